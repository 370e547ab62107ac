"""Columns of a data set by the names that a user gives them, across its configurations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from eval import UsageError
from eval.data.library import listed
from eval.data.repository import Repository, opened
from eval.data.rows import Table
from eval.data.textfiles import kind

# Where two configurations both have this column, it says whether their rows are the same ones.
ID = "id"


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells by the names that were asked for, one for each of `places`; `split`: None where there are none."""

    cells: Mapping[str, list[Any]]
    places: list[str]
    split: str | None


class Tables:
    """A data set that is open.

    A column is written by its name, "translation.hi" for a key within one, and "hin_Deva:text" for one of another
    configuration; a column whose own name looks like that is taken where no configuration has what is written.
    """

    def __init__(self, place: str, repository: Repository) -> None:
        self._place = place
        self._repository = repository

    def has(self, name: str) -> bool:
        return self._find(name) is not None

    def known(self, name: str | None = None) -> str:
        """What there is instead of `name`, for a message."""
        configs, default = self._repository.configs, self._repository.default
        config = (name or "").partition(":")[0]
        if config not in configs:
            if configs and default is None:
                return f"its configurations are {listed(configs)}; write CONFIG:COLUMN, or choose one by --config"
            config = ""
        table = self._repository.open(config or default)
        header = "; its first line must name them" if kind(self._place) in (".tsv", ".csv") else ""
        return f"the columns of {config or self._place} are {listed(list(table.columns))}{header}"

    def read(self, names: Sequence[str]) -> Columns:
        """The columns of these names, at least one.

        Raises UsageError where a name is none of a column, or where configurations do not have the same rows.
        """
        found: dict[str, tuple[Table, tuple[str, ...]]] = {}
        for name in names:
            column = self._find(name)
            if column is None:
                raise UsageError(f"{self._place} has no column {name}; {self.known(name)}")
            found[name] = column
        tables = list({id(table): table for table, _ in found.values()}.values())
        parts = []
        for table in tables:
            wanted = {path[0] for owner, path in found.values() if owner is table}
            wanted |= {ID} & table.columns.keys() if len(tables) > 1 else set()
            parts.append(table.read(sorted(wanted)))
        self._check(tables, parts)
        cells = {}
        for name, (owner, path) in found.items():
            columns = parts[tables.index(owner)][0]
            cells[name] = [_within(cell, path[1:]) for cell in columns[path[0]]]
        return Columns(cells, parts[0][1], tables[0].split)

    def _find(self, name: str) -> tuple[Table, tuple[str, ...]] | None:
        config, colon, column = name.partition(":")
        choices = [(self._repository.default, name)]
        if colon and config in self._repository.configs:
            choices.insert(0, (config, column))
        for config_or_none, written in choices:
            if config_or_none is None and self._repository.configs:
                continue
            table = self._repository.open(config_or_none)
            if written in table.columns:
                return table, table.columns[written]
        return None

    def _check(self, tables: Sequence[Table], parts: Sequence[tuple[Mapping[str, list[Any]], list[str]]]) -> None:
        """Raise UsageError where the rows of one configuration are not those of the first."""
        (first, (cells, places)), *others = zip(tables, parts, strict=True)
        for table, (other, also) in others:
            if len(also) != len(places):
                raise UsageError(
                    f"{self._place} has {len(places)} rows in {first.name} and {len(also)} in {table.name}; "
                    "choose configurations with the same rows"
                )
            if ID not in cells or ID not in other:
                continue
            for place, one, two in zip(places, cells[ID], other[ID], strict=True):
                if one != two:
                    raise UsageError(
                        f"{self._place}, {place}: the id is {one} in {first.name} and {two} in {table.name}; "
                        "choose configurations whose rows are in the same order"
                    )


@contextmanager
def tables(place: str, config: str | None, split: str | None) -> Iterator[Tables]:
    """The data set at `place`: a file, a folder, or an id on the hub. Raises UsageError as `opened` does."""
    with opened(place, config, split) as repository:
        yield Tables(place, repository)


def _within(cell: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        cell = cell.get(key) if isinstance(cell, dict) else None
    return cell
