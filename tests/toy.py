"""A toy language: every Devanagari word stands for one Latin word, in the same order, and back. We made it up."""

from __future__ import annotations

import random

WORDS = 60
_CONSONANTS = "कगजटतदनपबमरलवसह"
_VOWELS = ("", "ा", "ि", "ी", "ु", "े", "ो")
_ROMAN = dict(zip(_CONSONANTS, "k g j t d z n p b m r l v s h".split(), strict=True))


def lexicon() -> dict[str, str]:
    """Devanagari word -> Latin word, all of them different; no sound of one tells the other."""
    chance = random.Random(1)
    hindi = _words(chance, lambda: chance.choice(_CONSONANTS) + chance.choice(_VOWELS))
    english = _words(chance, lambda: chance.choice([*_ROMAN.values()]) + chance.choice("aeiou"))
    return dict(zip(hindi, english, strict=True))


def pairs(count: int, seed: int = 0) -> list[tuple[str, str]]:
    """Different sentences of three to eight words and their translations."""
    chance, words = random.Random(seed), lexicon()
    found: dict[str, str] = {}
    while len(found) < count:
        chosen = chance.choices([*words], k=chance.randint(3, 8))
        found[" ".join(chosen) + "।"] = " ".join(words[word] for word in chosen).capitalize() + "."
    return [*found.items()]


def _words(chance: random.Random, syllable) -> list[str]:  # type: ignore[no-untyped-def]
    found: dict[str, None] = {}
    while len(found) < WORDS:
        found["".join(syllable() for _ in range(chance.randint(2, 3)))] = None
    return [*found]
