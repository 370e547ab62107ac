"""The model's files are checked before they are used, and a message names the file that is wrong."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from translate.engines import open_engine
from translate.errors import EngineError, WeightsCorrupt, WeightsMissing
from translate.weights import EMBEDDED, load

FILES = {
    "model.bin.00": b"first ",
    "model.bin.01": b"second",
    "config.json": b"{}",
    "vocabulary.json": b"[]",
    "tokenizer.model": b"pieces",
}
NAMES = sorted(FILES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model folder in miniature: all of the layout, nothing of the weight."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    listed = {"model.bin": b"first second", **FILES}
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in listed.items())
    (tmp_path / "SHA256SUMS").write_text(sums, "ascii")
    return tmp_path


def unlist(folder: Path, name: str) -> None:
    lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    (folder / "SHA256SUMS").write_text("\n".join(line for line in lines if not line.endswith(f" {name}")), "ascii")


def test_pieces_are_joined_in_order(folder: Path) -> None:
    weights = load(folder)
    assert weights.model == {"model.bin": b"first second", "config.json": b"{}", "vocabulary.json": b"[]"}
    assert weights.tokenizer == weights.file("tokenizer.model") == b"pieces"
    assert weights.files == {"tokenizer.model": b"pieces"}
    assert weights.digest == hashlib.sha256(b"first second").hexdigest()


def test_the_shipped_model_is_whole_and_every_file_fits_any_git_host() -> None:
    load()
    assert all(path.stat().st_size <= 50 * 1024 * 1024 for path in EMBEDDED.iterdir())
    assert {"NOTICE", "GEMMA_TERMS.txt"} <= {path.name for path in EMBEDDED.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(WeightsMissing, match=f"{folder / name} is missing.*Copy or export the model again"):
        load(folder)


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(FILES[name][:-1] + b"?")
    with pytest.raises(WeightsCorrupt, match=f"{folder / name} is damaged.*Copy or export the model again"):
        load(folder)


@pytest.mark.parametrize("name", ["config.json", "vocabulary.json", "tokenizer.model"])
def test_a_file_that_is_not_listed_is_named(folder: Path, name: str) -> None:
    unlist(folder, name)
    with pytest.raises(WeightsMissing, match=f"SHA256SUMS does not list {name}.*Copy or export the model again"):
        load(folder).file(name)


def test_files_of_a_folder_within_are_read_and_checked(folder: Path) -> None:
    files = {"tokenizer/config.json": b"{}", "tokenizer/vocabulary.json": b"{}", "source.model": b"more"}
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
        with (folder / "SHA256SUMS").open("a", encoding="ascii") as sums:
            sums.write(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    weights = load(folder)
    assert weights.files == {"tokenizer.model": b"pieces", **files}
    assert weights.model.keys() == {"model.bin", "config.json", "vocabulary.json"}
    (folder / "tokenizer" / "config.json").write_bytes(b"[]")
    with pytest.raises(WeightsCorrupt, match=r"tokenizer/config\.json is damaged"):
        load(folder)


@pytest.mark.parametrize(
    "name", ["../model.txt", "/etc/hostname", "tokenizer/../../model.txt", "..\\model.txt", "C:model.txt", ".."]
)
def test_a_name_outside_the_folder_is_refused(folder: Path, name: str) -> None:
    (folder.parent / "model.txt").write_bytes(b"")
    with (folder / "SHA256SUMS").open("a", encoding="ascii") as sums:
        sums.write(f"{hashlib.sha256(b'').hexdigest()}  {name}\n")
    with pytest.raises(WeightsCorrupt, match=f"lists {re.escape(name)}, which is outside"):
        load(folder)


def test_a_piece_that_is_not_listed_is_noticed(folder: Path) -> None:
    unlist(folder, "model.bin.01")
    with pytest.raises(WeightsCorrupt, match=r"model\.bin\.00 to model\.bin\.00 .* are not a whole model\.bin"):
        load(folder)
    unlist(folder, "model.bin.00")
    with pytest.raises(WeightsMissing, match=r"does not list model\.bin\.00"):
        load(folder)


def test_a_file_beside_the_listed_ones_does_no_harm(folder: Path) -> None:
    (folder / "NOTICE").write_text("a notice")
    load(folder)


@pytest.mark.parametrize("sums", [b"\xff\xfe\x00", b"only-one-column\n"])
def test_a_damaged_list_is_named(folder: Path, sums: bytes) -> None:
    (folder / "SHA256SUMS").write_bytes(sums)
    with pytest.raises(WeightsCorrupt, match="SHA256SUMS is no list of files"):
        load(folder)


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match=f"There is no model in {tmp_path}"):
        load(tmp_path)


def test_an_engine_says_what_is_wrong_with_its_folder(folder: Path) -> None:
    (folder / "model.bin.01").unlink()
    with pytest.raises(EngineError, match=r"model\.bin\.01 is missing"):
        open_engine(folder)


def test_the_embedded_model_comes_back_by_installing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("translate.weights.EMBEDDED", tmp_path)
    with pytest.raises(WeightsMissing, match="Install Khabar again"):
        load(tmp_path)
