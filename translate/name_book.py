"""How each name of an article is spelled: by the article itself, where it is sure enough, and by the table of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from translate import naming
from translate.aligning import ALIKE, SURE, Word, adjoining, aligned, english_words, hindi_words, neighbours
from translate.glossary import Glossary
from translate.listed import Listed, by_keys
from translate.people import TITLES
from translate.results import Sentence
from translate.sounds import likeness, spelled_out

# From here on spellings are as near as each other (Yechury, Yechuri), and the most frequent is chosen.
PLAIN = 0.95
# How much nearer counts for more than more frequent: one Shobhan outweighs five Shobons.
STEEP = 16
# A name that is one beside another alone: its key and that of the other.
_Beside: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """What is known of the names of an article: English by key, which of it the article has itself, and what the reader's
    list says, longest names first.
    """

    spelled: Mapping[str | _Beside, str]
    heard: frozenset[str]
    listed: Listed


def book_of(sentences: Sequence[Sentence], names: Glossary) -> Book:
    """What the sentences of one article say of its names. names: the reader's list."""
    heard: dict[str | _Beside, dict[str, float]] = {}
    uses: Counter[str] = Counter()
    met: Counter[str] = Counter()
    small: set[str] = set()
    halves: dict[_Beside, Counter[str]] = {}
    words: dict[str, str] = {}
    sounds: dict[str | _Beside, str] = {}
    for sentence in sentences:
        hindi, english = hindi_words(sentence.source), english_words(sentence.translation)
        found, loud = aligned(hindi, english, {}), sentence.translation.isupper()
        uses.update({word.key for word in hindi})
        met.update({hindi[i].key for i, (_, like) in found.items() if like >= SURE})
        for i, (a, like) in found.items():
            around = [n for n in neighbours(hindi, i) if n in found and adjoining(english, a, found[n][0])]
            for n in around:
                if not loud and _person(hindi[n], english[found[n][0]]):
                    words.setdefault(hindi[i].key, hindi[i].text)
                    halves.setdefault((hindi[i].key, hindi[n].key), Counter())[_titled(english[a])] += 1
            # A capital at the beginning of a sentence is no sign of a name, but one beside a name is.
            if like >= SURE and not loud and (english[a].name or around or _sure(hindi[i].key)):
                own = hindi[i].key
                keys: list[str | _Beside] = [own, *((own, hindi[n].key) for n in around)]
                for key in keys:
                    votes = heard.setdefault(key, {})
                    text = _titled(english[a])
                    votes[text] = votes.get(text, 0.0) + (1.0 if like >= PLAIN else like**STEEP)
                    sounds.setdefault(key, hindi[i].text)
        for i, word in enumerate(hindi):
            unmet = i not in found and not naming.common(word.key) and word.key not in small
            if unmet and any(not other.capital and likeness(word.text, other.text) >= ALIKE for other in english):
                small.add(word.key)
    spelled: dict[str | _Beside, str] = {key: known[0] for key, known in naming.forms().items() if _sure(key)}
    for key, votes in heard.items():
        alone = key if isinstance(key, str) else ""
        if not alone or (
            not naming.common(alone)
            and not naming.place(alone)
            and alone not in small
            and _often(alone, met[alone], uses[alone])
        ):
            spelled[key] = _chosen(key, votes, sounds[key])
    apart = _shared(halves, words, spelled)
    # Where such a name stands alone, nobody knows whose it is.
    for key, _ in apart:
        spelled.pop(key, None)
    spelled.update(apart)
    own_spellings = frozenset(text for votes in heard.values() for text in votes)
    return Book(spelled, own_spellings, by_keys(sentences, names))


def _person(hindi: Word, english: Word) -> bool:
    """Whether what stands beside a name is the other half of it, and no title, nor a word of every day."""
    return hindi.text not in TITLES and not naming.ordinary(english.text)


def _shared(
    halves: Mapping[_Beside, Counter[str]], words: Mapping[str, str], spelled: Mapping[str | _Beside, str]
) -> dict[_Beside, str]:
    """How each of several people is spelled whose name is the same in Hindi, and is not in English: Sean Connery, Shaun Tait.

    halves: how often each name is spelled how beside another. words: one of the Hindi words of each key. spelled: as all of
    that name would be, were it not for this.
    """
    own: dict[str, dict[str, str]] = {}
    others: dict[str, set[str]] = {}
    for (key, other), texts in sorted(halves.items()):
        [(text, count)] = texts.most_common(1)
        # One that sounds less like it is no slip if it comes again, nor if a table has it.
        sure = likeness(words[key], text) >= SURE
        if len(texts) == 1 and (sure or count > 1 or text in naming.forms().get(key, ())):
            own.setdefault(key, {})[other] = text
            if not sure and key in spelled:
                others.setdefault(key, {spelled[key]}).add(text)
    for key, known in own.items():
        for (one, first), (two, second) in combinations(known.items(), 2):
            if (one, two) not in halves and (two, one) not in halves:
                others.setdefault(key, set()).update((first, second))
    shared = {key for key, spellings in others.items() if len({text.casefold() for text in spellings}) > 1}
    return {(key, other): text for key in sorted(shared) for other, text in own[key].items()}


def _sure(key: str) -> bool:
    """Whether the table alone says that a word is a name."""
    return key in naming.forms() and not naming.word_too(key)


def _titled(word: Word) -> str:
    return word.text.title() if word.text.islower() else word.text


def _often(key: str, met: int, uses: int) -> bool:
    """Whether a word is a name all through the article; one that is a word besides must have been met more than once."""
    return (met > 1 and 5 * met >= 3 * uses) if naming.word_too(key) else 3 * met >= uses


def _chosen(key: str | _Beside, votes: Mapping[str, float], word: str) -> str:
    """The nearest by sound and most frequent; where a table has the name, its spelling rather than one less near."""
    known = naming.forms().get(key if isinstance(key, str) else key[0], ())
    best = max(votes, key=lambda text: (text in known, votes[text]))
    return best if not known or best in known or likeness(word, best) >= SURE else known[0]


def known_names(hindi: Sequence[Word], book: Book, settled: Collection[int]) -> dict[int, str]:
    """Hindi word -> how it is spelled, for the names that the book has. settled: words that are not asked for."""
    return {i: name for i in range(len(hindi)) if i not in settled and (name := _spelling_at(hindi, i, book))}


def _spelling_at(hindi: Sequence[Word], i: int, book: Book) -> str | None:
    """How the name at that place is spelled; None where it is no name, or nobody knows."""
    key = hindi[i].key
    # An abbreviation says itself how it is spelled; of two letters there are too many.
    letters = spelled_out(hindi[i].text)
    if len(letters) > 2 and not naming.place(key):
        return letters
    return book.spelled.get(key) or next(
        (found for n in neighbours(hindi, i) if (found := book.spelled.get((key, hindi[n].key)))), None
    )
