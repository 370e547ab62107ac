"""Hindi as IndicTrans2 was trained to read it, and the English that it writes as people read it.

Addresses, dates and other compound numbers go through the model as < ID1 >, < ID2 >, which it has learned to copy. What
it learned is how AI4Bharat's IndicProcessor prepares text. Where that one changes what a text says, this one does not:
dotted names (डॉ.एस.पी.सिंह) are no addresses, a colon is no visarga, numbers are neither torn apart nor joined, Hindi
hashtags are translated, and placeholders are numbered by kind and place. State is per call.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from translate import protect
from translate.indictrans.moses import detokenize

_SPELLINGS = {
    **dict.fromkeys("`´‘‚’", "'"),
    **dict.fromkeys("„“”«»", '"'),
    **dict.fromkeys("–—", "-"),
    # Byte order mark both ways, word joiner, soft hyphen, zero-width joiner and non-joiner.
    **dict.fromkeys("\ufeff\ufffe\u2060\u00ad\u200c\u200d", ""),
    **dict.fromkeys("\u00a0\u200b", " "),
    "|": "।",
    "ॲ": "ए",
    # With the nukta as a character of its own.
    **{chr(code): unicodedata.normalize("NFD", chr(code)) for code in (0x929, 0x931, 0x934, *range(0x958, 0x960))},
}
_CHARACTERS = str.maketrans(_SPELLINGS)
_DIGIT = re.compile(r"[^\D0-9]")
_QUOTE_BEFORE_STOP = re.compile(r'"([,.]+)')
_SPACED_COLON = re.compile(r"(?<=\d)\s:\s?(?=\d)")

# Words that are typed with a colon for their visarga: अत:, छ:, and before more of a word नि:शुल्क, दु:ख.
_WITH_VISARGA = """
अंतत अत अधिकांशत अनिवार्यत अनुमानत अन्तत अंशत उदाहरणत क्रमश छ परिणामत पुन पूर्णत प्रथमत प्रत्यक्षत प्रमुखत प्रात
प्राय फलत मुख्यत मूलत वस्तुत विशेषत शनै शब्दश अक्षरश संपूर्णत सम्पूर्णत संभवत सम्भवत साधारणत सामान्यत सिद्धांतत स्पष्टत
स्वत
""".split()
_BEFORE_MORE = "अंत अन्त अध दु नि पुन प्रात बहि मन".split()
_LETTER = r"[\u0900-\u0963]"
_VISARGA = re.compile(
    rf"(?<!{_LETTER})((?:{'|'.join(_WITH_VISARGA)})(?!:{_LETTER})|(?:{'|'.join(_BEFORE_MORE)})(?=:{_LETTER})):"
)

# What the model may make of a placeholder. A text that looks so of itself is kept as one.
_PLACEHOLDER = re.compile(r"[<\[]\s?ID\s?(?P<spaced>\d{1,3})\s?[>\]]|\bID(?P<bare>\d{1,3})\b", re.IGNORECASE)
# Any domain, but Latin letters only, and an ending in one case: 2014.In is the end of a sentence.
_ADDRESS = re.compile(
    rf"{protect.URL.pattern}|(?ai:(?<![\w@./-])(?:ftp://)?(?:[a-z0-9-]+\.)+(?-i:[a-z]{{2,}}|[A-Z]{{2,}})(?!-?\w|\.\w)"
    r"(?:/[\w/?#&=%.-]*\w/?)?)",
    re.IGNORECASE,
)
_TAG = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z0-9]*+[@#](?:(?!{_LETTER})\w)++(?!{_LETTER})")
_AMOUNT = r"~?\d++(?:\.\d++)?"
_COMPOUND = re.compile(
    # 10-20%, 10% - 20%, 12.5%
    rf"(?<!\d)(?:{_AMOUNT}\s?%?\s?-\s?{_AMOUNT}%|{_AMOUNT}%"
    # 12-05-2024, 10:40, 1.5.2, 12,34,567.50; 1,000 is a word of its own
    r"|\d++[-/.,:'](?:\d++[-/.,:'])*\d++[-/.,:'+]\d++|\d++[-/.:'+]\d++)"
)
# Characters of an address or a compound number, without dots, colons and spaces: a shorter one is read well.
_FEWEST = 4
_UNCOUNTED = re.compile(r"[\s.:]")

# A character that no text has, for each part while the text around it is prepared.
_FIRST = 0x100000
_MOST = 999
_STANDS_FOR_PART = re.compile("[\U00100000-\U0010fffd]")
_MARK = re.compile(rf"(?<=\d)[,.:/](?=\d)|([{re.escape(string.punctuation)}।॥])")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A sentence as the model reads it, without tags. parts[i] went through as < ID{i + 1} >."""

    text: str
    parts: tuple[str, ...]


def prepare(hindi: str) -> Prepared:
    """A Hindi sentence for the model: placeholders, one form of each mark, a space around every mark."""
    parts: dict[str, str] = {}  # text -> the character that stands for it

    def keep(found: re.Match[str]) -> str:
        if len(parts) == _MOST:
            return parts.get(found[0], found[0])
        return parts.setdefault(found[0], chr(_FIRST + len(parts)))

    def keep_long(found: re.Match[str]) -> str:
        return keep(found) if len(_UNCOUNTED.sub("", found[0])) >= _FEWEST else found[0]

    # Addresses first: they are kept to the letter.
    text = protect.EMAIL.sub(keep, _PLACEHOLDER.sub(keep, _STANDS_FOR_PART.sub("", hindi)))
    text = _ADDRESS.sub(keep_long, text).translate(_CHARACTERS)
    text = _DIGIT.sub(lambda found: str(int(found[0])), text)
    text = _QUOTE_BEFORE_STOP.sub(r'\1"', text).replace("''", '"').replace("…", "...")
    text = _VISARGA.sub(r"\1ः", _SPACED_COLON.sub(":", text).replace(" %", "%"))
    text = _COMPOUND.sub(keep_long, text)
    text = protect.LONG_NUMBER.sub(keep, _TAG.sub(keep, text))
    text = _MARK.sub(lambda found: f" {found[1]} " if found[1] else found[0], text)
    text = _STANDS_FOR_PART.sub(lambda found: f" < ID{ord(found[0]) - _FIRST + 1} > ", text)
    return Prepared(" ".join(text.split()), tuple(parts))


def restore(english: str, parts: Sequence[str]) -> str:
    """The model's English with the parts in their places, and marks set as in print. A part that the model lost stays lost."""

    def stand_in(found: re.Match[str]) -> str:
        number = int(found["spaced"] or found["bare"])
        return chr(_FIRST + number - 1) if 0 < number <= len(parts) else found[0]

    # The parts come in last: spaces and marks within them are not to be touched.
    text = detokenize(_PLACEHOLDER.sub(stand_in, _STANDS_FOR_PART.sub("", english)))
    return _STANDS_FOR_PART.sub(lambda found: parts[ord(found[0]) - _FIRST], text)
