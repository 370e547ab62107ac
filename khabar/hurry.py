"""For whoever is in a hurry: only the sentences that the bullets need are translated, chosen from the Hindi."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace

from khabar.reading import Reading, assemble
from summarize import Brief, Summarizer
from summarize.across import find
from summarize.beforehand import Beforehand, first_word
from summarize.bullets import FLAG_COST, LESS, default_count
from summarize.focus import Topic
from summarize.hindi import PERSONAL
from summarize.rank import LENGTH
from summarize.results import OPEN
from translate import Article, Glossary, Sentence, Translator, parse
from translate.intake import checked
from translate.meaning import Meaning
from translate.results import Segment

# Of what the bullets should be about, so many sentences more than bullets: what is near need not say the word.
SPARE = 2
# Standard deviations above the average sentence from which one is near.
NEAR = 0.5
# How many words a sentence has in Hindi for each in English, at most, and the other way round: what fits into so many words is
# known only after.
WORDY = 1.25


def skim(
    text: str,
    *,
    translator: Translator | None = None,
    brief: Brief = OPEN,
    summarizer: Summarizer | None = None,
    names: Glossary | None = None,
    keep: Collection[int] = (),
    meaning: Meaning | None = None,
) -> Reading:
    """As `khabar.read`, with the headline and the sentences that the bullets need alone.

    Ids and paragraphs are those of the whole article; `left_out` counts what was not translated. Where everything is needed
    it is what `khabar.read` makes. meaning: an open second reader, to be asked what the bullets should be about; None opens
    one then. Raises what `khabar.read` does, and WeightsMissing where the second reader is needed and not there.
    """
    needs = Needs(parse(checked(text), keep=keep), brief, meaning)  # first: opening a translator takes longer
    return needs.read(translator or Translator(), summarizer, names)


def left_out(reading: Reading) -> int:
    """How many sentences of its article were not translated."""
    return len(reading.article.segments()) - len(reading.all_sentences())


class Needs:
    """What of an article must be translated for the bullets that a brief asks for.

    meaning: as for `skim`. Raises WeightsMissing.
    """

    def __init__(self, article: Article, brief: Brief = OPEN, meaning: Meaning | None = None) -> None:
        self._article, self._brief = article, brief
        segments = article.segments()
        self._headline = [segment for segment in segments if segment.paragraph is None]
        self._body = [segment for segment in segments if segment.paragraph is not None]
        texts = [segment.source for segment in self._body]
        self._ranking = Beforehand(texts, article.headline)
        self._count = brief.count or default_count(len(texts))
        if brief.words and not brief.count:
            self._count = max(1, math.ceil(brief.words / LENGTH))
        self._about: list[int] | None = None  # places in the body, the nearest first
        if Topic(brief.about) and len(texts) > self._count + SPARE:
            nearest, *others = find(brief.about, texts, meaning or Meaning())
            self._about = [nearest.place, *(found.place for found in others if found.score >= NEAR)]

    def segments(self, doubtful: Collection[int] = ()) -> list[Segment]:
        """The headline and what the bullets need, in order. doubtful: ids for which others are to be found."""
        count = self._count - bool(self._brief.headline and self._headline)
        sound = [place for place, segment in enumerate(self._body) if segment.id not in doubtful]
        if self._about is not None:
            chosen = [place for place in self._about if place in sound][: count and count + SPARE]
        elif words := self._brief.words:
            most = count if self._brief.count else len(sound)
            rooms = (math.ceil(words / WORDY), math.ceil(words * WORDY))
            chosen = [place for room in rooms for place in self._ranking.choose(most, room, sound)]
        else:
            chosen = self._ranking.choose(count, among=sound)
        # "He said": the sentence before tells who.
        before = [place - 1 for place in chosen if place and first_word(self._body[place].source) in PERSONAL]
        return [*self._headline, *(self._body[place] for place in sorted({*chosen, *before}))]

    def read(
        self, translator: Translator, summarizer: Summarizer | None = None, names: Glossary | None = None
    ) -> Reading:
        """Translate what is needed, and others where the translation is doubtful, and make the bullets of it."""
        found = {sentence.id: sentence for sentence in translator.stream(self.segments())}
        doubtful = [number for number, sentence in found.items() if _is_doubtful(sentence)]
        others = [segment for segment in self.segments(doubtful) if segment.id not in found] if doubtful else []
        found |= {sentence.id: sentence for sentence in translator.stream(others)}
        brief = self._brief
        if len(found) < len(self._headline) + len(self._body) and not (brief.count or brief.words):
            brief = replace(brief, count=self._count)  # of the sentences that are there it would be another one
        sentences = [found[number] for number in sorted(found)]
        return assemble(self._article, sentences, translator, brief=brief, summarizer=summarizer, names=names)


def _is_doubtful(sentence: Sentence) -> bool:
    """Whether the bullets would rather have another one."""
    return any(LESS.get(flag.code, FLAG_COST) >= FLAG_COST for flag in sentence.flags)
