"""The pieces of a model in the order of their numbers, as CTranslate2 wants them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the source and of the target by number: the same ones where a model has one vocabulary."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    unknown: str

    def padded(self, source: int, target: int) -> Vocabulary:
        """With a name for every row of the embeddings. Raises ValueError where there are more pieces than rows."""
        for pieces, rows in ((self.source, source), (self.target, target)):
            if len(pieces) > rows:
                raise ValueError(f"the tokenizer has {len(pieces)} pieces and the model {rows}")
        return Vocabulary(_padded(self.source, source), _padded(self.target, target), self.unknown)


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
    return (*pieces, *map(_unused, range(len(pieces), rows)))


def _unused(number: int) -> str:
    """A name for a row that no piece has."""
    return f"<unused_{number}>"
