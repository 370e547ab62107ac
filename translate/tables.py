"""Small tables of words, written as text so that a reader of Hindi can check and extend them at a glance."""

from __future__ import annotations


def table(text: str) -> dict[str, str]:
    """Hindi -> English out of rows "Hindi Hindi … English", divided by line breaks or bars; "_" stands for a space."""
    rows = (row.split() for row in text.strip().replace("\n", "|").split("|"))
    return {name.replace("_", " "): english.replace("_", " ") for *names, english in rows for name in names}
