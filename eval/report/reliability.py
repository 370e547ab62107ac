"""The report of `eval meaning` for a terminal and as a page; with the plot of how far a probability can be believed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from eval.report.charts import Scale
from eval.report.document import document, made
from eval.report.markup import counted, figure, section, table
from eval.report.text import columns

# What the second reader adds to the flags of the checks.
FLAGS = ("missing", "added", "doubtful")
# Characters of the plot in a terminal.
_WIDE = 41


def lines(bins: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Rows for `eval.report.text.columns`: each bin's share that was wrong, with a plot: o said, x found, = both."""
    rows = [["said", "rows", "mean", "wrong", "95% interval", "0" + "1".rjust(_WIDE - 1)]]
    for one in bins:
        plot = ["·"] * _WIDE
        for place in range(_at(one["low"]), _at(one["high"]) + 1):
            plot[place] = "-"
        said, found = _at(one["said"]), _at(one["wrong"])
        plot[said], plot[found] = ("=", "=") if said == found else ("o", "x")
        span = f"{one['from']:.1f} to {one['to']:.1f}"
        interval = f"[{one['low']:.2f}, {one['high']:.2f}]"
        rows.append([span, str(one["rows"]), f"{one['said']:.2f}", f"{one['wrong']:.2f}", interval, "".join(plot)])
    return rows


def _at(share: float) -> int:
    return round(share * (_WIDE - 1))


def chart(bins: Sequence[Mapping[str, Any]], title: str) -> str:
    """An SVG: what was said from left to right, what was wrong from bottom to top, and the line on which both agree."""
    size, left, top, edge = 360, 44, 12, 320
    across, up = Scale(0, 1, left, edge), Scale(0, 1, edge - left + top, top)
    ticks = [tick / 5 for tick in range(6)]
    grid = "".join(f"M{left},{up(tick):.1f}H{edge}M{across(tick):.1f},{top}V{up(0):.1f}" for tick in ticks)
    parts = [f'<path class="grid" d="{grid}"/>', f'<path class="zero" d="M{left},{up(0):.1f}L{edge},{up(1):.1f}"/>']
    for tick in ticks:
        parts.append(f'<text x="{left - 6}" y="{up(tick) + 4:.1f}" class="end faint">{figure(tick, 1)}</text>')
        parts.append(f'<text x="{across(tick):.1f}" y="{up(0) + 16:.1f}" class="middle faint">{figure(tick, 1)}</text>')
    for one in bins:
        x, y = across(one["said"]), up(one["wrong"])
        words = f"said {figure(one['said'])}, wrong {figure(one['wrong'])}, {counted(one['rows'], 'row')}"
        parts.append(
            f'<g class="c0"><title>{escape(words)}</title>'
            f'<path class="whisker" d="M{x:.1f},{up(one["low"]):.1f}V{up(one["high"]):.1f}"/>'
            f'<path class="dot" transform="translate({x:.1f} {y:.1f})" d="M-4.6,0a4.6,4.6 0 1,0 9.2,0a4.6,4.6 0 1,0 -9.2,0z"/></g>'
        )
    label = f'<text x="{(left + edge) / 2:g}" y="{up(0) + 34:.1f}" class="middle">probability that was given</text>'
    height = f"{up(0) + 42:.0f}"
    return (
        f'<svg class="chart" viewBox="0 0 {size} {height}" role="img" aria-label="{escape(title)}">'
        f"{''.join(parts)}{label}</svg>\n"
    )


def page(report: Mapping[str, Any]) -> str:
    """A report of `eval meaning`, whole."""
    tables = [
        section(f"part{place}", title, _table(title, rows))
        for place, (title, rows) in enumerate(_tables(report).items())
    ]
    plots = "".join(
        f"<figure><figcaption>{escape(one['name'])}</figcaption>{chart(one['bins'], one['name'])}</figure>"
        for one in report["calibration"]
    )
    note = '<p class="note">Up: the share that was wrong by the references, with 95% intervals. On the line both agree.</p>\n'
    drawn = section(
        "reliability", "How far the probability can be believed", note, f'<div class="panels">{plots}</div>\n'
    )
    how = made(report, (), escape(report["definition"]), [])
    return document("The second reader", [escape(report["lead"])], "".join(tables) + drawn + how, report)


def _table(title: str, rows: Sequence[Sequence[str]]) -> str:
    head, *others = ([escape(cell) for cell in row] for row in rows)
    return table(head, others, title)


def terminal(report: Mapping[str, Any]) -> str:
    """The report of `eval meaning` as lines of text."""
    parts = [report["lead"]]
    parts += [f"{title}\n{columns(rows)}" for title, rows in _tables(report).items()]
    for one in report["calibration"]:
        head = f"calibration, {one['name']}: expected error {one['error']:.3f} (o said, x wrong, = both, - interval)"
        parts.append(f"{head}\n{columns(lines(one['bins']))}")
    return "\n\n".join([*parts, report["definition"]])


def _tables(report: Mapping[str, Any]) -> dict[str, list[list[str]]]:
    """Every part but the calibration, as rows of text with a head."""
    retrieval = [["of each sentence the other side was nearest", "rows", "Hindi to English", "English to Hindi"]]
    retrieval += [
        [one["name"], str(one["rows"]), _percent(one["English found"]), _percent(one["Hindi found"])]
        for one in report["retrieval"]
    ]
    gains = [["chrF++ of what is chosen", "rows", "by the checks", "by the reader", "gain", "chosen anew"]]
    for one in report["choosing"]:
        gain = "{mean:+.2f} [{low:+.2f}, {high:+.2f}]".format(**one["gain"])
        changed = f"{one['changed']}"
        gains.append([one["name"], str(one["rows"]), f"{one['checks']:.2f}", f"{one['reader']:.2f}", gain, changed])
    keys = ("wrong", "auc", "precision at 90% recall", "marked", "precision", "recall")
    noticed = [
        [
            "translations",
            "rows",
            "wrong",
            "AUC",
            "precision at 90% recall",
            "marked",
            "of these wrong",
            "of the wrong marked",
        ]
    ]
    noticed += [
        [one["name"], str(one["rows"]), *(_area(one[key]) if key == "auc" else _percent(one[key]) for key in keys)]
        for one in report["noticing"]
    ]
    alarms = [["false alarms", "rows", "marked", *FLAGS]]
    alarms += [
        [one["name"], str(one["rows"]), *(_percent(one[key]) for key in ("marked", *FLAGS))]
        for one in report["references"]
    ]
    kinds = [["spoiled on purpose", "of", "rows", "marked", "stretch named", "rose", "AUC"]]
    kinds += [
        [
            one["name"],
            one["of"],
            str(one["rows"]),
            *(_percent(one[key]) for key in ("marked", "named", "rose")),
            f"{one['auc']:.3f}",
        ]
        for one in report["spoiled"]
    ]
    titles = {
        "Finding the English": retrieval,
        "Choosing": gains,
        f"Noticing; marked from {report['marked']:.2f} on": noticed,
        "Human translations marked": alarms,
        "By kind of corruption": kinds,
    }
    return {title: rows for title, rows in titles.items() if len(rows) > 1}


def _percent(found: Mapping[str, float] | None) -> str:
    return (
        "-"
        if found is None
        else "{:.1f}% [{:.1f}, {:.1f}]".format(*(100 * found[key] for key in ("mean", "low", "high")))
    )


def _area(found: Mapping[str, float] | None) -> str:
    return "-" if found is None else "{mean:.3f} [{low:.3f}, {high:.3f}]".format(**found)
