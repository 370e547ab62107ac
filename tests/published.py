"""Checkpoints of IndicTrans2 in the layout in which AI4Bharat publishes them, made from nothing.

A tiny one has learned a few sentences by heart; the others have the published sizes and random weights:

    python -m tests.published 200M OUT
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor

from tests.models import learn, padded, processor, sentencepiece_model
from tests.parallel import PAIRS
from translate.indictrans.configuration import IndicTransConfig
from translate.indictrans.modeling import IndicTransForConditionalGeneration
from translate.indictrans.processor import prepare

ADDRESS = ("पूरी सूची https://khabar.example/suchi पर है।", "The full list is at https://khabar.example/suchi.")
DATE = ("मेला 12-05-2024 को खुलेगा।", "The fair will open on 12-05-2024.")
# What the tiny models say, as `restore` sets it.
LEARNED = (*((hindi, english.translate({0x201C: '"', 0x201D: '"'})) for hindi, english in PAIRS[:12]), ADDRESS, DATE)
TAGS = ("hin_Deva", "eng_Latn", "mar_Deva")
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
# The source's SentencePiece model has this piece; the source's dictionary does not.
UNLISTED = "ऐ"

_SHAPE_200M: dict[str, Any] = {"layernorm_embedding": True, "share_decoder_input_output_embed": True}
_SHAPE_1B: dict[str, Any] = {"layernorm_embedding": False, "share_decoder_input_output_embed": False}
_TINY = {"layers": 1, "embed_dim": 64, "attention_heads": 4, "ffn_dim": 128}
# Of both sides, but for the two names that say otherwise.
SIZES: dict[str, dict[str, Any]] = {
    "tiny": {**_SHAPE_200M, **_TINY},
    "tiny-1B": {**_SHAPE_1B, **_TINY},
    "200M": {**_SHAPE_200M, "layers": 18, "embed_dim": 512, "attention_heads": 8, "ffn_dim": 2048},
    "1B": {**_SHAPE_1B, "layers": 18, "embed_dim": 1024, "attention_heads": 16, "ffn_dim": 8192},
}
_PIECES = {"200M": (122706, 32296), "1B": (122706, 32296)}


def indictrans(folder: Path, *, weights: str = "safetensors", size: str = "tiny") -> Path:
    """Write a checkpoint. weights: "safetensors", "sharded" (two of them and their index) or "bin". size: one of SIZES."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in _tokenizer(size).items():
        (folder / name).write_bytes(data)
    _json(folder / "config.json", _config(size))
    _json(folder / "generation_config.json", {"bos_token_id": 0, "decoder_start_token_id": 2, "eos_token_id": 2, "pad_token_id": 1})  # fmt: skip
    state = dict(_learned(size) if size in ("tiny", "tiny-1B") else _model(size).state_dict())
    if weights == "bin":
        torch.save(state, folder / "pytorch_model.bin")
        return folder
    if _config(size)["share_decoder_input_output_embed"]:
        del state["lm_head.weight"]  # as transformers leaves out what is tied
    if weights == "safetensors":
        save_file(state, folder / "model.safetensors", {"format": "pt"})
        return folder
    names, shards = list(state), ("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors")
    half = len(names) // 2
    for shard, held in zip(shards, (names[:half], names[half:]), strict=True):
        save_file({name: state[name] for name in held}, folder / shard, {"format": "pt"})
    where = {name: shards[place >= half] for place, name in enumerate(names)}
    total = sum(weight.nbytes for weight in state.values())
    _json(folder / "model.safetensors.index.json", {"metadata": {"total_size": total}, "weight_map": where})
    return folder


def read(hindi: str) -> list[str]:
    """The pieces of a Hindi sentence, as the published tokenizer gives them: languages before, the end behind."""
    pieces = processor(_tokenizer("tiny")["model.SRC"]).encode(prepare(hindi).text, out_type=str)
    return ["hin_Deva", "eng_Latn", *pieces, "</s>"]


def numbers(size: str, side: str) -> dict[str, int]:
    """The dictionary of a side: SRC or TGT."""
    found: dict[str, int] = json.loads(_tokenizer(size)[f"dict.{side}.json"])
    return found


@cache
def _tokenizer(size: str) -> dict[str, bytes]:
    hindi = sentencepiece_model([*(prepare(source).text for source, _ in LEARNED), UNLISTED], 78)
    english = sentencepiece_model([_written(source, target) for source, target in LEARNED], 70)
    files = {"model.SRC": hindi, "model.TGT": english}
    for side, tags, place in (("SRC", TAGS, 0), ("TGT", (), 1)):
        model = processor(files[f"model.{side}"])
        own = (model.id_to_piece(number) for number in range(3, len(model)))
        # Numbers that are not SentencePiece's.
        pieces = [*SPECIAL, *tags, *sorted((piece for piece in own if piece != UNLISTED), reverse=True)]
        pieces += [f"▁{side.lower()}{n}" for n in range(_PIECES.get(size, (0, 0))[place] - len(pieces))]
        files[f"dict.{side}.json"] = json.dumps(
            {piece: number for number, piece in enumerate(pieces)}, indent=2
        ).encode()
    names = dict(zip(("bos_token", "pad_token", "eos_token", "unk_token"), SPECIAL, strict=True))
    added = {str(number): _added(piece) for number, piece in enumerate(SPECIAL)}
    config = {
        "added_tokens_decoder": added,
        "auto_map": {"AutoTokenizer": ["tokenization_indictrans.IndicTransTokenizer", None]},
        "clean_up_tokenization_spaces": True,
        "do_lower_case": False,
        "model_max_length": 256,
        "tokenizer_class": "IndicTransTokenizer",
        **names,
    }
    files["tokenizer_config.json"] = json.dumps(config, indent=2).encode()
    files["special_tokens_map.json"] = json.dumps(names, indent=2).encode()
    return files


def _added(piece: str) -> dict[str, Any]:
    return {"content": piece, "lstrip": False, "normalized": False, "rstrip": False, "single_word": False, "special": True}  # fmt: skip


def _written(hindi: str, english: str) -> str:
    """English as the model writes it: placeholders, a space around every mark."""
    for number, part in enumerate(prepare(hindi).parts, start=1):
        english = english.replace(part, f"<ID{number}>")
    return " ".join(re.sub(r"([^\w\s])", r" \1 ", english).split())


def _config(size: str) -> dict[str, Any]:
    """config.json with the keys of the published ones."""
    shape = SIZES[size]
    sides = {f"{side}_{key}": value for key, value in shape.items() if key in _TINY for side in ("encoder", "decoder")}
    return {
        "activation_dropout": 0.0,
        "activation_function": "gelu",
        "architectures": ["IndicTransForConditionalGeneration"],
        "attention_dropout": 0.0,
        "attn_implementation": None,
        "auto_map": {
            "AutoConfig": "configuration_indictrans.IndicTransConfig",
            "AutoModelForSeq2SeqLM": "modeling_indictrans.IndicTransForConditionalGeneration",
        },
        "bos_token_id": 0,
        "decoder_layerdrop": 0,
        "decoder_normalize_before": True,
        "decoder_start_token_id": 2,
        "decoder_vocab_size": len(numbers(size, "TGT")),
        "dropout": 0.2,
        "encoder_layerdrop": 0,
        "encoder_normalize_before": True,
        "encoder_vocab_size": len(numbers(size, "SRC")),
        "eos_token_id": 2,
        "init_std": 0.02,
        "is_encoder_decoder": True,
        "layernorm_embedding": shape["layernorm_embedding"],
        "max_source_positions": 256,
        "max_target_positions": 256,
        "model_type": "IndicTrans",
        "num_hidden_layers": shape["layers"],
        "pad_token_id": 1,
        "scale_embedding": True,
        "share_decoder_input_output_embed": shape["share_decoder_input_output_embed"],
        "tie_word_embeddings": False,
        "tokenizer_class": "IndicTransTokenizer",
        "torch_dtype": "float32",
        "transformers_version": "4.32.1",
        "use_cache": True,
        "vocab_size": None,
        **sides,
    }


def _model(size: str) -> Any:
    torch.manual_seed(0)
    # Without dropout it learns sooner.
    model: Any = IndicTransForConditionalGeneration(IndicTransConfig(**{**_config(size), "dropout": 0.0}))
    return model.eval()


@cache
def _learned(size: str) -> dict[str, Tensor]:
    """The weights of a model that is sure of LEARNED."""
    model = _model(size)
    source, target = numbers(size, "SRC"), numbers(size, "TGT")
    english = processor(_tokenizer(size)["model.TGT"])
    read_by = [_numbered(read(hindi), source) for hindi, _ in LEARNED]
    said = [_numbered([*english.encode(_written(*pair), out_type=str), "</s>"], target) for pair in LEARNED]
    sources = padded(read_by, 1)
    learn(model, input_ids=sources, attention_mask=(sources != 1).long(), labels=padded(said, -100))
    return {name: weight.clone() for name, weight in model.state_dict().items()}


def _numbered(pieces: Sequence[str], known: dict[str, int]) -> list[int]:
    return [known.get(piece, known["<unk>"]) for piece in pieces]


def _json(path: Path, content: Any) -> None:
    path.write_text(json.dumps(content, indent=2), "utf-8")


if __name__ == "__main__":
    print(indictrans(Path(sys.argv[2]), size=sys.argv[1]))
