"""Words set off by brackets, dashes or commas, and clauses that only describe: what may go without them."""

from __future__ import annotations

from itertools import pairwise

from summarize.grammar import Parse
from summarize.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    NOT_PASTS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from summarize.people import PERSON_NOUNS
from summarize.words import SPEECH_VERBS
from summarize.wordy import ASIDES

# An aside of more words than this is news of its own.
LONGEST_ASIDE = 12
# An aside that begins with one of these adds to the words before it, or takes from them.
JOINING = frozenset("and or but nor yet so too especially particularly including such like namely at".split())
# Participles that say where a thing is and how it is made; all others tell what happened.
PLACING = frozenset(
    "based built carved dotted hidden known located lying made nestled overlooking painted perched printed set situated "
    "spanning spread standing stretching surrounded tucked woven written".split()
)
# After "which is" only these tell nothing that happened, and no charge.
PLAIN_STATES = frozenset(
    "ancient beautiful big bigger famous green historic large larger long longer modern nearby new newer old older "
    "popular pretty quiet round small smaller steep tall taller wide wider".split()
)
STANDING = frozenset("is are was were lies stands stretches".split())
PLACES = frozenset("above across along below beside near on".split())
# A description in brackets.
ASIDE_OPENERS = DETERMINERS | frozenset("who which where pictured also formerly".split())
LEAST_IN_BRACKETS = 3
# These lay a doubt on the sentence, or grant something.
HEDGES = frozenset(
    "according albeit although though while arguably as by in maybe perhaps possibly presumably probably seemingly so supposedly".split()
)
# Nouns, also where a capital begins the sentence.
PEOPLE = frozenset("children farmers men passengers patients people students those women workers".split())


def brackets(parsed: Parse) -> str | None:
    """ "(pictured)": round brackets with plain words in them."""
    for start in parsed.runs("("):
        stop = next((index for index in parsed.runs(")") if index > start), None)
        if stop is None or start == 0 or not 0 < stop - start - 1 <= LONGEST_ASIDE:
            continue
        # "person(s)", "f(x)": part of a word.
        if parsed.tokens[start].start == parsed.tokens[start - 1].end:
            continue
        # "(questionable)", "(or better)", "without complaining (too much)" change what stands before them.
        opens = parsed.key(start + 1)
        if opens not in ASIDE_OPENERS or not NEGATIONS.isdisjoint(parsed.keys[:start]) or parsed.maybe_verb(start - 1):
            continue
        if parsed.words(start + 1, stop) < LEAST_IN_BRACKETS:
            continue
        if parsed.plain(start + 1, stop) and not _tells(parsed, start, stop):
            return parsed.without(start, stop + 1)
    return None


def dashes(parsed: Parse) -> str | None:
    """ " – a first for the town – ": words between the only two dashes of the sentence."""
    places = [index for index, token in enumerate(parsed.tokens) if token.kind == "dash" and _spaced(parsed, index)]
    if len(places) != 2:
        return None
    start, stop = places
    if not 1 < stop - start <= LONGEST_ASIDE + 1 or not parsed.plain(start + 1, stop) or not parsed.words(stop + 1):
        return None
    if parsed.key(start + 1) in JOINING | HEDGES | AUXILIARIES or parsed.words(start + 1, stop) < 2 or start == 0:
        return None
    if _tells(parsed, start, stop):
        return None
    # What follows must go on from what stood before: no comma is needed there.
    after, opens = stop + 1, parsed.key(0)
    goes_on = parsed.maybe_verb(after) or parsed.key(after) in PREPOSITIONS | RELATIVES | {"to"}
    goes_on = goes_on or parsed.key(start - 1) in {"and", "but", "that", "who", "he", "she"}
    behind_clause = opens in PREPOSITIONS | SUBORDINATORS | AUXILIARIES and "," not in parsed.keys[:start]
    if not goes_on or behind_clause or opens in AUXILIARIES or parsed.quoted[after]:
        return None
    return parsed.without(start, stop + 1)


def subject_aside(parsed: Parse) -> str | None:
    """ "The museum, which has a garden, | said": what stands in commas between subject and verb."""
    commas = list(parsed.runs(","))
    if len(commas) < 2 or commas[0] == 0:
        return None
    start, stop = commas[:2]
    if stop - start - 1 > LONGEST_ASIDE or not parsed.noun_phrase(0, start) or not parsed.finite(stop + 1):
        return None
    if not parsed.plain(start + 1, stop):
        return None
    return parsed.without(start, stop + 1) if _is_aside(parsed, start, stop) else None


def inner_relative(parsed: Parse) -> str | None:
    """ "said the owner of the mill, which is old, | had": a clause in commas between the subject of a later clause and its verb."""
    commas = list(parsed.runs(","))
    for start, stop in pairwise(commas):
        if stop - start - 1 > LONGEST_ASIDE or not describes(parsed, start + 1):
            continue
        if start and parsed.is_word(start - 1) and parsed.finite(stop + 1) and parsed.plain(start + 1, stop):
            return parsed.without(start, stop + 1)
    return None


def described(parsed: Parse) -> str | None:
    """ ", who is a farmer, " as ", a farmer, ", ", which was built by" as ", built by"."""
    for comma in parsed.runs(","):
        verb, after = parsed.key(comma + 2), parsed.key(comma + 3)
        if parsed.key(comma + 1) not in ("who", "which") or verb not in BE or comma == 0:
            continue
        participle = after in PARTICIPLES or (after.endswith("ed") and after not in NOT_PASTS)
        # "who was married to": no longer, maybe.
        participle = participle and after not in ("married", "engaged", "supposed", "used")
        phrase = verb in ("is", "are") and after in ("a", "an", "the")
        if phrase or (participle and parsed.key(comma + 4) in PREPOSITIONS):
            # "which was built in May and is in use": the second verb hangs on "which".
            end = next((index for index in parsed.runs(",") if index > comma + 2), len(parsed))
            if not any(parsed.keys[i] in CONJUNCTIONS | AUXILIARIES | {"or"} for i in range(comma + 3, end)):
                return parsed.without(comma + 1, comma + 3)
    return None


def describes(parsed: Parse, start: int) -> bool:
    """Whether a clause that only says what a thing looks like, or where it is, begins here with "which".

    What it did, or what was done to it, is a fact; and all that "who" tells of somebody is.
    """
    if parsed.key(start) != "which":
        return False
    verb = start + 1 + (parsed.key(start + 1) in ("also", "now", "still", "often", "usually"))
    # "which stands on a hill", but not "which is on trial", "which stands accused".
    placed = parsed.key(verb + 1) in PLACES and parsed.key(verb + 2) in ("a", "an", "the")
    if parsed.key(verb) == "overlooks" or (parsed.key(verb) in STANDING and placed):
        return True
    return parsed.key(verb) in BE and parsed.key(verb + 1 + (parsed.key(verb + 1) == "very")) in PLAIN_STATES


def adverb(parsed: Parse) -> str | None:
    """ ", however, " and its like between commas."""
    for comma in parsed.runs(","):
        for words in ASIDES:
            stop = comma + 1 + len(words)
            if parsed.keys[comma + 1 : stop] != words or parsed.key(stop) != "," or comma == 0:
                continue
            if parsed.subject(0) is None and not parsed.noun_phrase(0, comma):
                continue
            # "The plan, however, failed"; "It was, however, late"; "He said, however, that": no comma stays.
            after = parsed.key(stop + 1)
            joined = parsed.finite(stop + 1) or parsed.key(comma - 1) in AUXILIARIES
            if joined or (after == "that" and parsed.key(comma - 1) in SPEECH_VERBS):
                return parsed.without(comma, stop + 1)
    return None


def reduced_relative(parsed: Parse) -> str | None:
    """ "people who were injured in" as "people injured in"."""
    for who in range(1, len(parsed) - 4):
        if parsed.keys[who] not in ("who", "which") or parsed.quoted[who] or parsed.keys[who + 1] not in BE:
            continue
        noun, participle, after = parsed.tokens[who - 1], parsed.keys[who + 2], parsed.key(who + 3)
        if (not noun.text.islower() and noun.key not in PEOPLE) or noun.key in PRONOUNS | PREPOSITIONS | CONJUNCTIONS:
            continue
        if after not in PREPOSITIONS or parsed.keys[0] in ("it", "this", "that"):
            continue
        if not (participle.endswith("ed") or participle in PARTICIPLES):
            continue
        # "the man who was held in May and is in jail": the second verb hangs on "who".
        rest = range(who + 3, len(parsed))
        if any(parsed.keys[index] in CONJUNCTIONS | {"or", ","} for index in rest):
            continue
        return parsed.without(who, who + 2)
    return None


def _tells(parsed: Parse, start: int, stop: int) -> bool:
    """Whether the words between two marks tell what somebody did: they hold a clause, and it does not only describe."""
    clause = any(parsed.keys[index] in RELATIVES or parsed.finite(index) for index in range(start + 1, stop))
    return clause and not describes(parsed, start + 1)


def _spaced(parsed: Parse, index: int) -> bool:
    """Whether a dash stands between spaces; "10-12" and "mid–May" do not part a sentence, but "camp—a hut—was" does."""
    token = parsed.tokens[index]
    around = parsed.text[token.start - 1 : token.start] + parsed.text[token.end : token.end + 1]
    return around.isspace() or token.text in ("—", "--")


def _is_aside(parsed: Parse, start: int, stop: int) -> bool:
    """Whether the words between two commas after a noun phrase only describe it."""
    opens = parsed.key(start + 1)
    inside = range(start + 1, stop)
    if describes(parsed, start + 1):
        return True
    if any(parsed.key(index) in CONJUNCTIONS | PRONOUNS | {"or"} or parsed.finite(index) for index in inside):
        return False
    if opens in PLACING:
        return parsed.key(start + 2) in PREPOSITIONS - {"to", "by"}
    if opens in PARTICIPLES or (opens.endswith(("ed", "ing")) and opens not in NOT_PASTS):
        return False
    # "The mayor, the police and the owner, said" is a list, and the role of a person says who is speaking.
    named = any(parsed.is_capital(index) for index in range(1, start)) or parsed.is_capital(start - 1)
    roles = any(parsed.key(index) in PERSON_NOUNS for index in inside)
    # "The stronger the wind, the higher the waves, said the fishermen."
    told = parsed.key(stop + 1) in SPEECH_VERBS and parsed.key(stop + 2) in DETERMINERS
    return opens in ("a", "an", "the") and not roles and not named and not told
