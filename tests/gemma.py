"""A Gemma 3 in miniature, with a SentencePiece model of its own, as the trainer keeps it; what it says is nonsense."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from transformers import Gemma3ForCausalLM, Gemma3TextConfig

from tests.parallel import ENGLISH, HINDI, PAIRS
from translate.train.learners import Example
from translate.train.learners.causal import Causal

PIECES = 420
LARGE, DEAD = [5, 40], 9
CONFIG: dict[str, Any] = {
    "hidden_size": 64,
    "intermediate_size": 96,
    "num_hidden_layers": 4,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
    "sliding_window": 128,
    "layer_types": ["sliding_attention", "full_attention", "sliding_attention", "sliding_attention"],
    "rope_parameters": {
        "sliding_attention": {"rope_type": "default", "rope_theta": 5000.0},
        "full_attention": {"rope_type": "default", "rope_theta": 40000.0},
    },
    "query_pre_attn_scalar": 16,
    "max_position_embeddings": 32768,
}


@cache
def pieces() -> bytes:
    """A SentencePiece model of the parallel corpus, its special pieces numbered as Gemma's."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*HINDI, *ENGLISH, *(f"Hindi: {text}\tEnglish:" for text in HINDI[:3])]),
        model_writer=model,
        vocab_size=PIECES,
        model_type="bpe",
        byte_fallback=True,
        character_coverage=1.0,
        pad_id=0,
        eos_id=1,
        bos_id=2,
        unk_id=3,
        pad_piece="<pad>",
        eos_piece="<eos>",
        bos_piece="<bos>",
        minloglevel=2,
    )
    return model.getvalue()


def gemma(tokenizer: Path, **settings: Any) -> Causal:
    """A learner of random weights. A few of its channels are 50 times as large as the others and read with weights as small.

    Real models have such channels. tokenizer: where to write its SentencePiece model.
    """
    tokenizer.write_bytes(pieces())
    torch.manual_seed(3)
    model = Gemma3ForCausalLM(Gemma3TextConfig(vocab_size=PIECES, **{**CONFIG, **settings}))
    with torch.no_grad():
        for weight in model.parameters():
            if weight.dim() == 1:
                weight.copy_(torch.rand_like(weight) * 0.5)
            else:
                torch.nn.init.normal_(weight, std=weight.shape[1] ** -0.5)
        for layer in model.model.layers:
            heads, ffn = layer.self_attn, layer.mlp
            for norm, readers in (
                (layer.input_layernorm, (heads.q_proj, heads.k_proj, heads.v_proj)),
                (layer.pre_feedforward_layernorm, (ffn.gate_proj, ffn.up_proj)),
            ):
                norm.weight[LARGE] = (1 + norm.weight[LARGE]) * 50 - 1
                norm.weight[DEAD] = -1
                for reader in readers:
                    reader.weight[:, LARGE] /= 50
            ffn.up_proj.weight[LARGE] *= 50
            ffn.down_proj.weight[:, LARGE] /= 50
    model.train(False)
    return Causal(model, tokenizer)


def examples(learner: Causal) -> list[Example]:
    return [learner.example(*pair) for pair in PAIRS]


def checkpoint(learner: Causal, out: Path) -> Path:
    """What the trainer leaves in OUT before it exports."""
    folder = out / "checkpoint"
    folder.mkdir(parents=True)
    learner.save(folder)
    return folder
