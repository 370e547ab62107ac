"""English sentences to bullets, each with the ids of the sentences it rests on: `summarize(sentences)`."""

from __future__ import annotations

from summarize.bullets import Bullet, summarize

__all__ = ["Bullet", "summarize"]
