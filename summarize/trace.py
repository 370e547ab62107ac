"""Which sentences a bullet rests on that a model wrote: those whose words it has, one by one and two by two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.guard import unknown_names
from summarize.vectors import terms
from translate.results import Sentence

# Sentences at most; a name may bring in one more.
MOST = 3
# Share of a bullet's words that must be found.
LEAST = 0.5
# Share of its words and pairs that a further sentence must add, and how many at least.
ADDS, ADDS_AT_LEAST = 0.2, 2
# So many sentences before it may name whom a sentence calls "he".
REACH = 3


@dataclass(frozen=True, slots=True)
class Trace:
    """sentences: in the article's order. overlap: share of the bullet's words that are in them, from LEAST to 1."""

    sentences: tuple[Sentence, ...]
    overlap: float


def trace(text: str, sentences: Sequence[Sentence]) -> Trace | None:
    """The sentences that hold the words of a text; None where too few of them are in any.

    Greedy: the one with most of what is not yet found, the earlier of two, as long as it adds enough. A name that those
    lack is looked for a few sentences before: the model puts it in the place of a pronoun. sentences: those that the
    model read.
    """
    words = terms(text)
    wanted = {*words, *pairwise(words)}
    held = [wanted & _held(sentence) for sentence in sentences]
    found: list[int] = []
    open_units = set(wanted)
    while len(found) < MOST:
        gains = [len(units & open_units) for units in held]
        best = max(range(len(gains)), key=lambda index: gains[index], default=0)
        needed = 1 if not found else max(ADDS_AT_LEAST, ADDS * len(wanted))
        if not gains or gains[best] < needed:
            break
        found.append(best)
        open_units -= held[best]
    overlap = len({*words} - open_units) / len({*words}) if words else 0.0
    if overlap < LEAST:
        return None
    chosen = sorted({*found, *_naming(text, sentences, found)})
    return Trace(tuple(sentences[index] for index in chosen), overlap)


def _held(sentence: Sentence) -> set[str | tuple[str, str]]:
    words = terms(sentence.translation)
    return {*words, *pairwise(words)}


def _naming(text: str, sentences: Sequence[Sentence], found: Sequence[int]) -> list[int]:
    """The nearest sentence before those found that has more of the text's names than they have."""
    chosen = [sentences[index] for index in sorted(found)]
    lacking = len(unknown_names(text, chosen))
    first = min(found)
    for index in range(first - 1, max(-1, first - 1 - REACH), -1) if lacking else ():
        if len(unknown_names(text, [sentences[index], *chosen])) < lacking:
            return [index]
    return []
