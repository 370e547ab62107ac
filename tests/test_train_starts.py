"""What a training can start from, opened by its name; and that a few steps of it come out as an engine."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from eval import UsageError
from tests import gemma, models
from tests.models import LEARNED
from tests.parallel import PAIRS, write_lines
from translate.engines import Decoding, open_engine
from translate.train.__main__ import main
from translate.train.export.engine import export
from translate.train.learners.tags import MACHINE_ENGLISH, MACHINE_HINDI
from translate.train.starts import open_start

SOURCES = [hindi for hindi, _ in LEARNED]


def marian(folder: Path) -> Path:
    """A checkpoint as transformers writes it: a Marian model that knows 16 sentences, and its tokenizer."""
    taught = models.with_transformers_tokenizer()
    taught.original.save_pretrained(folder)
    for name, data in taught.files.items():
        if name.startswith("tokenizer/"):
            (folder / Path(name).name).write_bytes(data)
    return folder


def test_a_folder_in_the_embedded_layout(tmp_path: Path) -> None:
    learner = gemma.gemma(tmp_path / "tokenizer.model")
    checkpoint = gemma.checkpoint(learner, tmp_path / "out")
    export(learner.model, checkpoint, tmp_path / "out", gemma.examples(learner))
    (tmp_path / "out" / "khabar.json").unlink()
    sums = tmp_path / "out" / "SHA256SUMS"
    sums.write_text(
        "".join(line + "\n" for line in sums.read_text("ascii").splitlines() if "khabar" not in line), "ascii"
    )
    shutil.rmtree(checkpoint)
    (tmp_path / "work").mkdir()
    start = open_start(str(tmp_path / "out"), [], tmp_path / "work")
    start.learner.model.train(False)
    assert start.kind == "embedded"
    assert start.weights is not None
    sources = [hindi for hindi, _ in PAIRS[:4]]
    engine = open_engine(tmp_path / "out")
    said = [best.text for best, *_ in engine.translate(sources, Decoding(beam=1))]
    assert start.learner.greedy(sources, limit=4)
    assert [text[:2] for text in start.learner.greedy(sources, limit=4)] == [text[:2] for text in said]


def test_a_checkpoint_of_transformers(tmp_path: Path) -> None:
    start = open_start(str(marian(tmp_path)), [], tmp_path)
    start.learner.model.train(False)
    assert start.kind == "folder"
    assert start.learner.greedy(SOURCES[:3]) == [english for _, english in LEARNED[:3]]


def test_a_checkpoint_of_transformers_is_trained_further(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_lines(tmp_path / "pairs.tsv", ["source\thi\ten", *("\t".join(("town", *pair)) for pair in PAIRS)])
    marian(tmp_path)
    (tmp_path / "dev").mkdir()
    write_lines(tmp_path / "dev" / "hi.txt", SOURCES[:2])
    write_lines(tmp_path / "dev" / "en.txt", [english for _, english in LEARNED[:2]])
    words = f"{data} --start {tmp_path} --out {tmp_path}/out --dev {tmp_path}/dev --steps 2 --rate 1e-6"
    assert main(words.split()) == 0
    said = [best.text for best, *_ in open_engine(tmp_path / "out").translate(SOURCES, Decoding(beam=1))]
    assert said == [english for _, english in LEARNED]
    assert re.search(r"chrF\+\+ (\d+\.\d+) -> \1, p = 1", capsys.readouterr().out)


def test_tags_tell_a_language_model_what_a_machine_wrote(tmp_path: Path) -> None:
    learner = gemma.gemma(tmp_path / "tokenizer.model")
    real, hindi, english = (learner.example(*PAIRS[0], tag) for tag in (None, MACHINE_HINDI, MACHINE_ENGLISH))
    assert len({tuple(example.source) for example in (real, hindi, english)}) == 3
    assert real.target == hindi.target == english.target


def test_a_new_model_with_the_encoder_of_another(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="encoder"):
        open_start("tiny", PAIRS, tmp_path, encoder=tmp_path)


def test_an_encoder_is_for_a_new_model(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--encoder is for a new model"):
        open_start("embedded", [], tmp_path, encoder=tmp_path)


def test_folders_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match="no checkpoint that transformers opens"):
        open_start(str(tmp_path), [], tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', "utf-8")
    with pytest.raises(UsageError, match="no checkpoint that transformers opens"):
        open_start(str(tmp_path), [], tmp_path)


def test_a_language_model_without_sentencepiece(tmp_path: Path) -> None:
    gemma.checkpoint(gemma.gemma(tmp_path / "tokenizer.model"), tmp_path / "out")
    (tmp_path / "out" / "checkpoint" / "tokenizer.model").unlink()
    with pytest.raises(UsageError, match=r"no tokenizer\.model"):
        open_start(str(tmp_path / "out"), [], tmp_path)
