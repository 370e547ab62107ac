"""From translated sentences to bullets: clean each one up, rank, choose, and say which sentences a bullet rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize import cleanup, rank
from summarize.antecedent import Person, follow, name_pronoun
from summarize.vectors import Vectors
from translate.results import Sentence

FEWEST, MOST = 3, 7
# One bullet more for so many sentences.
STEP = 20
# What a doubt about the translation costs: more than the first place is worth, so that a clean sentence is preferred
# wherever it stands, unless it is a fragment.
FLAG_COST = 1.5
# These say that it is no translation at all: chosen only where there is nothing else.
UNUSABLE_FLAGS = frozenset({"empty", "loop"})


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of the summary. sentences: the ids of the sentences that its words come from, in article order."""

    text: str
    sentences: tuple[int, ...]


def summarize(sentences: Sequence[Sentence], *, headline: str | None = None, count: int | None = None) -> list[Bullet]:
    """The sentences that matter most, cleaned up for reading alone, in the order of the article.

    Extractive: every word comes from the sentences named in `Bullet.sentences`; two where a pronoun gave way to a
    name from a sentence before. The same input gives the same bullets.

    sentences: the article's, in order. Id 0 without a paragraph is the headline: it steers the choice and becomes a
    bullet only where there is nothing else.
    headline: in English; None takes the one among `sentences`, if any.
    count: how many bullets at most; None goes by the length of the article, see `default_count`. Fewer come back
    where there are fewer sentences, or where they repeat each other.

    Raises ValueError if `count` is below 1.
    """
    if count is not None and count < 1:
        raise ValueError(f"count is {count}, but a summary has at least 1 bullet; leave count out to let it be chosen")
    readable = [sentence for sentence in sentences if any(map(str.isalnum, sentence.translation))]
    body = [sentence for sentence in readable if not _is_headline(sentence)]
    if not (headline and headline.strip()):
        headline = next((sentence.translation for sentence in readable if _is_headline(sentence)), None)
    usable = [sentence for sentence in body if not _is_unusable(sentence)]
    candidates = usable or [s for s in readable if not _is_unusable(s)] or readable
    bullets = _clean(candidates, sentences)
    texts = [bullet.text for bullet in bullets]
    vectors = Vectors(texts)
    worth = rank.score(texts, vectors, headline) - np.array([_doubt(sentence) for sentence in candidates])
    chosen = rank.choose(worth, vectors, default_count(len(candidates)) if count is None else count)
    return [bullets[index] for index in chosen]


def default_count(sentences: int) -> int:
    """Bullets for an article of so many sentences: 3, from 40 sentences on 4, and so on up to 7 for 100.

    Human highlights hardly grow with the article: on the development set of `rank.Weights`, square-root growth (5 for
    25 sentences) lost 3 points of ROUGE-1 against three bullets, this growth less than 1.
    """
    return min(MOST, max(FEWEST, 2 + sentences // STEP))


def _clean(candidates: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[Bullet]:
    """A bullet for each candidate; `sentences` are all, for whom a pronoun in a candidate means."""
    wanted = {id(sentence) for sentence in candidates}
    bullets = []
    previous: Sentence | None = None
    person: Person | None = None
    named_in = 0  # id of the sentence that holds the person's name
    for sentence in sentences:
        text = _opened(sentence)
        if previous is None or not _may_name(previous, sentence):
            person = None
        if id(sentence) in wanted:
            named = name_pronoun(text, person)
            ids = (sentence.id,) if named == text else (named_in, sentence.id)
            bullets.append(Bullet(cleanup.finish(cleanup.strip_source(cleanup.strip_also(named))), ids))
        following = follow(text, person)
        if following is not None and following.name in text:
            named_in = sentence.id
        previous, person = sentence, following
    return bullets


def _opened(sentence: Sentence) -> str:
    """The translation in one line, without dateline and connective."""
    text = cleanup.strip_dateline(" ".join(sentence.translation.split()))
    # Quotation marks first: the "But" of quoted words stays.
    return cleanup.finish(cleanup.strip_connective(cleanup.balance_quotes(text)))


def _may_name(previous: Sentence, sentence: Sentence) -> bool:
    """Whether `previous` is sound and near enough to say whom a pronoun in `sentence` means."""
    if _is_headline(previous) or previous.flags or previous.id == sentence.id:
        return False
    if previous.paragraph is None or sentence.paragraph is None:
        return previous.paragraph is sentence.paragraph
    return sentence.paragraph - previous.paragraph in (0, 1)


def _is_headline(sentence: Sentence) -> bool:
    return sentence.id == 0 and sentence.paragraph is None


def _is_unusable(sentence: Sentence) -> bool:
    return any(flag.code in UNUSABLE_FLAGS for flag in sentence.flags)


def _doubt(sentence: Sentence) -> float:
    return FLAG_COST * len(sentence.flags)
