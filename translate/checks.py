"""What can be seen to be wrong with a translation without knowing the right one: each doubt becomes a flag.

The thresholds were set on human translations, which must pass: see `python -m eval checks`, which prints how many of
the references of a development set each check would flag (its false alarms).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate import clock, names, numbers, protect
from translate.results import Flag
from translate.transliterate import transliterate

DEVANAGARI = re.compile(r"[\u0900-\u0963\u0966-\u097f]+")
_HINDI_WORD = re.compile(r"[^\s।,.?!;:\"'“”‘’()-]+|[।.?!:;]")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
# Words, and the marks that keep the end of one sentence from looking like the beginning of the next.
_TOKEN = re.compile(rf"{WORD.pattern}|[.?!:;]")
# Words of English for a word of Hindi, from MIN_WORDS words on: human translations lie between 0.45 and 1.9.
MIN_WORDS = 8
SHORTEST = 0.42
LONGEST = 2.0
# A short source may be said at length, or in a word, without anything being wrong.
SLACK = 6
# The same words twice in a sentence: in a row, or that many of them at a distance.
LOOP_WORDS = 6


def check(source: str, translation: str) -> tuple[Flag, ...]:
    """All doubts about a translation of a whole sentence, gravest first.

    Codes: "empty", "loop", "too-short", "too-long", "numbers", "time", "names", "protected", "devanagari".
    """
    if not WORD.search(translation):
        return (Flag("empty", "Nothing was translated."),) if WORD.search(source) else ()
    found = (
        _loop(source, translation),
        _length(source, translation),
        _numbers(source, translation),
        _time(source, translation),
        _names(source, translation),
        _protected(source, translation),
        _devanagari(source, translation),
    )
    return tuple(flag for flag in found if flag is not None)


def _loop(source: str, translation: str) -> Flag | None:
    again = repeated(_TOKEN.findall(translation.lower()))
    # A slogan said three times in the source may be said three times.
    if again and not repeated(_HINDI_WORD.findall(source)):
        return Flag("loop", f"The translation repeats itself: “{' '.join(again)}”.")
    return None


def repeated(words: Sequence[str]) -> Sequence[str]:
    """The words that a sequence says again: three times one word, twice two or more in a row, or LOOP_WORDS anywhere."""
    # Longer groups in a row are found by the second rule.
    for size in range(1, min(LOOP_WORDS, len(words) // 2) + 1):
        times = 3 if size == 1 else 2
        for start in range(len(words) - size * times + 1):
            group = words[start : start + size]
            spoken = sum(word[0].isalnum() for word in group)
            copies = (words[start + size * n : start + size * (n + 1)] for n in range(1, times))
            if spoken >= min(size, 2) and all(copy == group for copy in copies):
                return group
    seen = set()
    for start in range(len(words) - LOOP_WORDS + 1):
        gram = tuple(words[start : start + LOOP_WORDS])
        if gram in seen:
            return gram
        seen.add(gram)
    return ()


def _length(source: str, translation: str) -> Flag | None:
    hindi, english = len(source.split()), len(WORD.findall(translation))
    if hindi >= MIN_WORDS and english < SHORTEST * hindi:
        return Flag("too-short", f"{english} words for {hindi} in the Hindi: something was probably left out.")
    if english > LONGEST * hindi + SLACK:
        return Flag("too-long", f"{english} words for {hindi} in the Hindi: something was probably added.")
    return None


def _numbers(source: str, translation: str) -> Flag | None:
    # An address is checked whole, not for the digits in it.
    return _differ(
        "numbers", "Numbers", *numbers.compare(protect.protect(source).blank, protect.protect(translation).blank)
    )


def _time(source: str, translation: str) -> Flag | None:
    moved = clock.wrong(source, translation)
    return Flag("time", f"Morning and evening are mixed up: {', '.join(moved)}.") if moved else None


def _names(source: str, translation: str) -> Flag | None:
    return _differ("names", "Places or days", *names.compare(source, translation))


def _differ(code: str, what: str, lost: Sequence[str], made_up: Sequence[str]) -> Flag | None:
    parts = [f"not in the English: {', '.join(lost)}"] if lost else []
    parts += [f"not in the Hindi: {', '.join(made_up)}"] if made_up else []
    return Flag(code, f"{what} differ ({'; '.join(parts)}).") if parts else None


def _protected(source: str, translation: str) -> Flag | None:
    lost = protect.lost(source, translation)
    return Flag("protected", f"Missing from the English: {', '.join(lost)}.") if lost else None


def _devanagari(source: str, translation: str) -> Flag | None:
    left = " ".join(DEVANAGARI.findall(protect.protect(translation).blank))
    if not left:
        return None
    # The translator puts the spelling where the Hindi was, so the reason names both.
    return Flag("devanagari", f"The model left this in Hindi, spelled by sound here: {left} ({transliterate(left)}).")
