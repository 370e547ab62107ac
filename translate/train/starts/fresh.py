"""A translator that knows nothing yet: its size, its vocabularies, its first weights; or an encoder that knows a language."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sentencepiece
import torch
from torch import nn
from transformers import AutoConfig, BertModel

from eval import UsageError
from translate.indictrans.configuration import IndicTransConfig
from translate.indictrans.modeling import IndicTransForConditionalGeneration
from translate.train.learners.vocabulary import SOURCE, SYMBOLS, TARGET, write_vocabulary

# More than a sentence needs; what CTranslate2 has a table for.
POSITIONS = 512
# What a folder with an encoder may call its SentencePiece model.
_TOKENIZERS = (SOURCE, "sentencepiece.model")


@dataclass(frozen=True, slots=True)
class Size:
    """Layers, and the width of all of them; pieces of each language.

    Most layers are the encoder's, which reads a sentence once; the decoder runs for every piece it writes (Kasai et al.
    2021, "Deep Encoder, Shallow Decoder"). Few pieces make its last layer short.
    """

    encoder_layers: int
    decoder_layers: int
    width: int
    heads: int
    pieces: int = 8000


# By their weights in millions: 12.5, 25.1 and 41.8.
SIZES = {
    "tiny": Size(encoder_layers=8, decoder_layers=2, width=256, heads=4),
    "small": Size(encoder_layers=8, decoder_layers=2, width=384, heads=6),
    "base": Size(encoder_layers=8, decoder_layers=2, width=512, heads=8),
}


def fresh(
    name: str, text: Iterable[tuple[str, str]], work: Path, seed: int = 0, encoder: Path | None = None
) -> IndicTransForConditionalGeneration:
    """A model of a size in SIZES, whose vocabularies, made of `text`, are then in `work`: source.model and target.model.

    text: Hindi and English. encoder: see `with_encoder`, whose vocabulary is the source's then. Raises UsageError.
    """
    size = SIZES[name]
    rows = list(text)
    english = (english for _, english in rows)
    if encoder is not None:
        model = with_encoder(encoder, size, write_vocabulary(work / TARGET, english, size.pieces), seed)
        (work / SOURCE).write_bytes(_tokenizer(encoder).read_bytes())
        return model
    source = write_vocabulary(work / SOURCE, (hindi for hindi, _ in rows), size.pieces, SYMBOLS)
    return build(size, source, write_vocabulary(work / TARGET, english, size.pieces), seed)


def build(size: Size, source_pieces: int, target_pieces: int, seed: int = 0) -> IndicTransForConditionalGeneration:
    """A model in float32 with the first weights that `_begin` says; a seed gives the same ones again."""
    config = IndicTransConfig(
        encoder_vocab_size=source_pieces,
        encoder_layers=size.encoder_layers,
        encoder_attention_heads=size.heads,
        encoder_ffn_dim=4 * size.width,
        encoder_embed_dim=size.width,
        max_source_positions=POSITIONS,
        layernorm_embedding=False,
        **_decoder(size.decoder_layers, size.width, size.heads, target_pieces),
    )
    return _begin(config, seed)


def with_encoder(folder: Path, size: Size, target_pieces: int, seed: int = 0) -> IndicTransForConditionalGeneration:
    """A model whose encoder is a BERT: config.json, model.safetensors, and sentencepiece.model, whose pieces it reads.

    The decoder is new, with the layers of `size` and the width of the encoder. The encoder's last states are those that
    transformers' BertModel gives without token types. Raises UsageError where the folder is no such encoder.
    """
    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        if config.model_type != "bert":
            raise UsageError(f"{folder} holds a model of the type {config.model_type}; give a BERT as the encoder")
        bert: Any = BertModel.from_pretrained(
            folder, local_files_only=True, dtype=torch.float32, add_pooling_layer=False
        )
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(_tokenizer(folder)))
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise UsageError(f"{folder} is no encoder that transformers opens: {error}") from None
    if pieces.vocab_size() != config.vocab_size or min(pieces.pad_id(), pieces.eos_id(), pieces.unk_id()) < 0:
        raise UsageError(
            f"{_tokenizer(folder)} has {pieces.vocab_size()} pieces and {folder} {config.vocab_size} embeddings; "
            "give an encoder whose SentencePiece model numbers all its pieces, <pad> and </s> among them"
        )
    width = config.hidden_size
    heads = width // 64 if width % 64 == 0 else config.num_attention_heads
    model = _begin(
        IndicTransConfig(
            encoder_vocab_size=config.vocab_size,
            encoder_layers=config.num_hidden_layers,
            encoder_attention_heads=config.num_attention_heads,
            encoder_ffn_dim=config.intermediate_size,
            encoder_embed_dim=width,
            encoder_normalize_before=False,
            encoder_learned_positions=True,
            encoder_scale_embedding=False,
            encoder_pad_token_id=pieces.pad_id(),
            encoder_eos_token_id=pieces.eos_id(),
            max_source_positions=config.max_position_embeddings,
            activation_function=config.hidden_act,
            layernorm_embedding=True,
            layer_norm_eps=config.layer_norm_eps,
            **_decoder(size.decoder_layers, width, heads, target_pieces),
        ),
        seed,
    )
    model.model.encoder.load_state_dict(_renamed(bert.state_dict(), config.num_hidden_layers))
    return model


def _decoder(layers: int, width: int, heads: int, pieces: int) -> dict[str, Any]:
    """The half of the configuration that says nothing of the source."""
    return {
        "decoder_vocab_size": pieces,
        "decoder_layers": layers,
        "decoder_attention_heads": heads,
        "decoder_ffn_dim": 4 * width,
        "decoder_embed_dim": width,
        "max_target_positions": POSITIONS,
    }


def _begin(config: IndicTransConfig, seed: int) -> IndicTransForConditionalGeneration:
    """A model with its first weights.

    Matrices after Glorot & Bengio 2010; those that end a branch are divided by the root of the branches of their side, so
    that a deep side adds up to no more than a shallow one (Radford et al. 2019). Embeddings are normal with half the
    deviation of 1 / √width: they are the last layer too, and with a whole one the model would begin sure that a piece
    follows itself.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model = IndicTransForConditionalGeneration(config)
        for module in model.model.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)
            elif isinstance(module, nn.Embedding):
                nn.init.normal_(module.weight, std=0.5 * module.embedding_dim**-0.5)
    with torch.no_grad():
        for side in (model.model.encoder, model.model.decoder):
            ends = [
                module.weight
                for name, module in side.layers.named_modules()
                if name.endswith(("self_attn.out_proj", "encoder_attn.out_proj", "fc2"))
            ]
            for weight in ends:
                weight /= math.sqrt(len(ends))
    return model


# A layer's parts in IndicTrans by those in BERT.
_PARTS = {
    "attention.self.query": "self_attn.q_proj",
    "attention.self.key": "self_attn.k_proj",
    "attention.self.value": "self_attn.v_proj",
    "attention.output.dense": "self_attn.out_proj",
    "attention.output.LayerNorm": "self_attn_layer_norm",
    "intermediate.dense": "fc1",
    "output.dense": "fc2",
    "output.LayerNorm": "final_layer_norm",
}


def _renamed(bert: dict[str, torch.Tensor], layers: int) -> dict[str, torch.Tensor]:
    """A BERT's state as our encoder's."""
    found = {
        "embed_tokens.weight": bert["embeddings.word_embeddings.weight"],
        # Every piece is of token type 0, which is added where its place is.
        "embed_positions.weight": bert["embeddings.position_embeddings.weight"]
        + bert["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        found[f"layernorm_embedding.{kind}"] = bert[f"embeddings.LayerNorm.{kind}"]
        for layer in range(layers):
            for theirs, ours in _PARTS.items():
                found[f"layers.{layer}.{ours}.{kind}"] = bert[f"encoder.layer.{layer}.{theirs}.{kind}"]
    return found


def _tokenizer(folder: Path) -> Path:
    for name in _TOKENIZERS:
        if (folder / name).is_file():
            return folder / name
    raise UsageError(f"{folder} has no {_TOKENIZERS[-1]}; the encoder's SentencePiece model is to be there")
