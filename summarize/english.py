"""English sentences from running text: of summaries that a model wrote, and of files of references. Articles are split in Hindi."""

from __future__ import annotations

import re

# Titles and their like: what follows belongs to them, whatever its case.
NEVER_LAST = frozenset(
    "adm brig capt cmdr col cpl dr fr gen gov hon insp lt maj messrs mr mrs ms mt pres prof rep rev sen sens reps "
    "sgt smt sri st supt fig al approx cf eg e.g i.e ie vs v viz".split()
)
# Before a number they shorten a word ("No. 10", "Jan. 5"); elsewhere they may end a sentence.
BEFORE_NUMBER = frozenset(
    "no nos art ch p pp sec vol jan feb mar apr jun jul aug sep sept oct nov dec rs ca est".split()
)
# May stand inside a sentence before a capital ("U.S. Senate", "Acme Inc. Chairman") or at its end.
EITHER = frozenset("inc corp co ltd bros dept jr sr etc ave blvd rd ft univ assn bldg a.m p.m ph.d".split())
# Words that seldom carry a capital unless they begin a sentence: after an EITHER word they show that one begins.
STARTERS = frozenset(
    "a after all also although an and another any as at because before both but by despite during each even every "
    "few following for four from he her here his how however i if in it its last later many meanwhile more most my "
    "neither no none nor not now of officials on once one only or other our over police several she since so some "
    "such that the their then there these they this those though three through to today two under until we what "
    "when where whether which while who why with would yet you your".split()
)

# A stop, the quotes and brackets it closes, white space, and then something that can begin a sentence.
BOUNDARY = re.compile(r"""(?P<stop>[.!?…]+)['"”’)\]]*(?P<space>\s+)(?=['"“‘(\[¿]*(?P<next>[\w$€£₹#@]))""")
# The word a full stop touches, with the stops inside it: "U.S" of "U.S.", "a.m" of "a.m.".
WORD_BEFORE = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*$")
# "J", "U.S", "J.K": letters and stops only.
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
NEXT_WORD = re.compile(r"[^\W\d_]+")


def split(text: str) -> list[str]:
    """The sentences of `text`, in order, stripped; none for blank text.

    A line break that leaves an empty line always ends a sentence; a full stop does unless it belongs to a title, an
    initial or a shortened word. Decimals and addresses hold no white space after their stops, so they stay whole.
    """
    sentences: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
        start = 0
        for match in BOUNDARY.finditer(paragraph):
            if _ends(paragraph, match):
                sentences.append(paragraph[start : match.start("space")])
                start = match.end("space")
        sentences.append(paragraph[start:])
    return [stripped for sentence in sentences if (stripped := " ".join(sentence.split()))]


def _ends(text: str, match: re.Match[str]) -> bool:
    following = match["next"]
    if following.islower():
        return False
    if match["stop"] != "." or match.end("stop") != match.start("space"):
        return True
    before = WORD_BEFORE.search(text, max(0, match.start() - 40), match.start())
    if before is None:
        return True
    word = before.group()
    key = word.lower()
    if key in NEVER_LAST:
        return False
    if key in BEFORE_NUMBER and following.isdigit():
        return False
    after = NEXT_WORD.search(text, match.end("space"))
    starts = after is not None and after.group().lower() in STARTERS
    if INITIALS.fullmatch(word) and word != "I":
        # "J. Rao", "U.S. Senate" go on; a single small letter ("vitamin b.") and a usual first word do not.
        return starts if word[0].isupper() and len(word) > 1 else not word[0].isupper()
    if key in EITHER:
        return starts
    return True
