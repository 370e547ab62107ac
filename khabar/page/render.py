"""Views as HTML. Whatever came from the reader, the article or the model is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from khabar.export import summed_up_by, to_json, to_markdown
from khabar.page import brief
from khabar.page.doubts import described_by, mark, why
from khabar.page.view import View
from khabar.reading import Reading
from translate import Alternative, Dropped, Sentence

MASTHEAD = (
    '<header class="masthead"><h1>Khabar <span lang="hi">खबर</span></h1>'
    "<p>Hindi news in English, each sentence beside the original. Nothing you paste is sent to the internet.</p></header>"
)
# Enough of a checksum to tell two models apart; the exports have all of it.
_DIGEST = re.compile(r"(sha256:[0-9a-f]{12})[0-9a-f]+")
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def status(view: View) -> str:
    """The progress bar with its words, or what went wrong."""
    if view.message:
        return alert(view.message)
    if not view.running and view.reading is None:
        return ""
    if view.opening is not None and view.reading is not None:
        return f'<div class="progress"><span aria-live="polite">{escape(view.opening)}</span></div>'
    done = len(view.done)
    bar = f'<progress max="{view.total}" value="{done}" aria-label="Sentences translated"></progress>'
    return f'<div class="progress">{bar if view.running else ""}<span aria-live="polite">{_progress(view)}</span></div>'


def alert(message: str) -> str:
    """What went wrong, read out at once by a screen reader."""
    return f'<p class="alert" role="alert">{escape(message)}</p>'


def _progress(view: View) -> str:
    done = len(view.done)
    if view.running:
        return f"{done} of {_sentences(view.total)}" if view.reading else escape(view.opening or "Opening the model…")
    if done < view.total:
        return f"Stopped at {done} of {_sentences(view.total)}. Translate goes on from here."
    doubtful = sum(bool(sentence.flags) for sentence in view.done)
    return f"{_sentences(done)} translated" + (f", {doubtful} marked for you to check." if doubtful else ".")


def _sentences(number: int) -> str:
    return f"{number} sentence{'' if number == 1 else 's'}"


def reading(view: View, summarizers: Sequence[str] = ()) -> str:
    """Headline, bullets and the pairs of sentences. summarizers: what the reader may choose from, if anything.

    The pairs come last and lie side by side, not nested in paragraphs: while a translation runs, each state is the one
    before with something added, and only the addition travels to the browser.
    """
    if view.reading is None:
        return ""
    shown = view.reading
    marks = {} if view.running else brief.marks(shown)
    parts = [
        f'<div class="note">{_note(shown)}</div>',
        _headline(shown.headline, marks),
        f'<section class="brief" aria-label="In brief">{brief.section(view, summarizers)}</section>',
        f'<div class="tools">{"" if view.running else _tools(shown)}</div>',
        f'<p class="draft">{_draft(shown)}</p>',
        '<div class="columns" aria-hidden="true"><span>Hindi</span><span>English</span></div>',
    ]
    for paragraph in shown.paragraphs():
        parts += [_pair(sentence, marks, opens=place == 0) for place, sentence in enumerate(paragraph)]
    return "".join(parts)


def _note(shown: Reading) -> str:
    """Category · date · dateline."""
    date = shown.article.date
    parts = [escape(shown.category)] if shown.category else []
    parts += [f'<time datetime="{date.isoformat()}">{date.day} {date:%B %Y}</time>'] if date else []
    parts += [escape(shown.dateline)] if shown.dateline else []
    return " · ".join(parts)


def _headline(sentence: Sentence | None, marks: brief.Marks) -> str:
    if sentence is None:
        return '<div class="headline" hidden></div>'
    return (
        f'<div class="headline" {_identity(sentence)}><h2 lang="en">{brief.marked(sentence, marks)}{mark(sentence.flags)}</h2>'
        f'<p lang="hi">{escape(sentence.source)}</p>{_others(sentence)}{why(str(sentence.id), sentence.flags)}</div>'
    )


def _pair(sentence: Sentence, marks: brief.Marks, *, opens: bool) -> str:
    """One row: Hindi, English, and the doubts. opens: the first of a paragraph."""
    return (
        f'<div class="pair{" opens" if opens else ""}" {_identity(sentence)}>'
        f'<p lang="hi">{escape(sentence.source)}</p>'
        f'<div><p lang="en">{brief.marked(sentence, marks)}{mark(sentence.flags)}</p>{_others(sentence)}</div>'
        f"{why(str(sentence.id), sentence.flags)}</div>"
    )


def _others(sentence: Sentence) -> str:
    """What else the model would have said, under a fold; a click picks one."""
    if not sentence.alternatives:
        return ""
    items = "".join(
        f'<li><button type="button" data-pick="{sentence.id} {number}" title="Use this reading">'
        f"{escape(other.text)}</button>{_doubt(other)}</li>"
        for number, other in enumerate(sentence.alternatives)
    )
    count = len(sentence.alternatives)
    return (
        f'<details class="others"><summary>{count} other reading{"" if count == 1 else "s"}</summary>'
        f'<ul lang="en">{items}</ul></details>'
    )


def _doubt(other: Alternative) -> str:
    reasons = " ".join(flag.reason for flag in other.flags)
    return (
        f' <span class="mark" role="img" aria-label="{escape(reasons)}" title="{escape(reasons)}">?</span>'
        if reasons
        else ""
    )


def _identity(sentence: Sentence) -> str:
    """Attributes by which a sentence is found, focused and announced."""
    number, name = sentence.id, f"Sentence {sentence.id}" if sentence.id else "Headline"
    doubts = described_by(str(number), sentence.flags)
    return f'id="s{number}" data-sentence="{number}" tabindex="0" role="group" aria-label="{name}"{doubts}'


def _tools(shown: Reading) -> str:
    """Copy and download happen in the browser, from these hidden texts: nothing is written on this side."""
    name = escape(file_name(shown))
    return (
        '<button type="button" data-copy="markdown">Copy as Markdown</button>'
        '<button type="button" data-save="markdown">Download Markdown</button>'
        '<button type="button" data-save="json">Download JSON</button>'
        '<span class="spoken" role="status"></span>'
        f'<textarea hidden data-export="markdown" data-name="{name}.md">{escape(to_markdown(shown))}</textarea>'
        f'<textarea hidden data-export="json" data-name="{name}.json">{escape(to_json(shown))}</textarea>'
    )


def _draft(shown: Reading) -> str:
    model = _DIGEST.sub(r"\1", ", ".join(shown.engine.values()))
    return (
        f"Machine translation: read it as a draft, and check it against the Hindi. Model: {escape(model)}."
        f"{escape(summed_up_by(shown))}"
    )


def file_name(shown: Reading) -> str:
    """Date and headline as a file name without its ending: 2024-04-25-lake-cleaning-is-complete."""
    date = shown.article.date.isoformat() if shown.article.date else ""
    words = _NO_SLUG.sub("-", shown.headline.translation.lower()) if shown.headline else ""
    return "-".join(part for part in (date, words.strip("-")[:60].strip("-")) if part) or "translation"


def dropped(view: View) -> str:
    """What was left out of the page, under a fold, as a form to put it back."""
    lines = view.reading.article.dropped if view.reading else ()
    if not lines:
        return ""
    disabled = " disabled" if view.running else ""
    number = f"{len(lines)} line{'' if len(lines) == 1 else 's'}"
    return (
        f'<details class="dropped"><summary>Left out of the page: {number}</summary><form>'
        f"<ul>{''.join(map(_dropped, lines))}</ul>"
        f'<button type="submit"{disabled}>Put back and translate again</button></form></details>'
    )


def _dropped(line: Dropped) -> str:
    return (
        f'<li><label><input type="checkbox" name="lines" value="{" ".join(map(str, line.lines))}">'
        f'<span lang="hi">{escape(line.text)}</span> <small>{escape(line.reason)}</small></label></li>'
    )
