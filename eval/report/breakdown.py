"""Scores of groups of rows: a plot where the groups have an order, tables with small dot plots for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from eval.report import charts, tables
from eval.report.markup import counted, named, table
from eval.report.scored import Metric, System, Value, best, value
from eval.scoring.bootstrap import FEW

# As many as a printed page is wide.
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that share a value of a feature; feature: its name, title: what the reader sees, label: of the value."""

    feature: str
    title: str
    label: str
    rows: int
    scores: Mapping[str, Any]

    @property
    def few(self) -> bool:
        return self.rows < FEW

    def value(self, system: System, metric: Metric) -> Value | None:
        return value((self.scores.get(system.name) or {}).get(metric.id))


def breakdown(
    features: Sequence[Mapping[str, Any]], metrics: Sequence[Metric], systems: Sequence[System], row: str = "row"
) -> str:
    """All features by the main metric; the other metrics are folded away. row: what a row is called."""
    if not metrics:
        return ""
    main, *others = sorted(metrics, key=lambda metric: metric.id != "chrf2")
    parts = []
    small = False
    for title, ordered, groups in _parts(features):
        small = small or any(group.few for group in groups)
        parts.append(f"<h3>{escape(title)}</h3>")
        if ordered:
            parts.append(_plot(title, groups, main, systems, row))
        parts.append(_tables(groups, main, systems, row))
        if others:
            names = ", ".join(metric.name for metric in others)
            folded = "".join(_tables(groups, metric, systems, row) for metric in others)
            parts.append(f"<details><summary>{escape(title)} by {escape(names)}</summary>{folded}</details>\n")
    if small:
        parts.insert(0, f'<p class="note">† Fewer than {FEW} {row}s, with a hollow dot: read it with care.</p>')
    return "".join(parts)


def _parts(features: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bool, list[_Group]]]:
    """Title, whether the groups have an order, and groups; small features that follow each other share a table."""
    shared: list[_Group] = []
    for feature in features:
        title = str(feature.get("title") or feature["name"])
        groups = [
            _Group(str(feature["name"]), title, str(group["label"]), int(group["rows"]), group.get("scores") or {})
            for group in feature.get("groups") or ()
            if group.get("rows")
        ]
        if not groups:
            continue
        if shared and (feature.get("ordered") or len(shared) + len(groups) > _COLUMNS):
            yield _joined(shared), False, shared
            shared = []
        if feature.get("ordered") or len(groups) > _COLUMNS:
            yield title, bool(feature.get("ordered")), groups
        else:
            shared = shared + groups
    if shared:
        yield _joined(shared), False, shared


def _joined(groups: Sequence[_Group]) -> str:
    """The title of one feature, or the names of several: "Numbers, names, quotations"."""
    features = {group.feature: group.title for group in groups}
    return next(iter(features.values())) if len(features) == 1 else ", ".join(features).capitalize()


def _plot(title: str, groups: Sequence[_Group], metric: Metric, systems: Sequence[System], row: str) -> str:
    lines = [(system, [group.value(system, metric) for group in groups]) for system in systems]
    if not any(one for _, values in lines for one in values):
        return ""
    labels = [(group.label, group.rows) for group in groups]
    plot = charts.by_group(metric, labels, lines, f"{metric.name} by {title}; the figures are in the table below", row)
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="Plot: {escape(title)}"><figure><figcaption>'
        f"{escape(metric.name)} with 95% intervals</figcaption>{plot}</figure></div>\n"
    )


def _tables(groups: Sequence[_Group], metric: Metric, systems: Sequence[System], row: str) -> str:
    """A column for each group; several tables where there are many. All small plots share one axis."""
    ends = charts.spans(group.value(system, metric) for group in groups for system in systems)
    if not ends:
        return ""
    axis = charts.scale(ends, *tables.TRACK)
    caption = f"{metric.name}{'' if metric.higher else ' (lower is better)'} with 95% intervals; one axis for all dots"
    made = []
    for start in range(0, len(groups), _COLUMNS):
        part = groups[start : start + _COLUMNS]
        head = ["System"]
        cells: list[list[str]] = [[] for _ in systems]
        for group in part:
            head.append(f"{escape(group.label)}<small>{counted(group.rows, row)}{' †' if group.few else ''}</small>")
            values = [group.value(system, metric) for system in systems]
            winners = best(metric, [None if one is None else one.score for one in values])
            for place, (system, one) in enumerate(zip(systems, values, strict=True)):
                cells[place].append(tables.cell(system, metric, one, axis, first=place in winners, few=group.few))
        rows = [[named(system), *scores] for system, scores in zip(systems, cells, strict=True)]
        made.append(table(head, rows, caption, kind="scores", over=_titles(part)))
    return "".join(made)


def _titles(groups: Sequence[_Group]) -> str:
    """A row with the titles of features that share a table; "" where there is one."""
    counts = Counter(group.title for group in groups)
    if len(counts) < 2:
        return ""
    heads = "".join(f'<th scope="colgroup" colspan="{n}">{escape(title)}</th>' for title, n in counts.items())
    return f'<tr class="over"><td></td>{heads}</tr>'
