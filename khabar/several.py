"""Several articles read together: one list of what they tell, with the names of those that tell it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.reading import Reading, read
from summarize import Brief, Summarizer
from summarize.results import OPEN
from summarize.several import Point, merged
from translate import Glossary, Translator


@dataclass(frozen=True, slots=True)
class Digest:
    """Several readings, by name, and the points of all of them."""

    readings: Mapping[str, Reading]
    points: tuple[Point, ...]

    def off_topic(self) -> bool:
        """Whether no article has a word of what the bullets should be about."""
        return all(reading.off_topic() for reading in self.readings.values())


def digest(
    texts: Mapping[str, str] | Iterable[str],
    *,
    translator: Translator | None = None,
    brief: Brief = OPEN,
    summarizer: Summarizer | None = None,
    names: Glossary | None = None,
) -> Digest:
    """Read several articles, and put their bullets into one list.

    texts: by name; without names each is called by its headline, or "Article 2" where it has none. brief: what is
    asked of the list. names: how names are to be spelled. Raises what `read` does.
    """
    translator = translator or Translator()
    named = texts if isinstance(texts, Mapping) else dict(enumerate(texts, start=1))
    readings: dict[str, Reading] = {}
    for name, text in named.items():
        reading = read(text, translator=translator, brief=brief, summarizer=summarizer, names=names)
        readings[_unlike(name if isinstance(name, str) else _title(reading, name), readings)] = reading
    return together(readings, brief)


def together(readings: Mapping[str, Reading], brief: Brief = OPEN) -> Digest:
    """The digest of readings that were summed up by the same brief."""
    bullets = {name: reading.bullets for name, reading in readings.items()}
    sentences = {name: reading.sentences for name, reading in readings.items()}
    points = merged(bullets, count=brief.count, words=brief.words, sentences=sentences)
    return Digest(readings, tuple(points))


def _title(reading: Reading, number: int) -> str:
    return reading.headline.translation if reading.headline else f"Article {number}"


def _unlike(name: str, others: Iterable[str]) -> str:
    """The name, with a number where another one has it: no article shall take another's place."""
    taken, number, candidate = set(others), 2, name
    while candidate in taken:
        candidate, number = f"{name} ({number})", number + 1
    return candidate
