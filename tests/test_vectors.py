"""TF-IDF vectors, against the same sums written out with a full matrix."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.vectors import Floats, Vectors, terms

TEXTS = st.lists(
    st.lists(st.sampled_from("river flood Patna bridge 2.5 crore the of rain minister's".split()), max_size=8).map(
        " ".join
    ),
    max_size=8,
)


def dense(texts: list[str]) -> Floats:
    """The unit vectors as rows of a full matrix, straight from the definition."""
    counts = [Counter(terms(text)) for text in texts]
    vocabulary = sorted({term for count in counts for term in count})
    matrix = np.zeros((len(texts), len(vocabulary)))
    for row, count in enumerate(counts):
        for column, term in enumerate(vocabulary):
            if count[term]:
                frequency = sum(term in other for other in counts)
                matrix[row, column] = (1 + math.log(count[term])) * math.log((1 + len(texts)) / frequency)
        if norm := np.linalg.norm(matrix[row]):
            matrix[row] /= norm
    return matrix


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister's bridges opened.", ["minister", "bridge", "opened"]),
        ("₹2.5 crore for 1,200 30-year-olds", ["2.5", "crore", "1,200", "30-year-old"]),
        ("He did so.", ["he", "did", "so"]),
        ("The press saw the bus", ["press", "saw", "bus"]),
        ("…", []),
    ],
    ids=["possessive and plural", "numbers", "only stop words", "no plural", "no word"],
)
def test_terms_are_what_carries_meaning(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@given(TEXTS)
def test_cosines_are_those_of_the_full_matrix(texts: list[str]) -> None:
    vectors, cosines = Vectors(texts), dense(texts) @ dense(texts).T
    for index in range(len(texts)):
        np.testing.assert_allclose(vectors.similarity(index), cosines[index], atol=1e-9)


@given(TEXTS)
def test_centrality_is_the_mean_cosine_with_the_others(texts: list[str]) -> None:
    matrix = dense(texts)
    cosines = matrix @ matrix.T
    degree = cosines.sum(axis=1) - cosines.diagonal()
    expected = degree / degree.max() if len(texts) and degree.max() > 1e-9 else np.zeros(len(texts))
    np.testing.assert_allclose(Vectors(texts).centrality(), expected, atol=1e-6)


@given(TEXTS)
def test_a_text_of_its_own_words_is_most_like_itself(texts: list[str]) -> None:
    vectors = Vectors(texts)
    for index, text in enumerate(texts):
        np.testing.assert_allclose(vectors.similarity_to(text), vectors.similarity(index), atol=1e-9)


def test_a_text_of_other_words_is_like_none() -> None:
    assert not Vectors(["The river rose.", "The bridge fell."]).similarity_to("Elections in Goa").any()


def test_words_of_every_sentence_weigh_least() -> None:
    vectors = Vectors(["Patna floods rise", "Patna trains stop", "Patna schools close"])
    assert 0 < vectors.similarity(0)[1] < 0.2
