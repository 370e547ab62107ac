"""What no score against references sees: numbers and names lost, loops, Hindi left over, by `translate.checks`.

Khabar's own translator searches a sentence again where these checks doubt it, so they favour it; other systems are
judged by rules that they never saw.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from functools import partial

from eval.scoring.pool import workers
from translate import names, numbers
from translate.checks import check
from translate.normalize import normalize_hindi
from translate.results import Flag

# Counted among the rows whose Hindi has something to get right: a number in digits, a place or day that is known.
RIGHT = {"numbers right": "numbers", "places, days kept": "names"}
# Counted among all rows.
WRONG = {"loops": "loop", "left in Hindi": "devanagari"}

# The doubts about each row of a system.
Doubts = tuple[tuple[Flag, ...], ...]


def doubts(
    sources: Sequence[str], systems: Mapping[str, Sequence[str]], *, documents: bool = False
) -> dict[str, Doubts]:
    """The doubts about each translation of each system. HTML entities are read as what they stand for.

    documents: rows are whole documents, which are not checked for loops: an article may well say six words again.
    """
    hindi = [normalize_hindi(source) for source in sources]
    with workers(len(sources) * len(systems)) as work:
        return dict(zip(systems, work(partial(_doubts, hindi, documents), systems.values()), strict=True))


def _doubts(hindi: Sequence[str], documents: bool, translations: Sequence[str]) -> Doubts:
    rows = (check(source, html.unescape(text)) for source, text in zip(hindi, translations, strict=True))
    return tuple(tuple(flag for flag in row if not (documents and flag.code == "loop")) for row in rows)


def shares(sources: Sequence[str], systems: Mapping[str, Doubts]) -> dict[str, dict[str, dict[str, int]]]:
    """{system: {check: {"count": n, "of": m}}}; m is the same for all systems.

    "made up": rows with a number or place for which the Hindi has none at all.
    """
    hindi = [normalize_hindi(source) for source in sources]
    asked = {code: [_asks(code, text) for text in hindi] for code in RIGHT.values()}
    return {name: _shares(rows, asked) for name, rows in systems.items()}


def _shares(rows: Doubts, asked: Mapping[str, Sequence[bool]]) -> dict[str, dict[str, int]]:
    codes = [{flag.code for flag in row} for row in rows]
    found = {}
    for title, code in RIGHT.items():
        of = [code not in row for row, asks in zip(codes, asked[code], strict=True) if asks]
        found[title] = {"count": sum(of), "of": len(of)}
    made_up = [any(code in row and not asks[place] for code, asks in asked.items()) for place, row in enumerate(codes)]
    found["made up"] = {"count": sum(made_up), "of": len(rows)}
    for title, code in WRONG.items():
        found[title] = {"count": sum(code in row for row in codes), "of": len(rows)}
    found["doubtful"] = {"count": sum(map(bool, codes)), "of": len(rows)}
    return found


def _asks(code: str, hindi: str) -> bool:
    """Whether a source has something that the check asks for."""
    return has_number(hindi) if code == "numbers" else bool(names.compare(hindi, "")[0])


def has_number(hindi: str) -> bool:
    """Whether there is a number in digits."""
    return any(number.digits for number in numbers.hindi_numbers(hindi))
