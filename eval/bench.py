"""`python -m eval bench`: what the pipeline costs on top of the model, and how long a reader waits.

Times differ between machines and hours, so what counts are ratios of runs that took turns in one process.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from eval import UsageError, positive
from eval.files import check_outputs, write_json
from eval.measuring import events, spread
from eval.paths import Call, Metered, bare, read_calls, whole
from eval.report.text import columns
from translate.engines import open_engine
from translate.engines.embedded import Embedded
from translate.intake import checked, read_file
from translate.quality import QUALITIES, Quality
from translate.translator import Translator

ROUNDS = 5
NOTES = """\
whole path: article text to bullets, Translator.translate in the quality asked for, and summarize.
fast: the same in that quality, in the same turn.
bare: CTranslate2's generate_batch on the same prompts in the same batches, prompts made beforehand, answers not decoded.
second searches: a doubtful sentence is searched once more, with a wider beam; bare does so too where not said otherwise.
outside the engine: time not spent waiting for the engine, some of it while the engine works on.
cold: a new process, files in the system's cache; warm: the same article once more in that process."""


@dataclass(frozen=True, slots=True)
class Round:
    """One turn of each path over the article, in one process; all times in seconds.

    whole: article text to bullets. fast: the same in the quality of that name. inside: the part of it spent waiting for
    the engine, second searches included. retries: the part of `inside` that went into second searches. bare_first: bare
    generation for the first search of every sentence. bare_retries: bare generation for the second searches, one by one
    as the whole path asks for them.
    """

    whole: float
    fast: float
    inside: float
    retries: float
    bare_first: float
    bare_retries: float

    @property
    def bare(self) -> float:
        return self.bare_first + self.bare_retries


@dataclass(frozen=True, slots=True)
class Start:
    """Both paths in a new process each.

    Seconds from its start to the first sentence and to the bullets, then both once more in the same process. Peak
    memory in MiB; None where the system does not tell.
    """

    cold_first: float
    cold_whole: float
    warm_first: float
    warm_whole: float
    peak_whole: float | None
    peak_bare: float | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--article", type=Path, metavar="FILE", help="a Hindi article (default: Khabar's sample)")
    parser.add_argument("--rounds", type=positive, default=ROUNDS, metavar="N", help=f"turns of each path ({ROUNDS})")
    parser.add_argument("--quality", choices=QUALITIES, default="balanced", help="of the whole path (balanced)")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the report to this file")


def run(args: argparse.Namespace) -> int:
    """Print the report, write the JSON; 0. Raises UsageError or KhabarError for what the caller can put right."""
    check_outputs([args.json], [args.article])
    text = read_file(args.article) if args.article else sample()
    starts, sentences, calls = start(text, args.rounds, args.quality)
    engine = open_engine()
    assert isinstance(engine, Embedded)
    turn(engine, text, calls, args.quality)  # to warm up
    rounds = [turn(engine, text, calls, args.quality, bare_leads=number % 2 == 1) for number in range(args.rounds)]
    report = {
        "engine": dict(engine.describe()),
        "quality": args.quality,
        "cores": os.cpu_count(),
        "sentences": sentences,
        "searched twice": sum(len(call.sources) for call in calls if _again(call, calls)),
        "rounds": args.rounds,
        "measures": measures(sentences, rounds, starts),
    }
    print(table(report))
    if args.json:
        write_json(args.json, report)
    return 0


def sample() -> str:
    """The text of the first sample article. Raises UsageError where there is none."""
    folder = resources.files("khabar") / "samples"
    files = sorted(folder.iterdir(), key=lambda file: file.name) if folder.is_dir() else []
    for file in files:
        if file.name.endswith(".txt"):
            return checked(file.read_text(encoding="utf-8"))
    raise UsageError("Khabar's sample article is not there; name an article with --article FILE")


def start(text: str, rounds: int, quality: Quality) -> tuple[list[Start], int, list[Call]]:
    """Each path in new processes, so many times; the sentences of the article and the calls that they took."""
    starts = []
    for _ in range(rounds):
        told = {event["event"]: event for event in events("eval.paths", "whole", quality, given=text)}
        calls = told["whole"]["calls"]
        (done,) = events("eval.paths", "bare", given=json.dumps(calls))
        starts.append(
            Start(
                cold_first=told["first"]["seconds"],
                cold_whole=told["whole"]["seconds"],
                warm_first=told["done"]["warm_first"],
                warm_whole=told["done"]["warm_whole"],
                peak_whole=told["whole"]["peak_mib"],
                peak_bare=done["peak_mib"],
            )
        )
    return starts, told["whole"]["sentences"], read_calls(calls)


def turn(engine: Embedded, text: str, calls: Sequence[Call], quality: Quality, *, bare_leads: bool = False) -> Round:
    """Both paths once, one after the other, and the whole one as fast as it goes."""

    def run_bare() -> tuple[float, float]:
        prepared = [(_again(call, calls), bare(engine, call)) for call in calls]
        seconds = [0.0, 0.0]
        for again, generate in prepared:
            begun = time.perf_counter()
            generate()
            seconds[again] += time.perf_counter() - begun
        return seconds[0], seconds[1]

    bare_seconds = run_bare() if bare_leads else None
    metered = Metered(engine)
    seconds = _timed(Translator(metered, quality=quality), text)
    fast = _timed(Translator(engine, quality="fast"), text)
    bare_first, bare_retries = bare_seconds or run_bare()
    return Round(
        whole=seconds,
        fast=fast,
        inside=sum(call.seconds for call in metered.calls),
        retries=sum(call.seconds for call in metered.calls if _again(call, metered.calls)),
        bare_first=bare_first,
        bare_retries=bare_retries,
    )


def _timed(translator: Translator, text: str) -> float:
    begun = time.perf_counter()
    whole(translator, text)
    return time.perf_counter() - begun


def measures(sentences: int, rounds: Sequence[Round], starts: Sequence[Start]) -> dict[str, dict[str, float]]:
    """Minimum, median and maximum of everything measured, by its name with the unit."""
    values: dict[str, list[float]] = {
        "whole path, sentences/s": [sentences / r.whole for r in rounds],
        "bare, sentences/s": [sentences / r.bare for r in rounds],
        "time, whole / fast": [r.whole / r.fast for r in rounds],
        "time, whole / bare": [r.whole / r.bare for r in rounds],
        "time, whole / bare without second searches": [r.whole / r.bare_first for r in rounds],
        "second searches, % of the whole path": [100 * r.retries / r.whole for r in rounds],
        "outside the engine, % of the whole path": [100 * (r.whole - r.inside) / r.whole for r in rounds],
        "outside the engine, ms": [1000 * (r.whole - r.inside) for r in rounds],
        "cold start to the first sentence, s": [s.cold_first for s in starts],
        "cold start to the bullets, s": [s.cold_whole for s in starts],
        "warm to the first sentence, s": [s.warm_first for s in starts],
        "warm to the bullets, s": [s.warm_whole for s in starts],
    }
    peaks = [(s.peak_whole, s.peak_bare) for s in starts if s.peak_whole and s.peak_bare]
    if peaks:
        values |= {
            "peak memory of the whole path, MiB": [ours for ours, _ in peaks],
            "peak memory of bare, MiB": [alone for _, alone in peaks],
            "peak memory, whole / bare": [ours / alone for ours, alone in peaks],
        }
    return {name: spread(found) for name, found in values.items()}


def table(report: Mapping[str, Any]) -> str:
    """The report as lines of text, columns aligned."""
    keys = ("min", "median", "max")
    rows = [["", *keys]]
    rows += [[name, *(f"{found[key]:.3f}" for key in keys)] for name, found in report["measures"].items()]
    head = (
        f"{report['sentences']} sentences, {report['searched twice']} searched twice | {report['rounds']} rounds | "
        f"{report['cores']} cores | {', '.join(report['engine'].values())} | {report['quality']}"
    )
    return "\n".join([head, "", columns(rows), "", NOTES])


def _again(call: Call, calls: Sequence[Call]) -> bool:
    """Whether a call is a second search: the translator's first one always goes by its own settings."""
    return call.decoding != calls[0].decoding
