"""Runs an engine over the rows of a corpus in a process of its own, which writes each translation to disk as it comes.

The process makes the peak of memory the engine's own, and a killed run goes on where it stopped (`--resume`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from eval import UsageError, outputs
from eval.files import write
from translate import sentences
from translate.engines import RUNTIMES
from translate.engines.options import opened
from translate.errors import KhabarError
from translate.quality import Quality
from translate.results import Segment
from translate.translator import WINDOW, Translator

# What the process says that has opened a model for the first time, and what the one is told that comes after it.
CONVERTED = {"converted": True}
AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Job:
    """What a process has to do.

    engine, runtime, precision: as `open_engine` takes them. quality: as `Translator` does. batch: rows handed to the
    translator at once. documents: a row has many sentences.
    """

    engine: str
    name: str
    file: str
    sources: tuple[str, ...]
    documents: bool = False
    batch: int = WINDOW
    resume: bool = False
    runtime: str = RUNTIMES[0]
    precision: str | None = None
    quality: Quality | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A finished job. seconds and peak: over all parts of a run that was gone on with; loading: of the last one."""

    texts: tuple[str, ...]
    engine: Mapping[str, str]
    decoding: Mapping[str, Any]
    seconds: float
    load_seconds: float
    peak_mib: float | None


def run(job: Job) -> Run:
    """Do a job, and leave its translations as text beside the JSON Lines, a row a line.

    Raises UsageError where the engine cannot be opened, or the file to go on with is of another job.
    """
    # A model that is converted first takes more time and memory than the engine that it becomes.
    result = _process(job)
    if result == CONVERTED:
        result = _process(job, AGAIN)
    kept = outputs.read(Path(job.file))
    texts = tuple(row["translation"] for row in kept.rows)
    lines = "".join(" ".join(text.split("\n")) + "\n" for text in texts)
    write(Path(job.file).with_suffix(".txt"), lines)
    peaks = [row["peak_mib"] for row in kept.rows if row["peak_mib"] is not None]
    seconds = sum(row["seconds"] for row in kept.rows)
    return Run(
        texts, kept.head["engine"], kept.head["decoding"], seconds, result["load_seconds"], max(peaks, default=None)
    )


def _process(job: Job, *words: str) -> dict[str, Any]:
    """What the process says at its end. Raises UsageError as `run` does."""
    with subprocess.Popen(
        [sys.executable, "-m", "eval.runs", *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin
        assert process.stdout
        # Left open: its end tells the process that nobody waits for it any more.
        process.stdin.write(json.dumps(asdict(job)) + "\n")
        process.stdin.flush()
        *_, done = process.stdout.read().splitlines() or [""]  # libraries may print too
    result: dict[str, Any] = json.loads(done) if done.startswith("{") else {}
    if "error" in result:
        raise UsageError(f"{job.name}: {result['error']}")
    if process.returncode or not result:
        raise UsageError(
            f"{job.name}: its process ended with status {process.returncode}; what it had translated is in {job.file}, "
            "and --resume goes on from there"
        )
    return result


def work(job: Job, translator: Translator, *, progress: IO[str] = sys.stderr) -> None:
    """Translate the rows that are not in the file yet. Raises UsageError as `outputs.writing` does."""
    from tqdm import tqdm

    with outputs.writing(Path(job.file), _head(job, translator), resume=job.resume) as output:
        shown = tqdm(
            _translated(translator, job, output.finished),
            desc=job.name,
            unit="row",
            total=len(job.sources),
            initial=output.finished,
            file=progress,
            mininterval=0.5 if progress.isatty() else 30,
        )
        begun = time.perf_counter()
        for text in shown:
            output.add(text, time.perf_counter() - begun)
            begun = time.perf_counter()


def _translated(translator: Translator, job: Job, finished: int) -> Iterator[str]:
    """Translations of the rows from `finished` on; the sentences of a document are joined by spaces."""
    for start in range(finished, len(job.sources), job.batch):
        portion = job.sources[start : start + job.batch]
        parts = [[span.text for span in sentences.split(row)] if job.documents else [row] for row in portion]
        translations = translator.stream([Segment(0, part) for row in parts for part in row])
        for row in parts:
            yield " ".join(sentence.translation for sentence in islice(translations, len(row)))


def _head(job: Job, translator: Translator) -> dict[str, Any]:
    """What must be the same for a run to go on: the rows, the model and the search. The batch may differ."""
    return {
        "engine": dict(translator.describe()),
        "decoding": json.loads(json.dumps(asdict(translator.decoding))),
        "documents": job.documents,
        "rows": len(job.sources),
        "sources": outputs.digest(job.sources),
    }


def main() -> int:
    """The process of `_process`: a job on a line of standard input, its result or {"error": …} on standard output."""
    given = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    job = Job(**given | {"sources": tuple(given["sources"])})
    try:
        begun = time.perf_counter()
        said: list[str] = []
        engine = opened(job.engine, job.runtime, job.precision, also=said.append)
        if said and engine.describe()["runtime"].startswith("ctranslate2") and AGAIN not in sys.argv:
            print(json.dumps(CONVERTED))
            return 0
        load_seconds = time.perf_counter() - begun
        work(job, Translator(engine, quality=job.quality))
    except (UsageError, KhabarError) as error:
        print(json.dumps({"error": str(error)}))
        return 1
    except KeyboardInterrupt:  # said by the process that waits for this one
        return 130
    print(json.dumps({"load_seconds": round(load_seconds, 3)}))
    return 0


def _end_with_parent() -> None:
    """Nobody would read what an orphan translates, and a resumed run would write into its file."""
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
