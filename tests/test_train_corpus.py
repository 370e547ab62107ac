from __future__ import annotations

import numpy as np
import pytest

from translate.train.corpus import WINDOW, Corpus, Order
from translate.train.learners import Example

RANDOM = np.random.default_rng(5)
SOURCES = RANDOM.integers(4, 60, WINDOW + 500)
# Translations are about as long as what they translate.
LENGTHS = np.stack([SOURCES, SOURCES + RANDOM.integers(-3, 4, len(SOURCES))], 1)


def padded(batch: list[int]) -> int:
    """Pieces of a batch, padding included."""
    return int(LENGTHS[batch].max(0).sum()) * len(batch)


def test_corpus_gives_back_what_it_was_given() -> None:
    examples = [Example([1, 2, 3], [4]), Example([5], [6, 7]), Example([8], [9])]
    corpus = Corpus(examples)
    assert [corpus[index] for index in range(len(corpus))] == examples
    assert corpus.lengths().tolist() == [[3, 1], [1, 2], [1, 1]]


def test_weights_are_1_on_average_over_what_is_learned() -> None:
    examples = [(Example([1, 2, 3], [4]), 1.0), (Example([5], [6, 7, 8]), 0.25)]
    corpus = Corpus()
    for example, weight in examples:
        corpus.append(example, weight)
    weights = corpus.weights()
    assert weights is not None
    assert weights[0] / weights[1] == 4
    assert weights @ [1, 3] == pytest.approx(1 + 3)


def test_examples_that_count_alike_have_no_weights() -> None:
    plain, half = Corpus([Example([1], [2]), Example([3], [4])]), Corpus()
    for index in range(2):
        half.append(plain[index], 0.5)
    assert plain.weights() is None
    assert half.weights() is None
    # What was begun before there were weights goes on; and other weights are another corpus.
    assert b"".join(half.bytes()) == b"".join(plain.bytes())
    half.append(Example([5], [6]))
    plain.append(Example([5], [6]))
    assert b"".join(half.bytes()) != b"".join(plain.bytes())


def test_empty_corpus() -> None:
    assert len(Corpus()) == 0
    assert Corpus().lengths().shape == (0, 2)


@pytest.mark.parametrize("shuffle", [True, False])
def test_every_example_is_in_one_batch_and_no_batch_is_too_large(shuffle: bool) -> None:
    batches = Order(2000, shuffle=shuffle).batches(LENGTHS, 0)
    assert sorted(index for batch in batches for index in batch) == list(range(len(LENGTHS)))
    assert all(padded(batch) <= 2000 for batch in batches)
    waste = sum(map(padded, batches)) / LENGTHS.sum() - 1
    assert waste < 0.1


def test_an_example_that_is_too_long_is_alone() -> None:
    lengths = np.array([[5, 5], [900, 900], [5, 5]])
    assert sorted(map(sorted, Order(100).batches(lengths, 0))) == [[0, 2], [1]]


def test_epochs_and_seeds_differ_and_repeat() -> None:
    order = Order(2000, seed=3)
    assert order.batches(LENGTHS, 1) == order.batches(LENGTHS, 1)
    assert order.batches(LENGTHS, 1) != order.batches(LENGTHS, 2)
    assert order.batches(LENGTHS, 1) != Order(2000, seed=4).batches(LENGTHS, 1)


def test_kept_order_has_the_last_pairs_last() -> None:
    batches = Order(2000, shuffle=False).batches(LENGTHS, 0)
    first = next(number for number, batch in enumerate(batches) if max(batch) >= WINDOW)
    assert min(index for batch in batches[first:] for index in batch) >= WINDOW
