"""Doubts about a bullet that a model wrote: numbers and names that its sentences do not hold."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.faithful import made_up, source
from translate.numbers import english_numbers
from translate.results import Flag, Sentence


def doubts(text: str, sentences: Sequence[Sentence]) -> tuple[Flag, ...]:
    """A flag "numbers" and a flag "names" where there are such; sentences: those that the bullet rests on."""
    numbers, names = _unknown(text, sentences)
    found = (("numbers", numbers), ("names", names))
    return tuple(
        Flag(code, f"Not in the sentences that this rests on: {', '.join(lack)}.") for code, lack in found if lack
    )


def unknown_names(text: str, sentences: Sequence[Sentence]) -> list[str]:
    """The names that the sentences do not hold."""
    return _unknown(text, sentences)[1]


def _unknown(text: str, sentences: Sequence[Sentence]) -> tuple[list[str], list[str]]:
    written = {number.text for number in english_numbers(text)}
    lacking = made_up(text, source(sentence.translation for sentence in sentences))
    return [word for word in lacking if word in written], [word for word in lacking if word not in written]
