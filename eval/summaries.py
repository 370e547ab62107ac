"""Bullets against reference summaries of English articles: ROUGE beside lead-3, the baseline to beat, and two more."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError, positive
from eval.bullets import rouge
from eval.bullets.articles import Example, digest, read
from eval.bullets.centrality import lexrank, textrank
from eval.files import check_outputs, publish
from eval.provenance import provenance
from eval.report import html
from eval.report.text import columns, share
from eval.scoring import bootstrap
from eval.scoring.bootstrap import Floats
from summarize import Brief, Bullet, faithful, summarize
from summarize.abstractive import open_summarizer
from translate.engines.options import add_runtime, told
from translate.results import Sentence

# Makes bullets of an article's sentences; they have no headline here, since these files have none.
System = Callable[[Sequence[Sentence]], list[Bullet]]

METRICS, HEADINGS, CHECK = rouge.METRICS, rouge.HEADINGS, faithful.CHECK
BASELINE = "lead-3"
LEAD = 3


def lead(sentences: Sequence[Sentence], count: int = LEAD) -> list[Bullet]:
    """The first sentences, as they are."""
    return [Bullet(sentence.translation, (sentence.id,)) for sentence in sentences[:count]]


def whole(rank: Callable[[Sequence[str]], list[str]]) -> System:
    """A summarizer that chooses sentences and leaves them as they are."""
    return lambda sentences: [Bullet(text, ()) for text in rank([sentence.translation for sentence in sentences])]


SYSTEMS: dict[str, System] = {
    BASELINE: lead,
    "lead-2": lambda sentences: lead(sentences, 2),
    "TextRank": whole(textrank),
    "LexRank": whole(lexrank),
    "Khabar, 3 bullets": lambda sentences: summarize(sentences, Brief(count=LEAD)),
    "Khabar, default": summarize,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE.jsonl", help='one object a line: "article", "summary", optionally "bullets"'
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N articles")
    parser.add_argument(
        "--summarizer",
        action="append",
        default=[],
        metavar="NAME",
        help="also a model that writes summaries: its folder or its id on the Hugging Face Hub; again for another",
    )
    add_runtime(parser)
    parser.add_argument(
        "--only",
        choices=("odd", "even"),
        help="only every second article, from the first (odd) or the second (even) on; our weights were learned from odd",
    )
    parser.add_argument(
        "--json", type=Path, metavar="OUT", help="also write everything as data, every article's scores"
    )
    parser.add_argument("--html", type=Path, metavar="OUT", help="also write a page with plots, for any browser")


def run(args: argparse.Namespace) -> int:
    """Write JSON and HTML, print the tables; 0. Raises UsageError for what the caller can put right."""
    check_outputs([args.json, args.html], [args.file])
    examples = read(args.file)
    if args.only:
        examples = examples[0 if args.only == "odd" else 1 :: 2]
    examples = examples[: args.limit]
    if not examples:
        raise UsageError(f"{args.file} leaves no article to score; give a file with more lines, or drop --only")
    data = {
        "name": args.file.name,
        "articles": len(examples),
        "sha256": digest(examples),
    }
    report = (
        {"kind": "summaries"} | provenance(args.words) | {"data": data} | evaluate(examples, SYSTEMS | _models(args))
    )
    publish(report, table(report), json=args.json, html=args.html, page=html.summaries_page)
    return 0


def evaluate(examples: Sequence[Example], systems: Mapping[str, System] = SYSTEMS) -> dict[str, Any]:
    """Scores of every system, F1 in percent, and the difference of each to lead-3; `examples`: at least one.

    {"signature": str,
     "systems": {name: {metric: {mean, low, high}, "words": a summary, "ms": an article, "kept": of the sentences,
                        "checks": {CHECK: {"count": bullets that pass, "of": bullets}}}},
     "differences": {name: {metric: {mean, low, high, "p"}}},
     "articles": [{"line": in the file, from 1, "scores": {name: {metric: F1 in percent, two decimals}},
                   "made_up": {name: [what a bullet holds and the article does not]}, of those that made up something}]}
    """
    outputs, seconds = _outputs(examples, systems)
    found = rouge.scores(
        [example.reference for example in examples],
        {name: ["\n".join(bullet.text for bullet in output) for output in rows] for name, rows in outputs.items()},
    )
    articles = [faithful.source(example.sentences) for example in examples]
    # By system, article and bullet.
    made_up = {
        name: [
            [faithful.made_up(bullet.text, known) for bullet in output]
            for output, known in zip(rows, articles, strict=True)
        ]
        for name, rows in outputs.items()
    }
    measured = {
        name: {metric: asdict(bootstrap.interval(found[name][metric])) for metric in METRICS}
        | {
            "words": float(np.mean([sum(len(bullet.text.split()) for bullet in output) for output in rows])),
            "kept": _kept(rows, examples),
            "ms": 1000 * seconds[name] / len(examples),
            "checks": {CHECK: _passed(made_up[name])},
        }
        for name, rows in outputs.items()
    }
    differences = {
        name: {metric: _difference(found[name][metric] - found[BASELINE][metric]) for metric in METRICS}
        for name in outputs
        if name != BASELINE
    }
    signature = (
        f"{rouge.signature()} | {len(examples)} articles | "
        f"{bootstrap.LEVEL}% bootstrap intervals, {bootstrap.RESAMPLES} resamples, seed {bootstrap.SEED}"
    )
    return {
        "signature": signature,
        "systems": measured,
        "differences": differences,
        "articles": [_article(row, example, found, made_up) for row, example in enumerate(examples)],
    }


def _models(args: argparse.Namespace) -> dict[str, System]:
    """The summarizers that were named, opened. Raises EngineError and what is under it."""
    with told(sys.stderr) as progress:
        return {
            name: open_summarizer(name, runtime=args.runtime, precision=args.precision, progress=progress).summarize
            for name in args.summarizer
        }


def table(report: Mapping[str, Any]) -> str:
    """The report as lines of text: the systems, and below them their differences to lead-3."""
    rows = [["", *HEADINGS, "words", "kept", "ms/article", CHECK]]
    for name, system in report["systems"].items():
        cells = [f"{system[m]['mean']:.2f} [{system[m]['low']:.2f}, {system[m]['high']:.2f}]" for m in METRICS]
        rows.append(
            [
                name,
                *cells,
                f"{system['words']:.1f}",
                f"{system['kept']:.1f}%",
                f"{system['ms']:.1f}",
                share(system["checks"][CHECK]),
            ]
        )
    against = [[f"less {BASELINE}", *HEADINGS]]
    for name, difference in report["differences"].items():
        values = [difference[metric] for metric in METRICS]
        cells = [f"{d['mean']:+.2f} [{d['low']:+.2f}, {d['high']:+.2f}] p={d['p']:.3f}" for d in values]
        against.append([name, *cells])
    return "\n\n".join([columns(rows), columns(against), report["signature"]])


def _outputs(
    examples: Sequence[Example], systems: Mapping[str, System]
) -> tuple[dict[str, list[list[Bullet]]], dict[str, float]]:
    """The summaries of every system, and the seconds that they took."""
    articles = [sentences(example) for example in examples]
    outputs, seconds = {}, {}
    for name, system in systems.items():
        begun = time.perf_counter()
        outputs[name] = [system(article) for article in articles]
        seconds[name] = time.perf_counter() - begun
    return outputs, seconds


def sentences(example: Example) -> list[Sentence]:
    """An article as a translator would leave it, without headline and paragraphs."""
    return [Sentence(place, "", text) for place, text in enumerate(example.sentences, start=1)]


def _kept(rows: Sequence[Sequence[Bullet]], examples: Sequence[Example]) -> float:
    """Words of the bullets in percent of those of the sentences that they rest on; 100 where they name none."""
    words = sources = 0
    for output, example in zip(rows, examples, strict=True):
        for bullet in output:
            words += len(bullet.text.split())
            named = [example.sentences[number - 1] for number in bullet.sentences] or [bullet.text]
            sources += sum(len(text.split()) for text in named)
    return 100 * words / sources if sources else 100.0


def _article(
    row: int,
    example: Example,
    found: Mapping[str, Mapping[str, Floats]],
    made_up: Mapping[str, Sequence[Sequence[Sequence[str]]]],
) -> dict[str, Any]:
    alarms = {name: [alarm for text in rows[row] for alarm in text] for name, rows in made_up.items()}
    return {
        "line": example.line,
        "scores": {
            name: {metric: round(float(values[row]), 2) for metric, values in by_metric.items()}
            for name, by_metric in found.items()
        },
        "made_up": {name: some for name, some in alarms.items() if some},
    }


def _passed(made_up: Sequence[Sequence[Sequence[str]]]) -> dict[str, int]:
    bullets = [alarms for output in made_up for alarms in output]
    return {"count": sum(not alarms for alarms in bullets), "of": len(bullets)}


def _difference(differences: Floats) -> dict[str, float]:
    return asdict(bootstrap.interval(differences)) | {"p": bootstrap.p_value(differences)}
