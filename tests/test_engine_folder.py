"""`khabar.json`: what it may say, and what a message says of what it may not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from translate.engines import Decoding
from translate.engines.folder import PROMPT, CausalSettings, Seq2SeqSettings, Settings, dumps, loads


@pytest.mark.parametrize(
    "settings",
    [
        CausalSettings(),
        CausalSettings(prompt="{source} =>", begin=(), end="</s>", max_pieces=7),
        Seq2SeqSettings(),
        Seq2SeqSettings(tokenizer="transformers", target_prefix=("eng_Latn",), max_pieces=100),
        Seq2SeqSettings(decoding=Decoding(beam=8, length_penalty=0.8, suppress=("x",), shortest=30, longest=120)),
    ],
)
def test_settings_come_back(settings: Settings) -> None:
    assert loads(dumps(settings)) == settings


def test_what_is_not_set_is_not_written() -> None:
    assert "decoding" not in json.loads(dumps(Seq2SeqSettings()))


def test_what_is_left_out_is_as_usual() -> None:
    assert loads('{"kind": "causal"}') == CausalSettings(prompt=PROMPT, begin=("<bos>",), end="<eos>", max_pieces=110)
    assert loads('{"kind": "seq2seq", "target_prefix": ["en"]}') == Seq2SeqSettings(target_prefix=("en",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "this is not JSON"),
        (b"\xff{}", "this is not JSON"),
        ("[]", "this is no object"),
        ("{}", "kind is None; this version of Khabar opens causal and seq2seq"),
        ('{"kind": "diffusion"}', "kind is 'diffusion'"),
        ('{"kind": ["causal"]}', r"kind is \['causal'\]"),
    ],
)
def test_what_is_no_description_of_a_model(text: str | bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        loads(text)


@pytest.mark.parametrize(
    ("kind", "name", "value", "said"),
    [
        (
            "causal",
            "tokenizer",
            "transformers",
            "tokenizer is 'transformers'; those of a causal model are: sentencepiece",
        ),
        (
            "seq2seq",
            "tokenizer",
            "moses",
            "those of a seq2seq model are: sentencepiece, indictrans, tokenizers, transformers",
        ),
        ("causal", "prompt", "Hindi:", "not a text with one {source} in it"),
        ("causal", "prompt", "{source}{source}", "not a text with one {source} in it"),
        ("causal", "prompt", 3, "prompt is 3, and not a text"),
        ("causal", "end", "", "end is '', and not a text"),
        ("causal", "begin", "<bos>", "begin is '<bos>', and not a list of pieces"),
        ("seq2seq", "source_prefix", [1], r"source_prefix is \(1,\), and not a list of pieces"),
        ("seq2seq", "max_pieces", 0, "max_pieces is 0, and not a number from 1 on"),
        ("seq2seq", "max_pieces", True, "max_pieces is True, and not a number from 1 on"),
        ("seq2seq", "max_pieces", "9", "max_pieces is '9', and not a number from 1 on"),
        ("seq2seq", "prompt", "{source}", "knows no prompt of a seq2seq model"),
        ("seq2seq", "decoding", 3, "decoding is 3, and not an object"),
        ("seq2seq", "decoding", {"beams": 3}, "decoding is {'beams': 3}, which this version of Khabar does not know"),
    ],
)
def test_a_value_that_no_engine_can_use_is_named(kind: str, name: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        loads(json.dumps({"kind": kind, name: value}))
