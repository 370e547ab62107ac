"""A reading: the article, its sentences in English, and the bullets. What every export is made from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from khabar.labels import category_in_english, dateline_in_english
from summarize import Brief, Bullet, Extractive, Summarizer, tldr
from summarize.focus import Topic
from summarize.results import OPEN
from summarize.support import supported
from translate import Article, Glossary, Sentence, Translator, one_spelling, parse
from translate.intake import checked


@dataclass(frozen=True, slots=True)
class Reading:
    """One article, read.

    headline: its sentence has id 0; None for a text without one. sentences: those of the body, in order, ids from 1.
    category, dateline: in English, for people; the article holds them as they were found.
    engine: what translated it: name, model, runtime, quality.
    bullets: as `brief` asked for. tldr: the article in one line of its own words; None where there is nothing to say.
    summarizer: what made them: its name, and what else it tells.
    """

    article: Article
    headline: Sentence | None
    sentences: tuple[Sentence, ...]
    bullets: tuple[Bullet, ...]
    category: str | None
    dateline: str | None
    engine: Mapping[str, str]
    tldr: Bullet | None = None
    brief: Brief = OPEN
    summarizer: Mapping[str, str] = field(default_factory=dict)

    def paragraphs(self) -> list[list[Sentence]]:
        """The body's sentences, grouped by paragraph."""
        return [list(group) for _, group in groupby(self.sentences, key=lambda sentence: sentence.paragraph)]

    def all_sentences(self) -> tuple[Sentence, ...]:
        """The headline, if any, and the body's."""
        return (self.headline, *self.sentences) if self.headline else self.sentences

    def off_topic(self) -> bool:
        """Whether no sentence has a word of what the bullets should be about: they are then of the whole article."""
        topic = Topic(self.brief.about)
        return bool(topic) and not any(topic.named_in(sentence.translation) for sentence in self.all_sentences())

    def in_short(self) -> Bullet | None:
        """The TL;DR, for people: None where a bullet says it in the same words."""
        said = self.tldr and any(bullet.text == self.tldr.text for bullet in self.bullets)
        return None if said else self.tldr

    def plus(self, sentence: Sentence) -> Reading:
        """With one more sentence: the headline, or the next one of the body."""
        if sentence.paragraph is None:
            return replace(self, headline=sentence)
        return replace(self, sentences=(*self.sentences, sentence))

    def in_one_spelling(self, names: Glossary | None = None) -> Reading:
        """With every name spelled one way in all sentences that are there, see `translate.spelling`; a second time changes
        nothing. names: spellings that have the last word."""
        sentences = one_spelling(self.all_sentences(), names)
        if self.headline is None:
            return replace(self, sentences=sentences)
        return replace(self, headline=sentences[0], sentences=sentences[1:])

    def picking(self, sentence: int, number: int, summarizer: Summarizer | None = None) -> Reading:
        """With another translation of a sentence, by its id and the alternative's number, and the bullets made anew.

        summarizer: what makes them; not the reading's own, for that may hold a model, and a reading is only data.
        Raises IndexError where there is no such alternative; an id that is not there changes nothing.
        """
        chosen = [found.picking(number) if found.id == sentence else found for found in self.sentences]
        headline = self.headline
        if headline and headline.id == sentence:
            headline = headline.picking(number)
        return replace(self, headline=headline, sentences=(*chosen,)).summed_up(self.brief, summarizer)

    def summed_up(self, brief: Brief = OPEN, summarizer: Summarizer | None = None) -> Reading:
        """With bullets from the sentences that are there, as `brief` asks; None summarizes in the article's words."""
        summarizer = summarizer or Extractive()
        sentences = self.all_sentences()
        headline = self.headline.translation if self.headline else None
        made = summarizer.summarize(sentences, brief, headline=headline)
        short = tldr(sentences, headline=headline)  # a model's would take its time twice
        return replace(
            self,
            # A summarizer of the user's own need not trace its words.
            bullets=tuple(bullet if bullet.support else supported(bullet, sentences) for bullet in made),
            tldr=short,
            brief=brief,
            summarizer=summarizer.describe(),
        )


def read(
    text: str,
    *,
    translator: Translator | None = None,
    brief: Brief = OPEN,
    summarizer: Summarizer | None = None,
    names: Glossary | None = None,
    keep: Collection[int] = (),
) -> Reading:
    """Translate and summarise the text of an article or of the page it was copied from.

    brief: what is asked of the bullets. summarizer: what makes them; None takes the article's own words. names: how
    names are to be spelled. keep: line numbers (from 0) that are not to be dropped as page furniture. Raises InputError
    where there is no Hindi, EngineError where the model cannot be opened.
    """
    article = parse(checked(text), keep=keep)
    translator = translator or Translator()
    return assemble(article, translator.translate(article), translator, brief=brief, summarizer=summarizer, names=names)


def assemble(
    article: Article,
    sentences: Iterable[Sentence],
    translator: Translator,
    *,
    brief: Brief = OPEN,
    summarizer: Summarizer | None = None,
    names: Glossary | None = None,
) -> Reading:
    """Make the reading of an article from its translated sentences, headline first."""
    reading = begin(article, translator)
    for sentence in sentences:
        reading = reading.plus(sentence)
    return reading.in_one_spelling(names).summed_up(brief, summarizer)


def begin(article: Article, translator: Translator) -> Reading:
    """The reading of an article before its first sentence: to be grown with `plus`, and `summed_up` at the end."""
    return Reading(
        article=article,
        headline=None,
        sentences=(),
        bullets=(),
        category=category_in_english(article.category),
        dateline=dateline_in_english(article.dateline),
        engine=translator.describe(),
    )
