"""Which sentences have a word of what the bullets should be about."""

from __future__ import annotations

import pytest

from summarize.focus import Topic


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("elections", "Voters elected the committee."),
        ("ELECT", "The election is in May."),
        ("tax", "Taxes on tea were raised."),
        ("city", "Two cities are under water."),
        ("warning", "Officials warned of rain."),
        ("women, rice", "The women's team won."),
        ("women, rice", "Rice was sown."),
        ("US", "The US raised taxes."),
        ("WHO", "Doctors of the WHO came."),
        ("police", "Police came."),
    ],
)
def test_a_word_is_found_in_all_its_forms(about: str, text: str) -> None:
    assert Topic(about)
    assert Topic(about).named_in(text)


@pytest.mark.parametrize(
    ("about", "text"),
    [
        ("police", "The new policy on loans begins in June."),
        ("internet", "The bank raised its interest rates."),
        ("Marathi", "She ran a marathon."),
        ("content", "He won the contest."),
        ("commission", "The committee met."),
        ("US", "It was hard for us, he said."),
        ("cricket", "Rain fell."),
        ("cricket", ""),
    ],
)
def test_other_words_are_other_words(about: str, text: str) -> None:
    assert not Topic(about).named_in(text)


@pytest.mark.parametrize("about", ["", "the, of", "?!", " "])
def test_words_without_meaning_ask_for_nothing(about: str) -> None:
    assert not Topic(about)
    assert not Topic(about).named_in("The rain of Patna.")
