"""`python -m eval meaning`: what the second reader is worth: finding the English, choosing, and noticing what is wrong.

On lines that the weights of noticing were never learned from, with 95% bootstrap intervals over sentences. Those of choosing
may have been: `python -m translate.train.choosing` has figures for them across sets.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError, positive
from eval.files import check_outputs, publish
from eval.noticing import calibration, false_alarms, groups, noticing, references_by_set, spoiled
from eval.provenance import provenance
from eval.report import reliability
from eval.scoring import metrics
from eval.scoring.bootstrap import LEVEL, RESAMPLES, SEED, bounds, interval, resample
from translate import choosing, doubt
from translate.engines.options import add_engine, opened
from translate.meaning import Meaning
from translate.results import Alternative
from translate.train import doubt as fitting
from translate.train.judged import RIGHT, WRONG, Material, checked, is_apart, outputs, pools, tasks_of, unique
from translate.translator import Translator

DEFINITION = (
    f"Wrong, for a translation by machine: sentence chrF++ with the reference up to {WRONG:.0f}; right: from "
    f"{RIGHT:.0f} on; in between in proportion, and left out of AUC and of precision at recall. References count as "
    "right, and what was spoiled on purpose as wrong. "
    f"{LEVEL}% bootstrap intervals over sentences, {RESAMPLES} resamples, seed {SEED}."
)


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
            *map(outputs, args.folders),
            *(one for path in args.pool for one in pools(path)),
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
    return replace(material, chosen={line: checked(found, material.pairs[line][0]) for line, found in whole.items()})


def evaluate(materials: Sequence[Material], meaning: Meaning) -> dict[str, Any]:
    """Everything that is measured, of materials of at least two pairs each.

    {"definition", "lead", "marked": the threshold, "retrieval", "choosing", "noticing", "references", "spoiled": rows of figures
     by name, "calibration": [{"name", "error", "bins": […]}]}
    """
    weights = doubt.load()
    materials, gains = _chosen(materials, meaning)
    tasks = unique(task for material in materials for task in tasks_of(material, apart=None))
    judged = [
        (task, doubt.estimate(task.source, task.candidate, read, weights))
        for task, read in fitting.reads(tasks, meaning)
    ]
    return {
        "definition": DEFINITION,
        "lead": f"{len({(task.set, task.line) for task in tasks})} sentences; the weights of noticing were learned from others.",
        "marked": weights.marked,
        "retrieval": [_retrieved(material, meaning) for material in _by_name(materials)],
        "choosing": gains,
        "noticing": [noticing(name, rows, weights.marked) for name, rows in groups(judged) if rows],
        "references": [false_alarms(name, rows) for name, rows in references_by_set(judged)],
        "spoiled": spoiled(judged, weights.marked),
        "calibration": [calibration(name, rows) for name, rows in groups(judged, systems=False) if rows],
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


def _by_name(materials: Sequence[Material]) -> list[Material]:
    """One of those that have the same name, for they are of the same pairs."""
    return list({material.name: material for material in reversed(materials)}.values())[::-1]
