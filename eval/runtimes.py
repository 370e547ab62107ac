"""`python -m eval runtimes`: a model in torch and in CTranslate2, side by side: time, memory, disk and what it says.

Times differ between machines and hours, so what counts are ratios of runs that took turns.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eval import UsageError, positive
from eval.data.textfiles import lines
from eval.files import check_outputs, write_json
from eval.measuring import events, spread
from eval.provenance import provenance
from eval.report.text import columns
from eval.ways import SEARCHES, Answers, Way
from khabar import samples
from translate import parse
from translate.checkpoints import cache
from translate.checkpoints.checkpoint import is_checkpoint
from translate.checkpoints.hub import snapshot
from translate.checkpoints.needed import picked
from translate.checks import DEVANAGARI
from translate.engines import PRECISIONS
from translate.engines.options import told
from translate.normalize import normalize_hindi

TORCH = Way("torch", "float32")
CONVERTED = ("float32", "int8")
ROUNDS = 3
SENTENCES = 8
MB = 1_000_000
NOTES = """\
open: from the start of a new process, files in the system's cache, to an engine that can be asked; the first time with
the conversion, which is kept and found again later. translating: all sentences at once, long ones in parts, after one to
warm up. pieces: those of the answers, as the model wrote them, with their ends.
equal: share of sentences whose translation is that of torch; difference: of their scores, the mean log-probability of a
piece, in nats, on average; neither with --endless, for each runtime forbids the end in its own way. peak: the largest
resident memory of the process, torch and all. MB are millions of bytes."""


class Impossible(Exception):
    """A way in which the model does not run; the message says why."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A way measured once.

    engine: what it tells of itself. first: seconds to open it with the conversion, and opening: without; first_peak and
    peak: MiB of these two processes, the latter with translating. None where nothing is converted, or the system does not
    tell. disk: bytes of what it is opened from. answers: by the name of the search.
    """

    engine: Mapping[str, str]
    first: float | None
    opening: float
    first_peak: float | None
    peak: float | None
    disk: int
    answers: Mapping[str, Answers]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("model", metavar="MODEL", help="the folder of a checkpoint, or its id on the Hugging Face Hub")
    parser.add_argument(
        "--sentences", metavar="FILE", help=f"Hindi, a sentence a line ({SENTENCES} of Khabar's sample articles)"
    )
    parser.add_argument(
        "--precision",
        nargs="+",
        choices=PRECISIONS,
        default=CONVERTED,
        help=f"of the numbers in CTranslate2 ({' and '.join(CONVERTED)}); in torch they are {TORCH.precision}",
    )
    parser.add_argument(
        "--endless",
        action="store_true",
        help="no answer ends before it is as long as it may be: for the speed, alone, of a model that was never trained",
    )
    parser.add_argument("--rounds", type=positive, default=ROUNDS, metavar="N", help=f"turns of each ({ROUNDS})")
    parser.add_argument("--json", type=Path, metavar="OUT", help="also write the report to this file")


def run(args: argparse.Namespace) -> int:
    """Print the report, write the JSON; 0. Raises UsageError or KhabarError for what the caller can put right."""
    check_outputs([args.json], [args.sentences])
    sentences = _sentences(args.sentences)
    folder = _folder(args.model)
    ways = [TORCH, *(Way("ctranslate2", precision) for precision in dict.fromkeys(args.precision))]
    job = {"model": str(folder), "sentences": sentences, "endless": args.endless}
    turns, impossible = measured(job, ways, args.rounds)
    report = {"kind": "runtimes"} | provenance(args.words)
    report |= {"model": args.model, "sentences": len(sentences), "rounds": args.rounds, "endless": args.endless}
    report["ways"] = [
        _way(way, turns[way], turns[TORCH], endless=args.endless) for way in ways if way not in impossible
    ]
    report["impossible"] = {way.name: why for way, why in impossible.items()}
    print(table(report))
    if args.json:
        write_json(args.json, report)
    return 0


def measured(job: Mapping[str, Any], ways: Sequence[Way], rounds: int) -> tuple[dict[Way, list[Turn]], dict[Way, str]]:
    """So many turns of each way, and why others are impossible. job: what `eval.ways` is told in all of them.

    Raises UsageError where one cannot be measured.
    """
    turns: dict[Way, list[Turn]] = {way: [] for way in ways}
    impossible: dict[Way, str] = {}
    for number in range(rounds):
        first = number % len(ways)
        for way in (*ways[first:], *ways[:first]):
            if way in impossible:
                continue
            print(f"round {number + 1} of {rounds}: {way.name}", file=sys.stderr)
            try:
                turns[way].append(turn(job, way))
            except Impossible as error:
                if way == TORCH:
                    raise UsageError(str(error)) from None
                impossible[way] = str(error)
    return turns, impossible


def turn(job: Mapping[str, Any], way: Way) -> Turn:
    """Open a model as if for the first time, open it again and translate, in processes of their own.

    Raises Impossible where the model does not run that way, or UsageError.
    """
    with _empty() as kept:
        first: Mapping[str, Any] = {"seconds": None, "peak_mib": None}
        if way != TORCH:
            (first,) = _events({**job, "sentences": ()}, way, kept)
        opened, *answered, done = _events(job, way, kept)
        files = [file for file in Path(kept).rglob("*") if file.is_file()]
        files = files or [Path(job["model"], name) for name in picked(os.listdir(job["model"]))]
        disk = sum(file.stat().st_size for file in files)
    return Turn(
        engine=opened["engine"],
        first=first["seconds"],
        opening=opened["seconds"],
        first_peak=first["peak_mib"],
        peak=done["peak_mib"],
        disk=disk,
        answers={event["search"]: Answers(**event["answers"]) for event in answered},
    )


def agreement(ours: Answers, torch: Answers) -> tuple[float, float | None]:
    """The share of equal translations, and the mean difference of their scores; None where none is equal."""
    both = zip(ours.texts, torch.texts, ours.scores, torch.scores, strict=True)
    apart = [abs(score - other) for text, same, score, other in both if text == same]
    return len(apart) / len(ours.texts), sum(apart) / len(apart) if apart else None


def table(report: Mapping[str, Any]) -> str:
    """The report as lines of text, columns aligned: medians."""
    head = (
        f"{report['model']} | {report['sentences']} sentences | {report['rounds']} rounds, medians | "
        f"{report['machine']['cores']} cores{' | no answer may end early' if report['endless'] else ''}"
    )
    opening = [["", "first open, s", "later, s", "peak converting, MiB", "translating, MiB", "/ torch", "on disk, MB"]]
    for way in report["ways"]:
        cells = [_median(way[key], digits) for key, digits in (("first_open_seconds", 2), ("open_seconds", 2))]
        cells += [_median(way[key], 0) for key in ("convert_peak_mib", "peak_mib")]
        opening.append([_name(way), *cells, _median(way["peak_ratio"], 2), f"{way['disk_bytes'] / MB:.1f}"])
    parts = [head, columns(opening)]
    for search in SEARCHES:
        rows = [[search, "s", "pieces", "pieces/s", "/ torch", "equal, %", "difference"]]
        for way in report["ways"]:
            found = way["searches"][search]
            equal, apart = found["equal"], found["score_difference"]
            cells = [_median(found["seconds"], 2), str(found["pieces"]), _median(found["pieces_per_second"], 1)]
            cells += [_median(found["speed_ratio"], 2), "-" if equal is None else f"{100 * equal:.1f}"]
            rows.append([_name(way), *cells, "-" if apart is None else f"{apart:.2g}"])
        parts.append(columns(rows))
    for why in dict.fromkeys(report["impossible"].values()):
        names = [name for name, said in report["impossible"].items() if said == why]
        parts.append(f"{', '.join(names)}: {why}")
    return "\n\n".join([*parts, NOTES])


def _way(way: Way, turns: Sequence[Turn], torch: Sequence[Turn], *, endless: bool) -> dict[str, Any]:
    """A way's entry in the report. endless: its answers were not let end."""
    return {
        "runtime": way.runtime,
        "precision": way.precision,
        "engine": dict(turns[0].engine),
        "first_open_seconds": _spread(turn.first for turn in turns),
        "open_seconds": _spread(turn.opening for turn in turns),
        "convert_peak_mib": _spread(turn.first_peak for turn in turns),
        "peak_mib": _spread(turn.peak for turn in turns),
        "peak_ratio": _spread(
            ours.peak / theirs.peak for ours, theirs in zip(turns, torch, strict=True) if ours.peak and theirs.peak
        ),
        "disk_bytes": turns[0].disk,
        "searches": {
            name: _search(
                [turn.answers[name] for turn in turns], [turn.answers[name] for turn in torch], endless=endless
            )
            for name in SEARCHES
        },
    }


def _search(turns: Sequence[Answers], torch: Sequence[Answers], *, endless: bool) -> dict[str, Any]:
    ours, theirs = ([found.pieces / found.seconds for found in side] for side in (turns, torch))
    equal, apart = (None, None) if endless else agreement(turns[0], torch[0])
    return {
        "seconds": spread([found.seconds for found in turns]),
        "pieces": turns[0].pieces,
        "pieces_per_second": spread(ours),
        "speed_ratio": spread([one / other for one, other in zip(ours, theirs, strict=True)]),
        "equal": equal,
        "score_difference": apart,
        "translations": list(turns[0].texts),
        "scores": list(turns[0].scores),
    }


def _spread(values: Iterator[float | None]) -> dict[str, float] | None:
    known = [value for value in values if value is not None]
    return spread(known) if known else None


def _median(found: Mapping[str, float] | None, digits: int) -> str:
    return "-" if found is None else f"{found['median']:.{digits}f}"


def _name(way: Mapping[str, str]) -> str:
    return Way(way["runtime"], way["precision"]).name


def _events(job: Mapping[str, Any], way: Way, kept: str) -> list[dict[str, Any]]:
    """What a process tells that opens the model and translates. kept: the folder for what is converted."""
    given = json.dumps({**job, **asdict(way)})
    found = list(events("eval.ways", given=given, environment=os.environ | {"KHABAR_CACHE": kept}))
    if found[-1]["event"] != "failed":
        return found
    if found[-1]["impossible"]:
        raise Impossible(found[-1]["says"])
    raise UsageError(f"{way.name}: {found[-1]['says']}")


@contextmanager
def _empty() -> Iterator[str]:
    """A folder that is gone at the end, where models are converted to anyway: a system's own may be in memory.

    Raises UsageError where it cannot be made.
    """
    root = cache.root()
    try:
        root.mkdir(parents=True, exist_ok=True)
        folder = TemporaryDirectory(prefix="measured-", dir=root)
    except OSError as error:
        raise UsageError(
            f"cannot write to {root} ({error.strerror}); set the environment variable KHABAR_CACHE to a folder for what is "
            "converted"
        ) from None
    with folder as name:
        yield name


def _sentences(file: str | None) -> list[str]:
    """What is translated, spelled as the translator does it. Raises UsageError where there is no Hindi."""
    if file is None:
        texts = [segment.source for name in samples.TITLES for segment in parse(samples.load(name)).segments()]
        texts = [texts[number * len(texts) // SENTENCES] for number in range(SENTENCES)]
    else:
        texts = [line for line in lines(file) if line.strip()]
    if not any(DEVANAGARI.search(text) for text in texts):
        raise UsageError(f"{file} holds no Hindi; give it a sentence a line")
    return [normalize_hindi(text) for text in texts]


def _folder(model: str) -> Path:
    """The checkpoint, on this machine. Raises UsageError or EngineError."""
    if os.path.isdir(model) and is_checkpoint(Path(model)):
        return Path(model)
    if os.path.isdir(model) or model == "embedded":
        raise UsageError(
            f"{model} runs in CTranslate2 alone: there is nothing to compare it with. Name a checkpoint as transformers has "
            "them, or a model on the Hugging Face Hub."
        )
    name, _, revision = model.partition("@")
    with told(sys.stderr) as progress:
        return snapshot(name, revision or None, progress).folder
