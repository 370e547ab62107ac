"""A reading as JSON (a contract, see the README), as Markdown, and as plain text for a terminal."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from khabar.reading import Reading
from translate import Flag, Sentence

# What Markdown would take for markup when it stands in a text.
_MARKDOWN = re.compile(r"([\\`*_\[\]#|~])")

# What would begin a list within the list of bullets: "1. ", "+ ".
_LIST_MARK = re.compile(r"^(\d*)([.)+-])(?=\s)")


def to_dict(reading: Reading) -> dict[str, Any]:
    """The JSON contract. Sentence ids are 0 for the headline and 1, 2, … for the body; dates are ISO 8601."""
    from khabar import __version__

    article = reading.article
    dateline = article.dateline
    return {
        "category": article.category,
        "headline": _sentence(reading.headline) if reading.headline else None,
        "date": article.date.isoformat() if article.date else None,
        "dateline": {"place": dateline.place, "date": dateline.date, "agency": dateline.agency} if dateline else None,
        "paragraphs": [[_sentence(sentence) for sentence in paragraph] for paragraph in reading.paragraphs()],
        "bullets": [{"text": bullet.text, "sentences": list(bullet.sentences)} for bullet in reading.bullets],
        "dropped": [{"text": dropped.text, "reason": dropped.reason} for dropped in article.dropped],
        "engine": dict(reading.engine),
        "version": __version__,
    }


def to_json(reading: Reading) -> str:
    """The contract as text, with Devanagari as it is."""
    return json.dumps(to_dict(reading), ensure_ascii=False, indent=2) + "\n"


def to_markdown(reading: Reading) -> str:
    """Headline, bullets with links to their sentences, and a table of the pairs for each paragraph."""
    title = reading.headline.translation if reading.headline else "Translation"
    lines = [f"# {_escape(title)}", ""]
    if reading.headline:
        lines += [f"*{_escape(reading.headline.source)}*", ""]
    if note := _note(reading):
        lines += [_escape(note), ""]
    for bullet in reading.bullets:
        links = ", ".join(f"[{number}](#s{number})" for number in bullet.sentences)
        lines.append(f"- {_escape(bullet.text)} ({links})")
    for paragraph in reading.paragraphs():
        lines += ["", "| | Hindi | English |", "|---|---|---|"]
        lines += [
            f'| <a id="s{s.id}"></a>{s.id} | {_escape(s.source)} | {_escape(s.translation)}{_doubts(s)} |'
            for s in paragraph
        ]
    model = ", ".join(reading.engine.values())
    return "\n".join([*lines, "", f"Machine translation, to be read as a draft ({_escape(model)}).", ""])


def to_text(reading: Reading) -> str:
    """For a terminal: headline, bullets, then each Hindi sentence above its English."""
    lines = []
    if reading.headline:
        lines += [reading.headline.translation, reading.headline.source, *_reasons(reading.headline), ""]
    if note := _note(reading):
        lines += [note, ""]
    lines += [f"- {b.text} {[*b.sentences]}" for b in reading.bullets]
    for paragraph in reading.paragraphs():
        for sentence in paragraph:
            lines += ["", f"{sentence.id:>3}  {sentence.source}", f"     {sentence.translation}", *_reasons(sentence)]
        lines.append("")
    return "\n".join(lines).strip() + "\n"


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "source": sentence.source,
        "translation": sentence.translation,
        "score": sentence.score,
        "flags": _flags(sentence.flags),
        "alternatives": [
            {"text": other.text, "score": other.score, "flags": _flags(other.flags)} for other in sentence.alternatives
        ],
    }


def _flags(flags: Iterable[Flag]) -> list[dict[str, str]]:
    return [{"code": flag.code, "reason": flag.reason} for flag in flags]


def _note(reading: Reading) -> str:
    """Category, date and dateline on one line."""
    date = reading.article.date
    day = f"{date.day} {date:%B %Y}" if date else None
    return " · ".join(part for part in (reading.category, day, reading.dateline) if part)


def _doubts(sentence: Sentence) -> str:
    return "".join(f" **[?]** *{_escape(flag.reason)}*" for flag in sentence.flags)


def _reasons(sentence: Sentence) -> list[str]:
    return [f"     [?] {flag.reason}" for flag in sentence.flags]


def _escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no line break inside a table."""
    return _LIST_MARK.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False)))
