"""A CTranslate2 folder comes back as the checkpoint it was made of, in sizes that training is used to."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
import sentencepiece
import torch
from torch import Tensor
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from eval import UsageError
from tests import gemma, models
from translate.train.export.balance import balance
from translate.train.export.engine import copy_of, export
from translate.train.export.smooth import smooth
from translate.train.starts import embedded
from translate.train.starts.embedded import checkpoint
from translate.weights import EMBEDDED

State = dict[str, Tensor]
# The norms, and the layers that read them.
GROUPS = {
    "input_layernorm": ("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
    "pre_feedforward_layernorm": ("mlp.gate_proj", "mlp.up_proj"),
}


@pytest.fixture(scope="module")
def shipped() -> tuple[Gemma3TextConfig, State]:
    """The embedded model as it is in its file, smoothed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(embedded, "balance", lambda state, layers: None)
        config, state, _ = checkpoint(EMBEDDED)
        return config, state


@pytest.fixture(scope="module")
def balanced(shipped: tuple[Gemma3TextConfig, State]) -> State:
    config, state = shipped
    state = {name: tensor.clone() for name, tensor in state.items()}
    balance(state, config.num_hidden_layers)
    return state


@torch.no_grad()
def logits(model: Any, state: State, pieces: list[int]) -> Tensor:
    model.load_state_dict(state)
    found: Tensor = model.eval()(input_ids=torch.tensor([pieces])).logits
    return found.clone()


def columns(state: State, number: int, norm: str) -> tuple[Tensor, Tensor]:
    """Root mean squares of the columns that read a norm, and whether the norm lets the channel through."""
    prefix = f"model.layers.{number}."
    weights = torch.cat([state[f"{prefix}{name}.weight"] for name in GROUPS[norm]])
    return weights.square().mean(0).sqrt(), state[f"{prefix}{norm}.weight"] != -1


def test_the_embedded_model_says_the_same_after_its_columns_were_evened_out(
    shipped: tuple[Gemma3TextConfig, State], balanced: State
) -> None:
    config, state = shipped
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(EMBEDDED / "tokenizer.model"))
    pieces = [2, *tokenizer.encode("Hindi: पुल 12 साल पहले बना था।\nEnglish: The bridge was built")]
    model = Gemma3ForCausalLM(config)
    before, after = (logits(model, weights, pieces) for weights in (state, balanced))
    assert tokenizer.id_to_piece(int(after[0, -1].argmax())) == "▁"  # 12 years ago
    # Of logits up to 24 in float32.
    assert (before - after).abs().max() < 2e-4


def test_every_live_column_of_the_embedded_model_is_as_large_as_in_gemma(
    shipped: tuple[Gemma3TextConfig, State], balanced: State
) -> None:
    dead = 0
    for number in range(18):
        for norm in GROUPS:
            sizes, live = columns(balanced, number, norm)
            torch.testing.assert_close(sizes[live], torch.full_like(sizes[live], 640**-0.5), rtol=1e-4, atol=0)
            smoothed, was_live = columns(shipped[1], number, norm)
            assert not (live & ~was_live).any()
            # A gain of nearly nothing is nothing in float32 once its column is as large as the others.
            torch.testing.assert_close(sizes[~was_live], smoothed[~was_live], rtol=1.0, atol=0)
            assert smoothed[live].max() > 1.5 * smoothed[live].min()
            dead += int((~was_live).sum())
        up, down = (balanced[f"model.layers.{number}.mlp.{name}_proj.weight"] for name in ("up", "down"))
        ratio = down.norm(dim=0) / up.norm(dim=1)
        torch.testing.assert_close(ratio, ratio.median().expand_as(ratio), rtol=1e-4, atol=0)
    assert dead > 0


def test_the_configuration_of_the_embedded_model_is_read_off_its_weights(
    shipped: tuple[Gemma3TextConfig, State], shared: Path
) -> None:
    known = json.loads((shared / "model" / "config.json").read_text("utf-8"))
    del known["use_cache"]  # whoever trains decides
    found = shipped[0].to_dict()
    assert {key: found[key] for key in known} == known


@pytest.mark.parametrize("quantization", ["float32", "int8"])
def test_a_model_comes_back_from_its_export(quantization: str, tmp_path: Path) -> None:
    learner = gemma.gemma(tmp_path / "tokenizer.model", rms_norm_eps=1e-5, query_pre_attn_scalar=25)
    texts = gemma.examples(learner)
    saved = gemma.checkpoint(learner, tmp_path / "out")
    export(learner.model, saved, tmp_path / "out", texts, quantization)
    config, state, _ = checkpoint(tmp_path / "out")
    wanted = learner.model.config.to_diff_dict()
    for key in ("architectures", "dtype"):
        wanted.pop(key)
    assert config.to_diff_dict() == wanted
    back = Gemma3ForCausalLM(config)
    pieces = texts[0].source + texts[0].target
    before = logits(copy_of(learner.model), learner.model.state_dict(), pieces)
    after = logits(back, state, pieces)
    assert (before - after).abs().max() < {"float32": 1e-4, "int8": 0.3}[quantization]


def test_smoothing_and_evening_out_undo_each_other(tmp_path: Path) -> None:
    learner = gemma.gemma(tmp_path / "tokenizer.model")
    smoothed = copy_of(learner.model)
    smooth(smoothed, gemma.examples(learner))
    states = [{name: tensor.clone() for name, tensor in learner.model.state_dict().items()}, smoothed.state_dict()]
    for state in states:
        balance(state, 4)
    for name, weight in states[0].items():
        live = torch.ones_like(weight, dtype=torch.bool)
        if name.endswith(("q_proj.weight", "k_proj.weight", "v_proj.weight", "gate_proj.weight", "up_proj.weight")):
            live[:, gemma.DEAD] = False  # left as it was, here and there
        torch.testing.assert_close(states[1][name][live], weight[live], rtol=1e-4, atol=1e-6)


def test_a_folder_without_a_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no model in .* or name another folder"):
        checkpoint(tmp_path)


def test_a_model_of_another_kind_is_named(tmp_path: Path) -> None:
    todo = "start from the checkpoint folder of the training that made it, or from embedded"
    with pytest.raises(UsageError, match=f"holds no model of the embedded one's kind.*TransformerSpec.*{todo}"):
        checkpoint(models.seq2seq().write(tmp_path / "seq2seq"))
    whole = models.causal()
    cut = dataclasses.replace(whole, model_bin=whole.model_bin[:-100])
    with pytest.raises(UsageError, match=r"no model\.bin of CTranslate2, or part of one"):
        checkpoint(cut.write(tmp_path / "cut"))


def test_a_decoder_that_is_not_of_gemma_is_noticed_by_what_it_has_more_or_less(tmp_path: Path) -> None:
    whole = models.causal()
    checkpoint(whole.write(tmp_path / "whole"))
    for other, said in (("pre_noRm", "decoder/pre_norm"), ("pre_norm\0\0\0\0\0", "part of one")):
        changed = whole.model_bin.replace(b"decoder/pre_norm", f"decoder/{other}".encode(), 1)
        assert changed != whole.model_bin
        with pytest.raises(UsageError, match=said):
            checkpoint(dataclasses.replace(whole, model_bin=changed).write(tmp_path / said.replace("/", " ")))
    alibi = b"decoder/alibi\0\0\1\1\0\0\0"  # no dimensions, int8, a byte
    changed = whole.model_bin.replace(alibi + b"\0", alibi + b"\1", 1)
    assert changed != whole.model_bin
    with pytest.raises(UsageError, match="its decoder/alibi is 1, and not 0"):
        checkpoint(dataclasses.replace(whole, model_bin=changed).write(tmp_path / "alibi"))
