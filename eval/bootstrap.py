"""Bootstrap confidence intervals of means and of paired differences; seeded, so the same scores give the same bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 12345
LEVEL = 95.0

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and its 95% bounds, in the unit of the scores."""

    mean: float
    low: float
    high: float


def interval(scores: Floats) -> Interval:
    """Percentile bootstrap of the mean of `scores`, shape (n,), n >= 1."""
    low, high = np.percentile(_means(scores), [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return Interval(float(scores.mean()), float(low), float(high))


def p_value(differences: Floats) -> float:
    """Two-sided p-value of the mean of paired `differences`, shape (n,), against no difference.

    Resampled means are moved to the null hypothesis by taking their own mean off (Riezler and Maxwell 2005; sacreBLEU
    does the same); the smallest value is 1 / (RESAMPLES + 1). One difference alone proves nothing: 1.
    """
    if len(differences) < 2:
        return 1.0
    means = _means(differences)
    extreme = np.abs(means - means.mean()) >= abs(differences.mean())
    return float((extreme.sum() + 1) / (RESAMPLES + 1))


def _means(scores: Floats) -> Floats:
    """Means of resamples with replacement, shape (RESAMPLES,); the same draws for every system of n scores."""
    random = np.random.default_rng(SEED)
    n = len(scores)
    return np.array([scores[random.integers(0, n, n)].mean() for _ in range(RESAMPLES)])
