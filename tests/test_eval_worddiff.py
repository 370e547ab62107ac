"""Words that only one of two translations has."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.report.worddiff import marked


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("The bus was late.", "The bus was late.", ("The bus was late.", "The bus was late.")),
        ("The bus was late.", "The train was late.", ("The [-bus-] was late.", "The {+train+} was late.")),
        ("It rained hard.", "It rained.", ("It [-rained hard.-]", "It {+rained.+}")),
        ("", "Rain.", ("", "{+Rain.+}")),
    ],
)
def test_marks(first: str, other: str, expected: tuple[str, str]) -> None:
    assert marked(first, other) == expected


WORDS = st.lists(st.sampled_from("a b c d".split()), max_size=12).map(" ".join)


@given(WORDS, WORDS)
def test_without_the_marks_the_texts_are_there(first: str, other: str) -> None:
    one, two = marked(first, other)
    assert re.sub(r"\[-|-\]", "", one) == first
    assert re.sub(r"\{\+|\+\}", "", two) == other
    assert re.sub(r"\[-.*?-\]", "", one).split() == re.sub(r"\{\+.*?\+\}", "", two).split()
