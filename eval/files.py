"""What commands write: reports that are whole or not there, and never over what was read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from json import dumps
from pathlib import Path
from typing import Any, BinaryIO

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


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `path` when it is whole; until then an earlier one stays as it is.

    Raises UsageError where it cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a pipe or a device
            with path.open("wb") as file:
                yield file
            return
        new = path.with_name(f".{path.name[:200]}.new")
        try:
            with new.open("wb") as file:
                yield file
            os.replace(new, path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path} ({error.strerror}); name a file in a folder that exists") from None


def write(path: Path, text: str) -> None:
    """Write a text, as `replaced` does."""
    with replaced(path) as file:
        # A file name on the command line may hold bytes that are no UTF-8; JSON reads such an escape.
        file.write(text.encode("utf-8", "backslashreplace"))


def write_json(path: Path, report: Mapping[str, Any]) -> None:
    """Write a report as JSON, as `write` does."""
    write(path, dumps(report, indent=2, ensure_ascii=False) + "\n")


def publish(
    report: Mapping[str, Any],
    text: str,
    *,
    json: Path | None,
    html: Path | None,
    page: Callable[[Mapping[str, Any]], str],
) -> None:
    """Write the JSON and the HTML that were asked for, and print the text. Raises UsageError as `write` does."""
    try:  # files first: whoever reads the terminal may hang up
        if json:
            write_json(json, report)
        if html:
            write(html, page(report))
    finally:
        print(text)
