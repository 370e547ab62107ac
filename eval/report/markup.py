"""Pieces of HTML: numbers as a reader wants them, markers of systems, tables. Text from users is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from eval.report.scored import Difference, Metric, System, Value

# A system is known by its shape as well as its colour: paths around 0, 0 within a circle of radius 6.
SHAPES = (
    "M-4.6,0a4.6,4.6 0 1,0 9.2,0a4.6,4.6 0 1,0 -9.2,0z",  # circle
    "M-4.2,-4.2h8.4v8.4h-8.4z",  # square
    "M0,-5.2L5.2,4.2H-5.2z",  # triangle
    "M0,-5.8L5.8,0L0,5.8L-5.8,0z",  # diamond
    "M0,5.2L5.2,-4.2H-5.2z",  # triangle on its tip
    "M-1.7,-5.2h3.4v3.5h3.5v3.4h-3.5v3.5h-3.4v-3.5h-3.5v-3.4h3.5z",  # plus
    "M-4.9,-2.6L-2.6,-4.9L0,-2.3L2.6,-4.9L4.9,-2.6L2.3,0L4.9,2.6L2.6,4.9L0,2.3L-2.6,4.9L-4.9,2.6L-2.3,0z",  # cross
    "M-2,-5.6h4v11.2h-4z",  # bar
)
DASH = "–"


def text(given: Any) -> str:
    """Escaped, and kept from turning its surroundings around where it is written from right to left."""
    return f"<bdi>{escape(str(given))}</bdi>"


def colour(place: int) -> str:
    """The class that gives a system its colour."""
    return f"c{place % len(SHAPES)}"


def shape(place: int) -> str:
    """The path of a system's marker. From the ninth system on colours come again, with the next shape."""
    return SHAPES[(place + place // len(SHAPES)) % len(SHAPES)]


def marker(place: int) -> str:
    """A system's marker, to stand in a line of text."""
    return (
        f'<svg class="marker {colour(place)}" viewBox="-6 -6 12 12" aria-hidden="true"><path d="{shape(place)}"/></svg>'
    )


def named(system: System) -> str:
    """Marker and name."""
    return f"{marker(system.place)} {text(system.name)}"


def spoken(words: str) -> str:
    """For screen readers only."""
    return f'<span class="spoken">{escape(words)}</span>'


def figure(number: float, digits: int = 2, *, sign: bool = False) -> str:
    """A number with a true minus; thousands are set apart."""
    return f"{round(number, digits):{'+' if sign else ''},.{digits}f}".replace("-", "−")


def bounds(value: Value, digits: int, *, sign: bool = False) -> str:
    """An interval: 52.4–53.9, or with "to" where a dash would meet a minus."""
    if value.low is None or value.high is None:
        return ""
    low, high = figure(value.low, digits, sign=sign), figure(value.high, digits, sign=sign)
    return f"{low} to {high}" if sign or value.low < 0 else f"{low}–{high}"


def probability(p: float) -> str:
    """A p-value; its smallest digits do not matter."""
    return "<0.0001" if p < 0.0001 else f"{p:.4f}" if p < 0.01 else f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def share(count: float, of: float) -> str:
    """In percent, with one decimal; "of" is not 0. 100 only where it is all of them, 0 only where it is none."""
    percent = 100 * count / of
    if 0 < count < of:
        percent = min(max(percent, 0.1), 99.9)
    return f"{percent:.1f}%"


def counted(number: int, noun: str) -> str:
    """1 sentence, 2,000 sentences."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def significance(metric: Metric, difference: Difference | None) -> str:
    """A filled mark where every test finds a difference, a hollow one where some do; up is better, whatever the sign."""
    if difference is None or not difference.tests():
        return ""
    better = (difference.value.score > 0) == metric.higher
    every = difference.tests() == len(difference.p)
    sign = ("▲" if better else "▼") if every else ("△" if better else "▽")
    words = f"{'significantly' if every else 'by one test'} {'better' if better else 'worse'}"
    return f'<span class="{"better" if better else "worse"}" aria-hidden="true">{sign}</span>{spoken(words)}'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str, *, kind: str = "", over: str = "") -> str:
    """Cells of HTML; the first of a row is its heading. A wide table scrolls in its own box, by keyboard too.

    A cell that begins with <t is taken as it is; caption: plain text; over: a row above the head, as HTML.
    """
    heads = "".join(cell if cell.startswith("<t") else f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join(
        f'<tr><th scope="row">{first}</th>'
        + "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells)
        + "</tr>\n"
        for first, *cells in rows
    )
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{escape(caption)}"><table class="{kind}">'
        f"<caption><span>{escape(caption)}</span></caption><thead>{over}<tr>{heads}</tr></thead>\n<tbody>{body}</tbody></table></div>\n"
    )


def section(id: str, title: str, *parts: str) -> str:
    """A part of the page that the contents can lead to; "" where nothing is in it."""
    inside = "".join(parts)
    return f'<section id="{id}"><h2>{escape(title)}</h2>\n{inside}</section>\n' if inside else ""
