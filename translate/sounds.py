"""How alike a word in Devanagari and one in Latin letters sound: येचुरी and Yechury are one name, येचुरी and Yemeni are not.

An edit distance whose steps are letters of Hindi with the Latin spellings that newspapers have for them (ज is j, z or g).
The idea is of Knight and Graehl, "Machine Transliteration" (1998); here the steps are a table that a reader can check.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# A letter as it is spoken, its usual spellings, the plainest first, and after ";" those that are rarer. "~" is the vowel that Hindi does not
# write. Clusters that English spells as one stand below the letters that they are made of.
_SPELLINGS = """
क k c q ch ck qu cu ; g x kh|ख kh ; k c q h x ch|ग g gh gu ; k j|घ gh ; g k|ङ n ng
च ch c tch t cz ; q tsch sh j|छ chh ch c x ; s|ज j z g dg ; s dj zh y x|झ jh ; zh z j|ञ n ny gn
ट t th ; d|ठ th t|ड d ; r t|ढ dh ; d|ड़ r d rh ; dh l|ढ़ rh dh r d|ण n ; m
त t th ; d|थ th ; t d|द d th dh ; t|ध dh ; d th|न n kn gn ; m ng
प p ; b ph|फ f ph p pf gh ; v|ब b bh ; v p|भ bh ; b v|म m ; n|य y i j ; e ll|र r rh wr ; l|ल l ; r|व v w u o wh ; b f
श sh s sch ti ci ssi ch x c ; z h sz sk|ष sh s ; x|स s c sc z ps ; x sh ts st|ह h wh ; kh j gh|ळ l
ं n m ng ; nk
अ a u e o i ah ha ; hu|~ a e o u i ; io ou ea|आ a ah ar au o ha ; e er aa u ai ea|इ i e y ey ie ee hi ; a u ui|ई i ee y ie e ea ey ei hi ; eigh ay
उ u oo o ou w hu ; wo e eu|ऊ u oo ou w ew ue o eu ; ough oe|ऋ ri r ru ; ir ur er
ए e a ai ay ei ey ae he ha ; ea eh i eigh|ऐ ai a e ei ay ; y i ae|ओ o ou ow oa au eau ho oh ; aw u eaux oe|औ au o ou ow aw ; a augh ough|ऑ o a au aw ou ho ; u augh
क~स x cks|कस x xc cks|क~श x|कश x ct cti cc|कष x ksh|क~ष ksh x|कव qu cu|क~व qu|गय gy gn jn gny gi dny|गज x|ग~ज x|कज x|जञ gy gn jn jny
ट~स z ts tz|टस z ts tz|टज z ts zz|तस z ts tz c|त~स z ts tz|दज z dz|डज dg dj dz
आइ i y ai ei ie igh uy ye ey ae ; ij|आई i y ai ie ei ye ; igh|अइ ai i|अई ai i|आउ ou ow au o|आए ae aye ai|एई ei ay ai|एइ ei ay ai ae|एआ ea ia eya|इए ie ia|ईए ie ia
आय i ai y ie ye ay ei|एय ay ai ei|~य ay ai aya|ओय oy oi|ऑय oy oi|औय oy oi|ओइ oi oy|ऑइ oi oy|ओई oi oy|ऑई oi oy|उई ui wi uy|ईय i ie ea ia|इय i ie ia ea
यऊ u ew eu ue iu yu|यउ u eu iu|इयो io eo|इयओ io eo|इयआ ia ea eya|इय~ ia ie ea|इउ iu eu|ईउ iu
इओ io eo|ईओ io eo|इआ ia ea|ईआ ia ea|उआ ua wa|ऊआ ua oua|व~ wa we va ve wo|ओव ow ov
श~न tion sion cian tian ssion|श~ल tial cial|जन sion|ज~न sion geon|च~र ture tcher cher|आर~ ar or er|~र er ar or re ur our ir|~ल le el al il ol|~न en on an in un
आर ar er or ire eur|ओर or ore our|ऑर or our|और or our|इर er ir eer|ईर eer ir ear ere|एर er air are|~ह ah eh h|व~र wer ower
"""
_VOWELS = dict(
    zip("अ आ इ ई उ ऊ ऋ ॠ ए ऐ ऎ ऍ ॲ ओ औ ऒ ऑ".split(), "अ आ इ ई उ ऊ ऋ ऋ ए ऐ ए ऐ ऐ ओ औ ओ ऑ".split(), strict=True)
)
_SIGNS = dict(zip("ा ि ी ु ू ृ ॄ े ै ॆ ॅ ो ौ ॊ ॉ".split(), "आ इ ई उ ऊ ऋ ऋ ए ऐ ए ऐ ओ औ ओ ऑ".split(), strict=True))
_FLAPS = {"ड": "\u095c", "ढ": "\u095d"}
_NUKTA, _VIRAMA, _NASALS, _BREATH = "़", "्", "ंँ", "ः"
_INHERENT = "~"
_SOUNDED = frozenset(_VOWELS.values())
_SOUNDED_OR_NOT = _SOUNDED | {_INHERENT}
# What it costs to leave a letter of Hindi without an answer, and to have one of English that answers to none.
_CONSONANT, _VOWEL = 1.0, 0.35
# What it costs to write it in another usual way than the first of its row, and in a rarer one.
_SECOND, _RARER = 0.02, 0.35
# What it costs to have another one.
_OTHER, _OTHER_VOWEL = 1.2, 0.3
_WEAK = {"~": 0.0, "ह": 0.5, "ं": 0.5, "य": 0.5, "व": 0.8}
_EXTRA = {"h": 0.3, "y": 0.35, "w": 0.5} | dict.fromkeys("aeiou", _VOWEL)
_SILENT_END = 0.1
_DOUBLE = re.compile(r"(ch|sh|th|[^aeiou])\1+")
_UNLIKE_LETTERS = str.maketrans(
    {"ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


_LETTERS = dict(
    zip(
        "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू एक्स वाई जेड".split(),
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        strict=True,
    )
)
_LETTER = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)))


@lru_cache(maxsize=1 << 16)
def likeness(hindi: str, english: str) -> float:
    """How alike they sound, from 0 to 1 (each letter in its first spelling), of one word each; capitals do not count.

    The cost of the cheapest way from one to the other, as a share of what both words have to be said. Abbreviations are
    compared letter by letter: डीटीओ is DTO, and two thirds of DTC.
    """
    initials = spelled_out(hindi)
    if initials and english.isupper():
        capitals = english.replace(".", "")
        same = sum(map(str.__eq__, initials, capitals))
        if same > 1:
            return same / max(len(initials), len(capitals))
    letters, latin = letters_of(hindi), latin_of(english)
    # Most pairs of words differ in their first sound, and need no table.
    if not letters or not latin or latin[0] not in _beginnings(letters[:2]):
        return 0.0
    whole = sum(map(_left_out, letters)) + sum(map(_extra, latin))
    return max(0.0, 1.0 - 2.0 * _distance(letters, latin) / whole)


@lru_cache(maxsize=1 << 14)
def spelled_out(hindi: str) -> str:
    """The letters of an abbreviation that Hindi writes by their English names: डीटीओ -> DTO; "" for any other word."""
    letters = _LETTER.findall(hindi)
    return "".join(map(_LETTERS.__getitem__, letters)) if len(letters) > 1 and "".join(letters) == hindi else ""


@lru_cache(maxsize=1 << 10)
def _beginnings(letters: str) -> frozenset[str]:
    """What an English word may begin with whose Hindi begins with these two letters."""
    found = {spelling[0] for length in (1, 2) for spelling, _ in _table().get(letters[:length], ())}
    soft = letters[0] in _SOUNDED or letters[0] in "यवह"
    return frozenset(found | set("aeiouhyw") if soft else found)


def _distance(letters: str, latin: str) -> float:
    """The least that it costs to write one for the other."""
    far, end = float("inf"), len(latin)
    # rows[i][j]: to write the first j letters of English for the first i of Hindi.
    rows = [[far] * (end + 1) for _ in range(len(letters) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        ahead = [
            (rows[i + length], _table().get(letters[i : i + length], ()))
            for length in (1, 2, 3)
            if i + length < len(rows)
        ]
        for j, cost in enumerate(row):
            if cost == far:
                continue
            if j < end:
                extra = _SILENT_END if latin[j:] == "e" else _extra(latin[j])
                row[j + 1] = min(row[j + 1], cost + extra)
            if not ahead:
                continue
            following = ahead[0][0]
            following[j] = min(following[j], cost + _left_out(letters[i]))
            if j < end:
                vowels = letters[i] in _SOUNDED_OR_NOT and latin[j] in "aeiouy"
                following[j + 1] = min(following[j + 1], cost + (_OTHER_VOWEL if vowels else _OTHER))
            for target, spellings in ahead:
                for spelling, more in spellings:
                    if latin.startswith(spelling, j):
                        # अमित is Amit before it is Amita.
                        unspoken = _SILENT_END if letters[i:] == _INHERENT else 0.0
                        place = j + len(spelling)
                        target[place] = min(target[place], cost + more + unspoken)
    return rows[-1][-1]


def _extra(letter: str) -> float:
    return _EXTRA.get(letter, _CONSONANT)


def _left_out(letter: str) -> float:
    return _WEAK.get(letter, _VOWEL if letter in _SOUNDED else _CONSONANT)


@cache
def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    rows: dict[str, tuple[tuple[str, float], ...]] = {}
    for row in _SPELLINGS.replace("ड़", _FLAPS["ड"]).replace("ढ़", _FLAPS["ढ"]).strip().replace("\n", "|").split("|"):
        usual, _, rarer = row.partition(";")
        letters, *spellings = usual.split()
        costs = [0.0] + [_SECOND] * (len(spellings) - 1)
        rows[letters] = (*zip(spellings, costs, strict=True), *((spelling, _RARER) for spelling in rarer.split()))
    return rows


@lru_cache(maxsize=1 << 14)
def letters_of(word: str) -> str:
    """A Devanagari word as it is spoken: its vowels as letters of their own, "~" for the one that is not written."""
    spoken: list[str] = []
    for letter in unicodedata.normalize("NFD", word):
        if letter in _VOWELS:
            spoken.append(_VOWELS[letter])
        elif letter in _SIGNS:
            spoken[-1:] = [_SIGNS[letter]] if spoken else []
        elif letter == _VIRAMA:
            spoken[-1:] = []
        elif letter == _NUKTA:
            flap = _FLAPS.get(spoken[-2]) if len(spoken) > 1 else None
            spoken[-2:-1] = [flap] if flap else spoken[-2:-1]
        elif letter in _NASALS:
            spoken.append("ं")
        elif letter in _CONSONANTS:
            spoken += [letter, _INHERENT]
    return _TWICE.sub(lambda twice: twice[1] or "", "".join(spoken))


_CONSONANTS = frozenset("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहळ")
_ASPIRATED = dict(zip("कगचजटडतदपब", "खघछझठढथधफभ", strict=True))
# द्द, and द्ध, are one to the ear.
_TWICE = re.compile(
    f"([{''.join(_CONSONANTS)}])\\1|" + "|".join(f"{plain}(?={breathed})" for plain, breathed in _ASPIRATED.items())
)


@lru_cache(maxsize=1 << 14)
def latin_of(word: str) -> str:
    """A Latin word in small letters without accents; doubled consonants once."""
    plain = unicodedata.normalize("NFD", word.casefold().translate(_UNLIKE_LETTERS))
    small = "".join(letter for letter in plain if "a" <= letter <= "z")
    return _DOUBLE.sub(r"\1", small)
