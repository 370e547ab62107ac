"""Whether a bullet's numbers and names are in its source: both English, the source as sentences.

It sees that a number or a name was made up, not that a true one stands in the wrong place. Made for extracts: the word
that begins a sentence may be a name or not, so it must be in the source too, in whatever case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from summarize.words import STOP_WORDS
from translate.number_words import MONTHS
from translate.numbers import Number, english_numbers

# What the share of bullets with nothing made up is called.
CHECK = "numbers and names in the source"
# Letters and digits with the apostrophes inside them; "U.S." and "J.K." with their stops. A hyphen parts words.
WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b(?!\.))?|[^\W_]+(?:'[^\W_]+)*")
POSSESSIVE = re.compile(r"'s$")
# What stands between two words of which the second may begin a sentence: a stop, a colon, a dash, an opening mark.
BEGINS = re.compile(r"""[.!?…:;–—"“”(\[]|(?:^|\s)['‘]""")
# A pronoun, no name: "I", "I'm".
FIRST_PERSON = re.compile(r"i(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class Source:
    """What an article holds. words: all, in small letters; capitalised: those that stand there with a capital."""

    words: frozenset[str]
    capitalised: frozenset[str]
    numbers: frozenset[Decimal]


@dataclass(frozen=True, slots=True)
class _Word:
    key: str  # small letters, without possessive and stops
    text: str
    capital: bool
    begins: bool


def source(sentences: Iterable[str]) -> Source:
    """The words and numbers of an article's sentences."""
    texts = list(sentences)
    words = [word for text in texts for word in _words(text)]
    return Source(
        words=frozenset(word.key for word in words),
        capitalised=frozenset(word.key for word in words if word.capital),
        numbers=frozenset(number.value for text in texts for number in _numbers(text)),
    )


def made_up(text: str, known: Source) -> list[str]:
    """The numbers and names of a bullet that its source does not hold, as they are written, numbers first.

    Numbers go by value: "1,200" is "1200" and "twelve hundred". Names are words with a capital, and must have one in
    the source; where a sentence begins, any word of the source will do. "I" and its short forms are no names, nor is a
    "The" or "It" that begins a sentence.
    """
    numbers = [number.text for number in _numbers(text) if number.value not in known.numbers]
    names = [word.text for word in _words(text) if word.capital and not _holds(known, word)]
    return list(dict.fromkeys([*numbers, *names]))


def _holds(known: Source, word: _Word) -> bool:
    """Whether the source has the word, as a name where it can only be one; or the word is no name."""
    if FIRST_PERSON.fullmatch(word.key):
        return True
    if word.begins:
        # "US" may begin a sentence too; "Us" is no name.
        return word.key in known.words or (word.key in STOP_WORDS and word.text != word.key.upper())
    return word.key in known.capitalised


def _numbers(text: str) -> list[Number]:
    """Without months by name ("may" is more often a verb): those are words with a capital."""
    return [number for number in english_numbers(text) if number.text not in MONTHS]


def _words(text: str) -> list[_Word]:
    text = unicodedata.normalize("NFC", text).replace("’", "'")
    found: list[_Word] = []
    end = 0
    for match in WORD.finditer(text):
        plain = POSSESSIVE.sub("", match[0])
        begins = not found or BEGINS.search(text, end, match.start()) is not None
        found.append(_Word(plain.replace(".", "").lower(), plain, any(map(str.isupper, plain)), begins))
        end = match.end()
    return found
