"""Confidence intervals and p-values, against what the theory of means says."""

from __future__ import annotations

import numpy as np
import pytest

from eval.scoring.bootstrap import RESAMPLES, interval, p_value


def test_the_bounds_are_those_of_the_normal_approximation() -> None:
    scores = np.random.default_rng(1).normal(30.0, 10.0, 400)
    found = interval(scores)
    margin = 1.96 * scores.std() / 20
    assert found.mean == scores.mean()
    assert found.low == pytest.approx(scores.mean() - margin, abs=0.15)
    assert found.high == pytest.approx(scores.mean() + margin, abs=0.15)


def test_the_same_scores_give_the_same_bounds() -> None:
    scores = np.arange(50.0)
    assert interval(scores) == interval(scores.copy())
    assert p_value(scores) == p_value(scores.copy())


def test_one_score_has_no_width() -> None:
    found = interval(np.array([7.0]))
    assert (found.low, found.mean, found.high) == (7.0, 7.0, 7.0)


@pytest.mark.parametrize("sign", [1, -1])
def test_a_clear_difference_has_the_smallest_p(sign: int) -> None:
    assert p_value(sign * np.random.default_rng(2).normal(5.0, 1.0, 100)) == 1 / (RESAMPLES + 1)


def test_no_difference_is_not_significant() -> None:
    assert p_value(np.zeros(20)) == 1.0
    assert p_value(np.tile([3.0, -3.0], 50)) == 1.0


def test_one_difference_proves_nothing() -> None:
    assert p_value(np.array([9.0])) == 1.0


def test_p_is_that_of_the_normal_approximation() -> None:
    differences = np.random.default_rng(3).normal(0.0, 1.0, 400)
    differences += 0.1 - differences.mean()  # two standard errors: p = 0.046
    assert p_value(differences / differences.std()) == pytest.approx(0.046, abs=0.015)
