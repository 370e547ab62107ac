"""What an IndicTrans model is made of, by the keys of the published config.json files."""

from __future__ import annotations

from typing import Any, ClassVar

from transformers import PreTrainedConfig


class IndicTransConfig(PreTrainedConfig):  # type: ignore[no-untyped-call]
    """The published keys, and five of our own, whose defaults are the published models.

    encoder_learned_positions: a table of the encoder's positions is learned, and holds max_source_positions of them.
    encoder_scale_embedding: whether the encoder's embeddings are multiplied by the root of the width; None for what
    scale_embedding says of both sides.
    encoder_pad_token_id, encoder_eos_token_id: where the source's pieces are numbered otherwise than the target's.
    layer_norm_eps: of every normalisation.

    Raises ValueError where the two sides differ in width.
    """

    model_type = "IndicTrans"
    keys_to_ignore_at_inference = ("past_key_values",)
    # The left names are those that transformers' own layers and generation ask for.
    attribute_map: ClassVar[dict[str, str]] = {
        "d_model": "encoder_embed_dim",
        "hidden_size": "encoder_embed_dim",
        "num_hidden_layers": "encoder_layers",
        "num_attention_heads": "encoder_attention_heads",
        "vocab_size": "decoder_vocab_size",
    }

    encoder_vocab_size: int = 122706
    decoder_vocab_size: int = 32296
    encoder_embed_dim: int = 512
    decoder_embed_dim: int = 512
    encoder_layers: int = 18
    decoder_layers: int = 18
    encoder_attention_heads: int = 8
    decoder_attention_heads: int = 8
    encoder_ffn_dim: int = 2048
    decoder_ffn_dim: int = 2048
    encoder_normalize_before: bool = True
    decoder_normalize_before: bool = True
    layernorm_embedding: bool = True
    share_decoder_input_output_embed: bool = True
    scale_embedding: bool = True
    activation_function: str = "gelu"
    dropout: float = 0.1
    attention_dropout: float = 0.0
    activation_dropout: float = 0.0
    init_std: float = 0.02
    max_source_positions: int = 256
    max_target_positions: int = 256
    use_cache: bool = True
    is_encoder_decoder: bool = True
    tie_word_embeddings: bool = True
    bos_token_id: int | None = 0
    pad_token_id: int | None = 1
    eos_token_id: int | list[int] | None = 2
    decoder_start_token_id: int | None = 2

    encoder_learned_positions: bool = False
    encoder_scale_embedding: bool | None = None
    encoder_pad_token_id: int | None = None
    encoder_eos_token_id: int | None = None
    layer_norm_eps: float = 1e-5

    def __post_init__(self, **kwargs: Any) -> None:
        kwargs.pop("auto_map", None)  # names code that is not needed here
        # The published files have a second name for the target's pieces, and null beside it.
        kwargs = {name: value for name, value in kwargs.items() if value is not None or name not in self.attribute_map}
        super().__post_init__(**kwargs)  # type: ignore[no-untyped-call]
        if self.encoder_embed_dim != self.decoder_embed_dim:
            raise ValueError(
                f"encoder_embed_dim is {self.encoder_embed_dim} and decoder_embed_dim {self.decoder_embed_dim}; "
                "give both sides one width"
            )
        # The published files leave this one at its default and say it with the other.
        self.tie_word_embeddings = self.share_decoder_input_output_embed
