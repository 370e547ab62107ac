"""Rows of a table and the names of its columns, whether Khabar read them or the `datasets` library does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.data.library import errors
from eval.data.records import Records

# Rows that the library hands over at once.
_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """One split of one configuration.

    `columns`: what a user may write -> a column and the keys within it; {"translation.hi": ("translation", "hi")}.
    `read`: names of columns -> their cells, and the places of the rows.
    """

    name: str
    split: str | None
    columns: Mapping[str, tuple[str, ...]]
    read: Callable[[Sequence[str]], tuple[Mapping[str, list[Any]], list[str]]]


def from_records(name: str, split: str | None, found: Records) -> Table:
    """The table that was read from files of text."""
    columns = _paths({column: _keys(cells) for column, cells in found.columns.items()})
    return Table(name, split, columns, lambda names: ({n: found.columns[n] for n in names}, found.places))


def from_library(place: str, name: str, split: str | None, dataset: Any) -> Table:
    """A Dataset or an IterableDataset as a table; `place`: where it is, for errors."""
    features: Mapping[str, Any] | None = dataset.features
    if features is None:
        # Some readers learn their columns by reading. Only to the end, since one that is left halfway leaks its file.
        rows = list(dataset)
        names = dict.fromkeys(column for row in rows for column in row)
        cells = {column: [row.get(column) for row in rows] for column in names}
        return from_records(name, split, Records(cells, _places(len(rows))))
    labels = {column: kind.names for column, kind in features.items() if type(kind).__name__ == "ClassLabel"}

    def read(names: Sequence[str]) -> tuple[dict[str, list[Any]], list[str]]:
        cells: dict[str, list[Any]] = {column: [] for column in names}
        with errors(place):
            for batch in dataset.select_columns(list(names)).with_format("arrow").iter(batch_size=_BATCH):
                for column, found in cells.items():
                    found += batch[column].to_pylist()
        for column in labels.keys() & cells.keys():
            cells[column] = [labels[column][cell] if cell is not None and cell >= 0 else None for cell in cells[column]]
        return cells, _places(len(next(iter(cells.values()))))

    return Table(name, split, _paths(dict(features)), read)


def _places(count: int) -> list[str]:
    return [f"row {number}" for number in range(1, count + 1)]


def _keys(cells: Sequence[Any]) -> dict[str, Any]:
    """The keys within the objects that a column of JSON holds, and those within these."""
    objects = [cell for cell in cells if isinstance(cell, dict)]
    names = dict.fromkeys(key for cell in objects for key in cell)
    return {name: _keys([cell.get(name) for cell in objects]) for name in names}


def _paths(columns: Mapping[str, Any], above: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Names as a user may write them, those of columns before those within; a name as it stands wins."""
    found = {".".join((*above, name)): (*above, name) for name in columns}
    for name, inner in columns.items():
        # The library's type for translations, and all that are dictionaries: structures, and the keys of JSON.
        if languages := getattr(inner, "languages", None):
            inner = dict.fromkeys(languages)
        if isinstance(inner, dict):
            for written, path in _paths(inner, (*above, name)).items():
                found.setdefault(written, path)
    return found
