"""Bullets that a model writes: an article goes through it part by part, and each bullet is traced back to its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from summarize import cleanup, written
from summarize.budget import within
from summarize.bullets import Extractive, default_count, is_headline, is_readable, is_unusable
from summarize.focus import Topic
from summarize.guard import doubts
from summarize.parts import Part, parts
from summarize.results import EXTRACTIVE, OPEN, Brief, Bullet, Summarizer
from summarize.support import supported
from summarize.trace import trace
from summarize.vectors import terms
from translate.engines import Decoding, Engine, check_options
from translate.errors import OutOfMemory
from translate.results import Flag, Sentence

# Share of a bullet's words that another one has too, from which it adds nothing to that.
SAME = 0.75
# Of bullets where nothing that the model wrote is in the article.
EXTRACT = Flag("extract", "The model wrote nothing that the article holds: these are the article's own words.")


class Model(Engine, Protocol):
    """An engine for summaries."""

    decoding: Decoding | None
    """How its makers search."""


def open_summarizer(
    name: str | Path = EXTRACTIVE,
    *,
    runtime: str = "auto",
    precision: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Summarizer:
    """Open a summarizer by name.

    name: "extractive"; a checkpoint folder of transformers; or the id of a model on the Hugging Face Hub, with @revision
    or without. The last two are converted for CTranslate2 once and kept. runtime, precision, progress: see
    `translate.engines.open_engine`; they say nothing of "extractive", which has no model.

    Raises EngineError and what is under it.
    """
    check_options(runtime, precision)
    if name == EXTRACTIVE:
        return Extractive()
    from translate.checkpoints.engine import open_checkpoint
    from translate.engines.task import SUMMARIZATION

    return Abstractive(open_checkpoint(str(name), runtime, precision, progress or (lambda _: None), SUMMARIZATION))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A bullet and what it is chosen by. place: among those of its part, from 0; overlap: see `trace`."""

    bullet: Bullet
    overlap: float
    place: int

    @property
    def words(self) -> set[str]:
        return {*terms(self.bullet.text)}

    @property
    def found(self) -> float:
        """How many of its words are in its sentences."""
        return self.overlap * len(self.words)


class Abstractive:
    """Bullets out of a model's words, none of which says a number or a name that its sentences lack."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def describe(self) -> Mapping[str, str]:
        return self._model.describe()

    def summarize(
        self, sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None
    ) -> list[Bullet]:
        """The bullets of an article, in its order; the same input gives the same bullets.

        A bullet that rests on no sentence is left out, and one with a number or a name that its sentences lack is too,
        unless there are no others: then it is flagged. Where none is left at all these are the extractive ones, flagged
        "extract". Only parts of the article with a word of `brief.about` are read, and only bullets with one come back,
        where there are such.
        headline: for the extractive ones.

        Raises OutOfMemory.
        """
        title = next((s for s in sentences if is_headline(s) and _is_usable(s)), None)
        body = [sentence for sentence in sentences if not is_headline(sentence) and _is_usable(sentence)]
        read = parts(body, self._model.pieces, self._model.max_pieces)
        topic = Topic(brief.about)
        read = [part for part in read if topic.named_in(part.text)] or read
        drafts = [draft for part, text in zip(read, self._written(read), strict=True) for draft in _drafts(part, text)]
        sound = [draft for draft in drafts if not draft.bullet.flags] or drafts
        if not sound:
            return [
                replace(bullet, flags=(*bullet.flags, EXTRACT))
                for bullet in Extractive().summarize(sentences, brief, headline=headline)
            ]
        order = {sentence.id: place for place, sentence in enumerate(sentences)}
        first = [_titled(title)] if brief.headline and title else []
        chosen = _chosen(_apart(sound, first, order), brief, first, default_count(len(body)))
        chosen.sort(key=lambda bullet: order[bullet.sentences[0]])
        return [supported(bullet, sentences) for bullet in (*first, *chosen)]

    def _written(self, read: Sequence[Part]) -> list[str]:
        """What the model makes of each part."""
        wanted = [_search(part, self._model.decoding or Decoding()) for part in read]
        found: dict[int, str] = {}
        for decoding in dict.fromkeys(wanted):
            indices = [index for index, other in enumerate(wanted) if other == decoding]
            try:
                answers = list(self._model.translate([read[index].text for index in indices], decoding))
            except OutOfMemory as error:
                raise OutOfMemory(
                    "There is not enough memory to summarize even one page with this model. Close other programs, or use "
                    'a smaller model, or the summarizer "extractive".'
                ) from error
            found |= {index: best.text for index, (best, *_) in zip(indices, answers, strict=True)}
        return [found[index] for index in range(len(read))]


def _search(part: Part, usual: Decoding) -> Decoding:
    """As usual, but of a short text no long summary: half of it at most has to be said, and no more than all."""
    longest = min(usual.longest or part.pieces, max(part.pieces, 16))
    return replace(usual, shortest=min(usual.shortest, part.pieces // 2, longest // 2), longest=longest)


def _drafts(part: Part, text: str) -> Iterator[_Draft]:
    for place, said in enumerate(written.sentences(text)):
        if found := trace(said, part.sentences):
            ids = tuple(sentence.id for sentence in found.sentences)
            yield _Draft(Bullet(said, ids, flags=doubts(said, found.sentences)), found.overlap, place)


def _apart(drafts: Sequence[_Draft], said: Sequence[Bullet], order: Mapping[int, int]) -> list[_Draft]:
    """Without repeats: of two that say the same, the one that says more of it, with the sentences of both.

    said: bullets that are there anyway, and are not to be repeated. order: the place of each sentence by its id.
    """
    kept: list[_Draft] = []
    for draft in drafts:
        if any(_adds_nothing(draft.words, {*terms(bullet.text)}) for bullet in said):
            continue
        at = next((i for i, other in enumerate(kept) if _same(draft.words, other.words)), None)
        if at is None:
            kept.append(draft)
        else:
            kept[at] = _merged(kept[at], draft, order)
    return kept


def _same(one: set[str], other: set[str]) -> bool:
    """Whether of two texts, in words, one adds nothing to the other, and neither has a number of its own."""
    numbers = any(character.isdigit() for word in one ^ other for character in word)
    return not numbers and (_adds_nothing(one, other) or _adds_nothing(other, one))


def _adds_nothing(one: set[str], to: set[str]) -> bool:
    return len(one & to) >= SAME * len(one)


def _merged(one: _Draft, other: _Draft, order: Mapping[int, int]) -> _Draft:
    best, rest = (one, other) if one.found >= other.found else (other, one)
    ids = sorted({*best.bullet.sentences, *rest.bullet.sentences}, key=order.__getitem__)
    return replace(best, bullet=replace(best.bullet, sentences=tuple(ids)), place=min(one.place, other.place))


def _chosen(drafts: list[_Draft], brief: Brief, first: Sequence[Bullet], usual: int) -> list[Bullet]:
    """Those that a brief has room for; of them the best traced, of equal ones what a part says first."""
    topic = Topic(brief.about)
    drafts = [draft for draft in drafts if topic.named_in(draft.bullet.text)] or drafts
    best = [draft.bullet for draft in sorted(drafts, key=lambda d: (-round(d.overlap, 1), d.place))]
    if brief.words is not None:
        room = brief.words - sum(map(_words, first))
        fitting = [b for b in best if _words(b) <= room]
        # One is said in any case.
        best = within(fitting, room) if fitting or first else [min(best, key=_words)]
    count = brief.count or (len(best) + len(first) if brief.words is not None else usual)
    return best[: max(0, count - len(first))]


def _words(bullet: Bullet) -> int:
    return len(bullet.text.split())


def _titled(headline: Sentence) -> Bullet:
    return Bullet(cleanup.finish(" ".join(headline.translation.split())), (headline.id,))


def _is_usable(sentence: Sentence) -> bool:
    """Whether there is something to read."""
    return is_readable(sentence) and not is_unusable(sentence)
