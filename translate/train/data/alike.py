"""Do the two sides of a pair say the same? A sentence encoder puts them near each other, and nearer than others.

The cosine of two sentences does not tell: names and formulas are near everything, stories near nothing. The margin does
(Artetxe & Schwenk 2019): the cosine of a pair less that of each side with its nearest strangers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import numpy as np

from translate.meaning import Meaning, Vectors
from translate.train.data.pairs import Pair
from translate.train.data.sampling import capped

# What strangers a side is held against: so many pairs of those that are judged, and of them the nearest few.
SAMPLE = 4096
NEIGHBOURS = 4
# Pairs whose vectors are in memory at once, beside those of the sample.
BLOCK = 1024
# On a side. Names and labels have low margins though they are right: of 24 shorter pairs that were read below -0.02, 14
# said the same.
MIN_WORDS = 5
# Of 150 longer pairs that were read, these did not say the same, or in part: 16 of 19 below -0.02, 13 of 46 from there to
# 0, 8 of 40 from 0 to 0.02, 2 of 25 from 0.02 to 0.03, and none of 20 from 0.03 to 0.045. The others down there are poor
# translations, and texts with many like them: captions, verses, cards that are moved.
LEAST = -0.02


def margins(hindi: Vectors, english: Vectors, others: Sequence[Vectors], own: Sequence[int]) -> Vectors:
    """[pairs]: the cosine of each pair, less the mean one of both sides with their nearest NEIGHBOURS among others.

    hindi, english: [pairs, width], of length 1. others: the Hindi and the English of other pairs, [others, width] each.
    own: [pairs], the place of each pair among the others, -1 where it is not there.
    """
    away = [
        _nearest(side, other, np.asarray(own)) for side, other in zip((hindi, english), reversed(others), strict=True)
    ]
    return np.asarray(np.einsum("ij,ij->i", hindi, english) - (away[0] + away[1]) / 2, np.float32)


def compared(pairs: Sequence[Pair], encoder: Meaning, min_words: int = MIN_WORDS) -> Vectors:
    """The margin of each pair; infinite where a side has fewer words. Says on standard error how far it is.

    The others are a sample of the pairs that have one, by hash: the same in whatever order they come.
    """
    from tqdm import tqdm

    found = np.full(len(pairs), np.inf, np.float32)
    places = [place for place, (_, *sides) in enumerate(pairs) if min(len(side.split()) for side in sides) >= min_words]
    # `capped` takes so many of each source: of one for all.
    judged = [pairs[place]._replace(source="") for place in places]
    sample = capped(judged, SAMPLE)
    among = {pair: number for number, pair in enumerate(sample)}
    with tqdm(
        total=len(sample) + len(judged),
        desc="encoder",
        unit="pair",
        mininterval=0.5 if sys.stderr.isatty() else 30,
        disable=not judged,
    ) as shown:

        def sides(pairs: Sequence[Pair]) -> tuple[Vectors, Vectors]:
            vectors = encoder.vectors([text for pair in pairs for text in pair[1:]])
            shown.update(len(pairs))
            return vectors[::2], vectors[1::2]

        # The sample is read twice: little of a large file, and only its vectors stay in memory.
        parts = [sides(block) for block in _blocks(sample)]
        others = tuple(np.concatenate(side) for side in zip(*parts, strict=True))
        done = [margins(*sides(block), others, [among.get(pair, -1) for pair in block]) for block in _blocks(judged)]
    if judged:
        found[places] = np.concatenate(done)
    return found


def _blocks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    return (pairs[begin : begin + BLOCK] for begin in range(0, len(pairs), BLOCK))


def _nearest(vectors: Vectors, others: Vectors, own: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Vectors:
    """[vectors]: the mean cosine with the nearest of the others; 0 where there are none."""
    cosines = vectors @ others.T
    (mine,) = np.nonzero(own >= 0)
    cosines[mine, own[mine]] = -np.inf
    count = min(NEIGHBOURS, len(others) - 1)
    if count < 1:
        return np.zeros(len(vectors), np.float32)
    return np.asarray(np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1), np.float32)
