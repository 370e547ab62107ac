"""The small print of an article in English: its category and its dateline, word by word from tables."""

from __future__ import annotations

import re

from translate import Dateline
from translate.normalize import normalize_hindi
from translate.number_words import HINDI, MONTHS
from translate.places import TOWNS
from translate.tables import table
from translate.transliterate import transliterate

_CATEGORIES = """
अंतरराष्ट्रीय अंतर्राष्ट्रीय International|दुनिया विश्व World|विदेश World|देश भारत India|राष्ट्रीय National|राज्य States|प्रदेश State
राजनीति Politics|चुनाव Elections|खेल खेल_जगत Sports|क्रिकेट Cricket|व्यापार कारोबार बिजनेस बिज़नेस Business|अर्थव्यवस्था Economy
मनोरंजन Entertainment|बॉलीवुड Bollywood|विज्ञान Science|तकनीक टेक टेक्नोलॉजी Technology|स्वास्थ्य सेहत हेल्थ Health|शिक्षा Education
करियर Careers|लाइफस्टाइल जीवन_शैली Lifestyle|धर्म Religion|अध्यात्म Spirituality|राशिफल Horoscope|विचार Opinion|संपादकीय Editorial
शहर महानगर City|स्थानीय Local|अपराध क्राइम Crime|ऑटो Auto|यात्रा Travel|मौसम Weather|पर्यावरण Environment|उत्तर_प्रदेश Uttar_Pradesh|मध्य_प्रदेश Madhya_Pradesh
बिहार Bihar|राजस्थान Rajasthan|दिल्ली_एनसीआर दिल्ली-एनसीआर Delhi-NCR|झारखंड Jharkhand|छत्तीसगढ़ Chhattisgarh|उत्तराखंड Uttarakhand
हरियाणा Haryana|पंजाब Punjab|महाराष्ट्र Maharashtra|गुजरात Gujarat|हिमाचल_प्रदेश Himachal_Pradesh|पश्चिम_बंगाल West_Bengal
"""
_AGENCIES = """
एजेंसी एजेन्सी agency|एजेंसियां एजेंसीज agencies|भाषा PTI_Bhasha|वार्ता UNI_Varta|पीटीआई पीटीआइ प्रेट्र PTI|यूएनआई UNI|एएनआई एएनआइ ANI
आईएएनएस आइएएनएस IANS|रॉयटर रायटर रॉयटर्स रायटर्स Reuters|एपी AP|एएफपी AFP|तास TASS|शिन्हुआ Xinhua|हिस हि.स. Hindusthan_Samachar
ब्यूरो bureau|संवाददाता रिपोर्टर प्रतिनिधि correspondent|डेस्क desk|नेटवर्क network|टीम team|डिजिटल digital|विशेष special|संवाद news
"""


CATEGORIES = table(_CATEGORIES)
AGENCIES = table(_AGENCIES)

_WORD = re.compile(r"[^\s,/()]+")
_ENGLISH_MONTHS = {number: name.capitalize() for name, number in MONTHS.items() if name.isascii() and len(name) > 4}
_ENGLISH_MONTHS |= {MONTHS["may"]: "May", MONTHS["june"]: "June", MONTHS["july"]: "July"}
_HINDI_MONTH = re.compile("|".join(sorted((name for name in MONTHS if not name.isascii()), key=len, reverse=True)))


def category_in_english(category: str | None) -> str | None:
    """A newspaper's section; one that is not in the table is spelled by its sound."""
    if not category:
        return None
    label = normalize_hindi(category)
    return CATEGORIES.get(label) or transliterate(label)


def dateline_in_english(dateline: Dateline | None) -> str | None:
    """Place, date and agency as an English paper prints them: Seoul, 25 April (agency)."""
    if dateline is None:
        return None
    place = ", ".join(TOWNS.get(part) or transliterate(part) for part in _parts(dateline.place))
    date = _date(normalize_hindi(dateline.date or ""))
    agency = _agency(normalize_hindi(dateline.agency or ""))
    where_and_when = ", ".join(part for part in (place, date) if part)
    return " ".join(part for part in (where_and_when, f"({agency})" if agency else "") if part) or None


def _parts(place: str | None) -> list[str]:
    """लखनऊ/नई दिल्ली is two places."""
    return [part.strip() for part in re.split("[,/]", normalize_hindi(place or "")) if part.strip()]


def _date(hindi: str) -> str:
    """The Press Trust writes the day as a word: तीन मई is 3 May."""
    date = _HINDI_MONTH.sub(lambda found: _ENGLISH_MONTHS[MONTHS[found[0]]], hindi)
    return transliterate(_WORD.sub(lambda found: str(HINDI.get(found[0], found[0])), date))


def _agency(name: str) -> str:
    """Known as a whole, or word by word: जागरण संवाददाता is Jagran correspondent."""
    return AGENCIES.get(name) or _WORD.sub(lambda found: AGENCIES.get(found[0]) or transliterate(found[0]), name)
