"""A reading: the article, its sentences in English, and the bullets. What every export is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from khabar.labels import category_in_english, dateline_in_english
from summarize import Bullet, summarize
from translate import Article, Sentence, Translator, parse
from translate.intake import checked


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read.

    headline: its sentence has id 0; None for a text without one. sentences: those of the body, in order, ids from 1.
    category, dateline: in English, for people; the article holds them as they were found.
    engine: what translated it: name, model, runtime.
    """

    article: Article
    headline: Sentence | None
    sentences: tuple[Sentence, ...]
    bullets: tuple[Bullet, ...]
    category: str | None
    dateline: str | None
    engine: Mapping[str, str]

    def paragraphs(self) -> list[list[Sentence]]:
        """The body's sentences, grouped by paragraph."""
        return [list(group) for _, group in groupby(self.sentences, key=lambda sentence: sentence.paragraph)]

    def plus(self, sentence: Sentence) -> Reading:
        """With one more sentence: the headline, or the next one of the body."""
        if sentence.paragraph is None:
            return replace(self, headline=sentence)
        return replace(self, sentences=(*self.sentences, sentence))

    def picking(self, sentence: int, number: int) -> Reading:
        """With another translation of a sentence, by its id and the alternative's number, and the bullets made anew.

        Raises IndexError where there is no such alternative; an id that is not there changes nothing.
        """
        chosen = [found.picking(number) if found.id == sentence else found for found in self.sentences]
        headline = self.headline
        if headline and headline.id == sentence:
            headline = headline.picking(number)
        return replace(self, headline=headline, sentences=(*chosen,)).summed_up(len(self.bullets) or None)

    def summed_up(self, bullets: int | None = None) -> Reading:
        """With bullets from the sentences that are there; `bullets` says how many, None lets the length decide."""
        headline = self.headline.translation if self.headline else None
        return replace(self, bullets=tuple(summarize(self.sentences, headline=headline, count=bullets)))


def read(
    text: str, *, translator: Translator | None = None, bullets: int | None = None, keep: Collection[int] = ()
) -> Reading:
    """Translate and summarise the text of an article or of the page it was copied from.

    bullets: how many; None lets the length decide. keep: line numbers (from 0) that are not to be dropped as page
    furniture. Raises InputError where there is no Hindi, EngineError where the model cannot be opened.
    """
    article = parse(checked(text), keep=keep)
    translator = translator or Translator()
    return assemble(article, translator.translate(article), translator, bullets=bullets)


def assemble(
    article: Article, sentences: Iterable[Sentence], translator: Translator, *, bullets: int | None = None
) -> Reading:
    """Make the reading of an article from its translated sentences, headline first."""
    reading = begin(article, translator)
    for sentence in sentences:
        reading = reading.plus(sentence)
    return reading.summed_up(bullets)


def begin(article: Article, translator: Translator) -> Reading:
    """The reading of an article before its first sentence: to be grown with `plus`, and `summed_up` at the end."""
    return Reading(
        article=article,
        headline=None,
        sentences=(),
        bullets=(),
        category=category_in_english(article.category),
        dateline=dateline_in_english(article.dateline),
        engine=translator.engine.describe(),
    )
