"""A digest of several articles as JSON (a contract, see the README), as Markdown, and as plain text for a terminal."""

from __future__ import annotations

from typing import Any

from khabar.export import as_text, bullet_dict, doubts, draft, escaped, links, pairs, reasons, tables
from khabar.export import to_dict as reading_to_dict
from khabar.reading import Reading
from khabar.several import Digest
from summarize.several import Told


def to_dict(digest: Digest) -> dict[str, Any]:
    """The JSON contract: the points with all who tell them, whose words are used first, and the articles as `read` has them."""
    from khabar import __version__

    return {
        "points": [
            {"text": point.text, "told": [_told(told, digest) for told in point.told]} for point in digest.points
        ],
        "articles": [{"name": name, **reading_to_dict(reading)} for name, reading in digest.readings.items()],
        "version": __version__,
    }


def to_json(digest: Digest) -> str:
    """The contract as text."""
    return as_text(to_dict(digest))


def to_markdown(digest: Digest) -> str:
    """The points with links to the sentences of their articles, then the articles: a headline and a table for each paragraph."""
    anchors = {name: f"a{number}s" for number, name in enumerate(digest.readings, start=1)}
    lines = ["# In brief", ""]
    for point in digest.points:
        sources = "; ".join(f"{escaped(t.article)}: {links(t.bullet, anchors[t.article])}" for t in point.told)
        lines.append(f"- {escaped(point.text)} ({sources}){doubts(point.told[0].bullet.flags)}")
    for name, reading in digest.readings.items():
        lines += ["", f"## {escaped(name)}", ""]
        if title := _title(name, reading):
            lines += [escaped(title), ""]
        if reading.headline:
            lines.append(f'<a id="{anchors[name]}0"></a>*{escaped(reading.headline.source)}*')
        lines += [*tables(reading, anchors[name]), "", draft(reading)]
    return "\n".join([*lines, ""])


def to_text(digest: Digest) -> str:
    """The points with their articles, then the articles, each Hindi sentence above its English."""
    lines = []
    for point in digest.points:
        lines += [f"- {point.text}", f"  {'; '.join(f'{t.article} {[*t.bullet.sentences]}' for t in point.told)}"]
        lines += reasons(point.told[0].bullet.flags, "  ")
    for name, reading in digest.readings.items():
        lines += ["", name, "=" * min(len(name), 80)]
        lines += [title] if (title := _title(name, reading)) else []
        lines += [reading.headline.source] if reading.headline else []
        lines += pairs(reading)
    return "\n".join(lines).strip() + "\n"


def _told(told: Told, digest: Digest) -> dict[str, Any]:
    return {"article": told.article, **bullet_dict(told.bullet, digest.readings[told.article])}


def _title(name: str, reading: Reading) -> str | None:
    """The headline, unless the article is called by it."""
    return reading.headline.translation if reading.headline and reading.headline.translation != name else None
