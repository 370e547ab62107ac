"""A model in CTranslate2's format: through CTranslate2's own converters, or through ours for our architecture.

Only architectures are let through that agree with torch to rounding (tests/test_convert.py): a converter that was written
for an older transformers can read a setting wrongly and say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctranslate2.converters import transformers as converters
from ctranslate2.specs.model_spec import ModelSpec

from translate.checkpoints.model import decoder_start
from translate.checkpoints.vocabulary import Vocabulary
from translate.families import families, family

_CAUSAL = {
    "gemma3_text": converters.Gemma3Loader,
    "gpt2": converters.GPT2Loader,
    "llama": converters.LlamaLoader,
    "mistral": converters.MistralLoader,
    "qwen2": converters.Qwen2Loader,
    "qwen3": converters.Qwen3Loader,
}


class Unconvertible(ValueError):
    """A model that CTranslate2 has no form of; the message says what of it."""


def convertible() -> list[str]:
    """The model types that `convert` takes."""
    return sorted([*_CAUSAL, *(kind for found in families() if found.convertible for kind in found.model_types)])


def check(model: Any) -> None:
    """Find out before the work whether a model can be converted. Raises Unconvertible."""
    name, kind = type(model).__name__, model.config.model_type
    if kind not in convertible():
        raise Unconvertible(f"{name} has no form in CTranslate2, unlike {', '.join(convertible())}")
    odd = list(_odd(model.config) if kind in _CAUSAL else family(kind).odd(model.config))
    if odd:
        raise Unconvertible(f"a {name} with {', '.join(odd)} has no form in CTranslate2")


def convert(
    model: Any, vocabulary: Vocabulary, folder: Path, quantization: str = "int8", start: str | None = None
) -> None:
    """Write model.bin, config.json and the vocabularies into an empty folder.

    model: on the CPU, in float32. It is used up: converters take layers away, and int8 is computed within its weights.
    vocabulary: as long as the model's embeddings. start: the piece that the decoder begins with, where it is not the
    model's. Raises Unconvertible, and OSError where nothing can be written.
    """
    check(model)
    kind = model.config.model_type
    try:
        spec = _causal(model) if kind in _CAUSAL else family(kind).specification(model)
        _describe(spec, model, vocabulary, start)
        spec.validate()
        spec.optimize(quantization=quantization)
    # What a converter raises on a setting that it does not know: it was not written to be asked.
    except (NotImplementedError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise Unconvertible(f"this {type(model).__name__} has no form in CTranslate2: {error}") from error
    spec.save(str(folder))


def _odd(config: Any) -> Iterator[str]:
    """Settings of a language model that a converter passes over."""
    if config.model_type == "gemma3_text":
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


def _causal(model: Any) -> ModelSpec:
    config = model.config
    spec = _CAUSAL[config.model_type]().get_model_spec(model)
    if config.model_type == "gemma3_text":
        # The loader looks for the bases where an older transformers had them, and leaves out the scale of the queries.
        for layer, kind in zip(spec.decoder.layer, config.layer_types, strict=True):
            layer.self_attention.rotary_base = float(config.rope_parameters[kind]["rope_theta"])
            if config.query_pre_attn_scalar != config.head_dim:
                layer.self_attention.queries_scale = float(config.query_pre_attn_scalar**-0.5)
    return spec


def _describe(spec: Any, model: Any, vocabulary: Vocabulary, start: str | None) -> None:
    """The vocabularies, and what CTranslate2's config.json says."""
    config, pieces = model.config, vocabulary.target
    if config.is_encoder_decoder:
        spec.register_source_vocabulary(list(vocabulary.source))
        spec.register_target_vocabulary(list(pieces))
        spec.config.decoder_start_token = start or pieces[decoder_start(model)]
    else:
        spec.register_vocabulary(list(pieces))
    end = _first(config.eos_token_id)
    spec.config.eos_token = pieces[end]
    begin = getattr(config, "bos_token_id", None)
    spec.config.bos_token = pieces[end if begin is None else begin]
    spec.config.unk_token = vocabulary.unknown
    for key in ("rms_norm_eps", "layer_norm_epsilon", "layer_norm_eps"):
        if getattr(config, key, None) is not None:
            spec.config.layer_norm_epsilon = float(getattr(config, key))


def _first(number: int | list[int]) -> int:
    """Some models end with any of several pieces."""
    return number[0] if isinstance(number, list) else number
