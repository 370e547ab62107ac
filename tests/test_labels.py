"""Category and dateline in English."""

from __future__ import annotations

import pytest

from khabar.labels import category_in_english, dateline_in_english
from translate import Dateline


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        ("खेल", "Sports"),
        ("पर्यावरण", "Environment"),
        ("अंतर्राष्ट्रीय", "International"),
        ("International", "International"),
        ("हिमाचल प्रदेश", "Himachal Pradesh"),
        ("कविता", "Kavita"),  # not in the table: by its sound
        (None, None),
    ],
)
def test_category(hindi: str | None, english: str | None) -> None:
    assert category_in_english(hindi) == english


@pytest.mark.parametrize(
    ("dateline", "english"),
    [
        (Dateline("सियोल", "25 अप्रैल", "एजेंसी"), "Seoul, 25 April (agency)"),
        (Dateline("नयी दिल्ली", "तीन मई", "भाषा"), "New Delhi, 3 May (PTI Bhasha)"),
        (Dateline("लखनऊ/नई दिल्ली", None, None), "Lucknow, New Delhi"),
        (Dateline(None, None, "जागरण संवाददाता"), "(Jagran correspondent)"),
        (Dateline("चकराता", "१२ मार्च", None), "Chakrata, 12 March"),
        (Dateline(), None),
        (None, None),
    ],
)
def test_dateline(dateline: Dateline | None, english: str | None) -> None:
    assert dateline_in_english(dateline) == english
