"""The report of `translations` as data: scores, checks, breakdown and every row, as JSON and HTML show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from eval.data import Corpus
from eval.scoring import bootstrap, breakdown, scores
from eval.scoring.bootstrap import FEW, Floats
from eval.scoring.faults import Doubts
from eval.scoring.metrics import Metric, Statistics, digits

# The sentences listed as the worst of a system, and as the most different of two; the report holds all of them.
LISTED = 50
SORTED_BY = "chrf2"


def outcome(
    corpus: Corpus,
    systems: Mapping[str, Sequence[str]],
    described: Mapping[str, Mapping[str, Any]],
    doubts: Mapping[str, Doubts],
    measures: Sequence[Metric],
    statistics: Mapping[str, Statistics],
    *,
    resamples: int,
    trials: int,
) -> dict[str, Any]:
    """Everything but provenance, of rows as they are scored; the first system is the one that others are compared with."""
    compared = scores.compared(statistics, measures, resamples, trials)
    alone = {
        name: {metric.id: metric.sentences(statistics[name][metric.id]) for metric in measures} for name in systems
    }
    first, *others = systems
    return {
        "data": {
            "name": corpus.name,
            "rows": len(corpus.sources),
            "unit": "document" if corpus.whole_documents else "sentence",
            "references": len(corpus.references),
            "dropped": list(corpus.dropped),
            "sha256": corpus.sha256(),
        },
        "statistics": {
            "resamples": resamples,
            "trials": trials,
            "seed": bootstrap.SEED,
            "level": bootstrap.LEVEL,
        },
        "metrics": [
            {"id": m.id, "name": m.name, "signature": m.signature, "higher_is_better": m.higher_is_better}
            for m in measures
        ],
        "warnings": _warnings(corpus),
        "systems": [dict(described[name]) | compared[name] for name in systems],
        "breakdown": [_feature(feature, statistics, measures, resamples) for feature in breakdown.features(corpus)],
        "sentences": [_sentence(row, corpus, systems, alone, doubts) for row in range(len(corpus.sources))],
        "worst": {name: _ids(alone[name][SORTED_BY]) for name in systems},
        "different": [
            {"systems": [first, other], "ids": _ids(-abs(alone[other][SORTED_BY] - alone[first][SORTED_BY]))}
            for other in others
        ],
    }


def _warnings(corpus: Corpus) -> list[str]:
    if len(corpus.sources) >= FEW:
        return []
    unit = "documents" if corpus.whole_documents else "rows"
    return [f"fewer than {FEW} {unit}: intervals and p-values promise more than so small a sample can hold"]


def _feature(
    feature: breakdown.Feature, statistics: Mapping[str, Statistics], measures: Sequence[Metric], resamples: int
) -> dict[str, Any]:
    groups = []
    for label, rows in feature.groups().items():
        parts = {name: {id: values[rows] for id, values in found.items()} for name, found in statistics.items()}
        found = {name: scores.intervals(part, measures, resamples) for name, part in parts.items()}
        groups.append({"label": label, "rows": len(rows), "scores": found})
    return {"name": feature.name, "title": feature.title, "ordered": feature.ordered, "groups": groups}


def _sentence(
    row: int,
    corpus: Corpus,
    systems: Mapping[str, Sequence[str]],
    alone: Mapping[str, Mapping[str, Floats]],
    doubts: Mapping[str, Doubts],
) -> dict[str, Any]:
    return {
        "id": row + 1,
        "place": corpus.places[row],
        "source": corpus.sources[row],
        "references": [reference[row] for reference in corpus.references if reference[row] is not None],
        "domain": corpus.domains[row] if corpus.domains else None,
        "systems": {
            name: {
                "text": texts[row],
                "scores": {id: round(float(values[row]), digits(id)) for id, values in alone[name].items()},
                "flags": [flag.code for flag in doubts[name][row]],
                "reasons": [flag.reason for flag in doubts[name][row]],
            }
            for name, texts in systems.items()
        },
    }


def _ids(values: Floats) -> list[int]:
    """Ids of the rows with the smallest values, smallest first."""
    return [int(row) + 1 for row in np.argsort(values, kind="stable")[:LISTED]]
