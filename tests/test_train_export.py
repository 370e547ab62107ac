"""A trained model becomes a folder that is whole or as it was, and says there what it says in torch."""

from __future__ import annotations

import hashlib
import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import ctranslate2
import pytest
import torch

from eval import UsageError
from tests import gemma
from translate.checkpoints.agreement import agreement
from translate.checkpoints.convert import convert
from translate.train.export.engine import copy_of, export
from translate.train.export.smooth import smooth
from translate.train.export.vocabulary import vocabulary
from translate.train.learners.causal import Causal
from translate.weights import EMBEDDED, load, writing


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Causal:
    return gemma.gemma(tmp_path_factory.mktemp("tokenizer") / "tokenizer.model")


@pytest.fixture
def saved(learner: Causal, tmp_path: Path) -> Path:
    """The checkpoint, in the folder that the export is written to."""
    return gemma.checkpoint(learner, tmp_path / "out")


def contents(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in out.rglob("*")
        if path.is_file()
    }


def engine(out: Path) -> set[str]:
    return {name for name in contents(out) if not name.startswith(("checkpoint/", "run/"))}


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """No file may grow over a size: what the system then says is what it says of a full disk, but for the number."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_the_folder_opens_and_the_training_model_is_as_it_was(learner: Causal, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = {name: tensor.clone() for name, tensor in learner.model.state_dict().items()}
    learner.model.train()
    found = export(learner.model, saved, out, gemma.examples(learner), "float32")
    assert learner.model.training
    learner.model.train(False)
    assert all(torch.equal(tensor, before[name]) for name, tensor in learner.model.state_dict().items())
    assert len(learner.model.model.layers[0].self_attn.q_proj.weight) == 64
    assert found.difference < 1e-3
    assert found.same == 1

    weights = load(out)
    assert weights.tokenizer == gemma.pieces()
    assert json.loads((out / "khabar.json").read_bytes())["kind"] == "causal"
    generator = ctranslate2.Generator("out", files=weights.model, compute_type="float32")
    source, _ = learner.example("पुल 12 साल पहले बना था।", "The bridge was built 12 years ago.")
    pieces = json.loads(weights.model["vocabulary.json"])
    (said,) = generator.generate_batch(
        [[pieces[number] for number in source]], max_length=6, include_prompt_in_result=False, end_token="<eos>"
    )
    wanted = learner.model.generate(  # type: ignore[operator]
        input_ids=torch.tensor([source]),
        attention_mask=torch.ones(1, len(source), dtype=torch.int64),
        max_new_tokens=6,
        do_sample=False,
    )
    assert said.sequences_ids[0] == [number for number in wanted[0, len(source) :].tolist() if number != 1]


def test_int8_loses_less_when_it_is_smoothed(learner: Causal, saved: Path, tmp_path: Path) -> None:
    texts = gemma.examples(learner)
    smoothed = export(learner.model, saved, tmp_path / "out", texts)
    plain = tmp_path / "plain"
    plain.mkdir()
    convert(copy_of(learner.model), vocabulary(saved, learner.model), plain)
    rough = agreement(learner.model, plain, texts)
    assert smoothed.positions == rough.positions
    assert smoothed.difference < 0.7 * rough.difference
    assert smoothed.same > rough.same


def test_smoothing_changes_nothing_in_float32(learner: Causal) -> None:
    texts = gemma.examples(learner)
    smoothed = copy_of(learner.model)
    smooth(smoothed, texts[:8])
    moved = smoothed.model.layers[0].mlp.down_proj.weight / learner.model.model.layers[0].mlp.down_proj.weight
    assert moved.max() > 2 * moved.min()
    for source, target in texts[8:16]:
        pieces = torch.tensor([source + target])
        with torch.no_grad():
            apart = smoothed(input_ids=pieces).logits - learner.model(input_ids=pieces).logits
        assert apart.abs().max() < 1e-4


def test_every_file_but_the_card_is_listed_and_pieces_are_joined_to_the_model(
    learner: Causal, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(writing, "PIECE", 100_000)
    export(learner.model, saved, out, gemma.examples(learner))
    names = {line.split("  ")[1] for line in (out / "SHA256SUMS").read_text("ascii").splitlines()}
    assert names - {"model.bin"} == engine(out) - {"SHA256SUMS"}
    assert {"model.bin.00", "model.bin.01", "tokenizer.model", "NOTICE", "GEMMA_TERMS.txt"} < names
    assert (out / "model.bin.00").stat().st_size == 100_000
    assert not (out / "model.bin").exists()
    assert ctranslate2.Generator("out", files=load(out).model)
    assert (out / "GEMMA_TERMS.txt").read_bytes() == (EMBEDDED / "GEMMA_TERMS.txt").read_bytes()


def test_a_new_model_takes_the_place_of_an_earlier_one_and_nothing_else(
    learner: Causal, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    (out / "run").mkdir()
    (out / "run" / "log.jsonl").write_text("{}\n")
    (out / "notes.txt").write_text("mine")
    with monkeypatch.context() as patch:
        patch.setattr(writing, "PIECE", 50_000)
        export(learner.model, saved, out, gemma.examples(learner), "float32", start=EMBEDDED)
    kept = {name: digest for name, digest in contents(out).items() if name not in engine(out) or name == "notes.txt"}
    (out / "CARD.md").write_text("of the earlier model")
    assert (out / "NOTICE").read_text("utf-8").startswith((EMBEDDED / "NOTICE").read_text("utf-8"))
    export(learner.model, saved, out, gemma.examples(learner))
    assert kept.items() <= contents(out).items()
    assert sorted(name for name in engine(out) if name.startswith("model.bin")) == ["model.bin.00"]
    assert not (out / "CARD.md").exists()
    # The notice that came with the first weights goes on, and says once that they were changed.
    notice = (out / "NOTICE").read_text("utf-8")
    assert notice.startswith((EMBEDDED / "NOTICE").read_text("utf-8"))
    assert notice.count("trained further") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_on_a_full_disk_the_earlier_model_stays(learner: Causal, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(learner.model, saved, out, gemma.examples(learner)[:2])
    before = contents(out)
    kept = (
        "the trained weights are kept in .*checkpoint; the earlier model in .*out is as it was; make room on the disk"
    )
    with small_disk(100_000), pytest.raises(UsageError, match=f"cannot write the model to .*{kept}"):
        export(learner.model, saved, out, gemma.examples(learner)[:2], "float32")
    assert contents(out) == before
    assert {path.name for path in tmp_path.iterdir()} == {"out"}


def test_a_tokenizer_of_another_model_is_noticed(learner: Causal, saved: Path, tmp_path: Path) -> None:
    larger = gemma.gemma(tmp_path / "tokenizer.model")
    larger.model.resize_token_embeddings(400, mean_resizing=False)
    with pytest.raises(UsageError, match="has 420 pieces and the model 400"):
        export(larger.model, saved, tmp_path / "out", gemma.examples(learner))
    (saved / "tokenizer.model").unlink()
    with pytest.raises(UsageError, match="has no tokenizer; it needs"):
        export(learner.model, saved, tmp_path / "out", gemma.examples(learner))
