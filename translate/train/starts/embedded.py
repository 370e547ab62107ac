"""The embedded model, or any folder of its layout, as a checkpoint that can be trained: CTranslate2's int8 to float32."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import Gemma3TextConfig

from eval import UsageError
from translate.errors import EngineError
from translate.train.export import modelbin
from translate.train.export.balance import balance
from translate.weights import Weights, load

_ACTIVATIONS = {1: "gelu_pytorch_tanh", 3: "gelu"}
# What makes a decoder one of Gemma 3, beside the names of its weights; others could not be told in its configuration.
_FIXED = {
    "alibi": 0,
    "pre_norm": 1,
    "scale_embeddings": 1,
    "start_from_zero_embedding": 0,
}
# Of no effect where the above holds.
_IDLE = ("alibi_use_positive_positions", "scale_alibi", "alignment_heads", "alignment_layer", "sliding_window")
_NORMS = {
    "input_layer_norm": "input_layernorm",
    "post_attention_layer_norm": "post_attention_layernorm",
    "pre_feedforward_layer_norm": "pre_feedforward_layernorm",
    "post_feedforward_layer_norm": "post_feedforward_layernorm",
    "self_attention/q_norm": "self_attn.q_norm",
    "self_attention/k_norm": "self_attn.k_norm",
}
_LINEAR = {
    "self_attention/linear_1": "self_attn.o_proj",
    "ffn/linear_0": "mlp.gate_proj",
    "ffn/linear_0_noact": "mlp.up_proj",
    "ffn/linear_1": "mlp.down_proj",
}
# Gemma 3 270M's; no weight depends on it.
_POSITIONS = 32768


def checkpoint(folder: Path) -> tuple[Gemma3TextConfig, dict[str, Tensor], Weights]:
    """The configuration and the state of a Gemma3ForCausalLM, float32, its scales evened out for training (see `balance`).

    And the files that they were read from.

    Raises UsageError where the folder holds no whole model, or one of another kind.
    """
    try:
        weights = load(folder)
    except EngineError as error:
        raise UsageError(str(error)) from None
    try:
        found = modelbin.read(weights.model["model.bin"])
        if found.kind != "TransformerDecoderSpec" or "decoder/projection/weight" not in found.aliases:
            raise ValueError(f"a {found.kind} whose embeddings are not the output layer's")
        config, state = _gemma(_Variables(found.variables), _tokens(weights.model))
    except (ValueError, KeyError) as error:
        raise UsageError(
            f"{folder} holds no model of the embedded one's kind, Gemma 3 ({error}); "
            "start from the checkpoint folder of the training that made it, or from embedded"
        ) from None
    balance(state, config.num_hidden_layers)
    return config, state, weights


def _tokens(files: dict[str, bytes]) -> dict[str, Any]:
    """Of the configuration, what stands in the JSON files."""
    described, pieces = json.loads(files["config.json"]), json.loads(files["vocabulary.json"])
    numbers = {piece: number for number, piece in enumerate(pieces)}
    return {
        "bos_token_id": numbers[described["bos_token"]],
        "eos_token_id": numbers[described["eos_token"]],
        "pad_token_id": numbers.get("<pad>"),
        # CTranslate2 itself takes 1e-6 for this kind of norm.
        "rms_norm_eps": described.get("layer_norm_epsilon") or 1e-6,
    }


def _gemma(variables: _Variables, tokens: dict[str, Any]) -> tuple[Gemma3TextConfig, dict[str, Tensor]]:
    """Take every variable of the file. Raises ValueError or KeyError where there are others or too few."""
    for name, value in _FIXED.items():
        variables.expect(f"decoder/{name}", value)
    for name in _IDLE:
        variables.drop(f"decoder/{name}")
    activation, heads = (int(variables.number(f"decoder/{name}")) for name in ("activation", "num_heads"))
    embeddings = variables.weight("decoder/embeddings")
    state = {"model.embed_tokens.weight": embeddings, "lm_head.weight": embeddings}
    state["model.norm.weight"] = variables.norm("decoder/layer_norm")
    layers = [_layer(variables, number, heads, state) for number in range(variables.layers())]
    variables.end()
    if not layers:
        raise ValueError("it has no layers")
    first = layers[0]
    if any(layer[name] != first[name] for layer in layers for name in ("kv", "head", "scalar")):
        raise ValueError("its layers have heads of different kinds")
    windows = dict(_told(layers, "window"))
    config = Gemma3TextConfig(
        vocab_size=len(embeddings),
        hidden_size=embeddings.shape[1],
        intermediate_size=len(state["model.layers.0.mlp.gate_proj.weight"]),
        num_hidden_layers=len(layers),
        num_attention_heads=heads,
        num_key_value_heads=first["kv"],
        head_dim=first["head"],
        query_pre_attn_scalar=first["scalar"],
        hidden_activation=_ACTIVATIONS[activation],
        max_position_embeddings=_POSITIONS,
        layer_types=[layer["type"] for layer in layers],
        sliding_window=windows.get("sliding_attention"),
        rope_parameters={kind: {"rope_type": "default", "rope_theta": theta} for kind, theta in _told(layers, "theta")},
        use_bidirectional_attention=False,
        **tokens,
    )
    return config, state


def _layer(variables: _Variables, number: int, heads: int, state: dict[str, Tensor]) -> dict[str, Any]:
    """Put one layer's weights into the state; what its scalars say."""
    theirs, ours = f"decoder/layer_{number}/", f"model.layers.{number}."
    for name, other in _NORMS.items():
        state[f"{ours}{other}.weight"] = variables.norm(theirs + name)
    for name, other in _LINEAR.items():
        state[f"{ours}{other}.weight"] = variables.weight(theirs + name)
    attention = f"{theirs}self_attention/"
    head = int(variables.number(f"{attention}head_dim"))
    kv = int(variables.number(f"{attention}num_heads_kv", heads))
    fused = variables.weight(f"{attention}linear_0")
    for part, weight in zip("qkv", torch.split(fused, [heads * head, kv * head, kv * head]), strict=True):
        state[f"{ours}self_attn.{part}_proj.weight"] = weight.clone()
    variables.expect(f"{attention}rotary_dim", head)
    variables.expect(f"{attention}rotary_interleave", 0)
    window = int(variables.number(f"{attention}sliding_window", 0))
    return {
        "head": head,
        "kv": kv,
        "scalar": round(variables.number(f"{attention}queries_scale", head**-0.5) ** -2),
        "type": "sliding_attention" if window else "full_attention",
        "window": window,
        "theta": variables.number(f"{attention}rotary_base"),
    }


def _told(layers: list[dict[str, Any]], name: str) -> Iterator[tuple[str, Any]]:
    """What the layers of each type say of something. Raises ValueError where they do not say the same."""
    for kind in sorted({layer["type"] for layer in layers}):
        found = {layer[name] for layer in layers if layer["type"] == kind}
        if len(found) > 1:
            raise ValueError(f"its layers of {kind} differ in their {name}")
        yield kind, found.pop()


class _Variables:
    """Variables that are taken one by one, so that in the end none is left that was not understood."""

    def __init__(self, variables: dict[str, Tensor]) -> None:
        self._left = dict(variables)

    def layers(self) -> int:
        return len({name.split("/")[1] for name in self._left if name.startswith("decoder/layer_")} - {"layer_norm"})

    def number(self, name: str, default: float | None = None) -> float:
        if name not in self._left and default is not None:
            return default
        return self._left.pop(name).item()

    def expect(self, name: str, value: float) -> None:
        found = self.number(name)
        if found != value:
            raise ValueError(f"its {name} is {found:g}, and not {value}")

    def drop(self, name: str) -> None:
        self._left.pop(name, None)

    def norm(self, name: str) -> Tensor:
        """The weight of a norm; as transformers has it, 1 less than the gain."""
        self.expect(f"{name}/layer_norm_use_residual", 1)
        return self._left.pop(f"{name}/gamma").float()

    def weight(self, name: str) -> Tensor:
        """A matrix in float32, [outputs, inputs]; quantised rows are divided by their scales."""
        weight = self._left.pop(f"{name}/weight")
        if weight.dtype == torch.int8:
            return weight / self._left.pop(f"{name}/weight_scale")[:, None]
        if not weight.is_floating_point():
            raise ValueError(f"its {name} is {weight.dtype}")
        return weight.float()

    def end(self) -> None:
        if self._left:
            raise ValueError(f"it has {min(self._left)}, which Gemma 3 has not")
