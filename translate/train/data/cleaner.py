"""Which pairs are learned from: all that can be said of a pair alone, and of those before it."""

from __future__ import annotations

from collections.abc import Iterable

from translate.train.data.exclusion import Exclusion
from translate.train.data.keys import key, words
from translate.train.data.pairs import Pair
from translate.train.data.repeats import Repeats
from translate.train.data.rules import RULES, Limits, broken
from translate.train.data.spelling import mask, spell

# Why a pair is dropped.
CLEANED = ("empty", "excluded", "excerpt", *RULES, "address", "duplicate", "often")


class Cleaner:
    """Decides pair by pair; what it kept before counts, so a pair of a later file can be a duplicate."""

    def __init__(self, limits: Limits, excluded: Iterable[str] = ()) -> None:
        self._limits = limits
        self._exclusion = Exclusion(excluded, limits.run)
        self._repeats = Repeats(limits.recurrences)

    def clean(self, pair: Pair) -> tuple[Pair, str | None]:
        """The pair in its final spelling, and None, or the reason to drop it: one of CLEANED."""
        pair = spell(pair)
        hindi, english = words(pair.hindi), words(pair.english)
        keys = key(hindi), key(english)
        if not all(keys):
            return pair, "empty"
        reason = self._exclusion.reason(hindi, english, keys) or broken(pair.hindi, pair.english, self._limits)
        if reason:
            return pair, reason
        masked = mask(pair)
        if masked is None:
            return pair, "address"
        return masked, self._repeats.reason(*keys)
