"""What can be seen to be wrong with parallel text before anything is translated; every error says where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval import UsageError
from eval.data.textfiles import few
from translate.checks import DEVANAGARI

# What a decoder writes for bytes that it cannot read.
REPLACEMENT = "\ufffd"


def same_length(rows: Mapping[str, int]) -> None:
    """Raise UsageError unless all have the same number of rows. `rows`: what a user gave -> how many it has."""
    if len(set(rows.values())) > 1:
        counts = ", ".join(f"{name} has {count}" for name, count in rows.items())
        raise UsageError(f"the numbers of rows differ: {counts}; give each one row a line, in the same order")


def texts(name: str, cells: Sequence[Any], places: Sequence[str]) -> list[str]:
    """Cells as text; a missing one is empty. Raises UsageError where they hold anything else."""
    wrong = [place for cell, place in zip(cells, places, strict=True) if not (cell is None or isinstance(cell, str))]
    if wrong:
        raise UsageError(f"{name} is not text in {_rows(wrong)}; name a column of strings")
    return [cell or "" for cell in cells]


def labels(cells: Sequence[Any]) -> list[str]:
    """Cells as names of something, which may be numbers; a missing one is empty."""
    return ["" if cell is None else str(cell).strip() for cell in cells]


def references(columns: Mapping[str, Sequence[Any]], places: Sequence[str]) -> list[list[str]]:
    """The references of each row, out of columns that hold a text or a list of texts; none for a missing cell.

    Raises UsageError where they hold anything else.
    """
    rows: list[list[str]] = [[] for _ in places]
    for name, cells in columns.items():
        wrong = []
        for row, place, cell in zip(rows, places, cells, strict=True):
            found = cell if isinstance(cell, list) else [] if cell is None else [cell]
            if not all(isinstance(text, str) for text in found):
                wrong.append(place)
            row += found
        if wrong:
            raise UsageError(f"{name} is not text in {_rows(wrong)}; name a column of strings, or of lists of strings")
    return rows


def check(name: str, places: Sequence[str], sources: Sequence[str], references: Sequence[Sequence[str]]) -> None:
    """Raise UsageError where rows are missing, empty or broken, or not Hindi to something else."""
    if not sources:
        raise UsageError(f"{name} has no rows; give at least one sentence and its translation")
    _none(name, "have an empty source", places, [not text.strip() for text in sources])
    empty = [not (row and all(text.strip() for text in row)) for row in references]
    _none(name, "have an empty reference", places, empty)
    for what, broken in (
        ("source", [REPLACEMENT in text for text in sources]),
        ("reference", [any(REPLACEMENT in text for text in row) for row in references]),
    ):
        happened = f"hold U+FFFD in the {what}: the file was once read in a wrong encoding"
        _none(name, happened, places, broken, "get the original")
    foreign = [not DEVANAGARI.search(text) for text in sources]
    if sum(foreign) > len(sources) / 2:
        _none(name, "have a source without Devanagari", places, foreign, "are --source and --reference swapped?")
    hindi = [_mostly_devanagari("".join(row)) for row in references]
    if sum(hindi) > len(references) / 2:
        _none(name, "have a reference in Devanagari", places, hindi, "are --source and --reference swapped?")


def duplicates(sources: Sequence[str], references: Sequence[Sequence[str]]) -> dict[int, int]:
    """Row -> the first row with the same source and references, for every later one."""
    first: dict[tuple[str, ...], int] = {}
    again = {}
    for row, (source, texts) in enumerate(zip(sources, references, strict=True)):
        earlier = first.setdefault((source, *texts), row)
        if earlier != row:
            again[row] = earlier
    return again


def _none(name: str, what: str, places: Sequence[str], wrong: Sequence[bool], remedy: str = "put them right") -> None:
    found = [place for place, is_wrong in zip(places, wrong, strict=True) if is_wrong]
    if found:
        raise UsageError(f"{name}: {len(found)} of {len(places)} rows {what} ({few(found)}); {remedy}")


def _rows(places: Sequence[str]) -> str:
    return f"{len(places)} {'row' if len(places) == 1 else 'rows'} ({few(places)})"


def _mostly_devanagari(text: str) -> bool:
    return 2 * sum(map(len, DEVANAGARI.findall(text))) > len("".join(text.split()))
