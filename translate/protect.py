"""Keeps what must come out letter for letter through the model: addresses, handles, hashtags and endless numbers.

Each is replaced by a short code (X1, X2, …) that the model copies, and put back afterwards. State is per call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAIL = r"[^\s<>\"'”’»।|,;!?)\]]"
URL = re.compile(rf"(?:https?://|www\.){_TAIL}+(?:[,;!?]{_TAIL}+)*(?<![.:])", re.IGNORECASE)
# A bare domain needs a Latin name and a Latin ending: है.उन्होंने and डॉ.एस.पी.सिंह are no addresses, nor is "2014.In".
DOMAIN = re.compile(
    r"(?<![\w@.-])(?=[0-9.-]*[a-z])(?:[a-z0-9-]+\.)+(?-i:com|org|net|in|gov|edu|info|news|io|COM|ORG|NET|IN|GOV|EDU)"
    rf"(?:/{_TAIL}*(?<![.:]))?(?![\w-])",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE | re.ASCII)
# Hindi hashtags are left to the model: a reader of English wants them translated.
HANDLE = re.compile(r"(?<![\w@])[@#][A-Za-z][A-Za-z0-9_]*+(?![\u0900-\u0963])")
# Longer than any quantity: an account, a key, a run of digits that a model would lose count of.
LONG_NUMBER = re.compile(r"(?<![\d,])\d[\d,]{22,}(?<!,)(?!\d)")
_PROTECTED = re.compile("|".join(f"(?:{p.pattern})" for p in (EMAIL, URL, DOMAIN, HANDLE, LONG_NUMBER)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence whose protected parts are codes. `parts[i]` stands behind the code `letter` + str(i + 1)."""

    text: str
    parts: tuple[str, ...]
    letter: str = "X"

    @property
    def blank(self) -> str:
        """The sentence without its protected parts."""
        return re.sub(rf"{self.letter}\d+", " ", self.text) if self.parts else self.text

    def restore(self, translation: str) -> str:
        """Put the protected parts back; a code that the model lost stays lost (see `lost`)."""
        codes = re.compile(rf"(?<![A-Za-z]){self.letter} ?(\d{{1,4}})(?!\d)")

        def part(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            return self.parts[index] if 0 <= index < len(self.parts) else found[0]

        return codes.sub(part, translation) if self.parts else translation


def protect(text: str) -> Masked:
    """Replace addresses, handles and hashtags by codes."""
    parts: list[str] = []
    letter = next((c for c in "XZQVK" if not re.search(rf"{c} ?\d", text)), "X")

    def code(found: re.Match[str]) -> str:
        parts.append(found[0])
        return f"{letter}{len(parts)}"

    return Masked(_PROTECTED.sub(code, text), (*parts,), letter)


def lost(source: str, translation: str) -> list[str]:
    """Protected parts of the source that are not in the translation."""
    return [part for part in protect(source).parts if part not in translation]
