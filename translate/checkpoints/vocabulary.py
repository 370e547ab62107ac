"""The pieces of a model in the order of their numbers, as CTranslate2 wants them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Vocabulary:
    """The pieces of the source and of the target by number: the same ones where a model has one vocabulary.

    unknown: the piece that stands for those that are not there.
    """

    source: tuple[str, ...]
    target: tuple[str, ...]
    unknown: str

    def padded(self, model: Any) -> Vocabulary:
        """With a name for every row of a model's embeddings. Raises ValueError where there are more pieces than rows."""
        source, target = model.get_input_embeddings().weight, model.get_output_embeddings().weight
        return Vocabulary(_padded(self.source, len(source)), _padded(self.target, len(target)), self.unknown)

    def read(self, pieces: Iterable[str]) -> list[int]:
        """The numbers of a source's pieces."""
        return [self.reads.get(piece, self.reads[self.unknown]) for piece in pieces]

    def written(self, pieces: Iterable[str]) -> list[int]:
        """The numbers of an answer's pieces."""
        return [self.writes.get(piece, self.writes[self.unknown]) for piece in pieces]

    @cached_property
    def reads(self) -> dict[str, int]:
        """{piece of the source: number}"""
        return {piece: number for number, piece in enumerate(self.source)}

    @cached_property
    def writes(self) -> dict[str, int]:
        """{piece of the target: number}"""
        return {piece: number for number, piece in enumerate(self.target)}


def numbered(tokenizer: Any) -> Vocabulary:
    """Of a tokenizer of transformers, which has one vocabulary for both sides."""
    # That of M2M-100 numbers its languages apart.
    pieces = by_number({**tokenizer.get_vocab(), **getattr(tokenizer, "lang_token_to_id", {})})
    return Vocabulary(pieces, pieces, tokenizer.unk_token or pieces[0])


def by_number(numbers: Mapping[str, int]) -> tuple[str, ...]:
    """{piece: number} as a row of pieces; a number that no piece has gets a name."""
    pieces = {number: piece for piece, number in numbers.items()}
    return tuple(pieces.get(number, _unused(number)) for number in range(max(pieces) + 1))


def _padded(pieces: tuple[str, ...], rows: int) -> tuple[str, ...]:
    if len(pieces) > rows:
        raise ValueError(f"the tokenizer has {len(pieces)} pieces and the model {rows}")
    return (*pieces, *map(_unused, range(len(pieces), rows)))


def _unused(number: int) -> str:
    """A name for a row that no piece has."""
    return f"<unused_{number}>"
