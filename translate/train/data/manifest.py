"""What a file of pairs was made of, so that it can be made again: the same command on the same files, the same bytes."""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval.provenance import provenance

# Of what every report says of its origin, the part that stays the same from run to run.
_LASTING = ("khabar", "command", "git")


@dataclass(slots=True)
class Count:
    """The rows of one source: read, dropped by reason, kept, and written after the cap and the weights."""

    read: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    kept: int = 0
    written: int = 0

    def report(self, reasons: Iterable[str]) -> dict[str, Any]:
        dropped = {reason: self.dropped[reason] for reason in reasons if self.dropped[reason]}
        return {"read": self.read, "dropped": dropped, "kept": self.kept, "written": self.written}


def total(counts: Iterable[Count]) -> Count:
    """The rows of all sources together."""
    found = Count()
    for count in counts:
        found.read += count.read
        found.dropped += count.dropped
        found.kept += count.kept
        found.written += count.written
    return found


def commonest(dropped: Counter[str]) -> str:
    """The commonest reasons with their rows, for a message; nothing where there are none."""
    return ", ".join(f"{reason} {rows}" for reason, rows in dropped.most_common(3))


def manifest(
    command: Sequence[str],
    settings: Mapping[str, Any],
    inputs: Mapping[str, int],
    excluded: Mapping[str, int],
    counts: Mapping[str, Count],
    reasons: Sequence[str],
    output: Mapping[str, Any],
    *,
    kind: str = "pairs",
) -> dict[str, Any]:
    """{"kind": as given, "khabar", "command", "git", "python", "unicode", "settings",
    "inputs": [{"name", "sha256", "rows"}], "excluded": the same,
    "sources": {name: {"read", "dropped": {reason: rows}, "kept", "written"}}, "all": the same, "output": as given}

    inputs, excluded: what was read -> its rows. The sha256 of a folder is that of the names and contents of its files;
    of a data set on the hub there is none. kind: "pairs" is what the training takes as it is.
    """
    origin = provenance(command)
    return {
        "kind": kind,
        **{key: origin[key] for key in _LASTING},
        "python": platform.python_version(),
        "unicode": unicodedata.unidata_version,
        "settings": dict(settings),
        "inputs": [_file(name, rows) for name, rows in inputs.items()],
        "excluded": [_file(name, rows) for name, rows in excluded.items()],
        "sources": {name: count.report(reasons) for name, count in sorted(counts.items())},
        "all": total(counts.values()).report(reasons),
        "output": dict(output),
    }


def digest(place: str) -> str | None:
    """The sha256 of a file, or of the files of a folder with their names; None where there is neither."""
    path = Path(place)
    if path.is_file():
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    if not path.is_dir():
        return None
    found = hashlib.sha256()
    for file_name in sorted(name.relative_to(path).as_posix() for name in path.rglob("*") if name.is_file()):
        found.update(f"{digest(str(path / file_name))}  {file_name}\n".encode())
    return found.hexdigest()


def _file(name: str, rows: int) -> dict[str, Any]:
    return {"name": name, "sha256": digest(name), "rows": rows}
