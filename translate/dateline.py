"""The dateline of a news report: "सियोल, 25 अप्रैल (एजेंसी) : …" names place, day and agency before the text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from translate.lines import PARTICLES, words
from translate.number_words import MONTHS
from translate.places import TOWNS


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when a report was filed, and by whom, as found in the Hindi; None for what it does not name."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None


# A dateline stands in the first characters of its paragraph; the patterns see no more than that.
REACH = 120
_LETTERS = r"[^\s,.;:।॥()\[\]/|?!\"'“”‘’–—-]+"
_TOKEN = rf"{_LETTERS}(?:\.{_LETTERS})*"
_NAME = rf"{_TOKEN}(?:[ -]{_TOKEN}){{0,3}}"
_PLACE = rf"(?P<place>{_NAME}(?:\s?[/,]\s?{_NAME}){{0,2}}?)"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
# The Press Trust writes the day as a word: "नयी दिल्ली, तीन मई (भाषा)".
_DATE = rf"(?P<date>[^\s,()]{{1,12}}\s?(?:{_MONTH})\.?(?:,?\s?\d{{4}})?)"
_IN_BRACKETS = r"[(\[]\s?(?P<agency>[^()\[\]]{2,40}?)\s?[)\]]"
_AGENCY = rf"(?P<agency>{_NAME}(?:/{_NAME})?)"
_MARK = r"(?:\s?(?:[:：।|–—]|(?:\.|--?)(?=\s|$)))"

# सियोल, 25 अप्रैल (एजेंसी) : …
PLACE_DATE_AGENCY = re.compile(rf"{_PLACE}\s?[,:]?\s{_DATE}\s?,?\s?{_IN_BRACKETS}{_MARK}*(?=\s|$)", re.IGNORECASE)
# नई दिल्ली, 3 मई: …
PLACE_DATE = re.compile(rf"{_PLACE}\s?,\s?{_DATE}{_MARK}+", re.IGNORECASE)
# मुंबई (एएनआई): …
PLACE_AGENCY = re.compile(rf"{_PLACE}\s?,?\s?{_IN_BRACKETS}{_MARK}+")
# एजेंसी, नई दिल्ली। …
AGENCY_FIRST = re.compile(rf"{_AGENCY}\s?,\s?{_PLACE}{_MARK}+")
# नई दिल्ली, एजेंसी। …
AGENCY_SECOND = re.compile(rf"{_PLACE}\s?,\s?{_AGENCY}{_MARK}+")
# नई दिल्ली। … (but "मेरठ- बुलंदशहर मार्ग" is a road)
PLACE_ALONE = re.compile(rf"{_PLACE}(?!-){_MARK}+")
# एजेंसी, नई दिल्ली (a line of its own)
CREDIT = re.compile(rf"{_AGENCY}(?:\s?,\s?{_PLACE})?")

# Bylines of Hindi pages are sometimes English.
_ENGLISH_PLACES = frozenset("new_delhi delhi mumbai kolkata chennai lucknow patna bhopal washington london".split())
# A name that begins or ends with one of these is an agency, a bureau or a correspondent: "जागरण संवाददाता".
_AGENCIES = """
एजेंसी एजेंसियां एजेन्सी एजेंसीज ब्यूरो संवाददाता डेस्क नेटवर्क संवादसूत्र रिपोर्टर पीटीआई पीटीआइ प्रेट्र एएनआई एएनआइ यूएनआई आईएएनएस
आइएएनएस रॉयटर्स रायटर रायटर्स एएफपी शिन्हुआ स्पूतनिक अनादोलु agency agencies ani pti uni ians afp reuters xinhua bureau desk
"""
# Agencies only as the whole name: भाषा is also "language", वार्ता "talks".
_WHOLE_AGENCIES = """
भाषा वार्ता तास संवाद एपी ap हिस हि_स प्रतिनिधि टीम_डिजिटल हिन्दुस्थान_समाचार हिंदुस्थान_समाचार संवाद_सूत्र संवाद_सहयोगी
"""
# Nor does a place's name have these.
_NO_PLACE = "सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार समाचार मंत्री कंपनी साल"


def split(text: str) -> tuple[Dateline, str] | None:
    """The dateline at the front of a paragraph and the text after it ("" when the line is nothing else).

    None when there is none: the place has to be one we know, or to stand beside an agency. `text`: one cleaned line.
    """
    for form, holds in _FORMS.items():
        if found := form.match(text[:REACH]):
            groups = found.groupdict()
            dateline = Dateline(groups.get("place"), groups.get("date"), groups.get("agency"))
            if holds(dateline):
                return dateline, text[found.end() :].strip()
    return None


def credit(line: str) -> Dateline | None:
    """A line that is an agency's or a correspondent's credit and nothing else: "एजेंसी, नई दिल्ली", "जागरण संवाददाता"."""
    found = CREDIT.fullmatch(line) if len(line) <= REACH else None
    if (
        found is None
        or not _is_agency(found["agency"])
        or not (found["place"] is None or _may_be_place(found["place"]))
    ):
        return None
    return Dateline(found["place"], None, found["agency"])


def _with_agency(dateline: Dateline) -> bool:
    """An agency we know beside what may be a place; an agency with a common word's name needs a day or a known place."""
    place, agency = dateline.place or "", dateline.agency or ""
    if not _is_agency(agency) or not _may_be_place(place):
        return False
    return dateline.date is not None or _key(agency) not in _table(_WHOLE_AGENCIES) or _is_place(place)


def _at_known_place(dateline: Dateline) -> bool:
    return _is_place(dateline.place or "")


_FORMS: dict[re.Pattern[str], Callable[[Dateline], bool]] = {
    PLACE_DATE_AGENCY: _with_agency,
    PLACE_DATE: _at_known_place,
    PLACE_AGENCY: _with_agency,
    AGENCY_FIRST: _with_agency,
    AGENCY_SECOND: _with_agency,
    PLACE_ALONE: _at_known_place,
}


@cache
def _table(names: str) -> frozenset[str]:
    return frozenset(map(_key, names.replace("_", "-").split()))


@cache
def _places() -> frozenset[str]:
    return _ENGLISH_PLACES | frozenset(map(_key, TOWNS))


def _key(name: str) -> str:
    return "_".join(words(name))


def _is_place(name: str) -> bool:
    """Is this a place we know, or several of them: "लखनऊ/नई दिल्ली"?"""
    return all(_key(part) in _places() for part in re.split("[/,]", name))


def _may_be_place(name: str) -> bool:
    found = words(name)
    return not _is_agency(name) and not any(
        word.isdecimal() or word in PARTICLES or word in _table(_NO_PLACE) for word in found
    )


def _is_agency(name: str) -> bool:
    found = words(name)
    if not found or len(found) > 4 or not PARTICLES.isdisjoint(found):
        return False
    agencies = _table(_AGENCIES)
    return found[0] in agencies or found[-1] in agencies or _key(name) in _table(_WHOLE_AGENCIES)
