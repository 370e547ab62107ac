"""What two spellings of one text have in common, so that repetitions and test sentences are found."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from translate.lines import WORD, fold

_DIGIT = re.compile(r"[^\W\D0-9]")


def words(text: str) -> list[str]:
    """The words of a text: lower case, ASCII digits, without nukta, joiners, accents and punctuation."""
    text = unicodedata.normalize("NFKC", text)
    return WORD.findall(fold(_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)))


def key(words: list[str]) -> bytes:
    """Eight bytes for the words of a text, wherever they are parted; none for a text without words."""
    return blake2b("".join(words).encode(), digest_size=8).digest() if words else b""
