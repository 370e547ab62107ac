"""What one reader's page shows, from the click on Translate to the last sentence: a generator of views."""

from __future__ import annotations

import traceback
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Event

from khabar.page.engines import Engines
from khabar.reading import Reading, begin
from translate import KhabarError, Segment, Sentence, Translator, parse
from translate.intake import checked

# How long to wait for a model before the page is told how far it is.
_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page.

    text: what was translated. engine: the name of the model. keep: the text's line numbers (from 0) that the reader put
    back. reading: as far as it has come; None before the first. total: sentences to translate, the headline among them.
    opening: what is told of a model that is not open yet. message: what went wrong.
    """

    text: str = ""
    engine: str = ""
    keep: frozenset[int] = frozenset()
    reading: Reading | None = None
    total: int = 0
    running: bool = False
    opening: str | None = None
    message: str | None = None

    @property
    def done(self) -> tuple[Sentence, ...]:
        """The sentences that are there, headline first."""
        if self.reading is None:
            return ()
        headline = (self.reading.headline,) if self.reading.headline else ()
        return (*headline, *self.reading.sentences)


class Stop(Event):
    """Set by the Stop button. Gradio copies the first value of a state for each reader, which an `Event` does not allow."""

    def __deepcopy__(self, memo: object) -> Stop:
        return Stop()


def translated(
    text: str, engine: str, engines: Engines, stop: Event, *, before: View, keep: Collection[int] = ()
) -> Iterator[View]:
    """Yield a view for each sentence, then one with the bullets; before them, views of a model that takes long to open.

    engine: the name of one of `engines`. stop: once it is set, the next sentence is the last. before: the view so far; its
    sentences of the same model are not translated again, so that a stopped text goes on where it was. What cannot be read,
    and a model that cannot be opened, leave it as it is, with a message.
    """
    stop.clear()
    try:
        article = parse(checked(text), keep=keep)
        opening = engines.opening(engine)
        segments = article.segments()
        view = View(text, engine, frozenset(keep), total=len(segments), running=True)
        yield view
        while (translator := opening.translator(_SECONDS)) is None:
            if stop.is_set():
                yield replace(before, running=False, message=None)
                return
            if opening.told != view.opening:
                yield (view := replace(view, opening=opening.told))
    except KhabarError as error:
        yield replace(before, running=False, message=str(error))
        return
    known = before.done if before.engine == engine else ()
    reading = begin(article, translator)
    yield (view := replace(view, reading=reading, opening=None))
    try:
        for sentence in _resumed(segments, known, translator):
            reading = reading.plus(sentence)
            yield (view := replace(view, reading=reading))
            if stop.is_set():
                break
    except KhabarError as error:
        yield replace(_ended(view), message=str(error))
        return
    except Exception as error:  # of a model's own code
        traceback.print_exc()  # for whoever serves the page
        why = f"{type(error).__name__}: {error}"
        yield replace(_ended(view), message=f"The translation broke off ({why}). Choose another model.")
        return
    yield _ended(view)


def picked(view: View, sentence: int, number: int) -> View:
    """The view with another translation of a sentence; as it is while it runs, or where there is no such one."""
    if view.running or view.reading is None:
        return view
    try:
        return replace(view, reading=view.reading.picking(sentence, number))
    except IndexError:
        return view


def _ended(view: View) -> View:
    """The view with nothing more to come: the sentences that are there, and bullets made of them."""
    return replace(view, running=False, reading=view.reading.summed_up() if view.reading else None)


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
