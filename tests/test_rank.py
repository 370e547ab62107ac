"""Which sentences are chosen, each property on its own."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from summarize.rank import SAME, WEIGHTS, Weights, choose, score
from summarize.vectors import Vectors

NOTHING = Weights(**{field.name: 0.0 for field in fields(Weights)})
PLAIN = "The corporation finished the new water plant outside the city walls."


def worth(texts: list[str], weight: str, headline: str | None = None) -> list[float]:
    """The scores of `texts` if nothing but `weight` counted."""
    return list(score(texts, Vectors(texts), headline, replace(NOTHING, **{weight: 1.0})))


def test_no_sentences_no_scores() -> None:
    assert score([], Vectors([]), "Rain in Patna").shape == (0,)


def test_earlier_is_worth_more() -> None:
    values = worth([PLAIN] * 5, "position")
    assert values == sorted(values, reverse=True)
    assert values[0] == 1.0


def test_what_the_headline_says_is_worth_more() -> None:
    texts = ["Trains were late on Tuesday morning.", "The river broke its banks near the temple."]
    train, river = worth(texts, "headline", "River breaks its banks")
    assert river > train == 0.0


def test_without_a_headline_the_first_sentence_stands_for_it() -> None:
    values = worth(
        ["River floods in Bihar.", "Cricket fans cheered.", "Bihar asked for help after floods."], "headline"
    )
    assert values[2] > values[1] == values[0] == 0.0


def test_what_the_others_speak_of_is_worth_more() -> None:
    values = worth(["Wheat prices rose.", "Wheat prices rose in Punjab.", "A singer came."], "centrality")
    assert values[2] == pytest.approx(0.0)
    assert min(values[:2]) > 0.9


@pytest.mark.parametrize(
    ("weight", "text", "sign"),
    [
        ("number", "The corporation finished 14 new water plants outside the city walls.", 1),
        ("names", "The corporation finished the new water plant outside Jaipur and Ajmer today.", 1),
        ("dangling", "They finished the new water plant outside the city walls on time.", -1),
        ("first_person", "The corporation says we’ll get the new water plant in a month.", -1),
        ("inside_quote", "“The new water plant is finished and the city will drink clean water,” it said.", -1),
        ("question", "Will the corporation finish the new water plant outside the city walls?", -1),
        ("short", "The plant is finished.", -1),
        ("fragment", "March 10, 2015.", -1),
        ("long", " and ".join([PLAIN.removesuffix(".")] * 4) + ".", -1),
    ],
)
def test_each_property_of_a_sentence_counts(weight: str, text: str, sign: int) -> None:
    plain, other = worth([PLAIN, text], weight)
    assert plain == 0.0
    assert np.sign(other) == sign


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert worth(["Rain fell on the fields.", "In Goa, Panaji slept."], "names")[0] == 0.0


def test_the_best_are_chosen_and_put_in_order() -> None:
    vectors = Vectors(["rain", "flood", "wheat", "train"])
    assert choose(np.array([1.0, 4.0, 2.0, 3.0]), vectors, 2) == [1, 3]


def test_of_equals_the_earlier_is_chosen() -> None:
    assert choose(np.zeros(3), Vectors(["rain", "flood", "wheat"]), 2) == [0, 1]


def test_what_repeats_a_chosen_one_is_left_out_even_where_places_stay_empty() -> None:
    vectors = Vectors(["The river rose in Patna.", "The river rose in Patna!", "Wheat was sown."])
    assert vectors.similarity(0)[1] >= SAME
    assert choose(np.array([2.0, 3.0, 1.0]), vectors, 3) == [1, 2]


def test_novelty_beats_a_little_more_worth() -> None:
    texts = [
        "The river rose in Patna town on Monday.",
        "The river rose in Gaya town on Sunday.",
        "Wheat was sown early.",
    ]
    vectors = Vectors(texts)
    assert 0.2 < vectors.similarity(0)[1] < SAME
    values = np.array([2.0, 1.01, 1.0])
    assert choose(values, vectors, 2, replace(WEIGHTS, repeat=0.0)) == [0, 1]
    assert choose(values, vectors, 2) == [0, 2]


def test_minus_infinity_is_never_chosen() -> None:
    assert choose(np.array([-np.inf, -9.0]), Vectors(["rain", "flood"]), 5) == [1]
    assert choose(np.array([-np.inf]), Vectors(["rain"]), 1) == []
