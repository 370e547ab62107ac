"""Parallel text for the commands that measure translation: a folder with hi.txt and en.txt, line by line."""

from __future__ import annotations

from pathlib import Path

from eval import UsageError
from eval.data.textfiles import lines

Pair = tuple[str, str]


def pairs(folder: Path, count: int | None = None) -> list[Pair]:
    """(Hindi, English) for each line, or `count` of them at even distances; at least one.

    Raises UsageError where the files are missing, empty, not UTF-8 or not parallel.
    """
    try:
        hindi, english = (lines(str(folder / name)) for name in ("hi.txt", "en.txt"))
    except UsageError as error:
        raise UsageError(f"{error}. Name folders that hold hi.txt and en.txt, line by line.") from None
    if len(hindi) != len(english):
        raise UsageError(f"{folder}: hi.txt has {len(hindi)} lines and en.txt {len(english)}; they must be parallel.")
    if not hindi:
        raise UsageError(f"{folder}: hi.txt is empty; give it a sentence a line.")
    count = min(count or len(hindi), len(hindi))
    places = (number * len(hindi) // count for number in range(count))
    return [(hindi[place], english[place]) for place in places]
