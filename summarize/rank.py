"""Which sentences matter: centrality, place, the headline, facts; then maximal marginal relevance against repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarize.vectors import Floats, Vectors
from summarize.words import DANGLING, FIRST_PERSON

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
NUMBER = re.compile(r"\d")
# A capital after a small letter or a comma: a name, not the first word of the sentence.
NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]*")
QUOTE_MARK = re.compile(r'["“”]')


@dataclass(frozen=True, slots=True)
class Weights:
    """What each property adds to a sentence's score or, below the blank line, takes from it.

    Chosen by coordinate search on the odd-numbered articles of a development set of 500 English news articles with
    human highlights; the even-numbered ones were kept for the report (`python -m eval summaries --only even`). The
    optimum is flat, so the values are rounded. That set has no headlines: there, `headline` weighs the first sentence.
    """

    position: float = 1.0  # times exp(-place / POSITION_SCALE)
    centrality: float = 0.6
    headline: float = 0.6
    number: float = 0.05
    names: float = 0.1  # in full from MANY_NAMES on

    dangling: float = 0.1  # begins with "They", "This", …
    first_person: float = 0.1
    inside_quote: float = 0.3  # begins with a quotation mark: words without their speaker, or with him last
    question: float = 0.2
    short: float = 0.4
    fragment: float = 0.8  # on top of `short`: "March 10, 2015."
    long: float = 0.4  # for each LONG_STEP words above LONG
    repeat: float = 0.3  # times the largest cosine with a sentence already chosen


WEIGHTS = Weights()
POSITION_SCALE = 3.0
MANY_NAMES = 6
FRAGMENT, SHORT = 4, 8
LONG, LONG_STEP = 35, 20
# Cosine from which two sentences say the same and the second is never chosen.
SAME = 0.8


def score(texts: Sequence[str], vectors: Vectors, headline: str | None, weights: Weights = WEIGHTS) -> Floats:
    """The worth of each text, in article order, without regard to the others chosen; shape (n,).

    headline: the text that the sentences should have words in common with; None takes the first of `texts` for it.
    """
    n = len(texts)
    if n == 0:
        return np.zeros(0)
    topic = vectors.similarity_to(headline) if headline else vectors.similarity(0) * (np.arange(n) > 0)
    worth = np.array([_surface(text, weights) for text in texts])
    worth += weights.position * np.exp(-np.arange(n) / POSITION_SCALE)
    return worth + weights.centrality * vectors.centrality() + weights.headline * topic


def choose(worth: Floats, vectors: Vectors, count: int, weights: Weights = WEIGHTS) -> list[int]:
    """Indices of at most `count` sentences, in article order; greedy, ties to the earlier one, -inf never.

    Maximal marginal relevance (Carbonell and Goldstein 1998); a sentence that repeats a chosen one is left out even
    where fewer than `count` remain.
    """
    open_worth = worth.copy()
    closest = np.zeros_like(worth)
    chosen: list[int] = []
    while len(chosen) < count:
        gain = open_worth - weights.repeat * closest
        if not np.isfinite(gain).any():
            break
        best = int(gain.argmax())
        chosen.append(best)
        cosine = vectors.similarity(best)
        closest = np.maximum(closest, cosine)
        open_worth[best] = -np.inf
        open_worth[cosine >= SAME] = -np.inf
    return sorted(chosen)


def _surface(text: str, weights: Weights) -> float:
    """What can be told from the sentence alone."""
    words = [word.replace("’", "'") for word in WORD.findall(text.lower())]
    worth = 0.0
    if NUMBER.search(text):
        worth += weights.number
    worth += weights.names * min(1.0, len(NAME.findall(text)) / MANY_NAMES)
    if words and words[0] in DANGLING:
        worth -= weights.dangling
    if not FIRST_PERSON.isdisjoint(words):
        worth -= weights.first_person
    if QUOTE_MARK.match(text):
        worth -= weights.inside_quote
    if text.endswith("?"):
        worth -= weights.question
    if len(words) < SHORT:
        worth -= weights.short
    if len(words) < FRAGMENT:
        worth -= weights.fragment
    return worth - weights.long * max(0, len(words) - LONG) / LONG_STEP
