"""English as a translator garbles it: articles and words lost, names broken. Seeded, so that a text is garbled one way."""

from __future__ import annotations

import re
from random import Random

# How often each of them happens. Of the words that translations of the embedded model lack, most are articles.
NO_ARTICLE, NO_WORD, BROKEN_NAME = 0.3, 0.05, 0.3
ARTICLES = frozenset("a an the".split())
NAME = re.compile(r"[A-Z][a-z]{2,}")


def garbled(text: str, seed: int) -> str:
    """`text` without some of its words, and with some of its names misspelled; the first word stays."""
    random = Random(seed)
    first, *rest = text.split(" ")
    return " ".join([first, *(word for one in rest if (word := _garbled(one, random)))])


def _garbled(word: str, random: Random) -> str:
    chance = random.random()
    if word.lower() in ARTICLES:
        return "" if chance < NO_ARTICLE else word
    if NAME.match(word):
        return _misspelled(word, random) if chance < BROKEN_NAME else word
    return "" if chance < NO_WORD and not word.endswith((".", "?", "!")) else word


def _misspelled(name: str, random: Random) -> str:
    """Another vowel, or one letter less, behind the first."""
    vowels = [place for place, letter in enumerate(name) if place and letter in "aeiou"]
    if vowels:
        place = random.choice(vowels)
        return name[:place] + random.choice("aeiou".replace(name[place], "")) + name[place + 1 :]
    place = random.randrange(1, len(name))
    return name[:place] + name[place + 1 :]
