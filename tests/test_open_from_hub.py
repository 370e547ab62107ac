"""A model by its id on a hub: downloaded once, converted once, and opened without a network from then on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.checkpoints import made
from tests.hub import Asked, hub, visit
from tests.models import LEARNED
from tests.published import LEARNED as LEARNED_BY_INDICTRANS
from tests.published import indictrans
from translate import Decoding, Translator, open_engine
from translate.checkpoints import cache
from translate.engines.torch_seq2seq import TorchSeq2Seq
from translate.errors import HubUnreachable, ModelGated, NotTranslator, UnknownEngine, WrongLanguages

pytestmark = pytest.mark.usefixtures("one_thread")
MODEL = "ai4bharat/tiny"
HINDI, ENGLISH = LEARNED[0]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What the hub serves: OWNER/NAME folders."""
    root = tmp_path / "hub"
    indictrans(root / MODEL)
    shutil.copytree(made("marian"), root / "opus" / "hi-en")
    shutil.copytree(made("pegasus_x"), root / "other" / "pegasus")
    return root


def test_a_second_start_asks_nothing(log: list[Asked]) -> None:
    told: list[str] = []
    translator = Translator(open_engine(MODEL, progress=told.append), Decoding(beam=1))
    pairs = LEARNED_BY_INDICTRANS
    assert list(translator.lines(hindi for hindi, _ in pairs)) == [english for _, english in pairs]
    assert any(line.startswith("Downloading model.safetensors: ") for line in told)
    assert any(line.startswith("Converting ") for line in told)
    log.clear()
    told.clear()
    assert open_engine(MODEL, progress=told.append).describe()["name"] == MODEL
    assert (log, told) == ([], [])


def test_another_precision_needs_no_second_download(log: list[Asked]) -> None:
    open_engine(MODEL)
    log.clear()
    open_engine(MODEL, precision="float32")
    assert isinstance(open_engine(MODEL, runtime="torch"), TorchSeq2Seq)
    assert log == []
    assert sorted(path.name.rsplit("-", 1)[1] for path in (cache.root() / "models").glob("ai4bharat--tiny@*")) == [
        "float32",
        "int8",
    ]


def test_without_a_hub_what_is_here_opens_and_what_is_not_is_told_of(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hub(root) as address:
        visit(monkeypatch, address, tmp_path / "home")
        open_engine("opus/hi-en")
        open_engine("other/pegasus")
    visit(monkeypatch, "http://127.0.0.1:9", tmp_path / "home")
    (found,) = next(open_engine("opus/hi-en").translate([HINDI], Decoding(beam=1)))
    assert found.text == ENGLISH
    (found,) = next(open_engine("other/pegasus").translate([HINDI], Decoding(beam=1)))
    assert found.text == ENGLISH
    with pytest.raises(HubUnreachable, match=r'it is not on this machine.*"embedded"'):
        open_engine(MODEL)


def test_a_model_that_cannot_be_used_costs_no_download_of_its_weights(root: Path, log: list[Asked]) -> None:
    config = root / "opus" / "hi-en" / "tokenizer_config.json"
    config.write_text(config.read_text("utf-8").replace('"hi"', '"de"'), "utf-8")
    with pytest.raises(WrongLanguages, match="opus/hi-en translates from de to en"):
        open_engine("opus/hi-en")
    config = root / MODEL / "config.json"
    config.write_text(config.read_text("utf-8").replace('"IndicTrans"', '"RotaryIndicTrans"'), "utf-8")
    with pytest.raises(NotTranslator, match="rotary positions"):
        open_engine(MODEL)
    assert any("config.json" in asked.path for asked in log)
    assert not any("safetensors" in asked.path for asked in log)


def test_a_gated_model_is_told_of_with_what_to_do(root: Path, log: list[Asked]) -> None:
    shutil.copytree(root / MODEL, root / "gated" / "model")
    with pytest.raises(ModelGated, match=r"(?s)terms.*HF_TOKEN.*embedded"):
        open_engine("gated/model")


def test_a_name_that_the_hub_does_not_know_is_told_of(log: list[Asked]) -> None:
    with pytest.raises(UnknownEngine, match="nobody/nothing"):
        open_engine("nobody/nothing")
    with pytest.raises(UnknownEngine, match="no-such-branch"):
        open_engine(f"{MODEL}@no-such-branch")


def test_what_is_converted_is_listed(log: list[Asked]) -> None:
    assert cache.converted() == []
    open_engine(MODEL)
    open_engine("opus/hi-en@main")
    assert cache.converted() == [MODEL, "opus/hi-en@main"]
