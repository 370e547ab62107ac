"""The blocks of a copied page: each line, or the lines of one paragraph that a margin broke, and what it is seen alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from translate import chrome, dates
from translate.lines import MID_SENTENCE, clean, ends_sentence, join_wrapped

# A report has a paragraph of that many characters with a whole sentence; a line of verse or of a list is shorter.
MIN_REPORT = 60
MAX_HEADLINE = 160


class Role(Enum):
    """What a block is to its page."""

    CATEGORY = "category"
    HEADLINE = "headline"
    DATE = "date"
    DATELINE = "dateline"
    TEXT = "text"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page whose role is settled. lines: their numbers from 0. reason: why it was DROPPED, else ""."""

    role: Role
    text: str
    lines: tuple[int, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A block before its neighbours are looked at.

    chrome: why it is page furniture; date: what it says of the page's publication; both None for what may be text.
    sentence: it is text and holds a whole sentence, as no headline does ("?" and "!" end headlines too).
    """

    text: str
    lines: tuple[int, ...]
    chrome: str | None
    date: dates.DateLine | None
    sentence: bool

    @property
    def open(self) -> bool:
        return self.chrome is None and self.date is None

    @property
    def report(self) -> bool:
        return self.sentence and len(self.text) >= MIN_REPORT

    @property
    def link(self) -> bool:
        """May it be the headline, or the day, of another story?"""
        return self.date is not None or (self.open and not self.sentence and len(self.text) <= MAX_HEADLINE)


def units(text: str) -> Iterator[Unit]:
    """The units of a text, in order. Every line that is not blank is in one of them."""
    lines = clean(text)
    known = {line: (chrome.reason(line), dates.read(line)) for line in set(lines) if line}
    apart = [bool(line) and known[line] != (None, None) for line in lines]
    for numbers in join_wrapped(lines, apart):
        joined = " ".join(lines[number] for number in numbers)
        why, date = known[lines[numbers[0]]] if len(numbers) == 1 else (None, None)
        yield Unit(joined, tuple(numbers), why, date, (why, date) == (None, None) and _is_sentence(joined))


def _is_sentence(text: str) -> bool:
    last = text.rstrip(" \"'”’»)")[-1:]
    return (ends_sentence(text) and last not in ("?", "!")) or MID_SENTENCE.search(text) is not None
