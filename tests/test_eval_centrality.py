"""TextRank and LexRank, against graphs small enough to rank by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bullets.centrality import DAMPING, lexrank, lexrank_ranks, textrank, textrank_ranks
from eval.scoring.bootstrap import Floats

RANKERS = [textrank, lexrank]
# Everything turns about the flood; the third sentence belongs to nothing.
FLOOD = [
    "Heavy rain swelled rivers across northern Bihar overnight.",
    "Swollen rivers broke embankments near Darbhanga.",
    "A badminton league announced new sponsors.",
    "Broken embankments flooded villages near Darbhanga, where heavy rain goes on.",
    "Boats reached flooded villages near Darbhanga.",
]

Ranker = Callable[..., list[str]]


def iterated(shares: list[list[float]], start: float) -> list[float]:
    """The fixed point by the papers' own iteration; shares[i][j]: what i gives to j."""
    n = len(shares)
    ranks = [1.0] * n
    for _ in range(500):
        ranks = [start + DAMPING * sum(shares[i][j] * ranks[i] for i in range(n)) for j in range(n)]
    return ranks


def test_textrank_is_pagerank_over_shared_words_by_log_lengths() -> None:
    # Shared: ab and ac two words, bc one.
    sentences = ["rain flood rescue", "rain flood boats camps", "rain rescue trains hotels buses"]
    ln = np.log
    ab, ac, bc = 2 / (ln(3) + ln(4)), 2 / (ln(3) + ln(5)), 1 / (ln(4) + ln(5))
    shares = [
        [0.0, ab / (ab + ac), ac / (ab + ac)],
        [ab / (ab + bc), 0.0, bc / (ab + bc)],
        [ac / (ac + bc), bc / (ac + bc), 0.0],
    ]
    assert textrank_ranks(sentences).tolist() == pytest.approx(iterated(shares, 1 - DAMPING))


def test_stop_words_are_no_likeness_to_textrank() -> None:
    assert textrank_ranks(["it was of the rain", "it was of the camps"]).tolist() == pytest.approx([1 - DAMPING] * 2)


def test_lexrank_is_pagerank_over_sentences_whose_cosine_is_above_the_threshold() -> None:
    # The first two share "rain", the last two "camps"; "the" is everywhere and weighs nothing.
    sentences = ["the rain", "the rain the camps", "the camps"]
    shares = [[1 / 2, 1 / 2, 0], [1 / 3, 1 / 3, 1 / 3], [0, 1 / 2, 1 / 2]]
    ranks = lexrank_ranks(sentences)
    assert ranks.tolist() == pytest.approx(iterated(shares, (1 - DAMPING) / 3))
    assert ranks.sum() == pytest.approx(1.0)


def test_a_cosine_below_the_threshold_is_no_link() -> None:
    # One common word among many: cosine about 0.02, so that neither is linked to anything but itself.
    sentences = [" ".join(["rain", *(f"{letter}{n}" for n in range(30))]) for letter in "abc"]
    assert lexrank_ranks([*sentences[:2], "camps"]).tolist() == pytest.approx([1 / 3] * 3)


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_sentence_that_shares_words_with_most_others_comes_first(ranker: Ranker) -> None:
    assert ranker(FLOOD, 1) == [FLOOD[3]]


def test_the_sentence_that_belongs_to_nothing_is_last_for_textrank_and_average_for_lexrank() -> None:
    assert textrank_ranks(FLOOD).argmin() == 2
    assert textrank(FLOOD, 4) == [*FLOOD[:2], *FLOOD[3:]]
    # Linked to itself alone, it keeps what it starts with.
    assert lexrank_ranks(FLOOD)[2] == pytest.approx(1 / 5)


@pytest.mark.parametrize("ranker", RANKERS)
def test_the_chosen_stand_in_the_order_of_the_document(ranker: Ranker) -> None:
    for order in (FLOOD, FLOOD[::-1]):
        chosen = ranker(order)
        assert len(chosen) == 3
        assert chosen == [sentence for sentence in order if sentence in chosen]


@pytest.mark.parametrize("ranker", RANKERS)
@pytest.mark.parametrize(
    ("sentences", "chosen"),
    [
        ([], []),
        (["Rain is due."], ["Rain is due."]),
        (["Rain."] * 5, ["Rain."] * 3),
        (["Rain is due in Patna."] * 5, ["Rain is due in Patna."] * 3),
        (["* * *", "—", "…", "!"], ["* * *", "—", "…"]),
        (["* * *", "Rain.", "—", "Sun.", "Wind."], ["Rain.", "Sun.", "Wind."]),
        (["It was so.", "So it was.", "Was it so?", "It is."], None),
    ],
)
def test_odd_documents_have_their_three_sentences(
    ranker: Ranker, sentences: list[str], chosen: list[str] | None
) -> None:
    found = ranker(sentences)
    assert found == chosen if chosen is not None else len(found) == 3


@pytest.mark.parametrize("ranks", [textrank_ranks, lexrank_ranks])
@given(sentences=st.lists(st.text(alphabet="abc .’", max_size=12), max_size=8))
def test_ranks_are_numbers_above_nothing_and_the_same_for_the_same(
    ranks: Callable[[list[str]], Floats], sentences: list[str]
) -> None:
    found = ranks(sentences)
    assert found.shape == (len(sentences),)
    assert (found > 0).all()
    assert found.tolist() == ranks(sentences).tolist()
    for one, first in zip(sentences, found, strict=True):
        assert all(value == pytest.approx(first) for other, value in zip(sentences, found, strict=True) if other == one)
