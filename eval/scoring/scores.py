"""The scores of systems with their intervals, and their differences to the first system with p-values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from eval.scoring.bootstrap import RESAMPLES, TRIALS, Floats, bootstrap_p, bounds, randomisation_p, resample, swap
from eval.scoring.metrics import Metric, Statistics


def intervals(statistics: Statistics, metrics: Sequence[Metric], resamples: int = RESAMPLES) -> dict[str, Any]:
    """{metric: {"score", "low", "high"}} of one system on some rows."""
    drawn = _resampled(statistics, metrics, resamples)
    return {metric.id: _interval(metric, statistics, drawn[metric.id]) for metric in metrics}


def compared(
    systems: Mapping[str, Statistics],
    metrics: Sequence[Metric],
    resamples: int = RESAMPLES,
    trials: int = TRIALS,
) -> dict[str, dict[str, Any]]:
    """{system: {"scores": as from `intervals`, "against": None for the first, else {metric: {"difference", …}}}}.

    A difference is system minus first system, with "low" and "high" of its paired bootstrap, "p_bootstrap" and
    "p_randomisation".
    """
    (first, base), *_ = systems.items()
    drawn = {name: _resampled(statistics, metrics, resamples) for name, statistics in systems.items()}
    found: dict[str, dict[str, Any]] = {}
    for name, statistics in systems.items():
        scores = {metric.id: _interval(metric, statistics, drawn[name][metric.id]) for metric in metrics}
        found[name] = {"scores": scores, "against": None}
        if name != first:
            swapped = _swapped(base, statistics, metrics, trials)
            found[name]["against"] = {
                metric.id: _difference(
                    scores[metric.id]["score"] - found[first]["scores"][metric.id]["score"],
                    drawn[name][metric.id] - drawn[first][metric.id],
                    swapped[metric.id],
                    rows=len(statistics[metric.id]),
                )
                for metric in metrics
            }
    return found


def paired_p(base: Statistics, other: Statistics, metric: Metric, resamples: int = RESAMPLES) -> float:
    """The p-value of one difference, by paired bootstrap."""
    differences = metric.scores(resample(other[metric.id], resamples)) - metric.scores(
        resample(base[metric.id], resamples)
    )
    difference = metric.score(other[metric.id].sum(0)) - metric.score(base[metric.id].sum(0))
    return bootstrap_p(differences, difference, len(base[metric.id]))


def _interval(metric: Metric, statistics: Statistics, drawn: Floats) -> dict[str, float]:
    low, high = bounds(drawn)
    return {"score": metric.score(statistics[metric.id].sum(0)), "low": low, "high": high}


def _difference(difference: float, drawn: Floats, swapped: Floats, rows: int) -> dict[str, float]:
    low, high = bounds(drawn)
    return {
        "difference": difference,
        "low": low,
        "high": high,
        "p_bootstrap": bootstrap_p(drawn, difference, rows),
        "p_randomisation": randomisation_p(swapped, difference),
    }


def _resampled(statistics: Statistics, metrics: Sequence[Metric], resamples: int) -> dict[str, Floats]:
    """Scores of the resamples by metric; all metrics see the same rows, drawn once."""
    return _by_metric(resample(_side_by_side(statistics, metrics), resamples), statistics, metrics)


def _swapped(base: Statistics, other: Statistics, metrics: Sequence[Metric], trials: int) -> dict[str, Floats]:
    """Differences of the two swapped systems by metric."""
    one, two = (
        _by_metric(sums, base, metrics)
        for sums in swap(_side_by_side(base, metrics), _side_by_side(other, metrics), trials)
    )
    return {id: one[id] - two[id] for id in one}


def _side_by_side(statistics: Statistics, metrics: Sequence[Metric]) -> Floats:
    return np.hstack([statistics[metric.id] for metric in metrics])


def _by_metric(sums: Floats, statistics: Statistics, metrics: Sequence[Metric]) -> dict[str, Floats]:
    ends = np.cumsum([statistics[metric.id].shape[1] for metric in metrics])
    parts = np.split(sums, ends[:-1], axis=1)
    return {metric.id: metric.scores(part) for metric, part in zip(metrics, parts, strict=True)}
