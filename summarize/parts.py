"""A long article in parts that a model can read, each of whole sentences, which it remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from translate.clauses import split_long
from translate.results import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """Some sentences that follow each other. text: their English, in one line; pieces: how long it is for the model."""

    text: str
    sentences: tuple[Sentence, ...]
    pieces: int


def parts(sentences: Sequence[Sentence], pieces: Callable[[str], int], most: int) -> list[Part]:
    """The sentences in as few parts of at most `most` pieces as there can be, about equally long.

    A short rest would be summarized at the length of a whole page. A sentence that is too long by itself is cut near its
    middle, and so stands in more than one part. pieces: the length of a text in pieces of the model.
    """
    units = list(_units(sentences, pieces, most))
    total = sum(size for _, _, size in units)
    if not units:
        return []
    goal = total / ceil(total / most)
    found: list[list[tuple[Sentence, str, int]]] = [[]]
    size = 0
    for unit in units:
        # A part ends where it is nearest to its goal.
        if found[-1] and (size + unit[2] > most or size + unit[2] / 2 > goal):
            found.append([])
            size = 0
        found[-1].append(unit)
        size += unit[2]
    return [_part(part) for part in found]


def _units(
    sentences: Sequence[Sentence], pieces: Callable[[str], int], most: int
) -> Iterator[tuple[Sentence, str, int]]:
    """Sentence, text and length: of most sentences one, of those that are too long several."""

    def length(text: str) -> int:
        # As it is after a space: some tokenizers have other pieces for the first word of a text.
        return max(1, pieces(f" {text}"))

    for sentence in sentences:
        for text in split_long(" ".join(sentence.translation.split()), lambda text: length(text) <= most):
            yield sentence, text, length(text)


def _part(units: Sequence[tuple[Sentence, str, int]]) -> Part:
    sentences = {sentence.id: sentence for sentence, _, _ in units}
    return Part(" ".join(text for _, text, _ in units), tuple(sentences.values()), sum(size for _, _, size in units))
