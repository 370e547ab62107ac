"""The pieces of a checkpoint that `translate.train` wrote, by their numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sentencepiece

from eval import UsageError
from translate.checkpoints.vocabulary import Vocabulary, numbered
from translate.errors import WeightsCorrupt


def vocabulary(checkpoint: Path, model: Any) -> Vocabulary:
    """Of the tokenizer files that `Learner.save` wrote, for a model whose embeddings may have more rows than it has pieces.

    Raises UsageError where there are no such files, or more pieces than rows.
    """
    models = [checkpoint / name for name in ("source.model", "target.model")]
    if all(path.is_file() for path in models):
        (source, unknown), (target, _) = (_sentencepiece(path) for path in models)
        found = Vocabulary(source, target, unknown)
    elif (checkpoint / "tokenizer.model").is_file() and not (checkpoint / "tokenizer").is_dir():
        pieces, unknown = _sentencepiece(checkpoint / "tokenizer.model")
        found = Vocabulary(pieces, pieces, unknown)
    elif (checkpoint / "tokenizer").is_dir():
        found = numbered(transformers_tokenizer(checkpoint / "tokenizer"))
    else:
        raise UsageError(
            f"{checkpoint} has no tokenizer; it needs tokenizer.model, or source.model and target.model, or a folder tokenizer"
        )
    try:
        return found.padded(model)
    except ValueError as error:
        raise UsageError(f"in {checkpoint} {error}; they are not of one checkpoint") from None


def transformers_tokenizer(folder: Path) -> Any:
    """The tokenizer in a folder. Raises UsageError where there is none."""
    from translate.families.family import opened

    try:
        return opened(folder, str(folder))
    except WeightsCorrupt as error:
        raise UsageError(f"{folder} holds no tokenizer that transformers opens: {error.__cause__}") from None


def _sentencepiece(path: Path) -> tuple[tuple[str, ...], str]:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    found = tuple(pieces.id_to_piece(number) for number in range(len(pieces)))
    # A vocabulary that spells all that is unknown in bytes may have lost the piece for it.
    unknown = pieces.unk_id()
    return found, found[unknown] if 0 <= unknown < len(found) else "<unk>"
