"""Engines and finished translations against references: scores that can be published, and what is behind them."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval import UsageError, data, gates, natural, positive
from eval.data import Corpus
from eval.data.documents import gather, join, joined
from eval.files import check_outputs, publish
from eval.outcome import outcome
from eval.outputs import file_name
from eval.provenance import provenance
from eval.report import html, text
from eval.runs import Job, Run
from eval.runs import run as run_engine
from eval.scoring import comet, faults, metrics
from eval.scoring.bootstrap import RESAMPLES, TRIALS
from eval.scoring.metrics import Metric, Statistics
from eval.systems import described
from translate.engines.options import ENGINE, add_quality, add_runtime
from translate.translator import WINDOW

OUTPUTS = Path("eval-outputs")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    data.add_arguments(parser)
    group = parser.add_argument_group("engines")
    group.add_argument(
        "--engine",
        action="append",
        default=[],
        metavar="[NAME=]ENGINE",
        help=f"run this engine ({ENGINE}), each in a process of its own; may be repeated",
    )
    add_runtime(group)
    add_quality(group)
    group.add_argument(
        "--outputs",
        type=Path,
        default=OUTPUTS,
        metavar="FOLDER",
        help=f"where engines write their translations as they come ({OUTPUTS})",
    )
    group.add_argument("--resume", action="store_true", help="go on from what is in that folder")
    group.add_argument(
        "--batch-size",
        type=positive,
        default=WINDOW,
        metavar="N",
        help=f"rows that an engine gets at once ({WINDOW}); changes speed and memory, never a translation",
    )
    group = parser.add_argument_group("scores")
    group.add_argument("--first", metavar="NAME", help="the system that others are compared with (the first named)")
    group.add_argument("--resamples", type=positive, default=RESAMPLES, metavar="N", help=f"of bootstrap ({RESAMPLES})")
    group.add_argument("--trials", type=positive, default=TRIALS, metavar="N", help=f"of randomisation ({TRIALS})")
    group.add_argument(
        "--comet",
        nargs="?",
        const=comet.MODEL,
        metavar="MODEL",
        help=f"COMET too ({comet.MODEL}), by the command comet-score of unbabel-comet; slow without a GPU",
    )
    group = parser.add_argument_group("reports")
    group.add_argument("--json", type=Path, metavar="OUT", help="everything as data, every sentence with its scores")
    group.add_argument("--html", type=Path, metavar="OUT", help="a page with plots and all sentences, for any browser")
    group.add_argument(
        "--show", type=natural, default=3, metavar="N", help="worst and most different sentences printed (3)"
    )
    gates.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Write JSON and HTML, print the report; 0, or 1 where a gate is shut. UsageError for what can be put right.

    Whatever can be wrong with the call is found before a model is loaded.
    """
    corpus = data.load(args)
    engines = [_named(given) for given in args.engine]
    scored = joined(corpus) if corpus.documents else corpus
    measures = metrics.metrics(scored.references, args.resamples)
    if args.comet:
        comet.program()
        measures.append(comet.metric(args.comet))
    before = _checked(args, [name for name, _ in engines], scored, measures)

    runs = {name: _run(name, engine, corpus, args) for name, engine in engines}
    rows = {name: found.texts for name, found in runs.items()} | dict(corpus.hypotheses)
    rows = {name: rows[name] for name in sorted(rows, key=lambda name: name != args.first)}
    # Checked by the row, before rows are joined.
    doubts = faults.doubts(corpus.sources, rows, documents=corpus.whole_documents)
    entries = described(corpus, rows, runs, doubts)
    if corpus.documents:
        rows = {name: join(corpus, texts) for name, texts in rows.items()}
        doubts = {name: gather(corpus, found) for name, found in doubts.items()}
    statistics = _statistics(rows, scored, args.comet)
    report = {"kind": "translations"} | provenance(args.words)
    report |= outcome(scored, rows, entries, doubts, measures, statistics, resamples=args.resamples, trials=args.trials)

    publish(report, text.page(report, args.show), json=args.json, html=args.html, page=html.page)
    verdicts = gates.under(report, args.fail_under)
    if before:
        verdicts += gates.no_worse(before, statistics, measures, scored, args.resamples)
    for verdict in verdicts:
        print("passed:" if verdict.passed else "FAILED:", verdict.text, file=sys.stderr)
    return 0 if all(verdict.passed for verdict in verdicts) else 1


def _named(given: str) -> tuple[str, str]:
    """Name and engine of NAME=ENGINE; an engine without a name goes by its own. Raises UsageError for no name."""
    name, equals, engine = given.partition("=")
    if not equals or os.path.exists(given):
        name = engine = given
    name = name.strip()
    if not (name and engine and name.isprintable()):
        raise UsageError(f"--engine {given!r}: write ENGINE or NAME=ENGINE; a name is one line of letters and the like")
    return name, engine


def _checked(
    args: argparse.Namespace, engines: Sequence[str], corpus: Corpus, measures: Sequence[Metric]
) -> dict[str, list[str]] | None:
    """Find what is wrong with the call; the translations of the baseline, if one was given. engines: their names."""
    names = [*engines, *corpus.hypothesis_files]
    if not names:
        raise UsageError("there is nothing to score; add --engine embedded, or --hypothesis NAME=FILE, or both")
    double = [name for name, times in Counter(names).items() if times > 1]
    if double:
        raise UsageError(f"two systems are called {double[0]}; give one another name: --engine NAME={double[0]}")
    files = Counter(file_name(args.outputs, name, ()) for name in engines)
    if files and max(files.values()) > 1:
        raise UsageError(f"two engines would write to {max(files, key=lambda f: files[f])}; name them: NAME=ENGINE")
    if args.first is not None and args.first not in names:
        raise UsageError(f"--first {args.first}: the systems are {', '.join(names)}")
    read = [args.source, *args.reference, args.domain, args.document, args.data, args.no_worse_than]
    check_outputs([args.json, args.html], [*read, *corpus.hypothesis_files.values()])
    gates.check(args.fail_under, measures)
    return gates.read(args.no_worse_than, corpus) if args.no_worse_than else None


def _run(name: str, engine: str, corpus: Corpus, args: argparse.Namespace) -> Run:
    return run_engine(
        Job(
            engine=engine,
            name=name,
            file=str(file_name(args.outputs, name, corpus.sources)),
            sources=corpus.sources,
            documents=corpus.whole_documents,
            batch=args.batch_size,
            resume=args.resume,
            runtime=args.runtime,
            precision=args.precision,
            quality=args.quality,
        )
    )


def _statistics(systems: Mapping[str, Sequence[str]], corpus: Corpus, model: str | None) -> dict[str, Statistics]:
    from tqdm import tqdm

    with tqdm(total=len(corpus.sources), desc="scores", unit="row", disable=None, leave=False) as shown:
        found: dict[str, Statistics] = {**metrics.statistics(systems, corpus.references, shown.update)}
    if model:
        more = comet.statistics(systems, corpus.sources, corpus.references, model)
        found = {name: {**found[name], "comet": more[name]} for name in systems}
    return found
