"""The ways in which pieces spell a text that must not be said."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engines.pieces import MANY, spellings


class Letters:
    """A tokenizer that knows letters only, and marks the beginning of a word as others do."""

    def __init__(self, mark: str = "▁") -> None:
        self._mark = mark

    def source(self, text: str) -> list[str]:
        return list(text)

    def target(self, text: str) -> list[str]:
        return list(self._mark + text.replace(" ", self._mark))

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        return "".join(pieces)


def joined(ways: list[list[str]]) -> set[str]:
    return {"|".join(way) for way in ways}


def test_every_way_at_the_beginning_of_a_word_and_within_one() -> None:
    vocabulary = {"▁", "▁2", "▁25", "2", "5", "0", "50", "▁250s"}
    assert joined(spellings(Letters(), "250", vocabulary)) == {
        *("▁25|0", "▁2|50", "▁2|5|0", "▁|2|50", "▁|2|5|0"),
        *("2|50", "2|5|0"),
    }


def test_a_mark_of_another_tokenizer_is_known() -> None:
    assert joined(spellings(Letters("Ġ"), "on", {"Ġon", "o", "n"})) == {"Ġon", "o|n"}
    assert joined(spellings(Letters(""), "on", {"on", "o", "n"})) == {"on", "o|n"}


def test_what_the_vocabulary_cannot_spell_needs_no_suppressing() -> None:
    assert spellings(Letters(), "₹", {"▁", "R", "s"}) == []
    assert spellings(Letters(""), "", {"a"}) == []


def test_the_shortest_of_too_many_ways_are_taken() -> None:
    text = "abcdefghijklmnop"
    vocabulary = {text[begin:end] for begin in range(16) for end in range(begin + 1, 17)}
    ways = spellings(Letters(""), text, vocabulary)
    assert len(ways) == MANY
    assert ways[0] == [text]
    assert len({tuple(way) for way in ways}) == MANY
    # One piece, 15 ways to cut once; the rest are cut twice.
    assert [len(way) for way in ways] == [1] + 15 * [2] + (MANY - 16) * [3]
