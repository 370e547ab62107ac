"""Names that one side of a translation has and the other has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from translate import naming
from translate.aligning import ALIKE, NEAR, Word, aligned, answered, is_name, neighbours
from translate.listed import settled_by
from translate.name_book import Book, known_names
from translate.people import TITLES
from translate.sounds import likeness, spelled_out
from translate.transliterate import transliterate


def differences(hindi: Sequence[Word], english: Sequence[Word], book: Book) -> tuple[list[str], list[str]]:
    """Names of the Hindi that nothing in the English sounds like, with their English spelling; and known ones made up."""
    _, settled, lost = settled_by(hindi, english, book.listed)
    known = known_names(hindi, book, settled)
    found = aligned(hindi, english, known)
    taken = {a for a, _ in found.values()}
    names = {i: transliterate(hindi[i].text) for i in _suspects(hindi, known) if i not in settled} | known
    absent = {i for i in names if i not in found and _asked(hindi, i, book) and not answered(hindi, i, english)}
    # Half a name is enough (PM Modi), unless another stands in the place of the other half.
    for i in sorted(absent):
        halves = [n for n in neighbours(hindi, i) if n in found]
        odd = [b for n in halves for b in neighbours(english, found[n][0]) if b not in taken and is_name(english[b])]
        if halves and not odd:
            absent.discard(i)
    runs = [(i, i + 1, names[i]) for i in absent]
    said: dict[str, None] = {}
    for start, end, name in _joined_up(hindi, sorted([*lost, *runs])):
        said[f"{' '.join(word.text for word in hindi[start:end])} = {name}"] = None
    made_up = [
        word.text
        for a, word in enumerate(english)
        if a not in taken and word.name and word.text in naming.indian() and not _explained(hindi, english, a)
    ]
    return list(said), list(dict.fromkeys(made_up))


def _asked(hindi: Sequence[Word], i: int, book: Book) -> bool:
    """Whether the English must have a name: no abbreviation, which may be said in full, and none that is a word besides."""
    key = hindi[i].key
    alone = key in book.spelled or not naming.word_too(key)
    own = alone or any(hindi[n].key in book.spelled for n in neighbours(hindi, i))
    return own and not naming.common(key) and not spelled_out(hindi[i].text)


def _explained(hindi: Sequence[Word], english: Sequence[Word], a: int) -> bool:
    """Whether a word of the Hindi sounds like a name of the English, where either may be written as two."""
    words = [word.text for word in hindi]
    words += [one.text + other.text for one, other in pairwise(hindi) if other.joined]
    twos = ["".join(english[b].text for b in sorted((a, n))) for n in neighbours(english, a)]
    return any(
        likeness(word, english[a].text) >= NEAR or any(likeness(word, two) >= ALIKE for two in twos) for word in words
    )


def _joined_up(hindi: Sequence[Word], runs: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for start, end, name in runs:
        if joined and joined[-1][1] == start and hindi[start].joined:
            joined[-1] = joined[-1][0], end, f"{joined[-1][2]} {name}"
        else:
            joined.append((start, end, name))
    return joined


def _suspects(hindi: Sequence[Word], known: Mapping[int, str]) -> Iterator[int]:
    """Words that must be names by what stands before and after: a title, or a given name, and a case: सचिव अनिल गर्ग ने."""
    for start, word in enumerate(hindi):
        if word.text not in TITLES and not (start in known and word.key in naming.forms()):
            continue
        end = start + 1
        while (
            end < len(hindi)
            and end - start < 4
            and hindi[end].joined
            and not naming.common(hindi[end].key)
            and not naming.place(hindi[end].key)
        ):
            end += 1
        if end < len(hindi) and end - start > 1 and hindi[end].joined and hindi[end].text == "ने":
            yield from (i for i in range(start + 1, end) if not naming.word_too(hindi[i].key))
