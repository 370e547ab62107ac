"""Where the rows of a data set are: a file, a folder or an id on the Hugging Face Hub, through the `datasets` library.

The library knows the configurations and splits of a data set, fetches it, and reads Parquet and Arrow. Files of text are
read by `eval.data.records` wherever they are, since the library's own readers change cells. Everything is streamed: the
library keeps no copy of a user's files, and of a data set on the hub only the split that is asked for is fetched.
"""

from __future__ import annotations

import difflib
import glob
import importlib
import os
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from eval import UsageError
from eval.data import records, textfiles
from eval.data.library import errors, library, listed, quiet
from eval.data.records import Records
from eval.data.rows import Table, from_library, from_records

# Endings of files that hold a table; all but the last may be compressed.
TABLES = (".tsv", ".csv", ".jsonl", ".ndjson", ".json", ".parquet")

_HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")
# What the library's builders can be told that `eval.data.records` heeds too; told anything else, they read for themselves.
_HEEDED = {"sep", "delimiter", "quotechar", "quoting", "names", "column_names"}
_ABOUT = {"name", "version", "data_dir", "data_files", "description"}


@dataclass(frozen=True, slots=True)
class Repository:
    """A data set. `default`: the configuration that is taken without being named; None where there is no such."""

    configs: tuple[str, ...]
    default: str | None
    open: Callable[[str | None], Table]


@contextmanager
def opened(place: str, config: str | None, split: str | None) -> Iterator[Repository]:
    """The data set at `place`, to be read within the context.

    Raises UsageError there where it cannot be read, or has no such configuration or split.
    """
    # The library is only opened where it has something to do.
    if _is_file(place):
        kind = _kind(place, config, split)
        if kind != ".parquet":
            table = from_records(place, None, _records(kind, place))
            yield Repository((), None, lambda _: table)
            return
    with quiet(), tempfile.TemporaryDirectory() as cache:
        if _is_file(place):
            yield _parquet(place, cache)
        elif os.path.isdir(place):
            yield _folder(place, config, split, cache)
        else:
            yield _library(place, place, config, split, None)


def _is_file(place: str) -> bool:
    """Whether it is a file, or could be nothing else."""
    if os.path.exists(place):
        return not os.path.isdir(place)
    return not _HUB_ID.fullmatch(place) or textfiles.kind(place) in (*TABLES, ".txt")


def _kind(place: str, config: str | None, split: str | None) -> str:
    kind = textfiles.kind(place)
    if not os.path.exists(place):
        raise UsageError(f"there is no file or folder {place}; on the Hugging Face Hub, ids are OWNER/NAME")
    if kind not in TABLES:
        raise UsageError(f"{place} is no table by its name; give one of {', '.join(TABLES)}, or text by --source FILE")
    if config or split:
        option = "--config" if config else "--split"
        raise UsageError(f"{place} is a file, which has no configurations and splits; leave {option} out")
    return kind


def _records(kind: str, place: str) -> Records:
    content = textfiles.read(place)
    if kind == ".tsv":
        return records.tsv(content, place)
    return records.delimited(content, place) if kind == ".csv" else records.json_lines(content, place)


def _parquet(place: str, cache: str) -> Repository:
    with errors(place):
        # Not by load_dataset("parquet"), which counts each use over the network.
        rows = library().IterableDataset.from_parquet(glob.escape(place), cache_dir=cache)
        table = from_library(place, place, None, rows)
    return Repository((), None, lambda _: table)


def _folder(place: str, config: str | None, split: str | None, cache: str) -> Repository:
    datasets = library()
    path = Path(place)
    if not any((path / name).is_file() for name in ("state.json", "dataset_dict.json")):
        return _library(place, os.path.abspath(place), config, split, cache)
    if config:
        raise UsageError(f"{place} has no configurations; leave --config out")
    with errors(place):
        saved = datasets.load_from_disk(os.path.abspath(place))
    if isinstance(saved, datasets.Dataset):
        if split:
            raise UsageError(f"{place} is a single split; leave --split out")
        table = from_library(place, place, None, saved)
    else:
        chosen = _split(place, list(saved), split)
        table = from_library(place, place, chosen, saved[chosen])
    return Repository((), None, lambda _: table)


def _library(place: str, path: str, config: str | None, split: str | None, cache: str | None) -> Repository:
    """A folder of data files or a data set on the hub; `cache`: None for the library's own, which only the hub needs."""
    datasets = library()
    folders: tuple[str, ...] = ()
    if cache:
        folders = tuple(sorted(f.name for f in Path(path).iterdir() if f.is_dir() and not f.name.startswith(".")))
    try:
        with errors(place):
            names = tuple(datasets.get_dataset_config_names(path))
            default = names[0] if len(names) == 1 else datasets.get_dataset_default_config_name(path)
    except UsageError:
        # A folder may hold data sets, one in a folder, and be none itself.
        if not folders:
            raise
        names, default = (), None
    # Where a README names configurations, these are all that there are; else, a folder is one too.
    configs = (*names, *folders) if names in ((), ("default",)) else names
    tables: dict[str, Table] = {}

    def load(name: str | None) -> Table:
        if name is None:
            raise UsageError(f"{place} has the configurations {listed(configs)}; choose one by --config")
        if name not in configs:
            near = difflib.get_close_matches(name, configs, n=3)
            raise UsageError(
                f"{place} has no configuration {name}; "
                + (f"did you mean {' or '.join(near)}?" if near else f"there are {listed(configs)}")
            )
        if name not in tables:
            tables[name] = within(name) if name not in names else _built(place, path, name, split, cache)
        return tables[name]

    def within(name: str) -> Table:
        inner = _folder(str(Path(place) / name), None, split, cache or "")
        return inner.open(inner.default)

    chosen = config or default
    if config:
        load(config)
    return Repository(configs, chosen, load)


def _built(place: str, path: str, config: str, split: str | None, cache: str | None) -> Table:
    """The table of a configuration that the library knows."""
    with errors(place):
        builder = library().load_dataset_builder(path, name=config, cache_dir=cache)
        reader = _reader(builder)
        if reader is None:
            streams = builder.as_streaming_dataset()
            chosen = _split(place, [str(name) for name in streams], split)
            return from_library(place, config, chosen, streams[chosen])
        files = {str(name): list(found) for name, found in builder.config.data_files.items()}
        chosen = _split(place, list(files), split)
        parts = [(Path(file).name, reader(_content(file), file)) for file in files[chosen]]
    return from_records(config, chosen, records.join(parts))


def _reader(builder: Any) -> Callable[[str, str], Records] | None:
    """How to read the files of a builder; None where the library must."""
    config = builder.config
    if not config.data_files or any(
        textfiles.kind(file) == ".zip" or "::" in file for files in config.data_files.values() for file in files
    ):
        return None
    usual = type(config)()
    changed = {f.name for f in fields(config) if getattr(config, f.name) != getattr(usual, f.name)} - _ABOUT
    if builder.name == "text" and not changed:
        return lambda content, _: records.text(content)
    if builder.name == "json" and not changed:
        return records.json_lines
    if builder.name == "csv" and changed <= _HEEDED:
        if config.sep == "\t" and not changed & {"quotechar", "quoting"}:
            return lambda content, name: records.tsv(content, name, config.names)
        options = {"delimiter": config.sep, "quotechar": config.quotechar, "quoting": config.quoting}
        return lambda content, name: records.delimited(content, name, config.names, **options)
    return None


def _content(file: str) -> str:
    """The text of a file that the library names: a path, or an address on the hub."""
    if "://" not in file:
        return textfiles.read(file)
    with importlib.import_module("fsspec").open(file, "rb") as remote:
        return textfiles.decode(remote.read(), file)


def _split(place: str, names: Sequence[str], wanted: str | None) -> str:
    if wanted is None:
        if len(names) == 1:
            return names[0]
        raise UsageError(f"{place} has the splits {listed(names)}; choose one by --split")
    if wanted in names:
        return wanted
    # The library calls the split of a file dev.tsv "validation".
    from datasets.data_files import SPLIT_KEYWORDS

    for name, keywords in SPLIT_KEYWORDS.items():
        if wanted in keywords and str(name) in names:
            return str(name)
    raise UsageError(f"{place} has no split {wanted}; there are {listed(names)}")
