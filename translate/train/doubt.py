"""`python -m translate.train.doubt --pool POOL.jsonl --outputs FOLDER`: the weights of `translate.doubt`.

Nobody has judged these translations, so "wrong" is taken from the references, openly: `wrong`, from sentence chrF++. Fitted on
the engine's own candidates, on other systems' translations, on references (right) and on references and good translations
that were spoiled on purpose (wrong). Every APART-th line of a set is kept apart, with all that was said of it.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eval import UsageError
from eval.data.parallel import Pair, pairs
from eval.data.textfiles import lines
from eval.ending import ended
from eval.files import write
from eval.scoring.metrics import sacrebleu
from translate import doubt
from translate.candidates import distinct, rank
from translate.checks import check
from translate.coverage import cover
from translate.doubt import Reads
from translate.meaning import Meaning
from translate.normalize import normalize_hindi
from translate.results import Alternative
from translate.train import pool
from translate.train.corruptions import corruptions

PROGRAM = "python -m translate.train.doubt"
# Of a set's lines, from 0, those that leave 2 when divided by it are kept apart.
APART = 3
# Sentence chrF++ up to which a translation counts as wrong, and from which it counts as right; in between in proportion.
WRONG, RIGHT = 30.0, 55.0
# A translation that is spoiled on purpose was about right before.
GOOD = 50.0
MOST = (RIGHT - GOOD) / (RIGHT - WRONG)
# How much a row counts. The engine's chosen translation is what the probability is for; it is shown twice, with and without
# its score, so that engines without scores are judged by the rest.
REFERENCE, CHOSEN, BARE, OTHER, SYSTEM = "reference", "chosen", "chosen, no score", "not chosen", "other system"
WEIGHTS = {REFERENCE: 1.0, CHOSEN: 1.0, BARE: 0.5, OTHER: 0.25, SYSTEM: 0.5}
# Others of a sentence that are judged, too.
OTHERS = 3
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
# Of all that could be spoiled, what is: enough to learn from, and much less to read.
SHARE = 0.4
# Tasks whose texts are read at once.
WINDOW = 512

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Material:
    """Pairs of Hindi and reference by line, and what was said of them: the engine's candidates, chosen first; systems'."""

    name: str
    pairs: Mapping[int, Pair]
    chosen: Mapping[int, Sequence[Alternative]]
    systems: Mapping[str, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Task:
    """A translation to judge, of a line of a set. kind: of WEIGHTS, or of a corruption; base: what was corrupted, or "".

    wrong: from 0 to 1. system: which one, of an "other system".
    """

    set: str
    line: int
    kind: str
    base: str
    wrong: float
    source: str
    candidate: Alternative
    others: tuple[Alternative, ...] = ()
    system: str = ""


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


def pools(path: Path) -> list[Material]:
    """The sets of a file of candidates, as `translate.train.pool` writes it. Sentences in pieces have none here.

    Raises UsageError.
    """
    sets: dict[str, list[pool.Pooled]] = {}
    for sentence in pool.read(path):
        sets.setdefault(sentence.set, []).append(sentence)
    return [
        Material(
            name,
            {line: (normalize_hindi(one.source.strip()), one.reference.strip()) for line, one in enumerate(found)},
            {line: checked(one.pieces[0][1], one.source) for line, one in enumerate(found) if len(one.pieces) == 1},
            {},
        )
        for name, found in sets.items()
    ]


def checked(found: Iterable[Alternative], source: str) -> list[Alternative]:
    """Candidates with what the checks say of them, the best by that first, as the translator has them."""
    hindi = normalize_hindi(source.strip())
    flagged = (Alternative(one.text, one.score, check(hindi, one.text)) for one in found)
    return distinct(sorted(flagged, key=rank))


def outputs(folder: Path) -> Material:
    """A folder with hi.txt, en.txt and, line by line, what systems made of it. HTML entities are undone."""
    both = pairs(folder)
    systems = {}
    for path in sorted(folder.glob("*.txt")):
        if path.name not in ("hi.txt", "en.txt"):
            texts = [html.unescape(text.strip()) for text in lines(str(path))]
            if len(texts) != len(both):
                raise UsageError(f"{path} has {len(texts)} lines and hi.txt {len(both)}; they must be parallel")
            systems[path.stem] = dict(enumerate(texts))
    tidied = {line: (normalize_hindi(hindi.strip()), english.strip()) for line, (hindi, english) in enumerate(both)}
    return Material(folder.name, tidied, {}, systems)


def is_apart(line: int) -> bool:
    """Whether a line of a set, from 0, is never learned from."""
    return line % APART == APART - 1


def tasks_of(material: Material, apart: bool | None) -> Iterator[Task]:
    """All that is to be judged of the lines that are kept apart, or of the others, or of all (None), in order."""
    kept = [line for line in sorted(material.pairs) if apart is None or is_apart(line) == apart]
    scored = sacrebleu("CHRF", word_order=2)

    def wrong(line: int, text: str) -> float:
        score = scored.sentence_score(text, [material.pairs[line][1]]).score
        return float(np.clip((RIGHT - score) / (RIGHT - WRONG), 0, 1))

    for line in kept:
        hindi, english = material.pairs[line]
        yield Task(material.name, line, REFERENCE, "", 0.0, hindi, Alternative(english, 0.0, check(hindi, english)))
        for name, texts in material.systems.items():
            candidate = Alternative(texts[line], 0.0, check(hindi, texts[line]))
            yield Task(material.name, line, SYSTEM, "", wrong(line, candidate.text), hindi, candidate, (), name)
        found = material.chosen.get(line, ())
        for place, candidate in enumerate(found[: 1 + OTHERS]):
            others = (*found[:place], *found[place + 1 :])
            judged = wrong(line, candidate.text)
            yield Task(material.name, line, OTHER if place else CHOSEN, "", judged, hindi, candidate, others)
            if not place:
                yield Task(
                    material.name, line, BARE, "", judged, hindi, Alternative(candidate.text, 0.0, candidate.flags)
                )
    yield from _spoiled(material.name, REFERENCE, {line: material.pairs[line] for line in kept})
    good = {
        line: (material.pairs[line][0], material.chosen[line][0].text)
        for line in kept
        if line in material.chosen and wrong(line, material.chosen[line][0].text) <= MOST
    }
    yield from _spoiled(material.name, CHOSEN, good)


def _spoiled(name: str, base: str, good: Mapping[int, Pair]) -> Iterator[Task]:
    """Without other candidates, from which what is spoiled by hand differs as no candidate does."""
    places = list(good)
    for found in corruptions(list(good.values()), share=SHARE) if len(good) > 1 else ():
        candidate = Alternative(found.text, 0.0, check(found.source, found.text))
        yield Task(name, places[found.place], found.kind, base, 1.0, found.source, candidate)


def unique(tasks: Iterable[Task]) -> list[Task]:
    """Each once: a set may come both with a pool and with outputs."""
    return list(
        {
            (task.set, task.line, task.kind, task.base, task.source, task.candidate, task.system): task
            for task in tasks
        }.values()
    )


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
