"""What the stages hand on to each other. Frozen: a later stage reads these and never changes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """One source sentence, before translation.

    id: 0 for the headline, then 1, 2, … through the body.
    paragraph: index into `Article.paragraphs`; None for the headline.
    """

    id: int
    source: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One candidate translation; `score` is its log-probability divided by its length in pieces (0 is certain)."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about a translation: a `code` for programs and a `reason` for the reader."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translated sentence: `Segment` plus its English, the engine's score and the doubts that remain."""

    id: int
    source: str
    translation: str
    score: float = 0.0
    flags: tuple[Flag, ...] = ()
    paragraph: int | None = None
