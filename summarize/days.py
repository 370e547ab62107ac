"""The name of a day where the sentence tells what has happened: a reader of today's news knows the day."""

from __future__ import annotations

import re

from summarize.grammar import Parse, parse
from summarize.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    FUTURE,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRESENTS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from summarize.words import MONTHS, SPEECH_VERBS, WEEKDAYS
from summarize.wordy import EVENTS, HAPPENINGS

PARTS_OF_DAY = frozenset("morning afternoon evening night".split())
# "late on Friday", "early Friday".
NEAR_DAY = frozenset("late early".split())
SUNDAY_PAPERS = frozenset("mail independent scotland".split())
# Between the verb and the day: the day is that of something else, which may be to come.
DEADLINES = frozenset("ahead before by if till unless until".split())
ORDER_OF_DAYS = re.compile(
    r"\b(?:days?|hours?|weeks?)\s+(?:after|before|later|earlier|ago)\b|\b(?:same|next|previous|following|that)\s+(?:day|time|morning|afternoon|night|evening)\b",
    re.I,
)
# Before a day without "on", these make a name of it, or another day.
OTHER_DAYS = frozenset(
    "black coming cyber easter first following good holy last next other past previous super".split()
)
INDEFINITE = frozenset("a an another any each every one some".split())
# "was gunned down on Friday".
PARTICLES = frozenset("away back down off out over up".split())
SAID = frozenset("said announced confirmed reported ruled testified tweeted".split())
# What is left must still be a sentence that says something.
LEAST_WORDS = 7
# After "killed Thursday, ": what the day was.
KINDS_OF_DAY = frozenset("anniversary birthday date day eve feast festival holiday".split())


def day(parsed: Parse) -> str | None:
    """ "on Friday" where the sentence tells what has happened: a reader of today's news knows the day."""
    days = [index for index, key in enumerate(parsed.keys) if key.removesuffix("'s") in WEEKDAYS]
    for index in days:
        if (said := _said(parsed, index)) is not None and parsed.words() - parsed.words(*said) >= LEAST_WORDS:
            return parsed.without(*said)
    if len(days) != 1 or ORDER_OF_DAYS.search(parsed.text):
        return None
    day = days[0]
    if not _happened(parsed, day):
        return None
    start, stop = day, day + 1
    if not parsed.tokens[day].text[0].isupper() or parsed.key(day) not in WEEKDAYS:
        return None
    if parsed.key(stop) in PARTS_OF_DAY:
        stop += 1
    on = parsed.key(start - 1) == "on"
    start -= on
    if parsed.key(start - 1) in NEAR_DAY:
        start -= 1
    closes = parsed.key(start - 1) in ("”", '"')
    if any(parsed.quoted[max(0, start - (not closes)) : stop + 1]) or not _day_may_go(parsed, start, stop, on=on):
        return None
    if parsed.words() - parsed.words(start, stop) < LEAST_WORDS:
        return None
    before, after = parsed.key(start - 1), parsed.key(stop)
    if start == 0:
        rest = parse(parsed.text[parsed.tokens[stop].start :].lstrip(", "))
        return parsed.without(start, stop) if rest.is_clause() else None
    if before == "," and after == ",":
        # "The court, on Friday, ordered": both commas go; after a clause one stays.
        both = parsed.finite(stop + 1) and parsed.noun_phrase(0, start - 1)
        return parsed.without(start - 1, stop + 1) if both else None
    return None if before == "," else parsed.without(start, stop)


def _said(parsed: Parse, day: int) -> tuple[int, int] | None:
    """The tokens of a day right after "said", whatever the sentence tells: "said Monday it will", "said on Friday."."""
    start = day - (parsed.key(day - 1) == "on")
    stop = day + 1 + (parsed.key(day + 1) in PARTS_OF_DAY)
    if parsed.key(start - 1) not in SAID or parsed.quoted[start - 1] or not parsed.tokens[day].text[0].isupper():
        return None
    after = parsed.key(stop)
    # "said Monday, April 25", "said Monday's vote", "said Friday prayers were".
    if parsed.key(day) not in WEEKDAYS or any(parsed.quoted[start : stop + 1]):
        return None
    if after == "that":
        return start, stop
    if parsed.ends(stop):
        # "said in a letter announced Tuesday.": the day is that of the letter.
        clause = max((index for index in parsed.runs(",") if index < start), default=-1) + 1
        other = any(map(parsed.maybe_verb, range(clause, start - 1)))
        return (start, stop) if parsed.key(start - 1) == "said" or not other else None
    told = after in PRONOUNS or after in ("the", "a", "an", "his", "her", "its", "their")
    return (start, stop) if told and day == start and parsed.first_finite(stop + 1) is not None else None


def _happened(parsed: Parse, day: int) -> bool:
    """Whether the verb that a day belongs to is a past: the last one before it, or the next: "said on Friday that it
    would"."""
    verb = next((index for index in range(day - 1, -1, -1) if parsed.maybe_verb(index)), None)
    if verb is None and day > 1 and not any(parsed.maybe_verb(index) for index in (day + 1, day + 2)):
        return False
    if verb is None:
        verb = next((index for index in range(day + 1, len(parsed)) if parsed.maybe_verb(index)), None)
    if not FUTURE.isdisjoint(parsed.keys[:day]):
        return False
    # "has not paid on Friday" says less than "has not paid".
    if any(key in NEGATIONS or key.endswith("n't") for key in parsed.keys[:day]):
        return False
    if verb is None or parsed.keys[verb] in PRESENTS | MODALS | {"is", "are", "do", "does", "says", "say"}:
        return False
    # "before the account closes on Friday", "invited to speak on Friday".
    between = range(min(verb, day), day)
    if any(
        parsed.keys[index] in DEADLINES or (parsed.keys[index] == "to" and _infinitive(parsed, index))
        for index in between
    ):
        return False
    # "to be held on Friday", "is held on Friday".
    return parsed.key(verb - 1) not in {"be", "being", "is", "are", "to", "get", "gets", "getting"} | MODALS


def _infinitive(parsed: Parse, to: int) -> bool:
    """Whether a verb may follow this "to": no name, no article and no number does."""
    after = parsed.tokens[to + 1]
    return after.text.islower() and after.key not in DETERMINERS and not parsed.is_number(to + 1)


def _day_may_go(parsed: Parse, start: int, stop: int, *, on: bool) -> bool:
    """Whether what stands around a day lets it go."""
    # "Friday, April 25", "Friday (25 April)": the day is a part of the date.
    dated = range(stop, min(len(parsed), stop + (1 if parsed.is_word(stop) else 3)))
    if any(parsed.key(index) in MONTHS or parsed.is_number(index) for index in dated):
        return False
    after = parsed.key(stop)
    follows = parsed.ends(stop) or after in (",", ";") or after in PREPOSITIONS or after in SUBORDINATORS
    follows = follows or after in RELATIVES or after in ("to", "that", "aboard", "following") or parsed.maybe_verb(stop)
    if start == 0:
        return on and (after == "," or parsed.is_word(stop))
    # "his return on Sunday remains open": the day is to come.
    if after in PRESENTS | MODALS | {"is", "are"}:
        return False
    if not follows or after in ("from", "till", "until", "than", "before", "so"):
        return False
    told = parsed.key(len(parsed) - 2) in SPEECH_VERBS
    if after == "," and not told and parsed.key(stop + 1) in ("a", "the", "when", "just", "one", "hours", "days"):
        return False
    # "Of those whom he has on Friday, I would pick one": what follows is to come.
    if after == "," and not told and not MODALS.isdisjoint(parsed.keys[stop:]):
        return False
    # ", due to start on Tuesday, ", ", released on Monday, ": nothing but the day is told there.
    comma = max((index for index in parsed.runs(",") if index < start - 1), default=-1)
    opens = parsed.key(comma + 1)
    if after == "," and comma > 0 and (opens == "due" or opens.endswith("ing") or parsed.maybe_verb(comma + 1)):
        return False
    if after == "," and _is_kind_of_day(parsed, stop + 1):
        return False
    before = parsed.key(start - 1)
    # "The Mail on Sunday", "earlier on Sunday".
    if (on and before in SUNDAY_PAPERS) or before in ("earlier", "later"):
        return False
    particle = before in PARTICLES and parsed.maybe_verb(start - 2)
    # "a plan introduced on Tuesday.": nothing but the day is told of it.
    bare = before.endswith("ed") and parsed.ends(stop) and parsed.key(start - 2) not in AUXILIARIES | {"been", "being"}
    if bare and any(map(parsed.maybe_verb, range(start - 2))):
        return False
    if before in HAPPENINGS or before in AUXILIARIES or (before in PREPOSITIONS and not particle):
        return False
    if before in EVENTS and not parsed.maybe_verb(stop):
        return False
    if before in CONJUNCTIONS or before in DETERMINERS or before in SUBORDINATORS or before in RELATIVES:
        return False
    if on:
        return parsed.is_word(start - 1) or before in (",", "”", '"')
    return parsed.is_word(start - 1) and _bare_day_may_go(parsed, start, stop)


def _is_kind_of_day(parsed: Parse, start: int) -> bool:
    """Whether what begins here, after the comma behind a day, says what day it was: "Gaza's bloodiest day"."""
    end = next((index for index in parsed.runs(",") if index > start), len(parsed))
    return parsed.key(start).endswith("'s") or not KINDS_OF_DAY.isdisjoint(parsed.keys[start:end])


def _bare_day_may_go(parsed: Parse, start: int, stop: int) -> bool:
    """Whether a day without "on" is one, as in "was killed Friday", "in Paris Friday", and no "Black Friday"."""
    before = parsed.key(start - 1)
    if before in OTHER_DAYS or parsed.is_number(start - 1) or before.endswith("'s"):
        return False
    # "on a cold Friday", "any quiet Friday".
    for index in (start - 2, start - 3):
        article = parsed.key(index)
        # "made a grim find Friday" did not make a Friday.
        found = article in ("a", "an") and parsed.key(index - 1) not in PREPOSITIONS | BE | {
            "like",
            "such",
            "was",
            "as",
        }
        if article in INDEFINITE and not (found and index > 0):
            return False
    if parsed.tokens[start - 1].text.islower():
        return True
    # "Sheffield Wednesday" is a club.
    return parsed.key(start - 2) in ("in", "at", "told") and not parsed.maybe_verb(stop)
