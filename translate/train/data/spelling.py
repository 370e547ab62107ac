"""One spelling of a pair: the Hindi as the model meets it at run time, the English as Khabar prints it."""

from __future__ import annotations

import re
import unicodedata

from translate import lines
from translate.normalize import normalize_hindi, tidy_english
from translate.protect import protect
from translate.train.data.pairs import Pair

# Tokenised corpora part the ending from its word: India 's, they 'll, did n't.
_PARTED = re.compile(r"(?<=\w) (['’](?:s|t|re|ve|ll|d|m)|n['’]t)\b", re.IGNORECASE)
# What other programs wrote for a line end and for a quotation mark.
_ESCAPED_END = re.compile(r"(?:\\[nrt])+(?=\s|$)")
# A cell of CSV that was never read as one: "He said ""no"" to it."
_QUOTED_CELL = re.compile(r'"((?:[^"]|"")*)"')
# HindEnCorp has it where a danda was.
_LOST_DANDA = re.compile(r"\s*[|।]?\s*भाष्;?(?=\s|$)")
# They part decimals, too, and entities: 0. 05 and & #44;
_PARTED_DECIMAL = re.compile(r"(?<![\d.])(\d+)\. (\d+)")
_PARTED_ENTITY = re.compile(r"& (?=#\d{1,5};)")
# PDF readers give ligatures out as one letter: deﬁnition.
_ENGLISH_LETTERS: dict[int, str | None] = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)
}
_ENGLISH_LETTERS |= {0x200C: None, 0x200D: None}  # the joiners of Hindi
# What web pages put before an item of a list, and what tables were exported with.
_FURNITURE = "»«•● \t"


def spell(pair: Pair) -> Pair:
    """The pair on one line a side, without entities, invisible characters and spaces that do not belong.

    The steps are those of the translator: `lines.clean` takes in a text, `normalize_hindi` is what the model reads, and
    `tidy_english` sets what it wrote.
    """
    hindi = normalize_hindi(_LOST_DANDA.sub("।", _line(pair.hindi)))
    english = _PARTED.sub(r"\1", _line(pair.english).translate(_ENGLISH_LETTERS))
    # A full stop and a number that begins the next sentence look the same: the Hindi knows.
    english = _PARTED_DECIMAL.sub(
        lambda found: joined if (joined := ".".join(found.groups())) in hindi else found[0], english
    )
    return Pair(pair.source, hindi, tidy_english(english, hindi))


def mask(pair: Pair) -> Pair | None:
    """The pair with codes for addresses, handles and endless numbers, as the translator hides them from the model.

    None where the English lacks one of them: the model would learn to lose it.
    """
    masked = protect(pair.hindi)
    if not masked.parts:
        return pair
    english = pair.english
    for number, part in enumerate(masked.parts, start=1):
        english, found = re.subn(re.escape(part), f"{masked.letter}{number}", english, count=1, flags=re.IGNORECASE)
        if not found:
            return None
    return Pair(pair.source, masked.text, english)


def _line(text: str) -> str:
    text = " ".join(lines.clean(_PARTED_ENTITY.sub("&", text)))
    if "\\" in text:
        text = _ESCAPED_END.sub(" ", text).replace('\\"', '"')
    if '""' in text:
        cell = _QUOTED_CELL.fullmatch(text)
        text = re.sub('"+', '"', cell[1] if cell else text)
        if text.count('"') % 2:  # the end of the cell was cut off
            text = text.removeprefix('"')
    return text.strip(_FURNITURE)
