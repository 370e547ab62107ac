"""A JSON report of `eval translations` or `eval summaries` as one HTML document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from eval.bullets import rouge
from eval.report import charts, scored, sentences, tables
from eval.report.breakdown import breakdown
from eval.report.document import amount, document, heading, made, noun, unit
from eval.report.finding import finding
from eval.report.markup import DASH, counted, figure, named, section, text
from eval.report.scored import Metric, System, number
from eval.scoring.bootstrap import SIGNIFICANT

_INTERVALS = (
    "Dots are scores, lines their 95% intervals; the band is the interval of {first}. "
    "Intervals of two systems may overlap and the systems still differ: {rows} are paired, and the differences show that."
)
_CHECKS = (
    "Khabar's own checks, by rule. Its translator searches again where they doubt it, so they favour it. "
    "Out of how many: “numbers right” the rows whose Hindi has a number in digits, “places, days kept” those with a "
    "place or day of Khabar's table, the others all rows."
)


def page(report: Mapping[str, Any]) -> str:
    """A report of `eval translations`, whole; any subset of metrics and checks, and one system, will do."""
    metrics, systems = scored.translations(report)
    given = report["systems"]
    sections = [
        section(
            "scores",
            "Scores",
            tables.warnings(report, systems, given),
            tables.scores(metrics, systems, extra={}),
            tables.legend(systems),
            tables.differences(metrics, systems),
        ),
        _intervals(metrics, systems, noun(report)),
        tables.part(
            "checks", "Checks", _checks(report), tables.checks(systems, [one.get("checks") or {} for one in given])
        ),
        tables.part("speed", "Speed and memory", "", tables.speed(systems, given, noun(report))),
        section("breakdown", "Breakdown", breakdown(report.get("breakdown") or (), metrics, systems, noun(report))),
        section("histograms", f"Distribution of {unit(report)} scores", sentences.histograms(report, metrics, systems)),
        section("sentences", heading(report), sentences.browser(report, metrics, systems)),
        made(report, metrics, _method(report, len(systems), len(metrics)), _facts(report, systems)),
    ]
    data = report["data"]
    lead = [f"{escape(amount(report))}; {counted(len(systems), 'system')}.", finding(metrics, systems)]
    return document(f"Translations of {data['name']}", lead, "".join(sections), report, script=True)


def summaries_page(report: Mapping[str, Any]) -> str:
    """A report of `eval summaries`, whole: systems and metrics are those that are in it."""
    metrics, systems = scored.summaries(report, dict(zip(rouge.METRICS, rouge.HEADINGS, strict=True)))
    given = [report["systems"][system.name] for system in systems]
    extra = {
        title: [DASH if (shown := number(one.get(key))) is None else figure(shown, 1) for one in given]
        for key, title in (("words", "words"), ("kept", "% kept"), ("ms", "ms/article"))
        if any(key in one for one in given)
    }
    checks = tables.checks(systems, [one.get("checks") or {} for one in given])
    data = report.get("data") or {}
    facts = [("SHA-256 of the data", f"<code>{text(data['sha256'])}</code>")] if data.get("sha256") else []
    sections = [
        section(
            "scores",
            "Scores",
            tables.warnings(report, systems, given),
            tables.scores(metrics, systems, extra=extra),
            tables.legend(systems),
            tables.differences(metrics, systems),
        ),
        _intervals(metrics, systems, "article"),
        tables.part("checks", "Checks", "", checks),
        made(report, metrics, escape(str(report.get("signature") or "")), facts),
    ]
    articles = f"{counted(int(data['articles']), 'article')}; " if data.get("articles") else ""
    lead = [f"{articles}{counted(len(systems), 'system')} against reference summaries.", finding(metrics[:1], systems)]
    title = f"Bullets of {data['name']}" if data.get("name") else "Bullets"
    return document(title, lead, "".join(sections), report)


def _checks(report: Mapping[str, Any]) -> str:
    """What the checks are, and out of how many; HTML."""
    counts = [number(one.get("of")) for system in report["systems"] for one in (system.get("checks") or {}).values()]
    if max((of for of in counts if of is not None), default=0) > int(report["data"]["rows"]):
        return f"{_CHECKS} Rows were checked before they were joined to documents."
    return _CHECKS


def _intervals(metrics: Sequence[Metric], systems: Sequence[System], row: str) -> str:
    scores, differences = [], []
    for metric in metrics:
        heading = f"<figcaption>{escape(metric.name)}"
        rows = [(system, one) for system in systems if (one := system.scores.get(metric.id))]
        if rows:
            plot = charts.intervals(metric, rows, f"{metric.name} with 95% intervals")
            scores.append(f"<figure>{heading}</figcaption>{plot}</figure>")
        against = [(system, less.value) for system in systems if (less := system.against.get(metric.id))]
        if against:
            plot = charts.intervals(metric, against, f"{metric.name}, difference", zero=True)
            differences.append(f"<figure>{heading}, less that of {text(systems[0].name)}</figcaption>{plot}</figure>")
    if not scores:
        return ""
    parts = [f'<div class="panels">{"".join(scores)}</div>\n']
    if differences:
        parts.insert(0, f'<p class="note">{_INTERVALS.format(first=text(systems[0].name), rows=f"{row}s")}</p>\n')
        parts.append(
            f'<h3>Differences to {text(systems[0].name)}</h3><div class="panels">{"".join(differences)}</div>\n'
        )
    return section("intervals", "Intervals", *parts)


def _method(report: Mapping[str, Any], systems: int, metrics: int) -> str:
    drawn = report.get("statistics") or {}
    if not drawn:
        return ""
    found = (
        f"Intervals: percentile bootstrap over {noun(report)}s, {drawn.get('level', 95)}%, "
        f"{counted(int(drawn.get('resamples', 0)), 'resample')}, seed {escape(str(drawn.get('seed', '?')))}; "
        "the same draws for all systems."
    )
    if systems < 2:
        return found
    comparisons = (systems - 1) * metrics
    found += (
        " p by bootstrap: paired bootstrap resampling (Koehn 2004), moved to the null hypothesis. p by randomisation: "
        f"paired approximate randomisation, {counted(int(drawn.get('trials', 0)), 'trial')} (Riezler and Maxwell 2005). "
        "Both are two-sided. "
    )
    if comparisons > 1:
        found += (
            f"They are not corrected for {counted(comparisons, 'comparison')}: "
            f"by chance alone about one in twenty comes out below {SIGNIFICANT}."
        )
    return found.rstrip()


def _facts(report: Mapping[str, Any], systems: Sequence[System]) -> list[tuple[str, str]]:
    data = report["data"]
    facts = [("Data", f"{text(data['name'])}: {escape(amount(report))}")]
    if data.get("dropped"):
        dropped = [str(label) for label in data["dropped"]]
        more = f" and {len(dropped) - 20:,} more" if len(dropped) > 20 else ""
        facts.append(("Left out as duplicates", ", ".join(map(text, dropped[:20])) + more))
    if data.get("sha256"):
        facts.append(("SHA-256 of the data", f"<code>{text(data['sha256'])}</code>"))
    described = "".join(
        f"<li>{named(system)}: {_origin(one)}</li>" for system, one in zip(systems, report["systems"], strict=True)
    )
    facts.append(("Systems", f'<ul class="plain">{described}</ul>'))
    return facts


def _origin(system: Mapping[str, Any]) -> str:
    """Where its translations come from."""
    engine, decoding = system.get("engine"), system.get("decoding") or {}
    if engine:
        parts = [f"{text(key)} {text(value)}" for key, value in {**engine, **decoding}.items() if value is not None]
    else:
        parts = [f"file {text(system['file'])}" if system.get("file") else "given as text"]
    if system.get("sha256"):
        parts.append(f"SHA-256 of the translations <code>{text(system['sha256'])}</code>")
    return ", ".join(parts)
