"""What a pair must be to be learned from, as rules with names. Each looks at one pair in its final spelling.

The thresholds are in `Limits`. They were set by reading what each rule drops in 58 corpora: a rule that dropped good
pairs was mended or left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from translate import numbers
from translate.checks import DEVANAGARI
from translate.intake import MOJIBAKE
from translate.protect import URL

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963\u0971-\u097f])+")
_LETTER = re.compile(r"[^\W\d_]|[\u0900-\u0963\u0971-\u097f]")
_LATIN = re.compile(r"[A-Za-z\u00aa-\u024f\u02b0-\u02ff\u1e00-\u1eff]")
_LATIN_WORD = re.compile(r"[A-Za-z]+")
# In small letters, and no part of a file name or an address.
_SMALL_WORD = re.compile(r"(?<![\w./:@-])[a-z]{2,}(?![\w/:@]|\.\w)")
_TWO_DIGITS = re.compile(r"\d\d")
_MARKUP = re.compile(
    r"</?[A-Za-z!][^<>]*>|< /?[a-z]{1,6} >"  # tags
    r"|\{[^{}]*\}|\$[A-Za-z{(]|(?<!\d)% ?[\d.-]*l*[sdiufxcn@](?![a-z])|(?<!\d)%\d|%\("  # placeholders
    # $1 is one too, where it is no sum: $1 million and $1.50 are.
    r"|\$\d(?![\d.,]*\d|[ -]?(?:(?i:[mb]illion|trillion|bn|mn|m\b)|मिलियन|बिलियन|ट्रिलियन|अरब|खरब|करोड़|लाख|हज))"
    r"|&[A-Za-z]{2,31};"  # entities
    # The keys of menus: &Open, don't &warn, _Open. But: Commerce &Industry, valets, &c.
    r"|^[&~][A-Z]|(?<![^\s(\"'“‘])[&~](?!c\.)[a-z\u0900-\u097f]"
    r"|[A-Za-z\u0900-\u0963]_|_[A-Za-z\u0900-\u0963]"  # identifiers too
    r"|(?<!\*)\*\*(?!\*)|`[^`']+`|\]\(|\[\[|\]\]|^#+ |\\[nrt]\b|==|\|\||=>|->"  # Markdown, escapes, code
)
# A sign at the beginning of a word has lost its letter. Visarga there is a colon, which Hindi typists use it for.
_BEHEADED = re.compile(r"(?<![\u0900-\u097f])[\u0900-\u0902\u093c\u093e-\u094d]")
# A vowel sign, a virama or a nukta that stands on no consonant. One is a slip of the typist, as news has it too.
_STRAY = re.compile(r"(?<![\u0915-\u0939\u093c\u0958-\u095f\u0978-\u097f])[\u093e-\u0944\u0946-\u0948\u094a-\u094d]")
# What converters from old fonts leave for the halves of letters: बाधऋ-ऊण्श्छ्ष्-य.
_CONVERTED = re.compile(r"ऋ-|ऊण्श्")
_LOST = re.compile("[\ufffd\ue000-\uf8ff]|Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]|\\?{4,}|\\w\\?{2,}\\w")


@dataclass(frozen=True, slots=True)
class Limits:
    """The thresholds of all rules.

    A ratio is (English + slack) / (Hindi + slack), so that short texts may differ by more. Shares are of the letters of a
    side; `copied` is one of the English words.
    """

    min_words: int = 1
    max_words: int = 100
    min_words_ratio: float = 0.5
    max_words_ratio: float = 1.9
    slack_words: int = 2
    min_letters_ratio: float = 0.7
    max_letters_ratio: float = 1.5
    slack_letters: int = 8
    min_devanagari: float = 0.4
    min_latin: float = 0.8
    copied: float = 0.5
    shouting_words: int = 3
    strays: int = 2
    recurrences: int = 3
    run: int = 12


def short(hindi: str, english: str, limits: Limits) -> bool:
    """Fewer than `min_words` words on a side: there is nothing to translate in a number, a mark or a single letter."""
    return any(sum(len(word) > 1 for word in _WORD.findall(side)) < limits.min_words for side in (hindi, english))


def long(hindi: str, english: str, limits: Limits) -> bool:
    """More than `max_words` on a side: paragraphs; the translator cuts its input into sentences and clauses."""
    return max(len(hindi.split()), len(english.split())) > limits.max_words


def ratio(hindi: str, english: str, limits: Limits) -> bool:
    """One side much longer than the other, in words and in letters: a part has no counterpart.

    Both, because Hindi takes many short words for some English ones: लॉग इन किया जा रहा है is logging in.
    """
    words = (len(side.split()) + limits.slack_words for side in (english, hindi))
    letters = (len(side) + limits.slack_letters for side in (english, hindi))
    return not (
        limits.min_words_ratio <= next(words) / next(words) <= limits.max_words_ratio
        or limits.min_letters_ratio <= next(letters) / next(letters) <= limits.max_letters_ratio
    )


def script(hindi: str, english: str, limits: Limits) -> bool:
    """A side in the wrong script: swapped columns, text left in English, Urdu or Roman Hindi."""
    return not (is_devanagari(hindi, limits) and is_latin(english, limits))


def is_devanagari(text: str, limits: Limits) -> bool:
    """Is so much of a text in Devanagari as of Hindi?"""
    return _share(DEVANAGARI.findall(text), text) >= limits.min_devanagari


def is_latin(text: str, limits: Limits) -> bool:
    """Is so much of a text in Latin letters as of English?"""
    return _share(_LATIN.findall(text), text) >= limits.min_latin


def copy(hindi: str, english: str, limits: Limits) -> bool:
    """Both sides the same, or the English left standing in the Hindi: the model would learn not to translate.

    Only words in small letters tell, `copied` of three or more: names in Latin letters stay as they are.
    """
    if hindi.casefold() == english.casefold():
        return True
    words = Counter(_SMALL_WORD.findall(english))
    found = words & Counter(_SMALL_WORD.findall(hindi))
    return words.total() > 2 and found.total() >= limits.copied * words.total()


def figures(hindi: str, english: str, limits: Limits) -> bool:
    """Numbers of two or more digits that differ by value: nearly always two sentences that do not belong together.

    One digit is often a word on the other side, or the number of a list item.
    """
    if not (_TWO_DIGITS.search(hindi) or _TWO_DIGITS.search(english)):
        return False
    return any(len(re.findall(r"\d", text)) > 1 for side in numbers.compare(hindi, english) for text in side)


def markup(hindi: str, english: str, limits: Limits) -> bool:
    """Tags, placeholders ({0}, %s, $name), keys of menus (_Open), identifiers, Markdown: no article has them.

    Texts that are an address and nothing else, too.
    """
    # An address may have anything in it; `spelling.mask` hides it.
    rests = [(side, URL.sub(" ", side)) for side in (hindi, english)]
    return any(_MARKUP.search(rest) or (rest != side and not _LETTER.search(rest)) for side, rest in rests)


def garbled(hindi: str, english: str, limits: Limits) -> bool:
    """Letters that a wrong encoding or a converter of fonts made or lost: U+FFFD, à¤, ????, a word that begins with ा."""
    if _BEHEADED.search(hindi) or len(_STRAY.findall(hindi)) >= limits.strays or _CONVERTED.search(hindi):
        return True
    return any(_LOST.search(side) or MOJIBAKE.search(side) for side in (hindi, english))


def shouting(hindi: str, english: str, limits: Limits) -> bool:
    """English all in capitals, of `shouting_words` words or more: Hindi has none, so the model could not tell when."""
    return english.upper() == english and len(_LATIN_WORD.findall(english)) >= limits.shouting_words


# In the order in which they are asked; a pair is counted under the first that drops it.
RULES: dict[str, Callable[[str, str, Limits], bool]] = {
    "garbled": garbled,
    "markup": markup,
    "short": short,
    "long": long,
    "copy": copy,
    "script": script,
    "ratio": ratio,
    "numbers": figures,
    "shouting": shouting,
}


def broken(hindi: str, english: str, limits: Limits) -> str | None:
    """The name of the first rule that drops a pair; None for a good one."""
    return next((name for name, drops in RULES.items() if drops(hindi, english, limits)), None)


def _share(found: list[str], text: str) -> float:
    letters = len(_LETTER.findall(text))
    return sum(map(len, found)) / letters if letters else 0.0
