"""An IndicTrans model for CTranslate2, by the parts of its loader for Bart, whose layers IndicTrans has."""

from __future__ import annotations

from typing import Any

import torch
from ctranslate2.converters.transformers import BartLoader
from ctranslate2.specs import TransformerSpec, common_spec
from ctranslate2.specs.transformer_spec import TransformerDecoderSpec, TransformerEncoderSpec

from translate.indictrans.modeling import OFFSET, IndicTransForConditionalGeneration, Side, sinusoids

_ACTIVATIONS = {
    "gelu": common_spec.Activation.GELU,
    "gelu_new": common_spec.Activation.GELUTanh,
    "relu": common_spec.Activation.RELU,
    "silu": common_spec.Activation.SWISH,
    "swish": common_spec.Activation.SWISH,
}


def specification(model: IndicTransForConditionalGeneration) -> TransformerSpec:
    """The model in float32; it is used up, for quantising works in the memory that it finds.

    It reads at most config.max_source_positions pieces and writes at most config.max_target_positions. Vocabularies are
    still to be registered (register_source_vocabulary, register_target_vocabulary). A translation begins after "</s>",
    as in the published models, and ends with it.

    Raises ValueError for a function in the layers that CTranslate2 does not have.
    """
    config = model.config
    activation = _ACTIVATIONS.get(config.activation_function)
    if activation is None:
        raise ValueError(f"CTranslate2 has no {config.activation_function}; train with {', '.join(_ACTIVATIONS)}")
    spec = TransformerSpec(
        TransformerEncoderSpec(
            config.encoder_layers,
            config.encoder_attention_heads,
            pre_norm=config.encoder_normalize_before,
            activation=activation,
            layernorm_embedding=config.layernorm_embedding,
        ),
        TransformerDecoderSpec(
            config.decoder_layers,
            config.decoder_attention_heads,
            pre_norm=config.decoder_normalize_before,
            activation=activation,
            layernorm_embedding=config.layernorm_embedding,
        ),
    )
    whole: Any = model.to("cpu", torch.float32)  # type: ignore[arg-type]
    loader = _Loader()
    with torch.no_grad():
        loader.set_encoder(spec.encoder, whole.model.encoder)
        loader.set_decoder(spec.decoder, whole.model.decoder)
        loader.set_linear(spec.decoder.projection, whole.lm_head)
    spec.config.layer_norm_epsilon = config.layer_norm_eps
    spec.config.decoder_start_token = "</s>"
    return spec


class _Loader(BartLoader):  # type: ignore[misc]
    def get_model_spec(self, model: IndicTransForConditionalGeneration) -> TransformerSpec:
        return specification(model)

    def set_common_layers(self, spec: Any, side: Side) -> None:
        """All of a side but its layers."""
        embeddings = spec.embeddings[0] if isinstance(spec.embeddings, list) else spec.embeddings
        self.set_embeddings(embeddings, side.embed_tokens)
        spec.scale_embeddings = side.embed_tokens.embed_scale
        config = side.config
        if side.embed_positions is not None:
            spec.position_encodings.encodings = side.embed_positions.weight
        else:
            length = (
                config.max_source_positions if isinstance(spec, TransformerEncoderSpec) else config.max_target_positions
            )
            # CTranslate2 counts places from 0.
            spec.position_encodings.encodings = sinusoids(torch.arange(length) + OFFSET, config.encoder_embed_dim)
        for name in ("layernorm_embedding", "layer_norm"):
            if hasattr(spec, name):
                self.set_layer_norm(getattr(spec, name), getattr(side, name))
