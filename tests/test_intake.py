"""What a reader hands over: bytes, files and texts, and what is said where they cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.errors import EmptyInput, InputError, NoHindi, NotText
from translate.intake import MAX_BYTES, checked, decode, read_file

HINDI = "नहर में पानी आया।\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(HINDI.encode(encoding))
    assert read_file(path) == HINDI


def test_utf_16_of_either_order() -> None:
    assert decode(b"\xfe\xff" + HINDI.encode("utf-16-be")) == decode(b"\xff\xfe" + HINDI.encode("utf-16-le")) == HINDI


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00",
        HINDI.encode("utf-16-le"),
        HINDI.encode("utf-32"),
        b"\xff\xfe\x00",
        "né".encode("latin-1"),
    ],
    ids=["image", "UTF-16 without a mark", "UTF-32", "half a character", "Latin-1"],
)
def test_other_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(NotText, match="Save the article as plain text in UTF-8"):
        decode(data)


def test_the_message_names_the_file_and_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc\xff")
    with pytest.raises(NotText, match=r"a\.txt is not .*byte 3 is not UTF-8"):
        read_file(path)


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_file(tmp_path)
    with pytest.raises(InputError, match="There is no file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_file(tmp_path / ("x" * 300))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="over 20 MB"):
        read_file(path)


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(EmptyInput):
        checked(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Rain stopped play.", "from Hindi to English only"),
        ("ugj esa ikuh vk;k", "Kruti Dev"),
        (HINDI.encode().decode("latin-1"), "wrong encoding"),
        ("है।".encode().decode("cp1252") * 2, "wrong encoding"),
        ("১২ বাংলা ।", "no Hindi"),
    ],
    ids=["English", "old font", "UTF-8 as Latin-1", "UTF-8 as Windows-1252", "Bengali with a danda"],
)
def test_text_without_hindi_is_refused_with_what_to_do(text: str, says: str) -> None:
    with pytest.raises(NoHindi, match=says):
        checked(text)


def test_hindi_is_handed_on_as_it_is() -> None:
    assert checked(f" {HINDI}") == f" {HINDI}"


def test_an_endless_file_is_too_large() -> None:
    with pytest.raises(InputError, match="is over 20 MB"):
        read_file(Path("/dev/zero"))
