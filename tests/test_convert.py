"""Every architecture that is let through says in CTranslate2 what it says in torch."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers

from translate.checkpoints.agreement import agreement
from translate.checkpoints.convert import Unconvertible, check, convert, convertible
from translate.checkpoints.vocabulary import Vocabulary
from translate.indictrans.configuration import IndicTransConfig
from translate.indictrans.modeling import IndicTransForConditionalGeneration

SIZE = 60
PIECES = ("<s>", "<pad>", "</s>", "<unk>", *(f"▁{number}" for number in range(SIZE - 4)))
VOCABULARY = Vocabulary(PIECES, PIECES, "<unk>")
SPECIAL: dict[str, Any] = {"vocab_size": SIZE, "bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2}
EXAMPLES = [
    ([5, 6, 7, 8, 9, 2], [10, 11, 12, 13, 14, 2]),
    ([20, 21, 2], [22, 23, 24, 2]),
    ([30, 31, 32, 33, 34, 35, 36, 37, 38, 2], [39, 2]),
]

LLAMA = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "rope_parameters": {"rope_type": "default", "rope_theta": 500.0},
}
GEMMA = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 3,
    "num_attention_heads": 2,
    "num_key_value_heads": 1,
    "head_dim": 8,
    "sliding_window": 64,
    "layer_types": ["sliding_attention", "full_attention", "sliding_attention"],
}
BART = {
    "d_model": 32,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 4,
    "decoder_attention_heads": 4,
    "encoder_ffn_dim": 48,
    "decoder_ffn_dim": 48,
    "max_position_embeddings": 64,
    "decoder_start_token_id": 2,
    "forced_eos_token_id": None,
}
INDICTRANS = {"embed_dim": 32, "layers": 2, "attention_heads": 4, "ffn_dim": 48}
T5 = {"d_model": 32, "d_kv": 8, "d_ff": 48, "num_layers": 2, "num_heads": 4, "decoder_start_token_id": 1}
THETAS = {
    "sliding_attention": {"rope_type": "default", "rope_theta": 100.0},
    "full_attention": {"rope_type": "default", "rope_theta": 3000.0},
}
SMALL: dict[str, tuple[str, dict[str, Any]]] = {
    "gemma": ("Gemma3ForCausalLM", GEMMA),
    "gemma with other bases and scale": (
        "Gemma3ForCausalLM",
        GEMMA | {"rope_parameters": THETAS, "query_pre_attn_scalar": 16, "rms_norm_eps": 1e-3},
    ),
    "gpt2": ("GPT2LMHeadModel", {"n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 64}),
    "llama": ("LlamaForCausalLM", LLAMA),
    "mistral": ("MistralForCausalLM", LLAMA | {"sliding_window": 64}),
    "qwen2": ("Qwen2ForCausalLM", LLAMA),
    "qwen3": ("Qwen3ForCausalLM", LLAMA | {"head_dim": 8}),
    "bart": ("BartForConditionalGeneration", BART),
    "marian": ("MarianMTModel", BART | {"pad_token_id": SIZE - 1, "decoder_start_token_id": SIZE - 1}),
    "m2m100": ("M2M100ForConditionalGeneration", BART),
    "mbart": ("MBartForConditionalGeneration", BART),
    "pegasus": ("PegasusForConditionalGeneration", BART | {"decoder_start_token_id": 1}),
    "t5": ("T5ForConditionalGeneration", T5),
    "t5 1.1": (
        "T5ForConditionalGeneration",
        T5 | {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False},
    ),
    "mt5": ("MT5ForConditionalGeneration", T5 | {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}),
}


def small(name: str, **settings: Any) -> Any:
    """A model of random weights, large enough that its positions say different things."""
    torch.manual_seed(1)
    kind = getattr(transformers, name)
    model = kind(kind.config_class(**{**SPECIAL, **settings})).eval()
    with torch.no_grad():
        for key, weight in model.named_parameters():
            weight.add_(torch.randn_like(weight) * (0.05 if "norm" in key else 0.1))
        if name == "MarianMTModel":  # generation leaves <pad> out
            model.final_logits_bias[0, model.config.pad_token_id] = -1e9
    return model


@pytest.mark.parametrize("case", SMALL)
def test_the_converted_model_agrees_with_torch(case: str, tmp_path: Path) -> None:
    name, settings = SMALL[case]
    model = small(name, **settings)
    convert(copy.deepcopy(model), VOCABULARY, tmp_path, "float32")
    found = agreement(model, tmp_path, EXAMPLES, "float32")
    assert found.positions == 12
    assert found.difference < 1e-4
    assert found.same == 1


def test_every_architecture_that_is_let_through_is_tried() -> None:
    tried = {getattr(transformers, name).config_class.model_type for name, _ in SMALL.values()}
    assert tried | {"IndicTrans"} == set(convertible())


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"final_logit_softcapping": 30.0}, "final_logit_softcapping"),
        ({"use_bidirectional_attention": True}, "use_bidirectional_attention"),
        (
            {
                "rope_parameters": THETAS
                | {"full_attention": {"rope_type": "linear", "factor": 8.0, "rope_theta": 3000.0}}
            },
            "linear positions",
        ),
    ],
)
def test_a_setting_that_the_converter_would_pass_over_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(Unconvertible, match=f"a Gemma3ForCausalLM with {said} has no form"):
        check(small("Gemma3ForCausalLM", **GEMMA | settings))


def test_an_architecture_that_is_not_known_is_named(tmp_path: Path) -> None:
    model = small("BloomForCausalLM", hidden_size=32, n_layer=1, n_head=4)
    with pytest.raises(Unconvertible, match=r"BloomForCausalLM has no form in CTranslate2, unlike .*gemma3"):
        convert(model, VOCABULARY, tmp_path)
    assert not list(tmp_path.iterdir())


def test_what_a_converter_says_of_a_setting_is_passed_on(tmp_path: Path) -> None:
    model = small("BartForConditionalGeneration", **BART, activation_function="tanh")
    with pytest.raises(Unconvertible, match=r"this BartForConditionalGeneration has no form in CTranslate2: .*tanh"):
        convert(model, VOCABULARY, tmp_path)


def test_our_architecture_is_converted_and_compared(tmp_path: Path) -> None:
    torch.manual_seed(1)
    sides: dict[str, Any] = {
        f"{side}_{name}": size for side in ("encoder", "decoder") for name, size in INDICTRANS.items()
    }
    config = IndicTransConfig(encoder_vocab_size=SIZE, decoder_vocab_size=40, dropout=0.0, **sides)
    model = IndicTransForConditionalGeneration(config)
    model.train(False)
    convert(copy.deepcopy(model), Vocabulary(PIECES, PIECES[:40], "<unk>"), tmp_path, "float32")
    found = agreement(model, tmp_path, [([50, 51, 52, 2], [10, 11, 12, 2])], "float32")
    assert found.difference < 1e-4
    assert (tmp_path / "source_vocabulary.json").exists()


@pytest.mark.parametrize("case", ["gemma", "marian"])
def test_int8_is_near_and_the_difference_is_told(case: str, tmp_path: Path) -> None:
    name, settings = SMALL[case]
    model = small(name, **settings)
    convert(copy.deepcopy(model), VOCABULARY, tmp_path)
    found = agreement(model, tmp_path, EXAMPLES)
    assert 1e-3 < found.difference < 1
    assert found.same > 0.8
