"""What commands write: reports that are whole or not there, and never over what was read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from eval import UsageError


def check_outputs(outputs: Iterable[Path | None], inputs: Iterable[str | Path | None]) -> None:
    """Find out before the work whether its reports can be written.

    Raises UsageError where a folder is missing, two are one file, or one would take the place of an input.
    """
    read = [path for path in inputs if path is not None and os.path.exists(path)]
    seen: list[Path] = []
    for path in filter(None, outputs):
        if os.path.isdir(path) or not os.path.isdir(path.absolute().parent):
            raise UsageError(f"cannot write {path}; name a file in a folder that exists")
        if path.absolute() in seen:
            raise UsageError(f"two reports would be written to {path}; give each its own file")
        if any(os.path.exists(path) and os.path.samefile(path, one) for one in read):
            raise UsageError(f"{path} is read, so nothing is written to it; give the output another name")
        seen.append(path.absolute())


def write(path: Path, text: str) -> None:
    """Write a file, or leave an earlier one as it is. Raises UsageError where it cannot be written."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
            return
        new = path.with_name(f".{path.name[:200]}.new")
        try:
            # A file name on the command line may hold bytes that are no UTF-8; JSON reads such an escape.
            new.write_text(text, encoding="utf-8", errors="backslashreplace")
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path} ({error.strerror}); name a file in a folder that exists") from None


def write_json(path: Path, report: Mapping[str, Any]) -> None:
    """Write a report as JSON, as `write` does."""
    write(path, json.dumps(report, indent=2, ensure_ascii=False) + "\n")
