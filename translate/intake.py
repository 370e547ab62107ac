"""Takes in what a reader hands over, a file or a text, and says clearly why it cannot be read."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import BinaryIO

from translate import html_page
from translate.checks import DEVANAGARI
from translate.errors import EmptyInput, InputError, NoHindi, NotText

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Enough for any article and most books; a larger file is most likely the wrong one.
MAX_BYTES = 20_000_000
# UTF-8 Devanagari read as Windows-1252 or Latin-1: each letter begins with the bytes E0 A4 or E0 A5, "à¤" or "à¥".
MOJIBAKE = re.compile(r"(?:à[¤¥].?){3}", re.DOTALL)


def read_file(path: Path) -> str:
    """The text of a file. Raises InputError (missing, a folder, too large), NotText, EmptyInput or NoHindi."""
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Name one text file of it.")
        with path.open("rb") as file:
            return checked(read_stream(file, str(path)))
    except FileNotFoundError:
        raise InputError(f"There is no file {path}. Check the name and the folder.") from None
    except PermissionError:
        raise InputError(f"{path} may not be read. Change its permissions, or copy it.") from None
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}. Copy it to another place and try again."
        ) from None


def read_stream(file: BinaryIO, name: str) -> str:
    """The text of an open file, of MAX_BYTES at most. Raises InputError where it has more, or NotText."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is over {MAX_BYTES // 1_000_000} MB. Cut it into smaller files.")
    return decode(data, name)


def decode(data: bytes, name: str = "The input") -> str:
    """Bytes as text: UTF-8, or UTF-16 with its mark. Raises NotText."""
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(_not_text(name, f"byte {error.start} is not {encoding.upper().removesuffix('-SIG')}")) from None
    if "\0" in text:
        raise NotText(_not_text(name, "it holds zero bytes"))
    return text


def checked(text: str) -> str:
    """The text itself, or that of a web page whose HTML it is, if there is Hindi in it.

    Raises EmptyInput or NoHindi, or InputError for HTML that cannot be read.
    """
    if not text.strip():
        raise EmptyInput("There is no text. Paste a Hindi article, or name a file that holds one.")
    if html_page.is_html(text):
        text = html_page.page_text(text)
    if DEVANAGARI.search(text):
        return text
    if MOJIBAKE.search(text):
        raise NoHindi(
            "There is no Hindi (Devanagari) in this text, but signs like à¤¹ that come of a wrong encoding. "
            "Open the original as UTF-8 and copy it again."
        )
    raise NoHindi(
        "There is no Hindi (Devanagari) in this text. Khabar translates from Hindi to English only. "
        "If it looks like Hindi to you, it is set in an old font (Kruti Dev, for example): convert it to Unicode first."
    )


def _not_text(name: str, why: str) -> str:
    return (
        f"{name} is not a text file that Khabar can read ({why}). "
        "Save the article as plain text in UTF-8; from a PDF or Word file, copy the text."
    )
