"""Site chrome: the lines of a news page that are no part of its report, recognised by what the whole line says.

A phrase counts only when the line is nothing else, so a sentence about shares or advertisements stays. When in doubt
a line is no chrome: what is left over can be skipped by the reader, what is dropped must first be missed.
"""

from __future__ import annotations

import re
from functools import cache

from translate import chrome_phrases as phrases
from translate import dates
from translate.chrome_phrases import (
    BREADCRUMB,
    BYLINE,
    CODE,
    COPYRIGHT,
    COUNTER,
    CREDIT,
    MENU,
    OTHER_HEADING,
    PROMOTION,
    TAGS,
    TEXT_SIZE,
)
from translate.lines import PARTICLES, fold, words

# Longer lines are text, whatever they hold; it also bounds the work of every pattern below.
MAX_LENGTH = 300
# "International News की और खबरें" is a heading; a longer line with these words is a sentence.
MAX_HEADING_WORDS = 5
# "प्रस्तुति: राम कुमार, सीता देवी"
MAX_BYLINE_WORDS = 6
# "Photo: P.T.I." ends with a full stop, and so does a sentence, which has more words.
MAX_CREDIT_WORDS = 4
# "इस ऐप को डाउनलोड करें" asks the reader; a longer line that does not say whose app it is may be advice in a report.
MAX_BARE_INVITE = 6

# Nothing but marks, at least one of them code's: --%>  });  <!--
ONLY_CODE = re.compile(r"(?=[^<>{}]*[<>{}])[\s<>{}%!/*()\[\];:.,=\"'|&#-]+")
ONLY_SYMBOLS = re.compile(r"[|•·×✕☰»«›‹→←↑↓▲▼►▶]+")
LETTER_SIZES = re.compile(r"(?:(?:a|aa|अ)\s?[+-]?\s?[,/|]?\s?){2,4}|(?:a|अ)[+-]")
HASHTAGS = re.compile(r"(?:#[^\s#,]+[\s,]*)+")
BREADCRUMB_MARK = re.compile(r"\s*(?:[>›»→/|]|&gt;)\s*")
# 12, or the last digits of 1.2K
NUMBER = re.compile(r"\d+[kml]?")
OPENING = re.compile(r"^[^\w\u0900-\u097f©#<{]+")
# A label and the mark or the gap after it. Captions and names follow; a sentence may not.
LABEL = re.compile(r"(?P<label>[^:：|>»–—-]{2,30}?)\s?(?:[:：|>»–—-]|:-)+\s*(?P<rest>\S.*)")
# "फोटो: पीटीआई) बाढ़ का पानी …": the brackets around the credit close, and a text begins behind them.
TEXT_BEHIND = re.compile(r"[^(\[]*[)\]]\s*[^\s।.]")
# "Written by Ram Kumar": a byline of several words needs no mark.
WRITTEN_BY = re.compile(r"(?:[a-z]{5,10} by|by|रिटेन बाय|एडिटेड बाय|रिपोर्टेड बाय)\s(?P<rest>\S.*)")
IN_BRACKETS = re.compile(r"[(\[](?P<credit>[^()\[\]]{3,60})[)\]]$")
OWNED = re.compile(r"©|\(c\)|(?:copyright|कॉपीराइट)\s?(?:©|@|\(c\)|\d{4})")
# 2 घंटे पहले, 3 hours ago
AGO = re.compile(r"\d{1,3}\s(?:मिनट|घंटे|घंटा|दिन|महीने|minutes?|hours?|days?|mins?|hrs?)\s(?:पहले|ago)")


def reason(line: str) -> str | None:
    """Why this cleaned line is chrome; None when it is (or may be) text."""
    if not line or len(line) > MAX_LENGTH:
        return None
    if ONLY_CODE.fullmatch(line):
        return CODE
    if ONLY_SYMBOLS.fullmatch(line):
        return MENU
    folded = fold(OPENING.sub("", line))
    if "।" in folded[:-1] and not OWNED.match(folded) and not _promotes(words(folded), folded):
        return None
    return _by_phrase(folded) or _by_label(folded) or _by_pattern(folded)


def heads_list(line: str) -> bool:
    """Does this line open a list of other stories or of tags, which goes on below it?"""
    return len(line) <= MAX_LENGTH and _by_phrase(fold(line)) in (OTHER_HEADING, TAGS)


def is_category(line: str) -> bool:
    """Is the line the name of a newspaper's section and nothing else: "International", "खेल समाचार"?"""
    found = words(line) if len(line) <= 40 else []
    if len(found) > 1 and found[-1] in _bag(phrases.CATEGORY_ENDS):
        found = found[:-1]
    return " ".join(found) in _rows(phrases.CATEGORIES)


def category(breadcrumb: str) -> str | None:
    """The last section that a breadcrumb names."""
    return next((part for part in reversed(BREADCRUMB_MARK.split(breadcrumb)) if is_category(part)), None)


def is_age(line: str) -> bool:
    """Does the line say how old a comment is and nothing else: "2 घंटे पहले"?"""
    return AGO.fullmatch(fold(line)) is not None


def is_names(text: str) -> bool:
    """People's names, perhaps with the day on which they wrote."""
    found = words(dates.without_dates(text))
    return len(found) <= MAX_BYLINE_WORDS and PARTICLES.isdisjoint(found) and not text.endswith(("।", "?", "!"))


def _by_phrase(folded: str) -> str | None:
    """By the words of the whole line, whatever numbers and marks stand among them."""
    found = [word for word in words(folded) if not NUMBER.fullmatch(word)]
    line = " ".join(found)
    if known := _phrases().get(line):
        return known
    if len(found) <= MAX_HEADING_WORDS and (
        line.endswith(_tails(phrases.HEADING_ENDS)) or line.startswith(_heads(phrases.HEADING_STARTS))
    ):
        return OTHER_HEADING
    for why, (needed, allowed) in phrases.BAGS.items():
        if not _bag(needed).isdisjoint(found) and _bag(f"{needed} {allowed}").issuperset(found):
            return why
    return None


def _by_label(folded: str) -> str | None:
    """By a label that the line opens with: "फोटो: …", "यह भी पढ़ें – …", "Written by: …"."""
    found = LABEL.fullmatch(folded)
    if found is None or TEXT_BEHIND.match(found["rest"]):
        return None
    label, rest = " ".join(words(found["label"])), words(found["rest"])
    if found["rest"].endswith(("।", "|")) or (found["rest"].endswith(".") and len(rest) > MAX_CREDIT_WORDS):
        return None
    for why, (labels, longest) in phrases.LABELS.items():
        if label in _rows(labels) and len(rest) <= longest:
            return why
    return BYLINE if label in _rows(phrases.BYLINE_LABELS) and is_names(found["rest"]) else None


def _by_pattern(folded: str) -> str | None:
    """By its shape."""
    if LETTER_SIZES.fullmatch(folded):
        return TEXT_SIZE
    if HASHTAGS.fullmatch(folded):
        return TAGS
    if AGO.fullmatch(folded):
        return COUNTER
    found = words(folded)
    if OWNED.match(folded) or " ".join(found) in _rows(phrases.RIGHTS):
        return COPYRIGHT
    if (written := WRITTEN_BY.fullmatch(folded)) and is_names(written["rest"]):
        return BYLINE
    if (credit := IN_BRACKETS.search(folded)) and _is_credit(credit["credit"]):
        return CREDIT
    if _is_breadcrumb(folded):
        return BREADCRUMB
    return PROMOTION if _promotes(found, folded) else None


def _is_credit(text: str) -> bool:
    """Is this, from the brackets at the end of a caption, a photographer's or an agency's credit?"""
    return _by_phrase(text) == CREDIT or _by_label(text) == CREDIT


def _is_breadcrumb(folded: str) -> bool:
    """ "होम > देश > …", or nothing but names of sections. Its first step is the home page or a section."""
    parts = [part for part in BREADCRUMB_MARK.split(folded) if part]
    if len(parts) < 2 or folded.endswith("।"):
        return False
    return " ".join(words(parts[0])) in _rows(phrases.HOME) or all(map(is_category, parts))


def _promotes(found: list[str], folded: str) -> bool:
    """Does the line ask the reader to follow, to install or to read on? What somebody in a report asks does not count."""
    if not found or not _bag(phrases.SOMEBODY_SAYS).isdisjoint(found):
        return False
    line = " ".join(found)
    if line.startswith(_heads(phrases.READ_ON)) and line.endswith(_tails(phrases.READ_ON_ENDS)):
        return True
    invites = line.endswith(_tails(phrases.INVITES)) or found[0] in _bag(phrases.INVITES_ENGLISH)
    if not invites or _bag(phrases.SERVICES).isdisjoint(found):
        return False
    ours = not _bag(phrases.OURS).isdisjoint(found) or any(start in line for start in _rows(phrases.READ_ON))
    return ours or (len(found) <= MAX_BARE_INVITE and not folded.endswith("।"))


@cache
def _phrases() -> dict[str, str]:
    return {phrase: why for why, table in phrases.PHRASES.items() for phrase in _rows(table)}


@cache
def _rows(table: str) -> frozenset[str]:
    """The phrases of a table, as `words` gives them."""
    return frozenset(" ".join(words(row)) for row in re.split(r"[|\n]", table) if row.strip())


@cache
def _heads(table: str) -> tuple[str, ...]:
    return tuple(f"{row} " for row in _rows(table))


@cache
def _tails(table: str) -> tuple[str, ...]:
    return tuple(f" {row}" for row in _rows(table))


@cache
def _bag(table: str) -> frozenset[str]:
    return frozenset(words(table))
