"""Two translations with the words marked that only one of them has."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher


def marked(first: str, other: str) -> tuple[str, str]:
    """Both texts, with [-…-] around what only the first has and {+…+} around what only the other has."""
    one, two = first.split(), other.split()
    left, right = [], []
    for same, mine, theirs in _runs(one, two):
        left.append(mine if same or not mine else f"[-{mine}-]")
        right.append(theirs if same or not theirs else f"{{+{theirs}+}}")
    return " ".join(filter(None, left)), " ".join(filter(None, right))


def _runs(one: list[str], two: list[str]) -> Iterator[tuple[bool, str, str]]:
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        yield kind == "equal", " ".join(one[a:b]), " ".join(two[c:d])
