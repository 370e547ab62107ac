"""Where the results of commands go, and what is said on standard error meanwhile.

Exit status: 0 done · 1 the model or the output failed · 2 a wrong call · 3 the input cannot be read · 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from translate import Sentence

DONE, FAILED, WRONG_CALL, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130


def unusable(output: Path, sources: Sequence[str]) -> str | None:
    """Why a file cannot take the result, as far as that can be told before the work."""
    if not os.path.isdir(output.absolute().parent):
        return f"There is no folder {output.parent} to write to. Make it first."
    if os.path.isdir(output):
        return f"{output} is a folder. Name a file in it."
    for source in sources:
        if source != "-" and os.path.exists(output) and os.path.exists(source) and os.path.samefile(output, source):
            return f"{output} is read too and would be lost. Name another file."
    return None


def deliver(output: str, file: Path | None) -> int:
    """Print it, or write it to a file; returns the exit status."""
    if file is None:
        sys.stdout.write(output)
        return DONE
    try:
        file.write_text(output, encoding="utf-8")
    except OSError as error:
        sys.stdout.write(output)  # the work is done: it shall not be lost
        return fail(f"{file} cannot be written ({error.strerror}); the result was printed instead.", FAILED)
    return DONE


def progress(sentences: Iterable[Sentence], total: int) -> Iterator[Sentence]:
    """Hand the sentences on and count them on standard error: on one line of a terminal, elsewhere once at the end."""
    live = sys.stderr.isatty()
    done = doubtful = 0
    for sentence in sentences:
        done += 1
        doubtful += bool(sentence.flags)
        if live:
            print(f"\r{done} of {total} sentences", end="", file=sys.stderr, flush=True)
        yield sentence
    print(f"{chr(13) if live else ''}{done} sentences translated, {doubtful} of them doubtful", file=sys.stderr)


def discard_output() -> None:
    """Nothing more may be written at exit, where Python flushes what is left."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def fail(message: str, status: int) -> int:
    print(f"khabar: {message}", file=sys.stderr)
    return status
