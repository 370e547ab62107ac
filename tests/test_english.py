"""The English sentence splitter that reads summaries: references, and what a model wrote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.english import split


@pytest.mark.parametrize(
    "sentences",
    [
        ["It rained.", "The match was late!", "Will it go on?", "Yes."],
        ["Mr. Rao met Dr. A.P. Iyer in St. Thomas.", "They spoke."],
        ["It cost Rs. 2.5 crore in No. 10 on Jan. 5.", "That is much."],
        ["The U.S. Senate met.", "It voted."],
        ["He left the U.S.", "He went to Goa."],
        ["The bank shut at 5 p.m. on Friday.", "It stays shut."],
        ["She came at 5 p.m.", "The hall was full."],
        ["“We won.”", "“They lost,” he said."],
        ["He asked why?", "(Nobody knew.)"],
        ["So did I.", "We both fell."],
        ["Acme Inc. Chairman Anil Rao spoke.", "Few heard him."],
        ["It rose 3.5 per cent.", "5 people saw it."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_sentences_end_where_a_reader_sees_them_end(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_an_empty_line_ends_a_sentence_without_a_stop() -> None:
    assert split("Rain in Patna\n\nThe river\nrose.") == ["Rain in Patna", "The river rose."]


@given(st.text(alphabet='aA .!?\n"”1', max_size=40))
def test_nothing_is_lost_or_made_up(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in split(text))
