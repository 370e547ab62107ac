"""The words that a bullet rests on: where they stand in its sentences, found by aligning word with word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarize.results import Bullet, Support
from summarize.words import STOP_WORDS
from translate.results import Sentence

# A word or number with what holds it together ("don't", "1,200", "30-year-old"); marks that a letter carries are its own.
_LETTERS = r"(?:[^\W_][\u0300-\u036f\u0900-\u0963]*)+"
WORD = re.compile(rf"{_LETTERS}(?:['’.,-]{_LETTERS})*")
_POSSESSIVE = re.compile(r"'s?$")
# Of a word that stands more often in a sentence, only so many places are tried, so that a loop costs no more than a text.
_PLACES = 20


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of the text that stand in a sentence in a row. at: the first one there; length: how many; 0 is none."""

    sentence: int = 0
    at: int = 0
    length: int = 0


class _Words:
    """The words of one sentence, and where each stands."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in WORD.finditer(text)]
        self.keys = [_key(text[start:end]) for start, end in self.spans]
        self.places: dict[str, list[int]] = {}
        for place, key in enumerate(self.keys):
            places = self.places.setdefault(key, [])
            if len(places) < _PLACES:
                places.append(place)


def supported(bullet: Bullet, sentences: Sequence[Sentence]) -> Bullet:
    """The bullet with the support that it has in the sentences it names, of all those of its article."""
    return replace(bullet, support=support(bullet.text, [s for s in sentences if s.id in bullet.sentences]))


def support(text: str, sentences: Sequence[Sentence]) -> tuple[Support, ...]:
    """Which words of each sentence's translation a text rests on; one `Support` for each sentence, in their order.

    Words are equal in any case and without possessive; numbers as they are spelled. From left to right, each word of
    the text is found in the longest run of words that it shares with a sentence, so that a word which several
    sentences have is taken from the one it came with; runs of nothing but stop words say nothing and are left out,
    unless the text has no others. A sentence that came away empty is aligned alone. No spans: it shares no word.

    The time goes with the words of the text, not with their product with those of the sentences.
    """
    keys = [_key(match.group()) for match in WORD.finditer(text)]
    sides = [_Words(sentence.translation) for sentence in sentences]
    found = _aligned(keys, sides)
    for number, side in enumerate(sides):
        if not found[number]:
            (found[number],) = _aligned(keys, [side])
    return tuple(
        Support(sentence.id, tuple(_spans(side, places)))
        for sentence, side, places in zip(sentences, sides, found, strict=True)
    )


def _aligned(keys: Sequence[str], sides: Sequence[_Words]) -> list[set[int]]:
    """For each sentence the places of its words that the text has."""
    plain = not all(key in STOP_WORDS for key in keys)  # not: "He did so."
    found: list[set[int]] = [set() for _ in sides]
    place, done, last = 0, 0, _Run()
    run = _longest(keys, 0, sides, last)
    while place < len(keys):
        following = _longest(keys, place + 1, sides, last)
        if run.length == 0:
            place, run = place + 1, following
            continue
        # Of what the longer run that begins with the next word has too, this one leaves its hands.
        length = 1 if following.length > run.length else run.length
        side = sides[run.sentence]
        back = 0
        while place - back > done and run.at > back and side.keys[run.at - back - 1] == keys[place - back - 1]:
            back += 1
        first, end = run.at - back, run.at + length
        if not (plain and all(key in STOP_WORDS for key in side.keys[first:end])):
            found[run.sentence].update(range(first, end))
            last = replace(run, length=length)
            done = place + length
        place += length
        run = _longest(keys, place, sides, last)
    return found


def _longest(keys: Sequence[str], place: int, sides: Sequence[_Words], last: _Run) -> _Run:
    """The longest run that begins with the word at `place`; among equals one that goes on after the last, then the first."""
    best, best_worth = _Run(), (0, False)
    if place >= len(keys):
        return best
    for number, side in enumerate(sides):
        for at in side.places.get(keys[place], ()):
            length = 1
            while (
                place + length < len(keys)
                and at + length < len(side.keys)
                and keys[place + length] == side.keys[at + length]
            ):
                length += 1
            worth = length, number == last.sentence and at >= last.at + last.length
            if worth > best_worth:
                best, best_worth = _Run(number, at, length), worth
    return best


def _spans(side: _Words, places: set[int]) -> Iterator[tuple[int, int]]:
    """Characters from the first to the last word of each row of neighbours."""
    ordered = sorted(places)
    for index, place in enumerate(ordered):
        if index == 0 or ordered[index - 1] != place - 1:
            start = side.spans[place][0]
        if index == len(ordered) - 1 or ordered[index + 1] != place + 1:
            yield start, side.spans[place][1]


def _key(word: str) -> str:
    return _POSSESSIVE.sub("", word.casefold().replace("’", "'"))
