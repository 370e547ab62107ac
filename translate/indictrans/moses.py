"""English words and marks, with a space between any two, set as in print: what the Moses detokenizer does with English.

IndicTrans2 writes English as the Moses tokenizer divides it. Written anew, for the library with that detokenizer takes
longer to start than the model. Koehn et al. 2007, "Moses: Open Source Toolkit for Statistical Machine Translation".
"""

from __future__ import annotations

import re
import unicodedata

_CLOSES = re.compile(r"[,.?!:;\\%})\]]+")
_CONTRACTION = re.compile(r"'[^\W\d_]")
_QUOTES = re.compile("['\"„“`]+")
_TYPOGRAPHIC = re.compile("[„“]+")


def detokenize(text: str) -> str:
    """No space before a closing mark or a contraction, none after an opening one; quotation marks open and close in turn."""
    words = text.split()
    found: list[str] = []
    opened: set[str] = set()  # quotation marks that are to be closed
    joined = True  # the next word follows without a space
    for place, word in enumerate(words):
        opens = closes = False
        if all(unicodedata.category(letter) == "Sc" or letter in "([{¿¡" for letter in word):
            opens = True
        elif _CLOSES.fullmatch(word) or (place and _CONTRACTION.match(word)):
            closes = True
        elif _QUOTES.fullmatch(word):
            mark = '"' if _TYPOGRAPHIC.fullmatch(word) else word
            # The players' house.
            closes = mark in opened or (word == "'" and place > 0 and words[place - 1].endswith("s"))
            opens = not closes
            (opened.add if opens else opened.discard)(mark)
        found.append(word if joined or closes else f" {word}")
        joined = opens
    return "".join(found)
