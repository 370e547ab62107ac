"""What the stages hand on to each other. Frozen: a later stage reads these and never changes them."""

from __future__ import annotations

from dataclasses import dataclass, replace


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
class Alternative:
    """Another translation of a sentence, with the engine's score and the doubts about it; `wrong` as of a Sentence."""

    text: str
    score: float
    flags: tuple[Flag, ...] = ()
    wrong: float | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translated sentence: `Segment` plus its English, the engine's score and the doubts that remain.

    alternatives: what else the engine would have said, best first.
    wrong: how probable it is that the English says something else than the Hindi, from 0 to 1; None where nobody asked.
    """

    id: int
    source: str
    translation: str
    score: float = 0.0
    flags: tuple[Flag, ...] = ()
    paragraph: int | None = None
    alternatives: tuple[Alternative, ...] = ()
    wrong: float | None = None

    def picking(self, number: int) -> Sentence:
        """With the alternative of that number, from 0, as the translation, and the former one in front of the others.

        Raises IndexError where there is no such one.
        """
        if number < 0:
            raise IndexError(f"There is no alternative {number}: they are numbered from 0")
        chosen = self.alternatives[number]
        others = (*self.alternatives[:number], *self.alternatives[number + 1 :])
        former = Alternative(self.translation, self.score, self.flags, self.wrong)
        return replace(
            self,
            translation=chosen.text,
            score=chosen.score,
            flags=chosen.flags,
            wrong=chosen.wrong,
            alternatives=(former, *others),
        )
