"""Which sentences become bullets: those that together cover best what a summary of the article would say.

A summary of L words that covers importance m of the article's words would score about 2m / (L + LENGTH) of its reader's
ROUGE-1; sentences are added one by one, each the one that raises this most, together with its own probability of being
in a summary. Coverage counts a word once, so that what was said already adds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarize.features import features, readable_alone
from summarize.focus import Topic
from summarize.importance import Words
from summarize.learned import Learned, learned
from summarize.vectors import Floats, Vectors, terms
from summarize.vectors import words as words_of

# Words that a reader wants of a bullet; human highlights have 12.
LENGTH = 12
# What a sentence's own probability counts beside the coverage. Chosen by five-fold cross-validation on the articles that
# the weights were learned from (`python -m summarize.train` shows it); from 0.06 to 0.15 it makes no difference.
OWN = 0.1
# How likely a summary has a word of the headline, at least. Not learned: those articles have no headlines.
HEADLINE = 0.5
# Cosine from which two sentences say the same and the second is never chosen.
SAME = 0.8


class Ranking:
    """The sentences of one article, to choose from.

    texts: n sentences in its order, as bullets would have them. headline: what they should have words in common with; None
    takes the first of them. bonus: for each what it is worth beside that; coverage is between 0 and 1.
    """

    def __init__(
        self,
        texts: Sequence[str],
        headline: str | None = None,
        bonus: Sequence[float] | None = None,
        weights: Learned | None = None,
    ) -> None:
        weights = weights or learned()
        self._texts = texts
        self._vectors, self._words = Vectors(texts), Words(texts)
        self._written = np.array([len(text.split()) for text in texts], np.int64)
        named = self._words.among(terms(headline or ""))
        self._importance: Floats = np.maximum(self._words.importance(weights.words), HEADLINE * named)
        self._own = OWN * weights.sentences(features(texts, self._vectors, self._words, headline))
        self._own += [readable_alone(text) for text in texts]
        if bonus is not None:
            self._own += bonus

    def choose(self, count: int, words: int | None = None, about: str = "", said: str | None = None) -> list[int]:
        """Indices of at most `count` sentences, in article order; ties go to the earlier one.

        words: of all together, at most; where nothing else is said, one sentence may be longer if all are. about: only
        sentences with words of that kind, where there are any. said: a text that is there already, whose words need not be
        covered. A sentence that repeats a chosen one is left out even where fewer than `count` remain.
        """
        lengths, importance = self._written, self._importance
        free = np.ones(len(lengths), bool)
        topic = Topic(about)
        named = np.array([bool(topic) and topic.named_in(text) for text in self._texts], bool)
        if named.any():
            free = named
        covered = self._words.among(words_of(said or ""))
        count = min(count, len(lengths))
        words = words and min(words, int(lengths.sum()))
        length = words or LENGTH * count
        gained, used, own = 0.0, 0, 0.0
        chosen: list[int] = []
        while len(chosen) < count and free.any():
            fits = free if words is None else free & (used + lengths <= words)
            if not fits.any():
                if chosen or said:
                    break
                fits = free & (lengths == lengths[free].min())
            gain = gained + self._words.gain(importance, covered)
            value = 2 * gain / (used + lengths + length) + own + self._own
            best = int(np.where(fits, value, -np.inf).argmax())
            chosen.append(best)
            gained, used, own = float(gain[best]), used + int(lengths[best]), own + float(self._own[best])
            covered[self._words.columns(best)] = True
            free = free & (self._vectors.similarity(best) < SAME)
            free[best] = False
        return sorted(chosen)
