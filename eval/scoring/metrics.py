"""BLEU, chrF++ and TER through sacreBLEU, kept as the statistics of every row.

With the statistics at hand, the score of any part or resample of a corpus is a sum away. sacreBLEU's own tests of
significance work on the same two methods, which are not public: the version is pinned, and the tests compare with its
command line.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from eval import UsageError
from eval.scoring.bootstrap import SEED, Floats
from eval.scoring.pool import workers

# A row's references; None where it has fewer than others.
References = Sequence[Sequence[str | None]]
# Rows of one task: enough to make a process worth its start, few enough to share the work out evenly.
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Metric:
    """What a score is called, how it comes from sums of statistics, and how a row is scored alone.

    score, sentence: (k,) sums to a score. Percent, but COMET, which has its own scale.
    """

    id: str
    name: str
    higher_is_better: bool
    signature: str
    score: Callable[[Floats], float]
    sentence: Callable[[Floats], float]

    def scores(self, sums: Floats) -> Floats:
        """Scores of many sums, (b, k) to (b,)."""
        return np.array([self.score(row) for row in sums])

    def sentences(self, statistics: Floats) -> Floats:
        """Scores of the rows alone, (n, k) to (n,)."""
        return np.array([self.sentence(row) for row in statistics])


def digits(metric: str) -> int:
    """Decimals worth showing, by the id of a metric: COMET goes from 0 to 1, the others to 100."""
    return 4 if metric == "comet" else 2


# Statistics of a system by the id of the metric, each of shape (n, k).
Statistics = Mapping[str, Floats]

# The name in sacrebleu, its options, and those of a sentence alone, whose score would be 0 without a 4-gram.
_SETTINGS: dict[str, tuple[str, bool, str, dict[str, Any], dict[str, Any]]] = {
    "bleu": ("BLEU", True, "BLEU", {}, {"effective_order": True}),
    "chrf2": ("chrF++", True, "CHRF", {"word_order": 2}, {}),
    "ter": ("TER", False, "TER", {}, {}),
}


def metrics(references: References, resamples: int) -> list[Metric]:
    """BLEU, chrF++ and TER as sacreBLEU computes them by default, with the signatures that it would print."""
    found = []
    for id, (name, higher, kind, options, alone) in _SETTINGS.items():
        metric = sacrebleu(kind, **options)
        # What sacreBLEU notes down for the signature while it reads references and resamples.
        metric.num_refs, metric.n_bootstrap, metric.seed = _count(references), resamples, SEED
        found.append(
            Metric(
                id=id,
                name=name,
                higher_is_better=higher,
                signature=str(metric.get_signature()),
                score=partial(_score, metric),
                sentence=partial(_score, sacrebleu(kind, **options, **alone)),
            )
        )
    return found


def mean_metric(id: str, name: str, signature: str) -> Metric:
    """A metric whose score is the mean over the rows; its statistics are the row's score and 1."""

    def mean(sums: Floats) -> float:
        return float(sums[0] / sums[1])

    return Metric(id, name, True, signature, mean, mean)


def statistics(
    systems: Mapping[str, Sequence[str]], references: References, advance: Callable[[int], object] = lambda rows: None
) -> dict[str, dict[str, Floats]]:
    """Statistics of each system by metric, (n, k) each; spread over the cores. `advance` hears of finished rows."""
    rows = len(references[0])
    tasks = [
        ([texts[start : start + CHUNK] for texts in systems.values()], [r[start : start + CHUNK] for r in references])
        for start in range(0, rows, CHUNK)
    ]
    parts: list[list[list[Floats]]] = []
    with workers(rows * len(systems)) as work:
        for part in work(_chunk, tasks):
            parts.append(part)
            advance(len(part[0][0]))
    return {
        name: {id: np.concatenate([part[s][m] for part in parts]) for m, id in enumerate(_SETTINGS)}
        for s, name in enumerate(systems)
    }


def _chunk(task: tuple[list[Sequence[str]], References]) -> list[list[Floats]]:
    """For each system and metric the statistics of some rows; the references are read once for all systems."""
    systems, references = task
    found: list[list[Floats]] = [[] for _ in systems]
    for _, _, kind, options, _ in _SETTINGS.values():
        force = {"force": True} if kind == "BLEU" else {}  # no warning about ends such as "a .": rows are few
        metric = sacrebleu(kind, references=references, **options, **force)
        for place, texts in enumerate(systems):
            found[place].append(np.array(metric._extract_corpus_statistics(texts, None), dtype=np.float64))
    return found


def _score(metric: Any, sums: Floats) -> float:
    return float(metric._compute_score_from_stats(sums.tolist()).score)


def _count(references: References) -> int:
    """What sacreBLEU calls the number of references; -1 ("var") where rows differ."""
    complete = all(text is not None for reference in references for text in reference)
    return len(references) if complete else -1


def sacrebleu(kind: str, **options: Any) -> Any:
    """A metric of sacreBLEU by the name of its class. Raises UsageError where sacreBLEU is not installed."""
    try:
        return getattr(importlib.import_module("sacrebleu"), kind)(**options)
    except ModuleNotFoundError:
        raise UsageError("sacrebleu is not installed; run: pip install 'khabar[eval]'") from None
