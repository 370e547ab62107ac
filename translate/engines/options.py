"""The options of every command that opens an engine, and what its reader is told meanwhile."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from translate.engines import PRECISIONS, RUNTIMES, Engine, open_engine

ENGINE = "embedded, the folder of a model, or its id on the Hugging Face Hub: OWNER/NAME, or OWNER/NAME@REVISION"


def add_engine(parser: argparse._ActionsContainer) -> None:
    """Add --engine, --runtime and --precision."""
    parser.add_argument("--engine", default="embedded", metavar="ENGINE", help=f"{ENGINE} (embedded)")
    add_runtime(parser)


def add_runtime(parser: argparse._ActionsContainer) -> None:
    """Add --runtime and --precision, for a command that names its engine in another way."""
    parser.add_argument(
        "--runtime",
        choices=RUNTIMES,
        default=RUNTIMES[0],
        help="what runs the model: auto (the default) is CTranslate2 where it can be converted for it, else torch",
    )
    parser.add_argument(
        "--precision", choices=PRECISIONS, help="of the model's numbers (int8 in CTranslate2, float32 in torch)"
    )


def opened(engine: str, runtime: str, precision: str | None, *, also: Callable[[str], None] = lambda _: None) -> Engine:
    """The engine of these options; what goes on is told on standard error, and to `also`.

    Raises what `open_engine` does.
    """
    with told(sys.stderr) as progress:

        def both(line: str) -> None:
            progress(line)
            also(line)

        return open_engine(engine, runtime=runtime, precision=precision, progress=both)


def add_quality(parser: argparse._ActionsContainer) -> None:
    """Add --quality."""
    from translate.quality import QUALITIES

    parser.add_argument(
        "--quality",
        choices=QUALITIES,
        help="fast: chosen by the checks alone; balanced (the default): by a second reader, which tells how doubtful a "
        "sentence is; best: by that among twice as many, which takes longer",
    )


@contextmanager
def told(stream: TextIO) -> Iterator[Callable[[str], None]]:
    """Print what is told; of the lines of one step, such as a download, a terminal keeps the last one.

    Elsewhere, where no line can be taken back, the first and the last are printed.
    """
    steps = _Steps(stream)
    try:
        yield steps.add
    finally:
        steps.end()


class _Steps:
    """Lines on a stream. Those of one step begin alike up to a colon: "Downloading a.bin: 3 of 9 MB"."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._line = ""
        self._waiting = False  # for the end of its step, to be printed

    def add(self, line: str) -> None:
        begins = line.partition(":")[0] != self._line.partition(":")[0]
        if begins:
            self.end()
        self._line, self._waiting = line, self._live or not begins
        if self._live:  # within one row: from a second one no \r leads back
            width = shutil.get_terminal_size().columns - 1
            print(f"\r{line[:width].ljust(width)}", end="", file=self._stream, flush=True)
        elif begins:
            print(line, file=self._stream, flush=True)

    def end(self) -> None:
        if self._waiting:
            print(f"{chr(13) if self._live else ''}{self._line}", file=self._stream, flush=True)
        self._waiting = False
