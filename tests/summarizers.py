"""Summarization models in miniature, a folder each as their makers publish them, that have learned a few articles by heart."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import transformers
from tokenizers import ByteLevelBPETokenizer

from summarize.results import Bullet
from tests.checkpoints import BART
from tests.keeping import Kept
from tests.models import learn, padded, processor, sentencepiece_model
from translate.families.family import opened
from translate.results import Sentence

# Articles of about one length, and what the models make of them. In that of MARKET one sentence, and in that of SCHOOL
# the only one, has a number and a name that the article does not have; in that of MATCH nothing is of the article.
LIBRARY = (
    "The mayor of Patna opened a new library on Monday.",
    "It has 40 computers and a room for children.",
    "The old building was too small.",
)
BRIDGE = (
    "Heavy rain closed the bridge over the Kosi on Friday.",
    "Buses go by way of Supaul until it is repaired.",
    "Engineers hope to finish in May.",
)
MARKET = (
    "A fire burned down 15 shops in the market of Gaya.",
    "Nobody was hurt in it.",
    "The owners want money from the state for what they lost.",
)
SCHOOL = (
    "Teachers of a village school have no pay since June.",
    "They went to the office of the state on foot.",
    "Nobody was there on Monday.",
)
MATCH = (
    "The team from Ranchi won the cup for the second time.",
    "Its captain made 82 runs in the last match.",
    "It began two hours late.",
)
LEARNED = {
    LIBRARY: ("The mayor of Patna opened a new library.", "It has 40 computers."),
    BRIDGE: ("Heavy rain closed the bridge over the Kosi.", "Buses go by way of Supaul."),
    MARKET: ("A fire burned down 50 shops in the market of Siwan.", "Nobody was hurt in it."),
    SCHOOL: ("Teachers of 30 schools in Delhi have no pay since June.",),
    MATCH: ("Red cars win.", "Dogs like to swim."),
}
# As long as the longest of them, and no two of them together.
PLACES = 90
# How they search: at least 10 pieces besides <s> and what the decoder begins with, and at most 60.
NEWS = {"min_length": 12, "max_length": 62, "length_penalty": 2.0, "num_beams": 4, "no_repeat_ngram_size": 3}
_LIBRARY: Any = transformers
_TEXTS = [text for article, summary in LEARNED.items() for text in (*article, *summary, "summarize:")]
_SHAPE = BART | {"max_position_embeddings": PLACES}


def article(*stories: tuple[str, ...], headline: str | None = None) -> list[Sentence]:
    """The sentences of stories in a row, one paragraph each, translated."""
    texts = [(number, text) for number, story in enumerate(stories) for text in story]
    body = [Sentence(place, "…", text, paragraph=number) for place, (number, text) in enumerate(texts, 1)]
    return [Sentence(0, "…", headline), *body] if headline else body


def texts(bullets: list[Bullet]) -> list[str]:
    return [bullet.text for bullet in bullets]


def changed(folder: Path, name: str, **changes: Any) -> Path:
    """The folder with other values in one of its JSON files."""
    path = folder / name
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), "utf-8")
    return folder


def bart(folder: Path) -> None:
    """As facebook/bart-large-cnn: every summary begins with <s>."""
    _bart(folder, 1)
    opened(folder, folder.name).save_pretrained(folder)
    changed(folder, "generation_config.json", forced_bos_token_id=0, **NEWS)


def distilbart(folder: Path) -> None:
    """As sshleifer/distilbart-cnn-12-6: fewer layers write than read, and its tokenizer is in the older files alone."""
    _bart(folder, 2)
    tasks = {"summarization": NEWS | {"num_beams": 2}}
    changed(folder, "config.json", force_bos_token_to_be_generated=True, task_specific_params=tasks, **NEWS)


def pegasus(folder: Path) -> None:
    """As google/pegasus-cnn_dailymail: its pieces stand 103 behind those of its SentencePiece model, and <n> ends a line."""
    model = sentencepiece_model(_TEXTS, 110, pad_id=0, eos_id=1, unk_id=2, bos_id=-1, user_defined_symbols=["<n>"])
    (folder / "spiece.model").write_bytes(model)
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "PegasusTokenizer"})
    special = {
        "pad_token_id": 0,
        "eos_token_id": 1,
        "bos_token_id": 0,
        "decoder_start_token_id": 0,
        "forced_eos_token_id": 1,
    }
    config = _LIBRARY.PegasusConfig(**_SHAPE, **special, vocab_size=len(processor(model)) + 103)
    _learned(folder, _LIBRARY.PegasusForConditionalGeneration(config), "<n>".join)


def t5(folder: Path) -> None:
    """As google-t5/t5-small: it is told what to do, and begins sentences small and puts a space before each stop."""
    model = sentencepiece_model([*_TEXTS, *map(_small, LEARNED.values())], 110, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    (folder / "spiece.model").write_bytes(model)
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "T5Tokenizer", "extra_ids": 0})
    shape = {"d_model": 64, "d_kv": 16, "d_ff": 128, "num_layers": 1, "num_heads": 4, "dropout_rate": 0.0}
    config = _LIBRARY.T5Config(
        **shape,
        vocab_size=len(processor(model)),
        decoder_start_token_id=0,
        n_positions=PLACES,
        task_specific_params={"summarization": {"prefix": "summarize: ", **NEWS}},
    )
    _learned(folder, _LIBRARY.T5ForConditionalGeneration(config), _small, before="summarize: ")


KINDS: dict[str, Callable[[Path], None]] = {kind.__name__: kind for kind in (bart, distilbart, pegasus, t5)}
_KEPT = Kept(KINDS)
made, copied = _KEPT.made, _KEPT.copied


def _bart(folder: Path, layers: int) -> None:
    tokenizer = ByteLevelBPETokenizer()
    tokenizer.train_from_iterator(
        _TEXTS, vocab_size=400, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"], show_progress=False
    )
    tokenizer.save_model(str(folder))
    _json(folder / "tokenizer_config.json", {"tokenizer_class": "BartTokenizer", "model_max_length": 1024})
    shape = _SHAPE | {"encoder_layers": layers}
    special = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    config = _LIBRARY.BartConfig(**shape, **special, vocab_size=tokenizer.get_vocab_size())
    _learned(folder, _LIBRARY.BartForConditionalGeneration(config), " ".join)


def _small(summary: Sequence[str]) -> str:
    return " ".join(f"{text[0].lower()}{text[1:-1]} ." for text in summary)


def _learned(folder: Path, model: Any, written: Callable[[Sequence[str]], str], before: str = "") -> None:
    """Teach a model LEARNED, and save it beside its tokenizer. written: the text of a summary; before: what stands before an article."""
    tokenizer = opened(folder, folder.name)
    sources = [tokenizer(before + " ".join(article)).input_ids for article in LEARNED]
    targets = [tokenizer(text_target=written(summary)).input_ids for summary in LEARNED.values()]
    pad = model.config.pad_token_id
    read = padded(sources, pad)
    learn(model, input_ids=read, attention_mask=(read != pad).long(), labels=padded(targets, -100))
    model.save_pretrained(folder)


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
