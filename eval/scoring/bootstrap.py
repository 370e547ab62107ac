"""Bootstrap intervals, paired bootstrap and approximate randomisation of any score that is computed from sums.

Every row of a corpus has statistics (n-grams that match, edits, a ROUGE score, …), and a score is a function of their
sums: so whole resamples are one product of matrices. Seeded, with the draws that sacreBLEU makes: the same rows give
the same bounds, here and there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
TRIALS = 10_000
SEED = 12345
LEVEL = 95
# A p-value below it is called significant.
SIGNIFICANT = 0.05
# Fewer rows than that are no sample to be sure of.
FEW = 30
# Draws held at once, so that a corpus of any size fits: about 64 MiB of them.
_DRAWS = 8_000_000

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A score and its 95% bounds, in the unit of the score."""

    mean: float
    low: float
    high: float


def resample(statistics: Floats, resamples: int = RESAMPLES) -> Floats:
    """Sums of rows drawn with replacement: (n, k) to (resamples, k). The same draws for every matrix of n rows."""
    rows = len(statistics)
    random = np.random.default_rng(SEED)
    return np.concatenate(
        [
            _counts(random.integers(0, rows, (portion, rows)), rows) @ statistics
            for portion in _portions(resamples, rows)
        ]
    )


def swap(first: Floats, other: Floats, trials: int = TRIALS) -> tuple[Floats, Floats]:
    """Sums of both systems after each row changed sides or not by the toss of a coin: twice (n, k) to (trials, k)."""
    random = np.random.default_rng(SEED)
    moved = first - other
    gained = np.concatenate(
        [
            random.integers(2, size=(portion, len(first)), dtype=bool).astype(np.float64) @ moved
            for portion in _portions(trials, len(first))
        ]
    )
    return other.sum(0) + gained, first.sum(0) - gained


def bounds(scores: Floats) -> tuple[float, float]:
    """The scores of resamples, shape (b,), to the bounds that leave out the same share of them on both sides."""
    ordered = np.sort(scores)
    out = int(len(ordered) * (100 - LEVEL) / 200)
    return float(ordered[out]), float(ordered[-1 - out])


def bootstrap_p(differences: Floats, difference: float, rows: int) -> float:
    """Two-sided p-value of a difference, from the differences of paired resamples of so many rows, shape (b,).

    The differences are moved to the null hypothesis by taking their own mean off (Riezler and Maxwell 2005). sacreBLEU
    counts the upper tail alone, so its p-values are about half of these. One row alone, which every resample holds,
    proves nothing: 1.
    """
    return _p(np.abs(differences - differences.mean()), difference) if rows > 1 else 1.0


def randomisation_p(differences: Floats, difference: float) -> float:
    """Two-sided p-value of a difference, from the differences of swapped systems, shape (t,) (Riezler and Maxwell)."""
    return _p(np.abs(differences), difference)


def interval(scores: Floats) -> Interval:
    """The mean of `scores`, shape (n,), n >= 1."""
    return Interval(float(scores.mean()), *bounds(resample(scores[:, None])[:, 0] / len(scores)))


def p_value(differences: Floats) -> float:
    """Two-sided p-value of the mean of paired `differences`, shape (n,)."""
    rows = len(differences)
    return bootstrap_p(resample(differences[:, None])[:, 0] / rows, float(differences.mean()), rows)


def _p(extremes: Floats, difference: float) -> float:
    """The share of values that reach the difference; at least 1 / (n + 1), and 1 for systems that are the same.

    Rounding must not decide a tie.
    """
    reached = int((extremes >= abs(difference) - 1e-9).sum())
    return (reached + 1) / (len(extremes) + 1)


def _counts(draws: NDArray[np.int64], rows: int) -> Floats:
    """How often each row was drawn, shape (b, rows)."""
    offsets = np.arange(len(draws))[:, None] * rows
    return np.bincount((draws + offsets).ravel(), minlength=draws.size).reshape(draws.shape).astype(np.float64)


def _portions(total: int, rows: int) -> Iterator[int]:
    """`total` in portions of bounded memory; multiples of 32, so that coins do not depend on where a portion ends."""
    portion = max(32, _DRAWS // rows // 32 * 32)
    for begun in range(0, total, portion):
        yield min(portion, total - begun)
