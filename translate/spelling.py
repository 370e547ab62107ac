"""Names through an article: one person is spelled one way, and a name that the English has lost is flagged.

The Hindi of an article spells a name the same way each time; its English may not, for each sentence is translated alone.
What sounds alike is aligned (see `translate.aligning`), and what is nearest by sound and most frequent is written everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from translate import naming
from translate.aligning import (
    ALIKE,
    NEAR,
    SURE,
    Found,
    Word,
    aligned,
    answered,
    english_words,
    hindi_words,
    is_name,
    neighbours,
)
from translate.glossary import Glossary
from translate.listed import settled_by
from translate.lost_names import differences
from translate.name_book import Book, book_of, known_names
from translate.people import TITLES
from translate.results import Alternative, Flag, Sentence
from translate.sounds import likeness, spelled_out

CODE = "spelling"
# A repair may make others possible; in practice the second round changes nothing.
ROUNDS = 6
# What English adds to a name without making another of it: Sikhs, Islamic, Koreans.
_ENDING = re.compile(r"(?:s|es|a|n|an|ian|ese|i|ic|ist)s?")


def one_spelling(sentences: Sequence[Sentence], names: Glossary | None = None) -> tuple[Sentence, ...]:
    """The sentences of one article, headline too, with each name spelled one way, and flagged where a name is missing.

    names: spellings that have the last word. A name is replaced only where the English has it in another spelling, or
    something that sounds like it in its place; the alternatives are repaired likewise. What cannot be repaired gets a flag
    "spelling" behind its other flags. Ids, sources, scores and numbers stay. A second pass changes nothing.
    """
    current = tuple(_unflagged(sentence) for sentence in sentences)
    book = book_of(current, names or Glossary())
    for _ in range(ROUNDS):
        after = tuple(_repaired(sentence, book) for sentence in current)
        if after == current:
            break
        current, book = after, book_of(after, names or Glossary())
    return tuple(_flagged(sentence, book) for sentence in current)


def _repaired(sentence: Sentence, book: Book) -> Sentence:
    translation = _respelled(sentence.source, sentence.translation, book)
    others: dict[str, Alternative] = {}
    for other in sentence.alternatives:
        text = _respelled(sentence.source, other.text, book)
        # Repaired, two may read alike.
        if text != translation or text == other.text:
            others.setdefault(text, replace(other, text=text))
    return replace(sentence, translation=translation, alternatives=tuple(others.values()))


def _respelled(source: str, translation: str, book: Book) -> str:
    hindi, english = hindi_words(source), english_words(translation)
    edits, settled, _ = settled_by(hindi, english, book.listed)
    held = {a for span in edits for a in range(*span)}
    names = known_names(hindi, book, settled)
    found = aligned(hindi, english, names)
    for i, name in names.items():
        if i in found:
            a, like = found[i]
            sure = like >= SURE and (english[a].name or not naming.ordinary(english[a].text))
            # What may well be a spelling of the name stands against a table's.
            if like >= ALIKE and name not in book.heard and not spelled_out(hindi[i].text):
                continue
            if a not in held and _another(english[a], name) and (sure or _garbled(english, a, found)):
                edits[a, a + 1] = name
        elif not answered(hindi, i, english):
            b = _in_its_place(hindi, i, english, found)
            if b is not None and b not in held:
                edits[b, b + 1] = name
    return _with(translation, english, edits)


def _with(text: str, words: Sequence[Word], edits: Mapping[tuple[int, int], str]) -> str:
    """The text with stretches of words replaced, in capitals where they were, from the last to the first."""
    for (first, last), name in sorted(edits.items(), reverse=True):
        start, end = words[first].start, words[last - 1].end
        former = text[start:end]
        if former.isupper() and len(former) > 1 and not (name.isupper() and len(name) > 1):
            name = name.upper()
        elif former.islower() and words[first].capital:
            name = name.lower()
        text = text[:start] + name + text[end:]
    return text


def _another(word: Word, name: str) -> bool:
    """Whether it is another spelling of the name, and not the name with an English ending."""
    one, other = sorted((word.text.replace(".", "").casefold(), name.casefold()), key=len)
    return one != other and not (other.startswith(one) and _ENDING.fullmatch(other, len(one)))


def _garbled(english: Sequence[Word], a: int, found: Found) -> bool:
    """Whether a word that sounds only somewhat like a name can be nothing else: no word of every day, nor half a name."""
    taken = {b for b, _ in found.values()}
    return is_name(english[a]) and all(b in taken or not is_name(english[b]) for b in neighbours(english, a))


def _in_its_place(hindi: Sequence[Word], i: int, english: Sequence[Word], found: Found) -> int | None:
    """The word that stands where the name should: beside the same other name, or after the same title."""
    taken = {a for a, _ in found.values()}
    free = [
        b
        for b, word in enumerate(english)
        if b not in taken and is_name(word) and not any(likeness(each.text, word.text) >= NEAR for each in hindi)
    ]
    around = {
        found[n][0] + i - n
        for n in neighbours(hindi, i)
        # Of bodies and their parts, the other may be translated: the Surveillance Centre.
        if n in found and found[n][1] >= ALIKE and {hindi[i].key, hindi[n].key} & naming.forms().keys()
    }
    places = [b for b in free if b in around]
    if not around and len(free) == 1 and hindi[i].joined:
        title = TITLES.get(hindi[i - 1].text, frozenset())
        places = [b for b in free if b and english[b].joined and english[b - 1].text.casefold() in title]
    # One word of a longer name that nobody knows is left alone.
    whole = [b for b in places if not any(n in free for n in neighbours(english, b))]
    return whole[0] if len(whole) == 1 else None


def _unflagged(sentence: Sentence) -> Sentence:
    def kept(flags: Sequence[Flag]) -> tuple[Flag, ...]:
        return tuple(flag for flag in flags if flag.code != CODE)

    others = tuple(replace(other, flags=kept(other.flags)) for other in sentence.alternatives)
    return replace(sentence, flags=kept(sentence.flags), alternatives=others)


def _flagged(sentence: Sentence, book: Book) -> Sentence:
    def doubts(english: str) -> tuple[Flag, ...]:
        lost, made_up = differences(hindi_words(sentence.source), english_words(english), book)
        parts = [f"not in the English: {', '.join(lost)}"] if lost else []
        parts += [f"not in the Hindi: {', '.join(made_up)}"] if made_up else []
        return (Flag(CODE, f"Names differ ({'; '.join(parts)})."),) if parts else ()

    others = tuple(replace(other, flags=(*other.flags, *doubts(other.text))) for other in sentence.alternatives)
    return replace(sentence, flags=(*sentence.flags, *doubts(sentence.translation)), alternatives=others)
