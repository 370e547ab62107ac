"""What tables and plots show, out of either JSON report: systems, their scores with intervals, their differences.

Lenient: a score, an interval or a p-value that is missing or no number is None, and shown as a dash.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.scoring.bootstrap import SIGNIFICANT

BOOTSTRAP = "bootstrap"
RANDOMISATION = "randomisation"


@dataclass(frozen=True, slots=True)
class Metric:
    """digits: decimals that are shown, by the scale of the metric: 0 to 100, or 0 to 1 like COMET."""

    id: str
    name: str
    signature: str = ""
    higher: bool = True
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A score or a difference with the bounds of its interval, in the unit of the metric."""

    score: float
    low: float | None = None
    high: float | None = None

    def ends(self) -> tuple[float, float]:
        """The interval, or the score twice where there is none."""
        return (self.score if self.low is None else self.low, self.score if self.high is None else self.high)


@dataclass(frozen=True, slots=True)
class Difference:
    """A system's score less the first one's, with a p-value by each test."""

    value: Value
    p: Mapping[str, float]

    def tests(self) -> int:
        """How many of the tests find it significant."""
        return sum(p < SIGNIFICANT for p in self.p.values())


@dataclass(frozen=True, slots=True)
class System:
    """place: its place in the report, from 0; colour and marker follow from it. Scores and differences by metric id."""

    place: int
    name: str
    scores: Mapping[str, Value | None]
    against: Mapping[str, Difference]


def translations(report: Mapping[str, Any]) -> tuple[list[Metric], list[System]]:
    """Metrics and systems of a report of translations."""
    systems = [
        System(place, str(one["name"]), _values(one.get("scores")), _differences(one.get("against")))
        for place, one in enumerate(report["systems"])
    ]
    metrics = [
        Metric(
            str(one["id"]),
            str(one.get("name") or one["id"]),
            str(one.get("signature") or ""),
            bool(one.get("higher_is_better", True)),
            _digits(systems, one["id"]),
        )
        for one in report["metrics"]
    ]
    return metrics, systems


def summaries(report: Mapping[str, Any], names: Mapping[str, str]) -> tuple[list[Metric], list[System]]:
    """Metrics and systems of a report of summaries, the baseline first; `names` of metrics by id, in order.

    Whatever has a mean is a metric, known by name or not; the baseline is the system without differences.
    """
    given, against = report["systems"], report.get("differences") or {}
    order = sorted(given, key=lambda name: name in against)
    systems = [
        System(place, str(name), _values(given[name]), _differences(against.get(name)))
        for place, name in enumerate(order)
    ]
    found = [id for one in given.values() for id, value in one.items() if isinstance(value, dict) and "mean" in value]
    ids = dict.fromkeys([id for id in names if id in found] + found)
    return [Metric(id, names.get(id, id), digits=_digits(systems, id)) for id in ids], systems


def best(metric: Metric, values: Sequence[float | None]) -> set[int]:
    """Places of the best of the values; none where there is nothing to choose, one value or all the same."""
    shown = [None if value is None else round(value, metric.digits) for value in values]
    known = [value for value in shown if value is not None]
    if len(set(known)) < 2:
        return set()
    top = max(known) if metric.higher else min(known)
    return {place for place, value in enumerate(shown) if value == top}


def value(given: Any) -> Value | None:
    """Of {"score" or "mean" or "difference", "low", "high"}."""
    if not isinstance(given, Mapping):
        return None
    score = next((number(given[key]) for key in ("score", "mean", "difference") if key in given), None)
    return None if score is None else Value(score, number(given.get("low")), number(given.get("high")))


def number(given: Any) -> float | None:
    """A finite number, or None."""
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        return None
    return float(given)


def _values(given: Any) -> dict[str, Value | None]:
    return {id: value(one) for id, one in (given or {}).items()}


def _differences(given: Any) -> dict[str, Difference]:
    tests = {"p": BOOTSTRAP, "p_bootstrap": BOOTSTRAP, "p_randomisation": RANDOMISATION}
    found = {}
    for id, one in (given or {}).items():
        difference = value(one)
        if difference is not None:
            p = {name: number(one[key]) for key, name in tests.items() if key in one}
            found[id] = Difference(difference, {name: one for name, one in p.items() if one is not None})
    return found


def _digits(systems: Sequence[System], id: str) -> int:
    scores = [abs(one.score) for system in systems if (one := system.scores.get(id))]
    return 4 if 0 < max(scores, default=0) <= 1 else 2
