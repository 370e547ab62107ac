"""Which files of a published model are downloaded, layout by layout."""

from __future__ import annotations

import pytest

from translate.checkpoints.needed import picked

INDIC = ["dict.SRC.json", "dict.TGT.json", "model.SRC", "model.TGT", "tokenizer_config.json"]
PARTS = [f"model-0000{part}-of-00003.safetensors" for part in (1, 2, 3)]
PICKLES = [f"pytorch_model-0000{part}-of-00003.bin" for part in (1, 2, 3)]
INDEX, PICKLE_INDEX = "model.safetensors.index.json", "pytorch_model.bin.index.json"


@pytest.mark.parametrize(
    ("needed", "useless"),
    [
        (
            [*INDIC, "generation_config.json", "special_tokens_map.json", "model.safetensors"],
            ["pytorch_model.bin", "modeling_indictrans.py", "README.md", ".gitattributes", "LICENSE"],
        ),
        ([*INDIC, "pytorch_model.bin"], ["tokenization_indictrans.py", "training_args.bin", "trainer_state.json"]),
        (["sentencepiece.bpe.model", "tokenizer.json", "pytorch_model.bin"], ["rust_model.ot", "onnx/model.onnx"]),
        (["source.spm", "target.spm", "vocab.json", "pytorch_model.bin"], ["tf_model.h5", "flax_model.msgpack"]),
        (
            ["spiece.model", "model.safetensors"],
            ["openvino/openvino_model.bin", "onnx/config.json", "onnx/spiece.model"],
        ),
        (["vocab.txt", "merges.txt", "model.safetensors"], ["model.fp16.safetensors", "consolidated.safetensors"]),
        ([*PARTS, INDEX], [*PICKLES, PICKLE_INDEX, "all_results.json"]),
        ([*PICKLES, PICKLE_INDEX], ["tf_model.h5.index.json", "adapter_model.safetensors"]),
        (["model.safetensors"], [*PARTS, INDEX]),
        (["pytorch_model.bin"], PARTS),  # without a list of what is in which part, nobody can read them
        (["pytorch_model.bin"], [*PARTS[:2], INDEX]),
        ([*PICKLES, PICKLE_INDEX], ["model.fp16.safetensors", *PARTS[1:], INDEX]),
        ([], [*PARTS[1:], INDEX, "tf_model.h5", "onnx/model.onnx", "model.fp16.safetensors", "training_args.bin"]),
    ],
)
def test_of_each_layout_the_right_files(needed: list[str], useless: list[str]) -> None:
    expected = sorted(["config.json", *needed]) if needed else []
    assert picked(["config.json", *needed, *useless]) == expected
    assert picked([*reversed(useless), *needed, "config.json"]) == expected
    assert picked([*needed, *useless]) == []
