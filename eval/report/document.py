"""The whole document around a report: head, style sheet, script, title, contents, and how it was made."""

from __future__ import annotations

import base64
import hashlib
import shlex
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from importlib.resources import files
from typing import Any

from eval.report.markup import counted, figure, section, table, text
from eval.report.scored import Metric

_CONTENTS = (
    ("scores", "Scores"),
    ("intervals", "Intervals"),
    ("checks", "Checks"),
    ("speed", "Speed"),
    ("breakdown", "Breakdown"),
    ("histograms", "Distribution"),
    ("sentences", ""),  # as its rows are called
    ("made", "How it was made"),
)
_SCRIPTS = ("words.js", "report.js")


def document(title: str, lead: Sequence[str], sections: str, report: Mapping[str, Any], *, script: bool = False) -> str:
    """A whole HTML document. title: plain text; lead: paragraphs of HTML under it; sections: HTML."""
    style = _file("report.css")
    code = "\n".join(map(_file, _SCRIPTS)) if script else ""
    policy = f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    policy += f"; script-src '{_digest(code)}'" if script else ""
    links = "".join(
        f'<a href="#{id}">{name or heading(report)}</a>' for id, name in _CONTENTS if f'<section id="{id}">' in sections
    )
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in lead if paragraph)
    html = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="masthead"><p class="kicker">{_kicker(report)}</p><h1>{escape(title)}</h1>{paragraphs}</header>\n'
        f'<nav aria-label="Contents">{links}</nav>\n<main>\n{sections}</main>\n'
        + (f"<script>{code}</script>\n" if script else "")
        + "</body>\n</html>\n"
    )
    # Half of a surrogate pair, which JSON may hold, cannot be written to a file.
    return html.encode("utf-8", "replace").decode("utf-8")


def made(report: Mapping[str, Any], metrics: Sequence[Metric], method: str, facts: Sequence[tuple[str, str]]) -> str:
    """The last section: signatures, method (HTML), facts (name, HTML) about data and systems, machine and command."""
    signatures = [
        [escape(metric.name), f'<td class="words"><code>{text(metric.signature)}</code></td>']
        for metric in metrics
        if metric.signature
    ]
    head = ["Metric", '<th scope="col" class="words">signature</th>']
    about = list(facts)
    machine = report.get("machine") or {}
    if machine:
        memory = machine.get("memory_gib")
        parts = [
            machine.get("processor"),
            f"{machine['cores']} cores" if machine.get("cores") else None,
            f"{figure(memory, 1)} GiB" if memory else None,
            machine.get("system"),
            f"Python {machine['python']}" if machine.get("python") else None,
        ]
        about.append(("Machine", ", ".join(text(part) for part in parts if part)))
    if report.get("libraries"):
        about.append(("Libraries", ", ".join(f"{text(name)} {text(v)}" for name, v in report["libraries"].items())))
    if report.get("khabar"):
        about.append(("Khabar", f"{text(report['khabar'])}{_revision(report, whole=True)}"))
    if report.get("command"):
        words = shlex.join(["python", "-m", "eval", *map(str, report["command"])])
        about.append(("Command", f"<code>{text(words)}</code>"))
    listed = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in about)
    return section(
        "made",
        "How it was made",
        table(head, signatures, "Signatures of the metrics") if signatures else "",
        f'<p class="method">{method}</p>' if method else "",
        f"<dl>{listed}</dl>\n" if listed else "",
    )


def unit(report: Mapping[str, Any]) -> str:
    """What a row is: "sentence" or "document"."""
    return "document" if (report.get("data") or {}).get("unit") == "document" else "sentence"


def noun(report: Mapping[str, Any]) -> str:
    """What a row is called where rows are counted: "row", or "document"."""
    return "row" if unit(report) == "sentence" else unit(report)


def heading(report: Mapping[str, Any]) -> str:
    """Of the part of the page that shows the rows."""
    return f"{unit(report)}s".capitalize()


def amount(report: Mapping[str, Any]) -> str:
    """Rows and references in words, of a report of translations."""
    data = report["data"]
    rows = counted(int(data["rows"]), str(data.get("unit") or "row"))
    references = int(data.get("references") or 1)
    return f"{rows}, {'one reference' if references == 1 else f'up to {references} references'} each"


def _kicker(report: Mapping[str, Any]) -> str:
    parts = [_date(report.get("created")), f"Khabar {text(report['khabar'])}" if report.get("khabar") else ""]
    revision = _revision(report).removeprefix(", ")
    return " · ".join(part for part in [*parts, revision] if part) or "Khabar"


def _date(created: Any) -> str:
    if not created:
        return ""
    try:
        moment = datetime.fromisoformat(str(created))
    except ValueError:
        return text(created)
    if moment.tzinfo:
        moment = moment.astimezone(UTC)
    return f"{moment.day} {moment:%B %Y, %H:%M}{' UTC' if moment.tzinfo else ''}"


def _revision(report: Mapping[str, Any], *, whole: bool = False) -> str:
    git = report.get("git")
    if not git or not git.get("revision"):
        return ""
    revision = str(git["revision"])
    changed = ", with changes that are not committed" if git.get("changed") else ""
    return f", revision {text(revision if whole else revision[:10])}{changed}"


def _file(name: str) -> str:
    return files("eval.report").joinpath(name).read_text("utf-8")


def _digest(content: str) -> str:
    """As a Content-Security-Policy names what may run."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"
