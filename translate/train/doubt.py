"""`python -m translate.train.doubt --pool POOL.jsonl --outputs FOLDER`: the weights of `translate.doubt`.

Nobody has judged these translations, so "wrong" is taken from the references, openly: `wrong`, from sentence chrF++. Fitted on
the engine's own candidates, on other systems' translations, on references (right) and on references and good translations
that were spoiled on purpose (wrong). See `translate.train.judged`, also for the lines that are kept apart.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval import UsageError
from eval.ending import ended
from eval.files import write
from translate import doubt
from translate.coverage import cover
from translate.doubt import Reads
from translate.meaning import Meaning
from translate.train.judged import (
    BARE,
    CHOSEN,
    OTHER,
    REFERENCE,
    RIGHT,
    SYSTEM,
    WRONG,
    Task,
    outputs,
    pools,
    tasks_of,
    unique,
)

PROGRAM = "python -m translate.train.doubt"
# How much a row counts. The engine's chosen translation is what the probability is for; it is shown twice, with and without
# its score, so that engines without scores are judged by the rest.
WEIGHTS = {REFERENCE: 1.0, CHOSEN: 1.0, BARE: 0.5, OTHER: 0.25, SYSTEM: 0.5}
# Of all weight, what spoiled translations have together; each kind as much as any other.
SPOILED_SHARE = 0.2
# Human translations that may be marked.
MARKED = 0.025
# Human translations in which a stretch would be named, marked or not.
NAMED = 0.05
# Features that only an engine's candidates have.
CANDIDATES = ("unlike", "score")
PENALTY = 1.0
SPOILED = "spoiled"
ABOUT = (
    "The probability that a translation is wrong: 1 / (1 + exp(-(bias + weights · features))); the features are those of "
    f"translate/doubt.py. Wrong means here: sentence chrF++ with the reference up to {WRONG:.0f}; right: from {RIGHT:.0f} on, or the "
    "reference itself; in between in proportion. marked: from there on a sentence is marked, set so that "
    f"{100 * MARKED:g} in 100 human translations would be. gap: what a stretch must lack to be named, set so that "
    f"{100 * NAMED:g} in 100 of them have one. Fitted by python -m translate.train.doubt."
)
STEPS = 30
# Beyond this logit a probability is 0 or 1 in any case.
CERTAIN = 30.0
# Tasks whose texts are read at once.
WINDOW = 512

Floats = npt.NDArray[np.float64]


def parser() -> argparse.ArgumentParser:
    """What the command takes."""
    found = argparse.ArgumentParser(
        prog=PROGRAM, description="Fit the weights that tell how doubtful a translation is."
    )
    found.add_argument("--pool", nargs="+", default=[], type=Path, metavar="FILE", help="of translate.train.pool")
    outputs = "folders with hi.txt, en.txt and systems' translations beside them"
    found.add_argument("--outputs", nargs="+", default=[], type=Path, metavar="FOLDER", help=outputs)
    found.add_argument(
        "--out", type=Path, default=doubt.DOUBT, metavar="FILE", help="where to write (the package's own)"
    )
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0, or SystemExit with 2 for what the caller can put right."""
    args = parser().parse_args(argv)
    return ended(PROGRAM, lambda: run(args))


def run(args: argparse.Namespace) -> int:
    if not args.pool and not args.outputs:
        raise UsageError("there is nothing to learn from; add --pool or --outputs, or both")
    materials = [one for path in args.pool for one in pools(path)] + [*map(outputs, args.outputs)]
    tasks = unique(task for material in materials for task in tasks_of(material, apart=False))
    data = fit(tasks, Meaning())
    write(args.out, json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    print(
        f"{len(tasks)} translations of {len({(task.set, task.line) for task in tasks})} sentences -> {args.out}",
        file=sys.stderr,
    )
    print(f"marked from {data['marked']} on, a stretch named from {data['gap']} on")
    for name, weight in data["weights"].items():
        print(f"{weight:+9.3f}  {name}")
    return 0


def reads(tasks: Sequence[Task], meaning: Meaning) -> Iterator[tuple[Task, Reads]]:
    """Each task with what the encoder made of its texts; of the tasks beside each other every text is read once."""
    for start in range(0, len(tasks), WINDOW):
        some = tasks[start : start + WINDOW]
        texts = sorted({text for task in some for text in _texts(task)})
        read = dict(zip(texts, meaning.read(texts), strict=True))
        for task in some:
            hindi, english, *others = (read[text] for text in _texts(task))
            yield task, Reads(hindi, english, others)


def _texts(task: Task) -> list[str]:
    return [task.source, task.candidate.text, *(other.text for other in task.others)]


def fit(tasks: Sequence[Task], meaning: Meaning) -> dict[str, Any]:
    """What `translate.doubt.read` reads. Raises UsageError where there is nothing right or nothing wrong among the tasks."""
    rows, lacking = [], []
    for task, read in reads(tasks, meaning):
        coverage = cover(task.source, read.source, task.candidate.text, read.candidate)
        rows.append(doubt.features(task.source, task.candidate, read, coverage))
        lacking.append(max(coverage.hindi.stretch[2], coverage.english.stretch[2]) if coverage else 0.0)
    labels = np.array([task.wrong for task in tasks])
    kinds = np.array([SPOILED if task.base else task.kind for task in tasks])
    human, real = kinds == REFERENCE, np.isin(kinds, (CHOSEN, BARE, OTHER, SYSTEM))
    if not human.any() or not labels[real].any():
        raise UsageError("there are no translations by machine, or none that is wrong; add a --pool or other --outputs")
    table = np.array([[row[name] for name in doubt.FEATURES] for row in rows])
    given = np.isin(doubt.FEATURES, CANDIDATES)
    slopes = np.zeros(len(given))
    slopes[~given], bias = logistic(table[:, ~given], labels, weights(tasks))
    # What is spoiled teaches what to look for, but readers meet real translations: the scale is theirs (Platt 1999), and
    # what only candidates of an engine have is learned there.
    second = np.column_stack([table @ slopes + bias, table[:, given]])
    counts = np.array([WEIGHTS[kind] for kind in kinds[real]])
    (scale, *rest), shift = logistic(second[real], labels[real], counts)
    slopes *= scale
    slopes[given] = rest
    found = doubt.Weights(
        {name: round(float(slope), 3) for name, slope in zip(doubt.FEATURES, slopes, strict=True)},
        round(float(scale * bias + shift), 3),
        1.0,
        0.0,
    )
    probable = np.array([found.probability(row) for row, one in zip(rows, human, strict=True) if one])
    return {
        "about": ABOUT,
        "bias": found.bias,
        "marked": round(float(np.quantile(probable, 1 - MARKED)), 2),
        "gap": round(float(np.quantile(np.array(lacking)[human], 1 - NAMED)), 2),
        "weights": dict(found.weights),
    }


def weights(tasks: Sequence[Task]) -> Floats:
    """How much each counts: real ones by WEIGHTS, the spoiled ones SPOILED_SHARE of all, each kind as much as any other."""
    kinds = [task.kind if task.base else "" for task in tasks]
    given = np.array([0.0 if task.base else WEIGHTS[task.kind] for task in tasks])
    times = Counter(kinds)
    share = given.sum() * SPOILED_SHARE / (1 - SPOILED_SHARE) / max(1, len(times) - ("" in times))
    return np.array([share / times[kind] if kind else one for kind, one in zip(kinds, given, strict=True)])


def logistic(table: Floats, labels: Floats, counts: Floats, penalty: float = PENALTY) -> tuple[Floats, float]:
    """Slopes and intercept by Newton's method, less penalty / 2 times the squared slopes of standardised features.

    table: [rows, features]; labels: from 0 to 1; counts: how much each row counts.
    """
    mean, scale = np.average(table, axis=0, weights=counts), table.std(axis=0)
    scale[scale == 0] = 1.0  # a feature that never changes gets no weight
    rows = np.column_stack([(table - mean) / scale, np.ones(len(table))])
    shrink = np.full(rows.shape[1], penalty)
    shrink[-1] = 0.0
    found = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        probability = 1 / (1 + np.exp(-np.clip(rows @ found, -CERTAIN, CERTAIN)))
        curvature = rows.T @ (rows * (counts * probability * (1 - probability))[:, None])
        curvature += np.diag(shrink + 1e-9)
        found += np.linalg.solve(curvature, rows.T @ (counts * (labels - probability)) - shrink * found)
    slopes = found[:-1] / scale
    return slopes, float(found[-1] - slopes @ mean)


if __name__ == "__main__":
    sys.exit(main())
