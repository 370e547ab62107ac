"""Which sentences are chosen."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import features, importance
from summarize.features import readable_alone
from summarize.learned import Learned, Logistic
from summarize.rank import SAME, Ranking
from summarize.vectors import Vectors

PLAIN = "The corporation finished the new water plant outside the city walls."


def weights(sentences: str = "", words: str = "") -> Learned:
    """Weights for which one feature counts, of a sentence or of a word, and no other."""

    def only(name: str, names: tuple[str, ...]) -> Logistic:
        return Logistic(np.array([8.0 * (one == name) for one in names]), -4.0)

    return Learned(only(words, importance.NAMES), only(sentences, features.NAMES))


def test_no_sentences_nothing_to_choose() -> None:
    assert Ranking([]).choose(3) == []


def test_the_best_come_in_the_order_of_the_article() -> None:
    texts = [
        "Good morning to you.",
        "The dam broke in 3 places near Patna.",
        "More of it here.",
        "Patna sent 40 boats after the dam broke.",
    ]
    assert Ranking(texts, "40 boats for Patna as the dam breaks").choose(2) == [1, 3]


def test_of_equals_the_earlier_is_chosen() -> None:
    assert Ranking(["Rain fell in the hills.", "Snow fell in the hills."], weights=weights()).choose(1) == [0]


@pytest.mark.parametrize("feature", ["position", "headline", "centrality", "number", "names", "quotation"])
def test_a_learned_feature_decides(feature: str) -> None:
    texts = [PLAIN] * 2 + [
        "The river rose above the red mark near the bathing steps there.",
        "“Rain will stop,” Asha Rao of Gaya told Patna and Nawada 14 times.",
    ]
    chosen = 0 if feature in ("position", "centrality") else 3
    headline = "Rain to stop in Gaya" if feature == "headline" else None
    assert Ranking(texts, headline, weights=weights(sentences=feature)).choose(1) == [chosen]


def test_words_that_a_summary_would_have_are_covered_once() -> None:
    texts = [
        "Wheat and rice rot in Patna.",
        "Rice and wheat rot again in the stores of Patna.",
        "Trains to Gaya stopped running.",
    ]
    ranking = Ranking(texts, weights=weights(words="letters"))
    assert Vectors(texts).similarity(0)[1] < SAME
    assert 2 in ranking.choose(2)


def test_what_repeats_a_chosen_one_is_left_out_even_where_places_stay_empty() -> None:
    texts = ["The river rose in Patna.", "The river rose in Patna!", "Wheat was sown."]
    assert Vectors(texts).similarity(0)[1] >= SAME
    chosen = Ranking(texts).choose(3)
    assert len(chosen) == 2
    assert 2 in chosen


def test_a_bonus_outweighs_the_rest() -> None:
    texts = ["The dam broke in 3 places near Patna.", "Good morning to you."]
    assert Ranking(texts).choose(1) == [0]
    assert Ranking(texts, bonus=[0.0, 1.0]).choose(1) == [1]


@pytest.mark.parametrize(
    ("text", "below"),
    [
        (PLAIN, False),
        ("They finished the new water plant outside the city walls.", True),
        ("Last year there were 87 kinds of birds here.", True),
        ("Will the corporation finish the new water plant?", True),
        ("March 10, 2015.", True),
        ("", True),
    ],
)
def test_what_cannot_be_read_alone_is_worth_less(text: str, below: bool) -> None:
    assert (readable_alone(text) < 0) == below


NEWS = st.lists(
    st.sampled_from(
        [
            PLAIN,
            "They left.",
            "Voters in Bihar elect 243 members.",
            "The election is in May.",
            "Rain fell.",
            "***",
            "The prime minister opened a bridge, a school and a hospital in Gaya on the way to the airport.",
        ]
    ),
    max_size=12,
)


@given(NEWS, st.integers(1, 5))
def test_a_word_budget_holds_unless_every_sentence_is_longer(texts: list[str], most: int) -> None:
    lengths = [len(text.split()) for text in texts]
    chosen = Ranking(texts).choose(9, words=most)
    if len(chosen) == 1:
        assert lengths[chosen[0]] <= most or lengths[chosen[0]] == min(lengths)
    else:
        assert sum(lengths[index] for index in chosen) <= most


def test_a_budget_is_used() -> None:
    texts = ["Rain fell in the hills of Nepal.", "Wheat was sown early in Gaya.", "Trains ran late in Patna."]
    assert Ranking(texts).choose(9, words=13) == [0, 1]
    assert Ranking(texts).choose(9, words=99) == [0, 1, 2]


@given(NEWS)
def test_what_they_are_about_holds_where_there_is_any(texts: list[str]) -> None:
    named = [index for index, text in enumerate(texts) if "elect" in text]
    chosen = Ranking(texts).choose(9, about="elections")
    assert set(chosen) <= set(named) if named else chosen == Ranking(texts).choose(9)


def test_words_without_meaning_ask_for_nothing() -> None:
    texts = [PLAIN, "The election is in May."]
    assert Ranking(texts).choose(9, about="the, of") == [0, 1]
