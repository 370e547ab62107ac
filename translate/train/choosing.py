"""Fits the weights of the choice among candidates: `python -m translate.train.choosing POOL.jsonl… [--out FILE]`.

The weights make the expected chrF++ of a sentence the highest, if a candidate is taken with the probability that its worth
gives it (minimum risk training: Och 2003; Smith and Eisner 2006). What they gain is told for each pool twice: with weights
fitted on the other sets alone, which is the honest figure, and with those that are written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError
from eval.ending import ended
from eval.files import check_outputs
from eval.report.text import columns
from eval.scoring.bootstrap import RESAMPLES
from eval.scoring.metrics import metrics as all_metrics
from eval.scoring.metrics import statistics
from eval.scoring.scores import compared
from translate.candidates import joined
from translate.choosing import FEATURES, Choosing, Floats, doubtful, ranked
from translate.meaning import Meaning
from translate.results import Alternative
from translate.train.pool import Piece, Pool, measured
from translate.translator import spelled_out
from translate.weights import CHOOSING

PROGRAM = "python -m translate.train.choosing"
# Times the squares of the weights of standardised features; from 0.005 to 0.05 the gains of other sets differ by 0.03.
PENALTY = 0.02
STEPS = 200
TRIALS = 1000
# Doubts that are counted, beside the scores.
COUNTED = ("numbers", "names")


def fit(pools: Sequence[Sequence[Piece]], penalty: float = PENALTY) -> Choosing:
    """The weights that are best for the pieces of all pools, each pool as heavy as any other.

    Raises UsageError where there is nothing to choose.
    """
    # What the checks decide needs no weights.
    open_to = [(piece, _undoubted(piece.found), 1 / len(pool)) for pool in pools for piece in pool if piece.alone]
    rows = [(piece.table[left], piece.scores[left], share) for piece, left, share in open_to if len(left) > 1]
    if not rows:
        raise UsageError("the pools hold no sentence with two candidates to choose among")
    centred = [table - table.mean(axis=0) for table, _, _ in rows]
    scale = np.concatenate(centred).std(axis=0)
    scale[scale == 0] = 1.0  # a feature that never differs gets no weight
    most = max(map(len, centred))
    shape = len(rows), most
    table, gains, absent = np.zeros((*shape, len(FEATURES))), np.zeros(shape), np.full(shape, -np.inf)
    for place, (differences, (_, scores, _)) in enumerate(zip(centred, rows, strict=True)):
        table[place, : len(scores)] = differences / scale
        gains[place, : len(scores)] = scores - scores.mean()
        absent[place, : len(scores)] = 0
    shares = np.array([share for _, _, share in rows]) / len(pools)

    def expected(weights: Floats) -> tuple[float, Floats]:
        worth = table @ weights + absent
        probability = np.exp(worth - worth.max(axis=1, keepdims=True))
        probability /= probability.sum(axis=1, keepdims=True)
        mean = (probability * gains).sum(axis=1)
        slope = np.einsum("s,sc,scf->f", shares, probability * (gains - mean[:, None]), table)
        return float(shares @ mean - penalty * weights @ weights), slope - 2 * penalty * weights

    return Choosing(*(float(weight) for weight in maximised(expected, np.zeros(len(FEATURES))) / scale))


def _undoubted(found: Sequence[Alternative]) -> list[int]:
    least = min(map(doubtful, found))
    return [place for place, candidate in enumerate(found) if doubtful(candidate) == least]


def maximised(function: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    """Where a smooth function, given with its gradient, has a maximum: BFGS with a halved step (Nocedal and Wright 2006)."""
    here, (value, slope) = start, function(start)
    curvature = np.eye(len(start))  # the inverse of minus the second derivative, as far as it is known
    for _ in range(STEPS):
        step = curvature @ slope
        while (found := function(here + step))[0] < value + 1e-4 * slope @ step and np.abs(step).max() > 1e-12:
            step = step / 2
        turned = slope - found[1]
        if found[0] - value < 1e-10:
            break
        here, (value, slope) = here + step, found
        if (bend := step @ turned) > 0:
            left = np.eye(len(start)) - np.outer(step, turned) / bend
            curvature = left @ curvature @ left.T + np.outer(step, step) / bend
    return here


def chosen(pool: Pool, take: Callable[[Piece], int]) -> list[Alternative]:
    """Each sentence with the candidate that `take` picks of each of its pieces."""
    return [
        joined([piece.found[take(piece)] for piece in row], sentence.source) if row else Alternative(sentence.source, 0)
        for sentence, row in zip(pool.sentences, pool.pieces, strict=True)
    ]


def by_checks(piece: Piece) -> int:
    """What is taken without a second reader."""
    return 0  # they are sorted so


def by(weights: Choosing) -> Callable[[Piece], int]:
    """What is taken with these weights."""
    return lambda piece: ranked(piece.found, piece.table, weights)[0]


def oracle(piece: Piece) -> int:
    """The nearest to the reference, where that can be told."""
    return int(piece.scores.argmax()) if piece.alone else by_checks(piece)


def table(pool: Pool, systems: Mapping[str, Sequence[Alternative]]) -> str:
    """chrF++ and BLEU of each system, its difference to the first one, and the sentences with doubts that count."""
    references = [[sentence.reference for sentence in pool.sentences]]
    metrics = [metric for metric in all_metrics(references, RESAMPLES) if metric.id != "ter"]
    texts = {name: [spelled_out(one).text for one in found] for name, found in systems.items()}
    scores = compared(statistics(texts, references), metrics, RESAMPLES, TRIALS)
    rows = [
        [
            f"{pool.name}, {len(pool.sentences)}",
            *(cell for m in metrics for cell in (m.name, "difference", "p")),
            *COUNTED,
        ]
    ]
    for name, found in systems.items():
        cells = [cell for metric in metrics for cell in _cells(metric.id, scores[name])]
        doubts = [str(sum(any(flag.code == code for flag in one.flags) for one in found)) for code in COUNTED]
        rows.append([name, *cells, *doubts])
    return columns(rows)


def _cells(metric: str, scores: Mapping[str, Any]) -> list[str]:
    score = f"{scores['scores'][metric]['score']:.2f}"
    if scores["against"] is None:
        return [score, "", ""]
    found = scores["against"][metric]
    return [
        score,
        f"{found['difference']:+.2f} [{found['low']:+.2f}, {found['high']:+.2f}]",
        f"{found['p_bootstrap']:.3f}",
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    args = _parser().parse_args(argv)
    return ended(PROGRAM, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    check_outputs([args.out], [*args.pools, *args.against])
    meaning = Meaning()
    pools = [pool for path in args.pools for pool in measured(path, meaning, args.cache)]
    others = [pool for path in args.against for pool in measured(path, meaning, args.cache)]
    today = {pool.set: _by_source(pool, chosen(pool, by_checks)) for pool in others}
    compared_with = [_first(pool, today.get(pool.set)) for pool in pools]
    whole = _fitted(pools)
    for pool, first in zip(pools, compared_with, strict=True):
        systems = {"today": first}
        if pool.set in today:
            systems["by the checks"] = chosen(pool, by_checks)
        if apart := [other for other in pools if other.set != pool.set]:
            systems["fitted on the others"] = chosen(pool, by(_fitted(apart)))
        systems |= {"fitted on all": chosen(pool, by(whole)), "best of the pool": chosen(pool, oracle)}
        print(table(pool, systems), end="\n\n", flush=True)
    whole.save(args.out)
    print(*(f"{name} {weight:.2f}" for name, weight in asdict(whole).items()), f"written to {args.out}", sep=", ")
    return 0


def _by_source(pool: Pool, taken: Sequence[Alternative]) -> dict[str, Alternative]:
    return {sentence.source: one for sentence, one in zip(pool.sentences, taken, strict=True)}


def _first(pool: Pool, today: Mapping[str, Alternative] | None) -> list[Alternative]:
    """What the choices from a pool are compared with. Raises UsageError where it lacks a sentence."""
    if today is None:
        return chosen(pool, by_checks)
    if missing := sum(sentence.source not in today for sentence in pool.sentences):
        raise UsageError(f"--against lacks {missing} of the sentences of {pool.name}; make it of the same folder")
    return [today[sentence.source] for sentence in pool.sentences]


def _fitted(pools: Sequence[Pool]) -> Choosing:
    return fit([[piece for row in pool.pieces for piece in row] for pool in pools])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Fits the weights of the choice among candidates.")
    parser.add_argument(
        "pools", nargs="+", type=Path, metavar="POOL.jsonl", help="as python -m translate.train.pool has them"
    )
    help = (
        "what the checks alone choose among these is what a pool of the same set is compared with (its own candidates)"
    )
    parser.add_argument("--against", nargs="+", default=[], type=Path, metavar="POOL.jsonl", help=help)
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="keep the features there for the next time")
    parser.add_argument("--out", type=Path, default=CHOOSING, metavar="FILE", help="where to write (%(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
