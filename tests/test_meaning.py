"""The embedded sentence encoder: what says the same in both languages is near, whatever stands beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tests.parallel import PAIRS
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.meaning import MAX_PIECES, Meaning
from translate.weights import MEANING
from translate.weights.writing import seal

HINDI = [hindi for hindi, _ in PAIRS]
ENGLISH = [english for _, english in PAIRS]


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def test_the_shipped_encoder_fits_any_git_host_and_carries_its_licence() -> None:
    assert all(path.stat().st_size < 50 * 1000 * 1000 for path in MEANING.iterdir())
    assert "MIT" in (MEANING / "LICENSE").read_text("utf-8")
    assert (MEANING / "CARD.md").is_file()


def test_every_sentence_finds_its_translation_among_all(meaning: Meaning) -> None:
    cosines = meaning.vectors(HINDI) @ meaning.vectors(ENGLISH).T
    assert cosines.argmax(axis=1).tolist() == [*range(len(PAIRS))]
    assert cosines.argmax(axis=0).tolist() == [*range(len(PAIRS))]


def test_half_a_translation_is_farther_than_the_whole(meaning: Meaning) -> None:
    long = [(hindi, english) for hindi, english in PAIRS if len(english.split()) >= 8]
    halves = [(hindi, " ".join(english.split()[: len(english.split()) // 2])) for hindi, english in long]
    lower = meaning.scores(halves) < meaning.scores(long)
    assert len(long) >= 10
    assert lower.mean() >= 0.9


def test_scores_are_cosines(meaning: Meaning) -> None:
    pairs = PAIRS[:3]
    hindi, english = meaning.vectors(HINDI[:3]), meaning.vectors(ENGLISH[:3])
    assert meaning.scores(pairs) == pytest.approx((hindi * english).sum(axis=1), abs=1e-6)
    assert np.linalg.norm(hindi, axis=1) == pytest.approx(np.ones(3), abs=1e-5)


def test_a_vector_does_not_depend_on_the_texts_beside_it(meaning: Meaning) -> None:
    together = meaning.vectors([*HINDI, *ENGLISH])
    alone = np.concatenate([meaning.vectors([text]) for text in [*HINDI[:4], *ENGLISH[:4]]])
    assert (together[[0, 1, 2, 3, *range(len(PAIRS), len(PAIRS) + 4)]] == alone).all()
    assert (meaning.vectors([*reversed([*HINDI, *ENGLISH])])[::-1] == together).all()


def test_what_was_read_lies_where_it_stands_in_the_text(meaning: Meaning) -> None:
    text = "रेल मंत्री ने ₹250 करोड़ की योजना बताई।"
    (read,) = meaning.read([text])
    assert len(read.spans) == len(read.states)
    assert "".join(text[start:end] for start, end in read.spans) == text
    assert (read.vector == meaning.vectors([text])[0]).all()


@pytest.mark.parametrize("text", ["", " ", "…", "\u200b", "पानी " * 400])
def test_any_text_is_read(meaning: Meaning, text: str) -> None:
    (read,) = meaning.read([text])
    assert np.isfinite(read.vector).all()
    assert len(read.spans) == len(read.states) <= MAX_PIECES
    assert all(0 <= start <= end <= len(text) for start, end in read.spans)


def test_a_missing_encoder_is_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match="There is no model in"):
        Meaning(tmp_path / "nowhere")


def test_a_tokenizer_of_another_model_is_told(tmp_path: Path) -> None:
    for name in ("config.json", "vocabulary.json"):
        shutil.copy(MEANING / name, tmp_path)
    shutil.copy(MEANING / "model.bin.00", tmp_path / "model.bin")
    shutil.copy(MEANING.parent / "embedded" / "tokenizer.model", tmp_path)
    seal(tmp_path)
    with pytest.raises(WeightsCorrupt, match=r"no sentence encoder: tokenizer\.model is not that of the encoder"):
        Meaning(tmp_path)
