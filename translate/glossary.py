"""The reader's own list of names, with the spellings that are accepted for each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from translate.errors import InputError, NotText

_DEVANAGARI = re.compile(r"[\u0900-\u0963\u0970-\u097f]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_BETWEEN = re.compile(r"\s*[\t=]\s*")
_SPELLINGS = re.compile(r"[|;]")
# What no spelling holds: a third column, a note behind the name, and what no text holds.
_NO_SPELLING = re.compile(r"[=#<>\x00-\x1f\x7f]")
_HOW = "Write the Hindi, a tab or “ = ”, and the English: द्रौपदी मुर्मू = Droupadi Murmu"


@dataclass(frozen=True, slots=True)
class Glossary:
    """Names in Hindi with their English spellings, the one to write first. Names of several words are names as well.

        names = Glossary.of({"द्रौपदी मुर्मू": "Droupadi Murmu", "ज़ेलेंस्की": ("Zelenskyy", "Zelensky")})

    The Hindi is found in whatever way its nukta is typed, and without it: ज़ेलेंस्की is जेलेंस्की.
    """

    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, names: Mapping[str, str | Iterable[str]]) -> Glossary:
        """From Hindi -> English, or several spellings of it. Raises InputError as `read` does."""
        return cls._made(
            (hindi, (english,) if isinstance(english, str) else (*english,), f"“{hindi}”")
            for hindi, english in names.items()
        )

    @classmethod
    def read(cls, path: str | Path) -> Glossary:
        """From a UTF-8 file, see `parse`. Raises InputError for a file that cannot be read, too."""
        try:
            text = Path(path).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise NotText(f"{path} is not UTF-8 text. Save the list of names as UTF-8") from None
        except OSError as error:
            raise InputError(
                f"{path}: {error.strerror}. Give the list of names as a text file that can be read"
            ) from None
        return cls.parse(text, str(path))

    @classmethod
    def parse(cls, text: str, name: str) -> Glossary:
        """From a text with a name on each line: Hindi, a tab or " = ", English spellings with "|" or ";" between.

        Lines that begin with # and blank ones are left out. name: of the text, for the reader. Raises InputError, which names
        the text, the line and what to do, for a line that is none of these, and for a name with two readings.
        """
        lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
        return cls._made(
            _parted(line, f"{name}, line {number}") for number, line in lines if line and not line.startswith("#")
        )

    @classmethod
    def _made(cls, rows: Iterable[tuple[str, tuple[str, ...], str]]) -> Glossary:
        found: dict[str, tuple[str, tuple[str, ...]]] = {}
        for hindi, english, where in rows:
            name = " ".join(hindi.split())
            spellings = tuple(
                dict.fromkeys(" ".join(unicodedata.normalize("NFC", each).split()) for each in english if each.strip())
            )
            if not _DEVANAGARI.search(name) or _LATIN.search(name):
                raise InputError(f"{where}: “{name}” is not a name in Devanagari. {_HOW}")
            if not spellings or not all(map(_LATIN.search, spellings)) or any(map(_DEVANAGARI.search, spellings)):
                raise InputError(f"{where}: “{'|'.join(spellings)}” is no English spelling. {_HOW}")
            former = found.setdefault(plain(name), (name, spellings))
            if former[1] != spellings:
                raise InputError(
                    f"{where}: {name} is {'|'.join(former[1])} above and {'|'.join(spellings)} here. "
                    "Keep one of the lines, with all spellings in it"
                )
        return cls(tuple(found.values()))

    def spelling(self, hindi: str) -> str | None:
        """How the name is to be written; None where the list has it not."""
        return next(iter(self.accepted(hindi)), None)

    def accepted(self, hindi: str) -> tuple[str, ...]:
        """All spellings of the name that may stand, the one to write first."""
        wanted = plain(hindi)
        return next((english for name, english in self.entries if plain(name) == wanted), ())


def plain(hindi: str) -> str:
    """Hindi without nukta, and with single spaces, for hyphens too: names are typed either way."""
    return " ".join(unicodedata.normalize("NFD", hindi).replace("\u093c", "").replace("-", " ").split())


def _parted(line: str, where: str) -> tuple[str, tuple[str, ...], str]:
    hindi, *english = _BETWEEN.split(line, maxsplit=1)
    if not english:
        raise InputError(f"{where}: “{line}” has no English. {_HOW}")
    if _NO_SPELLING.search(english[0]):
        raise InputError(f"{where}: “{english[0]}” is no English spelling. {_HOW}")
    return hindi, (*_SPELLINGS.split(english[0]),), where
