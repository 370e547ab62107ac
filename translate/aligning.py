"""The words of a Hindi sentence and of its English, and which of them are one name because they sound alike.

Likeness is that of `translate.sounds`. A name is aligned to one word, with a capital; what stands beside it, to what stands
beside that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from translate import naming
from translate.sounds import letters_of, likeness

# From here on two words are one name.
ALIKE = 0.75
# From here on a capitalised word that nothing else explains is the name, garbled; below it the name is not there.
NEAR = 0.55
# From here on a spelling may serve as the pattern of others, and stands against that of a table.
SURE = 0.9

_HINDI = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_ENGLISH = re.compile(
    r"(?<![\w.])(?:[A-Z]\.)+[A-Z](?!\w)|(?<![\w.])(?:[A-Z]\.){2,}|(?<!\w)[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?!\w)"
)
# What may stand between the parts of one name: किम जोंग-उन, एस. जयशंकर, ए.पी.जे. अब्दुल कलाम.
_WITHIN = re.compile(r"\s|-|\.\s?")
# After these a capital is no sign of a name.
_OPENING = re.compile(r"(?:^|[.?!:;]['\"”’)]*\s)[\s'\"“‘(]*$|[\"“‘]$")

Found: TypeAlias = Mapping[int, tuple[int, float]]
"""Hindi word -> the English word aligned to it, and how much they sound alike, by their numbers in the sentence."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place. joined: it may go on a name of the word before. key: Hindi: the same for all ways to type it.

    capital: English: written with one, or behind a hyphen (Jong-un). name: and that where none would be expected.
    """

    text: str
    start: int
    end: int
    joined: bool
    key: str = ""
    capital: bool = False
    name: bool = False


@lru_cache(maxsize=1 << 12)
def hindi_words(source: str) -> tuple[Word, ...]:
    """The words in Devanagari, in order."""
    found, end = [], -1
    for match in _HINDI.finditer(source):
        joined = end >= 0 and _WITHIN.fullmatch(source, end, match.start()) is not None
        found.append(Word(match[0], match.start(), match.end(), joined, naming.key(match[0])))
        end = match.end()
    return tuple(found)


@lru_cache(maxsize=1 << 12)
def english_words(text: str) -> tuple[Word, ...]:
    """The words and initials (J.P.) of English, in order. Of a text all in capitals none is a `name`."""
    found: list[Word] = []
    loud = text.isupper()
    for match in _ENGLISH.finditer(text):
        start, before = match.start(), found[-1] if found else None
        joined = before is not None and _WITHIN.fullmatch(text, before.end, start) is not None
        behind = before is not None and joined and before.capital and text[start - 1] == "-"
        capital = match[0][0].isupper()
        name = capital and not loud and not _OPENING.search(text, 0, start)
        found.append(Word(match[0], start, match.end(), joined, capital=capital or behind, name=name))
    return tuple(found)


def neighbours(words: Sequence[Word], i: int) -> Iterator[int]:
    """The numbers of the words before and after, where they may be parts of the same name."""
    if words[i].joined:
        yield i - 1
    if i + 1 < len(words) and words[i + 1].joined:
        yield i + 1


def adjoining(words: Sequence[Word], one: int, other: int) -> bool:
    """Whether the words of two numbers, which need not be numbers of words, may be parts of the same name."""
    return (
        abs(one - other) == 1
        and min(one, other) >= 0
        and max(one, other) < len(words)
        and words[max(one, other)].joined
    )


def is_name(word: Word) -> bool:
    """Whether an English word is the name of a person by its capital: none of every day, and no place."""
    return word.name and not naming.ordinary(word.text)


def aligned(hindi: Sequence[Word], english: Sequence[Word], names: Mapping[int, str]) -> dict[int, tuple[int, float]]:
    """Hindi word -> the capitalised English word that sounds like it, and how much; one for one, the nearest first.

    names: those that may be garbled, with their spelling; a word of every day is only aligned beside another name.
    """
    pairs = []
    for i, word in enumerate(hindi):
        name = names.get(i)
        if naming.common(word.key) and name is None:
            continue
        for a, other in enumerate(english):
            if other.capital and len(other.text) > 1:
                like = likeness(word.text, other.text)
                exact = name is not None and name.casefold() == other.text.casefold()
                if exact or like >= (ALIKE if name is None else NEAR):
                    apart = abs(i / len(hindi) - a / len(english))
                    pairs.append((-like - exact, apart, i, a))
    found: dict[int, tuple[int, float]] = {}
    taken: set[int] = set()
    for like, _, i, a in sorted(pairs):
        if i not in found and a not in taken:
            found[i] = a, -like
            taken.add(a)
    # What is beside a name, and sounds like what is beside it there, belongs to it: उन of किम जोंग उन.
    for known, i in [(n, i) for n in sorted(found) for i in neighbours(hindi, n)]:
        a = found[known][0] + i - known
        if i not in found and a not in taken and adjoining(english, a, found[known][0]):
            like = likeness(hindi[i].text, english[a].text)
            if english[a].capital and like >= ALIKE:
                found[i] = a, like
                taken.add(a)
    return found


def answered(hindi: Sequence[Word], i: int, english: Sequence[Word]) -> bool:
    """Whether any word of the English sounds like the Hindi word of that number, capitalised or not, written as one word or two."""
    word = hindi[i].text
    # Of two sounds, every second word has one.
    short = len(letters_of(word).replace("~", "")) < 4
    if any(likeness(word, other.text) >= (NEAR if other.capital and not short else ALIKE) for other in english):
        return True
    twos = [one.text + other.text for one, other in pairwise(english) if other.joined]
    if any(likeness(word, two) >= ALIKE for two in twos):
        return True
    both = ["".join(hindi[n].text for n in sorted((i, n))) for n in neighbours(hindi, i)]
    return any(likeness(two, other.text) >= ALIKE for two in both for other in english)
