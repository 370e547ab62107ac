"""A sentence made shorter by rules: what goes holds no number and no name but those of days, what stays says the same.

Each rule takes the parse of a sentence and gives the sentence after one edit, or None. They are tried until none has
anything left to do, so that what comes out would come out again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

from summarize import asides, cleanup, days, tails
from summarize.grammar import Parse, capital, parse
from summarize.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DISTINCT_PASTS,
    LEANING,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from summarize.people import TITLES
from summarize.words import SPEECH_VERBS
from summarize.wordy import BACKGROUND, OPENINGS, STATEMENTS, SUPERFLUOUS, WORDY

# What is left must still be a sentence that says something.
LEAST_WORDS = 5
# These make an "also" answer something within the sentence.
ANSWERED = NEGATIONS | frozenset("and but only as too like".split())
# More words than this before the main clause are more than its background.
LONGEST_BACKGROUND = 14
LEAST_AFTER_BACKGROUND = 8
# Words between "Now, Rao told the paper of the town" and the comma after them.
LONGEST_SPEAKER = 6
# "very likely" is a forecast of another kind than "likely".
HOW_LIKELY = re.compile(r"(?:un)?(?:likely|certain|sure)\b|(?:im)?(?:possible|probable)\b|doubtful\b", re.IGNORECASE)
DEGREE = re.compile(r"\b(?:very|really)\b", re.IGNORECASE)
# A title after one of these begins there; after another word it may be "ousted Prime Minister Oli".
BEFORE_TITLE = PREPOSITIONS | CONJUNCTIONS | DISTINCT_PASTS | frozenset({*SPEECH_VERBS, "that", "when", "as", "met"})
# Titles that are part of the name.
CROWNED = frozenset("emperor king lord maharaja pope prince princess queen shri sir sri lady smt".split())


def shorter(text: str) -> str:
    """`text`, one English sentence, without what a bullet can do without; unchanged where nothing is certain.

    Every number and every name stays, except the names of days; never longer; `shorter` of the result is the result.
    """
    parsed = parse(text)
    while (edited := _edited(parsed)) is not None:
        parsed = parse(edited)
    return parsed.text


def untitled(text: str, named: Collection[str]) -> str:
    """`text` without titles before those people whom `named` holds: "Prime Minister Modi" is "Modi" from then on.

    named: names with their titles, as `titled` gives them for the bullets that come before. A title that was not given
    there stays, and so does one that tells two people of the same surname apart.
    """
    known = [(title, name) for title, name in map(_parted, named) if title]
    parsed = parse(text)
    for first, index, name in reversed(_titled(parsed)):
        title = _title(parsed, first, index)
        if _may_lose_title(parsed, first) and _is_known(title, name, known):
            text = text[: parsed.tokens[first].start] + text[parsed.tokens[index].start :]
    return text


def titled(text: str) -> tuple[str, ...]:
    """The names that stand in `text` with a title, and the title: after this the reader knows who they are."""
    parsed = parse(text)
    return tuple(f"{_title(parsed, first, index)} {name}" for first, index, name in _titled(parsed))


def _parted(named: str) -> tuple[str, str]:
    """Title and name of what `titled` gave; the title is empty where there is none."""
    parsed = parse(named)
    return next(((_title(parsed, first, index), name) for first, index, name in _titled(parsed)), ("", named))


def _title(parsed: Parse, first: int, index: int) -> str:
    return parsed.text[parsed.tokens[first].start : parsed.tokens[index - 1].end]


def _is_known(title: str, name: str, known: Collection[tuple[str, str]]) -> bool:
    """Whether `name` is the one person whom it can mean, and was introduced with the same `title`."""
    if " " in name:
        return (title, name) in known
    same = {full for _, full in known if full.split()[-1] == name}
    people = {full for full in same if not any(other != full and other.endswith(f" {full}") for other in same)}
    return len(people) == 1 and any(given == title and full in same for given, full in known)


def _titled(parsed: Parse) -> list[tuple[int, int, str]]:
    """Each name with a title before it: the first tokens of title and of name, and the name."""
    found = []
    index = 0
    while index < len(parsed):
        first = index
        while index < len(parsed) and _is_title(parsed, index):
            index += 1
        if index == first:
            index += 1
            continue
        stop = index
        while stop < len(parsed) and parsed.is_capital(stop) and not _is_title(parsed, stop):
            stop += 1
            if parsed.tokens[stop - 1].text.endswith(("'s", "’s")):
                break
        if stop > index:
            name = parsed.text[parsed.tokens[index].start : parsed.tokens[stop - 1].end]
            found.append((first, index, re.sub(r"['’]s?$", "", name)))
        index = stop
    return found


def _is_title(parsed: Parse, index: int) -> bool:
    token = parsed.tokens[index]
    key = token.key.rstrip(".")
    # "the then chief minister Rao" is a description; "Chief Minister" and "Mr." are titles.
    prime = key == "prime" and parsed.key(index + 1) == "minister"
    return token.text[0].isupper() and (prime or (key in TITLES and key not in CROWNED))


def _may_lose_title(parsed: Parse, first: int) -> bool:
    """Whether nothing before the title belongs to it: "former Prime Minister Singh", "Delhi Chief Minister Atishi"."""
    before = parsed.key(first - 1)
    if parsed.quoted[first]:
        return False
    if not parsed.is_word(first - 1):
        return before in ("", ",", ";")
    return parsed.tokens[first - 1].text.islower() and before in BEFORE_TITLE


def _edited(parsed: Parse) -> str | None:
    """The sentence after the first edit that any rule finds, and that keeps numbers and names."""
    if not parsed.sound:
        return None
    for rule in RULES:
        edited = rule(parsed)
        if edited is not None and len(edited) < len(parsed.text) and _keeps(parsed, parse(edited)):
            return edited
    return None


def _keeps(parsed: Parse, edited: Parse) -> bool:
    """Whether all numbers and names are there still; a name that comes to stand first looks like any first word."""
    before, after = _kept(parsed), _kept(edited)
    return not after - before and before - after <= Counter(token.text for token in edited.tokens[:1])


def _kept(parsed: Parse) -> Counter[str]:
    """What an edit may not lose: numbers and names; and quotation marks, so that they pair."""
    return Counter(
        token.text
        for index, token in enumerate(parsed.tokens)
        if parsed.is_name(index) or (parsed.is_number(index) and parsed.is_word(index)) or token.text in '"“”'
    )


def _opening(parsed: Parse) -> str | None:
    """ "Speaking to reporters, ", "Interestingly, ": what stands before a main clause and says nothing of it."""
    match = OPENINGS.match(parsed.text)
    if match is None:
        return None
    rest = parse(parsed.text[match.end() :])
    # "Now, he said, the world …": what is left would seem to be all told, or told by nobody.
    clause = rest.keys[: next(rest.runs(","), 0)]
    if "that" not in clause and not set(clause[-LONGEST_SPEAKER:]).isdisjoint(SPEECH_VERBS):
        return None
    if not len(rest) or rest.quoted[0] or not rest.is_clause() or rest.words() < LEAST_WORDS:
        return None
    return capital(rest.text)


def _background(parsed: Parse) -> str | None:
    """ "While investigating the crash, ", "Amid growing anger, ": what goes on around the news, at the start."""
    comma = next(parsed.runs(","), 0)
    opens = BACKGROUND.match(parsed.text)
    if opens is None or not 2 <= comma <= LONGEST_BACKGROUND or parsed.quoted[comma + 1] or not parsed.plain(1, comma):
        return None
    rest = parse(parsed.text[parsed.tokens[comma + 1].start :])
    # "As the new coach, Rao …": no clause.
    if parsed.key(0) in ("as", "even") and parsed.key(1) != "part" and not any(map(parsed.maybe_verb, range(1, comma))):
        return None
    # Whom a pronoun means may stand in what goes.
    if rest.words() < LEAST_AFTER_BACKGROUND or not rest.is_clause() or not LEANING.isdisjoint(rest.keys):
        return None
    return capital(rest.text)


def _statement(parsed: Parse) -> str | None:
    """ "said in a statement": how it was said, right after the verb."""
    for match in STATEMENTS.finditer(parsed.text):
        if not parsed.touches_quotes(match.start(), match.end()):
            return parsed.text[: match.end("said")] + parsed.text[match.end() :]
    return None


def _also(parsed: Parse) -> str | None:
    """ "The police also arrested two men": the "also" points at what the reader does not see."""
    if parsed.text.rstrip().endswith("?"):
        return None
    for also in parsed.runs("also"):
        if not parsed.is_word(also + 1) or not parsed.is_word(also - 1) or not ANSWERED.isdisjoint(parsed.keys):
            return None
        # "The police | also arrested", "The police | has also arrested", "Modi | also plays".
        after_auxiliary = also > 1 and parsed.key(also - 1) in AUXILIARIES and parsed.noun_phrase(0, also - 1)
        present = parsed.key(also + 1).endswith("s") and parsed.tokens[also + 1].text.islower()
        verb = parsed.maybe_verb(also + 1) or (
            present and parsed.key(also + 1) not in PREPOSITIONS | {"as", "its", "his"}
        )
        if after_auxiliary or (verb and parsed.noun_phrase(0, also)):
            return parsed.without(also, also + 1)
        return None
    return None


def _that(parsed: Parse) -> str | None:
    """ "said that the road was open" as "said the road was open", where the rest is one clause."""
    that = next(parsed.runs("that"), 0)
    if parsed.key(that - 1) not in ("said", "says", "added") or parsed.keys.count("that") > 1:
        return None
    rest, opens = range(that + 1, len(parsed) - 1), parsed.key(that + 1)
    begins = opens in PRONOUNS | {"the", "his", "her", "its", "their"} or (
        parsed.is_word(that + 1) and parsed.is_name(that + 1)
    )
    plain = all(parsed.is_word(i) and parsed.keys[i] not in CONJUNCTIONS and not parsed.quoted[i] for i in rest)
    return parsed.without(that, that + 1) if begins and plain and parsed.subject(that + 1) is not None else None


def _superfluous(parsed: Parse) -> str | None:
    """ "in this regard" at the end: it points at another sentence."""
    match = SUPERFLUOUS.search(parsed.text)
    if match is None or parsed.words() - len(match.group().split()) < LEAST_WORDS - 1:
        return None
    if parsed.touches_quotes(match.start(), match.end()):
        return None
    return parsed.text[: match.start()] + match["stop"]


def _wordy(parsed: Parse) -> str | None:
    """ "in order to" as "to"."""
    for pattern, words in WORDY:
        for match in pattern.finditer(parsed.text):
            if parsed.touches_quotes(match.start(), match.end()):
                continue
            new = match.expand(words)
            rest = parsed.text[match.end() :]
            # "a very even split" is "an even split".
            article = match.group().split()[0].lower()
            if article in ("a", "an") and (rest[:1].lower() in "aeiou") != (article == "an"):
                continue
            if HOW_LIKELY.match(rest) and DEGREE.search(match.group()):
                continue
            if match.start() == 0:
                new = capital(new)
                rest = rest if new else capital(rest)
            return parsed.text[: match.start()] + new + rest
    return None


def _source(parsed: Parse) -> str | None:
    """Sources without a name."""
    stripped = cleanup.strip_source(parsed.text)
    return None if stripped == parsed.text else capital(stripped)


RULES: tuple[Callable[[Parse], str | None], ...] = (
    _source,
    _opening,
    asides.brackets,
    asides.dashes,
    asides.subject_aside,
    asides.inner_relative,
    asides.described,
    _background,
    tails.tail,
    tails.amid,
    tails.here,
    asides.adverb,
    _statement,
    _also,
    _superfluous,
    _wordy,
    _that,
    days.day,
    asides.reduced_relative,
)
