"""Which words of its sentences a bullet rests on."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Bullet
from summarize.support import WORD, support, supported
from summarize.words import STOP_WORDS
from translate import Sentence

WORDS = st.sampled_from(
    [
        "the",
        "of",
        "Dam",
        "dam",
        "dam's",
        "1,200",
        "30-year-old",
        "café",
        "पुल",
        "said",
        "Rao",
        "…",
        "—",
        "(rain)",
        "loop",
    ]
)
TEXTS = st.lists(WORDS, max_size=14).map(" ".join)


def found(text: str, *translations: str) -> list[list[str]]:
    """The supporting words, sentence by sentence."""
    sentences = [Sentence(number, "", english) for number, english in enumerate(translations, start=1)]
    return [[translations[one.sentence - 1][start:end] for start, end in one.spans] for one in support(text, sentences)]


@pytest.mark.parametrize(
    ("text", "translations", "words"),
    [
        ("The dam is safe.", ["Officials said the dam is safe."], [["the dam is safe"]]),
        (
            "Asha Rao opened the mill on Monday.",
            ["Asha Rao came to Surat.", "She opened the mill on Monday, officials said."],
            [["Asha Rao"], ["opened the mill on Monday"]],
        ),
        (
            "15 people drowned, police said.",
            ["Police said that 15 people drowned in the lake."],
            [["Police said", "15 people drowned"]],
        ),
        ("The dam, old and cracked, held.", ["The dam (old and cracked) held."], [["The dam (old and cracked) held"]]),
        (
            "Rao's mill pays 1,200 rupees",
            ["The mill of Rao’s pays 1,200 rupees"],
            [["mill", "Rao’s pays 1,200 rupees"]],
        ),
        ("12 drowned", ["1,200 drowned"], [["drowned"]]),
        ("It is raining in the hills", ["The price of it is in the paper"], [[]]),
        ("He did so.", ["Then he did so."], [["he did so"]]),
        ("पुल is open", ["The पुल is open"], [["पुल is open"]]),
        ("Nothing", ["Else", ""], [[], []]),
    ],
    ids=["all", "name", "turned round", "punctuation", "possessive", "numbers", "stop", "only stop", "marks", "none"],
)
def test_words_are_found_where_they_stand(text: str, translations: list[str], words: list[list[str]]) -> None:
    assert found(text, *translations) == words


def test_a_word_is_taken_from_the_sentence_that_its_neighbours_came_from() -> None:
    assert found("The old bridge is closed.", "A bridge is news.", "The old bridge is closed now.") == [
        ["bridge is"],  # for otherwise the sentence would go without
        ["The old bridge is closed"],
    ]
    assert found("Trains run. The bridge is closed.", "Trains run over the bridge.", "The bridge is closed.") == [
        ["Trains run"],
        ["The bridge is closed"],
    ]


@given(TEXTS, st.lists(TEXTS, max_size=4))
def test_spans_are_whole_words_of_the_text_in_order_and_apart(text: str, translations: list[str]) -> None:
    sentences = [Sentence(number, "", english) for number, english in enumerate(translations)]
    made = support(text, sentences)
    assert [one.sentence for one in made] == [sentence.id for sentence in sentences]
    assert made == support(text, sentences)
    keys = {match.group().casefold().removesuffix("'s") for match in WORD.finditer(text)}
    for one, english in zip(made, translations, strict=True):
        edges = [edge for span in one.spans for edge in span]
        assert edges == sorted(edges)
        assert all(before < after for (_, before), (after, _) in pairwise(one.spans))
        starts, ends = zip(*(match.span() for match in WORD.finditer(english)), strict=True) if edges else ((), ())
        for start, end in one.spans:
            assert start in starts
            assert end in ends
            inside = [match.group().casefold().removesuffix("'s") for match in WORD.finditer(english[start:end])]
            assert keys.issuperset(inside)
        shared = keys & {match.group().casefold().removesuffix("'s") for match in WORD.finditer(english)}
        if shared - STOP_WORDS:
            assert one.spans


@given(TEXTS)
def test_a_text_rests_on_itself_as_a_whole(text: str) -> None:
    words = list(WORD.finditer(text))
    (one,) = support(text, [Sentence(1, "", text)])
    assert one.spans == (((words[0].start(), words[-1].end()),) if words else ())


def test_a_loop_and_a_long_text_are_aligned_without_comparing_all_with_all() -> None:
    loop, numbers = "loop " * 30_000, [str(number) for number in range(30_000)]
    assert found(loop, loop) == [[loop.strip()]]
    turned = " ".join(reversed(numbers))
    (words,) = found(" ".join(numbers), turned)
    assert words == [turned]


def test_a_bullet_gets_the_support_of_the_sentences_it_names() -> None:
    sentences = [Sentence(number, "", english) for number, english in enumerate(["Rain.", "Rain came.", "Rain went."])]
    bullet = supported(Bullet("Rain went.", (2,)), sentences)
    assert [(one.sentence, one.spans) for one in bullet.support] == [(2, ((0, 9),))]
