"""What the search of the HTML report finds."""

from __future__ import annotations

import pytest

from tests.report_browser import Open, choose, ids, ready
from tests.reports import report

pytestmark = pytest.mark.browser


def test_search_is_blind_to_case_and_to_how_a_letter_is_written(opened: Open) -> None:
    given = report()
    given["sentences"][1]["source"] = "स\u095eर लंबा था।"  # one letter with nukta
    given["sentences"][2]["source"] = "स\u092b\u093cर छोटा था।"  # letter and nukta
    page = ready(opened(given))
    for words, expected in {
        "RAILWAY": [4],
        "सफ\u093cर": [2, 3],
        "स\u095eर": [2, 3],
        "by  ARGOS": [1, 2, 3, 4],
        "trains रेलवे 31": [4],  # in different texts
        "stopped railway": [4],
        '"railway stopped"': [4],
        '"stopped railway"': [],
        "“closed until friday” stay": [3],
        '"the  railway': [4],
        "31 (trains": [],
        ".": [1, 2, 3, 4],
    }.items():
        choose(page, search=words)
        assert sorted(ids(page)) == expected, words
    choose(page, search="railway")
    assert page.locator("mark").all_inner_texts() == ["railway"] * 4  # reference and three systems
    page.uncheck("[name=shown][value='1']")
    choose(page, search="by argos")
    assert ids(page) == []
    assert page.inner_text("#count") == "None of 4 fits"


def test_search_finds_a_row_by_its_number_and_place(opened: Open) -> None:
    given = report(rows=60)
    for sentence in given["sentences"]:
        sentence["place"] = f"line {sentence['id'] + 10}"  # duplicates were left out
    given["sentences"][29]["source"] = "14 गाड़ियां रुकीं।"
    page = ready(opened(given))
    choose(page, order="given")
    for words, expected in {"#14": [14], "14": [4, 14, 30], "Line  14": [4], "line 1": [], "#1": [1]}.items():
        choose(page, search=words)
        assert ids(page) == expected, words
    choose(page, search="14", order="longest")
    assert set(ids(page)[:2]) == {4, 14}  # before those that hold it
    choose(page, search="#14", domain="0")
    assert page.inner_text("#count") == "None of 60 fits"


def test_all_words_that_were_searched_for_are_marked(opened: Open) -> None:
    page = ready(opened(report()))
    choose(page, search='stop "the railway" stopped')
    assert page.locator("#s4 dd mark").all_inner_texts() == ["The railway", "stopped"] * 4
