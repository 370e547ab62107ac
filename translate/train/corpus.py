"""Pairs as piece numbers, packed, and the order in which a run sees them: batches of like lengths, the same for every run."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from translate.train.learners import Example

# Pieces of examples: int64 [examples, parts that are padded each for itself].
Lengths = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
# What each example counts: float32 [examples].
Weights = np.ndarray[tuple[int], np.dtype[np.float32]]
# Examples that are sorted by length together: enough for batches without padding, few enough to keep an order.
WINDOW = 4096


class Corpus:
    """Examples in two flat arrays: half a million pairs as lists would take gigabytes."""

    def __init__(self, examples: Iterable[Example] = ()) -> None:
        self._pieces = array("i")
        self._ends = array("q", [0])
        self._weights = array("f")
        for example in examples:
            self.append(example)

    def append(self, example: Example, weight: float = 1.0) -> None:
        """weight: how much it counts beside the others, above 0."""
        for side in example:
            self._pieces.extend(side)
            self._ends.append(len(self._pieces))
        self._weights.append(weight)

    def __len__(self) -> int:
        return len(self._ends) // 2

    def __getitem__(self, index: int) -> Example:
        begin, middle, end = self._ends[2 * index : 2 * index + 3]
        return Example(self._pieces[begin:middle].tolist(), self._pieces[middle:end].tolist())

    def lengths(self) -> Lengths:
        """Pieces of every example's two sides: int64 [examples, 2]."""
        ends = np.frombuffer(self._ends, dtype=np.int64)
        return (ends[1:] - ends[:-1]).reshape(-1, 2)

    def padded(self, joined: bool) -> Lengths:
        """Lengths of what is padded each for itself: of both sides together where they are one row of a batch."""
        return self.lengths().sum(1, keepdims=True) if joined else self.lengths()

    def weights(self) -> Weights | None:
        """What an example's loss is multiplied by; None where all count alike.

        1 on average over the pieces that are learned, so that a rate means the same with weights as without.
        """
        weights = np.array(self._weights, np.float32)
        if not len(weights) or (weights == weights[0]).all():
            return None
        return np.asarray(weights / np.average(weights, weights=self.lengths()[:, 1]), np.float32)

    def bytes(self) -> Iterator[bytes]:
        """What the corpus is made of, for a hash."""
        yield self._pieces.tobytes()
        yield self._ends.tobytes()
        if self.weights() is not None:
            yield self._weights.tobytes()


@dataclass(frozen=True, slots=True)
class Done:
    """Where a run is: so many batches of that epoch are done. Both from 0."""

    epoch: int = 0
    batch: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """How a corpus is cut into batches.

    tokens: the most pieces of a batch, padding included, all parts together.
    seed: of the order of examples and of batches. shuffle: False keeps the order of the pairs (the best last), and only
    the batches of a window change places.
    """

    tokens: int
    seed: int = 0
    shuffle: bool = True

    def batches(self, lengths: Lengths, epoch: int) -> list[list[int]]:
        """The batches of an epoch, as numbers of examples. The same lengths and epoch give the same batches.

        An example that is longer than `tokens` is a batch of its own.
        """
        random = np.random.default_rng((self.seed, epoch))
        places = random.permutation(len(lengths)) if self.shuffle else np.arange(len(lengths))
        found: list[list[int]] = []
        for start in range(0, len(places), WINDOW):
            window = places[start : start + WINDOW]
            window = window[np.lexsort((window, lengths[window, -1], lengths[window].sum(1)))]
            cut = self._cut(window.tolist(), lengths)
            found += [cut[place] for place in random.permutation(len(cut))]
        return found

    def _cut(self, window: Sequence[int], lengths: Lengths) -> list[list[int]]:
        batches: list[list[int]] = []
        longest: list[int] = []
        for index, parts in zip(window, lengths[window].tolist(), strict=True):
            longer = [*map(max, longest, parts)]
            if batches and sum(longer) * (len(batches[-1]) + 1) <= self.tokens:
                batches[-1].append(index)
                longest = longer
            else:
                batches.append([index])
                longest = parts
        return batches
