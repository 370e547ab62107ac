"""IndicTrans out of the layers of transformers: MBart's, which normalise first, or Bart's, which normalise last.

What transformers has no model of is put together here: two vocabularies, and positions after M2M100's with a
normalisation of embeddings after MBart's. `forward` and the loss are M2M100's.
"""

# transformers declares its classes for its own configurations, and much of it not at all.
# mypy: allow-untyped-calls, allow-untyped-decorators, disable-error-code="assignment, arg-type"

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn
from transformers.cache_utils import Cache, DynamicCache, EncoderDecoderCache
from transformers.masking_utils import create_bidirectional_mask, create_causal_mask
from transformers.modeling_layers import GradientCheckpointingLayer
from transformers.modeling_outputs import BaseModelOutput, BaseModelOutputWithPastAndCrossAttentions
from transformers.models.bart.modeling_bart import BartAttention, BartDecoderLayer, BartEncoderLayer
from transformers.models.m2m_100.modeling_m2m_100 import (
    M2M100ForConditionalGeneration,
    M2M100Model,
    M2M100PreTrainedModel,
    M2M100ScaledWordEmbedding,
)
from transformers.models.mbart.modeling_mbart import MBartAttention, MBartDecoderLayer, MBartEncoderLayer
from transformers.utils.generic import merge_with_config_defaults
from transformers.utils.output_capturing import OutputRecorder, capture_outputs

from translate.indictrans.configuration import IndicTransConfig

# Sinusoids of the first places belong to padding, as fairseq numbers positions.
OFFSET = 2


def sinusoids(positions: Tensor, width: int) -> Tensor:
    """Sines of a falling row of frequencies, then their cosines: float32 [..., width] for int64 [...].

    The form of tensor2tensor and fairseq; Vaswani et al. 2017 describe the two interleaved.
    """
    half = width // 2
    frequencies = torch.exp(torch.arange(half, device=positions.device) * -(math.log(10000) / (half - 1)))
    angles = positions[..., None] * frequencies
    return torch.cat([angles.sin(), angles.cos()], dim=-1)


class IndicTransPreTrainedModel(M2M100PreTrainedModel):
    """How transformers is to load, initialise and divide these models."""

    config: IndicTransConfig
    config_class = IndicTransConfig
    _no_split_modules = ["MBartEncoderLayer", "MBartDecoderLayer", "BartEncoderLayer", "BartDecoderLayer"]  # noqa: RUF012


class Side(IndicTransPreTrainedModel):
    """What encoder and decoder have in common: pieces to embeddings, layers, the last normalisation."""

    def __init__(
        self,
        config: IndicTransConfig,
        layers: Iterable[nn.Module],
        pieces: int,
        padding: int,
        scaled: bool,
        normalised_first: bool,
    ) -> None:
        super().__init__(config)
        width = config.encoder_embed_dim
        self.padding = padding
        self.embed_tokens = M2M100ScaledWordEmbedding(pieces, width, padding, math.sqrt(width) if scaled else 1.0)
        self.embed_positions: nn.Embedding | None = None
        self.layernorm_embedding = nn.LayerNorm(width) if config.layernorm_embedding else nn.Identity()
        self.layers = nn.ModuleList(layers)
        # Layers that normalise last leave nothing to be normalised.
        self.layer_norm = nn.LayerNorm(width) if normalised_first else nn.Identity()
        self.gradient_checkpointing = False

    def embed(self, input_ids: Tensor, before: int = 0) -> Tensor:
        """The first layer's input: [rows, length, width] for int64 [rows, length].

        Padding is not counted in a piece's place, so it may stand on either side. before: places that a cache holds.
        Raises ValueError where there are more pieces than places were learned.
        """
        embedded = self.embed_tokens(input_ids)
        places = (input_ids.ne(self.padding).long().cumsum(dim=1) - 1).clamp(min=0) + before
        if self.embed_positions is None:
            positions = sinusoids(places + OFFSET, embedded.shape[-1])
        elif input_ids.shape[1] <= self.embed_positions.num_embeddings:
            positions = self.embed_positions(places)
        else:
            most = self.embed_positions.num_embeddings
            raise ValueError(
                f"{input_ids.shape[1]} pieces are more than the {most} that the model has places for; cut them"
            )
        embedded = self.layernorm_embedding(embedded + positions.to(embedded.dtype))
        return nn.functional.dropout(embedded, p=self.config.dropout, training=self.training)


class IndicTransEncoder(Side):
    """Source pieces to states."""

    _can_record_outputs = {  # noqa: RUF012
        "hidden_states": GradientCheckpointingLayer,
        "attentions": [MBartAttention, BartAttention],
    }

    def __init__(self, config: IndicTransConfig) -> None:
        first = config.encoder_normalize_before
        kind = MBartEncoderLayer if first else BartEncoderLayer
        scaled = config.scale_embedding if config.encoder_scale_embedding is None else config.encoder_scale_embedding
        padding = config.pad_token_id if config.encoder_pad_token_id is None else config.encoder_pad_token_id
        layers = [kind(config) for _ in range(config.encoder_layers)]
        super().__init__(config, layers, config.encoder_vocab_size, padding, scaled, first)
        if config.encoder_learned_positions:
            self.embed_positions = nn.Embedding(config.max_source_positions, config.encoder_embed_dim)
        self.post_init()

    @merge_with_config_defaults
    @capture_outputs
    def forward(self, input_ids: Tensor, attention_mask: Tensor | None = None, **kwargs: Any) -> BaseModelOutput:
        """input_ids, attention_mask (1 for pieces, 0 for padding): int64 [rows, length]."""
        states = self.embed(input_ids)
        mask = create_bidirectional_mask(self.config, states, attention_mask)
        for layer in self.layers:
            states = layer(states, mask, **kwargs)
        return BaseModelOutput(last_hidden_state=self.layer_norm(states))


class IndicTransDecoder(Side):
    """Target pieces so far, and the encoder's states, to the states that say the next pieces."""

    _can_record_outputs = {  # noqa: RUF012
        "hidden_states": GradientCheckpointingLayer,
        "attentions": [OutputRecorder(kind, 1, "self_attn") for kind in (MBartAttention, BartAttention)],
        "cross_attentions": [OutputRecorder(kind, 1, "encoder_attn") for kind in (MBartAttention, BartAttention)],
    }

    def __init__(self, config: IndicTransConfig) -> None:
        first = config.decoder_normalize_before
        kind = MBartDecoderLayer if first else BartDecoderLayer
        layers = [kind(config, layer_idx=place) for place in range(config.decoder_layers)]
        super().__init__(config, layers, config.decoder_vocab_size, config.pad_token_id, config.scale_embedding, first)
        self.post_init()

    @merge_with_config_defaults
    @capture_outputs
    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor | None = None,
        encoder_hidden_states: Tensor | None = None,
        encoder_attention_mask: Tensor | None = None,
        past_key_values: Cache | None = None,
        use_cache: bool | None = None,
        **kwargs: Any,
    ) -> BaseModelOutputWithPastAndCrossAttentions:
        """input_ids: int64 [rows, length], with a cache only what it does not hold yet."""
        if use_cache and past_key_values is None:
            past_key_values = EncoderDecoderCache(DynamicCache(config=self.config), DynamicCache(config=self.config))
        states = self.embed(input_ids, 0 if past_key_values is None else past_key_values.get_seq_length())
        own = getattr(past_key_values, "self_attention_cache", past_key_values)
        mask = create_causal_mask(self.config, states, attention_mask, own)
        source_mask = create_bidirectional_mask(
            self.config, states, encoder_attention_mask, encoder_hidden_states=encoder_hidden_states
        )
        for layer in self.layers:
            # The first three by position: gradient checkpointing saves what is given so.
            states = layer(
                states,
                mask,
                encoder_hidden_states,
                encoder_attention_mask=source_mask,
                past_key_values=past_key_values,
                **kwargs,
            )
        return BaseModelOutputWithPastAndCrossAttentions(
            last_hidden_state=self.layer_norm(states), past_key_values=past_key_values
        )


class IndicTransModel(IndicTransPreTrainedModel, M2M100Model):
    """Encoder and decoder, without the layer that makes logits."""

    _tied_weights_keys = None

    def __init__(self, config: IndicTransConfig) -> None:
        super(M2M100Model, self).__init__(config)  # its own would make one vocabulary for both sides
        self.encoder = IndicTransEncoder(config)
        self.decoder = IndicTransDecoder(config)
        for module in self.modules():
            if isinstance(module, nn.LayerNorm):
                module.eps = config.layer_norm_eps
        self.post_init()

    def get_input_embeddings(self) -> nn.Module:
        return self.encoder.embed_tokens

    def set_input_embeddings(self, value: nn.Module) -> None:
        self.encoder.embed_tokens = value


class IndicTransForConditionalGeneration(IndicTransPreTrainedModel, M2M100ForConditionalGeneration):
    """The translator. Its `forward` and `generate` are used as those of other encoder-decoders.

    attention_mask is to be given wherever a source is padded.
    """

    _tied_weights_keys = {"lm_head.weight": "model.decoder.embed_tokens.weight"}  # noqa: RUF012

    def __init__(self, config: IndicTransConfig) -> None:
        super(M2M100ForConditionalGeneration, self).__init__(config)
        self.model = IndicTransModel(config)
        self.lm_head = nn.Linear(config.decoder_embed_dim, config.decoder_vocab_size, bias=False)
        self.post_init()
