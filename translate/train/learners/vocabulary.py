"""The vocabularies of a new model: one SentencePiece model a language, made from its training text.

Unigram models (Kudo 2018), whose pieces follow stems and endings better than those of BPE at the same length
(Bostrom & Durrett 2020), and of which a small text simply has fewer. The text stays as it is, every character of it: one
that is too rare for a piece becomes its bytes. Digits stand alone, so that any number can be copied.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import sentencepiece

from eval import UsageError
from translate.train.learners.tags import TAGS

SOURCE = "source.model"
TARGET = "target.model"
# What the source's vocabulary has for the tags of machine-made pairs.
SYMBOLS = tuple(f"<{tag}>" for tag in TAGS)
BEGIN, PAD, END, UNKNOWN = range(4)
# Sentences that pieces are counted in; more change few pieces and cost minutes.
SENTENCES = 200_000


def write_vocabulary(path: Path, sentences: Iterable[str], pieces: int, symbols: Sequence[str] = ()) -> int:
    """Write what `vocabulary` makes; the pieces that it has."""
    model = vocabulary(sentences, pieces, symbols)
    path.write_bytes(model)
    return int(sentencepiece.SentencePieceProcessor(model_proto=model).vocab_size())


def vocabulary(sentences: Iterable[str], pieces: int, symbols: Sequence[str] = ()) -> bytes:
    """A serialised SentencePiece model; the same sentences give the same.

    <s>, <pad>, </s> and <unk> are pieces 0 to 3, `symbols` come next. pieces: how many at most.
    Raises UsageError where there is no text, or no room for the bytes and the usual characters.
    """
    text = [sentence for sentence in sentences if sentence.strip()]
    if not text:
        raise UsageError("there is no text to make a vocabulary from; give pairs that have both sides")
    model = io.BytesIO()
    try:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(text[:: -(-len(text) // SENTENCES)]),
            model_writer=model,
            model_type="unigram",
            vocab_size=pieces,
            hard_vocab_limit=False,
            byte_fallback=True,
            split_digits=True,
            normalization_rule_name="identity",
            remove_extra_whitespaces=False,
            user_defined_symbols=list(symbols),
            bos_id=BEGIN,
            pad_id=PAD,
            eos_id=END,
            unk_id=UNKNOWN,
            num_threads=1,  # sums of floats depend on their order
            minloglevel=2,
        )
    except RuntimeError as error:
        raise UsageError(f"this text makes no vocabulary of {pieces} pieces; ask for more ({error})") from None
    return model.getvalue()
