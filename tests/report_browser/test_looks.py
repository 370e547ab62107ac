"""How the HTML report looks on any screen and on paper, and how it is reached by keyboard."""

from __future__ import annotations

import pytest

from tests.report_browser import Open, choose, ready
from tests.reports import report

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [390, 1180])
def test_the_page_never_scrolls_sideways(opened: Open, width: int) -> None:
    long = ["a-very-long-name-of-a-system-that-nobody-shortened-" + letter * 30 for letter in "abcdefgh"]
    given = report(long, rows=25, metrics=["bleu", "chrf2", "ter", "comet"])
    given["sentences"][0]["systems"][long[0]]["text"] = "word" * 200
    page = ready(opened(given, viewport={"width": width, "height": 800}))
    choose(page, base="r0", order="given")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    boxes = page.locator(".scroll")
    assert boxes.count() >= 8
    if width == 390:
        assert boxes.first.evaluate("box => box.scrollWidth > box.clientWidth")
        boxes.first.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        assert boxes.first.evaluate("box => box.scrollLeft > 0")


def test_dark_and_light_are_legible(opened: Open) -> None:
    contrast = """() => {
        const light = (colour) => {
            const [r, g, b] = colour.match(/[\\d.]+/g).map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const paper = light(getComputedStyle(document.body).backgroundColor);
        const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        const of = (selector, key) => [...document.querySelectorAll(selector)].map((e) => ratio(light(getComputedStyle(e)[key]), paper));
        return { paper, text: Math.min(...of("p, td, th, small, dt, dd, a, label, legend", "color")),
                 dots: Math.min(...of(".dot:not(.few)", "fill")) };
    }"""
    found = {}
    for scheme in ("light", "dark"):
        page = ready(opened(report([f"system {n}" for n in range(8)]), color_scheme=scheme))
        found[scheme] = page.evaluate(contrast)
    assert found["light"]["paper"] > 0.9
    assert found["dark"]["paper"] < 0.02
    for one in found.values():
        assert one["text"] >= 4.5, found
        assert one["dots"] >= 3, found


def test_paper_shows_the_sentences_and_no_controls(opened: Open) -> None:
    given = report([f"system {n}" for n in range(8)], metrics=["bleu", "chrf2", "ter", "comet"])
    page = ready(opened(given, viewport={"width": 688, "height": 900}, color_scheme="dark"))  # A4 within its margins
    page.emulate_media(media="print")
    assert page.locator("#choose").is_hidden()
    assert page.locator("nav").is_hidden()
    assert page.locator("#s1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    cut = page.evaluate(
        "[...document.querySelectorAll('table, svg')].filter((e) => e.getBoundingClientRect().right > 689).length"
    )
    assert cut == 0
    folded = page.locator("details:not([open]) table")
    assert folded.count() > 3
    assert folded.first.is_visible()


def test_what_is_folded_away_is_opened_for_paper(opened: Open) -> None:
    page = ready(opened(report()))
    page.locator("summary").first.click()
    folded = "document.querySelectorAll('details:not([open])').length"
    before = page.evaluate(folded)
    assert before > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")  # for browsers whose style sheets cannot open them
    assert page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before


def test_a_narrow_table_shows_that_it_goes_on(opened: Open) -> None:
    """The edge is shaded where there is more, and plain at the end."""
    page = ready(
        opened(
            report(["one", "two"], metrics=["bleu", "chrf2", "ter", "comet"]), viewport={"width": 390, "height": 800}
        )
    )
    box = page.locator("#scores .scroll").first
    box.scroll_into_view_if_needed()

    def edge() -> bytes:
        place = box.bounding_box()
        assert place
        x, y = place["x"] + place["width"] - 3, place["y"] + 4
        return page.screenshot(clip={"x": x, "y": y, "width": 3, "height": 8})

    shaded = edge()
    box.evaluate("box => (box.scrollLeft = box.scrollWidth)")
    page.wait_for_timeout(100)
    plain = edge()
    assert plain != shaded
    page.evaluate("document.querySelector('.scroll').style.background = 'none'")
    assert edge() == plain


def test_every_control_is_labelled_and_reached_by_keyboard(opened: Open) -> None:
    page = ready(opened(report(rows=30)))
    choose(page, order="apart")
    unnamed = page.evaluate(
        "[...document.querySelectorAll('#choose input, #choose select')].filter((e) => !e.labels[0]?.textContent.trim()).length"
    )
    assert unnamed == 0
    controls = page.locator("#choose input:visible, #choose select:visible").count()
    assert controls == 11
    page.focus("#choose [name=search]")
    reached = [page.evaluate("document.activeElement.name")]
    for _ in range(controls - 1):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name"))
    assert reached == ["search", "order", "first", "second", "metric", "flag", "domain", "base", *["shown"] * 3]


def test_a_large_report_is_there_at_once(opened: Open) -> None:
    given = report([f"system {n}" for n in range(8)], rows=2000)
    for sentence in given["sentences"]:
        sentence["source"] *= 4
        for one in sentence["systems"].values():
            one["text"] = f"{one['text'] * 4} {sentence['id']}"
    page = ready(opened(given))
    # Far below that on any machine; these are shared.
    assert page.evaluate("performance.now()") < 5000
    choose(page, search="railway", order="longest")
    assert page.inner_text("#count").startswith("20 of 500")
