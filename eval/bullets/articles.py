"""English articles with reference summaries, from a JSON Lines file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import UsageError
from eval.data import textfiles
from summarize import english


@dataclass(frozen=True, slots=True)
class Example:
    """An article as English sentences, and the reference: one sentence or bullet a line. line: where, from 1."""

    sentences: tuple[str, ...]
    reference: str
    line: int


def read(path: Path) -> list[Example]:
    """The articles of a JSON Lines file; blank lines are skipped. Raises UsageError with the line that is wrong."""
    lines = enumerate(textfiles.lines(str(path)), start=1)
    return [_example(line, path, number) for number, line in lines if line.strip()]


def digest(examples: Sequence[Example]) -> str:
    """SHA-256 of articles and references as they are scored."""
    rows = ["\n".join((*example.sentences, "", example.reference)) for example in examples]
    return hashlib.sha256("\0".join(rows).encode("utf-8", "surrogatepass")).hexdigest()


def _example(line: str, path: Path, number: int) -> Example:
    where = f"{path}, line {number}"
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise UsageError(
            f"{where} is not JSON ({error.msg} at column {error.colno}); write one object a line"
        ) from None
    except (RecursionError, ValueError):
        # Valid as JSON, but no article: brackets within brackets by the thousand, or a number of as many digits.
        raise UsageError(f"{where} is nested too deeply or holds too long a number; write one object a line") from None
    if not isinstance(row, dict):
        raise UsageError(f'{where} is not an object; write {{"article": "…", "summary": "…"}}')
    missing = [
        field for field in ("article", "summary") if not isinstance(row.get(field), str) or not row[field].strip()
    ]
    if missing:
        raise UsageError(f"{where} has no text in {' and '.join(missing)}; every line needs article and summary")
    parts = row.get("bullets", [])
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        raise UsageError(f"{where} has bullets that are not a list of strings; make it one or leave bullets out")
    return Example(tuple(english.split(row["article"])), "\n".join(parts or english.split(row["summary"])), number)
