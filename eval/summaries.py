"""Bullets against reference summaries of English articles: ROUGE-1/2/Lsum beside lead-3, the baseline to beat."""

from __future__ import annotations

import argparse
import importlib
import importlib.metadata
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError, bootstrap, english, positive, write_json
from summarize import summarize
from translate.results import Sentence

METRICS = ("rouge1", "rouge2", "rougeLsum")
HEADINGS = ("ROUGE-1", "ROUGE-2", "ROUGE-Lsum")
BASELINE = "lead-3"
LEAD = 3


@dataclass(frozen=True, slots=True)
class Example:
    """An article as English sentences, and the reference: one sentence or bullet a line."""

    sentences: tuple[str, ...]
    reference: str


def lead(sentences: Sequence[str]) -> list[str]:
    """The first three sentences, as they are."""
    return list(sentences[:LEAD])


def bullets(sentences: Sequence[str], count: int | None = None) -> list[str]:
    """Ours; no headline, since these files have none."""
    body = [Sentence(id=place, source="", translation=text) for place, text in enumerate(sentences, start=1)]
    return [bullet.text for bullet in summarize(body, count=count)]


SYSTEMS: dict[str, Callable[[Sequence[str]], list[str]]] = {
    BASELINE: lead,
    "ours, 3 bullets": lambda sentences: bullets(sentences, LEAD),
    "ours, default": bullets,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE.jsonl", help='one object a line: "article", "summary", optionally "bullets"'
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N articles")
    parser.add_argument(
        "--only", choices=("odd", "even"), help="only the articles on odd or even lines; our weights were tuned on odd"
    )
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the scores to this file")


def run(args: argparse.Namespace) -> int:
    """Print the table, write the JSON; 0. Raises UsageError for what the caller can put right."""
    examples = read(args.file)
    if args.only:
        examples = examples[0 if args.only == "odd" else 1 :: 2]
    examples = examples[: args.limit]
    if not examples:
        raise UsageError(f"{args.file} leaves no article to score; give a file with more lines, or drop --only")
    report = evaluate(examples)
    print(table(report))
    if args.json:
        write_json(args.json, report)
    return 0


def read(path: Path) -> list[Example]:
    """The articles of a JSON Lines file; blank lines are skipped. Raises UsageError with the line that is wrong."""
    try:
        # Only line feeds end a line: JSON may hold the other line separators within its strings.
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; give a JSON Lines file of articles and summaries") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {path} as UTF-8 text: {error}") from None
    return [_example(line, f"{path}, line {number}") for number, line in enumerate(lines, start=1) if line.strip()]


def evaluate(examples: Sequence[Example]) -> dict[str, Any]:
    """Scores of every system, F1 in percent, and of each of ours its difference to lead-3.

    {"signature": str, "systems": {name: {metric: {mean, low, high}, "words", "ms"}},
     "differences": {name: {metric: {mean, low, high, "p"}}}}
    """
    scorer = _scorer()
    scores: dict[str, dict[str, bootstrap.Floats]] = {}
    systems: dict[str, dict[str, Any]] = {}
    for name, system in SYSTEMS.items():
        begun = time.perf_counter()
        outputs = [system(example.sentences) for example in examples]
        seconds = time.perf_counter() - begun
        found = [scorer.score(ex.reference, "\n".join(out)) for ex, out in zip(examples, outputs, strict=True)]
        scores[name] = {metric: np.array([100 * one[metric].fmeasure for one in found]) for metric in METRICS}
        words = [sum(len(text.split()) for text in output) for output in outputs]
        systems[name] = {metric: asdict(bootstrap.interval(scores[name][metric])) for metric in METRICS}
        systems[name] |= {"words": float(np.mean(words)), "ms": 1000 * seconds / len(examples)}
    differences = {
        name: {metric: _difference(scores[name][metric] - scores[BASELINE][metric]) for metric in METRICS}
        for name in SYSTEMS
        if name != BASELINE
    }
    version = importlib.metadata.version("rouge_score")
    signature = (
        f"rouge_score {version}, stemmed, F1 x 100 | {len(examples)} articles | "
        f"95% bootstrap intervals, {bootstrap.RESAMPLES} resamples, seed {bootstrap.SEED}"
    )
    return {"signature": signature, "systems": systems, "differences": differences}


def table(report: dict[str, Any]) -> str:
    """The report as lines of text, columns aligned."""
    rows: list[tuple[str, ...]] = [("", *HEADINGS, "words", "ms/article")]
    for name, system in report["systems"].items():
        cells = [f"{system[m]['mean']:.2f} [{system[m]['low']:.2f}, {system[m]['high']:.2f}]" for m in METRICS]
        rows.append((name, *cells, f"{system['words']:.1f}", f"{system['ms']:.1f}"))
    for name, difference in report["differences"].items():
        cells = [
            f"{d['mean']:+.2f} [{d['low']:+.2f}, {d['high']:+.2f}] p={d['p']:.4f}"
            for d in (difference[m] for m in METRICS)
        ]
        rows.append((f"{name} - {BASELINE}", *cells, "", ""))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, report["signature"]])


def _difference(differences: bootstrap.Floats) -> dict[str, float]:
    return asdict(bootstrap.interval(differences)) | {"p": bootstrap.p_value(differences)}


def _example(line: str, where: str) -> Example:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{where} is not JSON ({error.msg} at column {error.colno}); write one object a line"
        ) from None
    if not isinstance(row, dict):
        raise UsageError(f'{where} is not an object; write {{"article": "…", "summary": "…"}}')
    missing = [
        field for field in ("article", "summary") if not isinstance(row.get(field), str) or not row[field].strip()
    ]
    if missing:
        raise UsageError(f"{where} has no text in {' and '.join(missing)}; every line needs article and summary")
    parts = row.get("bullets", [])
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise UsageError(f"{where} has bullets that are not a list of strings; make it one or leave bullets out")
    return Example(tuple(english.split(row["article"])), "\n".join(parts or english.split(row["summary"])))


def _scorer() -> Any:
    try:
        module = importlib.import_module("rouge_score.rouge_scorer")
    except ModuleNotFoundError:
        raise UsageError("rouge_score is not installed; run: pip install 'khabar[eval]'") from None
    return module.RougeScorer(METRICS, use_stemmer=True)
