"""The file in which an engine's translations are kept as they come: JSON Lines, a head and then a row each.

The head says what is translated by what, so that a run that was killed goes on only with its own rows.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any

from eval import UsageError
from eval.memory import peak_mib

# Of a system's name in the name of its file: a Devanagari letter takes three bytes of 255.
MOST_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file holds, as far as its lines are whole and in order; length in bytes."""

    head: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    length: int


@dataclass(frozen=True, slots=True)
class Remedies:
    """What to do next, as the command that writes calls its options.

    full: behind "make room, and". elsewhere: where the file cannot be written. other: where it is of another job.
    """

    full: str
    elsewhere: str
    other: str


USUAL = Remedies(
    full="--resume goes on with what is in it",
    elsewhere="give another folder: --outputs",
    other="without --resume it is put aside and a new one begun",
)


def file_name(folder: Path, name: str, sources: Sequence[str]) -> Path:
    """Where the translations of a system are kept: its name without what file systems do not like, and the sources'.

    So the same engine on other data is kept beside it.
    """
    kept = re.sub(r"[^\w.-]+", "_", name).strip("._")[:MOST_LETTERS] or "engine"
    return folder / f"{kept}.{digest(sources)[:8]}.jsonl"


def digest(texts: Sequence[str]) -> str:
    """SHA-256 of texts, a line each."""
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


class Output:
    """An open file; `finished`: how many rows it has."""

    def __init__(self, path: Path, file: FileIO, finished: int, remedies: Remedies = USUAL) -> None:
        self.finished = finished
        self._remedies = remedies
        self._path = path
        self._file = file

    def add(self, translation: str, seconds: float) -> None:
        """Write the next row, waited for so long. Raises UsageError where it cannot be written."""
        row = {"row": self.finished, "translation": translation, "seconds": round(seconds, 6), "peak_mib": peak_mib()}
        # Half of a surrogate pair in a translation is kept by JSON's own escape.
        line = (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")
        try:
            if self._file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise UsageError(
                f"cannot write to {self._path} ({error.strerror}); make room, and {self._remedies.full}"
            ) from None
        self.finished += 1


@contextmanager
def writing(path: Path, head: Mapping[str, Any], *, resume: bool, remedies: Remedies = USUAL) -> Iterator[Output]:
    """Open the file to add rows; an earlier one that is not gone on with is kept as .old.

    Raises UsageError where it is of another job, is being written by another run, or cannot be written.
    """
    from filelock import FileLock, Timeout

    with ExitStack() as opened:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            opened.enter_context(FileLock(f"{path}.lock", timeout=0))  # whoever dies lets it go
            finished = _begin(path, head, remedies, resume=resume)
            file = opened.enter_context(path.open("ab", buffering=0))
        except Timeout:
            raise UsageError(f"another run is writing {path}; wait for it, or {remedies.elsewhere}") from None
        except OSError as error:
            raise UsageError(f"cannot write {path} ({error.strerror}); {remedies.elsewhere}") from None
        yield Output(path, file, finished, remedies)


def read(path: Path) -> Kept:
    """What a file holds; nothing of it where its head is none."""
    found: list[Mapping[str, Any]] = []
    length = 0
    for line in path.read_bytes().splitlines(keepends=True):
        try:
            content = json.loads(line)
        except ValueError:
            break
        whole = line.endswith(b"\n") and isinstance(content, dict)
        if not whole or (found and not _is_row(content, len(found) - 1)):
            break
        found.append(content)
        length += len(line)
    return Kept(found[0] if found else {}, found[1:], length)


def _is_row(content: Mapping[str, Any], number: int) -> bool:
    seconds, peak = content.get("seconds"), content.get("peak_mib")
    return (
        content.get("row") == number
        and isinstance(content.get("translation"), str)
        and isinstance(seconds, int | float)
        and (peak is None or isinstance(peak, int | float))
    )


def _begin(path: Path, head: Mapping[str, Any], remedies: Remedies, *, resume: bool) -> int:
    """Make the file ready to be added to; how many rows it has."""
    if resume and path.exists():
        kept = read(path)
        differ = [key for key in head if kept.head.get(key) != head[key]]
        differ += ["rows"] if len(kept.rows) > head["rows"] and not differ else []
        if differ:
            raise UsageError(f"{path} is from a run with other {' and '.join(differ)}; {remedies.other}")
        os.truncate(path, kept.length)  # a line that a kill tore is translated again
        return len(kept.rows)
    if path.exists():
        os.replace(path, path.with_name(path.name + ".old"))
    path.write_text(json.dumps(head, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0
