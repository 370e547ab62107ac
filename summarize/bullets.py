"""From translated sentences to bullets: make each stand alone, choose, shorten, fuse, and say what a bullet rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from summarize import cleanup
from summarize.antecedent import Person, follow, name_pronoun
from summarize.compress import shorter, titled, untitled
from summarize.fuse import fused
from summarize.rank import Ranking
from summarize.results import EXTRACTIVE, OPEN, Brief, Bullet
from summarize.support import supported
from translate.results import Flag, Sentence

FEWEST, MOST = 3, 7
# One bullet more for so many sentences.
STEP = 20
# What a doubt about the translation costs: more than any coverage is worth, so that a clean sentence is preferred wherever
# it stands; but for a place or a day that got lost, which is told beside the bullet.
FLAG_COST = 1.0
LESS = {"names": 0.02, "spelling": 0.02, "missing": 0.1, "added": 0.1, "doubtful": 0.1}
# The first sentence of a paragraph brings its news. A hint: what the ranking was learned from has no paragraphs.
OPENS = 0.01
# These say that it is no translation at all: chosen only where there is nothing else.
UNUSABLE_FLAGS = frozenset({"empty", "loop"})
# Characters of what is no sentence any more, but a list or a table: nothing is cut there.
LONGEST = 1500
# Words of a summary in one line.
LINE = 25


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that stands alone. sentences: the ids of those that its words come from."""

    text: str
    sentences: tuple[int, ...]


class Extractive:
    """Bullets out of the article's own words; the same input gives the same bullets."""

    def summarize(
        self, sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None
    ) -> list[Bullet]:
        """See `summarize`."""
        return summarize(sentences, brief, headline=headline)

    def describe(self) -> Mapping[str, str]:
        return {"name": EXTRACTIVE}


def summarize(sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None) -> list[Bullet]:
    """The sentences that matter most, made short and fit for reading alone, in the order of the article.

    Every word comes from the sentences named in `Bullet.sentences`: more than one where a pronoun gave way to a name from
    a sentence before, or where two that share a subject became one, by an "and" of ours.

    sentences: the article's, in order. Id 0 without a paragraph is the headline: it steers the choice, and becomes a
    bullet where the brief asks for it, or where there is nothing else. headline: in English; None takes the one among
    `sentences`, if any. brief: what is asked; without a count it goes by the length of the article, see `default_count`,
    or by the words. Fewer come back where there are fewer sentences, or where they repeat each other.
    """
    readable = [sentence for sentence in sentences if is_readable(sentence)]
    body = [sentence for sentence in readable if not is_headline(sentence)]
    first = next((sentence for sentence in readable if is_headline(sentence)), None)
    if not (headline and headline.strip()):
        headline = first.translation if first else None
    usable = [sentence for sentence in body if not is_unusable(sentence)]
    candidates = usable or [s for s in readable if not is_unusable(s)] or readable
    leads = brief.headline and first and first not in candidates and not is_unusable(first)
    drafts = [Draft(_opened(first), (first.id,))] if leads and first else []
    count = brief.count or (len(drafts) + len(candidates) if brief.words else default_count(len(candidates)))
    words = None if brief.words is None else brief.words - sum(len(draft.text.split()) for draft in drafts)
    if count > len(drafts) and (words is None or words > 0):
        rest = replace(brief, count=count - len(drafts), words=words)
        drafts += _chosen(candidates, sentences, rest, headline, said=drafts[0].text if drafts else None)
    flags = {sentence.id: sentence.flags for sentence in sentences}
    return [
        supported(Bullet(draft.text, draft.sentences, flags=_together(flags, draft.sentences)), sentences)
        for draft in _introduced_once(drafts)
    ]


def tldr(sentences: Sequence[Sentence], *, headline: str | None = None) -> Bullet | None:
    """The article in one line, of LINE words where a sentence is as short as that; None where nothing can be read."""
    return next(iter(summarize(sentences, Brief(count=1, words=LINE), headline=headline)), None)


def default_count(sentences: int) -> int:
    """Bullets for an article of so many sentences: 3, from 40 sentences on 4, and so on up to 7 for 100.

    Human highlights hardly grow with the article; with square-root growth (5 for 25 sentences) bullets lost 3 points of
    ROUGE-1 against three of them.
    """
    return min(MOST, max(FEWEST, 2 + sentences // STEP))


def standing_alone(candidates: Sequence[Sentence], sentences: Sequence[Sentence]) -> list[Draft]:
    """A draft for each candidate; `sentences` are all, for whom a pronoun in a candidate means."""
    wanted = {id(sentence) for sentence in candidates}
    drafts = []
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
            drafts.append(Draft(cleanup.finish(cleanup.strip_source(cleanup.strip_also(named))), ids))
        following = follow(text, person)
        if following is not None and following.name in text:
            named_in = sentence.id
        previous, person = sentence, following
    return drafts


def is_readable(sentence: Sentence) -> bool:
    """Whether there is a word or a number in it."""
    return any(map(str.isalnum, sentence.translation))


def is_unusable(sentence: Sentence) -> bool:
    """Whether it is flagged as no translation at all."""
    return any(flag.code in UNUSABLE_FLAGS for flag in sentence.flags)


def is_headline(sentence: Sentence) -> bool:
    """Whether this is the article's headline."""
    return sentence.id == 0 and sentence.paragraph is None


def _together(flags: Mapping[int, Sequence[Flag]], ids: Sequence[int]) -> tuple[Flag, ...]:
    """The doubts about any of the sentences, each once."""
    return tuple(dict.fromkeys(flag for number in ids for flag in flags[number]))


def _chosen(
    candidates: Sequence[Sentence], sentences: Sequence[Sentence], brief: Brief, headline: str | None, said: str | None
) -> list[Draft]:
    """The drafts of at most `brief.count` bullets: two sentences that become one make room for another.

    said: a bullet that is there already.
    """
    drafts = standing_alone(candidates, sentences)
    ranking = Ranking([draft.text for draft in drafts], headline, _bonus(candidates))
    count = min(brief.count or 0, len(drafts))
    found: list[Draft] = []
    for size in range(count, 2 * count + 1):
        chosen = ranking.choose(size, brief.words, brief.about, said)
        following = _fused(drafts, chosen, candidates)
        if len(following) > count:
            break
        found = following
        if len(chosen) < size or len(found) == count:
            break
    return found


def _fused(drafts: Sequence[Draft], chosen: Sequence[int], candidates: Sequence[Sentence]) -> list[Draft]:
    """The chosen drafts, shortened; neighbours in the article that share a subject as one."""
    found: list[Draft] = []
    last: int | None = None  # the draft that the next one may be fused with
    for index in chosen:
        draft = drafts[index]
        if len(draft.text) <= LONGEST:
            draft = Draft(shorter(draft.text), draft.sentences)
        together = None
        if last == index - 1 and _follows(candidates[last], candidates[index]):
            together = fused(found[-1].text, draft.text)
        if together:
            found[-1] = Draft(together, tuple(sorted({*found[-1].sentences, *draft.sentences})))
            last = None  # two are enough for one bullet
        else:
            found.append(draft)
            last = index
    return found


def _follows(previous: Sentence, sentence: Sentence) -> bool:
    """Whether the subject of the one can be that of the other: neighbours, and both sound."""
    return sentence.id == previous.id + 1 and _may_name(previous, sentence) and not sentence.flags


def _introduced_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Whoever was named with a title needs none in the bullets after that."""
    named: list[str] = []
    found = []
    for draft in drafts:
        found.append(Draft(cleanup.finish(untitled(draft.text, named)), draft.sentences))
        named += titled(draft.text)
    return found


def _bonus(candidates: Sequence[Sentence]) -> list[float]:
    places = [None, *(sentence.paragraph for sentence in candidates)]
    return [
        OPENS * (before != place) - sum(LESS.get(flag.code, FLAG_COST) for flag in sentence.flags)
        for (before, place), sentence in zip(pairwise(places), candidates, strict=True)
    ]


def _opened(sentence: Sentence) -> str:
    """The translation in one line, without dateline and connective."""
    text = cleanup.strip_dateline(" ".join(sentence.translation.split()))
    # Quotation marks first: the "But" of quoted words stays.
    return cleanup.finish(cleanup.strip_connective(cleanup.balance_quotes(text)))


def _may_name(previous: Sentence, sentence: Sentence) -> bool:
    """Whether `previous` is sound and near enough to say whom a pronoun in `sentence` means."""
    if is_headline(previous) or previous.flags or sentence.id != previous.id + 1:  # some were left out between
        return False
    if previous.paragraph is None or sentence.paragraph is None:
        return previous.paragraph is sentence.paragraph
    return sentence.paragraph - previous.paragraph in (0, 1)
