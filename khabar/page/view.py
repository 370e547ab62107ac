"""What one reader's page shows, from the click on Translate to the last sentence: a generator of views."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event

from khabar.reading import Reading, begin
from translate import KhabarError, Segment, Sentence, Translator, parse
from translate.intake import checked


@dataclass(frozen=True, slots=True)
class View:
    """One state of the page.

    text: what was translated. keep: its line numbers (from 0) that the reader put back. reading: as far as it has
    come; None before the first. total: sentences to translate, the headline among them. message: what went wrong.
    """

    text: str = ""
    keep: frozenset[int] = frozenset()
    reading: Reading | None = None
    total: int = 0
    running: bool = False
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
    text: str, translator: Callable[[], Translator], stop: Event, *, before: View, keep: Collection[int] = ()
) -> Iterator[View]:
    """Yield a view for each sentence, then one with the bullets.

    translator: opens it, or waits until it is open. stop: once it is set, the next sentence is the last. before: the
    view so far; its sentences are not translated again, so that a stopped text goes on where it was. What cannot be
    read leaves it as it is, with a message.
    """
    stop.clear()
    try:
        article = parse(checked(text), keep=keep)
    except KhabarError as error:
        yield replace(before, running=False, message=str(error))
        return
    segments = article.segments()
    view = View(text, frozenset(keep), total=len(segments), running=True)
    yield view
    try:
        engine = translator()
        reading = begin(article, engine)
        yield (view := replace(view, reading=reading))
        for sentence in _resumed(segments, {sentence.source: sentence for sentence in before.done}, engine):
            reading = reading.plus(sentence)
            yield (view := replace(view, reading=reading))
            if stop.is_set():
                break
    except KhabarError as error:
        yield replace(_ended(view), message=str(error))
        return
    yield _ended(view)


def _ended(view: View) -> View:
    """The view with nothing more to come: the sentences that are there, and bullets made of them."""
    return replace(view, running=False, reading=view.reading.summed_up() if view.reading else None)


def _resumed(segments: Sequence[Segment], known: Mapping[str, Sentence], translator: Translator) -> Iterator[Sentence]:
    """Each segment's sentence: one of `known` (by its source), or translated now. Equal sources, equal translations."""
    fresh = translator.stream(segment for segment in segments if segment.source not in known)
    for segment in segments:
        if segment.source in known:
            yield replace(known[segment.source], id=segment.id, paragraph=segment.paragraph)
        else:
            yield next(fresh)
