"""Edits that let a sentence stand alone. Each takes out or adds what carries no fact: numbers and names all stay."""

from __future__ import annotations

import re

from summarize.words import (
    AGENCIES,
    ANNOUNCEMENTS,
    BARE_CONNECTIVES,
    CLAIM_STEMS,
    CONNECTIVES,
    MONTHS,
    NAMELESS_SOURCES,
    PLAIN_SPEECH_VERBS,
    SPEECH_VERBS,
    STATING_VERBS,
    WEEKDAYS,
)


def _any(phrases: object) -> str:
    """An alternation of `phrases`, the longest first, white space of any kind between their words."""
    assert isinstance(phrases, (tuple, list, frozenset, dict))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in sorted(phrases, key=lambda p: (-len(p), p)))


_MONTH = rf"(?:{_any(MONTHS)})\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:(?:{_any(WEEKDAYS)}),?\s+)?(?:{_MONTH}\s+{_DAY}|{_DAY}\s+{_MONTH})(?:,?\s+\d{{4}})?"
_AGENCY = rf"\(\s*(?:{_any(AGENCIES)})(?:[\s/,.-]+(?:{_any(AGENCIES)}))*\s*\)"
_DASH = r"\s*(?:[:–—-]+)\s*"
# A place is up to four capitalised words; parts after a comma are its state or country.
_PLACE = r"(?!(?:After|Before|By|Between|During|For|From|In|On|Since|The|Till|Until)\s)[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}(?:,\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?)?"
# "Seoul, April 25 (Agency): ", "Patna (PTI) — ", "(Reuters) - ". A place must come with a date or an agency: "Modi: "
# is a speaker.
DATELINE = re.compile(
    rf"(?:{_PLACE},?\s+(?i:{_DATE}){_DASH}|(?:{_PLACE},?\s+)?(?:(?i:{_DATE}),?\s*)?(?i:{_AGENCY})(?:{_DASH}|\s*))"
    # What goes on in small letters is a sentence about the agency: "Asian News International (ANI) said …"; what goes
    # on with a date is a span of time: "From April 1 - May 10 …".
    rf"(?![\sa-z])(?!(?i:{_DATE}))(?=.*\w)"
)
# "NEW DELHI: ": two words or more in capitals. One alone may be a party that speaks ("BJP: …").
CAPITALS_DATELINE = re.compile(r"[A-Z]{3,}(?:\s+[A-Z]{3,})+(?::|\s+[–—-]+)\s+(?=\S)")

CONNECTIVE = re.compile(rf"(?:{_any(CONNECTIVES)})\s*,\s*(?=[\w\"“'‘($£€₹])", re.IGNORECASE)
BARE_CONNECTIVE = re.compile(
    "|".join(
        rf"{word}\s+(?!(?:{_any(kept)})\b)(?=\w)" if kept else rf"{word}\s+(?=\w)"
        for word, kept in BARE_CONNECTIVES.items()
    ),
    re.IGNORECASE,
)
ANNOUNCEMENT = re.compile(rf"(?:{_any(ANNOUNCEMENTS)})(?:\s+here)?\s*,?\s+that\s*,?\s+(?=\w)", re.IGNORECASE)

_SOURCE = rf"(?:(?:a|an|the|local|news|official|some)\s+)*(?:{_any(NAMELESS_SOURCES)})"
_SAID = rf"(?:(?:have|has|had|also)\s+)*(?:{_any(PLAIN_SPEECH_VERBS)})"
TRAILING_SOURCE = re.compile(
    rf",\s+(?:{_SOURCE}\s+{_SAID}|{_SAID}\s+{_SOURCE}|(?:according\s+to|as\s+per)\s+{_SOURCE})\s*\.?$",
    re.IGNORECASE,
)
LEADING_SOURCE = re.compile(
    rf"(?:{_SOURCE}\s+{_SAID}\s+that,?|(?:according\s+to|as\s+per)\s+{_SOURCE},)\s+(?=\S)", re.IGNORECASE
)
CLAIM = re.compile(rf"\b(?:{'|'.join(CLAIM_STEMS)})", re.IGNORECASE)
QUOTE_MARK = re.compile(r'["“”]')
# A straight mark opens after nothing, a space, a bracket or a dash, and before something; "'hold it,' " closes".
OPENING = re.compile(r"""(?:^"|[\s(\[—–-]")\S""")
CLOSING = re.compile(r"[.,!?]['’]?\s?$")
INCHES = re.compile(r"\d\s?[\"”](?=\s+\w)")
# A main clause without its source must still be one: "When asked, officials said." is none.
SUBORDINATE = re.compile(
    r"(?:after|although|as|asked|because|before|if|once|since|though|unless|until|when|while)\b", re.I
)
LEAST_WORDS = 5

# "Modi also said": the "also" points at a sentence that the reader does not see. Subjects of up to six words.
ALSO_SAID = re.compile(rf"((?:[\w.'’-]+\s+){{1,6}})also\s+(?=(?:{_any(STATING_VERBS)})\b)")
# These make the "also" answer something within the sentence.
ANSWERED = re.compile(rf"\b(?:not|and|but|{_any(SPEECH_VERBS)})\b", re.IGNORECASE)

DANDAS = " \t।॥|"
# The mark of a list; a minus stands before its number without a space.
ITEM = re.compile(r"[\s•·*–—-]*\s+(?=\S)|[•·*]+")
# Marks that do not end a sentence but stand at the end of one that was cut.
OPEN_END = " \t,;:–—-"
ENDED = re.compile(r"[.!?][\s\"'”’)\]]*$")
FIRST_WORD = re.compile(r"""["'“‘(\[\s]*([^\W_]+)""")


def strip_dateline(text: str) -> str:
    """Without "Seoul, April 25 (Agency): " and its like at the start."""
    match = DATELINE.match(text) or CAPITALS_DATELINE.match(text)
    return text[match.end() :] if match else text


def strip_connective(text: str) -> str:
    """Without "However, ", "But ", "Let us tell you that " and their like at the start, however many."""
    while match := CONNECTIVE.match(text) or BARE_CONNECTIVE.match(text) or ANNOUNCEMENT.match(text):
        text = text[match.end() :]
    return text


def strip_also(text: str) -> str:
    """ "The minister also said" as "The minister said"; not where "also" answers a "not only" or joins two verbs."""
    match = ALSO_SAID.match(text)
    if match is None or ANSWERED.search(match[1]):
        return text
    return match[1] + text[match.end() :]


def strip_source(text: str) -> str:
    """Without ", officials said." at the end or "The agency said that" at the start, where a plain fact is left: no
    quotation, no charge, no guess."""
    if match := LEADING_SOURCE.match(text):
        rest = text[match.end() :]
    elif match := TRAILING_SOURCE.search(text):
        rest = text[: match.start()] + "."
    else:
        return text
    if QUOTE_MARK.search(text) or CLAIM.search(rest) or SUBORDINATE.match(rest) or len(rest.split()) < LEAST_WORDS:
        return text
    return rest


def balance_quotes(text: str) -> str:
    """With the missing partner of a single unpaired double quotation mark, at the end or at the start.

    At the start only for a mark after a comma or a stop: that one closes words that an earlier sentence opened.
    """
    if INCHES.search(text):
        return text
    open_marks = 0
    for match in QUOTE_MARK.finditer(text):
        mark = match.group()
        opens = mark == "“" or (mark == '"' and OPENING.match(text[max(0, match.start() - 1) : match.end() + 1]))
        if not opens and open_marks == 0:
            lost = CLOSING.search(text[: match.start()]) and not QUOTE_MARK.match(text)
            return ("“" if mark == "”" else '"') + text if lost else text
        open_marks += 1 if opens else -1
    return text + ("”" if "“" in text else '"') if open_marks == 1 else text


def finish(text: str) -> str:
    """Without the mark of a list, with a capital at the start (unless the word has one inside, as "iPhone") and a full
    stop at the end."""
    text = text.rstrip(DANDAS).rstrip(OPEN_END).replace("…", "...")
    if item := ITEM.match(text):
        text = text[item.end() :]
    first = FIRST_WORD.match(text)
    if first and first[1].islower():
        text = text[: first.start(1)] + text[first.start(1)].upper() + text[first.start(1) + 1 :]
    return text if not text or ENDED.search(text) else text + "."
