"""The first finding of a report in words."""

from __future__ import annotations

import re

import pytest

from eval.report.finding import finding
from eval.report.scored import Difference, Metric, System, Value

METRIC = Metric("bleu", "BLEU")


def told(*systems: tuple[float, tuple[float, ...]], metric: Metric = METRIC) -> str:
    """Of systems a, b, …: a score, and the p-values of the difference to the first."""
    base = systems[0][0]
    made = [
        System(
            place,
            "abcdef"[place],
            {metric.id: Value(score)},
            {metric.id: Difference(Value(score - base), dict(zip(("one", "other"), p, strict=False)))} if place else {},
        )
        for place, (score, p) in enumerate(systems)
    ]
    return re.sub("<[^>]+>", "", finding([metric], made))


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        ((0.97, 0.96), "By BLEU b (34.68) and a (34.63) do not differ significantly."),
        ((0.97,), "By BLEU b (34.68) and a (34.63) do not differ significantly."),
        ((0.01, 0.06), "By BLEU b (34.68) and a (34.63) differ significantly by 1 of 2 tests only."),
        ((0.01, 0.02), "By BLEU b (34.68) is significantly better than a (34.63)."),
        ((), "By BLEU b (34.68) is above a (34.63)."),
    ],
)
def test_two_systems(p: tuple[float, ...], expected: str) -> None:
    assert told((34.63, ()), (34.68, p)) == expected


def test_the_first_may_lead() -> None:
    assert told((40, ()), (30, (0.01,))) == "By BLEU a (40.00) is significantly better than b (30.00)."
    assert told((40, ()), (30, (0.01,)), (39, (0.3,))) == (
        "By BLEU a has the highest score, 40.00. Of the 2 others, none is significantly better than a, 1 significantly worse."
    )


def test_a_low_score_may_be_the_better() -> None:
    ter = Metric("ter", "TER", higher=False)
    assert told((60, ()), (50, (0.01,)), metric=ter) == "By TER b (50.00) is significantly better than a (60.00)."
    assert told((60, ()), (50, (0.01,)), (70, (0.01,)), metric=ter) == (
        "By TER b has the lowest score, 50.00; a, with which the others are compared, has 60.00. "
        "Of the 2 others, 1 is significantly better than a, 1 significantly worse."
    )


def test_of_many_none_may_differ() -> None:
    assert told((30, ()), (31, (0.4, 0.5)), (29, (0.01, 0.06))) == (
        "By BLEU b has the highest score, 31.00; a, with which the others are compared, has 30.00. "
        "None of the 2 others differs significantly from a."
    )


def test_a_leader_may_be_unsure_where_others_are_not() -> None:
    assert told((30, ()), (34, (0.2,)), (33, (0.01,)), (32, (0.01,))) == (
        "By BLEU b has the highest score, 34.00; a, with which the others are compared, has 30.00. "
        "Of the 3 others, 2 are significantly better than a, none significantly worse; b does not differ significantly."
    )


def test_without_tests_nothing_is_claimed() -> None:
    assert told((30, ()), (31, ()), (29, ())) == (
        "By BLEU b has the highest score, 31.00; a, with which the others are compared, has 30.00."
    )
    assert finding([], []) == finding([METRIC], [System(0, "a", {}, {})]) == ""
