"""Edits that let a sentence stand alone. Each takes out or adds what carries no fact: numbers and names all stay."""

from __future__ import annotations

import re

from summarize.grammar import capital, parse
from summarize.lexicon import PARTICIPLES
from summarize.people import PERSON_NOUNS
from summarize.words import (
    ACCIDENTS,
    AGENCIES,
    ANNOUNCEMENTS,
    BARE_CONNECTIVES,
    CLAIM_STEMS,
    CONNECTIVES,
    DEEDS,
    MONTHS,
    NAMELESS_SOURCES,
    OBSERVERS,
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
_PLACE = r"(?!(?:After|Before|By|Between|During|For|From|In|On|Since|The|Till|Until)\s)[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}(?:,\s+[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*)?){0,2}"
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
# Police and others who say what an accident has done.
OBSERVED = re.compile(rf",\s+(?:(?:{_any(OBSERVERS)})\s+{_SAID}|according\s+to\s+(?:{_any(OBSERVERS)}))\s*\.?$", re.I)
# One who is named no more than they are: "an official said", of what is no deed of anybody.
NAMELESS = re.compile(
    rf",\s+an?\s+(?:(?-i:[a-z]+)\s+){{0,2}}(?:official|spokes(?:man|woman|person))\s+{_SAID}\s*\.?$", re.IGNORECASE
)
ACCIDENT = re.compile(rf"\b(?:{'|'.join(ACCIDENTS)})\b", re.IGNORECASE)
DEED = re.compile(rf"\b(?:{'|'.join(DEEDS)})", re.IGNORECASE)
# "Sources" and "reports" may be anybody: what they tell is a rumour, unless it is an accident.
HEARSAY = re.compile(r"\b(?:sources|reports?)\b", re.IGNORECASE)
OF_A_THING = re.compile(r"(?:all|an?|both|the)\s+(?-i:[a-z])", re.IGNORECASE)
# "were destroyed by the owner": what somebody did.
AGENT = re.compile(r"\bby\b", re.IGNORECASE)
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
BRACKET_END = " \t.!?\"'”’)"
ENDED = re.compile(r"[.!?][\s\"'”’)\]]*$")


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
    quotation, no charge, no guess. Police and others like them, and hearsay, may go where they tell of an accident."""
    is_accident = ACCIDENT.search(text) is not None and not AGENT.search(text)
    if match := LEADING_SOURCE.match(text):
        rest = text[match.end() :]
    elif (
        (match := TRAILING_SOURCE.search(text))
        or (match := NAMELESS.search(text))
        or (is_accident and (match := OBSERVED.search(text)))
    ):
        rest = text[: match.start()].rstrip(".") + "."
    else:
        return text
    if (
        QUOTE_MARK.search(text)
        or DEED.search(text)
        or (not is_accident and (HEARSAY.search(match.group()) or _tells_of_somebody(match, rest)))
        or CLAIM.search(rest)
        or SUBORDINATE.match(rest)
        or len(rest.split()) < LEAST_WORDS
        or not _tells(rest)
        or _opens_with_participle(rest)
    ):
        return text
    return rest


def _tells(text: str) -> bool:
    """Whether there is a verb in it: a headline ("Firm to buy mill, sources say") has its source to bear it out."""
    parsed = parse(text)
    return any(map(parsed.maybe_verb, range(len(parsed))))


def _tells_of_somebody(match: re.Match[str], rest: str) -> bool:
    """Whether it tells what somebody does: whose word it is then matters. A spokesman may tell of nobody with a name."""
    words = rest.lower().replace(",", " ").rstrip(".").split()
    return not PERSON_NOUNS.isdisjoint(words) or (match.re is NAMELESS and not OF_A_THING.match(rest))


def _opens_with_participle(text: str) -> bool:
    """Whether it goes on about its source: "According to the agency, set up in May, …"."""
    parsed = parse(text)
    return parsed.key(0) in PARTICIPLES or parsed.key(0).endswith("ed")


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
    """Without the mark of a list and without brackets at either end that lack their partner, with a capital at the start
    (unless the word has one inside, as "iPhone") and a full stop at the end."""
    text = text.replace("…", "...")
    before = None
    while text != before:
        before = text
        text = _without_lone_brackets(text.rstrip(DANDAS).rstrip(OPEN_END))
        if item := ITEM.match(text):
            text = text[item.end() :]
    text = capital(text)
    return text if not text or ENDED.search(text) else text + "."


def _without_lone_brackets(text: str) -> str:
    """Without a "(" at the start or a ")" at the end that is left of an aside whose other part is in another sentence."""
    surplus = text.count(")") - text.count("(")
    if surplus < 0 and text.startswith("("):
        return text[1:].lstrip()
    core = text.rstrip(BRACKET_END)
    lone = min(surplus, text.count(")", len(core)))
    if lone <= 0:
        return text
    return "".join(text.rsplit(")", lone))
