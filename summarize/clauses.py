"""The small clauses of an English sentence, for what stands before what: who did it, to whom, from where.

A clause goes to the next preposition, conjunction or stop. "Rebels were killed by police" is "police killed rebels".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from summarize.lexicon import BE, CONJUNCTIONS, DISTINCT_PASTS, PASTS, PREPOSITIONS, RELATIVES, SUBORDINATORS
from summarize.vectors import STOP_TERMS, words
from summarize.words import MONTHS, WEEKDAYS
from translate.number_words import ENGLISH, ENGLISH_SCALES

NUMBERS = (frozenset(ENGLISH) | frozenset(ENGLISH_SCALES)) - MONTHS

_TOKEN = re.compile(r"[^\W_]+(?:[.,-][^\W_]+)*|['’]s?(?!\w)|[^\w\s]")
# These go with the verb as often as they begin a phrase.
_PARTICLES = frozenset("down off out up".split())
_PARTS = (PREPOSITIONS | CONJUNCTIONS | RELATIVES | SUBORDINATORS) - _PARTICLES
# A phrase with one of these may be a part of another noun: the Surat fire, the fire in Surat.
_LOOSE = frozenset("as at because by in when".split())
_BE = BE | frozenset("be been being".split())
_POSSESSIVE = frozenset(("'", "’", "'s", "’s"))
# "It took firefighters hours": who does it comes after the verb.
_EMPTY = frozenset(("it", "there"))
_WAS = frozenset("did had was were".split())
# Different words, one meaning whatever stands with them. Who died was killed: as in the passive.
_DIED = frozenset("die died dies dying".split())
_SAME = {"remain": "stai", "kil": "die"} | dict.fromkeys(_DIED, "die")


@dataclass(frozen=True, slots=True)
class Clause:
    """words: those of meaning, by their keys, as in the active. role: the preposition where it matters, or nothing.

    owners: those with a possessive. passive: it is turned round. empty: it begins with "it" or "there".
    """

    words: tuple[str, ...]
    role: str
    owners: frozenset[str]
    passive: bool
    empty: bool

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Which word comes before which, where that says who did it."""
        return combinations(() if self.empty else self.words, 2)

    def role_of(self, word: str) -> str:
        if word in self.owners:
            return "'s"
        return self.role


def tokens(text: str) -> list[str]:
    """Words, possessive endings and marks, as they are written."""
    return _TOKEN.findall(text)


@cache
def key(word: str) -> str:
    """One for all forms of a regular word: open, opens, opened, opening."""
    if word in _DIED:
        return "die"
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    word = word.removesuffix("e")
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    word = word[:-1] + "i" if word.endswith("y") else word
    return _SAME.get(word, word)


@cache
def is_past(word: str) -> bool:
    """Whether it may say that something has been."""
    return word in _WAS or word in PASTS or word in DISTINCT_PASTS or (word.endswith("ed") and len(word) > 4)


_DAYS = frozenset(map(key, WEEKDAYS | MONTHS | {"mai"}))


def clauses(text: str) -> Iterator[Clause]:
    parts: list[tuple[str, list[str]]] = [("", [])]
    for token in tokens(text):
        plain = token.lower()
        if plain in _PARTS or not (token[0].isalnum() or plain in _POSSESSIVE):
            parts.append((plain, []))
        else:
            parts[-1][1].append(plain)
    agent: tuple[str, ...] = ()
    # From the end: who did it is known before what was done.
    found: list[Clause] = []
    for opening, inside in reversed(parts):
        done = opening not in PREPOSITIONS or not _BE.isdisjoint(inside)
        clause = _clause(opening, inside, agent if done else ())
        if opening == "by" and not _counts(inside):
            agent = clause.words
        elif done:
            agent = ()
        if clause.words:
            found.append(clause)
    yield from reversed(found)


def roles_of(found: Iterable[Clause]) -> dict[str, set[str]]:
    """For each word, behind which prepositions it stands."""
    roles: dict[str, set[str]] = {}
    for clause in found:
        for word in clause.words:
            roles.setdefault(word, set()).add(clause.role_of(word))
    return roles


def _clause(opening: str, inside: list[str], agent: tuple[str, ...]) -> Clause:
    place = next((place for place, word in enumerate(inside) if word in _BE), None)
    passive = False
    if place is not None:
        before, after = inside[:place], inside[place + 1 :]
        passive = not (after and after[0].endswith("ing"))
        ordered = [*_keys(after), *_keys(before)] if passive else _keys(inside)
    elif agent or (_DIED.intersection(inside)):
        passive = True
        ordered = _keys(inside)[::-1]
    else:
        ordered = _keys(inside)
    owners = frozenset(
        key(word) for word, following in pairwise(inside) if following in _POSSESSIVE and word[0].isalnum()
    )
    empty = bool(inside) and inside[0] in _EMPTY
    # Of each word the first: "Police said the police ...".
    return Clause(tuple(dict.fromkeys([*agent, *ordered])), _role(opening, inside), owners, passive, empty)


def _role(opening: str, inside: list[str]) -> str:
    if opening not in PREPOSITIONS or opening in _LOOSE:
        return ""
    # "Tariffs of 25 percent"; "to be called off" is no place, nor is "on Monday".
    loose = (
        (opening == "of" and _counts(inside))
        or (opening == "to" and inside[:1] == ["be"])
        or (opening == "on" and not _DAYS.isdisjoint(_keys(inside)[:1]))
    )
    return "" if loose else opening


def _counts(inside: list[str]) -> bool:
    return any(word in NUMBERS or word[0].isdigit() for word in inside)


def _keys(inside: list[str]) -> list[str]:
    """The words of meaning, as `summarize.vectors` has them."""
    plain = [word for token in inside if token[0].isalpha() for word in words(token)]
    return [key(word) for word in plain if word not in STOP_TERMS and word not in NUMBERS]
