"""Which words of an article its summary would have: a probability for each, learned from human highlights.

Word probabilities as what a summary is to cover go back to Nenkova and Vanderwende (2005, SumBasic); learning them from
summaries, to Hong and Nenkova (2014).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from summarize.learned import Logistic
from summarize.vectors import STOP_TERMS, Floats, sums, words

POSITION_SCALE = 3.0
LEAD, EARLY = 3, 5
# A capital after a small letter or a comma: a name, not the first word of the sentence.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")

_ANY = (
    "position",  # exp(-place of its first sentence / POSITION_SCALE)
    "first",  # the first sentence has it
    "lead",  # it comes up within the first LEAD
    "count",  # ln of its occurrences
    "early",  # share of the first EARLY sentences that have it
)
_MEANING = ("capital", "digit", "letters")  # ln(1 + times as a name), has a digit, length / 10
# Stop words have weights of their own, and the share of the sentences that have them.
NAMES = (*_ANY, *_MEANING, *(f"stop_{name}" for name in _ANY), "stop", "stop_spread")


class Table:
    """The distinct words of each of n sentences. vocabulary: all of them, in the order in which they come up."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        self._n = len(rows)
        counts = Counter(word for row in rows for word in row)
        self.vocabulary = tuple(counts)
        column = {word: place for place, word in enumerate(counts)}
        distinct = [dict.fromkeys(row) for row in rows]
        self._rows = np.repeat(np.arange(self._n), [len(row) for row in distinct])
        self._columns = np.fromiter((column[word] for row in distinct for word in row), np.int64, len(self._rows))
        size = len(counts)
        self._first = np.full(size, self._n)
        np.minimum.at(self._first, self._columns, self._rows)
        self._counts = np.fromiter(counts.values(), np.float64, size)

    def among(self, wanted: Collection[str]) -> NDArray[np.bool_]:
        """Which words of the vocabulary are among some others; shape (words,)."""
        wanted = frozenset(wanted)
        return np.array([word in wanted for word in self.vocabulary], bool)

    def gain(self, importance: Floats, covered: NDArray[np.bool_]) -> Floats:
        """For each sentence the importance of its words that are not covered; shape (n,). covered: (words,)."""
        return sums(self._rows, (importance * ~covered)[self._columns], self._n)

    def columns(self, index: int) -> NDArray[np.int64]:
        """The places in the vocabulary of a sentence's words."""
        columns: NDArray[np.int64] = self._columns[self._rows == index]
        return columns


class Words(Table):
    """The words of English sentences, and what a summary has of them."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__([words(text) for text in texts])
        named = Counter(word for text in texts for name in NAME.findall(text) for word in words(name))
        self._named = np.array([named[word] for word in self.vocabulary], np.float64)

    def features(self) -> Floats:
        """Of each word of the vocabulary, in the order of NAMES; shape (words, len(NAMES))."""
        size = len(self.vocabulary)
        ones = np.ones(len(self._rows))
        early = self._rows < EARLY
        any_ = np.column_stack(
            [
                np.exp(-self._first / POSITION_SCALE),
                self._first == 0,
                self._first < LEAD,
                np.log(self._counts),
                sums(self._columns, ones * early, size) / EARLY,
            ]
        )
        digit = [any(map(str.isdigit, word)) for word in self.vocabulary]
        meaning = np.column_stack([np.log1p(self._named), digit, [len(word) / 10 for word in self.vocabulary]])
        stop = np.array([word in STOP_TERMS for word in self.vocabulary], np.float64).reshape(size, 1)
        spread = sums(self._columns, ones, size).reshape(size, 1) / max(self._n, 1)
        return np.hstack([any_ * (1 - stop), meaning * (1 - stop), any_ * stop, stop, spread * stop])

    def importance(self, learned: Logistic) -> Floats:
        """The probability of each word of the vocabulary that a summary has it; shape (words,)."""
        return learned(self.features())

    def new(self) -> Floats:
        """The share of each sentence's distinct words that no earlier sentence has; shape (n,)."""
        fresh = (self._first[self._columns] == self._rows).astype(np.float64)
        return sums(self._rows, fresh, self._n) / np.maximum(sums(self._rows, np.ones(len(fresh)), self._n), 1)
