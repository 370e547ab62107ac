"""The layout of a copied page: which part of it each block is, by what it says and by where it stands.

Page furniture is looked for only around a report. A text without one (a poem, a letter, a list, a headline alone) is
all text, and so is whatever may be text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from translate import chrome, dateline, header
from translate.blocks import Block, Role, Unit, units
from translate.chrome_phrases import (
    ADVERT,
    BYLINE,
    CODE,
    COMMENT,
    COMMENT_BOX,
    COPYRIGHT,
    COUNTER,
    OTHER_HEADING,
    OTHER_STORY,
    PROMOTION,
    SHARE,
    TAGS,
)
from translate.header import Header, Verdict
from translate.lines import words

# What is left out of a text that is no report: no line of a poem or a list says this.
CERTAIN = frozenset((CODE, ADVERT, SHARE, PROMOTION, COPYRIGHT, COMMENT_BOX))
# After one of these, below the report, short lines are links to other stories.
FOOTERS = frozenset((COMMENT_BOX, COMMENT, OTHER_HEADING, TAGS, COPYRIGHT))
MAX_TAG_WORDS = 4
# The Press Trust signs a report with the word for its Hindi service and its editors' names: "भाषा अमित रंजन".
SIGN_OFF, MAX_SIGN_OFF_WORDS = "भाषा ", 4


def layout(text: str) -> list[Block]:
    """The blocks of a text, in order. Every line that is not blank is in one; a dateline shares its line with text."""
    page = list(units(text))
    head = header.find(page)
    verdicts = _verdicts(page, head) if head else dict(_certain(page))
    blocks: list[Block] = []
    for i, unit in enumerate(page):
        verdict = verdicts.get(i, Role.TEXT)
        if head and i == head.dateline:
            blocks += _dateline_and_text(unit)
        elif isinstance(verdict, Role):
            blocks.append(Block(verdict, unit.text, unit.lines))
        else:
            blocks.append(Block(Role.DROPPED, unit.text, unit.lines, verdict))
    return blocks


def _dateline_and_text(unit: Unit) -> Iterator[Block]:
    split = dateline.split(unit.text)
    text = split[1] if split else ""
    yield Block(Role.DATELINE, unit.text.removesuffix(text).strip(), unit.lines)
    if text:
        yield Block(Role.TEXT, text, unit.lines)


def _certain(page: Sequence[Unit]) -> Iterator[tuple[int, Verdict]]:
    if any(unit.sentence for unit in page):
        yield from ((i, unit.chrome) for i, unit in enumerate(page) if unit.chrome in CERTAIN)


def _verdicts(page: Sequence[Unit], head: Header) -> dict[int, Verdict]:
    """What the units of a page are that are not its text; the later tables overrule the earlier."""
    comments = _comments(page, head)
    tail = 1 + max(i for i, unit in enumerate(page[:comments]) if unit.sentence)
    return (
        dict(_furniture(page, head, tail))
        | dict(_below(page, head, tail))
        | dict(_lists(page, head))
        | dict.fromkeys((i for i in range(comments, len(page)) if page[i].open), COMMENT)
        | dict(head.verdicts)
    )


def _furniture(page: Sequence[Unit], head: Header, tail: int) -> Iterator[tuple[int, Verdict]]:
    """What is page furniture whatever stands beside it; but inside an interview "संवाददाता: …" is one who speaks."""
    for i, unit in enumerate(page):
        if unit.chrome and (unit.chrome != BYLINE or not head.end <= i < tail):
            yield i, unit.chrome


def _lists(page: Sequence[Unit], head: Header) -> Iterator[tuple[int, Verdict]]:
    """Other stories below their heading, and tags below theirs, until there is text again."""
    above = head.start if head.headline is None else head.headline
    kind = None
    for i, unit in enumerate(page):
        if unit.chrome in (OTHER_HEADING, TAGS) and chrome.heads_list(unit.text):
            kind = OTHER_STORY if unit.chrome == OTHER_HEADING else TAGS
        elif kind and unit.link and i != head.headline and (kind != TAGS or _is_tag(unit)):
            # Above the headline these are the day's topics; what is longer may be a headline.
            if i > above or _is_tag(unit):
                yield i, kind
        elif not unit.chrome:
            kind = None


def _is_tag(unit: Unit) -> bool:
    return len(words(unit.text)) <= MAX_TAG_WORDS


def _below(page: Sequence[Unit], head: Header, tail: int) -> Iterator[tuple[int, Verdict]]:
    """Below the last sentence: the headline again, the day of publication, links to other stories."""
    dated = Role.DATE in head.verdicts.values()
    footer = False
    for i in range(tail, len(page)):
        unit = page[i]
        footer = footer or unit.chrome in FOOTERS
        if head.headline is not None and header.repeats(unit, page[head.headline]):
            yield i, header.REPEAT
        elif footer and unit.link:
            yield i, OTHER_STORY
        elif unit.date and unit.date.labelled:
            yield i, header.OTHER_DATE if dated or not unit.date.date else Role.DATE
            dated = dated or unit.date.date is not None
        elif i == tail and unit.text.startswith(SIGN_OFF) and len(words(unit.text)) <= MAX_SIGN_OFF_WORDS:
            yield i, BYLINE


def _comments(page: Sequence[Unit], head: Header) -> int:
    """Where the readers' comments begin: below their heading, if one of them tells how long ago it was written."""
    aged = max((i for i, unit in enumerate(page) if unit.chrome == COUNTER and chrome.is_age(unit.text)), default=0)
    headings = (i for i in range(head.end + 1, aged) if page[i].chrome == COMMENT)
    return next(headings, len(page))
