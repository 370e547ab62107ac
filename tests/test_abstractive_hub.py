"""Summarizers from a hub: downloaded and converted once, and refused before that where they are none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from summarize.abstractive import open_summarizer
from tests.hub import Asked
from tests.summarizers import (
    BRIDGE,
    LEARNED,
    LIBRARY,
    article,
    made,
    texts,
)
from translate.checkpoints import cache
from translate.engines.task import SUMMARIZATION, TRANSLATION
from translate.errors import NotTranslator, UnknownEngine

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """What the hub serves: OWNER/NAME folders."""
    root = tmp_path / "hub"
    shutil.copytree(made("distilbart"), root / "lab" / "distilbart")
    shutil.copytree(made("pegasus"), root / "lab" / "pegasus")
    return root


def test_a_model_from_a_hub_is_downloaded_and_converted_once(log: list[Asked]) -> None:
    told: list[str] = []
    for name in ("lab/distilbart", "lab/pegasus@main"):
        summarizer = open_summarizer(name, progress=told.append)
        assert texts(summarizer.summarize(article(BRIDGE))) == list(LEARNED[BRIDGE])
        assert summarizer.describe()["name"] == name
    assert any(line.startswith("Downloading model.safetensors: ") for line in told)
    log.clear()
    told.clear()
    open_summarizer("lab/distilbart", progress=told.append)
    assert (log, told) == ([], [])
    assert cache.converted(SUMMARIZATION) == ["lab/distilbart", "lab/pegasus@main"]
    assert cache.converted(TRANSLATION) == cache.converted() == []


def test_in_torch_its_revision_is_named(log: list[Asked]) -> None:
    summarizer = open_summarizer("lab/distilbart", runtime="torch")
    assert summarizer.describe()["model"] == "a" * 40
    assert texts(summarizer.summarize(article(LIBRARY))) == list(LEARNED[LIBRARY])


def test_what_cannot_summarize_costs_no_download_of_its_weights(root: Path, log: list[Asked]) -> None:
    config = root / "lab" / "distilbart" / "config.json"
    for changes, said in (
        ({"architectures": ["BartForSequenceClassification"]}, "writes no text"),
        ({"model_type": "bert"}, "does not turn one text into another"),
        ({"model_type": "RotaryIndicTrans"}, "translates, and does not summarize"),
    ):
        config.write_text(json.dumps({**json.loads(config.read_text("utf-8")), **changes}), "utf-8")
        with pytest.raises(NotTranslator, match=said):
            open_summarizer("lab/distilbart")
        shutil.rmtree(Path(cache.root()).parent / "hub", ignore_errors=True)
    assert any("config.json" in asked.path for asked in log)
    assert not any("safetensors" in asked.path for asked in log)


def test_a_name_that_the_hub_does_not_know_is_told_of(log: list[Asked]) -> None:
    with pytest.raises(UnknownEngine, match=r'lab/nothing.*the summarizer "extractive"'):
        open_summarizer("lab/nothing")
