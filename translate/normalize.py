"""One spelling for the model: Hindi before it is translated, English after."""

from __future__ import annotations

import re
import unicodedata

DIGITS = str.maketrans("०१२३४५६७८९", "0123456789")

# Invisible characters: zero-width space, joiner and non-joiner, word joiner, byte order mark, soft hyphen, direction marks.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]")
# Control characters that are not white space.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
# Indian grouping, two digits at a time: 1,00,000 and 12,34,56,789. Western grouping has no group of two.
_INDIAN_GROUPS = re.compile(r"(?<!\d)(?<!\d[,.])\d{1,2}(?:,\d{2}){1,12},\d{3}(?!,?\d)")
_BAR = re.compile(r"\s*[|]+(?=\s|$)")
_SPACE_BEFORE_MARK = re.compile(r"\s+([।,;!?])")
# Vowels typed in two strokes, as converters from old fonts leave them.
_SPLIT_VOWELS = {"अा": "आ", "अो": "ओ", "अौ": "औ", "अॉ": "ऑ", "एे": "ऐ", "ाे": "ो", "ाै": "ौ", "आे": "ओ", "आै": "औ"}

_QUOTES_TWICE = re.compile(r'"{2,}|``|\'\'')
_SPACE_BEFORE_ENGLISH_MARK = re.compile(r"\s+([,.;:!?%)\]])(?!\w)")
_ENGLISH_QUOTE = re.compile('"')
_HINDI_QUOTE = re.compile("[\"“”'‘’]")
_SPACE_AFTER_OPENING = re.compile(r"([(\[])\s+")


def normalize_hindi(text: str) -> str:
    """The spelling that the model reads: NFC, no invisible characters, ASCII digits, Western digit groups, danda for |.

    Lossless to a reader: १,००,००० becomes 100,000 and क़ its canonical two characters; nothing is left out.
    """
    text = unicodedata.normalize("NFC", text)
    text = _CONTROL.sub("", _INVISIBLE.sub("", text))
    for wrong, right in _SPLIT_VOWELS.items():
        text = text.replace(wrong, right)
    text = _INDIAN_GROUPS.sub(regroup, text.translate(DIGITS))
    text = _BAR.sub("।", text)
    return _SPACE_BEFORE_MARK.sub(r"\1", _SPACE.sub(" ", text)).strip()


def regroup(found: re.Match[str]) -> str:
    """A number in Indian groups, written in groups of three: 12,34,567 -> 1,234,567."""
    return f"{int(found[0].replace(',', '')):,}"


def tidy_english(text: str, source: str = "") -> str:
    """What the model wrote, set like print: single spaces, none before a mark, quotation marks once and in pairs."""
    text = _SPACE.sub(" ", _QUOTES_TWICE.sub('"', unicodedata.normalize("NFC", text))).strip()
    text = _SPACE_AFTER_OPENING.sub(r"\1", _SPACE_BEFORE_ENGLISH_MARK.sub(r"\1", text))
    text = _INDIAN_GROUPS.sub(regroup, text)
    return _pair_quotes(text, source)


def _pair_quotes(text: str, source: str) -> str:
    """Drop a quotation mark without a partner, unless the source has one like it: “He said is no quotation."""
    stray = _stray(_ENGLISH_QUOTE, text)
    if stray is None:
        return text
    counterpart = _stray(_HINDI_QUOTE, source)
    if counterpart is not None and counterpart[1] == stray[1]:
        return text
    return (text[: stray[0]] + text[stray[0] + 1 :]).strip()


def _stray(quote: re.Pattern[str], text: str) -> tuple[int, bool] | None:
    """The place of the first quotation mark that is out of turn, and whether it opens; None where all are paired."""
    opened: int | None = None
    for found in quote.finditer(text):
        place, mark = found.start(), found[0]
        opens = mark in "“‘" or (mark in "\"'" and (not text[:place].strip() or text[place - 1] in " ([\"'“‘"))
        if opens == (opened is not None):  # a second one opens, or one closes what was not opened
            return place, opens
        opened = place if opens else None
    return None if opened is None else (opened, True)
