"""Keeps what a model is measured with out of what it learns from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from translate.train.data.keys import key, words
from translate.train.data.pairs import Pair
from translate.train.data.spelling import spell


class Exclusion:
    """Texts that no pair may hold: none as a side, however it is written, and none of their runs of `run` words.

    A long run in common shows that two texts are of one origin, such as another cut of the same article. Brown et al.
    (2020) looked for runs of 13 words for that, and shorter ones where texts are short.
    """

    def __init__(self, lines: Iterable[str], run: int) -> None:
        self._run = run
        self._keys: set[bytes] = set()
        self._runs: set[str] = set()
        for line in lines:
            # Pairs are compared in their final spelling, of which a file cannot say whether it is Hindi or English.
            for text in {line, *spell(Pair("", line, line))[1:]}:
                found = words(text)
                self._keys.add(key(found))
                self._runs.update(self._cut(found))
        self._keys.discard(b"")

    def reason(self, hindi: Sequence[str], english: Sequence[str], keys: tuple[bytes, bytes]) -> str | None:
        """ "excluded" for a side that is an excluded text, "excerpt" for a run of one, or None.

        hindi, english: the `words` of both sides; keys: the `key` of both.
        """
        if not self._keys.isdisjoint(keys):
            return "excluded"
        if any(run in self._runs for side in (hindi, english) for run in self._cut(side)):
            return "excerpt"
        return None

    def _cut(self, words: Sequence[str]) -> Iterator[str]:
        return (" ".join(words[begin : begin + self._run]) for begin in range(len(words) - self._run + 1))
