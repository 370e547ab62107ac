"""The first finding of a report in words. What leads is called better only where the tests say so."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.report.markup import bounds, counted, figure, text
from eval.report.scored import Metric, System, Value


def finding(metrics: Sequence[Metric], systems: Sequence[System]) -> str:
    """One or two sentences of HTML by the main metric; "" where nothing has a score."""
    if not metrics:
        return ""
    metric = min(metrics, key=lambda metric: metric.id != "chrf2")
    ranked = [(value, system) for system in systems if (value := system.scores.get(metric.id))]
    if not ranked:
        return ""
    ranked.sort(key=lambda pair: -pair[0].score if metric.higher else pair[0].score)
    if len(systems) == 1:
        return _one(metric, ranked[0][0])
    return f"By {escape(metric.name)} {(_two if len(systems) == len(ranked) == 2 else _many)(metric, ranked, systems)}."


def _one(metric: Metric, value: Value) -> str:
    interval = bounds(value, metric.digits)
    return f"{escape(metric.name)} {figure(value.score, metric.digits)}{f' ({interval})' if interval else ''}."


def _two(metric: Metric, ranked: Sequence[tuple[Value, System]], systems: Sequence[System]) -> str:
    better, worse = (
        f"<strong>{text(system.name)}</strong> ({figure(value.score, metric.digits)})" for value, system in ranked
    )
    difference = systems[1].against.get(metric.id)
    if difference is None or not difference.p:
        return f"{better} is above {worse}" if metric.higher else f"{better} is below {worse}"
    if not difference.tests():
        return f"{better} and {worse} do not differ significantly"
    if difference.tests() < len(difference.p):
        return f"{better} and {worse} differ significantly by {difference.tests()} of {len(difference.p)} tests only"
    return f"{better} is significantly better than {worse}"


def _many(metric: Metric, ranked: Sequence[tuple[Value, System]], systems: Sequence[System]) -> str:
    value, leader = ranked[0]
    first, *others = systems
    found = f"<strong>{text(leader.name)}</strong> has the {'highest' if metric.higher else 'lowest'} score, "
    found += figure(value.score, metric.digits)
    baseline = first.scores.get(metric.id)
    if leader is not first and baseline:
        found += f"; {text(first.name)}, with which the others are compared, has "
        found += figure(baseline.score, metric.digits)
    tested = {system.place: one for system in others if (one := system.against.get(metric.id)) and one.p}
    differ = {place: one for place, one in tested.items() if one.tests() == len(one.p)}
    if not tested:
        return found
    if not differ:
        return f"{found}. None of the {counted(len(others), 'other')} differs significantly from {text(first.name)}"
    better = sum((one.value.score > 0) == metric.higher for one in differ.values())
    found += f". Of the {counted(len(others), 'other')}, {better or 'none'} {'are' if better > 1 else 'is'} "
    found += f"significantly better than {text(first.name)}, {len(differ) - better or 'none'} significantly worse"
    if leader is not first and leader.place not in differ:
        found += f"; {text(leader.name)} does not differ significantly"
    return found
