"""What one reader's page shows, from the click on Translate to the last sentence and the bullets: a generator of views."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import Any

from khabar.page.engines import Engines, Opening, Summarizers
from khabar.reading import Reading, begin
from summarize import Brief
from summarize.results import EXTRACTIVE, OPEN
from translate import Glossary, KhabarError, Segment, Sentence, Translator, parse
from translate.intake import checked
from translate.quality import Quality

# How long to wait for a model before the page is told how far it is.
_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page.

    text: what was translated. engine: the name of the model. quality: in which it translated; None: as it was opened.
    keep: the text's line numbers (from 0) that the reader put back. reading: as far as it has come; None before the
    first. total: sentences to translate, the headline among them. brief, summarizer: what is asked of the bullets, and
    the name of what makes them. answers: how often that was asked. running: sentences still come. opening: what is told
    of a model that is not open yet, or is at work on the bullets. message: what went wrong.
    """

    text: str = ""
    engine: str = ""
    quality: Quality | None = None
    keep: frozenset[int] = frozenset()
    reading: Reading | None = None
    total: int = 0
    brief: Brief = OPEN
    summarizer: str = EXTRACTIVE
    answers: int = 0
    running: bool = False
    opening: str | None = None
    message: str | None = None

    @property
    def done(self) -> tuple[Sentence, ...]:
        """The sentences that are there, headline first."""
        return self.reading.all_sentences() if self.reading else ()


class Stop(Event):
    """Set by the Stop button; and which of the things that a reader began is the newest.

    Gradio copies the first value of a state for each reader, which an `Event` does not allow.
    """

    def __init__(self) -> None:
        super().__init__()
        self.turn = 0

    def begin(self) -> int:
        """A new turn: what began earlier is to show nothing more, see `turn`."""
        self.clear()
        self.turn += 1
        return self.turn

    def __deepcopy__(self, memo: object) -> Stop:
        return Stop()


def translated(
    text: str,
    engine: str,
    engines: Engines,
    stop: Stop,
    *,
    quality: Quality | None = None,
    before: View,
    summarizers: Summarizers,
    names: str = "",
    keep: Collection[int] = (),
) -> Iterator[View]:
    """Yield a view for each sentence, then one with the bullets; before them, views of a model that takes long to open.

    engine: the name of one of `engines`. quality: in which it translates. stop: once it is set, the next sentence is
    the last. before: the view so far; its sentences of the same model in the same quality are not translated again, so
    that a stopped text goes on where it was. Its summarizer stays, and for the same text its brief. names: how names
    are spelled at the end, a list that `Glossary.parse` reads. What cannot be read, and a model that cannot be opened,
    leave it as it is, with a message.
    """
    stop.begin()
    try:
        article, spellings = parse(checked(text), keep=keep), Glossary.parse(names, "The list of names")
        opening = engines.opening(engine)
        segments = article.segments()
        brief = before.brief if text == before.text else OPEN
        view = View(
            text,
            engine,
            quality,
            frozenset(keep),
            total=len(segments),
            brief=brief,
            summarizer=before.summarizer,
            running=True,
        )
        yield view
        yield from (replace(view, opening=told) for told in _waiting(opening, stop))
        translator = None if stop.is_set() else opening.opened()
        if translator and quality:
            translator = translator.at(quality)
    except KhabarError as error:
        yield replace(before, running=False, opening=None, message=str(error))
        return
    if translator is None:
        yield replace(before, running=False, opening=None, message=None)
        return
    known = before.done if (before.engine, before.quality) == (engine, quality) else ()
    reading = begin(article, translator)
    yield (view := replace(view, reading=reading))
    message = None
    try:
        for sentence in _resumed(segments, known, translator):
            reading = reading.plus(sentence)
            yield (view := replace(view, reading=reading))
            if stop.is_set():
                break
    except KhabarError as error:
        message = str(error)
    except Exception as error:  # of a model's own code
        traceback.print_exc()  # for whoever serves the page
        message = f"The translation broke off ({type(error).__name__}: {error}). Choose another model."
    stop.clear()
    view = replace(view, reading=reading.in_one_spelling(spellings))
    yield from _summed_up(view, brief, before.summarizer, summarizers, stop, message)


def asked(view: View, brief: Brief, summarizer: str, summarizers: Summarizers, stop: Stop) -> Iterator[View]:
    """Views up to the one whose bullets are as the reader asks, of the sentences that are there.

    summarizer: the name of one of `summarizers`; it may take long to open. None comes while sentences still do, and none
    more once the reader begins something else.
    """
    if view.running or view.reading is None:
        return
    turn = stop.begin()
    view = replace(view, answers=view.answers + 1)
    for state in _summed_up(view, brief, summarizer, summarizers, stop, None):
        if stop.turn != turn:
            return
        yield state


def picked(view: View, sentence: int, number: int, summarizers: Summarizers) -> View:
    """The view with another translation of a sentence; as it is while it runs, or where there is no such one."""
    if view.running or view.reading is None:
        return view
    try:
        summarizer = summarizers.opening(view.summarizer).opened()
        return replace(view, reading=view.reading.picking(sentence, number, summarizer), message=None)
    except IndexError:
        return view
    except KhabarError as error:
        return replace(view, reading=view.reading.picking(sentence, number), message=str(error))


def _waiting(opening: Opening[Any], stop: Event) -> Iterator[str]:
    """What is told of a model until it is there, or the reader stops. Raises KhabarError if it cannot be opened."""
    told: str | None = None
    while opening.opened(_SECONDS) is None and not stop.is_set():
        if opening.told is not None and opening.told != told:
            yield (told := opening.told)


def _summed_up(
    view: View, brief: Brief, name: str, summarizers: Summarizers, stop: Event, message: str | None
) -> Iterator[View]:
    """Views of a summarizer that takes long to open, then one with the bullets, with nothing more to come.

    Where it cannot be opened, or fails, or the reader stops, they are made of the article's own words.
    """
    assert view.reading is not None
    reading, summarizer = view.reading, None
    try:
        opening = summarizers.opening(name)
        yield from (replace(view, opening=told, message=None) for told in _waiting(opening, stop))
        summarizer = None if stop.is_set() else opening.opened()
        if summarizer is not None:
            if name != EXTRACTIVE:
                yield replace(view, opening="Writing the bullets…", message=None)
            reading = reading.summed_up(brief, summarizer)
    except KhabarError as error:
        message, summarizer = message or str(error), None
    except Exception as error:  # of a model's own code
        traceback.print_exc()  # for whoever serves the page
        why = f"The bullets could not be written ({type(error).__name__}: {error}). Choose another model."
        message, summarizer = message or why, None
    if summarizer is None:
        name, reading = EXTRACTIVE, reading.summed_up(brief)
    yield replace(view, reading=reading, brief=brief, summarizer=name, running=False, opening=None, message=message)


def _resumed(segments: Sequence[Segment], known: Sequence[Sentence], translator: Translator) -> Iterator[Sentence]:
    """Each segment's sentence: one of `known`, or translated now. Equal sources have equal translations, but for those that
    the reader picked: each takes its own, in the order in which they stand."""
    rows: dict[str, list[Sentence]] = {}
    for sentence in known:
        rows.setdefault(sentence.source, []).append(sentence)
    fresh = translator.stream(segment for segment in segments if segment.source not in rows)
    for segment in segments:
        row = rows.get(segment.source)
        if row is None:
            yield next(fresh)
        else:
            sentence = row.pop(0) if len(row) > 1 else row[0]
            yield replace(sentence, id=segment.id, paragraph=segment.paragraph)
