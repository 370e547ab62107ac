"""Whether a word may be the name of a person, by the tables of `translate.people` and `translate.places`.

A Hindi word is asked for by its key, which is the same for all ways to type it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from translate.number_words import MONTHS
from translate.people import CAPITALS, COMMON, INDIAN, NAMES, WORDS_TOO
from translate.places import COUNTRIES, DAYS, TOWNS
from translate.sounds import letters_of

_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_NASAL = re.compile("[नमङञण](?=[क-ह])")


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """One for all ways to type a Hindi word: with nukta or without, अशोक् or अशोक, ट्रम्प or ट्रंप."""
    # A consonant with its vowel is no cluster: धनबाद keeps its न.
    return _NASAL.sub("ं", letters_of(word).replace("~", "_")).replace("_", "").replace("\u095c", "ड")


@cache
def _keys(words: frozenset[str]) -> frozenset[str]:
    return frozenset(key(part) for word in words for part in _WORD.findall(word))


def common(word: str) -> bool:
    """Whether the word of that key is one of every day, or a single letter."""
    return word in _keys(COMMON) or len(word) < 2


def word_too(name: str) -> bool:
    """Whether the name of that key is a word besides."""
    return name in _keys(WORDS_TOO)


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """The names that are one word in English too, by key."""
    return {key(name): english for name, english in NAMES.items() if " " not in english[0]}


@lru_cache(maxsize=1 << 14)
def place(word: str) -> bool:
    """Whether the word of that key is a place or made of one, which `translate.names` looks after: रूस, रूसी."""
    places = _keys(frozenset([*TOWNS, *COUNTRIES, *DAYS, *(name for name in MONTHS if not name.isascii())]))
    sizes = range(max(3, len(word) - 3), len(word) + 1)
    return word not in forms() and any(word[:size] in places for size in sizes)


@lru_cache(maxsize=1 << 12)
def ordinary(english: str) -> bool:
    """Whether a capitalised English word is one of every day, a place or made of one: no person."""
    small = english.casefold()
    if len(small) < 2 or small in CAPITALS or small in _places():
        return True
    return small.startswith(_places()) and small not in _people()


@cache
def _places() -> tuple[str, ...]:
    english = [*TOWNS.values(), *(form for forms in (*COUNTRIES.values(), *DAYS.values()) for form in forms)]
    parts = {part.casefold() for name in english for part in name.split() if len(part) > 3}
    return tuple(sorted(parts - {"khan"}))  # of Khan Yunis; there are more Khans


@cache
def _people() -> frozenset[str]:
    """Names that begin like a place: Puneet, Patnaik."""
    return frozenset(part.casefold() for forms in NAMES.values() for name in forms for part in name.split())


@cache
def indian() -> frozenset[str]:
    """English spellings of Indian names that are nothing else; those from abroad have more than a table has."""
    return frozenset(english for name in INDIAN - WORDS_TOO for english in NAMES[name])
