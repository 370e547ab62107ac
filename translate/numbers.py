"""Reads the numbers of a Hindi or an English sentence by their value, so that the two can be compared.

१,२५,००० and 125,000 are one number; so are 12.5 करोड़, 12.5 crore and 125 million, 5वीं and fifth, 25/04/2024 and
25 April 2024. Digits in the Hindi must come back in the English; number words may.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from translate import number_words as words
from translate.normalize import DIGITS

# A numeral: Western or Indian grouping, or none, with decimals.
NUMERAL = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DATE = re.compile(
    r"(?<![\d.,/-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])|(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)"
)
_TIME = re.compile(
    r"(?<![\d.,:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?!\d)|(?<![\d.,:])(\d{1,2})\.(\d{2})(?=\s*(?:बजे|[ap]\.?m\b))"
)
_TOKEN = re.compile(rf"(?P<numeral>{NUMERAL})|(?P<word>(?:[^\W\d_]|[\u0900-\u0963])+)")
_OCLOCK = re.compile(r"\s*बजे")
# No quantity has that many digits; `protect` keeps them letter for letter.
_TOO_LONG = re.compile(r"\d[\d,.]{23,}")
_LEADING_LETTERS = re.compile(r"(?<=[A-Za-z])(?=\d)")
# km2 and मी3 are units, not numbers.
_UNIT_POWER = re.compile(r"(?<![\w\u0900-\u0963])([kcm]?m|(?:कि|सें?|मि)?मी)[23](?!\d)")
# 4-5 लाख and 4 to 5 million: the scale belongs to both ends.
_RANGE = re.compile(
    rf"(?<![\w.,-])(?P<low>{NUMERAL})(?P<to>\s*[-–]\s*|\s+(?:से|to)\s+)(?P<high>{NUMERAL})\s+(?P<scale>[^\W\d_][^\s.,;]*)"
)
# 5-5 लाख, 5 each: the repetition deals the number out. A score such as 2-2 asks for its second number no more.
_DEALT_OUT = re.compile(r"(?<![\w.,-])(?P<number>\d+)-(?P=number)(?![\w.,-])")
# The 1990s are the 90s: 90 के दशक, 1990 के दशक.
_DECADE = re.compile(r"(?<!\d)(?P<century>\d\d)?(?P<decade>\d0)(?:'?s\b|\s+के दशक)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a sentence. `digits`: written in digits, so it must be matched by the other side."""

    value: Decimal
    text: str
    digits: bool

    def plus(self, other: Number) -> Number:
        return Number(self.value + other.value, f"{self.text} {other.text}", self.digits or other.digits)

    def times(self, scale: _Scale) -> Number:
        return Number(self.value * scale.value, f"{self.text} {scale.text}".strip(), self.digits)


def hindi_numbers(text: str) -> list[Number]:
    """The numbers of a Hindi sentence, in order."""
    return list(_numbers(unicodedata.normalize("NFC", text), _HINDI))


def english_numbers(text: str) -> list[Number]:
    """The numbers of an English sentence, in order."""
    return list(_numbers(text.lower(), _ENGLISH))


def compare(source: str, translation: str) -> tuple[list[str], list[str]]:
    """Numbers lost and numbers invented, as they are written: (of the Hindi, of the English).

    Digits in the source must be in the translation, in digits or in words, as often as in the source; digits in the
    translation must be somewhere in the source. Words on either side match, but are not asked for.
    """
    wanted, given = hindi_numbers(source), english_numbers(translation)
    known = {number.value for number in wanted}
    offered = Counter(number.value for number in given)
    lost = []
    for number in wanted:
        if number.digits and offered[number.value] == 0:
            lost.append(number.text)
        elif number.digits:
            offered[number.value] -= 1
    return lost, [number.text for number in given if number.digits and number.value not in known]


@dataclass(frozen=True, slots=True)
class _Scale:
    """A word that multiplies the number before it: लाख, million."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class _Fraction:
    """A word that is added to the number after it: साढ़े is + 0.5, पौने is - 0.25."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class _And:
    """The and of two hundred and fifty."""


_Part: TypeAlias = Number | _Scale | _Fraction | _And


@dataclass(frozen=True, slots=True)
class _Language:
    cardinals: Mapping[str, Decimal]
    endings: tuple[str, ...]
    scales: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]

    def part(self, word: str) -> _Part | None:
        """A word as a part of a number, ordinals included."""
        if (value := self.scales.get(word)) is not None:
            return _Scale(value, word)
        if (value := self.fractions.get(word)) is not None:
            return _Fraction(value)
        stems = (word, *(word.removesuffix(ending) for ending in self.endings if word.endswith(ending)))
        for stem in stems:
            if (value := self.cardinals.get(stem)) is not None:
                return Number(value, word, digits=False)
        return _And() if word == "and" else None


_HINDI = _Language(
    words.HINDI_ORDINALS | words.HINDI,
    words.HINDI_ORDINAL_ENDINGS,
    words.HINDI_SCALES | words.ENGLISH_SCALES,
    words.HINDI_FRACTIONS,
)
_ENGLISH = _Language(words.ENGLISH, (), words.ENGLISH_SCALES, {})


def _numbers(text: str, language: _Language) -> Iterator[Number]:
    text = _UNIT_POWER.sub(r"\1", _TOO_LONG.sub(" ", text.translate(DIGITS)))
    for pattern in (_DATE, _TIME):
        for found in pattern.finditer(text):
            parts = [part for part in found.groups() if part and part.isdigit()]
            # The month of a date in digits may be a name on the other side, as a name may be digits: never asked for.
            month = 1 if pattern is _DATE else None
            yield from (Number(Decimal(p), p, digits=i != month and int(p) > 0) for i, p in enumerate(parts))
        text = pattern.sub(" ; ", text)
    for found in _DECADE.finditer(text):
        other = found["decade"] if found["century"] else f"19{found['decade']}"
        yield Number(Decimal(other), other, digits=False)
    if language is _HINDI:
        text = _DEALT_OUT.sub(r"\g<number>", text)
    text = _RANGE.sub(lambda found: _both_ends(found, language), text)
    yield from _runs(_LEADING_LETTERS.sub(" ", text), language)


def _both_ends(found: re.Match[str], language: _Language) -> str:
    """4-5 लाख -> 4 लाख ; 5 लाख. Only upwards: 2010 से 50 लाख is a year and a number."""
    low, high, scale = found["low"], found["high"], found["scale"]
    rises = Decimal(low.replace(",", "")) < Decimal(high.replace(",", ""))
    return f"{low} {scale} ; {high} {scale}" if rises and scale in language.scales else found[0]


def _runs(text: str, language: _Language) -> Iterator[Number]:
    """The numbers in runs of numerals and number words with nothing else between: 2 लाख 50 हज़ार, two hundred and fifty."""
    run: list[_Part] = []
    end = 0
    for found in _TOKEN.finditer(text):
        word = found[0]
        part: _Part | None
        if found["numeral"]:
            # साढ़े 7 बजे may be 7:30 or half past seven.
            clock = bool(run) and isinstance(run[-1], _Fraction) and _OCLOCK.match(text, found.end())
            part = Number(Decimal(word.replace(",", "")), word, digits=not clock)
        else:
            part = language.part(word)
        if run and (part is None or text[end : found.start()].strip(" \u00a0-")):
            yield from _read(run)
            run = []
        if part is not None:
            run.append(part)
        elif month := words.MONTHS.get(word):
            yield Number(month, word, digits=False)
        end = found.end()
    yield from _read(run)


def _read(run: Iterable[_Part]) -> Iterator[Number]:
    """The numbers of one run. total: what scaled parts have added up to; pending: a number that may still take a scale."""
    total: Number | None = None
    pending: Number | None = None
    scale = Decimal(0)  # the last one
    fraction = Decimal(0)
    for part in run:
        match part:
            case _Fraction():
                yield from _settle(total, pending, scale)
                total, pending, fraction = None, None, part.value
            case _And() if not total or pending or scale > 1000:
                yield from _settle(total, pending, scale)
                total = pending = None
            case Number() if fraction:
                pending = replace(part, value=part.value + fraction)
                # साढ़े सात may be 7:30, and पौने चार 3:45, which are two numbers each.
                also = (part.value, Decimal(int(pending.value)), pending.value % 1 * 60)
                yield from (Number(value, part.text, digits=False) for value in also)
                fraction = Decimal(0)
            case Number():
                if pending and _is_tens_and_units(pending, part):
                    pending = pending.plus(part)
                else:
                    if pending:
                        yield from _settle(total, pending, scale)
                        total = None
                    pending = part
            case _Scale():
                if total and scale < part.value and (not pending or (scale == 100 and pending.value < 100)):
                    total = (total.plus(pending) if pending else total).times(
                        part
                    )  # 10 हज़ार करोड़, 250 million in words
                else:
                    scaled = (pending or Number(1 + fraction, "", digits=False)).times(part)  # सवा सौ is 125
                    if total and part.value < scale:
                        total = total.plus(scaled)
                    else:
                        yield from _settle(total, None, scale)
                        total = scaled
                pending, scale, fraction = None, part.value, Decimal(0)
    yield from _settle(total, pending, scale)


def _is_tens_and_units(tens: Number, units: Number) -> bool:
    """Twenty-five, in words."""
    return not tens.digits and not units.digits and units.value < 10 <= tens.value < 100


def _settle(total: Number | None, pending: Number | None, scale: Decimal) -> Iterator[Number]:
    """What stands at the end of a run: 2 लाख 50 is one number when the rest is smaller than the last scale."""
    if total and pending and pending.value < scale and not (total.digits and pending.digits and scale > 1000):
        yield total.plus(pending)
        return
    yield from (number for number in (total, pending) if number)
