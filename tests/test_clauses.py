"""Long sentences are cut at clauses, and nothing of them is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.clauses import split_long


def at_most(words: int) -> Callable[[str], bool]:
    return lambda text: len(text.split()) <= words


def test_what_fits_is_not_cut() -> None:
    assert split_long("मंत्री ने कहा कि काम होगा", at_most(6)) == ["मंत्री ने कहा कि काम होगा"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        # The semicolon goes before the conjunction, the conjunction before the comma, the comma before any space.
        ("सड़क, पुल और नहर बनी; गांव, शहर में रोशनी आई", ["सड़क, पुल और नहर बनी;", "गांव, शहर में रोशनी आई"]),
        ("सड़क, जो टूटी थी बनी लेकिन पुल, जो नया था गिरा", ["सड़क, जो टूटी थी बनी", "लेकिन पुल, जो नया था गिरा"]),
        ("पिछले साल की तरह, इस साल भी बारिश", ["पिछले साल की तरह,", "इस साल भी बारिश"]),
        ("एक दो तीन चार पांच छह", ["एक दो तीन", "चार पांच छह"]),
    ],
)
def test_cuts_at_the_best_kind_of_place(text: str, pieces: list[str]) -> None:
    assert split_long(text, at_most(6 if len(text.split()) > 6 else 3)) == pieces


def test_a_conjunction_at_the_edge_is_no_place_to_cut() -> None:
    first, *_ = split_long("और " + "शब्द " * 20 + "अंत", at_most(12))
    assert len(first.split()) > 5


def test_a_word_without_spaces_is_cut_between_letters() -> None:
    pieces = split_long("क" * 100, lambda text: len(text) <= 30)
    assert "".join(pieces) == "क" * 100
    assert max(map(len, pieces)) <= 30


def test_a_letter_that_does_not_fit_is_kept() -> None:
    assert split_long("क", lambda text: False) == ["क"]


WORDS = st.lists(
    st.sampled_from(["और", "कि", "काम,", "नहर;", "—", "-", "है।", "मंत्री", "लेकिन"]), min_size=1, max_size=200
)


@given(WORDS, st.integers(1, 12))
def test_every_piece_fits_and_together_they_are_the_text(words: list[str], limit: int) -> None:
    text = " ".join(words)
    pieces = split_long(text, at_most(limit))
    assert " ".join(pieces) == text
    assert all(at_most(limit)(piece) for piece in pieces)
