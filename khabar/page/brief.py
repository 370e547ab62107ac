"""The bullets as HTML: the words they rest on, marked in the sentences, and the form that asks for others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import TypeAlias

from khabar.page.doubts import described_by, mark, why
from khabar.page.view import View
from khabar.reading import Reading
from summarize import Bullet
from summarize.results import EXTRACTIVE
from translate import Sentence

# Of each sentence, by id: where words start and end, and the name of the bullet that rests on them.
Marks: TypeAlias = Mapping[int, Sequence[tuple[int, int, str]]]
# What the TL;DR is called among the bullets, which are called by their numbers.
_SHORT = "t"


def section(view: View, summarizers: Sequence[str]) -> str:
    """The TL;DR, the bullets and the form. summarizers: what the reader may choose from; one is no choice."""
    if view.reading is None or view.running:
        return '<h3>In brief</h3><p class="soon">Follows when all sentences are there.</p>'
    shown = view.reading
    if not shown.bullets:
        return ""
    short = shown.in_short()
    # Elements that say nothing are there too: the browser goes by their places, and leaves the form alone.
    lead = f"<b>In short</b> {_bullet(short, _SHORT)}" if short else ""
    items = "".join(f"<li>{_bullet(bullet, str(number))}</li>" for number, bullet in enumerate(shown.bullets))
    missed = f"No sentence has a word of “{escape(view.brief.about)}”: these are of the whole article."
    return (
        f'<h3>In brief</h3><p class="short" lang="en"{"" if short else " hidden"}>{lead}</p><ul lang="en">{items}</ul>'
        f'<p class="missed" role="status">{missed if shown.off_topic() else ""}</p>{_form(view, shown, summarizers)}'
    )


def marks(shown: Reading) -> Marks:
    """The words of each sentence that bullets rest on."""
    found: dict[int, list[tuple[int, int, str]]] = {}
    for name, bullet in _named(shown):
        for support in bullet.support:
            found.setdefault(support.sentence, []).extend((start, end, name) for start, end in support.spans)
    return found


def marked(sentence: Sentence, marks: Marks) -> str:
    """A sentence's English; words that bullets rest on know the names of those."""
    text, spans = sentence.translation, marks.get(sentence.id, ())
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    parts = []
    for start, end in pairwise(edges):
        names = [name for first, last, name in spans if first <= start and end <= last]
        words = escape(text[start:end])
        parts.append(f'<span data-by="{" ".join(names)}">{words}</span>' if names else words)
    return "".join(parts)


def _named(shown: Reading) -> Iterator[tuple[str, Bullet]]:
    if short := shown.in_short():
        yield _SHORT, short
    for number, bullet in enumerate(shown.bullets):
        yield str(number), bullet


def _bullet(bullet: Bullet, name: str) -> str:
    tag = f"-bullet-{name}"
    return (
        f'<a href="#s{bullet.sentences[0]}" data-rests-on="{" ".join(map(str, bullet.sentences))}" data-bullet="{name}"'
        f"{described_by(tag, bullet.flags)}>{escape(bullet.text)}{mark(bullet.flags)}</a> "
        f"<small>{_references(bullet)}</small>{why(tag, bullet.flags)}"
    )


def _references(bullet: Bullet) -> str:
    plural = "s" if len(bullet.sentences) > 1 else ""
    return f'<span class="spoken">from sentence{plural} </span>{", ".join(map(str, bullet.sentences))}'


def _form(view: View, shown: Reading, summarizers: Sequence[str]) -> str:
    """Everything in it takes effect at once; the script in `app` sends it."""
    brief, count = view.brief, len(shown.bullets)
    fewer = " disabled" if count == 1 else ""
    # More were asked for than there are to be had.
    more = " disabled" if brief.count is not None and brief.count > count else ""
    return (
        # Each answer makes the form anew, also one that leaves all as it was.
        f'<form class="ask" aria-label="What the bullets should be" data-answers="{view.answers}" data-count="{count}">'
        f'<input type="hidden" name="count" value="{brief.count or ""}">'
        f'<span class="count" role="group" aria-label="Number of bullets">'
        f'<button type="button" id="ask-fewer" data-step="-1" aria-label="Fewer bullets"{fewer}>−</button>'
        f'<span aria-live="polite">{count} bullet{"" if count == 1 else "s"}</span>'
        f'<button type="button" id="ask-more" data-step="1" aria-label="More bullets"{more}>+</button></span>'
        '<label>about <input type="search" name="about" id="ask-about" lang="en" maxlength="200" '
        f'placeholder="anything" value="{escape(brief.about)}"></label>'
        '<label>in at most <input type="number" name="words" id="ask-words" min="1" max="9999" '
        f'placeholder="any" value="{brief.words or ""}"> words</label>'
        f'<label><input type="checkbox" name="headline" id="ask-headline"{" checked" if brief.headline else ""}>'
        f" headline first</label>{_summarizer(view.summarizer, summarizers)}</form>"
    )


def _summarizer(chosen: str, names: Sequence[str]) -> str:
    """A field with suggestions; empty is the article's own words, so that it offers all models when it is entered."""
    if len(names) < 2:
        return ""
    options = "".join(f'<option value="{escape(name)}"></option>' for name in names if name != EXTRACTIVE)
    value = "" if chosen == EXTRACTIVE else escape(chosen)
    return (
        '<label>by <input name="summarizer" id="ask-summarizer" list="summarizers" autocomplete="off" spellcheck="false" '
        f'placeholder="the article’s own words" value="{value}"></label><datalist id="summarizers">{options}</datalist>'
    )
