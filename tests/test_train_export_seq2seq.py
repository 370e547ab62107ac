"""Encoder-decoders are exported to folders that the engine opens, and translate there as they did in training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from transformers import AutoTokenizer

from tests import models
from tests.models import LEARNED
from translate.engines import Decoding, open_engine
from translate.indictrans.configuration import IndicTransConfig
from translate.indictrans.modeling import IndicTransForConditionalGeneration
from translate.train.export.engine import export
from translate.train.learners.seq2seq import OneTokenizer, Seq2Seq, TwoModels
from translate.train.learners.vocabulary import SYMBOLS, write_vocabulary

SOURCES = [hindi for hindi, _ in LEARNED]
GREEDY = Decoding(beam=1)
SIZES: dict[str, Any] = {"embed_dim": 64, "layers": 1, "attention_heads": 4, "ffn_dim": 128}


def exported(learner: Seq2Seq, out: Path) -> None:
    checkpoint = out / "checkpoint"
    checkpoint.mkdir(parents=True)
    learner.save(checkpoint)
    found = export(learner.model, checkpoint, out, [learner.example(*pair) for pair in LEARNED])
    assert found.positions > 100
    assert found.same > 0.9


def said(out: Path) -> list[str]:
    return [hypotheses[0].text for hypotheses in open_engine(out).translate(SOURCES, GREEDY)]


def test_a_model_with_two_sentencepiece_models(tmp_path: Path) -> None:
    taught = models.seq2seq()
    for name in ("source.model", "target.model"):
        (tmp_path / name).write_bytes(taught.files[name])
    learner = Seq2Seq(taught.original, TwoModels(tmp_path / "source.model", tmp_path / "target.model"))
    exported(learner, tmp_path / "out")
    assert said(tmp_path / "out") == [english for _, english in LEARNED]
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"source.model", "target.model", "source_vocabulary.json", "target_vocabulary.json"} < names
    assert not {"GEMMA_TERMS.txt", "NOTICE", "tokenizer.model"} & names


def test_a_model_with_a_tokenizer_of_transformers(tmp_path: Path) -> None:
    taught = models.with_transformers_tokenizer()
    for name, data in taught.files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    tokenizer: Any = AutoTokenizer.from_pretrained(tmp_path / "tokenizer")
    learner = Seq2Seq(taught.original, OneTokenizer(tokenizer, tokenizer.convert_tokens_to_ids(models.ENGLISH)))
    checkpoint = tmp_path / "out" / "checkpoint"
    checkpoint.mkdir(parents=True)
    learner.save(checkpoint)
    export(taught.original, checkpoint, tmp_path / "out", [learner.example(*pair) for pair in LEARNED])
    assert said(tmp_path / "out") == [english for _, english in LEARNED]
    listed = (tmp_path / "out" / "SHA256SUMS").read_text("ascii")
    assert "  tokenizer/tokenizer.json\n" in listed
    assert "  shared_vocabulary.json\n" in listed


def test_a_model_of_our_own_architecture(tmp_path: Path) -> None:
    rows = [
        write_vocabulary(tmp_path / name, texts, 400, symbols)
        for name, texts, symbols in (
            ("source.model", SOURCES, SYMBOLS),
            ("target.model", [english for _, english in LEARNED], ()),
        )
    ]
    torch.manual_seed(1)
    sides = {f"{side}_{name}": size for side in ("encoder", "decoder") for name, size in SIZES.items()} | {
        "dropout": 0.0
    }
    # Rows of the embeddings that no piece has, as there are where they were rounded up.
    config = IndicTransConfig(encoder_vocab_size=rows[0] + 5, decoder_vocab_size=rows[1], **sides)
    model = IndicTransForConditionalGeneration(config)
    learner = Seq2Seq(model, TwoModels(tmp_path / "source.model", tmp_path / "target.model"))
    _teach(learner)
    exported(learner, tmp_path / "out")
    assert said(tmp_path / "out") == learner.greedy(SOURCES) == [english for _, english in LEARNED]


def _teach(learner: Seq2Seq) -> None:
    batch = learner.batch([learner.example(*pair) for pair in LEARNED])
    optimizer = torch.optim.Adam(learner.model.parameters(), lr=5e-3)
    for _ in range(150):
        logits = learner.model(**batch.inputs, use_cache=False).logits
        loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), batch.labels.flatten())
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        if loss.item() < 0.01:
            break
    learner.model.train(False)
