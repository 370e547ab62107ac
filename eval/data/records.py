"""Tables in text: TSV, CSV and JSON Lines, every cell as it is written and every row with its line.

The readers of `datasets` guess types ("NA" and "007" in CSV and a date in JSON come back as something else), skip blank
lines and fill up short rows. That suits training data; here a row that is not what it seems is an error.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from eval import UsageError
from eval.data.textfiles import split

# A whole document in one cell is longer than the standard library expects. The largest that fits a C long anywhere.
_LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Records:
    """Columns by name, each with a cell for each of `places`, such as "line 2"; None where a row has no such cell."""

    columns: dict[str, list[Any]]
    places: list[str]


def text(content: str) -> Records:
    """A row a line, all in the column "text", as `datasets` calls it."""
    rows = split(content)
    return Records({"text": list(rows)}, [f"line {number}" for number in range(1, len(rows) + 1)])


def tsv(content: str, name: str, header: Sequence[str] | None = None) -> Records:
    """Cells between tabs, a row a line. Nothing is quoted: a cell may begin with a quotation mark.

    `header`: names of the columns where the first line is not theirs. Raises UsageError with the line that is wrong.
    """
    rows = [(number, line.split("\t")) for number, line in enumerate(split(content), start=1)]
    return _table(rows, name, header)


def delimited(
    content: str,
    name: str,
    header: Sequence[str] | None = None,
    *,
    delimiter: str = ",",
    quotechar: str = '"',
    quoting: Literal[0, 1, 2, 3] = csv.QUOTE_MINIMAL,
) -> Records:
    """CSV; a quoted cell may hold line feeds, and a row stands where it begins. Raises UsageError as `tsv` does."""
    csv.field_size_limit(_LONGEST_CELL)
    # A line feed alone ends a line, so that the numbers are those of an editor.
    reader = csv.reader(
        io.StringIO(content, newline="\n"), delimiter=delimiter, quotechar=quotechar, quoting=quoting, strict=True
    )
    rows: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            rows.append((begins, row))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UsageError(
            f"{name}, line {begins}: the row that begins here is not CSV ({error}); quote cells that hold quotation "
            "marks or line ends, and double the quotation marks in them"
        ) from None
    return _table(rows, name, header)


def json_lines(content: str, name: str) -> Records:
    """An object a line, blank lines skipped; a file that is one array of objects is read too.

    Raises UsageError with the line that is wrong.
    """
    # An array of objects, and not lines that are arrays.
    if re.match(r"\s*\[\s*[{\]]", content):
        found = [(f"row {number}", row) for number, row in enumerate(_parsed(content, name), start=1)]
    else:
        lines = enumerate(content.split("\n"), start=1)
        found = [(f"line {number}", _parsed(line, name, number)) for number, line in lines if line.strip()]
    for place, row in found:
        if not isinstance(row, dict):
            raise UsageError(f'{name}, {place} is not an object; write {{"hi": "…", "en": "…"}}')
    # A dictionary keeps the order in which the names were met.
    names = dict.fromkeys(key for _, row in found for key in row)
    return Records({key: [row.get(key) for _, row in found] for key in names}, [place for place, _ in found])


def join(parts: Sequence[tuple[str, Records]]) -> Records:
    """The rows of files as one table; where there are several, a place names its file."""
    if len(parts) == 1:
        return parts[0][1]
    names = dict.fromkeys(key for _, part in parts for key in part.columns)
    columns: dict[str, list[Any]] = {key: [] for key in names}
    for _, part in parts:
        for key, cells in columns.items():
            cells += part.columns.get(key) or [None] * len(part.places)
    return Records(columns, [f"{name} {place}" for name, part in parts for place in part.places])


def _table(rows: list[tuple[int, list[str]]], name: str, header: Sequence[str] | None) -> Records:
    if header is None:
        if not rows:
            raise UsageError(f"{name} is empty; its first line must name its columns")
        header, rows = rows[0][1], rows[1:]
    double = sorted({column for column in header if header.count(column) > 1})
    if double:
        raise UsageError(f"{name} has two columns called {double[0]!r}; give one another name")
    cells: list[list[str]] = []
    places: list[str] = []
    for line, row in rows:
        # The csv module has no cell in a blank line and str.split an empty one. In a table of one column, a blank line
        # is a row with an empty cell; in any other it is none.
        if row in ([], [""]):
            if len(header) > 1:
                continue
            row = [""]
        if len(row) != len(header):
            raise UsageError(f"{name}, line {line} has {len(row)} cells and the header {len(header)}; make them agree")
        cells.append(row)
        places.append(f"line {line}")
    columns = zip(*cells, strict=True) if cells else ([] for _ in header)
    return Records({column: list(found) for column, found in zip(header, columns, strict=True)}, places)


def _parsed(content: str, name: str, line: int = 1) -> Any:
    """The value that `content`, which begins on that line, is."""
    try:
        parsed = json.loads(content)
        # Only an escape can bring in half of a surrogate pair, which no file can be written with.
        if "\\u" in content:
            json.dumps(parsed, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        where = f"{name}, line {line + error.lineno - 1}"
        raise UsageError(
            f"{where} is not JSON ({error.msg} at column {error.colno}); write one object a line"
        ) from None
    except UnicodeEncodeError as error:
        half = ascii(error.object[error.start])[1:-1]
        raise UsageError(f"{name}, line {line} holds {half}, half of a character; write the character itself") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name}, line {line} is JSON that cannot be read: {error}") from None
    return parsed
