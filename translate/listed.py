"""What the reader's own list of names settles in a sentence, before anything else is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from translate import naming
from translate.aligning import NEAR, Word, english_words, hindi_words
from translate.glossary import Glossary
from translate.people import MEANINGS
from translate.results import Sentence
from translate.sounds import likeness

Listed: TypeAlias = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
"""The reader's list: the keys of each name's words -> its accepted spellings, longest names first."""


def by_keys(sentences: Sequence[Sentence], names: Glossary) -> Listed:
    """The reader's list by keys, of accepted spellings the one that the article has most often in front."""
    text = "\n".join(sentence.translation for sentence in sentences)
    rows = [
        (
            tuple(word.key for word in hindi_words(name)),
            sorted(accepted, key=lambda form: -len(_whole(form).findall(text))) if len(accepted) > 1 else accepted,
        )
        for name, accepted in names.entries
    ]
    return [(keys, (*accepted,)) for keys, accepted in sorted(rows, key=lambda row: -len(row[0]))]


@lru_cache(maxsize=1 << 10)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def settled_by(
    hindi: Sequence[Word], english: Sequence[Word], listed: Listed
) -> tuple[dict[tuple[int, int], str], set[int], list[tuple[int, int, str]]]:
    """For the names of the reader's list: repairs, the Hindi words that are looked after so, and the names that are lost.

    Of the repairs: first English word and the one behind the last -> the spelling; of the lost names: first Hindi word, the
    one behind the last, and the spelling.
    """
    edits: dict[tuple[int, int], str] = {}
    settled: set[int] = set()
    held: set[int] = set()
    lost = []
    # A long list has few of its names in one sentence.
    there = {word.key for word in hindi}
    for keys, accepted in listed:
        if keys[0] not in there:
            continue
        met = False
        for i in range(len(hindi) - len(keys) + 1):
            here = range(i, i + len(keys))
            if settled.isdisjoint(here) and tuple(hindi[n].key for n in here) == keys:
                settled.update(here)
                span = _meant(hindi, here, english, accepted, held)
                if span is not None:
                    met = True
                    held.update(range(*span))
                    if _said(english, span) != _plain(accepted[0]):
                        edits[span] = accepted[0]
                # Said once, it may be "he" the second time.
                elif not met:
                    lost.append((i, i + len(keys), accepted[0]))
    return edits, settled, lost


def _meant(
    hindi: Sequence[Word], here: range, english: Sequence[Word], accepted: Sequence[str], held: set[int]
) -> tuple[int, int] | None:
    """The stretch of English words that stands for a listed name: spelled so, sounding so, or its meaning as a word.

    held: the words that stand for other names.
    """
    sizes = {len(english_words(form)) for form in accepted} | {len(here)}
    spans = [(a, a + size) for size in sorted(sizes) for a in range(len(english) - size + 1)]
    spans = [(a, b) for a, b in spans if held.isdisjoint(range(a, b)) and all(w.joined for w in english[a + 1 : b])]
    said = {span: _said(english, span) for span in spans}
    for form in accepted:
        if spelled := [span for span in spans if said[span] == _plain(form)]:
            return spelled[0]
    name = "".join(hindi[n].text for n in here)
    others = [word.text for n, word in enumerate(hindi) if n not in here]
    near = []
    for span in spans:
        words = english[slice(*span)]
        written = "".join(word.text for word in words)
        like = likeness(name, written)
        free = all(word.capital and not naming.ordinary(word.text) for word in words)
        if free and like >= NEAR and all(likeness(other, written) < like for other in others if other != name):
            near.append((-like, span))
    if near:
        return min(near)[1]
    meaning = MEANINGS.get(name, "").casefold()
    stretches = [(a, b) for a, b in spans if said[a, b] == meaning]
    if len(stretches) != 1:
        return None
    [(a, b)] = stretches
    return (a - 1, b) if english[a].joined and english[a - 1].text.casefold() == "the" else (a, b)


def _said(words: Sequence[Word], span: tuple[int, int]) -> str:
    return " ".join(word.text for word in words[slice(*span)]).casefold()


def _plain(name: str) -> str:
    return " ".join(word.text for word in english_words(name)).casefold()
