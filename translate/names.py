"""Places and days that a translation has lost or made up: Guangzhou for Pyongyang, Monday for Tuesday."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from translate.places import BEGINNINGS, COUNTRIES, DAYS

_LETTERS = r"\u0900-\u0963\u0970-\u097f"
_NUKTA = "\u093c"
# What an ending changes: अमेरिका, अमेरिकी; कोरिया, कोरियाई.
_LAST_VOWEL = re.compile(r"[\u093e-\u094c\u0902]+$")


def compare(source: str, translation: str) -> tuple[list[str], list[str]]:
    """Places and days of the week lost and made up, by their English names: (of the Hindi, of the English).

    A place named in the Hindi must be named in the English; an adjective or a usual paraphrase will do (Russian, the
    North, U.S.). A country or day named in the English must be named in the Hindi, if only by an adjective. What is
    not in the table of `translate.places` is never asked for.
    """
    source = source.replace(_NUKTA, "")  # इज़राइल is spelled इजराइल as often
    named = dict.fromkeys(found[0] for found in _any_hindi().finditer(source))
    lost = [_forms()[name][0] for name in named if not _english(name).search(translation)]
    made_up = [
        name for name, stems in _stems().items() if _whole(name).search(translation) and not _holds(source, stems)
    ]
    return list(dict.fromkeys(lost)), made_up


def respell(source: str) -> str:
    """The Hindi with the names of the table in English, which a model copies where it would garble the Hindi."""
    return _any_hindi().sub(lambda found: _forms()[found[0]][0], source)


def _holds(text: str, stems: Iterable[str]) -> bool:
    return any(stem in text for stem in stems)


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The table by names without nukta, as `compare` reads the Hindi."""
    return {name.replace(_NUKTA, ""): forms for name, forms in BEGINNINGS.items()}


@cache
def _any_hindi() -> re.Pattern[str]:
    """Any name of the table as a whole word; the longest first, so that नई दिल्ली is not दिल्ली."""
    names = "|".join(sorted(map(re.escape, _forms()), key=len, reverse=True))
    return re.compile(rf"(?<![{_LETTERS}])(?:{names})(?![{_LETTERS}])")


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    """English name of a country or day -> its Hindi names without the vowel that an ending changes, and without nukta."""
    stems: dict[str, tuple[str, ...]] = {}
    for hindi, (english, *_) in (COUNTRIES | DAYS).items():
        stems[english] = (*stems.get(english, ()), _LAST_VOWEL.sub("", hindi.replace(_NUKTA, "")))
    return stems


@cache
def _english(name: str) -> re.Pattern[str]:
    """The beginnings of its English forms; abbreviations in capitals must stand alone, so that UP is not "up"."""
    forms = (rf"{re.escape(form)}(?!\w)" if form.isupper() else rf"(?i:{re.escape(form)})" for form in _forms()[name])
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})")


@cache
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
