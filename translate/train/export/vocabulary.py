"""The pieces of a checkpoint's tokenizer in the order of their numbers, as CTranslate2 wants them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece

from eval import UsageError


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the source and of the target by number: the same ones where a model has one vocabulary."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    unknown: str


def vocabulary(checkpoint: Path, model: Any) -> Vocabulary:
    """Of the tokenizer files that `Learner.save` wrote, for a model whose embeddings may have more rows than it has pieces.

    Raises UsageError where there are no such files, or more pieces than rows.
    """
    rows = [model.get_input_embeddings().num_embeddings, model.get_output_embeddings().out_features]
    models = [checkpoint / name for name in ("source.model", "target.model")]
    if all(path.is_file() for path in models):
        (source, unknown), (target, _) = (_sentencepiece(path) for path in models)
    elif (checkpoint / "tokenizer.model").is_file() and not (checkpoint / "tokenizer").is_dir():
        (source, unknown) = (target, _) = _sentencepiece(checkpoint / "tokenizer.model")
    elif (checkpoint / "tokenizer").is_dir():
        (source, unknown) = (target, _) = _transformers(checkpoint / "tokenizer")
    else:
        raise UsageError(
            f"{checkpoint} has no tokenizer; it needs tokenizer.model, or source.model and target.model, or a folder tokenizer"
        )
    return Vocabulary(_padded(source, rows[0], checkpoint), _padded(target, rows[1], checkpoint), unknown)


def transformers_tokenizer(folder: Path) -> Any:
    """The tokenizer in a folder. Raises UsageError where there is none."""
    from transformers import AutoTokenizer

    try:
        return AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError, ImportError) as error:
        raise UsageError(f"{folder} holds no tokenizer that transformers opens: {error}") from None


def _sentencepiece(path: Path) -> tuple[list[str], str]:
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(path))
    found = [pieces.id_to_piece(number) for number in range(len(pieces))]
    # A vocabulary that spells all that is unknown in bytes may have lost the piece for it.
    unknown = pieces.unk_id()
    return found, found[unknown] if 0 <= unknown < len(found) else "<unk>"


def _transformers(folder: Path) -> tuple[list[str], str]:
    tokenizer = transformers_tokenizer(folder)
    numbers = {number: piece for piece, number in tokenizer.get_vocab().items()}
    pieces = [numbers.get(number, _unused(number)) for number in range(max(numbers) + 1)]
    return pieces, tokenizer.unk_token or pieces[0]


def _padded(pieces: Sequence[str], rows: int, checkpoint: Path) -> tuple[str, ...]:
    if len(pieces) > rows:
        raise UsageError(
            f"the tokenizer in {checkpoint} has {len(pieces)} pieces and the model {rows}; they are not of one checkpoint"
        )
    return (*pieces, *map(_unused, range(len(pieces), rows)))


def _unused(number: int) -> str:
    """A name for a row that no piece has."""
    return f"<unused_{number}>"
