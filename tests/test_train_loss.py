from __future__ import annotations

from typing import Any

import pytest
import torch
from torch.nn import functional

from translate.train.loss import CHUNK, Objective, cross_entropy


@pytest.fixture
def positions() -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Hidden states, weight, bias and labels: more positions than a chunk, and not a multiple of it."""
    random = torch.Generator().manual_seed(1)
    hidden = torch.randn(CHUNK + 37, 12, generator=random, requires_grad=True)
    weight = torch.randn(50, 12, generator=random, requires_grad=True)
    bias = torch.randn(50, generator=random, requires_grad=True)
    return hidden, weight, bias, torch.randint(50, (CHUNK + 37,), generator=random)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
@pytest.mark.parametrize("biased", [True, False])
def test_loss_and_gradients_are_those_of_torch(
    positions: tuple[torch.Tensor, ...], smoothing: float, biased: bool
) -> None:
    hidden, weight, bias, labels = positions
    parameters = [hidden, weight, *([bias] if biased else [])]
    loss, plain = cross_entropy(hidden, weight, bias if biased else None, labels, smoothing)
    logits = functional.linear(hidden, weight, bias if biased else None)
    expected = functional.cross_entropy(logits, labels, reduction="sum", label_smoothing=smoothing)
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(plain, functional.cross_entropy(logits, labels, reduction="sum").detach())
    # Half of it, so that the gradient from above is seen to count.
    ours = torch.autograd.grad(loss / 2, parameters)
    theirs = torch.autograd.grad(expected / 2, parameters)
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other)


@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_positions_count_by_their_shares(positions: tuple[torch.Tensor, ...], smoothing: float) -> None:
    hidden, weight, bias, labels = positions
    shares = torch.rand(len(labels), generator=torch.Generator().manual_seed(2))
    loss, plain = cross_entropy(hidden, weight, bias, labels, smoothing, shares)
    logits = functional.linear(hidden, weight, bias)
    each = functional.cross_entropy(logits, labels, reduction="none", label_smoothing=smoothing)
    torch.testing.assert_close(loss, each @ shares)
    torch.testing.assert_close(plain, functional.cross_entropy(logits, labels, reduction="sum").detach())
    ours = torch.autograd.grad(loss, [hidden, weight, bias])
    theirs = torch.autograd.grad(each @ shares, [hidden, weight, bias])
    for one, other in zip(ours, theirs, strict=True):
        torch.testing.assert_close(one, other)


def test_frozen_weights_get_no_gradient(positions: tuple[torch.Tensor, ...]) -> None:
    hidden, weight, _, labels = positions
    frozen = weight.detach()
    loss, plain = cross_entropy(hidden, frozen, None, labels)
    loss.backward()  # type: ignore[no-untyped-call]
    assert hidden.grad is not None
    assert frozen.grad is None
    assert not plain.requires_grad


def test_bfloat16_stays_near_float32(positions: tuple[torch.Tensor, ...]) -> None:
    hidden, weight, _, labels = positions
    loss, _ = cross_entropy(hidden.bfloat16(), weight, None, labels)
    exact, _ = cross_entropy(hidden, weight, None, labels)
    assert loss.dtype == torch.float32
    assert loss.item() == pytest.approx(exact.item(), rel=0.01)


@pytest.mark.parametrize("family", ["marian", "bart", "t5", "gemma"])
def test_objective_is_the_loss_of_the_model_itself(family: str) -> None:
    from transformers import (
        BartConfig,
        BartForConditionalGeneration,
        Gemma3ForCausalLM,
        Gemma3TextConfig,
        MarianConfig,
        MarianMTModel,
        T5Config,
        T5ForConditionalGeneration,
    )

    torch.manual_seed(3)
    shape: dict[str, Any] = {
        "encoder_layers": 1,
        "decoder_layers": 1,
        "encoder_attention_heads": 2,
        "decoder_attention_heads": 2,
    }
    shape |= {"d_model": 16, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32, "vocab_size": 40}
    models: dict[str, Any] = {
        "marian": lambda: MarianMTModel(MarianConfig(**shape, pad_token_id=0, decoder_start_token_id=0)),
        "bart": lambda: BartForConditionalGeneration(BartConfig(**shape)),
        "t5": lambda: T5ForConditionalGeneration(
            T5Config(vocab_size=40, d_model=16, d_kv=8, d_ff=32, num_layers=1, num_heads=2)
        ),
        "gemma": lambda: Gemma3ForCausalLM(
            Gemma3TextConfig(
                vocab_size=40,
                hidden_size=16,
                intermediate_size=32,
                num_hidden_layers=2,
                num_attention_heads=2,
                num_key_value_heads=1,
                head_dim=8,
            )
        ),
    }
    model = models[family]().eval()
    if hasattr(model, "final_logits_bias"):
        model.final_logits_bias.normal_()
    pieces = torch.randint(3, 40, (3, 7))
    labels = torch.randint(3, 40, (3, 7))
    labels[1, 4:] = -100
    inputs = {"input_ids": pieces}
    if family != "gemma":
        inputs |= {"attention_mask": torch.ones_like(pieces), "decoder_input_ids": pieces.flip(1)}
    loss, plain = Objective(model, smoothing=0.0)(inputs, labels)
    expected = functional.cross_entropy(model(**inputs).logits.flatten(0, 1), labels.flatten(), reduction="sum")
    torch.testing.assert_close(loss, expected)
    torch.testing.assert_close(plain, expected.detach())
    # An example of weight 0 says nothing, and one of 2 counts twice.
    weighed, plain = Objective(model, smoothing=0.0)(inputs, labels, torch.tensor([2.0, 1.0, 0.0]))
    rows = functional.cross_entropy(model(**inputs).logits.transpose(1, 2), labels, reduction="none").sum(1)
    torch.testing.assert_close(weighed, 2 * rows[0] + rows[1])
    torch.testing.assert_close(plain, expected.detach())
