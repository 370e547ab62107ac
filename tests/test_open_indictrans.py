"""IndicTrans2 through the one door: published folders of both shapes, in both runtimes, with what it keeps by itself."""

from __future__ import annotations

import atexit
import json
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.published import ADDRESS, DATE, LEARNED, indictrans
from translate import Decoding, Translator, open_engine
from translate.checkpoints.checkpoint import Checkpoint
from translate.errors import WeightsCorrupt, WeightsMissing, WrongLanguages
from translate.families import family

pytestmark = pytest.mark.usefixtures("one_thread")
SOURCES = [hindi for hindi, _ in LEARNED]
RUNTIMES = ("ctranslate2", "torch")
SIZES = ("tiny", "tiny-1B")
runtimes = pytest.mark.parametrize("runtime", RUNTIMES)
sizes = pytest.mark.parametrize("size", SIZES)


@cache
def made(size: str, weights: str = "safetensors") -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return indictrans(folder, size=size, weights=weights)


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path_factory.getbasetemp() / "indictrans-cache"))


@runtimes
@sizes
def test_what_it_has_learned_is_what_it_says(size: str, runtime: str) -> None:
    translator = Translator(open_engine(made(size), runtime=runtime))
    assert list(translator.lines(SOURCES)) == [english for _, english in LEARNED]


@pytest.mark.parametrize("weights", ["bin", "sharded"])
def test_weights_are_read_in_every_form_that_is_published(weights: str) -> None:
    engine = open_engine(made("tiny", weights), precision="float32")
    (found,) = next(engine.translate([SOURCES[0]], Decoding(beam=1)))
    assert found.text == LEARNED[0][1]


@sizes
@pytest.mark.parametrize("beam", [1, 5])
def test_both_runtimes_give_the_same_log_probabilities(size: str, beam: int) -> None:
    decoding = Decoding(beam=beam, n_best=beam)
    ours, theirs = (open_engine(made(size), runtime=kind, precision="float32") for kind in RUNTIMES)
    for mine, their in zip(ours.translate(SOURCES, decoding), theirs.translate(SOURCES, decoding), strict=True):
        assert mine[0].text == their[0].text
        assert abs(mine[0].score - their[0].score) < 1e-3


@runtimes
def test_it_keeps_addresses_and_dates_by_itself(runtime: str) -> None:
    engine = open_engine(made("tiny"), runtime=runtime)
    assert engine.protects
    translator = Translator(engine)
    for (hindi, english), old, new in (
        (ADDRESS, "https://khabar.example/suchi", "https://www.example.org/a-b/c.html?d=1"),
        (DATE, "12-05-2024", "31/12/1999"),
    ):
        (sentence,) = translator.lines([hindi.replace(old, new)])
        assert sentence == english.replace(old, new)


def test_the_longest_text_is_what_the_configuration_has_places_for() -> None:
    checkpoint = Checkpoint.read(made("tiny"), "tiny")
    settings = family(checkpoint.model_type).plan(checkpoint).settings
    assert settings.max_pieces + len(settings.around([])) == 256
    assert settings.max_answer < 256


@runtimes
def test_a_sentence_as_long_as_it_can_read_is_read(runtime: str) -> None:
    engine = open_engine(made("tiny"), runtime=runtime)
    words = "नदी का पानी दो गांवों में घुस गया, ".split() * 40
    longest = next(n for n in range(len(words), 0, -1) if engine.pieces(" ".join(words[:n])) <= engine.max_pieces)
    (found,) = next(engine.translate([" ".join(words[:longest])], Decoding(beam=2)))
    assert found.text


def test_a_model_from_english_is_refused(tmp_path: Path) -> None:
    folder = indictrans(tmp_path)
    for kind in ("model.{}", "dict.{}.json"):
        source, target = (folder / kind.format(side) for side in ("SRC", "TGT"))
        (folder / "kept").write_bytes(source.read_bytes())
        source.write_bytes(target.read_bytes())
        target.write_bytes((folder / "kept").read_bytes())
    with pytest.raises(
        WrongLanguages, match=r"does not translate Hindi into English. Name ai4bharat/indictrans2-indic-en"
    ):
        open_engine(folder)


def test_a_folder_that_is_not_whole_is_told_of(tmp_path: Path) -> None:
    folder = indictrans(tmp_path)
    (folder / "dict.TGT.json").write_text(json.dumps([1]))
    with pytest.raises(WeightsCorrupt, match=r"dict\.TGT\.json is no list of pieces"):
        open_engine(folder)
    (folder / "dict.TGT.json").unlink()
    with pytest.raises(WeightsMissing, match=r"has no dict\.TGT\.json\. Copy or download"):
        open_engine(folder)
    folder = indictrans(tmp_path)
    (folder / "model.SRC").write_bytes(b"no model")
    with pytest.raises(WeightsCorrupt, match=r"source\.model is no model of SentencePiece"):
        open_engine(folder)
