"""The article in a copied page: what is report and what is page, each dropped line with its reason."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from translate import chrome, dateline, dates
from translate.blocks import Block, Role
from translate.chrome_phrases import BREADCRUMB, BYLINE
from translate.dateline import Dateline
from translate.layout import layout
from translate.results import Segment
from translate.sentences import split


@dataclass(frozen=True, slots=True)
class Dropped:
    """Page furniture that was left out. lines: its line numbers (from 0) in the text, to put back with `parse(keep=…)`.

    A text that the page repeats, as it does with links, is here once, with all its lines.
    """

    text: str
    reason: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article as found in the Hindi; None for what the page does not tell. dateline: cut off its first paragraph."""

    category: str | None
    headline: str | None
    date: datetime.date | None
    dateline: Dateline | None
    paragraphs: tuple[str, ...]
    dropped: tuple[Dropped, ...] = ()

    def segments(self) -> list[Segment]:
        """The sentences to translate: the headline has id 0, those of the body 1, 2, …"""
        segments = [Segment(0, self.headline)] if self.headline else []
        number = 0
        for index, paragraph in enumerate(self.paragraphs):
            for span in split(paragraph):
                number += 1
                segments.append(Segment(number, span.text, index))
        return segments


def parse(text: str, keep: Collection[int] = ()) -> Article:
    """The article in a text, or in the page that it was copied from.

    keep: line numbers (from 0, of `text.splitlines()`) that are text though they look like page furniture. They come
    back as paragraphs in their place and change nothing else. Any text can be parsed; nothing of it is lost.
    """
    kept = frozenset(keep)
    blocks = layout(text)
    dropped = [block for block in blocks if block.role is Role.DROPPED]
    gone = [block for block in dropped if kept.isdisjoint(block.lines)]
    return Article(
        category=_first(blocks, Role.CATEGORY) or _section(dropped),
        headline=_first(blocks, Role.HEADLINE),
        date=_date(blocks),
        dateline=_dateline(blocks),
        paragraphs=tuple(
            block.text
            for block in blocks
            if block.role is Role.TEXT or (block.role is Role.DROPPED and not kept.isdisjoint(block.lines))
        ),
        dropped=tuple(_grouped(gone)),
    )


def _first(blocks: Iterable[Block], role: Role) -> str | None:
    return next((block.text for block in blocks if block.role is role), None)


def _section(dropped: Iterable[Block]) -> str | None:
    """The section that the page's breadcrumb tells."""
    return next((chrome.category(block.text) for block in dropped if block.reason == BREADCRUMB), None)


def _date(blocks: Sequence[Block]) -> datetime.date | None:
    """The day of publication: of its own line, beside the author's name, or in a dateline with a year."""
    own = [block.text for block in blocks if block.role is Role.DATE]
    elsewhere = [block.text for block in blocks if block.reason == BYLINE or block.role is Role.DATELINE]
    return next((date for text in (*own, *elsewhere) if (date := dates.first(text))), None)


def _dateline(blocks: Iterable[Block]) -> Dateline | None:
    text = _first(blocks, Role.DATELINE)
    if text is None:
        return None
    found = dateline.split(text)
    return found[0] if found else dateline.credit(text)


def _grouped(dropped: Iterable[Block]) -> Iterable[Dropped]:
    """Equal texts as one, in the order in which they first come."""
    groups: dict[tuple[str, str], list[int]] = {}
    for block in dropped:
        groups.setdefault((block.text, block.reason), []).extend(block.lines)
    return (Dropped(text, reason, tuple(lines)) for (text, reason), lines in groups.items())
