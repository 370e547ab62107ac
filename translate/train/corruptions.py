"""Translations made wrong on purpose, each in one named way: what noticing is taught on, and measured by.

Only the pairs that are given are cut, joined and changed; nothing is written anew but a few words of grammar. Seeded by
kind and place, so that a pair among others is spoiled as it is alone, but for kinds that borrow from its neighbours.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from translate.train.corrupting_words import (
    AUXILIARY,
    CANNOT,
    CLAUSE_WORDS,
    EDGE,
    END,
    HINDI_EDGE,
    NAME,
    NOT,
    NUMBER_WORD,
    NUMBER_WORDS,
    NUMERAL,
    OPPOSITE,
    TURNED,
    clauses,
)

Pair = tuple[str, str]

# A loop says so many words so many times more.
LOOP_WORDS, LOOP_TIMES = 4, 3


@dataclass(frozen=True, slots=True)
class Corruption:
    """A pair that is wrong now. kind: of KINDS; place: of the pair that it was made from; text: the wrong English.

    source: the Hindi; another than before only for the kind that cuts there.
    """

    kind: str
    place: int
    source: str
    text: str


# A pair, one that it may borrow from, and chance, to the Hindi and the wrong English; None where it cannot be done.
_Way = Callable[[Pair, Pair, random.Random], Pair | None]


def corruptions(pairs: Sequence[Pair], seed: int = 0, share: float = 1.0) -> list[Corruption]:
    """Every kind of corruption of every pair that allows it, by pair and then by kind. Needs two pairs or more.

    share: of them, by chance, that are made.
    """
    found = []
    for place, pair in enumerate(pairs):
        for kind, way in KINDS.items():
            chance = random.Random(f"{seed} {kind} {place}")  # text: the same on every machine
            if chance.random() >= share:
                continue
            other = pairs[(place + 1 + chance.randrange(len(pairs) - 1)) % len(pairs)]
            spoiled = way(pair, other, chance)
            if spoiled and spoiled != pair:
                found.append(Corruption(kind, place, *spoiled))
    return found


def _english(change: Callable[[str, random.Random], str | None]) -> _Way:
    def way(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
        text = change(pair[1], chance)
        return (pair[0], text) if text else None

    return way


def _borrowing(change: Callable[[str, str, random.Random], str | None]) -> _Way:
    def way(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
        text = change(pair[1], other[1], chance)
        return (pair[0], text) if text else None

    return way


def _without_one(text: str, edges: re.Pattern[str], end: str, chance: random.Random) -> str | None:
    """A text without one of its clauses, no more than two thirds of it, and with its end."""
    parts = clauses(text, edges)
    total = len(text.split())
    places = [place for place, part in enumerate(parts) if len(part.split()) <= 2 * total / 3]
    if len(parts) < 2 or not places:
        return None
    gone = chance.choice(places)
    left = " ".join(part for place, part in enumerate(parts) if place != gone).rstrip(" ,;:–—-")
    return left if left.endswith(tuple('।.?!"”’)')) else left + end


def _dropped_clause(text: str, chance: random.Random) -> str | None:
    left = _without_one(text, EDGE, ".", chance)
    return left and left[:1].upper() + left[1:]


def _added_clause(pair: Pair, other: Pair, chance: random.Random) -> Pair | None:
    """The Hindi loses a clause, so that the English says too much: of the same matter, as made-up details are."""
    hindi = _without_one(pair[0], HINDI_EDGE, "।", chance)
    return (hindi, pair[1]) if hindi else None


def _dropped_words(text: str, chance: random.Random) -> str | None:
    words = text.split()
    gone = len(words) // 4
    if gone < 2:
        return None
    start = chance.randrange(len(words) - gone)
    return " ".join(words[:start] + words[start + gone :])


def _half(text: str, chance: random.Random) -> str | None:
    words = text.split()
    return " ".join(words[: len(words) // 2]) + "." if len(words) >= 2 * CLAUSE_WORDS else None


def _no_longer_denied(text: str, chance: random.Random) -> str | None:
    if CANNOT.search(text):
        return CANNOT.sub("can", text, count=1)
    return NOT.sub(r"\g<verb>", text, count=1) if NOT.search(text) else None


def _denied(text: str, chance: random.Random) -> str | None:
    found = list(AUXILIARY.finditer(text))
    if not found:
        return None
    end = chance.choice(found).end()
    return f"{text[:end]} not{text[end:]}"


def _numeral(text: str, chance: random.Random) -> str | None:
    numerals = list(NUMERAL.finditer(text))
    if not numerals:
        return None
    found = chance.choice(numerals)
    digits = list(found[0])
    place = chance.randrange(len(digits))
    digits[place] = chance.choice([digit for digit in "123456789" if digit != digits[place]])
    return text[: found.start()] + "".join(digits) + text[found.end() :]


def _number_word(text: str, chance: random.Random) -> str | None:
    words = list(NUMBER_WORD.finditer(text))
    if not words:
        return None
    found = chance.choice(words)
    other = chance.choice([word for word in NUMBER_WORDS if word != found[0]])
    return text[: found.start()] + other + text[found.end() :]


def _swapped_names(text: str, chance: random.Random) -> str | None:
    found = list(NAME.finditer(text))
    pairs = [(one, two) for one, two in itertools.pairwise(found) if one[0] != two[0]]
    if not pairs:
        return None
    one, two = chance.choice(pairs)
    between = text[one.end() : two.start()]
    return text[: one.start()] + two[0] + between + one[0] + text[two.end() :]


def _another_name(text: str, other: str, chance: random.Random) -> str | None:
    mine, theirs = list(NAME.finditer(text)), [name for name in NAME.findall(other) if name not in text]
    if not mine or not theirs:
        return None
    found = chance.choice(mine)
    name: str = chance.choice(theirs)
    return text[: found.start()] + name + text[found.end() :]


def _opposite(text: str, chance: random.Random) -> str | None:
    found = list(TURNED.finditer(text))
    if not found:
        return None
    word = chance.choice(found)
    other: str = OPPOSITE[word[0]]
    return text[: word.start()] + other + text[word.end() :]


def _loop(text: str, chance: random.Random) -> str | None:
    words = END.sub("", text).split()
    if len(words) < LOOP_WORDS:
        return None
    end = chance.randrange(LOOP_WORDS, len(words) + 1)
    return " ".join(words[:end] + LOOP_TIMES * words[end - LOOP_WORDS : end])


def _another_sentence(text: str, other: str, chance: random.Random) -> str | None:
    return other


def _another_ending(text: str, other: str, chance: random.Random) -> str | None:
    mine, theirs = text.split(), other.split()
    if min(len(mine), len(theirs)) < 2 * CLAUSE_WORDS:
        return None
    return " ".join(mine[: len(mine) // 2] + theirs[len(theirs) // 2 :])


def _foreign_clause(text: str, other: str, chance: random.Random) -> str | None:
    mine, theirs = clauses(text), clauses(other)
    extra = chance.choice(theirs)
    if len(theirs) < 2 or len(extra.split()) < CLAUSE_WORDS:
        return None
    extra = END.sub("", extra).strip(" ,;:–—-")
    return (
        f"{END.sub('', text)}, {extra[:1].lower()}{extra[1:]}."
        if len(mine) < 2
        else (f"{mine[0].rstrip(' ,')}, {extra[:1].lower()}{extra[1:]}, {' '.join(mine[1:])}")
    )


KINDS: dict[str, _Way] = {
    "dropped clause": _english(_dropped_clause),
    "dropped words": _english(_dropped_words),
    "cut in half": _english(_half),
    "added detail": _added_clause,
    "foreign clause": _borrowing(_foreign_clause),
    "another ending": _borrowing(_another_ending),
    "another sentence": _borrowing(_another_sentence),
    "not added": _english(_denied),
    "not removed": _english(_no_longer_denied),
    "opposite word": _english(_opposite),
    "changed number": _english(_numeral),
    "changed number word": _english(_number_word),
    "swapped names": _english(_swapped_names),
    "another name": _borrowing(_another_name),
    "loop": _english(_loop),
}
