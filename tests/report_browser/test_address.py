"""The address of the HTML report: rows that it leads to, and views that it keeps."""

from __future__ import annotations

import pytest

from tests.report_browser import Open, choose, ids, ready
from tests.reports import report

pytestmark = pytest.mark.browser


def test_a_sentence_can_be_linked_to(opened: Open) -> None:
    page = ready(opened(report(rows=60), address="#s47"))
    page.wait_for_selector("#s47.linked")
    box = page.locator("#s47").bounding_box()
    assert box
    assert 0 <= box["y"] < 300
    choose(page, order="given")
    assert ids(page) == list(range(1, 21))
    page.click("#s3 h3 a")
    page.wait_for_selector("#s3.linked")
    assert ids(page) == list(range(1, 21))  # it is in sight: nothing moves
    page.evaluate("location.hash = '#s58'")
    page.wait_for_selector("#s58.linked")
    assert ids(page)[:2] == [58, 1]
    assert page.locator(".linked").count() == 1


def test_a_link_to_a_row_that_would_not_be_there_says_so(opened: Open) -> None:
    page = ready(opened(report(rows=60), address="#28"))
    page.wait_for_selector("#s28.linked")
    assert page.locator("#s28 h3").inner_text() == "#28 line 28 · trains · linked; out of order, it comes first"
    assert page.inner_text("#count") == "20 of 60 shown"
    choose(page, domain="1")
    page.evaluate("location.hash = '#s12'")
    page.wait_for_selector("#s12.linked")
    assert "linked;" not in page.locator("#s12 h3").inner_text()
    page.evaluate("location.hash = '#s13'")
    page.wait_for_selector("#s13.linked")
    assert "the search or a filter leaves it out" in page.locator("#s13 h3").inner_text()
    assert page.inner_text("#count") == "19 of 30 shown, of 60 in all; and the sentence that is linked to"
    choose(page, search="nowhere")
    page.evaluate("location.hash = '#s14'")
    page.wait_for_selector("#s14.linked")
    assert page.inner_text("#count") == "None of 60 fits; and the sentence that is linked to"


def test_the_label_of_a_row_is_its_anchor(opened: Open) -> None:
    page = ready(opened(report()))
    for link in page.locator(".row h3 a").all():
        assert link.inner_text() == link.get_attribute("href")


def test_the_address_keeps_a_view(opened: Open) -> None:
    given = report(rows=60)
    page = ready(opened(given))
    assert "#" not in page.url
    choose(page, search="by argos &=# 31 रेलवे", order="best", first="1", base="r0")
    page.uncheck("[name=shown][value='2']")
    choose(page, search="by argos 31 रेलवे")
    wanted = ids(page)
    assert len(wanted) == 15
    again = ready(opened(given, address=page.url[page.url.index("#") :]))
    assert ids(again) == wanted
    assert again.input_value("[name=search]") == "by argos 31 रेलवे"
    assert again.input_value("[name=base]") == "r0"
    assert again.locator("#s4 dt").count() == 3
    box = again.locator("#choose").bounding_box()
    assert box
    assert 0 <= box["y"] < 300

    again.click("#s60 h3 a")
    again.wait_for_selector("#s60.linked")
    assert ids(again) == wanted
    third = ready(opened(given, address=again.url[again.url.index("#") :]))
    third.wait_for_selector("#s60.linked")
    assert ids(third) == wanted
    choose(third, search="", order="worst", first="0", base="")
    third.check("[name=shown][value='2']")
    third.wait_for_timeout(50)
    assert "#" not in third.url


def test_a_link_below_more_leaves_the_list_as_it_is(opened: Open) -> None:
    page = ready(opened(report(rows=60)))
    choose(page, order="given")
    page.click("#more")
    page.click("#s35 h3 a")
    page.wait_for_selector("#s35.linked")
    assert ids(page) == list(range(1, 41))


@pytest.mark.parametrize(
    "address", ["#scores", "#order=none&flag=99&shown=7", "#s99", "#%", "#first=2&second=2&order=apart"]
)
def test_an_address_that_leads_nowhere_does_no_harm(opened: Open, address: str) -> None:
    page = ready(opened(report(), address=address))
    assert len(ids(page)) == 4
    assert all(page.input_value(f"[name={name}]") is not None for name in ("order", "flag", "second"))
    choose(page, order="given")
    assert ids(page) == [1, 2, 3, 4]


def test_the_contents_leave_the_choices_alone(opened: Open) -> None:
    page = ready(opened(report()))
    choose(page, order="given", search="railway")
    page.click("nav a >> nth=0")
    assert page.url.endswith("#scores")
    assert ids(page) == [4]
