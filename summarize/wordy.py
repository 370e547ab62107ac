"""Phrases that say in many words what one says, or nothing at all. Data only."""

from __future__ import annotations

import re

# Between commas these only tie the sentence to the last one.
ASIDES = tuple(
    tuple(phrase.split())
    for phrase in (
        "after all",
        "as well",
        "by the way",
        "for example",
        "for instance",
        "for their part",
        "for his part",
        "for her part",
        "for its part",
        "furthermore",
        "however",
        "in addition",
        "in fact",
        "in turn",
        "incidentally",
        "indeed",
        "meanwhile",
        "moreover",
        "nevertheless",
        "nonetheless",
        "of course",
        "therefore",
        "though",
        "thus",
        "too",
    )
)

_REPORTERS = r"(?:reporters|journalists|the\s+media|media|media\s*persons|mediapersons|newsmen|the\s+press)"
# Before a main clause, with their comma.
OPENINGS = re.compile(
    rf"""(?:
    (?:interestingly|importantly|notably|significantly|incidentally|unfortunately|sadly|fortunately|surprisingly
        |alas|regrettably|thankfully|admittedly|sure|now|later|ultimately|eventually|finally|luckily|in\s+particular
        |in\s+other\s+words|after\s+all|in\s+the\s+end|as\s+always|as\s+usual|(?:earlier|later)\s+(?:today|in\s+the\s+day|that\s+day|this\s+week)
        |this\s+week|this\s+weekend|(?:on\s+)?(?:the|that)\s+(?:same\s+|next\s+)?day|at\s+the\s+time
        |unsurprisingly|strikingly|remarkably|ironically|curiously|tragically|needless\s+to\s+say|as\s+expected)
    |(?:while\s+)?(?:speaking|talking)\s+(?:to|with)\s+{_REPORTERS}(?:\s+here)?
    |(?:while\s+)?(?:briefing|addressing)\s+(?:{_REPORTERS}|a\s+(?:press|news)\s+conference)(?:\s+here)?
    |in\s+(?:a|an|his|her|its|their)\s+(?:official\s+|press\s+|brief\s+|written\s+|joint\s+)?(?:statement|press\s+release)
        (?:\s+(?:issued|released))?(?:\s+here)?
    |at\s+a\s+(?:press|news)\s+conference
    |in\s+(?:a|another)\s+(?:major|big|significant|important|shocking|fresh|new|recent)\s+(?:development|incident|case|move)
    |(?:during|on)\s+this\s+(?:time|period|occasion)
    |in\s+(?:this|the)\s+(?:meantime|meanwhile|backdrop)
    |in\s+such\s+a\s+situation
    )\s*,\s+(?=\w)""",
    re.IGNORECASE | re.VERBOSE,
)

# These begin what goes on around the news.
BACKGROUND = re.compile(
    r"(?:as\s+part\s+of|amid|along\s+with|in\s+addition\s+to|apart\s+from|besides|keeping\s+in\s+(?:mind|view)|while|even\s+as"
    r"|during\s+(?:the|his|her|its|their|an?)\s+(?:conversation|event|hearing|inquiry|interview|investigation|meeting|probe"
    r"|program|programme|search|speech|trial|visit)|speaking|talking|addressing|giving\s+(?:details|information)"
    r"|as\s+(?:the|its|their|tensions|concerns|protests|\w+\s+continues?))\b",
    re.IGNORECASE,
)

# " in a statement" after a verb of speech, where nobody is named as its reader.
STATEMENTS = re.compile(
    r"\b(?P<said>said|says|stated|announced|confirmed)\s+(?:in\s+(?:a|an|its|his|her|their)\s+(?:official\s+|press\s+|brief\s+|joint\s+"
    r"|written\s+|prepared\s+)?(?:statement|press\s+release)|(?:at|during)\s+a\s+(?:press|news)\s+conference(?:\s+here)?)"
    r"(?=\s*(?:[.,]|$|that\b|on\s))",
    re.IGNORECASE,
)

# At the end: they point at another sentence.
SUPERFLUOUS = re.compile(
    r",?\s+(?:in\s+this\s+(?:regard|connection|context|respect|matter)|on\s+this\s+occasion|to\s+this\s+effect)(?P<stop>\.?)$",
    re.I,
)


def _wordy(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{wordy}".replace(" ", r"\s+"), re.IGNORECASE), short) for wordy, short in pairs)


# What stands for it is a part of it: bullets are made of the article's words.
WORDY = _wordy(
    # "systems that others do not have in order to": "have to" is another verb.
    (r"(?<!have.)(?<!has.)(?<!had.)(?<!used.)in order to\b", "to"),
    (r"so as to\b", "to"),
    (r"for the purpose of\b", "for"),
    (r"on a daily basis\b", "daily"),
    (r"(is|are|was|were) in the process of (?=[a-z]+ing\b)", r"\1 "),
    (r"during the course of\b", "during"),
    (r"in the month of (?=(?-i:[A-Z]))", "in "),
    (r"in the year (?=\d{4})", "in "),
    (r"at the age of (?=\d)", "at age "),
    (r"at (?=(?:about|around|approximately) \d[\d:]* ?(?:[ap]\.?m\b|noon))", ""),
    (r"at a time when\b", "when"),
    (r"for a period of (?=\w)", "for "),
    (r"(?<!.)a total of (?=[\w₹$])", ""),
    (r"each and every\b", "every"),
    (r"(all|both) of the (?=\w+s\b)", r"\1 the "),
    (r"both the (?=\w+s\b(?! (?:and|as)\b))", "both "),
    (r"outside of the\b", "outside the"),
    (r"inside of the\b", "inside the"),
    (r"(?<!.)back in (?=\d{4}\b)", "in "),
    (r"up until\b", "until"),
    (r"still remains\b", "remains"),
    (r"still remain\b", "remain"),
    (r"later on (?=in\b)", "later "),
    (r"as of yet\b", "yet"),
    # "is currently under repair": the present says so.
    (r"(is|are) currently (?=\w)", r"\1 "),
    (r"(is|are) now (?=\w+ing\b)", r"\1 "),
    (r"(a|an|is|are|was|were) (?:very|really) (?=(?!few|little|much|many|well|a\b|the\b|own)[a-z]+)", r"\1 "),
    (r"(in|of) the (?:city|state|village|district|town) of (?=(?-i:[A-Z]))", r"\1 "),
)

# "was held on Friday": without the day nothing is said.
HAPPENINGS = frozenset(
    "began begins came come done dated ended fell falling happened held kicked occurred observed opened opens place started "
    "starts took celebrated falls scheduled also only just".split()
)
# "called for a strike on Friday": the day may be that of the event.
EVENTS = frozenset(
    "ballot bandh celebration celebrations ceremony conference court debate debut deadline demonstration derby election elections event events "
    "exam exams examination examinations fast festival final fixture funeral game games hearing inauguration interview launch march match matches meet meeting "
    "meetings poll polling polls prayer prayers premiere procession protest protests race rally rallies referendum release "
    "session shutdown strike summit talks test tests trial visit vote voting wedding work".split()
)
