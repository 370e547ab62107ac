"""The tokenizer of IndicTrans2 in transformers, on folders in the published layout."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoTokenizer

from tests import published
from translate.indictrans import register
from translate.indictrans.processor import prepare
from translate.indictrans.tokenization import IndicTransTokenizer

SOURCES = [f"hin_Deva eng_Latn {prepare(hindi).text}" for hindi, _ in published.LEARNED]
ENGLISH = ["The captain said .", "The bus .", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return published.indictrans(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Any:
    register()
    return AutoTokenizer.from_pretrained(folder)


def test_a_folder_that_names_code_is_opened_without_it(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    register()
    assert "auto_map" in json.loads((folder / "tokenizer_config.json").read_text("utf-8"))
    opened: Any = AutoTokenizer.from_pretrained(folder)
    assert type(opened) is IndicTransTokenizer
    printed = capfd.readouterr()
    assert printed.out + printed.err == ""


def test_so_is_one_that_only_names_the_class(folder: Path, tmp_path: Path, tokenizer: Any) -> None:
    register()
    for name in ("model.SRC", "model.TGT", "dict.SRC.json", "dict.TGT.json"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    (tmp_path / "tokenizer_config.json").write_text('{"tokenizer_class": "IndicTransTokenizer"}', "utf-8")
    opened: Any = AutoTokenizer.from_pretrained(tmp_path)
    assert type(opened) is IndicTransTokenizer
    assert opened(SOURCES).input_ids == tokenizer(SOURCES).input_ids


def test_sources_are_numbered_by_the_dictionary(tokenizer: Any) -> None:
    known = published.numbers("tiny", "SRC")
    for (hindi, _), source in zip(published.LEARNED, SOURCES, strict=True):
        pieces = published.read(hindi)
        assert tokenizer(source).input_ids == [known[piece] for piece in pieces]
        assert tokenizer.convert_ids_to_tokens(tokenizer(source).input_ids) == pieces
    assert [known[piece] for piece in published.SPECIAL] == [0, 1, 2, 3]
    assert len(tokenizer) == tokenizer.vocab_size == len(known)


def test_a_piece_that_is_in_no_dictionary_is_unknown(tokenizer: Any) -> None:
    assert published.UNLISTED in tokenizer.tokenize(f"hin_Deva eng_Latn {published.UNLISTED}")
    for letter in (published.UNLISTED, "ॐ"):
        *_, unknown, end = tokenizer(f"hin_Deva eng_Latn {letter}").input_ids
        assert (unknown, end) == (3, 2)


def test_sources_are_padded_on_the_left_and_targets_on_the_right(tokenizer: Any) -> None:
    found = tokenizer(SOURCES[:3], text_target=ENGLISH, padding=True, return_tensors="pt")
    alone = [tokenizer(source).input_ids for source in SOURCES[:3]]
    for row, mask, expected in zip(found.input_ids, found.attention_mask, alone, strict=True):
        assert row.tolist() == [1] * (len(row) - len(expected)) + expected
        assert mask.tolist() == row.ne(1).long().tolist()
    known = published.numbers("tiny", "TGT")
    for row, text in zip(found.labels, ENGLISH, strict=True):
        pieces = [*tokenizer.target.processor.encode(text, out_type=str), "</s>"]
        assert row.tolist() == [known[piece] for piece in pieces] + [1] * (len(row) - len(pieces))
    assert set(found) == {"input_ids", "attention_mask", "labels"}
    assert torch.equal(tokenizer(text_target=ENGLISH, padding=True, return_tensors="pt").input_ids, found.labels)


def test_what_is_too_long_is_cut_before_the_end(tokenizer: Any) -> None:
    whole = tokenizer(SOURCES[0]).input_ids
    assert tokenizer(SOURCES[0], truncation=True, max_length=9).input_ids == [*whole[:8], 2]
    found = tokenizer(SOURCES[0], text_target=ENGLISH[0], truncation=True, max_length=9, max_target_length=4)
    assert (len(found.input_ids), len(found.labels)) == (9, 4)
    assert tokenizer.model_max_length == 256


def test_what_the_model_writes_is_decoded_by_the_targets_dictionary(tokenizer: Any) -> None:
    written = tokenizer(text_target=ENGLISH[:2], padding=True, return_tensors="pt").input_ids
    written = torch.cat([torch.full((2, 1), 2), written], dim=1)
    plain = {"skip_special_tokens": True, "clean_up_tokenization_spaces": False}
    assert tokenizer.batch_decode(written, **plain) == ENGLISH[:2]
    # The published configuration asks for this.
    assert tokenizer.batch_decode(written, skip_special_tokens=True) == ["The captain said.", "The bus."]
    assert tokenizer.decode(written[1], clean_up_tokenization_spaces=False) == "</s> The bus .</s>" + "<pad>" * int(
        written[1].eq(1).sum()
    )


@pytest.mark.parametrize(
    "text", ["नदी में पानी है ।", "hin_Deva", "", "hin_Deva tam_Taml नदी", "hin_Deva <unk> नदी", "eng_Latn नदी में"]
)
def test_a_source_without_two_languages_of_the_model_is_refused(tokenizer: Any, text: str) -> None:
    with pytest.raises(ValueError, match="not with two languages of this model"):
        tokenizer(text)


def test_languages_alone_are_a_source(tokenizer: Any) -> None:
    assert tokenizer("hin_Deva eng_Latn").input_ids == tokenizer("hin_Deva eng_Latn ").input_ids == [4, 5, 2]


def test_a_text_cannot_end_itself(tokenizer: Any) -> None:
    assert tokenizer("hin_Deva eng_Latn नदी </s> पानी").input_ids.count(2) == 1


def test_saved_and_opened_again_it_is_the_same(tokenizer: Any, tmp_path: Path) -> None:
    tokenizer.save_pretrained(tmp_path)
    again: Any = AutoTokenizer.from_pretrained(tmp_path)
    assert type(again) is IndicTransTokenizer
    assert again.get_vocab() == tokenizer.get_vocab()
    assert again.target.get_vocab() == tokenizer.target.get_vocab()
    assert again(SOURCES, padding=True) == tokenizer(SOURCES, padding=True)
    assert again(text_target=ENGLISH, padding=True) == tokenizer(text_target=ENGLISH, padding=True)
    assert again.padding_side == "left"
    assert again.model_max_length == 256
    # Code that is not there is not named.
    assert "auto_map" not in json.loads((tmp_path / "tokenizer_config.json").read_text("utf-8"))
    again.save_pretrained(tmp_path / "twice")
    names = {path.name for path in tmp_path.iterdir() if path.is_file()}
    assert names == {path.name for path in (tmp_path / "twice").iterdir()}
    assert all((tmp_path / name).read_bytes() == (tmp_path / "twice" / name).read_bytes() for name in names)


def test_threads_do_not_disturb_each_other(tokenizer: Any) -> None:
    expected = tokenizer(SOURCES).input_ids
    written = tokenizer(text_target=ENGLISH).input_ids

    def work(turn: int) -> Any:
        if turn % 3 == 0:
            return tokenizer(SOURCES).input_ids == expected
        if turn % 3 == 1:
            return tokenizer(text_target=ENGLISH).input_ids == written
        return tokenizer.batch_decode(written, skip_special_tokens=True)[1] == "The bus."

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(120)))


def test_a_target_that_fails_leaves_it_as_it_was(tokenizer: Any) -> None:
    expected = tokenizer(SOURCES[0]).input_ids
    with pytest.raises(ValueError, match="Input must be a string"):
        tokenizer(text_target=[1.5])
    assert tokenizer(SOURCES[0]).input_ids == expected


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("dict.TGT.json", '["<unk>"]', "is no list of pieces"),
        ("dict.SRC.json", "{}", "is no list of pieces"),
        ("model.SRC", "no model", "is no model of SentencePiece"),
    ],
)
def test_files_that_are_something_else_are_named(tmp_path: Path, name: str, content: str, message: str) -> None:
    folder = published.indictrans(tmp_path)
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(ValueError, match=f"{name} {message}"):
        IndicTransTokenizer.from_pretrained(folder)
