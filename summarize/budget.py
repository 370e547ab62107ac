"""What there is room for, where a reader asks for so many words at most."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class Text(Protocol):
    """A bullet, or a point of several articles."""

    @property
    def text(self) -> str: ...


Said = TypeVar("Said", bound=Text)


def within(texts: Iterable[Said], room: int) -> list[Said]:
    """As many as there is room for, in words; one that is too long gives way to those after it."""
    kept: list[Said] = []
    for one in texts:
        words = len(one.text.split())
        if words <= room:
            kept.append(one)
            room -= words
    return kept
