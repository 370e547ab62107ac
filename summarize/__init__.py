"""English sentences to bullets, each with the words it rests on: `summarize(sentences)`; `tldr` makes one line."""

from __future__ import annotations

from summarize.abstractive import open_summarizer
from summarize.bullets import Extractive, summarize, tldr
from summarize.results import Brief, Bullet, Summarizer, Support
from summarize.several import Point, Told, merged

__all__ = [
    "Brief",
    "Bullet",
    "Extractive",
    "Point",
    "Summarizer",
    "Support",
    "Told",
    "merged",
    "open_summarizer",
    "summarize",
    "tldr",
]
