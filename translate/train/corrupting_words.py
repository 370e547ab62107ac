"""Where a sentence can be cut, and its words that can be changed, for translations that are made wrong on purpose.

Tables, and the regexes that find what stands in them; what is done with it is in `translate.train.corruptions`.
"""

from __future__ import annotations

import re

# Fewer words than that are no clause, and their loss may be a matter of style.
CLAUSE_WORDS = 4

# Where a clause begins: what stands before it and what follows may each be lost without the rest falling apart.
EDGE = re.compile(
    r"(?<=[,;:])\s+|\s+(?=[(–—-]\s?)|\s+(?=(?:and|but|while|because|although|which|who|where|when|after|before|if|that|"
    r"with|including|as)\s)"
)
HINDI_EDGE = re.compile(
    r"(?<=[,;:])\s+|\s+(?=(?:और|लेकिन|मगर|जबकि|क्योंकि|इसलिए|ताकि|तथा|एवं|बल्कि|हालांकि|कि|जो|जिसमें|जिससे)\s)"
)
# A denial that goes with a verb, which stays right grammar without it.
NOT = re.compile(
    r"\b(?P<verb>do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must|may)(?: not|n't|n’t)\b",
    re.IGNORECASE,
)
CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
# Verbs that can be denied by "not" alone, and are not yet.
AUXILIARY = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may)\b(?! not|n't|n’t)")
NUMERAL = re.compile(r"\d+")
# A capital inside a sentence: a name, as far as one can tell.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?:\s[A-Z][a-z]{2,})*")
END = re.compile(r"[.?!]+[\"'”’)]*$")
NUMBER_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty hundred".split()
NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(NUMBER_WORDS)})\b")
# Words that turn a report around when one stands for the other.
OPPOSITES = (
    "increased/decreased increase/decrease increasing/decreasing rose/fell rise/fall rising/falling more/less most/least "
    "won/lost win/lose winning/losing before/after above/below high/low higher/lower highest/lowest good/bad better/worse "
    "best/worst new/old large/small larger/smaller big/little long/short early/late first/last many/few always/never "
    "open/closed opened/closed started/stopped begin/end began/ended accepted/rejected supported/opposed support/oppose "
    "allowed/banned north/south northern/southern east/west eastern/western inside/outside men/women boys/girls "
    "man/woman boy/girl father/mother husband/wife brother/sister son/daughter strong/weak success/failure "
    "successful/unsuccessful possible/impossible arrested/released bought/sold safe/dangerous true/false rich/poor "
    "morning/evening day/night today/yesterday"
)
OPPOSITE: dict[str, str] = {
    word: other for pair in OPPOSITES.split() for word, other in (pair.split("/"), reversed(pair.split("/")))
}
TURNED = re.compile(rf"\b(?:{'|'.join(sorted(OPPOSITE, key=len, reverse=True))})\b")


def clauses(text: str, edges: re.Pattern[str] = EDGE) -> list[str]:
    """A text cut at its edges, with pieces of less than CLAUSE_WORDS words left with what stands before them."""
    found: list[str] = []
    for piece in edges.split(text):
        if found and (len(piece.split()) < CLAUSE_WORDS or len(found[-1].split()) < CLAUSE_WORDS):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found
