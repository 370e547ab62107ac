"""Sentences as TF-IDF vectors, kept sparse so that thousands of them cost milliseconds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.words import STOP_WORDS

Floats = NDArray[np.float64]

# Words and numbers, with what holds them together: "don't", "30-year-old", "2.5", "1,200".
TOKEN = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")


def words(text: str) -> list[str]:
    """The words of `text`: lower case, no possessive, no plural "s"."""
    return [_singular(POSSESSIVE.sub("", match.group())) for match in TOKEN.finditer(text.lower())]


def terms(text: str) -> list[str]:
    """The words of `text` that carry meaning, as `words` gives them.

    A text of nothing but stop words ("He did so.") keeps them, so that its repetition is seen too.
    """
    found = words(text)
    return [word for word in found if word not in STOP_TERMS] or found


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


# As `words` spells them.
STOP_TERMS = frozenset(map(_singular, STOP_WORDS))


class Vectors:
    """Unit TF-IDF vectors of n sentences: (1 + ln tf) · ln((1 + n) / df), the document frequency within the text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._n = len(texts)
        counts = [Counter(terms(text)) for text in texts]
        frequency = Counter(term for count in counts for term in count)
        self._column = {term: column for column, term in enumerate(frequency)}
        self._idf = np.log((1 + self._n) / np.fromiter(frequency.values(), np.float64, len(frequency)))
        # Coordinate form, row by row; row i is entries _start[i]:_start[i + 1].
        lengths = [len(count) for count in counts]
        self._rows = np.repeat(np.arange(self._n), lengths)
        self._start = np.concatenate(([0], np.cumsum(lengths, dtype=np.int64)))
        entries = int(self._start[-1])
        self._columns = np.fromiter((self._column[t] for count in counts for t in count), np.int64, entries)
        tf = np.fromiter((c for count in counts for c in count.values()), np.float64, entries)
        values = (1 + np.log(tf)) * self._idf[self._columns]
        norms = np.sqrt(sums(self._rows, values**2, self._n))
        self._values = values / norms[self._rows]

    def centrality(self) -> Floats:
        """Mean cosine of each sentence with the others, divided by the largest; shape (n,), in [0, 1].

        Degree centrality with cosine weights (Erkan and Radev 2004, LexRank), without the n × n matrix: the cosines
        of a sentence add up to its product with the sum of all vectors.
        """
        total = sums(self._columns, self._values, len(self._column))
        degree = self._times(total) - 1  # without itself
        top = degree.max(initial=0.0)
        return np.clip(degree / top, 0.0, 1.0) if top > 1e-9 else np.zeros(self._n)

    def similarity(self, index: int) -> Floats:
        """Cosine of every sentence with sentence `index`; shape (n,)."""
        row = slice(self._start[index], self._start[index + 1])
        vector = np.zeros(len(self._column))
        vector[self._columns[row]] = self._values[row]
        return self._times(vector)

    def similarity_to(self, text: str) -> Floats:
        """Cosine of every sentence with another text, of which only the words that the sentences have count; (n,)."""
        vector = np.zeros(len(self._column))
        for term, count in Counter(terms(text)).items():
            if (column := self._column.get(term)) is not None:
                vector[column] = (1 + np.log(count)) * self._idf[column]
        norm = float(np.linalg.norm(vector))
        return self._times(vector / norm) if norm else np.zeros(self._n)

    def _times(self, vector: Floats) -> Floats:
        return sums(self._rows, self._values * vector[self._columns], self._n)


def sums(places: NDArray[np.int64], values: Floats, size: int) -> Floats:
    """The sum of the values that share a place, for each place below `size`."""
    return np.bincount(places, values, size).astype(np.float64, copy=False)
