"""Checkpoints of IndicTrans2 as they are published: opened by transformers, generating, saved, and read without torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoConfig, AutoModelForSeq2SeqLM, AutoTokenizer

from tests import published
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.indictrans import register
from translate.indictrans.modeling import IndicTransForConditionalGeneration
from translate.indictrans.pieces import IndicTransPieces
from translate.indictrans.processor import prepare, restore
from translate.weights import Weights

pytestmark = pytest.mark.usefixtures("one_thread")
HINDI, ENGLISH = ([*side] for side in zip(*published.LEARNED, strict=True))
both_shapes = pytest.mark.parametrize("size", ["tiny", "tiny-1B"])


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    register()
    return {size: published.indictrans(tmp_path_factory.mktemp(size), size=size) for size in ("tiny", "tiny-1B")}


def opened(folder: Path, **settings: Any) -> Any:
    return AutoModelForSeq2SeqLM.from_pretrained(folder, **settings).eval()


def sources(folder: Path, hindi: list[str] = HINDI, **settings: Any) -> Any:
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    texts = [f"hin_Deva eng_Latn {prepare(text).text}" for text in hindi]
    return tokenizer(texts, padding=True, return_tensors="pt", **settings)


def said(folder: Path, model: Any, read: Any, hindi: list[str] = HINDI, **settings: Any) -> list[str]:
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    written = model.generate(**read, max_new_tokens=50, do_sample=False, **settings)
    texts = tokenizer.batch_decode(written, skip_special_tokens=True, clean_up_tokenization_spaces=False)
    return [restore(text, prepare(source).parts) for text, source in zip(texts, hindi, strict=True)]


@pytest.mark.parametrize("weights", ["safetensors", "sharded", "bin"])
@both_shapes
def test_every_form_of_weights_is_opened_without_foreign_code(
    size: str, weights: str, tmp_path: Path, folders: dict[str, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    folder = published.indictrans(tmp_path, size=size, weights=weights)
    config: Any = AutoConfig.from_pretrained(folder)
    assert (config.encoder_vocab_size, config.decoder_vocab_size) == tuple(
        len(published.numbers(size, side)) for side in ("SRC", "TGT")
    )
    assert config.tie_word_embeddings is (size == "tiny")
    model, found = AutoModelForSeq2SeqLM.from_pretrained(folder, output_loading_info=True)
    assert type(model) is IndicTransForConditionalGeneration
    assert not any(found.values())
    printed = capfd.readouterr()
    assert "code" not in printed.out + printed.err
    expected = opened(folders[size]).state_dict()
    assert model.state_dict().keys() == expected.keys()
    assert all(torch.equal(weight, expected[name]) for name, weight in model.state_dict().items())


@pytest.mark.parametrize("beams", [1, 5])
@both_shapes
def test_it_says_what_it_has_learned(size: str, beams: int, folders: dict[str, Path]) -> None:
    folder = folders[size]
    model = opened(folder)
    for use_cache in (True, False):
        assert said(folder, model, sources(folder), num_beams=beams, use_cache=use_cache) == ENGLISH


@both_shapes
def test_the_padding_side_does_not_matter(size: str, folders: dict[str, Path]) -> None:
    folder = folders[size]
    left, right = (sources(folder, padding_side=side) for side in ("left", "right"))
    assert not torch.equal(left.input_ids, right.input_ids)
    model = opened(folder)
    targets = torch.tensor([[2, 5, 6, 7]] * len(HINDI))
    with torch.no_grad():
        logits = [model(**read, decoder_input_ids=targets).logits for read in (left, right)]
    torch.testing.assert_close(*logits, atol=1e-5, rtol=1e-5)
    assert said(folder, model, right) == said(folder, model, left)


@both_shapes
def test_a_sentence_alone_says_the_same(size: str, folders: dict[str, Path]) -> None:
    folder = folders[size]
    model = opened(folder)
    assert [said(folder, model, sources(folder, [text]), [text])[0] for text in HINDI[-3:]] == ENGLISH[-3:]


@both_shapes
def test_half_precision_on_a_cpu(size: str, folders: dict[str, Path]) -> None:
    folder = folders[size]
    model = opened(folder, dtype=torch.bfloat16)
    assert {weight.dtype for weight in model.state_dict().values()} == {torch.bfloat16}
    assert said(folder, model, sources(folder), num_beams=2) == ENGLISH


@pytest.mark.skipif(not torch.cuda.is_available(), reason="There is no CUDA here")
@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16, torch.float16])
@both_shapes
def test_on_a_gpu(size: str, precision: torch.dtype, folders: dict[str, Path]) -> None:
    folder = folders[size]
    model = opened(folder, dtype=precision).to("cuda")
    assert said(folder, model, sources(folder).to("cuda"), num_beams=2) == ENGLISH


@both_shapes
def test_saved_and_opened_again_it_is_the_same(size: str, folders: dict[str, Path], tmp_path: Path) -> None:
    folder = folders[size]
    model = opened(folder)
    model.save_pretrained(tmp_path)
    AutoTokenizer.from_pretrained(folder).save_pretrained(tmp_path)
    again = opened(tmp_path)
    weights = again.state_dict()
    assert all(torch.equal(weight, weights[name]) for name, weight in model.state_dict().items())
    assert said(tmp_path, again, sources(tmp_path)) == ENGLISH
    written = json.loads((tmp_path / "config.json").read_text("utf-8"))
    assert "auto_map" not in written
    assert again.config.to_diff_dict() == model.config.to_diff_dict()


def weights_of(folder: Path, **files: bytes) -> Weights:
    found = {
        f"{side}.model": (folder / f"model.{end}").read_bytes() for side, end in (("source", "SRC"), ("target", "TGT"))
    }
    return Weights(folder, {}, {**found, **files}, "")


def test_without_torch_it_has_the_same_pieces(folders: dict[str, Path]) -> None:
    folder = folders["tiny"]
    pieces = IndicTransPieces(weights_of(folder))
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    for hindi, english in published.LEARNED:
        read = pieces.source(hindi)
        assert ["hin_Deva", "eng_Latn", *read, "</s>"] == published.read(hindi)
        assert (
            tokenizer.convert_tokens_to_ids(read)
            == tokenizer(f"hin_Deva eng_Latn {prepare(hindi).text}").input_ids[2:-1]
        )
        assert "".join(pieces.target(english)).replace("▁", " ").strip() == english
    # What the dictionary does not know is for the engine to replace.
    assert published.UNLISTED in pieces.source(published.UNLISTED)


def test_without_torch_parts_come_back_from_the_source(folders: dict[str, Path]) -> None:
    pieces = IndicTransPieces(weights_of(folders["tiny"]))
    written = ["▁The", "▁list", "▁is", "▁at", "▁<", "▁ID", "1", "▁>", "▁."]
    assert pieces.text(written, published.ADDRESS[0]) == "The list is at https://khabar.example/suchi."
    assert pieces.text(written) == "The list is at < ID1 >."
    assert pieces.text([], published.ADDRESS[0]) == ""
    assert pieces.source("") == []


def test_without_torch_damaged_files_are_named(folders: dict[str, Path]) -> None:
    with pytest.raises(WeightsCorrupt, match=r"target\.model is no model of SentencePiece"):
        IndicTransPieces(weights_of(folders["tiny"], **{"target.model": b"nothing"}))
    with pytest.raises(WeightsMissing, match=r"does not list source\.model"):
        IndicTransPieces(Weights(folders["tiny"], {}, {}, ""))
