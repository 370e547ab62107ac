"""A light parse of an English sentence: tokens with their places, what is quoted, and where the finite verb is.

It knows only what the edits of `compress` and `fuse` ask. Where a word may be one thing or another, the answer is the
one that leads to no edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from summarize.lexicon import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    DISTINCT_PASTS,
    LIMITS,
    NOT_PASTS,
    NUMBER_WORDS,
    PARTICIPLES,
    PASTS,
    PREPOSITIONS,
    PRESENTS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)
from summarize.words import SPEECH_VERBS, WEEKDAYS

TOKEN = re.compile(
    r"(?P<number>[₹$€£]?\d+(?:[.,:/]\d+)*(?:[-–]?[^\W_]+)*%?)"
    # "U.S.", "Mr.", "J.K.", "don't", "30-year-old", "AT&T".
    r"|(?P<word>(?:[^\W\d_]\.){2,}|(?:Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Gov|Sen|Rep|Rev|Jr|Sr|No|Rs|vs)\.|[^\W_]+(?:[-'’.&/][^\W_]+)*['’]?(?<!['’](?=\w)))"
    r"|(?P<dash>--+|[–—]|-)"
    r"|(?P<mark>\S)"
)
DOUBLE = '"“”'
# ‘words’ and 'words' in single marks; an apostrophe has a letter before it.
SINGLE = re.compile(r"(?<![\w.,!?])[‘'](?=\w)|[‘]")
FIRST_WORD = re.compile(r"""["'“‘(\[\s]*([^\W_]+)""")
VERBS = PARTICIPLES | PRESENTS | frozenset(SPEECH_VERBS)
BRACKETS = {"(": ")", "[": "]"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number, dash or mark; text[start:end] is `text`. kind: "word", "number", "dash" or "mark"."""

    text: str
    start: int
    end: int
    kind: str

    @property
    def key(self) -> str:
        """In small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")


@dataclass(frozen=True)
class Parse:
    """A sentence in tokens. quoted: for each, whether it stands within quotation marks, or is one.

    sound: marks pair and brackets close; where not, nobody can say what belongs together.
    """

    text: str
    tokens: tuple[Token, ...]
    quoted: tuple[bool, ...]
    sound: bool

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every token in small letters."""
        return tuple(token.key for token in self.tokens)

    def key(self, index: int) -> str:
        """Token `index` in small letters; empty outside the sentence."""
        return self.keys[index] if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        """Whether token `index` exists and is a word or a number."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind in ("word", "number")

    def ends(self, index: int) -> bool:
        """Whether the sentence is over at token `index`, but for its stop."""
        return index >= len(self.tokens) or (index == len(self.tokens) - 1 and self.keys[index] in ".!?")

    def is_name(self, index: int) -> bool:
        """Whether token `index` has a capital that a sentence's beginning does not explain; days are no names."""
        token = self.tokens[index]
        if token.kind != "word" or token.key in WEEKDAYS:
            return False
        inner = any(map(str.isupper, token.text[1:]))
        return inner or (token.text[0].isupper() and token.text != "I" and not self._begins(index))

    def is_number(self, index: int) -> bool:
        """Whether token `index` is a number, in digits or in words."""
        token = self.tokens[index]
        return token.kind == "number" or any(part in NUMBER_WORDS for part in token.key.split("-"))

    def plain(self, start: int, stop: int) -> bool:
        """Whether tokens [start, stop) hold no number, no name, nothing quoted and no word that limits the rest."""
        return not any(
            self.quoted[index]
            or self.is_name(index)
            or self.is_number(index)
            or self.keys[index] in LIMITS
            or self.keys[index].endswith("n't")
            or self.tokens[index].text[0].isupper()
            for index in range(start, stop)
        )

    def finite(self, index: int) -> bool:
        """Whether token `index` is a finite verb beyond doubt: an auxiliary, a past that is no participle, "says"."""
        if not self.is_word(index) or self.tokens[index].text[0].isupper() or self.quoted[index]:
            return False
        key = self.keys[index]
        if key in AUXILIARIES or key in DISTINCT_PASTS:
            return True
        before = self.key(index - 1)
        if before in DETERMINERS or before in PREPOSITIONS:
            return False
        if key in PRESENTS or key in ("said", "says"):
            return True
        # "blocked the road", "won a vote": an object right after it makes a past of what could be a participle.
        past = key in PASTS or key in SPEECH_VERBS or (key.endswith("ed") and key not in NOT_PASTS)
        return past and (
            self.key(index + 1) in DETERMINERS
            or self.key(index + 1) in ("it", "him", "them", "us", "me")
            or (index + 1 < len(self.tokens) and (self.is_number(index + 1) or self.is_name(index + 1)))
        )

    def maybe_verb(self, index: int) -> bool:
        """Whether token `index` could be a finite verb or a participle: what `finite` is sure of, and what it is not."""
        if not self.is_word(index):
            return False
        key = self.keys[index]
        return self.finite(index) or key in VERBS or (key.endswith("ed") and key not in NOT_PASTS)

    def first_finite(self, start: int = 0) -> int | None:
        """The first token from `start` on that is a finite verb beyond doubt."""
        return next((index for index in range(start, len(self.tokens)) if self.finite(index)), None)

    def subject(self, start: int = 0) -> int | None:
        """Where the noun phrase that begins at `start` ends, if the main verb follows it: the verb's index.

        One phrase without commas, clauses or conjunctions: "The mayor of the old town | said". None where it is another.
        """
        first = self.key(start)
        if not self.is_word(start) or first in PREPOSITIONS or first in SUBORDINATORS or first in CONJUNCTIONS:
            return None
        for index in range(start, len(self.tokens)):
            key = self.keys[index]
            if self.finite(index):
                return index if index > start else None
            if not self.is_word(index) or self.quoted[index]:
                return None
            if key in CONJUNCTIONS or key in RELATIVES - {"that"} or (key == "that" and index > start):
                return None
            if index > start and (key in PRONOUNS or key in SUBORDINATORS - PREPOSITIONS):
                return None
            if index > start and self.maybe_verb(index):
                return None
        return None

    def is_capital(self, index: int) -> bool:
        """Whether token `index` is a word with a capital."""
        token = self.tokens[index]
        return token.kind == "word" and token.text[0].isupper()

    def is_clause(self) -> bool:
        """Whether the sentence begins with its subject and goes on with a verb."""
        verb = next((index for index in range(1, len(self)) if self.maybe_verb(index)), None)
        return self.subject() is not None or (verb is not None and self.noun_phrase(0, verb))

    def noun_phrase(self, start: int, stop: int) -> bool:
        """Whether tokens [start, stop) can only be a noun phrase, with what hangs on it by prepositions."""
        opens = self.key(start)
        if opens in PREPOSITIONS or opens in SUBORDINATORS or opens in CONJUNCTIONS or opens in PRONOUNS:
            return False
        if opens.endswith(("ing", "ed", "ly")) or opens in ("there", "here", "now", "today", "yesterday", "not", "to"):
            return False
        return all(
            self.is_word(index)
            and not self.quoted[index]
            and not self.maybe_verb(index)
            and self.keys[index] not in RELATIVES | {"and", "or", "but", "if", "to"}
            for index in range(start, stop)
        )

    def touches_quotes(self, start: int, end: int) -> bool:
        """Whether anything quoted, or a quotation mark, stands in text[start:end]."""
        return any(
            quoted and token.start < end and start < token.end
            for token, quoted in zip(self.tokens, self.quoted, strict=True)
        )

    def without(self, start: int, stop: int) -> str:
        """The sentence without tokens [start, stop), joined again with one space and at most one comma."""
        left = self.text[: self.tokens[start].start].rstrip()
        right = self.text[self.tokens[stop - 1].end :].lstrip()
        if right.startswith((",", ".", ";", ":", "?", "!")):
            left = left.rstrip(", ")
        if right.startswith(".") and left.endswith("."):
            right = right[1:]  # "at 3 p.m. on Friday."
        if not left:
            return capital(right.lstrip(", "))
        glue = "" if right.startswith((",", ".", ";", ":", "?", "!", ")", "]", "”")) or not right else " "
        return left + ("" if left.endswith(("(", "[", "“")) else glue) + right

    def words(self, start: int = 0, stop: int | None = None) -> int:
        """How many words and numbers there are in tokens [start, stop)."""
        return sum(self.is_word(index) for index in range(start, len(self.tokens) if stop is None else stop))

    def runs(self, mark: str) -> Iterator[int]:
        """The places of `mark` outside quotation marks."""
        return (index for index, key in enumerate(self.keys) if key == mark and not self.quoted[index])

    def _begins(self, index: int) -> bool:
        """Whether a sentence or quotation may begin with token `index`."""
        return index == 0 or self.tokens[index - 1].text in ("“", '"', "‘", "(", "[", ":", ".", "!", "?")


def parse(text: str) -> Parse:
    """The parse of one sentence; offsets are those of `text`."""
    tokens = tuple(
        Token(match.group(), match.start(), match.end(), match.lastgroup or "mark") for match in TOKEN.finditer(text)
    )
    single = [match.start() for match in SINGLE.finditer(text)]
    inside, sound = False, True
    quoted = []
    closing: list[str] = []
    for token in tokens:
        if token.text in DOUBLE:
            sound = sound and token.text != ("“" if inside else "”")
            inside = not inside
            quoted.append(True)
            continue
        # Single marks may be apostrophes: what comes after the first may be quoted.
        quoted.append(inside or bool(single and token.start >= single[0]))
        if token.text in BRACKETS:
            closing.append(BRACKETS[token.text])
        elif token.text in BRACKETS.values():
            sound = sound and bool(closing) and closing.pop() == token.text
    return Parse(text, tokens, tuple(quoted), sound and not inside and not closing)


def capital(text: str) -> str:
    """With a capital at the start, unless the word has one inside, as "iPhone"."""
    first = FIRST_WORD.match(text)
    if first is None or not first[1].islower():
        return text
    return text[: first.start(1)] + text[first.start(1)].upper() + text[first.start(1) + 1 :]
