"""Which of many texts say the same as another, so that one may stand for both. When in doubt they do not.

A text may add to another; it may not put something else in its place. So no table of opposites is needed: where both
have a word of meaning that the other lacks ("convicted", "acquitted"), they are two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarize.antecedent import WORD
from summarize.clauses import NUMBERS, Clause, clauses, is_past, key, roles_of, tokens
from summarize.faithful import BEGINS
from summarize.lexicon import LIMITS, TIMES
from summarize.vectors import POSSESSIVE, terms
from summarize.words import CLAIM_STEMS, MONTHS, STOP_WORDS, WEEKDAYS
from translate.numbers import english_numbers

# Two texts are about the same where they share so many words of meaning, or all of the shorter one, this part of the
# shorter one's, and this part of both (Dice).
FEW, OF_SHORTER, OF_BOTH = 3, 0.6, 0.5

# Spellings that differ from paper to paper. "Mai": the month is no verb.
_SPELLINGS = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"\s?%|\b[Pp]er cent\b", " percent"),
        (r"\b(?:US|USA)\b|\bU\.S\.(?:A\.)?|\bUnited States of America\b", "United States"),
        (r"\bReserve Bank of India\b", "RBI"),
        (r"(?<!\d )\bPM(?= [A-Z])", "Prime Minister"),
        (r"(?<=\w )May\b|^May(?= \d)", "Mai"),
        (r"\b[Aa]t least (?=\w)", ""),
        (r"\b(?:[Bb]ecause of|[Dd]ue to|[Oo]wing to)\b", "because"),
        (r"\b[Ww]on['’]t\b", "will not"),
        (r"\b[Cc]an(?:['’]t|not)\b", "can not"),
        (r"n['’]t\b", " not"),
    )
)
# A name after one of these says where or when: one report may leave it out.
_WHERE_OR_WHEN = frozenset(("at", "from", "in", "near", "on"))
# Too common to carry meaning, but with another of these the sentence says something else.
_BINDING = LIMITS | frozenset(
    "all any both can could down each every few if many may might more most must nor off only or other out should some "
    "such than too under unless up would ?".split()
)
_FUTURE = frozenset(("shall", "will"))
# A text that adds one of these no longer says that it is so.
_TURNS = re.compile(
    rf"(?:{'|'.join(CLAIM_STEMS)}|agree|aim|attempt|cancel|decid|demand|deni|deny|deputy|due\b|ex\b|false|former|half|offer|order"
    r"|prepar|promis|propos|quarter|ready|refus|reject|rule|set\b|sought|threat|tri(?:ed|es)|try|unlik|urg|vow)"
)


@dataclass(frozen=True, slots=True)
class _Name:
    """Words with capitals in a row, in small letters. aside: says where or when."""

    words: frozenset[str]
    aside: bool


@dataclass(frozen=True, slots=True)
class _Fact:
    """What two texts must agree in to be one.

    numbers: each with the word after it. names: in order. binding: how often each word is there that binds. future,
    past: the words that say when.
    """

    numbers: tuple[tuple[object, str], ...]
    names: tuple[_Name, ...]
    binding: Counter[str]
    future: bool
    past: frozenset[str]
    clauses: tuple[Clause, ...]


class Likeness:
    """Which of some texts are about the same, and which say the same; by their places."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [_spelled(text) for text in texts]
        self._written = [_meaning(text) for text in self._texts]
        self._words = [frozenset(map(key, written)) for written in self._written]
        # Words that stand somewhere in small letters: no names where they begin a sentence.
        self._common = {match[0] for text in self._texts for match in WORD.finditer(text) if match[0].islower()}
        self._facts: dict[int, _Fact] = {}
        self._having: dict[str, list[int]] = {}
        for place, found in enumerate(self._words):
            for word in found:
                self._having.setdefault(word, []).append(place)

    def near(self, place: int) -> list[int]:
        """The texts about the same as one, without itself, in order."""
        shared = Counter(other for word in self._words[place] for other in self._having[word])
        least = min(FEW, len(self._words[place]))
        return sorted(
            other
            for other, count in shared.items()
            if (count >= least or count == len(self._words[other])) and other != place and self.alike(place, other)
        )

    def alike(self, one: int, other: int) -> bool:
        """Whether they have most words in common."""
        shorter, longer = sorted((self._words[one], self._words[other]), key=len)
        shared = len(shorter & longer)
        return (
            shared >= max(1, min(FEW, len(shorter)))
            and shared >= OF_SHORTER * len(shorter)
            and 2 * shared >= OF_BOTH * (len(shorter) + len(longer))
        )

    def same(self, one: int, other: int) -> bool:
        return self.alike(one, other) and self._adds(one, other) and _agree(self._fact(one), self._fact(other))

    def _adds(self, one: int, other: int) -> bool:
        """Whether one of them at most has words that the other lacks, and these turn nothing round."""
        extra = [self._extra(one, other), self._extra(other, one)]
        added = [word for words in extra for word in words]
        apart = self._words[one] ^ self._words[other]
        turns = any(_TURNS.match(word) for place in (one, other) for word in self._written[place] if key(word) in apart)
        return not (all(extra) or turns or self._other_thing(one, other, added))

    def _other_thing(self, one: int, other: int, added: Iterable[str]) -> bool:
        """Whether a word that is added follows one that both have, with nothing between: bank, bank manager."""
        both = self._words[one] & self._words[other]
        heads = {key(word) for word in added if word not in TIMES and not is_past(word)}
        return any(
            key(first) in both and key(last) in heads
            for text in (self._texts[one], self._texts[other])
            for first, last in pairwise(token.lower() for token in tokens(text))
        )

    def _extra(self, one: int, other: int) -> list[str]:
        """Without days, and without what only makes a name longer: Prime Minister Modi."""
        names, others = self._fact(one).names, self._fact(other).names
        longer = {key(word) for name in names if _match(name, others) for word in name.words}
        return [
            word
            for word in self._written[one]
            if key(word) not in self._words[other] and word not in WEEKDAYS and key(word) not in longer
        ]

    def _fact(self, place: int) -> _Fact:
        if place not in self._facts:
            self._facts[place] = _fact(self._texts[place], self._common)
        return self._facts[place]


def _spelled(text: str) -> str:
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text


def _meaning(text: str) -> list[str]:
    """The words of meaning, without numbers."""
    return [word for word in terms(text) if word not in NUMBERS and not any(map(str.isdigit, word))]


def _fact(text: str, common: set[str]) -> _Fact:
    numbers = [number for number in english_numbers(text) if number.text not in MONTHS]
    counting = {word for number in numbers for word in terms(number.text)}
    plain = [token.lower() for token in tokens(text)]
    return _Fact(
        numbers=tuple((number.value, _after(number.text, text)) for number in numbers),
        names=tuple(_names(text, common | counting)),
        binding=Counter(word for word in plain if word in _BINDING),
        future=not _FUTURE.isdisjoint(plain),
        past=frozenset(word for word in plain if is_past(word)),
        clauses=tuple(clauses(text)),
    )


def _agree(one: _Fact, other: _Fact) -> bool:
    if one.binding != other.binding or not _same_numbers(one, other):
        return False
    # What will be has not been.
    if one.future != other.future and (other.past - one.past if one.future else one.past - other.past):
        return False
    missing = [_unmatched(one.names, other.names), _unmatched(other.names, one.names)]
    if all(missing) or not all(name.aside for names in missing for name in names):
        return False
    # India beat Pakistan is not Pakistan beat India.
    order = [name for name in one.names if not name.aside and _match(name, other.names)]
    if order != sorted(order, key=lambda name: _place(name, other.names)) and not _turned(one, other):
        return False
    return _same_roles(one, other)


def _turned(one: _Fact, other: _Fact) -> bool:
    """Whether one of them alone is in the passive, so that who did it comes last."""
    return any(clause.passive for clause in one.clauses) != any(clause.passive for clause in other.clauses)


def _same_numbers(one: _Fact, other: _Fact) -> bool:
    """The same values; where there are several, of the same things: 3 died and 5 were hurt, not 5 died and 3 were hurt."""
    several = len(one.numbers) > 1
    mine, others = ([pair if several else pair[0] for pair in fact.numbers] for fact in (one, other))
    return Counter(mine) == Counter(others)


def _same_roles(one: _Fact, other: _Fact) -> bool:
    """Whether the words that both have stand behind the same prepositions, and in no clause the other way round."""
    mine, others = ({pair for clause in fact.clauses for pair in clause.pairs()} for fact in (one, other))
    if any((last, first) in others and (first, last) not in others for first, last in mine):
        return False
    roles = [roles_of(fact.clauses) for fact in (one, other)]
    return all(roles[0][word] == roles[1][word] for word in roles[0].keys() & roles[1].keys())


def _unmatched(names: Sequence[_Name], others: Sequence[_Name]) -> list[_Name]:
    return [name for name in names if not _match(name, others)]


def _match(name: _Name, others: Sequence[_Name]) -> bool:
    """Whether the others have it, longer or shorter: Modi, Narendra Modi."""
    return any(name.words <= other.words or other.words <= name.words for other in others)


def _place(name: _Name, others: Sequence[_Name]) -> int:
    return next(place for place, other in enumerate(others) if _match(name, [other]))


def _after(number: str, text: str) -> str:
    """The word of meaning that follows a number, or nothing."""
    found = re.search(rf"(?<![\w.,]){re.escape(number)}(?!\w)(.*)", text, re.IGNORECASE | re.DOTALL)
    after = terms(found[1]) if found else []
    return key(after[0]) if after and after[0] not in STOP_WORDS else ""


def _names(text: str, common: set[str]) -> Iterable[_Name]:
    """Words with a capital, those in a row as one."""
    words: set[str] = set()
    before, end = "", 0
    aside = False
    for match in WORD.finditer(text):
        # "Minister Rao": a name, though "minister" stands in small letters elsewhere.
        titled = text[match.end() : match.end() + 2].strip().isupper()
        word = POSSESSIVE.sub("", match[0])
        begins = end == 0 or BEGINS.search(text, end, match.start()) is not None
        joined = text[end : match.start()] == " " and bool(words)
        plain = word.lower() in STOP_WORDS or (begins and word.lower() in common and not titled)
        is_name = word[:1].isupper() and not plain
        if words and not (is_name and joined):
            yield _Name(frozenset(words), aside)
            words = set()
        if is_name:
            aside = aside if words else before in _WHERE_OR_WHEN
            words.add(word.lower())
        before, end = word.lower(), match.end()
    if words:
        yield _Name(frozenset(words), aside)
