"""The lines of a copied text: cleaned of what cannot be seen, compared by their words, and joined where hard-wrapped."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Only entities with their semicolon: "R&D" and "?a=1&region=2" are no entities.
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# One word: letters, digits and the signs that Devanagari writes on them (which Python's \w leaves out).
WORD = re.compile(r"(?:[^\W_]|[\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963])+")
# A sentence that ends inside the line; "?" and "!" are left out because verse and dialogue are full of them.
MID_SENTENCE = re.compile(r"[।॥][\"'”’)\]]*\s+\S")
# A line that is an item of its own: a bullet or a number; or somebody who speaks ("राम: …").
BULLET = re.compile(r"[-*•◦▪·–—●►]\s|\(?\d{1,3}[.)]\s")
SPEAKER = re.compile(r"[^\s:]{1,20}(?: [^\s:]{1,20}){0,2} ?[:：]\s")

# Words that lean on the word after them: a line that ends with one was broken by a margin, not by its author.
_LEANING = frozenset("के की का ने और कि तथा एवं".split())
_CLOSERS = " \"'”’»)]"
# Soft hyphen, zero-width space, word joiner, byte order mark, direction marks. The joiner and the non-joiner stay
# inside a line, where they shape Hindi conjuncts.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
# Halves of surrogate pairs come from broken programs, and nothing can write them out again.
_CONTROL = dict.fromkeys(c for c in (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)) if not chr(c).isspace())
_OUTER = " \u200c\u200d"
# Nukta, joiner and non-joiner go, candrabindu becomes anusvara: पढ़ें, पढें and यहाँ, यहां compare equal.
_FOLDED = {0x093C: None, 0x200C: None, 0x200D: None, 0x0901: 0x0902}

# Measured on mail and PDF text: a margin stands at 40 to 100 characters, and a full line reaches 3/4 of it at least
# (signs above and below the letters count as characters but take no width, so lines differ).
MIN_MARGIN, MAX_MARGIN, FULL = 40, 100, 0.75


def clean(text: str) -> list[str]:
    """The lines of `text.splitlines()`, each without entities, invisible characters and surplus white space."""
    return [_clean(line) for line in text.splitlines()]


def _clean(line: str) -> str:
    line = ENTITY.sub(lambda found: html.unescape(found[0]), line) if "&" in line else line
    return " ".join(line.translate(_INVISIBLE).translate(_CONTROL).split()).strip(_OUTER)


def fold(text: str) -> str:
    """A spelling to compare by: lower case, without nukta and joiners."""
    return unicodedata.normalize("NFD", text.casefold()).translate(_FOLDED)


def words(text: str) -> list[str]:
    """The words of a line, folded."""
    return WORD.findall(fold(text))


# No name has these words: what has them is part of a sentence.
PARTICLES = frozenset(
    words("ने को से में पर के की का कि और या है हैं था थी थे हो कहा बताया वह यह वे ये उन्होंने इस उस एक भी तो ही नहीं फिर अब आज कल जो")
)


def is_item(text: str) -> bool:
    """Does the line open an item of its own?"""
    return BULLET.match(text) is not None or SPEAKER.match(text) is not None


def ends_sentence(text: str) -> bool:
    """Does the line end as a sentence? A bar typed for a danda counts; an ellipsis leaves it open."""
    text = text.rstrip(_CLOSERS)
    if text.endswith((".", "…")):
        return not text.endswith(("..", "…"))
    return text.endswith(("।", "॥", "?", "!", "|"))


def join_wrapped(lines: Sequence[str], apart: Sequence[bool]) -> list[list[int]]:
    """Line numbers of each paragraph: one line each, or the lines that a mail program or a PDF broke at a margin.

    apart: for each line, whether it stands for itself whatever is around it (page furniture). Blank lines divide.
    """
    blocks = list(_blocks(lines, apart))
    margins = [_margin([lines[i] for i in block]) for block in blocks]
    page_margin = max(margins, default=0)
    paragraphs: list[list[int]] = []
    for block, margin in zip(blocks, margins, strict=True):
        if not margin and len(block) == 2 and ends_sentence(lines[block[1]]):
            margin = page_margin  # two lines are too few to tell by themselves
        for before, number in zip([None, *block], block, strict=False):
            if before is not None and margin and _broken(lines[before], lines[number], margin):
                paragraphs[-1].append(number)
            else:
                paragraphs.append([number])
    return paragraphs


def _blocks(lines: Sequence[str], apart: Sequence[bool]) -> Iterator[list[int]]:
    """Runs of lines with nothing between them."""
    block: list[int] = []
    for number, line in enumerate(lines):
        if block and (not line or apart[number]):
            yield block
            block = []
        if line and apart[number]:
            yield [number]
        elif line:
            block.append(number)
    if block:
        yield block


def _broken(line: str, following: str, margin: int) -> bool:
    """Was this line broken at the margin, so that `following` continues it?"""
    if ends_sentence(line) or is_item(following) or not MIN_MARGIN <= len(line) <= margin:
        return False
    return len(line) + 1 + len(following.split(" ", 1)[0]) > FULL * margin


def _margin(block: Sequence[str]) -> int:
    """The margin at which a block of three lines or more was wrapped; 0 when its line breaks are its author's.

    Verse, too, has lines of like length. What tells prose is a sentence that ends inside a line, or lines that end with
    words that lean on the next one, each with another word (a refrain repeats one).
    """
    margin = max(map(len, block))
    if len(block) < 3 or not MIN_MARGIN <= margin <= MAX_MARGIN or not ends_sentence(block[-1]):
        return 0
    pairs = [(line, following) for line, following in pairwise(block) if not ends_sentence(line)]
    if len(pairs) < 2 or sum(_broken(line, following, margin) for line, following in pairs) < 0.8 * len(pairs):
        return 0
    if any(MID_SENTENCE.search(line) for line in block):
        return margin
    last = [line.rsplit(" ", 1)[-1] for line, _ in pairs]
    return margin if 3 * sum(last.count(word) == 1 for word in _LEANING) >= len(pairs) else 0
