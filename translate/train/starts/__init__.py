"""What a training starts from: the embedded model, a checkpoint folder, or nothing but a size."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import UsageError
from translate.errors import WrongLanguages
from translate.train.learners import Learner

EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Start:
    """A learner, and what the card says of where it came from.

    kind: "embedded", "folder" or "fresh". weights: sha256 of the weights that it began with, None for a new model.
    card: the text of the card that came with them. folder: where they and their notices are. encoder: the BERT that the
    encoder of a new model was, and the sha256 of its weights.
    """

    name: str
    kind: str
    learner: Learner
    weights: str | None = None
    card: str | None = None
    folder: Path | None = None
    encoder: str | None = None


def open_start(
    name: str, text: Iterable[tuple[str, str]], work: Path, seed: int = 0, encoder: Path | None = None
) -> Start:
    """Open "embedded", a folder, or a size by name (tiny, small, base).

    text: Hindi and English that a new model's vocabularies are made from. work: an empty folder for what is made here.
    encoder: a BERT checkpoint whose weights a new model's encoder begins with. Raises UsageError.
    """
    from translate.train.starts.fresh import SIZES

    if name in SIZES:
        return _fresh(name, text, work, seed, encoder)
    if encoder is not None:
        raise UsageError(f"--encoder is for a new model ({', '.join(SIZES)}); {name} has its own")
    from translate.weights import EMBEDDED as folder

    if name == EMBEDDED:
        return _embedded(name, folder, work)
    place = Path(name)
    if (place / "SHA256SUMS").is_file() and not (place / "checkpoint").is_dir():
        return _embedded(name, place, work)
    if (place / "checkpoint" / "config.json").is_file():  # what an earlier training wrote
        place = place / "checkpoint"
    if (place / "config.json").is_file():
        return _folder(name, place)
    sizes = ", ".join(SIZES)
    raise UsageError(
        f'cannot start from "{name}"; name embedded, a folder with config.json and weights, or a size: {sizes}'
    )


def _embedded(name: str, folder: Path, work: Path) -> Start:
    from transformers import Gemma3ForCausalLM

    from translate.train.learners.causal import Causal
    from translate.train.starts.embedded import checkpoint

    config, state, weights = checkpoint(folder)
    model = Gemma3ForCausalLM(config)
    model.load_state_dict(state, strict=False)
    model.tie_weights()
    tokenizer = work / "tokenizer.model"
    tokenizer.write_bytes(weights.tokenizer)
    return Start(name, "embedded", Causal(model, tokenizer), weights.digest, _card(folder), folder)


def _folder(name: str, folder: Path) -> Start:
    import torch
    from safetensors import SafetensorError
    from transformers import AutoConfig, AutoModelForCausalLM, AutoModelForSeq2SeqLM

    from translate.indictrans import register

    register()
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        kind: Any = AutoModelForSeq2SeqLM if config.is_encoder_decoder else AutoModelForCausalLM
        model, found = kind.from_pretrained(
            folder, local_files_only=True, trust_remote_code=False, dtype=torch.float32, output_loading_info=True
        )
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise UsageError(f"{folder} is no checkpoint that transformers opens: {error}") from None
    if missing := sorted(found["missing_keys"]):
        raise UsageError(
            f"the checkpoint in {folder} lacks {len(missing)} of its weights ({missing[0]}, …); copy it there again, whole"
        )
    return Start(name, "folder", _learner(model, folder), _sha256(folder), *_told(folder))


def _learner(model: Any, folder: Path) -> Learner:
    from translate.engines.folder import NAME, Seq2SeqSettings, loads
    from translate.train.export.vocabulary import transformers_tokenizer
    from translate.train.learners.causal import Causal
    from translate.train.learners.seq2seq import OneTokenizer, Seq2Seq, TwoModels

    if not model.config.is_encoder_decoder:
        if not (folder / "tokenizer.model").is_file():
            raise UsageError(f"{folder} has no tokenizer.model; a language model needs its SentencePiece model there")
        return Causal(model, folder / "tokenizer.model")
    if (folder / "source.model").is_file() and (folder / "target.model").is_file():
        described = folder / NAME
        settings = loads(described.read_text("utf-8")) if described.is_file() else Seq2SeqSettings()
        prefix = settings.source_prefix if isinstance(settings, Seq2SeqSettings) else ()
        return Seq2Seq(model, TwoModels(folder / "source.model", folder / "target.model", prefix))
    tokenizer = transformers_tokenizer(folder / "tokenizer" if (folder / "tokenizer").is_dir() else folder)
    forced = _languages(tokenizer)
    if forced is not None:
        model.generation_config.forced_bos_token_id = forced
    return Seq2Seq(model, OneTokenizer(tokenizer, forced))


def _languages(tokenizer: Any) -> int | None:
    """Tell a multilingual tokenizer that it reads Hindi; the piece that English begins with, None where there is none."""
    from translate.families.other import tell_languages

    try:
        piece = tell_languages(tokenizer)
    except WrongLanguages:
        raise UsageError(
            "the tokenizer of this checkpoint knows no Hindi and English (hin_Deva, hi_IN or hi)"
        ) from None
    return None if piece is None else int(tokenizer.convert_tokens_to_ids(piece))


def _fresh(name: str, text: Iterable[tuple[str, str]], work: Path, seed: int, encoder: Path | None) -> Start:
    from translate.train.learners.seq2seq import Seq2Seq, TwoModels
    from translate.train.starts.fresh import fresh

    model = fresh(name, text, work, seed, encoder)
    # A BERT was trained with a piece before every text.
    pieces = TwoModels(work / "source.model", work / "target.model", ["<s>"] if encoder else [])
    if encoder is None:
        return Start(name, "fresh", Seq2Seq(model, pieces))
    digest = _sha256(encoder)
    told = f"`{encoder.name}` (sha256 of its weights `{digest}`)"
    return Start(name, "fresh", Seq2Seq(model, pieces), digest, _card(encoder), encoder=told)


def _card(folder: Path) -> str | None:
    path = folder / "CARD.md"
    return path.read_text("utf-8") if path.is_file() else None


def _told(folder: Path) -> tuple[str | None, Path]:
    """The card of a checkpoint and the folder that it is in: its own, or that of the engine it belongs to."""
    found = folder.parent if folder.name == "checkpoint" else folder
    return _card(found), found


def _sha256(folder: Path) -> str:
    """Of a checkpoint's weights: all its files of them, in the order of their names."""
    hashed = hashlib.sha256()
    for path in sorted([*folder.glob("*.safetensors"), *folder.glob("pytorch_model*.bin")]):
        with path.open("rb") as file:
            hashed.update(hashlib.file_digest(file, "sha256").digest())
    return hashed.hexdigest()
