"""Cuts a sentence that is longer than the model reads at clause boundaries. Nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Callable

# Where a sentence may be cut, best places first: after a semicolon, colon or dash; before a conjunction that opens a
# clause; after a comma; between any two words.
_PLACES = (
    re.compile(r"(?<=[;:।—–])\s+|\s+(?=[—–-]\s)"),
    re.compile(r"\s+(?=(?:और|लेकिन|किंतु|परंतु|मगर|जबकि|क्योंकि|इसलिए|ताकि|जिससे|जिसके|जिसमें|तथा|एवं|बल्कि|हालांकि|कि)\s)"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+"),
)


def split_long(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Pieces of a text that each fit, cut near the middle at the best kind of place; joined by spaces they give it back.

    A single word that does not fit is cut between its letters, and then there is no space at the cut.
    """
    if fits(text):
        return [text]
    cut = next((place for places in _PLACES if (place := _middle(places, text)) is not None), None)
    left, right = (text[: cut[0]], text[cut[1] :]) if cut else (text[: len(text) // 2], text[len(text) // 2 :])
    if not left or not right:
        return [text]  # one letter that does not fit: the model must take it
    return [*split_long(left, fits), *split_long(right, fits)]


def _middle(places: re.Pattern[str], text: str) -> tuple[int, int] | None:
    """The place nearest to the middle, if it leaves both sides at least a fifth of the text."""
    spans = [found.span() for found in places.finditer(text) if found.start() > 0]
    best = min(spans, key=lambda span: abs(span[0] - len(text) / 2), default=None)
    if best is None or (places is not _PLACES[-1] and not 0.2 < best[0] / len(text) < 0.8):
        return None
    return best
