"""Which side of a pair a machine made: the name of its source says it, and the model is told.

A model that knows the difference can learn words from machine-made pairs without learning to write like a machine
(tagged back-translation, Caswell et al. 2019).
"""

from __future__ import annotations

MACHINE_HINDI = "machine-hindi"
MACHINE_ENGLISH = "machine-english"
TAGS = (MACHINE_HINDI, MACHINE_ENGLISH)


def tagged(tag: str, source: str) -> str:
    """The source of pairs that a machine made out of text from `source`: machine-hindi:news."""
    return f"{tag}:{source}"


def tag(source: str) -> str | None:
    """One of TAGS, or None where people wrote both sides, as far as is known."""
    found, colon, _ = source.partition(":")
    return found if colon and found in TAGS else None
