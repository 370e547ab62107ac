"""`python -m eval meaning`: what the second reader is worth: finding the English, choosing, and noticing what is wrong.

On lines that the weights of noticing were never learned from, with 95% bootstrap intervals over sentences. Those of choosing
may have been: `python -m translate.train.choosing` has figures for them across sets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError, positive
from eval.files import check_outputs, publish
from eval.provenance import provenance
from eval.report import reliability
from eval.report.reliability import FLAGS
from eval.scoring import metrics
from eval.scoring.bootstrap import LEVEL, RESAMPLES, SEED, Floats, bounds, interval, resample
from translate import choosing, doubt
from translate.engines.options import add_engine, opened
from translate.meaning import Meaning
from translate.results import Alternative
from translate.train import doubt as fitting
from translate.train.doubt import BARE, CHOSEN, OTHER, REFERENCE, SYSTEM, Material, Task, is_apart
from translate.translator import Translator

BINS = 10
RECALL = 0.9
DEFINITION = (
    f"Wrong, for a translation by machine: sentence chrF++ with the reference up to {fitting.WRONG:.0f}; right: from "
    f"{fitting.RIGHT:.0f} on; in between in proportion, and left out of AUC and of precision at recall. References count as "
    "right, and what was spoiled on purpose as wrong. "
    f"{LEVEL}% bootstrap intervals over sentences, {RESAMPLES} resamples, seed {SEED}."
)

Judged = tuple[Task, Alternative]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="*", type=Path, help="hi.txt and en.txt, and systems' translations beside them"
    )
    pool = "candidates of the engine, one line a sentence; without it the folders are translated now, which takes long"
    parser.add_argument("--pool", nargs="+", default=[], type=Path, metavar="FILE", help=pool)
    every = "every line, of sets that the weights were not learned from; else every third, from which they never were"
    parser.add_argument("--all", action="store_true", help=every)
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N of these lines of each")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write everything as data")
    parser.add_argument("--html", type=Path, metavar="OUT", help="also write a page with plots, for any browser")
    add_engine(parser)


def run(args: argparse.Namespace) -> int:
    """Write JSON and HTML, print the tables; 0. Raises UsageError for what the caller can put right."""
    if not args.folders and not args.pool:
        raise UsageError("there is nothing to read; name folders that hold hi.txt and en.txt, or give --pool")
    check_outputs([args.json, args.html], args.pool)
    kept = [
        _kept(material, args.all, args.limit)
        for material in [
            *map(fitting.outputs, args.folders),
            *(one for path in args.pool for one in fitting.pools(path)),
        ]
    ]
    if not args.pool:
        kept = [_translated(material, args) for material in kept]
    report = {"kind": "meaning"} | provenance(args.words) | evaluate(kept, Meaning())
    publish(report, reliability.terminal(report), json=args.json, html=args.html, page=reliability.page)
    return 0


def _kept(material: Material, every: bool, limit: int | None) -> Material:
    places = [line for line in sorted(material.pairs) if every or is_apart(line)][:limit]
    if len(places) < 2:
        raise UsageError(f"{material.name} has fewer than two sentences to measure on; give more lines, or --all")
    return replace(material, pairs={line: material.pairs[line] for line in places})


def _translated(material: Material, args: argparse.Namespace) -> Material:
    """With the engine's candidates. Sentences in pieces are left out."""
    print(f"translating {len(material.pairs)} sentences of {material.name}", file=sys.stderr)
    translator = Translator(opened(args.engine, args.runtime, args.precision), quality="fast")
    found = translator.pool(hindi for hindi, _ in material.pairs.values())
    pieces = dict(zip(material.pairs, found, strict=True))
    whole = {line: rows[0][1] for line, rows in pieces.items() if len(rows) == 1}
    return replace(
        material, chosen={line: fitting.checked(found, material.pairs[line][0]) for line, found in whole.items()}
    )


def evaluate(materials: Sequence[Material], meaning: Meaning) -> dict[str, Any]:
    """Everything that is measured, of materials of at least two pairs each.

    {"definition", "lead", "marked": the threshold, "retrieval", "choosing", "noticing", "references", "spoiled": rows of figures
     by name, "calibration": [{"name", "error", "bins": […]}]}
    """
    weights = doubt.load()
    materials, gains = _chosen(materials, meaning)
    tasks = fitting.unique(task for material in materials for task in fitting.tasks_of(material, apart=None))
    judged = [
        (task, doubt.estimate(task.source, task.candidate, task.others, read, weights))
        for task, read in fitting.reads(tasks, meaning)
    ]
    return {
        "definition": DEFINITION,
        "lead": f"{len({(task.set, task.line) for task in tasks})} sentences; the weights of noticing were learned from others.",
        "marked": weights.marked,
        "retrieval": [_retrieved(material, meaning) for material in _by_name(materials)],
        "choosing": gains,
        "noticing": [noticing(name, rows, weights.marked) for name, rows in _groups(judged) if rows],
        "references": [false_alarms(name, rows) for name, rows in _references(judged)],
        "spoiled": spoiled(judged, weights.marked),
        "calibration": [calibration(name, rows) for name, rows in _groups(judged, systems=False) if rows],
    }


def _chosen(materials: Sequence[Material], meaning: Meaning) -> tuple[list[Material], list[dict[str, Any]]]:
    """The materials with the candidates as the second reader orders them, and what that gains over the checks alone."""
    weights = choosing.load()
    ordered, gains = [], []
    for material in materials:
        chosen: dict[int, Sequence[Alternative]] = {}
        for line, found in material.chosen.items():
            if line in material.pairs:
                hindi = material.pairs[line][0]
                reads = meaning.read([hindi, *(candidate.text for candidate in found)])
                chosen[line] = [found[place] for place in choosing.order(hindi, found, reads, weights)]
        ordered.append(replace(material, chosen=chosen))
        if len(chosen) > 1:
            gains.append({"name": material.name} | _gain(material, chosen))
    return ordered, gains


def _gain(material: Material, chosen: Mapping[int, Sequence[Alternative]]) -> dict[str, Any]:
    """Corpus chrF++ of what the checks choose and of what the reader does, and their difference with its interval."""
    references = [[material.pairs[line][1] for line in chosen]]
    systems = {
        "checks": [material.chosen[line][0].text for line in chosen],
        "reader": [found[0].text for found in chosen.values()],
    }
    chrf = next(metric for metric in metrics.metrics(references, RESAMPLES) if metric.id == "chrf2")
    sums = {name: found["chrf2"] for name, found in metrics.statistics(systems, references).items()}
    drawn = {name: chrf.scores(resample(found)) for name, found in sums.items()}
    scores = {name: chrf.score(found.sum(axis=0)) for name, found in sums.items()}
    low, high = bounds(drawn["reader"] - drawn["checks"])
    changed = sum(one != other for one, other in zip(*systems.values(), strict=True))
    gain = {"mean": scores["reader"] - scores["checks"], "low": low, "high": high}
    return {"rows": len(chosen), "changed": changed} | scores | {"gain": gain}


def _retrieved(material: Material, meaning: Meaning) -> dict[str, Any]:
    """How many Hindi sentences have their own English for the nearest of all, and the other way round."""
    hindi, english = (meaning.vectors(list(side)) for side in zip(*material.pairs.values(), strict=True))
    near = hindi @ english.T
    own = np.arange(len(near))
    return {
        "name": material.name,
        "rows": len(near),
        "English found": asdict(interval((near.argmax(axis=1) == own).astype(np.float64))),
        "Hindi found": asdict(interval((near.argmax(axis=0) == own).astype(np.float64))),
    }


def _groups(judged: Sequence[Judged], systems: bool = True) -> Iterator[tuple[str, list[Judged]]]:
    kinds = {CHOSEN: "chosen", BARE: "chosen, score unknown", OTHER: "not chosen", SYSTEM: "other systems, all"}
    for kind, name in kinds.items():
        yield name, [(task, found) for task, found in judged if task.kind == kind]
    for system in sorted({task.system for task, _ in judged if systems and task.system}):
        yield system, [(task, found) for task, found in judged if task.system == system]


def _references(judged: Sequence[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    rows = [(task, found) for task, found in judged if task.kind == REFERENCE]
    sets = dict.fromkeys(task.set for task, _ in rows)
    for name in sets:
        yield name, [(task, found) for task, found in rows if task.set == name]
    if len(sets) > 1:
        yield "all", rows


def _by_name(materials: Sequence[Material]) -> list[Material]:
    """One of those that have the same name, for they are of the same pairs."""
    return list({material.name: material for material in reversed(materials)}.values())[::-1]


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
        for base, kind, most in ((REFERENCE, REFERENCE, 0.0), (CHOSEN, BARE, fitting.MOST))
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
