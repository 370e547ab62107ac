"""A trained model in CTranslate2's format: through CTranslate2's own converters, or through ours for our architecture.

Only architectures are let through that agree with torch to rounding (tests/test_train_export_convert.py): a converter that
was written for an older transformers can read a setting wrongly and say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctranslate2.converters import transformers as converters
from ctranslate2.specs.model_spec import ModelSpec

from eval import UsageError
from translate.train.export.vocabulary import Vocabulary

QUANTISATIONS = ("int8", "float32")
_LOADERS = {
    "Gemma3ForCausalLM": converters.Gemma3Loader,
    "GPT2LMHeadModel": converters.GPT2Loader,
    "LlamaForCausalLM": converters.LlamaLoader,
    "MistralForCausalLM": converters.MistralLoader,
    "Qwen2ForCausalLM": converters.Qwen2Loader,
    "Qwen3ForCausalLM": converters.Qwen3Loader,
    "BartForConditionalGeneration": converters.BartLoader,
    "MarianMTModel": converters.BartLoader,
    "M2M100ForConditionalGeneration": converters.M2M100Loader,
    "MBartForConditionalGeneration": converters.MBartLoader,
    "T5ForConditionalGeneration": converters.T5Loader,
    "MT5ForConditionalGeneration": converters.MT5Loader,
}
# Norms before each part, and a norm of the embeddings.
_BARTS = {
    "BartForConditionalGeneration": (False, True),
    "MarianMTModel": (False, False),
    "MBartForConditionalGeneration": (True, True),
}
_OURS = "IndicTransForConditionalGeneration"


def check(model: Any) -> None:
    """Find out before the work whether a model can be converted. Raises UsageError, naming its architecture."""
    name = type(model).__name__
    if name != _OURS and name not in _LOADERS:
        raise UsageError(
            f"{name} cannot be exported to CTranslate2; start from one of {', '.join(sorted(_LOADERS))}, or from a size"
        )
    odd = list(_odd(model.config, name))
    if odd:
        raise UsageError(f"a {name} with {', '.join(odd)} cannot be exported to CTranslate2; start from another model")


def _odd(config: Any, name: str) -> Iterator[str]:
    """Settings that a converter passes over."""
    if name == "M2M100ForConditionalGeneration" and config.pad_token_id != 1:
        yield f"pad_token_id {config.pad_token_id}"  # positions are counted from it
    if name == "Gemma3ForCausalLM":
        settings = (
            "final_logit_softcapping",
            "attn_logit_softcapping",
            "attention_bias",
            "use_bidirectional_attention",
        )
        yield from (setting for setting in settings if getattr(config, setting))
        for kind, rope in config.rope_parameters.items():
            if kind in config.layer_types and rope.get("rope_type", "default") != "default":
                yield f"{rope['rope_type']} positions"


def convert(model: Any, vocabulary: Vocabulary, folder: Path, quantization: str = "int8") -> None:
    """Write model.bin, config.json and the vocabularies into an empty folder.

    model: on the CPU, in float32. It is used up: converters take layers away, and int8 is computed within its weights.
    Raises UsageError where it cannot be converted, and OSError where nothing can be written.
    """
    check(model)
    name = type(model).__name__
    try:
        spec = _specification(model, name)
        _describe(spec, model, vocabulary)
        spec.validate()
        spec.optimize(quantization=quantization)
    # What a converter raises on a setting that it does not know: it was not written to be asked.
    except (NotImplementedError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise UsageError(f"this {name} cannot be exported to CTranslate2: {error}; start from another model") from error
    spec.save(str(folder))


def decoder_start(model: Any) -> int:
    """The piece that an encoder-decoder's decoder begins with: transformers moves it to the settings of generation."""
    start = model.generation_config.decoder_start_token_id
    return int(model.config.decoder_start_token_id if start is None else start)


def _specification(model: Any, name: str) -> ModelSpec:
    if name == _OURS:
        from translate.indictrans.convert import specification

        return specification(model)
    config = model.config
    if name in _BARTS:
        # Of the original code; transformers has each of these models in one form.
        config.normalize_before, config.normalize_embedding = _BARTS[name]
    spec = _LOADERS[name]().get_model_spec(model)
    if name in ("T5ForConditionalGeneration", "MT5ForConditionalGeneration"):
        # MT5 never scales, and T5 1.1 neither.
        spec.decoder.scale_outputs = config.d_model**-0.5 if getattr(config, "scale_decoder_outputs", False) else 1.0
    if name == "MarianMTModel":
        # The decoder begins with the row of <pad>, which is never to be said. (CTranslate2's own loader begins with zeros,
        # which that row is no longer once a model with tied embeddings was trained.)
        bias = model.final_logits_bias[0].clone()
        bias[config.pad_token_id] = -1e9
        spec.decoder.projection.bias = bias
    if name == "Gemma3ForCausalLM":
        # The loader looks for the bases where an older transformers had them, and leaves out the scale of the queries.
        for layer, kind in zip(spec.decoder.layer, config.layer_types, strict=True):
            layer.self_attention.rotary_base = float(config.rope_parameters[kind]["rope_theta"])
            if config.query_pre_attn_scalar != config.head_dim:
                layer.self_attention.queries_scale = float(config.query_pre_attn_scalar**-0.5)
    return spec


def _describe(spec: Any, model: Any, vocabulary: Vocabulary) -> None:
    """The vocabularies, and what CTranslate2's config.json says."""
    config, pieces = model.config, vocabulary.target
    if config.is_encoder_decoder:
        spec.register_source_vocabulary(list(vocabulary.source))
        spec.register_target_vocabulary(list(pieces))
        spec.config.decoder_start_token = pieces[decoder_start(model)]
    else:
        spec.register_vocabulary(list(pieces))
    end = _first(config.eos_token_id)
    spec.config.eos_token = pieces[end]
    spec.config.bos_token = pieces[end if config.bos_token_id is None else config.bos_token_id]
    spec.config.unk_token = vocabulary.unknown
    for key in ("rms_norm_eps", "layer_norm_epsilon", "layer_norm_eps"):
        if getattr(config, key, None) is not None:
            spec.config.layer_norm_epsilon = float(getattr(config, key))


def _first(number: int | list[int]) -> int:
    """Some models end with any of several pieces."""
    return number[0] if isinstance(number, list) else number
