"""The rows of the HTML report: shown, ordered, filtered, compared."""

from __future__ import annotations

import re

import pytest

from eval.report.html import page as html_page
from tests.report_browser import Open, choose, ids, ready
from tests.reports import HOSTILE, report

pytestmark = pytest.mark.browser


def test_it_opens_with_the_worst_of_the_first_system(opened: Open) -> None:
    given = report(rows=45)
    page = ready(opened(given))
    scores = {one["id"]: one["systems"]["embedded"]["scores"]["chrf2"] for one in given["sentences"]}
    assert ids(page) == sorted(scores, key=lambda id: scores[id])[:20]
    assert page.inner_text("#count") == "20 of 45 shown"
    first = page.locator(".row").first.inner_text()
    assert f"chrF++ {min(scores.values()):.1f}" in first
    assert "Reference" in first


def test_more_sentences_come_by_the_button(opened: Open) -> None:
    page = ready(opened(report(rows=45)))
    choose(page, order="given")
    page.click("#more")
    assert ids(page) == list(range(1, 41))
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#21&order=given"  # reading goes on there
    assert page.inner_text("#more") == "Show 5 more"
    page.click("#more")
    assert page.is_hidden("#more")
    assert len(ids(page)) == 45


def test_orders(opened: Open) -> None:
    given = report(rows=12)
    given["sentences"][6]["source"] *= 5
    scores = [one["systems"] for one in given["sentences"]]
    page = ready(opened(given))

    choose(page, order="worst", first="1", metric="ter")
    expected = sorted(range(12), key=lambda row: -scores[row]["argos"]["scores"]["ter"])  # the highest
    assert ids(page) == [row + 1 for row in expected]
    choose(page, order="best")
    expected.sort(key=lambda row: scores[row]["argos"]["scores"]["ter"])  # the lowest
    assert ids(page) == [row + 1 for row in expected]
    choose(page, order="apart", first="0", second="2", metric="bleu")
    expected = sorted(
        range(12),
        key=lambda row: -abs(scores[row]["embedded"]["scores"]["bleu"] - scores[row]["nllb"]["scores"]["bleu"]),
    )
    assert ids(page) == [row + 1 for row in expected]
    assert "BLEU" in page.locator(".row dt").nth(1).inner_text()
    choose(page, order="longest")
    assert ids(page)[0] == 7
    assert page.is_hidden("[name=first]")
    choose(page, order="given")
    assert ids(page) == list(range(1, 13))


def test_a_row_without_a_score_is_not_the_worst(opened: Open) -> None:
    given = report()
    given["sentences"][0]["systems"]["embedded"] = {"text": "", "scores": {}, "flags": ["empty"]}
    page = ready(opened(given))
    assert ids(page)[-1] == 1
    row = page.locator("#s1")
    assert "chrF++ –" in row.inner_text()
    assert row.locator(".empty").count() == 1


def test_filters(opened: Open) -> None:
    page = ready(opened(report(rows=12)))
    choose(page, order="given", flag="0")
    assert ids(page) == [4, 8, 12]
    assert page.locator(".flag").all_inner_texts() == ["numbers"] * 3
    assert page.inner_text("#count") == "3 of 3 shown, of 12 in all"
    page.uncheck("[name=shown][value='1']")  # the only system with that flag
    page.wait_for_timeout(50)
    assert ids(page) == []
    choose(page, flag="", domain="1")
    assert ids(page) == [2, 4, 6, 8, 10, 12]
    assert page.locator("#s2 dt").all_inner_texts()[1].startswith(" embedded")
    assert page.locator("#s2 dt").count() == 3


def test_each_flag_has_its_reason_as_text(opened: Open) -> None:
    given = report()
    argos = given["sentences"][3]["systems"]["argos"]
    argos |= {"flags": ["numbers", "names"], "reasons": ["Numbers differ (made up: 7).", "Places or days differ."]}
    del given["sentences"][2]["systems"]["nllb"]["reasons"]
    given["sentences"][2]["systems"]["nllb"]["flags"] = ["loop"]
    page = ready(opened(given))
    doubts = page.locator("#s4 .doubt")
    assert doubts.all_inner_texts() == ["numbers Numbers differ (made up: 7).", "names Places or days differ."]
    assert doubts.first.is_visible()
    assert page.locator("#s3 .doubt").all_inner_texts() == ["loop"]
    assert page.locator("#s1 .doubt").count() == 0


def test_without_a_system_the_page_says_so(opened: Open) -> None:
    page = ready(opened(report()))
    for place in range(3):
        page.uncheck(f"[name=shown][value='{place}']")
    page.wait_for_timeout(50)
    assert page.inner_text("#count") == "No system is chosen under “Systems shown”. 4 of 4 shown"
    assert page.locator("#s1 dt").all_inner_texts() == ["Reference"]


def test_a_system_is_not_compared_with_itself(opened: Open) -> None:
    page = ready(opened(report(rows=12)))
    choose(page, order="apart", first="2")
    assert page.input_value("[name=second]") == "0"
    offered = "[...document.querySelectorAll('[name=second] option:enabled')].map((option) => option.value)"
    assert page.evaluate(offered) == ["0", "1"]
    choose(page, first="0")
    assert page.evaluate(offered) == ["1", "2"]
    assert page.input_value("[name=second]") == "1"


def test_differences_are_marked_word_by_word(opened: Open) -> None:
    given = report(["a", "b"], rows=1)
    sentence = given["sentences"][0]
    sentence["references"] = ["The river rose by two metres."]
    sentence["systems"]["a"]["text"] = "Rivers rose by 2 metres, they say."
    sentence["systems"]["b"]["text"] = "The river rose by two metres."
    page = ready(opened(given))

    def marks(place: int) -> list[list[str]]:
        found: list[list[str]] = (
            page.locator("#s1 dd")
            .nth(place)
            .evaluate(
                "dd => (dd.normalize(), [...dd.childNodes]).map((node) => [node.nodeName, node.textContent]).filter(([, text]) => text)"
            )
        )
        return found

    assert marks(1) == [["#text", "Rivers rose by 2 metres, they say."]]
    choose(page, base="r0")
    assert marks(1) == [
        ["DEL", "The river"],
        ["#text", " "],
        ["INS", "Rivers"],
        ["#text", " rose by "],
        ["DEL", "two"],
        ["#text", " "],
        ["INS", "2"],
        ["#text", " metres"],
        ["INS", ", they say"],
        ["#text", "."],
    ]
    assert marks(2) == [["#text", "The river rose by two metres."]]
    choose(page, base="0")
    assert marks(1) == [["#text", "Rivers rose by 2 metres, they say."]]
    assert ["INS", "The river"] in marks(2)
    styles = [page.locator(tag).first.evaluate("e => getComputedStyle(e).textDecorationLine") for tag in ("ins", "del")]
    assert styles == ["underline", "line-through"]  # not by colour alone


def test_texts_from_users_never_become_elements(opened: Open) -> None:
    names = [text for text in HOSTILE if "\ud800" not in text and "\u0000" not in text]
    given = report(names, rows=len(names))
    for sentence, text in zip(given["sentences"], names, strict=True):
        sentence |= {"source": text, "references": [text], "domain": text, "place": text}
        for one in sentence["systems"].values():
            one |= {"text": text + " more", "flags": [text], "reasons": [text]}
    page = ready(opened(given))
    choose(page, order="given", base="r0")
    assert page.locator("#rows img, #rows script, #rows style").count() == 0
    for place, text in enumerate(names):
        assert page.locator("#rows [lang=hi]").nth(place).text_content() == text
    assert page.locator("#rows dt bdi").all_text_contents()[: len(names)] == names
    assert page.locator("#s1 .doubt").first.text_content() == f"{names[0]} {names[0]}"


def test_without_scripts_all_but_the_sentences_can_be_read(opened: Open) -> None:
    page = opened(report(), java_script_enabled=False)
    assert page.locator("noscript p").is_visible()
    assert page.locator("#choose").is_hidden()
    for section in ("scores", "intervals", "checks", "speed", "breakdown", "histograms", "made"):
        assert page.locator(f"#{section}").is_visible()
    page.click("summary >> nth=0")
    assert page.locator("details table").first.is_visible()


@pytest.mark.parametrize(
    ("script", "spoil", "says"),
    [
        ("delete window.DecompressionStream", "", "no DecompressionStream"),
        ("", "AAAA", "damaged"),
    ],
)
def test_sentences_that_cannot_be_unpacked_are_said(opened: Open, script: str, spoil: str, says: str) -> None:
    html = html_page(report())
    if spoil:
        html = re.sub(r'id="data">[^<]{4}', f'id="data">{spoil}', html)
    page = opened(html, script=script)
    page.wait_for_selector("#trouble:visible")
    assert says in page.inner_text("#trouble")
    assert page.locator("#choose").is_hidden()
