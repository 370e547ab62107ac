"""The head of a news page: category, headline, date, author and dateline, which stand above the report.

It is taken only where it looks like one: above a letter, a recipe or a dialogue there are short lines, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from translate import chrome, dateline, dates
from translate.blocks import MAX_HEADLINE, Role, Unit
from translate.chrome_phrases import BYLINE, MENU
from translate.lines import BULLET, SPEAKER, fold, words

REPEAT = "headline repeated"
OTHER_DATE = "another date of the page"

# Lines above the report, menus and all; with more of them it is no page that was copied.
MAX_HEAD = 300
MIN_HEADLINE_WORDS = 3
# Where no paragraph is as long as a report's, all that follows a headline must be sentences, together of that length.
MIN_BODY = 30
# Title, subtitle, caption and author may stand above a report; more unknown lines than that are no head but text.
MAX_TITLES = 4
# So many names of sections and other short lines in a row are a menu; fewer may tell the category.
MIN_MENU, MIN_MENU_KNOWN = 4, 2
MAX_SECTION_WORDS = 2

# What follows the headline in a browser's title: "… | प्रभात समाचार".
SITE_NAME = re.compile(r"\s?[|–—-]\s")
# How a letter begins, as `fold` spells it.
SALUTATION = re.compile(
    r"सेवा में|विषय ?[:–-]|(?:प्रिय|प्यारे|प्यारी|आदरणीय|पूज्य|माननीय|महोदय|श्रीमान|नमस्ते|नमस्कार|मेरे)(?=[ ,!]|$).{0,30}$"
)


# What a unit is; a string is the reason why it is left out.
Verdict = Role | str


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a report; all numbers are indices of units.

    start: of the first sentence. end: of the first paragraph as long as a report's, or else the first sentence.
    dateline: of the unit that is the dateline, or opens with it. verdicts: on the units above `end` that are no text.
    """

    start: int
    end: int
    headline: int | None
    dateline: int | None
    verdicts: Mapping[int, Verdict]


def find(units: Sequence[Unit]) -> Header | None:
    """The head of a page; None when the text is no report: then there is no page around it either."""
    sentences = [i for i, unit in enumerate(units) if unit.sentence]
    if not sentences:
        return None
    start = sentences[0]
    end = next((i for i in sentences if units[i].report), start)
    is_near = end <= MAX_HEAD
    filed = _datelines(units, end) if is_near else []
    headline = _headline(units, start, filed) if is_near else None
    is_titled = headline is not None and (_is_dated(units[:start]) or _is_body(units[headline + 1 :]))
    if not (units[end].report or start in filed or is_titled):
        return None
    verdicts: dict[int, Verdict] = {}
    if headline is not None or filed:
        verdicts |= _titles(units, headline, end) | _sections(units, headline, start, end) | _dates(units, end)
    if headline is not None:
        verdicts |= _authors(units, [i for i in range(headline, end) if i not in verdicts and i not in filed])
    return Header(start, end, headline, _dateline(units, (start, end), filed, verdicts), verdicts)


def repeats(unit: Unit, headline: Unit) -> bool:
    """Is the unit the headline once more, perhaps with the site's name behind it?"""
    return unit.open and words(headline.text) in (words(unit.text), words(SITE_NAME.split(unit.text)[0]))


def is_dialogue(units: Sequence[Unit]) -> bool:
    """Do two lines or more, and half of them, begin with a speaker's name?"""
    speakers = sum(SPEAKER.match(unit.text) is not None for unit in units)
    return speakers >= 2 and 2 * speakers >= len(units)


def _headline(units: Sequence[Unit], start: int, filed: Sequence[int]) -> int | None:
    titles = [i for i in range(start) if units[i].open and i not in filed and not chrome.is_category(units[i].text)]
    candidates = [i for i in titles if _may_be_headline(units[i].text)]
    if not candidates or any(SALUTATION.match(fold(units[i].text)) for i in titles):
        return None
    is_page = bool(filed) or _is_dated(units[:start])
    if not is_page and (_unlike_titles([units[i].text for i in titles]) or is_dialogue(units)):
        return None
    first = candidates[0]
    # The browser's title, with the site's name, comes before the headline itself.
    return next(
        (i for i in candidates[1:] if units[i].text != units[first].text and repeats(units[first], units[i])), first
    )


def _may_be_headline(text: str) -> bool:
    found = words(text)
    return (
        len(text) <= MAX_HEADLINE
        and len(found) >= MIN_HEADLINE_WORDS
        and sum(not word.isdecimal() for word in found) > 1  # 10:30 AM
        and not text.endswith(("।", ",", ":", ";", "-", "–"))
        and not BULLET.match(text)
    )


def _is_dated(units: Sequence[Unit]) -> bool:
    """Is there, above the text, a date of publication or a newspaper's section?"""
    return any(unit.date or chrome.is_category(unit.text) for unit in units)


def _unlike_titles(titles: Sequence[str]) -> bool:
    """Lines as a letter, a recipe or a poem has them."""
    return len(set(titles)) > MAX_TITLES or any(text.endswith((",", ":", ";")) or BULLET.match(text) for text in titles)


def _is_body(units: Sequence[Unit]) -> bool:
    """Is all of this whole sentences, apart from page furniture?"""
    rest = [unit for unit in units if unit.open]
    return all(unit.sentence for unit in rest) and sum(len(unit.text) for unit in rest) >= MIN_BODY


def _datelines(units: Sequence[Unit], end: int) -> list[int]:
    """Units that are datelines, or sentences that open with one; a place alone is none yet."""
    found = []
    for i, unit in enumerate(units[: end + 1]):
        split = dateline.split(unit.text) if unit.open else None
        if split and (unit.sentence or not split[1]) and (split[0].date or split[0].agency):
            found.append(i)
    return found


def _dateline(
    units: Sequence[Unit], paragraphs: Sequence[int], filed: Sequence[int], verdicts: Mapping[int, Verdict]
) -> int | None:
    """The first dateline; without one, an agency's credit, or a place alone before the text."""
    if filed:
        return filed[0]
    credits = [i for i, verdict in verdicts.items() if verdict is Role.DATELINE]
    places = [i for i in paragraphs if dateline.split(units[i].text)] if not is_dialogue(units) else []
    return next(iter(credits + places), None)


def _titles(units: Sequence[Unit], headline: int | None, end: int) -> dict[int, Verdict]:
    """The headline and its repeats."""
    if headline is None:
        return {}
    again = [i for i in range(end) if repeats(units[i], units[headline])]
    return dict.fromkeys(again, REPEAT) | {headline: Role.HEADLINE}


def _sections(units: Sequence[Unit], headline: int | None, start: int, end: int) -> dict[int, Verdict]:
    """The category, and the site's menu."""
    above = start if headline is None else headline
    verdicts: dict[int, Verdict] = dict.fromkeys(_menus(units[:above]), MENU)
    sections = [i for i in range(end) if i not in verdicts and chrome.is_category(units[i].text)]
    if sections:
        category = max((i for i in sections if i < above), default=sections[0])
        return verdicts | dict.fromkeys(sections, MENU) | {category: Role.CATEGORY}
    # A section whose name we do not know, on a page that is dated.
    before = above - 1
    if headline and before not in verdicts and _is_short(units[before]) and any(unit.date for unit in units[:start]):
        verdicts[before] = Role.CATEGORY
    return verdicts


def _menus(units: Sequence[Unit]) -> Iterator[int]:
    """Runs of names of sections, among them perhaps some that we do not know."""
    for is_run, run in groupby(range(len(units)), key=lambda i: units[i].chrome == MENU or _is_short(units[i])):
        numbers = list(run)
        known = sum(units[i].chrome == MENU or chrome.is_category(units[i].text) for i in numbers)
        if is_run and len(numbers) >= MIN_MENU and known >= MIN_MENU_KNOWN:
            yield from numbers


def _is_short(unit: Unit) -> bool:
    return unit.open and not unit.sentence and len(words(unit.text)) <= MAX_SECTION_WORDS


def _dates(units: Sequence[Unit], end: int) -> dict[int, Verdict]:
    """The first day is the one of publication; but a table of events has days below its first sentence, too."""
    timeline = any(unit.date and not unit.date.labelled for unit in units[end:])
    verdicts: dict[int, Verdict] = {}
    for i, unit in enumerate(units[:end]):
        if unit.date and (unit.date.labelled or not timeline):
            is_first = unit.date.date is not None and Role.DATE not in verdicts.values()
            verdicts[i] = Role.DATE if is_first else OTHER_DATE
    return verdicts


def _authors(units: Sequence[Unit], free: Sequence[int]) -> dict[int, Verdict]:
    """Agency and author below the headline."""
    verdicts: dict[int, Verdict] = {}
    for i in free:
        text = units[i].text
        if not units[i].open:
            continue
        if dateline.credit(text):
            verdicts[i] = BYLINE if Role.DATELINE in verdicts.values() else Role.DATELINE
        elif chrome.is_names(text) and (dates.first(text) or _beside_date(units, i)):
            verdicts[i] = BYLINE
    return verdicts


def _beside_date(units: Sequence[Unit], i: int) -> bool:
    """Does a name of two or three words stand beside the day of publication? Then it is the author's."""
    beside = [units[j] for j in (i - 1, i + 1) if 0 <= j < len(units)]
    return 2 <= len(words(units[i].text)) <= 3 and any(unit.date is not None for unit in beside)
