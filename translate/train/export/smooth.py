"""Smoothing before int8 (SmoothQuant, Xiao et al. 2023), for causal Gemma 3 models.

In int8, activations share one scale a position, and a few channels that are hundreds of times as large as the others take
all of it. Such a channel is divided by a factor and the weights that read it are multiplied by it, which changes nothing
in float32: behind a norm the norm's gain takes the division up, and before `down_proj` the rows of `up_proj` do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch
from torch import Tensor, nn

from translate.train.learners import Example

# How much of the difficulty goes from the activations to the weights; 0.5 is what the paper finds right for most models.
ALPHA = 0.5
# Sizes that are taken for nothing, and how far a channel is moved at most.
_LEAST = 1e-4
_MOST = 1e2


@torch.no_grad()
def smooth(model: Any, examples: Sequence[Example], alpha: float = ALPHA) -> None:
    """Smooth a Gemma3ForCausalLM in place, by the activations that some dozens of examples have in it."""
    sizes = _sizes(model, examples)
    for layer, (attention, forward, product) in zip(model.model.layers, sizes, strict=True):
        heads, ffn = layer.self_attn, layer.mlp
        for norm, readers, size in (
            (layer.input_layernorm, (heads.q_proj, heads.k_proj, heads.v_proj), attention),
            (layer.pre_feedforward_layernorm, (ffn.gate_proj, ffn.up_proj), forward),
        ):
            factors = _move(readers, size, alpha)
            # A norm of Gemma multiplies by 1 + its weight.
            norm.weight.copy_((1 + norm.weight) / factors - 1)
        ffn.up_proj.weight.div_(_move((ffn.down_proj,), product, alpha)[:, None])


def _move(readers: Sequence[nn.Linear], size: Tensor, alpha: float) -> Tensor:
    """Multiply the columns of the layers that read channels of these sizes; the factors by which to divide the channels."""
    weights = torch.stack([reader.weight.abs().amax(0) for reader in readers]).amax(0)
    factors = size.clamp(min=_LEAST) ** alpha / weights.clamp(min=_LEAST) ** (1 - alpha)
    factors = factors.clamp(1 / _MOST, _MOST)
    for reader in readers:
        reader.weight.mul_(factors)
    return factors


def _sizes(model: Any, examples: Sequence[Example]) -> list[list[Tensor]]:
    """The largest magnitudes of every channel, by layer: inputs of attention, of feed-forward, and of its last layer."""
    found = [[torch.zeros(()) for _ in _inputs(layer)] for layer in model.model.layers]

    def watch(row: list[Tensor], place: int) -> Callable[..., None]:
        def hook(_: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            row[place] = torch.maximum(row[place], inputs[0].abs().flatten(0, -2).amax(0))

        return hook

    hooks = [
        reader.register_forward_pre_hook(watch(row, place))
        for layer, row in zip(model.model.layers, found, strict=True)
        for place, reader in enumerate(_inputs(layer))
    ]
    try:
        for source, target in examples:
            model.model(input_ids=torch.tensor([source + target]), use_cache=False)
    finally:
        for hook in hooks:
            hook.remove()
    return found


def _inputs(layer: Any) -> Iterator[nn.Linear]:
    """A layer that reads each of the inputs that are smoothed."""
    yield layer.self_attn.q_proj
    yield layer.mlp.gate_proj
    yield layer.mlp.down_proj
