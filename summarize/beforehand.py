"""Which sentences will become bullets, told from the Hindi: so that whoever is in a hurry has only those translated.

The same as `rank`, with less to go by: what counts in a word or a sentence is what can be told in either language, so that it
can be learned from English articles, for there are no Hindi ones with highlights. A sentence encoder was tried as well, for
centrality, nearness to the headline and repetition: it changed nothing (`python -m summarize.train_beforehand` has the
scores without it), and is asked only for what the bullets should be about.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import snowballstemmer

from summarize import hindi
from summarize.cleanup import QUOTE_MARK
from summarize.features import ASKS, FRAGMENT, FRAGMENT_WORDS, LEANS
from summarize.importance import EARLY, LEAD, POSITION_SCALE, Table
from summarize.learned import Learned
from summarize.rank import HEADLINE, LENGTH, OWN
from summarize.vectors import POSSESSIVE, Floats, sums
from summarize.words import DANGLING, STOP_WORDS
from translate.normalize import normalize_hindi

FILE = "beforehand.json"
# A run of Devanagari with its vowel signs, which are no letters to \w; or what `vectors.TOKEN` takes.
TOKEN = re.compile(r"[\u0900-\u0963\u0966-\u096f\u0971-\u097f]+|[^\W_]+(?:['’.,-][^\W_]+)*")
DEVANAGARI = re.compile(r"[\u0900-\u097f]")
# What newsrooms write or leave out as they like: the dot below a letter, and which sign is for the nasal.
SPELLING = str.maketrans({"\u093c": "", "\u0901": "\u0902"})

_ANY = ("position", "first", "lead", "count", "early")  # as in `importance`
WORD_NAMES = (*_ANY, "digit", *(f"stop_{name}" for name in _ANY), "stop", "stop_spread")
SENTENCE_NAMES = (
    "position",  # exp(-place / POSITION_SCALE)
    "number",  # has one
    "quotation",  # has quoted words
    "inside_quote",  # begins with them
    "leaning",  # begins with "They", "This", …
    "length",  # ln of its words over those of the median sentence, which holds in either language
    "length_squared",
)


class Beforehand:
    """The sentences of one article, in Hindi or in English, to choose from before they are translated.

    texts: n sentences, in its order. headline: in the same language; what they should have words in common with.
    """

    def __init__(self, texts: Sequence[str], headline: str | None = None, weights: Learned | None = None) -> None:
        weights = weights or learned()
        rows = [words(text) for text in texts]
        self._known = Words(rows)
        self._lengths = np.array([len(text.split()) for text in texts], np.int64)
        self._importance = weights.words(self._known.features())
        named = {word for word in words(headline or "") if word not in _stop_words()}
        self._importance = np.maximum(self._importance, HEADLINE * self._known.among(named))
        self._own = OWN * weights.sentences(features(texts, rows))
        self._own += [_readable_alone(text, row) for text, row in zip(texts, rows, strict=True)]
        self._telling = np.array([bool(row) for row in rows], bool)

    def choose(self, count: int, words: int | None = None, among: Sequence[int] | None = None) -> list[int]:
        """Indices of at most `count` sentences, in article order; ties go to the earlier one.

        words: of all together, at most; one sentence may be longer if all are. among: only these; None is all. A sentence
        that has no word which the chosen ones have not is left out.
        """
        free = self._telling.copy()
        if among is not None:
            free &= np.isin(np.arange(len(free)), among)
        count = min(count, len(free))
        length = min(words, int(self._lengths.sum())) if words else LENGTH * count
        covered = np.zeros(len(self._importance), bool)
        gained, used, own = 0.0, 0, 0.0
        chosen: list[int] = []
        while len(chosen) < count and free.any():
            fits = free if words is None else free & (used + self._lengths <= words)
            if not fits.any():
                if chosen:
                    break
                fits = free & (self._lengths == self._lengths[free].min())
            gain = gained + self._known.gain(self._importance, covered)
            value = 2 * gain / (used + self._lengths + length) + own + self._own
            best = int(np.where(fits, value, -np.inf).argmax())
            chosen.append(best)
            gained, used, own = float(gain[best]), used + int(self._lengths[best]), own + float(self._own[best])
            covered[self._known.columns(best)] = True
            free &= self._known.gain(np.ones(len(covered)), covered) > 0
        return sorted(chosen)


class Words(Table):
    """The words of sentences in either language, and what both languages let one see of them."""

    def features(self) -> Floats:
        """Of each word, in the order of WORD_NAMES; shape (words, len(WORD_NAMES))."""
        first, size = self._first, len(self.vocabulary)
        early = sums(self._columns, (self._rows < EARLY).astype(np.float64), size) / EARLY
        any_ = np.column_stack([np.exp(-first / POSITION_SCALE), first == 0, first < LEAD, np.log(self._counts), early])
        digit = np.array([any(map(str.isdigit, word)) for word in self.vocabulary], np.float64).reshape(size, 1)
        stop = self.among(_stop_words()).astype(np.float64).reshape(size, 1)
        spread = sums(self._columns, np.ones(len(self._rows)), size).reshape(size, 1) / max(self._n, 1)
        return np.hstack([any_ * (1 - stop), digit * (1 - stop), any_ * stop, stop, spread * stop])


def words(text: str) -> list[str]:
    """The stems of the words of a text of either language, as Snowball has them (Porter 2001; Ramanathan and Rao 2003)."""
    found = TOKEN.findall(normalize_hindi(text).lower().translate(SPELLING))
    return [_stem("hindi" if DEVANAGARI.match(word) else "english", POSSESSIVE.sub("", word)) for word in found]


def features(texts: Sequence[str], rows: Sequence[Sequence[str]]) -> Floats:
    """The features of each sentence, in the order of SENTENCE_NAMES; shape (n, len(SENTENCE_NAMES)). rows: its words."""
    n = len(texts)
    lengths = np.array([max(1, len(text.split())) for text in texts], np.float64)
    relative = np.log(lengths / np.median(lengths)) if n else lengths
    surface = [
        (
            any(map(str.isdigit, text)),
            QUOTE_MARK.search(text) is not None,
            QUOTE_MARK.match(text) is not None,
            leans(text),
        )
        for text in texts
    ]
    return np.column_stack(
        [
            np.exp(-np.arange(n) / POSITION_SCALE),
            np.array(surface, np.float64).reshape(n, len(SENTENCE_NAMES) - 3),
            relative,
            relative**2,
        ]
    )


def leans(text: str) -> bool:
    """Whether a sentence begins with a word for whom or what the one before it named."""
    return first_word(text) in hindi.LEANING | DANGLING


def first_word(text: str) -> str:
    """In lower case; "" where there is none."""
    match = TOKEN.search(text)
    return match.group().lower() if match else ""


def _readable_alone(text: str, row: Sequence[str]) -> float:
    """Below 0 for what says little to whoever reads nothing else, as in `features.readable_alone`."""
    return LEANS * leans(text) + ASKS * text.endswith("?") + FRAGMENT * (len(row) < FRAGMENT_WORDS)


@cache
def learned() -> Learned:
    """The weights of the package."""
    return Learned.of(json.loads(files("summarize").joinpath(FILE).read_text("utf-8")))


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem


@cache
def _stem(language: str, word: str) -> str:
    return _stemmer(language)(word)


@cache
def _stop_words() -> frozenset[str]:
    """As `words` spells them."""
    return frozenset(stem for word in (*STOP_WORDS, *hindi.STOP_WORDS) for stem in words(word))
