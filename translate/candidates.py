"""Hypotheses in their final form, from the best to the worst, as the checks and the model see them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from translate.checks import check
from translate.normalize import tidy_english
from translate.protect import Masked
from translate.results import Alternative, Hypothesis

# How bad a doubt is, for choosing between candidates that all have some.
GRAVITY = {
    "empty": 9,
    "loop": 5,
    "too-long": 4,
    "too-short": 3,
    "numbers": 3,
    "time": 3,
    "names": 3,
    "protected": 3,
    "devanagari": 2,
}
# A doubt that no check counts, but the second reader has said.
SAID = 1


def candidates(piece: str, masked: Masked, hypotheses: Iterable[Hypothesis]) -> list[Alternative]:
    """Hypotheses for a piece of a masked sentence, with what was masked in its place, set like print, and checked."""
    source = masked.restore(piece)
    texts = ((masked.restore(tidy_english(found.text, piece)), found.score) for found in hypotheses)
    return [Alternative(text, score, check(source, text)) for text, score in texts]


def distinct(found: Iterable[Alternative]) -> list[Alternative]:
    """Of candidates that read alike, the first alone."""
    first: dict[str, Alternative] = {}
    for candidate in found:
        first.setdefault(" ".join(candidate.text.split()).casefold(), candidate)
    return list(first.values())


def rank(candidate: Alternative) -> tuple[int, float]:
    """The smaller, the better: fewest and lightest doubts, then the likeliest."""
    return sum(GRAVITY.get(flag.code, SAID) for flag in candidate.flags), -candidate.score


def joined(parts: Sequence[Alternative], source: str) -> Alternative:
    """Translations of the pieces of one sentence as one, checked against all of it; as doubtful as the worst of them."""
    if len(parts) == 1:
        return parts[0]
    # Only the last one keeps its full stop.
    texts = [*(part.text.removesuffix(".") for part in parts[:-1]), parts[-1].text]
    words = [max(1, len(part.text.split())) for part in parts]
    score = sum(part.score * number for part, number in zip(parts, words, strict=True)) / sum(words)
    text = " ".join(texts).strip()
    said = dict.fromkeys(flag for part in parts for flag in part.flags if flag.code not in GRAVITY)
    wrong = [part.wrong for part in parts if part.wrong is not None]
    return Alternative(text, score, (*check(source, text), *said), max(wrong, default=None))
