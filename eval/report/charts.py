"""Plots as SVG: intervals, scores by length, histograms. No plotting library; colours and fonts are in report.css.

Lengths are in the units of each viewBox, which is drawn at about one pixel a unit.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from eval.report.markup import colour, counted, figure, shape
from eval.report.scored import Metric, System, Value
from eval.scoring.bootstrap import FEW

_WIDE = 360  # of a plot that stands beside others


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis: `low` to `high` of the data on `start` to `end` of the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, most: int = 5) -> list[float]:
        """Round numbers within the axis, at most about `most` of them."""
        step = _step((self.high - self.low) / most)
        return [step * n for n in range(math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9) + 1)]


def scale(values: Iterable[float], start: float, end: float) -> Scale:
    """An axis that holds the values with some air around; never empty, even for one value."""
    found = list(values)
    low, high = min(found), max(found)
    air = 0.06 * (high - low) or 0.02 * abs(high) or 0.5
    return Scale(low - air, high + air, start, end)


def spans(values: Iterable[Value | None]) -> list[float]:
    """Every score with both ends of its interval, for `scale`."""
    return [one for value in values if value is not None for one in (value.score, *value.ends())]


def track(system: System, value: Value, axis: Scale, *, few: bool = False) -> str:
    """A dot with its interval, small enough for a cell of a table."""
    width, height = axis.start + axis.end, 14
    dot = _dot(system.place, axis(value.score), height / 2, few=few, size=0.75)
    whisker = _whisker(value, axis, height / 2)
    return (
        f'<svg class="track {colour(system.place)}" viewBox="0 0 {width:g} {height}" aria-hidden="true">'
        f'<path class="grid" d="M0,{height / 2}H{width:g}"/>{whisker}{dot}</svg>'
    )


def intervals(metric: Metric, rows: Sequence[tuple[System, Value]], title: str, *, zero: bool = False) -> str:
    """For each system its name and figure, and below them dot and whisker.

    zero: the rows are differences, with a line where there is none; otherwise the first row's interval is a band
    behind the others. Lines from top to bottom leave out the strips of text, which they would strike out.
    """
    high, top, edge, text = 36, 20, 8, 18
    bottom = top + high * len(rows)
    axis = scale(spans(value for _, value in rows) + ([0.0] if zero else []), edge, _WIDE - edge)
    digits = metric.digits
    strips = [(top + high * number + text, top + high * (number + 1)) for number in range(len(rows))]
    parts = [_vertical_grid(axis, strips, digits, most=5)]
    if zero:
        line = "".join(f"M{axis(0):.1f},{above}V{below}" for above, below in strips)
        parts.append(f'<path class="zero" d="{line}"/>')
    elif len(rows) > 1:
        low, upper = rows[0][1].ends()
        box = f'x="{axis(low):.1f}" y="{top}" width="{axis(upper) - axis(low):.1f}" height="{bottom - top}"'
        parts.append(f'<rect class="band" {box}/>')
    between = "".join(f"M0,{top + high * number}H{_WIDE}" for number in range(1, len(rows)))
    parts.append(f'<path class="grid" d="{between}"/>')
    for number, (system, value) in enumerate(rows):
        y = top + high * number
        shown = figure(value.score, digits, sign=zero)
        full = f"{system.name}: {shown}, interval {' to '.join(figure(end, digits, sign=zero) for end in value.ends())}"
        parts.append(
            f'<g class="{colour(system.place)}"><title>{escape(full)}</title>'
            f'<text x="0" y="{y + 14}" class="halo">{escape(_shortened(system.name, 40))}</text>'
            f'<text x="{_WIDE}" y="{y + 14}" class="end halo">{shown}</text>'
            f"{_whisker(value, axis, y + 25)}{_dot(system.place, axis(value.score), y + 25, size=0.8)}</g>"
        )
    better = f'<text x="{_WIDE}" y="12" class="end faint">better →</text>'
    parts.append(better if metric.higher else '<text x="0" y="12" class="faint">← better</text>')
    return _svg(_WIDE, bottom + 22, f"{title}. " + _spoken(rows, digits), parts)


def by_group(
    metric: Metric,
    labels: Sequence[tuple[str, int]],
    lines: Sequence[tuple[System, Sequence[Value | None]]],
    title: str,
    row: str = "row",
) -> str:
    """A line for each system over groups that have an order; labels: name and rows of each group, called `row`.

    Where a group has few rows, dots are hollow and the line to it is dashed.
    """
    width, height, left, right, top = 780, 330, 44, 158, 12
    bottom = height - 52
    axis = scale(spans(value for _, values in lines for value in values), bottom, top)
    band = (width - left - right) / len(labels)
    dodge = min(11.0, 0.72 * band / len(lines))
    parts = [_horizontal_grid(axis, left, width - right, metric.digits)]
    for place, (label, rows) in enumerate(labels):
        x = left + band * (place + 0.5)
        dagger = " †" if rows < FEW else ""
        parts.append(f'<text x="{x:.1f}" y="{bottom + 20}" class="middle">{escape(_shortened(label, 22))}</text>')
        parts.append(f'<text x="{x:.1f}" y="{bottom + 37}" class="middle faint">{counted(rows, row)}{dagger}</text>')
    ends = []
    for number, (system, values) in enumerate(lines):
        shift = (number - (len(lines) - 1) / 2) * dodge
        points = [
            (left + band * (place + 0.5) + shift, value, labels[place][1] < FEW)
            for place, value in enumerate(values)
            if value is not None
        ]
        drawn = []
        for (x, value, few), (next_x, following, next_few) in itertools.pairwise(points):
            ends_of = f"M{x:.1f},{axis(value.score):.1f}L{next_x:.1f},{axis(following.score):.1f}"
            drawn.append(f'<path class="line{" few" if few or next_few else ""}" d="{ends_of}"/>')
        for x, value, few in points:
            low, high = value.ends()
            drawn.append(f'<path class="whisker" d="M{x:.1f},{axis(low):.1f}V{axis(high):.1f}"/>')
            drawn.append(_dot(system.place, x, axis(value.score), few=few))
        parts.append(f'<g class="{colour(system.place)}"><title>{escape(system.name)}</title>{"".join(drawn)}</g>')
        if points:
            ends.append((axis(points[-1][1].score), points[-1][0], system))
    parts.append(_names(ends, width - right + 14, top, bottom))
    return _svg(width, height, title, parts, kind="wide")


def histogram(
    system: System, counts: Sequence[int], edges: Sequence[float], tallest: int, median: float, title: str, digits: int
) -> str:
    """Bars of one system's sentence scores on axes that all systems share; its median is marked."""
    width, height, left, right, top, bottom = 260, 150, 34, 8, 40, 126
    across = Scale(edges[0], edges[-1], left, width - right)
    up = Scale(0, max(tallest, 1), bottom, top)
    parts = [_vertical_grid(across, [(bottom, bottom)], 0 if edges[-1] > 1 else 2, most=4)]
    for low, high, count in zip(edges[:-1], edges[1:], counts, strict=True):
        if count:
            words = f"{figure(low, digits)} to {figure(high, digits)}: {count:,}"
            box = f'x="{across(low) + 0.5:.1f}" y="{up(count):.1f}" width="{across(high) - across(low) - 1:.1f}"'
            parts.append(f'<rect class="bar" {box} height="{bottom - up(count):.1f}"><title>{words}</title></rect>')
    parts.append(f'<path class="axis" d="M{left},{bottom}H{width - right}"/>')
    parts.append(f'<text x="{left - 5}" y="{top + 4}" class="end faint">{tallest:,}</text>')
    parts.append(f'<text x="{left - 5}" y="{bottom + 1}" class="end faint">0</text>')
    x = across(median)
    side = "end" if x > width / 2 else ""
    label = x - 4 if side else x + 4
    parts.append(f'<path class="median" d="M{x:.1f},{top - 10}V{bottom}"/>')
    parts.append(f'<text x="{label:.1f}" y="{top - 4}" class="{side} faint">median {figure(median, digits)}</text>')
    parts.append(_dot(system.place, 8, 10))
    parts.append(f'<text x="19" y="14" class="name">{escape(_shortened(system.name, 34))}</text>')
    return _svg(width, height, title, [f'<g class="{colour(system.place)}">', *parts, "</g>"])


def _svg(width: float, height: float, title: str, parts: Iterable[str], kind: str = "") -> str:
    return (
        f'<svg class="chart {kind}" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}</svg>\n"
    )


def _dot(place: int, x: float, y: float, *, few: bool = False, size: float = 1) -> str:
    smaller = "" if size == 1 else f" scale({size:g})"
    return (
        f'<path class="dot{" few" if few else ""}" transform="translate({x:.1f} {y:.1f}){smaller}" d="{shape(place)}"/>'
    )


def _whisker(value: Value, axis: Scale, y: float) -> str:
    low, high = value.ends()
    return "" if low == high else f'<path class="whisker" d="M{axis(low):.1f},{y:g}H{axis(high):.1f}"/>'


def _names(ends: Sequence[tuple[float, float, System]], x: float, top: float, bottom: float) -> str:
    """Names beside the ends of lines, (height, x, system) each, moved apart where they would overlap."""
    gap = min(15.0, (bottom - top) / max(len(ends) - 1, 1))
    ordered = sorted(ends, key=lambda end: end[0])
    heights: list[float] = []
    for wanted, _, _ in ordered:
        heights.append(max(wanted, heights[-1] + gap) if heights else max(wanted, top))
    limit = bottom
    for place in reversed(range(len(heights))):
        heights[place] = min(heights[place], limit)
        limit = heights[place] - gap
    return "".join(
        f'<g class="{colour(system.place)}"><path class="lead" d="M{end:.1f},{wanted:.1f}L{x - 2:.1f},{height:.1f}"/>'
        f"{_dot(system.place, x + 6, height)}"
        f'<text x="{x + 16:.1f}" y="{height + 4:.1f}" class="name">{escape(_shortened(system.name, 18))}</text></g>'
        for height, (wanted, end, system) in zip(heights, ordered, strict=True)
    )


def _vertical_grid(axis: Scale, strips: Sequence[tuple[float, float]], digits: int, most: int) -> str:
    """Lines through the strips, top and bottom each, and labels below the last."""
    bottom = strips[-1][1]
    ticks = axis.ticks(most)
    places = _decimals(ticks, digits)
    lines = "".join(f"M{axis(tick):.1f},{above:g}V{below:g}" for tick in ticks for above, below in strips)
    labels = "".join(
        f'<text x="{axis(tick):.1f}" y="{bottom + 16:g}" class="middle faint">{figure(tick, places)}</text>'
        for tick in ticks
    )
    return f'<path class="grid" d="{lines}"/>{labels}'


def _horizontal_grid(axis: Scale, left: float, right: float, digits: int) -> str:
    ticks = axis.ticks(6)
    places = _decimals(ticks, digits)
    lines = "".join(f"M{left:g},{axis(tick):.1f}H{right:g}" for tick in ticks)
    labels = "".join(
        f'<text x="{left - 6:g}" y="{axis(tick) + 4:.1f}" class="end faint">{figure(tick, places)}</text>'
        for tick in ticks
    )
    return f'<path class="grid" d="{lines}"/>{labels}'


def _decimals(ticks: Sequence[float], most: int) -> int:
    """The fewest decimals that tell the ticks apart and are exact."""
    return next((n for n in range(most) if all(abs(round(tick, n) - tick) < 1e-9 for tick in ticks)), most)


def _step(least: float) -> float:
    """The next of 1, 2, 5, 10, … from `least` on."""
    power: float = 10.0 ** math.floor(math.log10(least))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= least * (1 - 1e-9))


def _shortened(name: str, most: int) -> str:
    """With its middle left out: names of one family differ at the end."""
    return name if len(name) <= most else f"{name[: most // 2]}…{name[len(name) - (most - most // 2 - 1) :]}"


def _spoken(rows: Sequence[tuple[System, Value]], digits: int) -> str:
    return "; ".join(f"{system.name} {figure(value.score, digits)}" for system, value in rows)
