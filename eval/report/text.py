"""The report of `translations` for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from unicodedata import category

from eval.report.worddiff import marked
from eval.scoring.bootstrap import SIGNIFICANT
from eval.scoring.metrics import digits

# Letters of a sentence that is printed; the JSON and the page have the rest of a document.
LONGEST = 600


def page(report: Mapping[str, Any], show: int) -> str:
    """The report as lines of text; `show`: how many of the worst and of the most different sentences."""
    parts = [
        _head(report),
        _scores(report),
        _checks(report),
        _speed(report),
        *(_feature(feature, report) for feature in report["breakdown"]),
        _worst(report, show),
        _different(report, show),
        _signatures(report),
    ]
    return "\n\n".join(part for part in parts if part)


def columns(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as lines, the first column to the left."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(row[1:], widths[1:], strict=True))]
        ).rstrip()
        for row in rows
    )


def _head(report: Mapping[str, Any]) -> str:
    data, drawn = report["data"], report["statistics"]
    references = "1 reference" if data["references"] == 1 else f"up to {data['references']} references"
    lines = [
        f"{data['name']}: {data['rows']} {data['unit']}{'s' * (data['rows'] != 1)}, {references}; "
        f"{drawn['level']}% bootstrap intervals "
        f"({drawn['resamples']} resamples)"
    ]
    if data["dropped"]:
        lines.append(f"left out as duplicates: {', '.join(data['dropped'][:5])}{' …' * (len(data['dropped']) > 5)}")
    lines += [f"! {text}" for text in report["warnings"]]
    lines += [f"! {system['name']}: {text}" for system in report["systems"] for text in system["warnings"]]
    return "\n".join(lines)


def _scores(report: Mapping[str, Any]) -> str:
    metrics, (first, *others) = report["metrics"], report["systems"]
    rows = [["system", *(metric["name"] + ("" if metric["higher_is_better"] else " (low)") for metric in metrics)]]
    for system in report["systems"]:
        cells = (_interval(system["scores"][metric["id"]], digits(metric["id"])) for metric in metrics)
        rows.append([system["name"], *cells])
    for system in others:
        cells = (_difference(system["against"][metric["id"]], digits(metric["id"])) for metric in metrics)
        rows.append([f"{system['name']} - {first['name']}", *cells])
    if others:
        note = (
            "p: paired bootstrap / approximate randomisation, two-sided; * both under 0.05. "
            "(sacreBLEU's bootstrap counts one tail: about half.)"
        )
        return columns(rows) + "\n" + note
    return columns(rows)


def _interval(score: Mapping[str, float], decimals: int) -> str:
    return f"{score['score']:.{decimals}f} [{score['low']:.{decimals}f}, {score['high']:.{decimals}f}]"


def _difference(found: Mapping[str, float], decimals: int) -> str:
    both = max(found["p_bootstrap"], found["p_randomisation"]) < SIGNIFICANT
    return f"{found['difference']:+.{decimals}f} p={found['p_bootstrap']:.3f}/{found['p_randomisation']:.4f}{'*' if both else ' '}"


def _checks(report: Mapping[str, Any]) -> str:
    names = list(report["systems"][0]["checks"])
    rows = [["checks", *names]]
    for system in report["systems"]:
        rows.append([system["name"], *(share(system["checks"][name]) for name in names)])
    return (
        columns(rows) + "\nof: rows whose Hindi has a number in digits, or a place or day that Khabar knows; else all"
    )


def share(check: Mapping[str, int]) -> str:
    """{"count", "of"} in percent; a dash out of none."""
    return f"{100 * check['count'] / check['of']:.1f}% of {check['of']}" if check["of"] else "-"


def _speed(report: Mapping[str, Any]) -> str:
    rows = [["speed", "rows/s", "Hindi words/s", "seconds", "load s", "peak MiB", "runtime"]]
    for system in report["systems"]:
        if speed := system["speed"]:
            peak = "-" if speed["peak_mib"] is None else f"{speed['peak_mib']:.0f}"
            rows.append(
                [
                    system["name"],
                    f"{speed['sentences_per_second']:.2f}",
                    f"{speed['words_per_second']:.0f}",
                    f"{speed['seconds']:.1f}",
                    f"{speed['load_seconds']:.2f}",
                    peak,
                    system["engine"]["runtime"],
                ]
            )
    return columns(rows) if len(rows) > 1 else ""


def _feature(feature: Mapping[str, Any], report: Mapping[str, Any]) -> str:
    """chrF++ of every system in every group."""
    rows = [[f"chrF++ by: {feature['title']}", "rows", *(system["name"] for system in report["systems"])]]
    for group in feature["groups"]:
        cells = (f"{group['scores'][system['name']]['chrf2']['score']:.2f}" for system in report["systems"])
        rows.append([group["label"], str(group["rows"]), *cells])
    return columns(rows)


def _worst(report: Mapping[str, Any], show: int) -> str:
    first = report["systems"][0]["name"]
    found = _rows(report, report["worst"][first][:show])
    return "\n".join([f"worst of {first} by chrF++:", *(_lines(row, [first]) for row in found)]) if found else ""


def _different(report: Mapping[str, Any], show: int) -> str:
    if not report["different"] or not show:
        return ""
    first, other = report["different"][0]["systems"]
    found = _rows(report, report["different"][0]["ids"][:show])
    head = f"{first} and {other}, most different by chrF++ ([-only {first}-] {{+only {other}+}}):"
    return "\n".join([head, *(_lines(row, [first, other]) for row in found)])


def _rows(report: Mapping[str, Any], ids: Iterable[int]) -> list[Mapping[str, Any]]:
    return [report["sentences"][id - 1] for id in ids]


def _lines(row: Mapping[str, Any], names: Sequence[str]) -> str:
    texts = [row["systems"][name]["text"] for name in names]
    if len(texts) == 2:
        texts = list(marked(*texts))
    source, reference, *texts = (_short(text) for text in (row["source"], row["references"][0], *texts))
    lines = [f"  {row['place']}: {source}", f"    reference: {reference}"]
    lines += [
        f"    {name} ({row['systems'][name]['scores']['chrf2']:.1f}): {text}"
        for name, text in zip(names, texts, strict=True)
    ]
    return "\n".join(lines)


def _short(text: str) -> str:
    """On one line, not a whole document, and with nothing that a terminal would obey."""
    line = "".join("\ufffd" if category(letter) == "Cc" else letter for letter in " ".join(text.split()))
    return line if len(line) <= LONGEST else line[:LONGEST] + " …"


def _signatures(report: Mapping[str, Any]) -> str:
    return "\n".join(f"{metric['name']}: {metric['signature']}" for metric in report["metrics"])
