"""Two neighbouring sentences as one, where both say something of the same subject: "The railway stopped 31 trains and
opened a bridge."
"""

from __future__ import annotations

import re

from summarize.antecedent import follow, name_pronoun, undergoes
from summarize.grammar import Parse, parse
from summarize.lexicon import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DISTINCT_PASTS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRESENTS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)
from summarize.words import MONTHS, SPEECH_VERBS, WEEKDAYS

# Longer than this, two sentences read better than one.
MOST_WORDS = 35
SAYING = frozenset("said says stated added".split())
# In the first sentence these open a clause that "and" would go on with.
CLAUSES = RELATIVES | SUBORDINATORS | CONJUNCTIONS | {"or", "to", "if", "whether"}
# Whoever says one sentence need not say the other.
ATTRIBUTION = re.compile(
    rf"\b(?:according\s+to|as\s+per|allegedly|reportedly|apparently|supposedly|purportedly)\b"
    rf"|[,–—-]\s+(?:[^,]*\s)?(?:{'|'.join(SPEECH_VERBS)}|alleges?|alleged|argue[sd]?|believe[sd]?|charge[sd]?|claims?|insist(?:s|ed)?"
    rf"|maintain(?:s|ed)?|recall(?:s|ed)?|reports|suggest(?:s|ed)?|suspect(?:s|ed)?|tells?|thinks?|thought|writes?)\b",
    re.IGNORECASE,
)


def fused(first: str, second: str) -> str | None:
    """One sentence that says what `first` and `second`, the next one, say; None where the subject is not certain.

    The subject is certain where both begin with the same words ("The railway … The railway also …"), with the end of
    the same name, or where `second` begins with a "He" or "She" that can only be the subject of `first`. `first` is one
    plain clause, so that nothing in it but its verb can take the "and".
    """
    one, two = parse(first), parse(second)
    if not (one.sound and two.sound) or any(one.quoted) or any(two.quoted):
        return None
    if one.words() + two.words() > MOST_WORDS + 3 or not first.endswith(".") or not second.endswith("."):
        return None
    if ATTRIBUTION.search(first) or ATTRIBUTION.search(second):
        return None
    verb = _verb(one)
    if verb is None:
        return None
    start = _predicate(one, verb, two)
    if start is None:
        return None
    if (said := _said_too(one, verb, two, start)) is not None:
        rest = f"that {second[two.tokens[said].start :]}"
    elif _plain_clause(one, verb) and _goes_on(one, verb, two, start) and not _times_differ(one, two, start):
        rest = second[two.tokens[start].start :]
    else:
        return None
    text = f"{first[:-1]} and {rest}"
    return text if parse(text).words() <= MOST_WORDS else None


def _verb(one: Parse) -> int | None:
    """The main verb of a sentence that begins with its subject, which may have its age in commas after it."""
    if one.key(2) == "," or one.key(1) == ",":
        comma = 1 if one.key(1) == "," else 2
        aged = one.key(comma + 1).isdigit() and one.key(comma + 2) == ","
        return comma + 3 if aged and one.finite(comma + 3) else None
    return one.subject()


def _said_too(one: Parse, verb: int, two: Parse, start: int) -> int | None:
    """Where in `two` the words begin that go on with "that": "said that … and that …"; None where it is otherwise."""
    if one.keys[verb] not in SAYING or two.keys[start] not in SAYING:
        return None
    told = verb + 1 + (one.key(verb + 1) == "that")
    if told == verb + 1 and one.subject(told) is None:
        return None
    # A second "that" or an "and" before it may be of a clause within the first.
    inner = range(told, len(one) - 1)
    if any(one.keys[index] in ("that", "if", "whether", "because", ";", ":", "but") for index in inner):
        return None
    begins = start + 1 + (two.key(start + 1) == "that")
    opens = two.key(begins)
    later = any(two.keys[index] == "that" for index in range(begins, len(two)))
    other = begins == start + 1 and not (opens in DETERMINERS or opens in PRONOUNS or two.is_number(begins))
    return None if later or other or opens in PREPOSITIONS else begins


def _plain_clause(one: Parse, verb: int) -> bool:
    """Whether the sentence is one clause: no second verb, nothing set off by marks, no negation that would reach on."""
    end = len(one) - 1
    if not one.ends(end) or any(token.kind in ("mark", "dash") for token in one.tokens[verb:end]):
        return False
    after = range(verb + 1, end)
    if any(one.keys[index] in CLAUSES | NEGATIONS or one.keys[index] == "that" for index in after):
        return False
    # "the nicest man you'll meet": a clause without its "that".
    if one.keys[verb].endswith("n't") or any(one.keys[index].split("'")[0] in PRONOUNS - {"it"} for index in after):
        return False
    # "has opened" and "was held" are one verb; so is "were killed".
    chain = verb + 1
    while chain < end and one.keys[verb] in AUXILIARIES and one.maybe_verb(chain):
        chain += 1
    return not any(one.maybe_verb(index) for index in range(chain if chain > verb + 1 else verb + 1, end))


def _predicate(one: Parse, verb: int, two: Parse) -> int | None:
    """Where in `two` the predicate begins, after its subject and an "also"; None where its subject is another."""
    subject = list(one.keys[:verb])
    if two.key(0) in ("he", "she"):
        person = follow(one.text, None)
        # The name must be the end of the subject, not a part of it: "The brother of Ravi Rao".
        before = [token.text for token in one.tokens[:verb] if token.kind == "word"]
        if subject == [two.key(0)] and not undergoes(one.text):
            pass  # "He … He …": who he is was settled before.
        elif (
            person is None
            or not " ".join(before).endswith(person.name)
            or name_pronoun(two.text, person) == two.text
            or any(key in PARTS for key in subject)
        ):
            return None
        start = 1
    else:
        ends = two.subject()
        if ends is None or not _same_subject(one, verb, two, ends):
            return None
        start = ends
    if two.key(start) == "also":
        start += 1
    return start if two.finite(start) or two.maybe_verb(start) else None


# Words that make the last name of a subject somebody else than its head.
PARTS = frozenset("of for in with from at by".split())


def _same_subject(one: Parse, verb: int, two: Parse, ends: int) -> bool:
    """Whether the second subject is the first one again, or the last part of its name."""
    last = ends - (two.key(ends - 1) == "also")
    first_subject, subject = one.keys[:verb], two.keys[:last]
    if first_subject == subject:
        # "A man was killed. A man was held": two of them, maybe.
        return subject[0] not in ("a", "an", "one", "two", "some", "another", "there", "it", "they", "this", "many")
    named = all(token.kind == "word" and token.text[0].isupper() for token in two.tokens[:last])
    person = follow(one.text, None)
    return (
        named
        and person is not None
        and len(subject) < len(first_subject)
        and first_subject[-len(subject) :] == subject
        and not any(key in PARTS for key in first_subject)
    )


def _goes_on(one: Parse, verb: int, two: Parse, start: int) -> bool:
    """Whether the second verb can stand after "and" without seeming to hang on another verb or noun of the first."""
    first, then = one.keys[verb], two.keys[start]
    if first in MODALS or then in MODALS:
        return first == then
    if then == "had" or first == "had" or then.endswith("n't") or then in ("does", "do"):
        return False
    present = then in PRESENTS or then in ("says", "is", "are", "has", "have")
    if present != (first in PRESENTS or first in ("says", "is", "are", "has", "have")):
        return False
    if then in BE and first not in BE:
        return False  # "began with a story and was 12": a thing done and a state.
    # "was held and told": a participle, to whoever reads it so; "was held and went" is not.
    passive = first in AUXILIARIES and one.maybe_verb(verb + 1)
    return not passive or then in AUXILIARIES or then in DISTINCT_PASTS


def _times_differ(one: Parse, two: Parse, start: int) -> bool:
    """Whether a time in one of the sentences would seem to be that of the other too."""
    said = two.keys[start] in SPEECH_VERBS
    return (_has_time(one) and not said) or (_has_time(two) and not said)


def _has_time(parsed: Parse) -> bool:
    return any(
        key in WEEKDAYS or key in MONTHS or key in TIMES or (len(key) == 4 and key.isdigit()) for key in parsed.keys
    )
