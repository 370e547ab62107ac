"""What a newsroom would look at in a sentence, as numbers: the features that the choice of bullets is learned from."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from summarize.cleanup import QUOTE_MARK
from summarize.importance import NAME, POSITION_SCALE, Words
from summarize.vectors import Floats, Vectors
from summarize.words import DANGLING, FIRST_PERSON, POINTING

_IN_ARTICLE = (
    "position",  # exp(-place / POSITION_SCALE)
    "headline",  # cosine with it
    "centrality",  # mean cosine with the others, over the largest
    "new",  # share of its words that no earlier sentence has
)
NAMES = (
    *_IN_ARTICLE,
    "number",  # has one
    "names",  # how many, in full from MANY_NAMES on
    "quotation",  # has quoted words
    "inside_quote",  # begins with them: words without their speaker, or with him last
    "dangling",  # begins with "They", "This", …
    "first_person",  # "we", "my"
    "short",  # below SHORT words
    "long",  # for each LONG_STEP words above LONG
)
MANY_NAMES = 6
SHORT = 8
LONG, LONG_STEP = 30, 20

# Of coverage, which is between 0 and 1. At 0.015, one bullet of sixteen leans on the sentence before it, and not one of
# seven, at no cost in ROUGE-1 in the cross-validation; at 0.05, one of fifty, for 0.3 points.
LEANS, ASKS, FRAGMENT = -0.015, -0.05, -0.2
FRAGMENT_WORDS = 4

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"\d")


def features(texts: Sequence[str], vectors: Vectors, known: Words, headline: str | None) -> Floats:
    """The features of each sentence, in the order of NAMES; shape (n, len(NAMES)).

    vectors, known: of the same sentences. headline: what they should have words in common with; None takes the first of
    them for it.
    """
    n = len(texts)
    topic = vectors.similarity_to(headline) if headline else _first(vectors, n)
    surface = np.array([_surface(text) for text in texts]).reshape(n, len(NAMES) - len(_IN_ARTICLE))
    return np.column_stack([np.exp(-np.arange(n) / POSITION_SCALE), topic, vectors.centrality(), known.new(), surface])


def readable_alone(text: str) -> float:
    """Below 0 for what says little to whoever reads nothing else: what a bullet of it would be worth less.

    Not learned, for ROUGE does not see it.
    """
    spoken = _spoken(text)
    worth = LEANS * (bool(spoken) and (spoken[0] in DANGLING or spoken[-1] in POINTING))
    return worth + ASKS * text.endswith("?") + FRAGMENT * (len(spoken) < FRAGMENT_WORDS)


def _spoken(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def _first(vectors: Vectors, n: int) -> Floats:
    """Cosine with the first sentence, which has none with itself."""
    return vectors.similarity(0) * (np.arange(n) > 0) if n else np.zeros(0)


def _surface(text: str) -> tuple[float, ...]:
    """What can be told from the sentence alone: NAMES from "number" on."""
    spoken = _spoken(text)
    return (
        NUMBER.search(text) is not None,
        min(1.0, len(NAME.findall(text)) / MANY_NAMES),
        QUOTE_MARK.search(text) is not None,
        QUOTE_MARK.match(text) is not None,
        bool(spoken) and spoken[0] in DANGLING,
        not FIRST_PERSON.isdisjoint(spoken),
        len(spoken) < SHORT,
        max(0, len(spoken) - LONG) / LONG_STEP,
    )
