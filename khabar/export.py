"""A reading as JSON (a contract, see the README), as Markdown, and as plain text for a terminal.

`export_several` does the same for a digest.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from typing import Any

from khabar.reading import Reading
from summarize import Bullet
from summarize.results import EXTRACTIVE
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
        "tldr": bullet_dict(reading.tldr, reading) if reading.tldr else None,
        "bullets": [bullet_dict(bullet, reading) for bullet in reading.bullets],
        "dropped": [{"text": dropped.text, "reason": dropped.reason} for dropped in article.dropped],
        "engine": dict(reading.engine),
        "summarizer": dict(reading.summarizer),
        "version": __version__,
    }


def bullet_dict(bullet: Bullet, reading: Reading) -> dict[str, Any]:
    """A bullet in the contract. spans: [start, end) in characters (code points) of a sentence's translation."""
    english = {sentence.id: sentence.translation for sentence in reading.all_sentences()}
    return {
        "text": bullet.text,
        "sentences": list(bullet.sentences),
        "support": [
            {
                "sentence": support.sentence,
                "spans": [[start, end] for start, end in support.spans],
                "words": [english[support.sentence][start:end] for start, end in support.spans],
            }
            for support in bullet.support
        ],
        "flags": _flags(bullet.flags),
    }


def to_json(reading: Reading) -> str:
    """The contract as text, with Devanagari as it is."""
    return as_text(to_dict(reading))


def as_text(contract: dict[str, Any]) -> str:
    """JSON to print."""
    return json.dumps(contract, ensure_ascii=False, indent=2) + "\n"


def to_markdown(reading: Reading) -> str:
    """Headline, bullets with links to their sentences, and a table of the pairs for each paragraph."""
    title = reading.headline.translation if reading.headline else "Translation"
    lines = [f"# {escaped(title)}", ""]
    if reading.headline:
        lines += [f'<a id="s0"></a>*{escaped(reading.headline.source)}*', ""]
    if note := _note(reading):
        lines += [escaped(note), ""]
    if tldr := reading.in_short():
        lines += [f"**In short:** {escaped(tldr.text)} ({links(tldr)}){doubts(tldr.flags)}", ""]
    lines += [f"- {escaped(b.text)} ({links(b)}){doubts(b.flags)}" for b in reading.bullets]
    return "\n".join([*lines, *tables(reading), "", draft(reading), ""])


def tables(reading: Reading, anchor: str = "s") -> list[str]:
    """Lines of Markdown: a table of the pairs for each paragraph. anchor: what the names of their anchors begin with."""
    lines = []
    for paragraph in reading.paragraphs():
        lines += ["", "| | Hindi | English |", "|---|---|---|"]
        lines += [
            f'| <a id="{anchor}{s.id}"></a>{s.id} | {escaped(s.source)} | {escaped(s.translation)}{doubts(s.flags)} |'
            for s in paragraph
        ]
    return lines


def draft(reading: Reading) -> str:
    """The line of Markdown that says what made all this."""
    model = ", ".join(reading.engine.values())
    return f"Machine translation, to be read as a draft ({escaped(model)}).{escaped(summed_up_by(reading))}"


def summed_up_by(reading: Reading) -> str:
    """What wrote the bullets, where it is not the article."""
    model = ", ".join(reading.summarizer.values())
    return "" if model in ("", EXTRACTIVE) else f" Bullets written by a model ({model})."


def to_text(reading: Reading) -> str:
    """For a terminal: headline, bullets, then each Hindi sentence above its English."""
    lines = []
    if reading.headline:
        lines += [reading.headline.translation, reading.headline.source, *reasons(reading.headline.flags), ""]
    if note := _note(reading):
        lines += [note, ""]
    if tldr := reading.in_short():
        lines += [f"In short: {tldr.text} {[*tldr.sentences]}", *reasons(tldr.flags, "  "), ""]
    for bullet in reading.bullets:
        lines += [f"- {bullet.text} {[*bullet.sentences]}", *reasons(bullet.flags, "  ")]
    return "\n".join([*lines, *pairs(reading)]).strip() + "\n"


def pairs(reading: Reading) -> list[str]:
    """Lines: each Hindi sentence above its English."""
    lines = []
    for paragraph in reading.paragraphs():
        for sentence in paragraph:
            lines += [
                "",
                f"{sentence.id:>3}  {sentence.source}",
                f"     {sentence.translation}",
                *reasons(sentence.flags),
            ]
        lines.append("")
    return lines


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "id": sentence.id,
        "source": sentence.source,
        "translation": sentence.translation,
        "score": sentence.score,
        "wrong": sentence.wrong,
        "flags": _flags(sentence.flags),
        "alternatives": [
            {"text": other.text, "score": other.score, "wrong": other.wrong, "flags": _flags(other.flags)}
            for other in sentence.alternatives
        ],
    }


def _flags(flags: Iterable[Flag]) -> list[dict[str, str]]:
    return [{"code": flag.code, "reason": flag.reason} for flag in flags]


def _note(reading: Reading) -> str:
    """Category, date and dateline on one line."""
    date = reading.article.date
    day = f"{date.day} {date:%B %Y}" if date else None
    return " · ".join(part for part in (reading.category, day, reading.dateline) if part)


def links(bullet: Bullet, anchor: str = "s") -> str:
    """Its sentences in Markdown, each a link."""
    return ", ".join(f"[{number}](#{anchor}{number})" for number in bullet.sentences)


def doubts(flags: Iterable[Flag]) -> str:
    """Marks behind a text in Markdown."""
    return "".join(f" **[?]** *{escaped(flag.reason)}*" for flag in flags)


def reasons(flags: Iterable[Flag], indent: str = "     ") -> list[str]:
    """Lines below a text."""
    return [f"{indent}[?] {flag.reason}" for flag in flags]


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no line break inside a table."""
    return _LIST_MARK.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False)))
