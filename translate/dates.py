"""Dates of publication as Hindi and English news pages write them. The day comes first in 25/04/2024, as in India."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.lines import fold, words
from translate.number_words import MONTHS

_MONTHS = {fold(name): int(number) for name, number in MONTHS.items()} | {fold("अप्रेल"): 4}
_MONTH_NAME = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")(?![a-z\u0900-\u0963])"
_MONTH = rf"(?P<month>{_MONTH_NAME})\.?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_DAY = r"(?<!\d)(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
# 25 अप्रैल 2024, 25 Apr, 2024, 25-Apr-2024
DAY_MONTH_YEAR = re.compile(rf"{_DAY}[\s.,/-]{{0,3}}{_MONTH}[\s.,/'’-]{{0,3}}{_YEAR}")
# April 25, 2024
MONTH_DAY_YEAR = re.compile(rf"(?<![a-z]){_MONTH}[\s-]{{0,2}}{_DAY}[\s,-]{{1,3}}{_YEAR}")
# 25/04/2024
NUMERIC = re.compile(rf"{_DAY}(?P<mark>[/.-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}")
# 2024-04-25
ISO = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[/-])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)")
# 25 अप्रैल: no year, so no date, but part of a line that says when something was published
DAY_MONTH = re.compile(rf"(?<!\d)\d{{1,2}}[\s.-]{{0,3}}{_MONTH_NAME}|(?<![a-z]){_MONTH_NAME}\.?\s?\d{{1,2}}(?!\d)")
# 10:30, 10.30 बजे, T10:30:00+05:30
TIME = re.compile(
    r"t?(?<!\d)\d{1,2}(?::\d{2}){1,2}(?:\.\d{1,6})?(?:z|[+-]\d{2}:?\d{2})?(?!\d)"
    r"|(?<!\d)\d{1,2}\.\d{2}(?=\s?(?:बजे|[ap]\.?m))"
)
DIGIT = re.compile(r"\d")
_FORMS = (ISO, DAY_MONTH_YEAR, MONTH_DAY_YEAR, NUMERIC)

_LABELS = frozenset(
    words(
        "published publish updated update posted modified created date dated edited "
        "प्रकाशित प्रकाशन अपडेट अपडेटेड अद्यतन अद्यतित पब्लिश पब्लिश्ड तिथि दिनांक तारीख संशोधित पोस्ट"
    )
)
_FILLERS = frozenset(
    words(
        "last first final on at by of the time am pm a p m ist gmt utc hrs hours "
        "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
        "सोम सोमवार मंगल मंगलवार बुध बुधवार गुरु गुरुवार बृहस्पतिवार वीरवार शुक्र शुक्रवार शनि शनिवार रवि रविवार इतवार "
        "बजे सुबह दोपहर शाम रात समय को पर अंतिम आखिरी पहली बार किया गया हुआ आईएसटी एएम पीएम बजकर मिनट भारतीय मानक समयानुसार"
    )
)
# Longer than any line of dates: "First Published: … | Last Updated: …" has about 100 characters.
MAX_LENGTH = 160


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says when its page was published and nothing else.

    date: None when the line gives no year. labelled: it says so ("प्रकाशित: …"), so it cannot be a subheading.
    """

    date: datetime.date | None
    labelled: bool


def read(line: str) -> DateLine | None:
    """The line as a line of dates; None when it says anything else."""
    if len(line) > MAX_LENGTH or not DIGIT.search(line):
        return None
    rest = fold(line)
    dates = list(_dates(rest))
    for form in (*_FORMS, DAY_MONTH, TIME):
        rest = form.sub(" ", rest)
    left = words(rest)
    labelled = any(word in _LABELS for word in left)
    if not dates and (not labelled or rest == fold(line)):
        return None
    if any(word not in _LABELS and word not in _FILLERS for word in left) or ("।" in rest and not labelled):
        return None
    return DateLine(dates[0] if dates else None, labelled)


def first(text: str) -> datetime.date | None:
    """The first whole date in a short text."""
    return next(_dates(fold(text[:MAX_LENGTH])), None)


def without_dates(line: str) -> str:
    """The line, folded, without its dates and times: what is left of "राम कुमार, 25 अप्रैल 2024"."""
    line = fold(line[:MAX_LENGTH])
    for form in (*_FORMS, TIME):
        line = form.sub(" ", line)
    return line


def _dates(folded: str) -> Iterator[datetime.date]:
    """Every date in folded text, in the order in which the text has them."""
    found = sorted((match for form in _FORMS for match in form.finditer(folded)), key=lambda match: match.start())
    end = 0
    for match in found:
        if match.start() >= end and (date := _date(match)) is not None:
            end = match.end()
            yield date


def _date(found: re.Match[str]) -> datetime.date | None:
    month = _MONTHS.get(found["month"]) or int(found["month"])
    day, year = int(found["day"]), int(found["year"])
    if month > 12 >= day and found.re is NUMERIC:
        day, month = month, day  # 04/25/2024 can only be the American order
    try:
        return datetime.date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None
