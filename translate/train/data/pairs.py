"""Parallel text as it comes: pairs of sentences out of files, folders and data sets, each with the name of its source."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, NamedTuple

from eval import UsageError
from eval.data import soundness
from eval.data.records import delimited, tsv
from eval.data.tables import tables
from eval.data.textfiles import COMPRESSED, kind, read

SOURCE, HINDI, ENGLISH = "source", "hi", "en"
# The columns of what `prepare` writes, which has no header; with --weigh one more.
PREPARED = (SOURCE, HINDI, ENGLISH)
WEIGHED = (*PREPARED, "weight")


class Pair(NamedTuple):
    """A Hindi text and its English; `source`: the corpus it is from."""

    source: str
    hindi: str
    english: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the pairs of a table are.

    hindi, english, source: names of columns; source None: "source" where there is one, else all rows are of one source,
    called like the file. columns: the names of all columns of TSV or CSV whose first line is a row already.
    """

    hindi: str = HINDI
    english: str = ENGLISH
    source: str | None = None
    columns: tuple[str, ...] | None = None


def pairs(place: str, layout: Layout, config: str | None = None, split: str | None = None) -> Iterator[Pair]:
    """The pairs of a file, a folder or a data set, in its order; a missing cell is empty.

    Raises UsageError where it cannot be read, or has no such columns, or they hold anything but text.
    """
    if layout.columns is not None:
        yield from _rows(place, layout, *_without_header(place, layout))
        return
    with tables(place, config, split) as found:
        source = layout.source
        if source is None and found.has(SOURCE):
            source = SOURCE
        read = found.read([layout.hindi, layout.english, *([source] if source else [])])
        cells, places = read.cells, read.places
    yield from _rows(place, layout, {**cells, SOURCE: cells[source]} if source else cells, places)


def weights(place: str) -> list[float]:
    """The fourth column of what `prepare --weigh` wrote."""
    return [*map(float, tsv(read(place), place, WEIGHED).columns["weight"])]


def names(text: str) -> tuple[str, ...]:
    """Different names between commas, for argparse."""
    found = tuple(text.split(","))
    if not all(found) or len(set(found)) < len(found):
        raise argparse.ArgumentTypeError(f"{text} is no list of different names; write source,hi,en")
    return found


def called(place: str) -> str:
    """The name of a source that has no other: pairs of data/pairs.tsv.xz."""
    path = PurePath(place)
    if path.suffix.lower() in COMPRESSED:
        path = path.with_suffix("")
    return path.stem or place


def _without_header(place: str, layout: Layout) -> tuple[dict[str, list[Any]], list[str]]:
    columns: Sequence[str] = layout.columns or ()
    ending = kind(place)
    if ending not in (".tsv", ".csv"):
        raise UsageError(
            f"{place} names its columns itself; --columns is for TSV and CSV without a header, leave it out"
        )
    found = (tsv if ending == ".tsv" else delimited)(read(place), place, columns)
    wanted = [layout.hindi, layout.english, *([layout.source] if layout.source else [])]
    for name in wanted:
        if name not in found.columns:
            raise UsageError(f"{place} has no column {name}; by --columns they are {', '.join(columns)}")
    cells = {name: found.columns[name] for name in wanted}
    if source := layout.source or (SOURCE if SOURCE in found.columns else None):
        cells[SOURCE] = found.columns[source]
    return cells, found.places


def _rows(place: str, layout: Layout, cells: Mapping[str, list[Any]], places: Sequence[str]) -> Iterator[Pair]:
    hindi = soundness.texts(layout.hindi, cells[layout.hindi], places)
    english = soundness.texts(layout.english, cells[layout.english], places)
    other = called(place)
    sources = soundness.labels(cells[SOURCE]) if SOURCE in cells else [other] * len(places)
    for source, one, two in zip(sources, hindi, english, strict=True):
        # One object for all rows of a source; a name with a tab in it would be two cells.
        yield Pair(sys.intern(" ".join(source.split()) or other), one, two)
