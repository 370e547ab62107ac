"""The mark on what is doubtful, and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from translate import Flag


def mark(flags: Sequence[Flag]) -> str:
    """A question mark behind the text."""
    # The no-break space keeps it on the line of the last word.
    return '&nbsp;<span class="mark" aria-hidden="true">?</span>' if flags else ""


def why(name: str, flags: Sequence[Flag]) -> str:
    """The reasons for the mark: seen when the text is lit up, and always there for a screen reader. name: of the text."""
    if not flags:
        return ""
    reasons = " ".join(flag.reason for flag in flags)
    return f'<p class="why" id="why{name}" role="note"><b>Check this.</b> {escape(reasons)}</p>'


def described_by(name: str, flags: Sequence[Flag]) -> str:
    """The attribute that ties the text to its reasons."""
    return f' aria-describedby="why{name}"' if flags else ""
