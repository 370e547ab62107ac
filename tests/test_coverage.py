"""What of a sentence answers to what of its translation."""

from __future__ import annotations

import numpy as np
import pytest

from translate.coverage import FEWEST, NEAR, Coverage, Side, cover
from translate.meaning import Meaning

HINDI = "किसानों ने सड़क पर धरना दिया, लेकिन पुलिस ने रात में सभी को हटा दिया।"
ENGLISH = "The farmers staged a sit-in on the road, but the police removed everyone at night."


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def covered(meaning: Meaning, hindi: str, english: str) -> Coverage:
    read = meaning.read([hindi, english])
    found = cover(hindi, read[0], english, read[1])
    assert found is not None
    return found


def side(near: list[float], text: str) -> Side:
    words, place = text.split(), 0
    spans = []
    for word in words:
        place = text.index(word, place)
        spans.append((place, place + len(word)))
        place += len(word)
    values = np.array(near, np.float32)
    return Side(text, tuple(spans), values, values)


def test_every_word_has_its_place_and_how_near_it_is(meaning: Meaning) -> None:
    found = covered(meaning, HINDI, ENGLISH)
    assert [HINDI[start:end] for start, end in found.hindi.spans] == HINDI.replace(",", "").replace("।", "").split()
    assert [ENGLISH[start:end] for start, end in found.english.spans] == ENGLISH.replace(",", "").replace(
        ".", ""
    ).split()
    for one in (found.hindi, found.english):
        assert one.near.shape == one.plain.shape == (len(one.spans),)
        assert (np.abs(one.near) <= 1.0001).all()


def test_a_clause_left_out_has_nothing_near(meaning: Meaning) -> None:
    whole, half = (covered(meaning, HINDI, text) for text in (ENGLISH, "The farmers staged a sit-in on the road."))
    assert half.hindi.near.mean() < whole.hindi.near.mean() - 0.1
    gap = half.hindi.gap()
    assert gap is not None
    assert "पुलिस ने रात में सभी को हटा" in gap.text
    assert "सड़क" not in gap.text
    # What is there has all of it in the Hindi.
    assert half.english.stretch[2] < half.hindi.stretch[2] / 3


def test_what_was_added_has_nothing_near(meaning: Meaning) -> None:
    more = ENGLISH.removesuffix(".") + " while a film star opened a new hotel in Mumbai."
    gap = covered(meaning, HINDI, more).english.gap()
    assert gap is not None
    assert "film star opened a new hotel in Mumbai" in gap.text
    assert "police" not in gap.text


def test_the_order_of_the_clauses_does_not_matter(meaning: Meaning) -> None:
    turned = "The police removed everyone at night, but before that the farmers staged a sit-in on the road."
    found = covered(meaning, HINDI, turned)
    gap = found.hindi.gap()
    assert gap is None or gap.evidence < NEAR


def test_of_a_text_of_few_words_nothing_is_concluded(meaning: Meaning) -> None:
    read = meaning.read(["हाँ जी", "Yes sir", HINDI, "", "।।"])
    assert cover("हाँ जी", read[0], "Yes sir", read[1]) is None
    assert cover(HINDI, read[2], "Yes sir", read[1]) is None
    assert cover(HINDI, read[2], "", read[3]) is None
    assert cover("।।", read[4], "", read[3]) is None
    assert FEWEST > 2


def test_of_a_long_text_as_much_as_was_read(meaning: Meaning) -> None:
    hindi, english = " ".join([HINDI] * 20), " ".join([ENGLISH] * 20)
    found = covered(meaning, hindi, english)
    assert 50 < len(found.hindi.spans) < len(hindi.split())
    assert found.hindi.near.shape == (len(found.hindi.spans),)


def test_a_gap_begins_and_ends_with_words_that_tell_something() -> None:
    text = "the minister and the old bank of the city closed"
    found = side([0.9, 0.9, 0.1, 0.1, 0.1, 0.0, 0.2, 0.1, 0.9, 0.9], text).gap()
    assert found is not None
    assert (found.text, found.words) == ("old bank", 2)
    assert found.evidence == pytest.approx(6 * NEAR - 0.6)
    assert found.share == pytest.approx(0.6)


def test_particles_alone_are_no_gap_and_neither_is_nothing() -> None:
    assert side([0.9, 0.1, 0.1, 0.9], "minister of the bank").gap() is None
    assert side([0.9, 0.8, 0.7, 0.9], "minister of the bank").gap() is None
