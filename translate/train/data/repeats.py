"""Pairs that come again, word for word or with one side the same."""

from __future__ import annotations

from collections import Counter


class Repeats:
    """Remembers the pairs that were kept, by the keys of their sides."""

    def __init__(self, recurrences: int) -> None:
        self._recurrences = recurrences
        self._seen: set[bytes] = set()
        self._hindi: Counter[bytes] = Counter()
        self._english: Counter[bytes] = Counter()

    def reason(self, hindi: bytes, english: bytes) -> str | None:
        """None for a pair to keep, which is then remembered.

        "duplicate": the same texts but for case, punctuation and spacing were kept before. "often": one side was, with
        as many other partners as may be; a text with many translations is a heading, or misaligned.
        """
        if hindi + english in self._seen:
            return "duplicate"
        if max(self._hindi[hindi], self._english[english]) >= self._recurrences:
            return "often"
        self._seen.add(hindi + english)
        self._hindi[hindi] += 1
        self._english[english] += 1
        return None
