"""What of a sentence answers to what of its translation, word by word, as the second reader sees them.

Words are compared by the encoder's states, which hold a word in its sentence: for each its nearest on the other side, as
BERTScore does (Zhang et al. 2020), both ways. The mean of a sentence's own states is taken off before, because all states
of a sentence have most of their direction in common. No text is encoded a second time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from translate.meaning import Read, units

Floats = npt.NDArray[np.float32]

# Letters, marks and digits of either script; what joins two of them (संस्था-प्रमुख, U.S.A, don't) joins the word.
_WORD = re.compile(r"[\w\u0900-\u0963]+(?:(?:[.'’-]|(?<=\d),(?=\d))[\w\u0900-\u0963]+)*")
# A shorter text has too few states for a mean of its own: nothing is concluded from it.
FEWEST = 4
# A word of a good translation has a nearest one on the other side that is about this near, seldom less than this.
NEAR = 0.4
# Small words that carry no news: a stretch that is shown does not begin or end with them, and is not made of them.
_PARTICLES = frozenset(
    "का के की को से में ने पर है हैं था थे थी थीं हो कि भी ही तो और या व तक जो यह वह इस उस एक लिए साथ द्वारा कर गया गई गए "
    "रहा रही रहे हुआ हुई हुए एवं तथा "
    "a an the of to in on at by for with and or as is are was were be been has have had it its this that which who "
    "from he she they his her their will would also".split()
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a text to which nothing answers. text: without particles at its ends; share: of the text's words.

    evidence: the sum over its words of what each lacks to NEAR, from 0 on; words: how many have news to tell.
    """

    text: str
    evidence: float
    words: int
    share: float


@dataclass(frozen=True, eq=False)
class Side:
    """A text with how near the nearest word of the other one is to each of its words.

    spans: of the words, [start, end) in characters. near: cosines without the mean of either text; plain: with it.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    near: Floats
    plain: Floats

    @cached_property
    def stretch(self) -> tuple[int, int, float]:
        """The words [start, end) that lack most, and how much: the greatest sum in a row (Kadane)."""
        best, start, total = (0, 0, 0.0), 0, 0.0
        for place, lacking in enumerate((NEAR - self.near).tolist()):
            if total <= 0:
                start, total = place, 0.0
            total += lacking
            if total > best[2]:
                best = (start, place + 1, total)
        return best

    def gap(self) -> Gap | None:
        """The stretch that lacks most, as it may be shown; None where every word has its answer."""
        start, end, evidence = self.stretch
        words = [self.text[first:last] for first, last in self.spans]
        telling = [place for place in range(start, end) if words[place].casefold() not in _PARTICLES]
        if not telling:
            return None
        shown = self.text[self.spans[telling[0]][0] : self.spans[telling[-1]][1]]
        return Gap(shown, evidence, len(telling), (end - start) / len(words))


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Both ways: what of the Hindi is in the English, and what of the English is in the Hindi."""

    hindi: Side
    english: Side


def cover(hindi: str, hindi_read: Read, english: str, english_read: Read) -> Coverage | None:
    """How both texts answer to each other, over as much of them as was read; None where one has fewer than FEWEST words."""
    sides = [hindi_read.words(hindi, _WORD), english_read.words(english, _WORD)]
    if min(len(spans) for spans, _ in sides) < FEWEST:
        return None
    plain = _cosines(*(states for _, states in sides))
    near = _cosines(
        *(
            states - read.states.mean(axis=0)
            for (_, states), read in zip(sides, (hindi_read, english_read), strict=True)
        )
    )
    return Coverage(
        Side(hindi, sides[0][0], near.max(axis=1), plain.max(axis=1)),
        Side(english, sides[1][0], near.max(axis=0), plain.max(axis=0)),
    )


def _cosines(rows: Floats, columns: Floats) -> Floats:
    """[rows, columns]"""
    # No BLAS: its threads wait for each other while the engine has the cores.
    return np.asarray(np.einsum("id,jd->ij", units(rows), units(columns)), np.float32)
