"""The sentences of a report: histograms of their scores, and the part of the page where they are searched and sorted.

The texts are packed, since they are most of the file: JSON of arrays, deflated, in base64. So nothing in them can be
taken for HTML, and the page is there before they are unpacked.
"""

from __future__ import annotations

import base64
import bisect
import json
import statistics
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from eval.report import charts
from eval.report.document import heading, noun, unit
from eval.report.markup import marker, text
from eval.report.scored import Metric, System, number

_BINS = 20


def pack(report: Mapping[str, Any], metrics: Sequence[Metric]) -> str:
    """The rows for report.js, deflated (zlib's format), in base64.

    {"unit": "sentence" or "document", "systems": [name], "metrics": [{"id", "name", "higher", "digits"}],
     "flags": [code], "domains": [name],
     "rows": [[id, place, source, [reference], domain, [[text, [score], [flag], [reason]]]]]}
    Domains and flags of a row are indices, -1 for no domain; scores are in the order of the metrics; reasons are left
    out where there are none.
    """
    names = [str(system["name"]) for system in report["systems"]]
    rows = report["sentences"]
    flags = list(_flags(rows))
    domains = list(_domains(rows))
    digits = [1 if metric.digits == 2 else 3 for metric in metrics]
    packed = [
        [
            row["id"],
            row.get("place") or "",
            row["source"],
            list(row.get("references") or ()),
            domains.index(row["domain"]) if row.get("domain") else -1,
            [_system((row.get("systems") or {}).get(name) or {}, metrics, digits, flags) for name in names],
        ]
        for row in rows
    ]
    told = [
        {"id": metric.id, "name": metric.name, "higher": metric.higher, "digits": shown}
        for metric, shown in zip(metrics, digits, strict=True)
    ]
    data = {
        "unit": unit(report),
        "systems": names,
        "metrics": told,
        "flags": flags,
        "domains": domains,
        "rows": packed,
    }
    dense = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(zlib.compress(dense, 9)).decode("ascii")


def browser(report: Mapping[str, Any], metrics: Sequence[Metric], systems: Sequence[System]) -> str:
    """Controls, a place for the rows, and the data; report.js shows the controls when it has unpacked the data."""
    rows = report["sentences"]
    if not rows:
        return ""
    names = [(str(system.place), system.name) for system in systems]
    references = max(len(row.get("references") or ()) for row in rows)
    bases = [("", "nothing")]
    bases += [(f"r{n}", "the reference" if references == 1 else f"reference {n + 1}") for n in range(references)]
    flags = [("", "all rows"), ("*", "any flag"), *_counted(_flags(rows))]
    domains = [("", "all"), *_counted(_domains(rows))]
    orders = [
        ("worst", "worst first"),
        ("best", "best first"),
        ("apart", "most different first"),
        ("longest", "longest first"),
        ("given", "as given"),
    ]
    if len(systems) < 2:
        del orders[2]
    shown = "".join(
        f'<label><input type="checkbox" name="shown" value="{system.place}" checked> {marker(system.place)} '
        f"{text(system.name)}</label>"
        for system in systems
    )
    shown_metrics = [(metric.id, metric.name) for metric in metrics]
    main = next((metric.id for metric in metrics if metric.id == "chrf2"), "")
    controls = [
        '<label class="search">Search <input type="search" name="search" '
        'placeholder="words, &quot;a phrase&quot;, #12"></label>',
        _together(
            _select("order", "Order", orders),
            _select("first", "of", names, when="worst best apart"),
            _select("second", "and", names, when="apart", chosen=names[-1][0]),
            _select("metric", "by", shown_metrics, when="worst best apart", chosen=main),
        ),
        _together(
            _select("flag", "Flag in a shown system", flags),
            _select("domain", "Domain", domains) if len(domains) > 1 else "",
            _select("base", "Mark what differs from", bases + names),
        ),
        f"<fieldset><legend>Systems shown</legend>{shown}</fieldset>",
    ]
    return (
        f"<noscript><p>{heading(report)} are searched and sorted by a script, and scripts are turned off here. "
        "Everything else on this page is complete.</p></noscript>\n"
        '<p id="trouble" class="trouble" role="alert" hidden></p>\n'
        f'<form id="choose" autocomplete="off" hidden>{"".join(controls)}</form>\n'
        '<p id="count" role="status"></p>\n<div id="rows"></div>\n'
        '<button type="button" id="more" hidden>Show more</button>\n'
        f'<script type="text/plain" id="data">{pack(report, metrics)}</script>\n'
    )


def histograms(report: Mapping[str, Any], metrics: Sequence[Metric], systems: Sequence[System]) -> str:
    """Sentence scores of every system by the main metric, on the same axes; "" where there are none."""
    if not metrics:
        return ""
    metric = min(metrics, key=lambda metric: metric.id != "chrf2")
    scored = [(system, _scores(report["sentences"], system.name, metric.id)) for system in systems]
    scored = [(system, values) for system, values in scored if values]
    if not scored:
        return ""
    top = 1.0 if metric.digits == 4 else 100.0
    edges = [top * n / _BINS for n in range(_BINS + 1)]
    counts = {system.place: _counts(values, edges) for system, values in scored}
    tallest = max(max(found) for found in counts.values())
    plots = []
    for system, values in scored:
        median = statistics.median(values)
        title = f"{metric.name} of the {unit(report)}s of {system.name}: median {median:.{metric.digits - 1}f}"
        plots.append(charts.histogram(system, counts[system.place], edges, tallest, median, title, 1 if top > 1 else 3))
    return (
        f"<figure><figcaption>{escape(metric.name)} of single {noun(report)}s ({len(report['sentences']):,}), in steps of "
        f'{edges[1]:g}; values beyond the axis stand at its ends</figcaption><div class="panels small">'
        f"{''.join(plots)}</div></figure>\n"
    )


def _counts(values: Sequence[float], edges: Sequence[float]) -> list[int]:
    found = [0] * (len(edges) - 1)
    for one in values:
        found[min(max(bisect.bisect_right(edges, one) - 1, 0), len(found) - 1)] += 1
    return found


def _scores(rows: Sequence[Mapping[str, Any]], name: str, id: str) -> list[float]:
    found = [number((((row.get("systems") or {}).get(name) or {}).get("scores") or {}).get(id)) for row in rows]
    return [one for one in found if one is not None]


def _system(
    given: Mapping[str, Any], metrics: Sequence[Metric], digits: Sequence[int], flags: Sequence[str]
) -> list[Any]:
    scores = [number((given.get("scores") or {}).get(metric.id)) for metric in metrics]
    rounded = [None if one is None else round(one, n) for one, n in zip(scores, digits, strict=True)]
    packed = [given.get("text") or "", rounded, [flags.index(code) for code in given.get("flags") or ()]]
    reasons = list(given.get("reasons") or ())
    return [*packed, reasons] if reasons else packed


def _flags(rows: Sequence[Mapping[str, Any]]) -> Counter[str]:
    """For each code the number of rows that it stands at in some system, most first."""
    counts = Counter(
        code
        for row in rows
        for code in {code for one in (row.get("systems") or {}).values() for code in one.get("flags") or ()}
    )
    return Counter(dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))))


def _domains(rows: Sequence[Mapping[str, Any]]) -> Counter[str]:
    return Counter(row["domain"] for row in rows if row.get("domain"))


def _counted(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Options whose keys are the indices of `pack`."""
    return [(str(place), f"{name} ({n:,})") for place, (name, n) in enumerate(counts.items())]


def _together(*controls: str) -> str:
    """Controls that stand on one line where there is room."""
    return f'<div class="together">{"".join(controls)}</div>'


def _select(name: str, label: str, options: Sequence[tuple[str, str]], *, when: str = "", chosen: str = "") -> str:
    """A labelled choice; when: the orders that it belongs to."""
    inside = "".join(
        f'<option value="{escape(key)}"{" selected" if key == chosen and key else ""}>{escape(shown)}</option>'
        for key, shown in options
    )
    only = f' data-when="{when}"' if when else ""
    return f'<label{only}>{escape(label)} <select name="{name}">{inside}</select></label>'
