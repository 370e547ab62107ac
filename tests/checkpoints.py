"""Checkpoints in miniature, a folder each as the families' makers publish them, that have learned a few sentences by heart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import transformers

from tests.keeping import Kept
from tests.models import LEARNED, learn, padded, processor, sentencepiece_model, tokenizer_of
from translate.families.family import opened

# Of one SentencePiece model for both languages: the least that has a piece for every letter of LEARNED.
PIECES = 170
# It declares its configurations for itself.
_LIBRARY: Any = transformers
BART: dict[str, Any] = {
    "d_model": 64,
    "encoder_layers": 1,
    "decoder_layers": 1,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 128,
    "decoder_ffn_dim": 128,
    "max_position_embeddings": 96,
    "dropout": 0.0,
    "scale_embedding": True,
}


def marian(folder: Path) -> None:
    """opus-mt: two SentencePiece models, whose pieces are numbered together."""
    sides = [sentencepiece_model(texts, 84) for texts in zip(*LEARNED, strict=True)]
    for side, model in zip(("source", "target"), sides, strict=True):
        (folder / f"{side}.spm").write_bytes(model)
    own = [piece for side in map(processor, sides) for piece in map(side.id_to_piece, range(3, len(side)))]
    pieces = ["</s>", "<unk>", *dict.fromkeys(own), "<pad>"]
    _json(folder / "vocab.json", {piece: number for number, piece in enumerate(pieces)})
    _tokenizer_config(
        folder, "MarianTokenizer", source_lang="hi", target_lang="en", unk_token="<unk>", pad_token="<pad>"
    )
    pad = len(pieces) - 1
    special = {"eos_token_id": 0, "bos_token_id": 0, "pad_token_id": pad, "decoder_start_token_id": pad}
    config = _LIBRARY.MarianConfig(**BART, **special, vocab_size=len(pieces), forced_eos_token_id=0)
    _learned(folder, _LIBRARY.MarianMTModel(config))


def nllb(folder: Path) -> None:
    """Its tokenizer.json has the languages, which its SentencePiece model of byte pairs does not."""
    _multilingual(
        folder,
        "NllbTokenizer",
        ("hin_Deva", "eng_Latn"),
        _LIBRARY.M2M100ForConditionalGeneration,
        _LIBRARY.M2M100Config,
        "bpe",
    )


def m2m_100(folder: Path) -> None:
    """Its SentencePiece model has no numbers of its own: vocab.json does."""
    model = sentencepiece_model([text for pair in LEARNED for text in pair], PIECES)
    (folder / "sentencepiece.bpe.model").write_bytes(model)
    own = processor(model)
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *map(own.id_to_piece, range(3, len(own)))]
    _json(folder / "vocab.json", {piece: number for number, piece in enumerate(pieces)})
    _tokenizer_config(folder, "M2M100Tokenizer", src_lang="hi", tgt_lang="en")
    # A hundred languages, and words that are none.
    rows = len(pieces) + 108
    _learned(
        folder,
        _LIBRARY.M2M100ForConditionalGeneration(_LIBRARY.M2M100Config(**BART, **_SPECIAL, vocab_size=rows)),
        "__hi__",
        "__en__",
    )


def mbart_50(folder: Path) -> None:
    _multilingual(
        folder, "MBart50Tokenizer", ("hi_IN", "en_XX"), _LIBRARY.MBartForConditionalGeneration, _LIBRARY.MBartConfig
    )


def mt5(folder: Path) -> None:
    model = sentencepiece_model(
        [text for pair in LEARNED for text in pair], PIECES, pad_id=0, eos_id=1, unk_id=2, bos_id=-1
    )
    (folder / "spiece.model").write_bytes(model)
    _tokenizer_config(folder, "T5Tokenizer", extra_ids=0)
    shape = {"d_model": 64, "d_kv": 16, "d_ff": 128, "num_layers": 1, "num_heads": 4, "dropout_rate": 0.0}
    config = _LIBRARY.T5Config(
        **shape, vocab_size=len(processor(model)), decoder_start_token_id=0, feed_forward_proj="gated-gelu"
    )
    _learned(folder, _LIBRARY.T5ForConditionalGeneration(config))


def bart(folder: Path) -> None:
    tokenizer = tokenizer_of([text for pair in LEARNED for text in pair], 200, ["<s>", "<pad>", "</s>", "<unk>"], "<s>")
    tokenizer.save_pretrained(folder)
    config = _LIBRARY.BartConfig(
        **BART, **_SPECIAL, vocab_size=len(tokenizer), forced_bos_token_id=0, forced_eos_token_id=2
    )
    _learned(folder, _LIBRARY.BartForConditionalGeneration(config))


def pegasus(folder: Path) -> None:
    """Its pieces stand 103 behind those of its SentencePiece model."""
    model = sentencepiece_model(
        [text for pair in LEARNED for text in pair], PIECES, pad_id=0, eos_id=1, unk_id=2, bos_id=-1
    )
    (folder / "spiece.model").write_bytes(model)
    _tokenizer_config(folder, "PegasusTokenizer")
    special = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 0, "decoder_start_token_id": 0}
    config = _LIBRARY.PegasusConfig(**BART, **special, vocab_size=len(processor(model)) + 103, forced_eos_token_id=1)
    _learned(folder, _LIBRARY.PegasusForConditionalGeneration(config))


def pegasus_x(folder: Path) -> None:
    """A family that only torch knows."""
    tokenizer = tokenizer_of([text for pair in LEARNED for text in pair], 200, ["<pad>", "</s>", "<unk>"], None)
    tokenizer.save_pretrained(folder)
    shape = BART | {"max_position_embeddings": 128}
    special = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": None, "decoder_start_token_id": 0}
    config = _LIBRARY.PegasusXConfig(
        **shape, **special, vocab_size=len(tokenizer), num_global_tokens=4, block_size=16, forced_eos_token_id=1
    )
    _learned(folder, _LIBRARY.PegasusXForConditionalGeneration(config))


FAMILIES: dict[str, Callable[[Path], None]] = {
    kind.__name__: kind for kind in (bart, m2m_100, marian, mbart_50, mt5, nllb, pegasus, pegasus_x)
}
_KEPT = Kept(FAMILIES)
made, copied = _KEPT.made, _KEPT.copied
_SPECIAL: dict[str, Any] = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}


def _multilingual(
    folder: Path, tokenizer: str, codes: tuple[str, str], kind: Any, config: Any, model_type: str = "unigram"
) -> None:
    """A SentencePiece model whose numbers move up by one, and languages behind its pieces."""
    model = sentencepiece_model([text for pair in LEARNED for text in pair], PIECES, model_type=model_type)
    (folder / "sentencepiece.bpe.model").write_bytes(model)
    _tokenizer_config(folder, tokenizer, src_lang=codes[0], tgt_lang=codes[1], extra_special_tokens=["ur_PK", *codes])
    known = opened(folder, folder.name)
    known.save_pretrained(folder)
    forced = known.convert_tokens_to_ids(codes[1])
    made = config(**BART, **_SPECIAL, vocab_size=len(known), forced_bos_token_id=forced)
    _learned(folder, kind(made), *codes)


def _learned(folder: Path, model: Any, hindi: str | None = None, english: str | None = None) -> None:
    """Teach a model LEARNED by its own tokenizer, and save it beside that. hindi, english: what the languages are called."""
    tokenizer = opened(folder, folder.name)
    sources = [tokenizer(source).input_ids for source, _ in LEARNED]
    targets = [tokenizer(text_target=target).input_ids for _, target in LEARNED]
    if hindi:
        assert all(tokenizer.convert_ids_to_tokens(row[0]) == hindi for row in sources)
        assert all(tokenizer.convert_ids_to_tokens(row[0]) == english for row in targets)
    pad = model.config.pad_token_id
    read = padded(sources, pad)
    learn(model, input_ids=read, attention_mask=(read != pad).long(), labels=padded(targets, -100))
    model.save_pretrained(folder)


def _tokenizer_config(folder: Path, kind: str, **settings: Any) -> None:
    _json(folder / "tokenizer_config.json", {"tokenizer_class": kind, **settings})


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
