"""What a sentence trails after its news: descriptions, comments and examples at the end, without number and name."""

from __future__ import annotations

from summarize.asides import describes
from summarize.grammar import Parse
from summarize.lexicon import (
    ATTITUDES,
    AUXILIARIES,
    BE,
    COMMENTS,
    CONJUNCTIONS,
    DETERMINERS,
    MOVED,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    TIMES,
)
from summarize.people import PERSON_NOUNS
from summarize.words import SPEECH_VERBS

# Words before a tail: with fewer, the tail is what is told.
LEAST_BEFORE = 8
# A tail of more words is news of its own.
LONGEST_TAIL = 14
LONGEST_AMID = 10
# Nouns of an apposition that tells more than it describes.
NEWS = frozenset(
    "best biggest blow decline decrease drop fall figure first fraction gain growth high highest increase jump largest last "
    "loss low lowest number percent rate record rise sum surge victory win worst".split()
)
# With one of these the tail may say where the sentence comes from.
SOURCES = frozenset(
    "agency analysis analyst company complaint court document documents group lawsuit lawyer memo ministry newspaper note "
    "official paper police poll post release report reports research researchers review source sources spokesman "
    "spokesperson spokeswoman statement statistics study survey witness".split()
)
# People of whom a tail may tell what happened to them.
PEOPLE = PERSON_NOUNS | frozenset(
    "adults boys children civilians girls infants kids members men officers officials passengers people pupils soldiers "
    "students teenagers toddler toddlers tourists troops victims women workers".split()
)
# "The announcement comes amid protests": the verb needs what follows.
BEFORE_AMID = frozenset(
    "and be been came come comes coming even especially including is are or place remain remains was were".split()
)
# "came here", "right here": the place is what is told.
NEARNESS = frozenset(
    "arrive arrived arrives born bring brought came click come comes get getting got grew here landed live lived lives "
    "move moved out over reach reached remain remained right sent settled stay stayed up was were "
    "follow him it me read see them us watch work worked and or but be been gone go went not than that".split()
)
HERE_FOLLOWS = frozenset("on for during after before as when where".split())
# What stirs people is a comment; what stirs things is news.
STIRRING = frozenset("drawing fueling fuelling leaving prompting raising sparking stirring triggering".split())
END_WORDS = (
    ("too",),
    ("as", "well"),
    ("among", "others"),
    ("among", "other", "things"),
    ("literally", "and", "figuratively"),
    ("of", "course"),
    ("however",),
    ("though",),
)


def tail(parsed: Parse) -> str | None:
    """What stands after the last comma, or after a dash, and only describes or comments on what stands before."""
    stop = len(parsed) - 1
    if stop < 1 or parsed.keys[stop] != ".":
        return None
    start = _begins(parsed)
    if start is None or not _main_clause(parsed, start):
        return None
    if parsed.keys[start] == "," and parsed.keys[start + 1 : stop] in END_WORDS:
        return parsed.without(start, stop) if parsed.words(0, start) > 3 else None
    if not 0 < stop - start - 1 <= LONGEST_TAIL or parsed.words(0, start) < LEAST_BEFORE:
        return None
    if not parsed.plain(start + 1, stop) or any(parsed.keys[index] in ",;:()" for index in range(start + 1, stop)):
        return None
    if describes(parsed, start + 1) or _apposition(parsed, start, stop) or _comment(parsed, start + 1, stop):
        return parsed.without(start, stop)
    return None


def amid(parsed: Parse) -> str | None:
    """ "amid growing concern over the weather" at the end, where the sentence stands without it."""
    stop = len(parsed) - 1
    start = max((index for index in parsed.runs("amid")), default=0)
    if stop < 1 or parsed.keys[stop] != "." or not 1 < stop - start <= LONGEST_AMID + 1:
        return None
    if parsed.words(0, start) < LEAST_BEFORE or parsed.key(start - 1) in BEFORE_AMID or not parsed.plain(start, stop):
        return None
    if parsed.first_finite(start + 1) is not None or any(
        parsed.keys[i] in RELATIVES | TIMES for i in range(start, stop)
    ):
        return None
    if not parsed.is_word(start - 1) and parsed.key(start - 1) not in (",", ")"):
        return None
    return parsed.without(start - (parsed.key(start - 1) == ","), stop) if _main_clause(parsed, start) else None


def here(parsed: Parse) -> str | None:
    """ "arrested here": the town that the dateline named, which the reader does not see."""
    for index in parsed.runs("here"):
        before, after = parsed.key(index - 1), parsed.key(index + 1)
        if index < 3 or not parsed.is_word(index - 1) or before in PREPOSITIONS | PRONOUNS | AUXILIARIES | NEARNESS:
            continue
        # ", released here on Monday,"
        if parsed.key(index - 2) == "," and parsed.maybe_verb(index - 1):
            continue
        if before in DETERMINERS or before.endswith("ing") or parsed.words() <= LEAST_BEFORE:
            continue
        if (parsed.ends(index + 1) or after in HERE_FOLLOWS) and not parsed.text.endswith("?"):
            return parsed.without(index, index + 1)
    return None


def _begins(parsed: Parse) -> int | None:
    """The comma or dash before the tail: the last comma, or the only spaced dash with no comma after it."""
    stop = len(parsed) - 1
    comma = max((index for index in parsed.runs(",") if index < stop), default=-1)
    dash = [index for index, token in enumerate(parsed.tokens) if token.kind == "dash" and not parsed.quoted[index]]
    if len(dash) == 1 and dash[0] > comma and parsed.text[parsed.tokens[dash[0]].end :][:1] == " ":
        return dash[0]
    return None if dash and dash[-1] > comma else (comma if comma > 0 else None)


def _main_clause(parsed: Parse, stop: int) -> bool:
    """Whether there is a main clause in tokens [0, stop)."""
    opens, start = parsed.key(0), 0
    if opens in PREPOSITIONS | SUBORDINATORS | {"to", "not", "unlike", "like"} or opens.endswith(("ing", "ed")):
        start = next((index + 1 for index in parsed.runs(",") if index < stop), stop)
    verb = parsed.first_finite(start + 1)
    return verb is not None and verb < stop and not parsed.quoted[stop - 1]


def _apposition(parsed: Parse, start: int, stop: int) -> bool:
    """Whether "a rare feat in the trade" stands here: a thing, no person and no source."""
    inside = range(start + 1, stop)
    if parsed.key(start + 1) not in ("a", "an") or stop - start < 5 or parsed.is_number(start - 1):
        return False
    keys = frozenset(parsed.keys[start + 1 : stop])
    if "and" in keys or not keys.isdisjoint(NEWS | SOURCES | PEOPLE | TIMES | SUBORDINATORS - PREPOSITIONS - RELATIVES):
        return False
    # "a deal that lifted the ban": a fact of its own.
    if any(
        parsed.finite(i) or parsed.keys[i] in SPEECH_VERBS or parsed.keys[i] in PRONOUNS | RELATIVES for i in inside
    ):
        return False
    # "She is a singer, a designer": a list; "of Austin, Texas, a penny": the end of a name.
    commas = [index for index in parsed.runs(",") if index < start]
    if commas and (start - commas[-1] <= 4 or parsed.key(commas[-1] + 1) in DETERMINERS | {"and", "or"}):
        return False
    return parsed.key(start - 1) not in AUXILIARIES and not (parsed.key(start) == "," and _equates(parsed, start))


def _equates(parsed: Parse, stop: int) -> bool:
    """Whether "is a …" stands before, which a second "a …" would go on with."""
    return any(parsed.keys[i] in BE and parsed.key(i + 1) in ("a", "an") for i in range(stop))


def _comment(parsed: Parse, start: int, stop: int) -> bool:
    """Whether what begins here says what to think of the rest, or gives examples of it."""
    opens, second = parsed.key(start), parsed.key(start + 1)
    keys = frozenset(parsed.keys[start:stop])
    # "for scrapping fees, providing care and keeping": a list.
    listed = any(parsed.key(i) in CONJUNCTIONS and parsed.key(i + 1).endswith("ing") for i in range(start, stop))
    if listed and any(parsed.keys[i].endswith("ing") for i in range(start)):
        return False
    if opens in ("further", "thus", "thereby"):
        opens, second = second, parsed.key(start + 2)
    if opens == "potentially" and second.endswith("ing"):
        return parsed.key(start - 1) == ","
    if opens == "adding" and second == "that":
        return True
    if opens in COMMENTS or (opens in MOVED and second in PREPOSITIONS):
        return True
    if opens in STIRRING:
        return not keys.isdisjoint(ATTITUDES)
    if opens in ("including", "especially", "particularly") or (opens, second) == ("such", "as"):
        return keys.isdisjoint(PEOPLE) and second not in ("if", "when", "because", "after", "as")
    return opens == "given" and second != "that"
