"""What the bullets are asked to be about: which sentences have a word of the reader's, in whatever form."""

from __future__ import annotations

from functools import cache

from summarize.vectors import TOKEN
from summarize.words import STOP_WORDS


class Topic:
    """Words for what bullets should be about ("elections, Bihar"). False where they have no meaning: nothing is asked."""

    def __init__(self, about: str) -> None:
        asked = TOKEN.findall(about)
        # "US", "IT" and "WHO" are no "us", "it" and "who".
        self._capitals = frozenset(word for word in asked if _is_short_name(word))
        self._stems = frozenset(_stem(word.lower()) for word in asked if word.lower() not in STOP_WORDS)

    def __bool__(self) -> bool:
        return bool(self._capitals or self._stems)

    def named_in(self, text: str) -> bool:
        """Whether a text has one of the words: "elected" is one of "elections"."""
        found = TOKEN.findall(text)
        return not self._capitals.isdisjoint(found) or any(_stem(word.lower()) in self._stems for word in found)


def _is_short_name(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.lower() in STOP_WORDS


@cache
def _stemmer() -> object:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def _stem(word: str) -> str:
    """As Porter's second stemmer has it (Porter 2001)."""
    return str(_stemmer().stemWord(word))  # type: ignore[attr-defined]
