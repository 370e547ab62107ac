"""What each system is, how fast it was, and what its translations show without a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from eval.data import Corpus
from eval.outputs import digest
from eval.runs import Run
from eval.scoring import faults
from eval.scoring.faults import Doubts
from translate.lines import ENTITY

_TOKENIZED = re.compile(r"\w [.,?!]$")
# From that share of rows on the end " ." is no accident.
_TOKENIZED_SHARE = 0.1


def described(
    corpus: Corpus, systems: Mapping[str, Sequence[str]], runs: Mapping[str, Run], doubts: Mapping[str, Doubts]
) -> dict[str, dict[str, Any]]:
    """{system: its entry in the report, but for the scores}, from the rows as they were translated."""
    shares = faults.shares(corpus.sources, doubts)
    return {
        name: {
            "name": name,
            "kind": "engine" if name in runs else "file",
            "file": corpus.hypothesis_files.get(name),
            "sha256": digest(texts),
            "checks": shares[name],
            "warnings": warnings(texts),
            **_run(corpus, runs.get(name)),
        }
        for name, texts in systems.items()
    }


def warnings(texts: Sequence[str]) -> list[str]:
    """What in a system's translations may spoil its scores, though it is no error."""
    empty = sum(not text.strip() for text in texts)
    entities = sum(ENTITY.search(text) is not None for text in texts)
    tokenized = sum(_TOKENIZED.search(text) is not None for text in texts)
    found = []
    if empty:
        found.append(f"{empty} of {len(texts)} rows are empty")
    if entities:
        found.append(
            f"{entities} of {len(texts)} rows hold HTML entities such as &#39;, scored as they are; --unescape undoes "
            "them in a hypothesis"
        )
    if tokenized > _TOKENIZED_SHARE * len(texts):
        found.append(
            f'{tokenized} of {len(texts)} rows end in a mark set apart (" ."): detokenize them, or BLEU is too high'
        )
    return found


def _run(corpus: Corpus, run: Run | None) -> dict[str, Any]:
    if run is None:
        return {"engine": None, "decoding": None, "speed": None}
    words = sum(len(source.split()) for source in corpus.sources)
    waited = max(run.seconds, 1e-6)  # a clock may be too coarse for rows that need no model
    speed = {
        "seconds": round(run.seconds, 2),
        "sentences_per_second": round(len(run.texts) / waited, 3),
        "words_per_second": round(words / waited, 1),
        "load_seconds": run.load_seconds,
        "peak_mib": None if run.peak_mib is None else round(run.peak_mib, 1),
    }
    return {"engine": dict(run.engine), "decoding": dict(run.decoding), "speed": speed}
