"""How much time a translation may take: what each quality searches with, and what happens without the second reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fake import FakeEngine
from translate import Translator, quality
from translate.errors import EngineError, WeightsMissing
from translate.quality import QUALITIES

HINDI = "मंत्री ने नई सड़क का उद्घाटन किया।"


@pytest.fixture
def without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that came without the second reader's weights."""
    monkeypatch.setattr(quality, "MEANING", tmp_path)
    return tmp_path


@pytest.mark.parametrize(("asked", "beams"), [("fast", 4), ("balanced", 4), ("best", 8)])
def test_every_quality_has_its_search(asked: quality.Quality, beams: int) -> None:
    engine = FakeEngine({HINDI: "The minister opened the new road."})
    translator = Translator(engine, quality=asked)
    assert list(translator.lines([HINDI])) == ["The minister opened the new road."]
    assert [(call.beam, call.n_best) for _, call in engine.calls] == [(beams, beams)]
    assert (translator.reader is None) == (asked == "fast")
    assert translator.describe()["quality"].startswith(asked)


def test_balanced_is_meant_where_nobody_says() -> None:
    translator = Translator(FakeEngine())
    assert (translator.quality, translator.notice, quality.default()) == ("balanced", "", "balanced")
    assert quality.offered() == QUALITIES


def test_a_quality_that_there_is_not_is_told() -> None:
    with pytest.raises(EngineError, match=r"There is no quality slow\. Give fast, balanced or best"):
        Translator(FakeEngine(), quality="slow")  # type: ignore[arg-type]


def test_a_translator_goes_over_to_another_quality_with_the_same_engine_and_reader() -> None:
    translator = Translator(FakeEngine(), quality="balanced")
    best, fast = translator.at("best"), translator.at("fast")
    assert best.engine is fast.engine is translator.engine
    assert best.reader is translator.reader is not None
    assert (best.decoding.beam, fast.decoding.beam, fast.reader) == (8, 4, None)
    assert translator.quality == "balanced"


def test_without_the_second_reader_the_package_works_and_says_so(without: Path) -> None:
    translator = Translator(FakeEngine({HINDI: "The minister opened the new road."}))
    assert list(translator.lines([HINDI])) == ["The minister opened the new road."]
    assert translator.quality == "fast"
    assert translator.notice.startswith("Without the second reader, translations are chosen by the checks alone.")
    assert "Install Khabar again" in translator.notice or "Copy" in translator.notice
    assert quality.offered() == ("fast",)


@pytest.mark.parametrize("asked", ["balanced", "best"])
def test_a_reader_that_was_asked_for_and_is_not_there_is_an_error(without: Path, asked: quality.Quality) -> None:
    with pytest.raises(WeightsMissing, match="There is no model in"):
        Translator(FakeEngine(), quality=asked)
