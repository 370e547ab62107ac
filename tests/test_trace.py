"""Which sentences a bullet rests on that a model wrote, and what of it they do not hold."""

from __future__ import annotations

import pytest

from summarize.guard import doubts
from summarize.trace import trace
from translate.results import Sentence

ARTICLE = [
    "The state government raised the price of milk by 2 rupees a litre on Tuesday.",
    "Minister Anil Sharma announced it in Ranchi.",
    "He said that farmers had asked for the rise since January.",
    "The opposition called a strike of all dairies for next week.",
    "Shopkeepers in Ranchi sold their stock at the old price until noon.",
]
SENTENCES = [Sentence(number, "…", text, paragraph=0) for number, text in enumerate(ARTICLE, 1)]


def ids(text: str) -> tuple[int, ...] | None:
    found = trace(text, SENTENCES)
    return tuple(sentence.id for sentence in found.sentences) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ARTICLE[3], (4,)),
        ("The price of milk rises by 2 rupees a litre.", (1,)),
        # Two facts in one, in the order of the article.
        ("A strike of all dairies answers the rise that farmers asked for since January.", (3, 4)),
        ("Shopkeepers sold stock at the old price; the opposition called a strike for next week.", (4, 5)),
        # "He" by his name, which the sentence before has.
        ("Anil Sharma said that farmers had asked for the rise.", (2, 3)),
        # A name that no sentence has brings none in.
        ("Ajay Verma said that farmers had asked for the rise since January.", (3,)),
        ("A cat sat on a mat.", None),
        ("He did so.", None),
        ("", None),
    ],
)
def test_the_sentences_are_those_that_have_the_words(text: str, expected: tuple[int, ...] | None) -> None:
    assert ids(text) == expected


def test_of_two_alike_the_earlier_one_counts() -> None:
    twice = [Sentence(number, "…", ARTICLE[0]) for number in (4, 7)]
    found = trace("Milk costs 2 rupees more a litre.", twice)
    assert found is not None
    assert [sentence.id for sentence in found.sentences] == [4]


def test_overlap_is_the_share_of_words_that_are_found() -> None:
    whole, half = trace(ARTICLE[3], SENTENCES), trace("The opposition called a lawyer and a doctor.", SENTENCES)
    assert whole is not None
    assert whole.overlap == 1
    assert half is not None
    assert half.overlap == 1 / 2
    assert trace("The opposition called a lawyer and a doctor and left.", SENTENCES) is None


def test_there_are_no_sentences_to_rest_on() -> None:
    assert trace("The price of milk rises.", []) is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The price of milk rises by 2 rupees.", []),
        ("The price of milk rises by 3 rupees.", ["numbers"]),
        ("The price of milk rises by twenty rupees.", ["numbers"]),
        ("The price of milk rises in Jharkhand.", ["names"]),
        ("The price of milk rises by 3 rupees in Jharkhand.", ["numbers", "names"]),
    ],
)
def test_what_the_sentences_do_not_hold_is_flagged(text: str, codes: list[str]) -> None:
    assert [flag.code for flag in doubts(text, SENTENCES[:1])] == codes


def test_a_flag_names_what_is_not_there() -> None:
    numbers, names = doubts("Milk costs 3 rupees more in Patna and Gaya.", SENTENCES[:1])
    assert numbers.reason == "Not in the sentences that this rests on: 3."
    assert names.reason == "Not in the sentences that this rests on: Patna, Gaya."
