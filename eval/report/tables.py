"""The tables of systems: scores, differences to the first, checks, speed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any

from eval.report.charts import Scale, scale, spans, track
from eval.report.markup import (
    DASH,
    bounds,
    figure,
    named,
    probability,
    section,
    share,
    significance,
    spoken,
    table,
    text,
)
from eval.report.scored import Metric, System, Value, best, number
from eval.scoring import faults
from summarize import faithful

# Of the small plots in cells.
TRACK = (6, 114)
# Checks that are good when many pass; all others count faults.
GOOD = {*faults.RIGHT, faithful.CHECK}
_DIGEST = re.compile(r"\b(sha256:[0-9a-f]{12})[0-9a-f]+")
_SPEED = {
    "sentences_per_second": ("sentences/s", 2),
    "words_per_second": ("words/s", 1),
    "seconds": ("all, s", 1),
    "load_seconds": ("loading, s", 1),
    "peak_mib": ("peak MiB", 0),
}
MARKS = (
    "▲ better and ▼ worse than {first}, p < 0.05 {tests}; no mark: no significant difference. "
    "Bold and underlined: the best figure of its column, significant or not."
)
_TAILS = (
    "p is two-sided. sacreBLEU's own paired bootstrap counts one tail, so its p is about half of this; "
    "in randomisation ties count here, and not there."
)
_BOTH = "by both tests (△ ▽ by one of them)"


def scores(metrics: Sequence[Metric], systems: Sequence[System], *, extra: Mapping[str, Sequence[str]]) -> str:
    """Scores with intervals; extra: further columns, heading to the cells of all systems, as HTML."""
    winners = {metric.id: best(metric, [_score(system, metric) for system in systems]) for metric in metrics}
    axes = {
        metric.id: scale(spans(values), *TRACK)
        for metric in metrics
        if any(values := [system.scores.get(metric.id) for system in systems])
    }
    rows = []
    for place, system in enumerate(systems):
        cells = [
            cell(
                system,
                metric,
                system.scores.get(metric.id),
                axes.get(metric.id),
                first=place in winners[metric.id],
                mark=True,
            )
            for metric in metrics
        ]
        rows.append([named(system), *cells, *(column[place] for column in extra.values())])
    head = ["System", *map(_heading, metrics), *map(escape, extra)]
    return table(head, rows, "Scores with their 95% intervals", kind="scores")


def cell(
    system: System,
    metric: Metric,
    value: Value | None,
    axis: Scale | None,
    *,
    first: bool = False,
    few: bool = False,
    mark: bool = False,
) -> str:
    """A score, its interval in figures and drawn.

    first: it is the best of its column. few: it rests on few rows. mark: with the mark of a significant difference.
    """
    if value is None or axis is None:
        return DASH
    shown = f'<span class="score">{figure(value.score, metric.digits)}</span>'
    if first:
        shown = f"<b>{shown}</b>{spoken(', the best')}"
    interval = f"<small>{bounds(value, metric.digits)}</small>" if value.low is not None else ""
    found = significance(metric, system.against.get(metric.id)) if mark else ""
    return f"{shown} {found}{interval}{track(system, value, axis, few=few)}"


def legend(systems: Sequence[System]) -> str:
    """What the marks of `scores` mean; "" for one system, which has none."""
    if len(systems) < 2:
        return ""
    tests = _tests(systems)
    first = text(systems[0].name)
    return f'<p class="note">{MARKS.format(first=first, tests=_BOTH if tests > 1 else "by bootstrap")}</p>'


def differences(metrics: Sequence[Metric], systems: Sequence[System]) -> str:
    """Each system's scores less the first one's, with interval and p-values; "" for one system."""
    others = [system for system in systems if system.against]
    rows = []
    for system in others:
        cells = []
        for metric in metrics:
            difference = system.against.get(metric.id)
            if difference is None:
                cells.append(DASH)
                continue
            value = difference.value
            tests = ", ".join(probability(p) for p in difference.p.values())
            cells.append(
                f'<span class="score">{figure(value.score, metric.digits, sign=True)}</span> '
                f"{significance(metric, difference)}<small>{bounds(value, metric.digits, sign=True)}</small>"
                f"<small>p {tests}</small>"
            )
        rows.append([named(system), *cells])
    if not rows:
        return ""
    both = _tests(systems) > 1
    tests = "by paired bootstrap, then by approximate randomisation" if both else "by paired bootstrap, two-sided"
    caption = f"Difference to {systems[0].name}, 95% interval, p {tests}"
    note = f'<p class="note">{_TAILS}</p>\n' if both else ""
    return table(["System", *map(_heading, metrics)], rows, caption, kind="scores") + note


def checks(systems: Sequence[System], found: Sequence[Mapping[str, Any]]) -> str:
    """Shares with counts; found: of each system, {check: {"count", "of"}}, checks may be absent. "" where none is."""
    titles = list(dict.fromkeys(title for one in found for title in one))
    columns = [[_passed(one.get(title)) for one in found] for title in titles]
    head = ["System"]
    cells: list[list[str]] = [[] for _ in systems]
    for title, column in zip(titles, columns, strict=True):
        good = title in GOOD
        head.append(f"{escape(title)}<small>{'more' if good else 'fewer'} is better</small>")
        winners = best(
            Metric(title, title, higher=good, digits=4), [passed and passed[0] / passed[1] for passed in column]
        )
        for place, passed in enumerate(column):
            cells[place].append(_share(passed, first=place in winners, good=good))
    rows = [[named(system), *row] for system, row in zip(systems, cells, strict=True)]
    return table(head, rows, "What scores against references do not see") if titles else ""


def speed(systems: Sequence[System], given: Sequence[Mapping[str, Any]], row: str = "row") -> str:
    """Speed, memory and model of the engines that were run; given: of each system, with "engine" and "speed".

    row: what a row of the report is called. An engine may have translated the rows that documents were joined from.
    """
    rows = []
    for system, one in zip(systems, given, strict=True):
        measured = one.get("speed")
        if not measured:
            continue
        cells = []
        for key, (_, digits) in _SPEED.items():
            shown = number(measured.get(key))
            cells.append(DASH if shown is None else figure(shown, digits))
        engine = one.get("engine") or {}
        # The whole checksum is at the end of the page.
        model = ", ".join(
            text(_DIGEST.sub(r"\1…", str(engine[key]))) for key in ("model", "runtime") if engine.get(key)
        )
        rows.append([named(system), *cells, f'<td class="words">{model or DASH}</td>'])
    titles = [title for title, _ in _SPEED.values()]
    if row != "row":
        titles[0] = "rows/s"
    head = ["Engine", *titles, '<th scope="col" class="words">model</th>']
    return table(head, rows, "Speed and memory on the machine named below") if rows else ""


def warnings(report: Mapping[str, Any], systems: Sequence[System], given: Sequence[Mapping[str, Any]]) -> str:
    """What may spoil all scores, and those of a system; given: of each system, with "warnings"."""
    lines = [f"<li>{text(str(one)[:1].upper() + str(one)[1:])}</li>" for one in report.get("warnings") or ()]
    lines += [
        f"<li><strong>{named(system)}:</strong> {text(warning)}</li>"
        for system, one in zip(systems, given, strict=True)
        for warning in one.get("warnings") or ()
    ]
    return f'<ul class="warnings" aria-label="Warnings">{"".join(lines)}</ul>\n' if lines else ""


def part(id: str, title: str, lead: str, inside: str) -> str:
    """A section with a sentence before its contents; "" without contents."""
    return section(id, title, f'<p class="note">{lead}</p>\n' if lead else "", inside) if inside else ""


def _heading(metric: Metric) -> str:
    # A hyphen is no place to break a name such as ROUGE-Lsum.
    name = f'<span class="whole">{escape(metric.name)}</span>'
    return f"{name}<small>{'higher' if metric.higher else 'lower'} is better</small>"


def _score(system: System, metric: Metric) -> float | None:
    value = system.scores.get(metric.id)
    return None if value is None else value.score


def _tests(systems: Iterable[System]) -> int:
    return max((len(one.p) for system in systems for one in system.against.values()), default=0)


def _passed(check: Any) -> tuple[float, float] | None:
    if not isinstance(check, Mapping):
        return None
    count, of = number(check.get("count")), number(check.get("of"))
    return (count, of) if count is not None and of else None


def _share(passed: tuple[float, float] | None, *, first: bool, good: bool) -> str:
    if passed is None:
        return DASH
    count, of = passed
    shown = f'<span class="score">{share(count, of)}</span>'
    if first:
        shown = f"<b>{shown}</b>{spoken(', the best')}"
    full = min(max(count / of, 0), 1) * 120
    bar = (
        f'<svg class="share {"good" if good else "bad"}" viewBox="0 0 120 5" aria-hidden="true">'
        f'<rect class="all" width="120" height="5"/><rect width="{full:.1f}" height="5"/></svg>'
    )
    return f"{shown}<small>{count:,.0f} of {of:,.0f}</small>{bar}"
