"""Reading the result: with a mouse, a finger, a keyboard, a screen reader, on a phone and in the dark."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import LONG, MARKS, PAGE, contrast, lit, translate

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = MARKS


def test_pointing_at_a_sentence_lights_the_row_and_the_bullet_that_rests_on_it(page: Page) -> None:
    translate(page, PAGE)
    bullet = page.locator("#reading .brief a").first
    number = (bullet.get_attribute("data-rests-on") or "").split()[0]
    page.hover(f"#s{number} [lang=hi]")
    assert lit(page) == [f"s{number}"]
    assert "lit" in (bullet.get_attribute("class") or "")
    page.hover(".masthead")
    assert lit(page) == []


def test_a_bullet_lights_up_and_scrolls_to_its_sentence(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1000, "height": 500})
    translate(page, LONG)
    bullet = page.locator("#reading .brief a").last
    numbers = (bullet.get_attribute("data-rests-on") or "").split()
    bullet.click()
    sentence = page.locator(f"#s{numbers[0]}")
    box = sentence.bounding_box()
    assert box
    assert 0 <= box["y"] <= 500
    page.hover("#controls", force=True)
    assert set(lit(page)) == {f"s{number}" for number in numbers}


def test_a_doubt_shows_its_reason_on_pointing(page: Page) -> None:
    translate(page, PAGE)
    assert page.locator(".pair .mark").count() == 1
    why = page.locator("#why2")
    assert why.evaluate("e => getComputedStyle(e).opacity") == "0"
    page.hover("#s2")
    page.wait_for_function("getComputedStyle(document.querySelector('#why2')).opacity === '1'")
    assert "54" in why.inner_text()
    assert page.get_attribute("#s2", "aria-describedby") == "why2"


def test_the_keyboard_reaches_everything_and_walks_through_the_sentences(page: Page) -> None:
    page.fill("#text textarea", PAGE)
    page.focus("#text textarea")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#reading .brief li")
    page.focus("#translate")
    visited = []
    for _ in range(20):
        page.keyboard.press("Tab")
        visited.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert [name for name in dict.fromkeys(visited) if name in ("s0", "s1", "s2", "s3", "s4")] == [
        "s0",
        "s1",
        "s2",
        "s3",
        "s4",
    ]
    assert "Copy as Markdown" in visited
    assert "Left out of the page: 2 lines" in visited
    page.focus("#s1")
    page.keyboard.press("ArrowDown")
    assert lit(page) == ["s2"]
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Escape")
    assert lit(page) == []


def test_exports_are_copied_and_downloaded(page: Page, context: BrowserContext, tmp_path: Path) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    translate(page, PAGE)
    page.click("text=Copy as Markdown")
    page.wait_for_selector("text='Copied'")
    assert page.evaluate("navigator.clipboard.readText()").startswith("# Bridge opened\n")
    with page.expect_download() as download:
        page.click("text=Download JSON")
    assert download.value.suggested_filename == "2025-03-12-bridge-opened.json"
    download.value.save_as(tmp_path / "reading.json")
    assert json.loads((tmp_path / "reading.json").read_text("utf-8"))["headline"]["translation"] == "Bridge opened"


@pytest.mark.parametrize("context", [{"viewport": {"width": 390, "height": 844}, "has_touch": True}], indirect=True)
def test_a_phone_shows_hindi_above_english_without_sideways_scrolling(page: Page) -> None:
    translate(page, PAGE + "\n" + "अ" * 300 + "।\n")
    hindi, english = (page.locator(f"#s1 [lang={language}]").bounding_box() for language in ("hi", "en"))
    assert hindi
    assert english
    assert hindi["y"] + hindi["height"] <= english["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.tap("#s2")
    assert "s2" in lit(page)
    page.wait_for_function("getComputedStyle(document.querySelector('#why2')).opacity === '1'")


@pytest.mark.parametrize("context", [{"color_scheme": "dark"}, {"color_scheme": "light"}], indirect=True)
def test_text_stands_out_from_its_ground_in_light_and_dark(page: Page) -> None:
    translate(page, PAGE)
    for selector in ("#s1 [lang=hi]", "#s1 [lang=en]", "#reading h2", ".note", ".draft", ".brief a", "#status span"):
        text, paper = page.locator(selector).first.evaluate(
            """(e) => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"""
        )
        assert contrast(text, paper) >= 4.5, selector
    page.hover("#s1")
    page.wait_for_timeout(300)
    text, light = page.locator("#s1").evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
    assert contrast(text, light) >= 4.5


def test_languages_and_live_regions_are_set_for_a_screen_reader(page: Page) -> None:
    translate(page, PAGE)
    assert page.get_attribute("html", "lang") == "en"
    assert page.get_attribute("#text textarea", "lang") == "hi"
    assert page.title() == "Khabar"
    assert page.get_attribute("#status .progress span", "aria-live") == "polite"
    assert page.get_by_role("group", name="Sentence 2").get_attribute("aria-describedby") == "why2"
