"""Long articles in parts that a model can read: whole sentences, all of them, in order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.parts import parts
from translate.results import Sentence


def article(*lengths: int) -> list[Sentence]:
    """Sentences of so many words each."""
    return [Sentence(n, "…", " ".join([f"w{n}"] * length), paragraph=0) for n, length in enumerate(lengths, 1)]


def words(text: str) -> int:
    return len(text.split())


def ids(sentences: list[Sentence], most: int) -> list[list[int]]:
    return [[sentence.id for sentence in part.sentences] for part in parts(sentences, words, most)]


@pytest.mark.parametrize(
    ("lengths", "most", "expected"),
    [
        ((), 10, []),
        ((3, 4), 10, [[1, 2]]),
        ((5, 5), 10, [[1, 2]]),
        ((5, 6), 10, [[1], [2]]),
        # A page and a line: halves, and no line by itself.
        ((4, 4, 4, 4, 4), 16, [[1, 2, 3], [4, 5]]),
        ((9, 1, 1, 9, 1, 1), 12, [[1, 2, 3], [4, 5, 6]]),
        ((1, 9, 9, 1), 10, [[1, 2], [3, 4]]),
    ],
)
def test_the_parts_are_few_and_about_equally_long(
    lengths: tuple[int, ...], most: int, expected: list[list[int]]
) -> None:
    assert ids(article(*lengths), most) == expected


def test_a_sentence_that_is_too_long_is_in_every_part_that_has_some_of_it() -> None:
    found = parts(article(2, 25, 2), words, 10)
    assert [part.pieces for part in found] == [words(part.text) for part in found]
    assert max(part.pieces for part in found) <= 10
    assert sorted({sentence.id for part in found for sentence in part.sentences}) == [1, 2, 3]
    assert sum(any(sentence.id == 2 for sentence in part.sentences) for part in found) > 2


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(5, 50))
def test_nothing_is_lost_and_every_part_fits(lengths: list[int], most: int) -> None:
    sentences = article(*lengths)
    found = parts(sentences, words, most)
    assert " ".join(part.text for part in found) == " ".join(sentence.translation for sentence in sentences)
    for part in found:
        assert words(part.text) <= most
        assert list(dict.fromkeys(part.text.split())) == [f"w{sentence.id}" for sentence in part.sentences]


def test_line_breaks_of_a_translation_are_spaces() -> None:
    (part,) = parts([Sentence(1, "…", "It  rained\nin Patna.")], words, 10)
    assert part.text == "It rained in Patna."
