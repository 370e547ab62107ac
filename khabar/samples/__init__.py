"""Sample articles, written for Khabar: `TITLES` for a menu, `load(name)` for the text."""

from __future__ import annotations

from importlib.resources import files

# File name without ending -> title in the menu; the first one is what the page opens with.
TITLES = {
    "night-train": "A copied page: the night train",
    "millet-harvest": "Record millet harvest",
    "lake-comes-back": "A lake comes back",
}
FIRST = next(iter(TITLES))


def load(name: str) -> str:
    """The Hindi text of a sample, one of `TITLES`."""
    return files("khabar.samples").joinpath(f"{name}.txt").read_text("utf-8")
