"""How well doubt tells what is wrong from what is right: figures of translations that were judged.

With 95% bootstrap intervals; those of `noticing`, which has several translations of a sentence, are over sentences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from eval.report.reliability import FLAGS
from eval.scoring.bootstrap import Floats, bounds, interval, resample
from translate.results import Alternative
from translate.train.judged import BARE, CHOSEN, MOST, OTHER, REFERENCE, SYSTEM, Task

BINS = 10
RECALL = 0.9

# What was to be judged, and as it was judged.
Judged = tuple[Task, Alternative]


def groups(judged: Sequence[Judged], systems: bool = True) -> Iterator[tuple[str, list[Judged]]]:
    """Translations by machine by kind, and with `systems` by each other system; a group may be empty."""
    kinds = {CHOSEN: "chosen", BARE: "chosen, score unknown", OTHER: "not chosen", SYSTEM: "other systems, all"}
    for kind, name in kinds.items():
        yield name, [(task, found) for task, found in judged if task.kind == kind]
    for system in sorted({task.system for task, _ in judged if systems and task.system}):
        yield system, [(task, found) for task, found in judged if task.system == system]


def references_by_set(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    """References by their set, and where there are more sets all of them."""
    rows = [(task, found) for task, found in judged if task.kind == REFERENCE]
    sets = dict.fromkeys(task.set for task, _ in rows)
    for name in sets:
        yield name, [(task, found) for task, found in rows if task.set == name]
    if len(sets) > 1:
        yield "all", rows


def _wrong(rows: Sequence[Judged]) -> tuple[Floats, Floats]:
    """What was said of each row and what is so, from 0 to 1 both: [rows] each."""
    said = np.array([-1.0 if found.wrong is None else found.wrong for _, found in rows])
    return said, np.array([task.wrong for task, _ in rows])


def noticing(name: str, rows: Sequence[Judged], marked: float) -> dict[str, Any]:
    """AUC, precision at RECALL, and what the marks are worth: how many are right, how much of what is wrong they have.

    A figure is {mean, low, high}, or None where rows are all right or all wrong.
    """
    said, wrong = _wrong(rows)
    clear = (wrong == 0) | (wrong == 1)
    drawn = _drawn([(task.set, task.line) for task, _ in rows])
    flagged = (said >= marked).astype(np.float64)
    figures: dict[str, Callable[[Floats], float]] = {
        "wrong": lambda counts: _share(counts, wrong),
        "auc": lambda counts: auc(said[clear], wrong[clear], counts[clear]),
        "precision at 90% recall": lambda counts: precision_at(said[clear], wrong[clear], counts[clear], RECALL),
        "marked": lambda counts: _share(counts, flagged),
        "precision": lambda counts: _share(counts * flagged, wrong),
        "recall": lambda counts: _share(counts * wrong, flagged),
    }
    found = {key: _interval(figure, drawn, len(rows)) for key, figure in figures.items()}
    return {"name": name, "rows": len(rows)} | found


def _drawn(sentences: Sequence[tuple[str, int]]) -> Floats:
    """How often each row is in each resample of the sentences: [RESAMPLES, rows]."""
    places = {sentence: place for place, sentence in enumerate(dict.fromkeys(sentences))}
    return resample(np.identity(len(places)))[:, [places[sentence] for sentence in sentences]]


def _interval(figure: Callable[[Floats], float], drawn: Floats, rows: int) -> dict[str, float] | None:
    mean = figure(np.ones(rows))
    if np.isnan(mean):
        return None
    scores = np.array([figure(counts) for counts in drawn])
    low, high = bounds(scores[~np.isnan(scores)])
    return {"mean": mean, "low": low, "high": high}


def _share(counts: Floats, values: Floats) -> float:
    return float(counts @ values / counts.sum()) if counts.any() else float("nan")


def auc(said: Floats, wrong: Floats, counts: Floats) -> float:
    """How often a wrong row got more than a right one, half of it where they got the same; nan without one of either."""
    values, place = np.unique(said, return_inverse=True)
    bad, good = (np.bincount(place, counts * is_so, minlength=len(values)) for is_so in (wrong, 1 - wrong))
    if not bad.sum() or not good.sum():
        return float("nan")
    below = np.cumsum(good) - good / 2
    return float(bad @ below / (bad.sum() * good.sum()))


def precision_at(said: Floats, wrong: Floats, counts: Floats, recall: float) -> float:
    """Of the rows from some value on, so many being wrong that they are this share of all wrong ones: how many are wrong."""
    values, place = np.unique(said, return_inverse=True)
    bad, every = (np.bincount(place, counts * is_so, minlength=len(values))[::-1].cumsum() for is_so in (wrong, 1.0))
    if not len(values) or not bad[-1] or bad[-1] == every[-1]:
        return float("nan")
    enough = int(np.searchsorted(bad, recall * bad[-1] - 1e-9))
    return float(bad[enough] / every[enough])


def false_alarms(name: str, rows: Sequence[Judged]) -> dict[str, Any]:
    """How many of these rows, which are all right, are marked, and with which flag."""
    codes = [{flag.code for flag in found.flags} for _, found in rows]
    shares = {code: [float(code in some) for some in codes] for code in FLAGS}
    shares["marked"] = [float(bool(some & set(FLAGS))) for some in codes]
    return {"name": name, "rows": len(rows)} | {
        code: asdict(interval(np.array(values))) for code, values in shares.items()
    }


def spoiled(judged: Sequence[Judged], marked: float) -> list[dict[str, Any]]:
    """By what was spoiled and how: how many are marked, and with a stretch named; how often it rose over its whole; AUC.

    Against what is whole: references, and the engine's translations that are right by them.
    """
    whole = {
        base: {
            (task.set, task.line): found.wrong or 0.0
            for task, found in judged
            if task.kind == kind and task.wrong <= most
        }
        for base, kind, most in ((REFERENCE, REFERENCE, 0.0), (CHOSEN, BARE, MOST))
    }
    found: dict[tuple[str, str], list[Judged]] = {}
    for task, one in judged:
        if task.base and (task.set, task.line) in whole[task.base]:
            found.setdefault((task.base, task.kind), []).append((task, one))
    return [_spoiled(base, kind, rows, whole[base], marked) for (base, kind), rows in sorted(found.items())]


def _spoiled(
    base: str, kind: str, rows: Sequence[Judged], whole: Mapping[tuple[str, int], float], marked: float
) -> dict[str, Any]:
    said = np.array([found.wrong or 0.0 for _, found in rows])
    named = {"missing", "added"}
    before = np.array([whole[task.set, task.line] for task, _ in rows])
    both = np.concatenate([said, list(whole.values())])
    wrong = np.concatenate([np.ones(len(said)), np.zeros(len(whole))])
    return {
        "name": kind,
        "of": base,
        "rows": len(rows),
        "marked": asdict(interval((said >= marked).astype(np.float64))),
        "named": asdict(
            interval(np.array([float(bool(named & {flag.code for flag in one.flags})) for _, one in rows]))
        ),
        "rose": asdict(interval((said > before).astype(np.float64))),
        "auc": auc(both, wrong, np.ones(len(both))),
    }


def calibration(name: str, rows: Sequence[Judged]) -> dict[str, Any]:
    """Bins of what was said with the share that is wrong, and the expected calibration error: {"name", "error", "bins"}."""
    said, wrong = _wrong(rows)
    place = np.minimum((said * BINS).astype(int), BINS - 1)
    bins = []
    for number in np.unique(place).tolist():
        here = place == number
        found = interval(wrong[here])
        span = {"from": number / BINS, "to": (number + 1) / BINS, "rows": int(here.sum())}
        bins.append(
            span | {"said": float(said[here].mean()), "wrong": found.mean, "low": found.low, "high": found.high}
        )
    error = sum(one["rows"] * abs(one["said"] - one["wrong"]) for one in bins) / len(rows)
    return {"name": name, "error": error, "bins": bins}
