"""Search across languages: the sentences that are about what was asked, in Hindi or in English, whichever was asked in.

Each word of the query looks for the word of the sentence that is nearest to it, in the states of the second reader: late
interaction (Khattab and Zaharia 2020, ColBERT). One vector for a whole sentence does not find a single word in it as often.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize.beforehand import TOKEN
from summarize.vectors import Floats
from translate.meaning import Meaning, Vectors, units

# "fares, tickets": two things that are asked for.
BETWEEN = re.compile(r"[,;،]")
# Of cosines: below it they differ by rounding alone.
SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence by its place among those that were searched, from 0.

    score: by how many standard deviations it is nearer than the average of them: it ranks the sentences of one search, and no
    more.
    """

    place: int
    score: float


def find(query: str, sentences: Sequence[str], meaning: Meaning) -> list[Found]:
    """All sentences, the nearest to the query first; ties in their order.

    query: a word, some of them, or a sentence; with commas, several, of which a sentence needs one. Where nothing is asked, the
    sentences come in their order.
    """
    asked = [part.strip() for part in BETWEEN.split(query) if any(map(str.isalnum, part))]
    if not (asked and sentences):
        return [Found(place, 0.0) for place in range(len(sentences))]
    texts = [*asked, *sentences]
    found = [units(read.words(text, TOKEN)[1]) for text, read in zip(texts, meaning.read(texts), strict=True)]
    scores = np.array([[_nearness(one, other) for other in found[len(asked) :]] for one in found[: len(asked)]])
    # Some words are near to anything: what counts is how far a sentence stands above the others.
    spread = scores.std(axis=1, keepdims=True)
    best: Floats = ((scores - scores.mean(axis=1, keepdims=True)) / np.where(spread > SAME, spread, 1)).max(axis=0)
    return [Found(int(place), round(float(best[place]), 4)) for place in np.argsort(-best, kind="stable")]


def _nearness(query: Vectors, text: Vectors) -> float:
    """The mean over the query's words of the cosine with the text's nearest word; 0 where one has none."""
    # No BLAS: what it sums up, and in which order, depends on the machine's cores.
    return float(np.einsum("id,jd->ij", query, text).max(axis=1).mean()) if len(query) and len(text) else 0.0
