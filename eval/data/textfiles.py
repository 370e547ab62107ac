"""Files of text, compressed or not: exactly one row a line, and errors that say where a file is wrong.

The text loader of `datasets` ends a row at a lone carriage return too, which would shift all rows after it.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from collections.abc import Sequence
from pathlib import Path, PurePath

from eval import UsageError

COMPRESSED = (".gz", ".xz", ".zst", ".bz2")
# How many places an error names before it counts.
SHOWN = 5

# UTF-32 first: its little-endian mark begins like that of UTF-16.
_OTHER_MARKS = {
    b"\xff\xfe\0\0": "UTF-32",
    b"\0\0\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def lines(path: str) -> list[str]:
    """The lines of a file; only a line feed ends one, with or without a carriage return before it.

    A sentence may hold any other separator. Raises UsageError as `read` does.
    """
    return split(read(path))


def split(text: str) -> list[str]:
    """Lines of a text without their ends; a line feed at the end of the text begins none."""
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def read(path: str) -> str:
    """The text of a file, decompressed by its name, without a byte order mark.

    Raises UsageError where the file cannot be read, is cut off, or is not UTF-8.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise UsageError(f"there is no file {path}; check its name") from None
    except IsADirectoryError:
        raise UsageError(f"{path} is a folder; name a file in it") from None
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    return decode(data, path)


def decode(data: bytes, name: str) -> str:
    """The text in the bytes of a file called `name`. Raises UsageError as `read` does."""
    data = _decompressed(data, name)
    for mark, encoding in _OTHER_MARKS.items():
        if data.startswith(mark):
            raise UsageError(f"{name} is {encoding}, by its byte order mark; {_resave(name, encoding)}")
    if b"\0" in data:
        line, byte = _place(data, data.index(b"\0"))
        if data.count(b"\0") < len(data) / 8:  # of English in UTF-16 it is every second byte, of Hindi every space
            raise UsageError(f"{name}, line {line}: byte {byte} is NUL, which no text holds; take it out")
        raise UsageError(
            f"{name}, line {line}: byte {byte} is NUL, as in UTF-16 without a byte order mark; "
            f"{_resave(name, 'UTF-16LE')}"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(_not_utf8(data, name)) from None


def kind(name: str) -> str:
    """The ending that says what a file holds: ".tsv" of pairs.TSV.xz."""
    path = PurePath(name.lower())
    return PurePath(path.stem).suffix if path.suffix in COMPRESSED else path.suffix


def few(names: Sequence[str], most: int = SHOWN) -> str:
    """The first places or names, and how many more there are."""
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _decompressed(data: bytes, name: str) -> bytes:
    ending = PurePath(name.lower()).suffix
    if ending not in COMPRESSED:
        return data
    try:
        if not data:
            raise EOFError
        if ending == ".gz":
            return gzip.decompress(data)
        if ending == ".xz":
            return lzma.decompress(data)
        if ending == ".bz2":
            return bz2.decompress(data)
        return _zstd(data)
    except (OSError, EOFError, ValueError, zlib.error, lzma.LZMAError):
        raise UsageError(f"{name} is cut off, or not a {ending} file; get it again") from None


def _zstd(data: bytes) -> bytes:
    """Every frame of a file; EOFError where the last is cut off, which the library's one-call form does not see."""
    try:
        import zstandard
    except ModuleNotFoundError:
        raise UsageError("zstandard is not installed; run: pip install 'khabar[eval]'") from None
    parts = []
    while data:
        frame = zstandard.ZstdDecompressor().decompressobj()
        try:
            parts.append(frame.decompress(data))
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from None
        if not frame.eof:
            raise EOFError
        data = frame.unused_data
    return b"".join(parts)


def _not_utf8(data: bytes, name: str) -> str:
    wrong: list[str] = []
    first = ""
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong.append(f"line {number}")
            first = first or f"byte {error.start + 1} of line {number} is 0x{line[error.start]:02X}"
    return f"{name} is not UTF-8 in {len(wrong)} lines: {few(wrong)} ({first}); {_resave(name, 'WINDOWS-1252')}"


def _place(data: bytes, position: int) -> tuple[int, int]:
    """Line and byte within it, from 1."""
    return data.count(b"\n", 0, position) + 1, position - data.rfind(b"\n", 0, position)


def _resave(name: str, encoding: str) -> str:
    return f"save it as UTF-8, such as by: iconv -f {encoding} -t UTF-8 {name}"
