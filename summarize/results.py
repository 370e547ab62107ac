"""What is asked of a summary, and what it is made of. Frozen: a later stage reads these and never changes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from translate.results import Flag, Sentence

# The name of the summarizer that needs no model.
EXTRACTIVE = "extractive"


@dataclass(frozen=True, slots=True)
class Brief:
    """What a reader asks of the bullets; the defaults leave it to the article.

    count: bullets at most; None goes by the length of the article. words: words of all bullets together at most; a single
    bullet may be longer where nothing shorter says anything. about: what they should be about, in English words
    ("elections, Bihar"). headline: the headline is the first bullet.

    Raises ValueError for a count or a number of words below 1.
    """

    count: int | None = None
    words: int | None = None
    about: str = ""
    headline: bool = False

    def __post_init__(self) -> None:
        for name, asked in (("count", self.count), ("words", self.words)):
            if asked is not None and asked < 1:
                raise ValueError(f"{name} is {asked}, but must be at least 1; leave {name} out to let it be chosen")


# Leaves everything to the article.
OPEN = Brief()


@dataclass(frozen=True, slots=True)
class Support:
    """The words of one sentence that a bullet rests on.

    sentence: its id. spans: where they stand in its translation: [start, end) in characters, in order, apart.
    """

    sentence: int
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Bullet:
    """One point of the summary.

    sentences: the ids of the sentences that its words come from, in article order. support: which words of them; one for
    each. flags: doubts about it: "numbers" or "names" that are not in the source.
    """

    text: str
    sentences: tuple[int, ...]
    support: tuple[Support, ...] = ()
    flags: tuple[Flag, ...] = ()


class Summarizer(Protocol):
    """Makes bullets of translated sentences."""

    def summarize(
        self, sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None
    ) -> list[Bullet]:
        """The bullets of an article, in its order.

        sentences: all of them; id 0 without a paragraph is the headline. headline: in English, where it is not among them.
        """
        ...

    def describe(self) -> Mapping[str, str]:
        """Name, and what else an export should say."""
        ...
