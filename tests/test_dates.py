"""Dates of publication: the forms in which Hindi and English pages write them, and lines that say nothing else."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import dates
from translate.dates import DateLine

DAY = datetime.date(2024, 4, 25)


@pytest.mark.parametrize(
    "text",
    [
        "25 अप्रैल 2024",
        "२५ अप्रैल २०२४",
        "25 अप्रेल, 2024",
        "25th April 2024",
        "25-Apr-2024",
        "25 Apr. 2024",
        "April 25, 2024",
        "Apr 25 2024",
        "25/04/2024",
        "25.04.2024",
        "04/25/2024",
        "2024-04-25",
        "2024-04-25T10:30:00+05:30",
    ],
)
def test_every_form_is_the_same_day(text: str) -> None:
    assert dates.first(text) == DAY
    assert dates.read(text) == DateLine(DAY, labelled=False)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 25 Apr 2024, 10:30 AM IST",
        "प्रकाशित: गुरुवार, 25 अप्रैल 2024 सुबह 10.30 बजे",
        "First Published: April 25, 2024 | Last Updated: April 26, 2024",
        "दिनांक - 25/04/2024",
    ],
)
def test_a_label_says_what_the_date_is(line: str) -> None:
    assert dates.read(line) == DateLine(DAY, labelled=True)


def test_a_label_may_stand_before_a_time_alone() -> None:
    assert dates.read("Updated: 10:30 PM") == DateLine(None, labelled=True)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Updated",
        "25 अप्रैल",
        "25 अप्रैल 2024 को बारिश हुई",
        "2024",
        "10:30",
        "मई 2024",
        "समझौता 25/04/2024",
        "25 अप्रैल 2024।",
    ],
)
def test_a_line_that_says_more_or_less_is_no_line_of_dates(line: str) -> None:
    assert dates.read(line) is None


@pytest.mark.parametrize(
    "text", ["31 अप्रैल 2024", "45/45/2024", "2024-13-01", "25 अप्रैल 9999", "125 अप्रैल 2024", "25 मार्चों 2024"]
)
def test_no_such_day(text: str) -> None:
    assert dates.first(text) is None


def test_the_first_of_several_days() -> None:
    assert dates.first("25 अप्रैल 2024 से 30/04/2024") == DAY


def test_what_is_left_of_a_line_without_its_dates() -> None:
    assert dates.without_dates("राम, 25 अप्रैल 2024 10:30").split() == ["राम,"]


@given(st.text() | st.lists(st.sampled_from([*"0123456789/-.:, T+", "अप्रैल", "may", "st"])).map("".join))
@settings(deadline=None)
def test_any_line_can_be_read(text: str) -> None:
    found = dates.read(text)
    assert found is None or found.date in (None, dates.first(text))
