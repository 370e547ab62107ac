"""What is evaluated: Hindi, references and finished translations, read and checked before any model is loaded."""

from __future__ import annotations

import argparse
import hashlib
import html
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import PurePath
from typing import Any

from eval import UsageError, positive
from eval.data import soundness, textfiles
from eval.data.tables import tables

# The domain of a row that names none.
NO_DOMAIN = "none"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Rows to translate and what to compare the translations with.

    references: as sacrebleu takes them, references[k][row]; None where a row has no k-th. Every row has a first.
    places: where a row stands, for people: "line 12", "row 12". domains, documents: empty, or one a row.
    whole_documents: a row is a whole document, not a sentence. hypotheses: translations by the name of their system, one
    a row; hypothesis_files: the file or column that each was read from. dropped: places of rows left out as duplicates.
    """

    name: str
    sources: tuple[str, ...]
    references: tuple[tuple[str | None, ...], ...]
    places: tuple[str, ...]
    domains: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    whole_documents: bool = False
    hypotheses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hypothesis_files: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()

    def sha256(self) -> str:
        """Of sources and references, in hexadecimal; the same from whatever kind of file they came."""
        digest = hashlib.sha256()
        for source, *references in zip(self.sources, *self.references, strict=True):
            digest.update(json.dumps([source, *(text for text in references if text is not None)]).encode() + b"\n")
        return digest.hexdigest()


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "data",
        "Text files have one row a line, in UTF-8; .gz, .xz, .zst and .bz2 are read as they are. With --data, "
        "FILE is the name of a column instead: TEXT, translation.hi for a key within a column, or CONFIG:TEXT for "
        "one of another configuration of the data set.",
    )
    group.add_argument("--source", metavar="FILE", help="the Hindi")
    group.add_argument(
        "--reference",
        action="append",
        default=[],
        metavar="FILE",
        help="its translation by people; may be repeated; a column may hold lists of them",
    )
    group.add_argument("--domain", metavar="FILE", help="what each row is about, for scores by domain")
    group.add_argument("--document", metavar="FILE", help="the document of each row: documents are scored, not rows")
    group.add_argument(
        "--data",
        metavar="PLACE",
        help="a table (.tsv, .csv, .jsonl, .parquet), a folder of the datasets library, or OWNER/NAME on the "
        "Hugging Face Hub; in .tsv, nothing is quoted",
    )
    group.add_argument("--split", help="of the data set; may be left out where there is one")
    group.add_argument("--config", metavar="NAME", help="configuration of the data set, or folder in its folder")
    group.add_argument(
        "--hypothesis",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="finished translations of a system; may be repeated; with --data also a column, where no file is called so",
    )
    group.add_argument(
        "--unescape", action="append", default=[], metavar="NAME", help="undo HTML entities (&#39;) in those of NAME"
    )
    group.add_argument("--documents", action="store_true", help="a row is a whole document, not a sentence")
    group.add_argument(
        "--duplicates",
        choices=("error", "keep", "drop"),
        default="error",
        help="what to do with rows that have source and references of an earlier one (error)",
    )
    group.add_argument("--limit", type=positive, metavar="N", help="only the first N rows")


def load(args: argparse.Namespace) -> Corpus:
    """What the arguments name. Raises UsageError, with places, where it cannot be read or does not pass the checks."""
    if args.documents and args.document:
        raise UsageError("--documents says that every row is a document; leave --document out, or --documents")
    given = _hypotheses(args)
    corpus = _from_tables(args, given) if args.data else _from_files(args, given)
    rows = _pick(corpus, range(len(corpus.sources))[: args.limit])
    references = _by_row(rows)
    soundness.check(rows.name, rows.places, rows.sources, references)
    again = soundness.duplicates(rows.sources, references) if args.duplicates != "keep" else {}
    if again and args.duplicates == "error":
        places = [f"{rows.places[row]} (as {rows.places[first]})" for row, first in again.items()]
        raise UsageError(
            f"{rows.name}: {len(places)} of {len(rows.places)} rows have source and references of an earlier one: "
            f"{textfiles.few(places)}; add --duplicates drop to leave them out, or --duplicates keep"
        )
    dropped = tuple(rows.places[row] for row in again)
    return replace(_pick(rows, [row for row in range(len(rows.sources)) if row not in again]), dropped=dropped)


def _hypotheses(args: argparse.Namespace) -> dict[str, str]:
    """Names and what is given for them."""
    found: dict[str, str] = {}
    for words in args.hypothesis:
        name, equals, given = words.partition("=")
        name = name.strip()
        if not (name and equals and given):
            raise UsageError(
                f"--hypothesis {words}: write NAME=FILE, such as --hypothesis google=google.txt; "
                "with --data also NAME=COLUMN"
            )
        if not name.isprintable():
            raise UsageError(f"--hypothesis {words!r}: a name is one line of letters and other characters")
        if name in found:
            raise UsageError(f"two --hypothesis are called {name}; give one another name")
        found[name] = given
    for name in args.unescape:
        if name not in found:
            raise UsageError(f"--unescape {name}: no --hypothesis is called so; there are {', '.join(found) or 'none'}")
    return found


def _from_files(args: argparse.Namespace, given: Mapping[str, str]) -> Corpus:
    for option in ("split", "config"):
        if getattr(args, option):
            raise UsageError(f"--{option} is of a data set; add --data, or leave it out")
    if not args.source or not args.reference:
        raise UsageError("give --source and --reference, as files with one row a line or, with --data, as columns")
    names = [args.source, *args.reference, *filter(None, (args.domain, args.document)), *given.values()]
    found = {name: textfiles.lines(name) for name in dict.fromkeys(names)}
    soundness.same_length({name: len(rows) for name, rows in found.items()})
    return _corpus(
        args,
        ", ".join(PurePath(name).name for name in (args.source, *args.reference)),
        found,
        [f"line {number}" for number in range(1, len(found[args.source]) + 1)],
        given,
        {name: found[one] for name, one in given.items()},
    )


def _from_tables(args: argparse.Namespace, given: Mapping[str, str]) -> Corpus:
    with tables(args.data, args.config, args.split) as data:
        if not args.source or not args.reference:
            raise UsageError(f"name the columns by --source and --reference; {data.known(args.source)}")
        # A folder that happens to be called like a column is no file of translations.
        files = {one for one in given.values() if os.path.exists(one) and not os.path.isdir(one)}
        for name, one in given.items():
            if one not in files and not data.has(one):
                raise UsageError(f"--hypothesis {name}: there is no file {one} and no such column; {data.known(one)}")
        names = [args.source, *args.reference, *filter(None, (args.domain, args.document))]
        columns = data.read([*names, *(one for one in given.values() if one not in files)])
    found = dict(columns.cells)
    # Kept apart: a column may be called like a file.
    read = {name: textfiles.lines(one) if one in files else found[one] for name, one in given.items()}
    soundness.same_length(
        {args.data: len(columns.places)} | {one: len(read[name]) for name, one in given.items() if one in files}
    )
    where = ", ".join(filter(None, (args.config, args.split or columns.split)))
    place = os.path.basename(os.path.abspath(args.data)) if os.path.exists(args.data) else args.data
    return _corpus(args, f"{place} ({where})" if where else place, found, columns.places, given, read)


def _corpus(
    args: argparse.Namespace,
    name: str,
    found: Mapping[str, Sequence[Any]],
    places: Sequence[str],
    given: Mapping[str, str],
    hypotheses: Mapping[str, Sequence[Any]],
) -> Corpus:
    """Columns by what the user called them, as rows. `hypotheses`: those of systems by their names."""
    rows = soundness.references({one: found[one] for one in args.reference}, places)
    documents = soundness.labels(found[args.document]) if args.document else []
    nameless = [place for place, document in zip(places, documents, strict=False) if not document]
    if nameless:
        raise UsageError(f"{args.document} names no document in {len(nameless)} rows ({textfiles.few(nameless)})")
    return Corpus(
        name=name,
        sources=tuple(soundness.texts(args.source, found[args.source], places)),
        references=tuple(zip_longest(*rows)) if rows else (),
        places=tuple(places),
        domains=tuple(one or NO_DOMAIN for one in soundness.labels(found[args.domain])) if args.domain else (),
        documents=tuple(documents),
        whole_documents=args.documents,
        hypotheses={
            system: tuple(
                html.unescape(text) if system in args.unescape else text
                for text in soundness.texts(given[system], cells, places)
            )
            for system, cells in hypotheses.items()
        },
        hypothesis_files=given,
    )


def _by_row(corpus: Corpus) -> list[list[str]]:
    """The references of each row, without those that it lacks."""
    columns = zip(*corpus.references, strict=True) if corpus.references else [()] * len(corpus.sources)
    return [[text for text in row if text is not None] for row in columns]


def _pick(corpus: Corpus, rows: Sequence[int]) -> Corpus:
    """Those rows of a corpus, in that order."""

    def of(cells: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(cells[row] for row in rows) if cells else ()

    return replace(
        corpus,
        sources=of(corpus.sources),
        # A further reference that none of these rows has is none.
        references=tuple(column for column in map(of, corpus.references) if any(text is not None for text in column)),
        places=of(corpus.places),
        domains=of(corpus.domains),
        documents=of(corpus.documents),
        hypotheses={name: of(texts) for name, texts in corpus.hypotheses.items()},
    )
