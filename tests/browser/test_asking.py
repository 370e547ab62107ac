"""What a reader asks of the bullets, and which words they rest on."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any
from urllib.request import Request, urlopen

import pytest

import app
from khabar.page.engines import Engines, Summarizers
from khabar.page.look import look
from summarize import Extractive
from summarize.results import EXTRACTIVE
from tests.browser import ANSWERS, MARKS, PAGE, Stepwise, contrast, translate
from tests.fake import FakeEngine
from translate import Translator

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = MARKS
HELD = """() => [...document.querySelectorAll("[data-by]")]
    .filter((e) => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)")
    .map((e) => [e.closest("[data-sentence]").id, e.textContent])"""
PLACES = (
    "() => [...document.querySelectorAll('#reading p, #reading li')].map((e) => e.getBoundingClientRect().toJSON())"
)


def bullets(page: Page) -> int:
    return page.locator("#reading .brief li").count()


def test_pointing_at_a_bullet_marks_the_words_it_rests_on_and_moves_nothing(page: Page) -> None:
    translate(page, PAGE)
    places = page.evaluate(PLACES)
    bullet = page.locator("#reading .brief li a").nth(1)
    bullet.hover()
    page.wait_for_timeout(300)
    held = page.evaluate(HELD)
    number = bullet.get_attribute("data-rests-on")
    assert [sentence for sentence, _ in held] == [f"s{number}"]
    assert held[0][1] in page.inner_text(f"#s{number} [lang=en]")
    assert page.evaluate(PLACES) == places
    page.hover(".masthead")
    page.wait_for_timeout(300)
    assert page.evaluate(HELD) == []


def test_the_keyboard_marks_the_words_too_and_a_bullet_that_is_followed_keeps_them(page: Page) -> None:
    translate(page, PAGE)
    page.locator("#reading .brief li a").first.focus()
    page.wait_for_timeout(300)
    held = page.evaluate(HELD)
    assert held
    page.keyboard.press("Enter")
    page.hover("#controls", force=True)
    page.wait_for_timeout(300)
    assert page.evaluate(HELD) == held
    assert page.evaluate("document.activeElement.id") == held[0][0]
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    assert page.evaluate(HELD) == []


def count_is(page: Page, number: int) -> None:
    page.wait_for_function(f"document.querySelectorAll('#reading .brief li').length === {number}")


def test_fewer_and_more_bullets_at_once_and_the_focus_stays(page: Page, engine: Stepwise, tmp_path: Path) -> None:
    translate(page, PAGE)
    before, calls = bullets(page), len(engine.calls)
    page.focus("#ask-fewer")
    for fewer in (1, 2):
        page.keyboard.press("Enter")
        count_is(page, before - fewer)
    # There is no fewer than one: the focus goes to the other button.
    page.wait_for_function("document.activeElement.id === 'ask-more'")
    assert page.locator("#ask-fewer").is_disabled()
    page.keyboard.press("Enter")
    count_is(page, 2)
    assert page.evaluate("document.activeElement.id") == "ask-more"
    assert "2 bullets" in page.inner_text(".ask .count")
    with page.expect_download() as download:
        page.click("text=Download JSON")
    download.value.save_as(tmp_path / "reading.json")
    assert len(json.loads((tmp_path / "reading.json").read_text("utf-8"))["bullets"]) == 2
    assert len(engine.calls) == calls  # nothing was translated again


def test_presses_that_come_faster_than_answers_all_count(page: Page) -> None:
    translate(page, PAGE)
    assert bullets(page) == 3
    page.evaluate("() => { for (const id of ['fewer', 'fewer', 'more']) document.querySelector(`#ask-${id}`).click() }")
    count_is(page, 2)
    page.wait_for_selector("#reading [data-answers='2']")
    count_is(page, 2)
    assert page.locator("#reading .ask").get_attribute("data-sent") is None


def test_words_are_asked_for_and_what_is_written_meanwhile_stays(page: Page) -> None:
    translate(page, PAGE)
    page.fill("#ask-about", "zebras")
    page.keyboard.press("Tab")  # a change
    page.keyboard.type("40")
    page.wait_for_selector("#reading .missed >> text=zebras")
    page.wait_for_function("document.activeElement.id === 'ask-words'")
    assert page.input_value("#ask-words") == "40"
    assert page.input_value("#ask-about") == "zebras"
    page.keyboard.press("Enter")
    page.wait_for_selector("#reading [data-answers='2']")
    page.fill("#ask-about", "villages")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#reading .missed').textContent === ''")
    page.wait_for_function("document.activeElement.id === 'ask-about'")
    assert page.input_value("#ask-words") == "40"
    page.fill("#ask-words", "0")
    page.keyboard.press("Enter")
    assert page.evaluate("!document.querySelector('#ask-words').validity.valid")


def test_a_summarizer_is_waited_for_and_one_that_is_not_to_be_had_is_told_of(context: BrowserContext) -> None:
    leave = Event()

    def open_(name: str, progress: Callable[[str], None]) -> Extractive:
        if name != EXTRACTIVE:
            progress(f"Downloading {name}: 1 of 9 MB")
            leave.wait(60)
            raise OSError("gone")
        return Extractive()

    engines = Engines(lambda name, progress: Translator(FakeEngine(ANSWERS), quality="fast"))
    served = app.build(engines, Summarizers(open_, free=True))
    served.launch(prevent_thread_lock=True, quiet=True, ssr_mode=False, **look())
    page = context.new_page()
    assert served.local_url
    page.goto(served.local_url)
    translate(page, PAGE)
    page.fill("#ask-summarizer", "lab/bart")
    page.keyboard.press("Enter")
    page.wait_for_selector("#status >> text=Downloading lab/bart: 1 of 9 MB")
    assert bullets(page) > 0
    assert page.locator("#stop").is_enabled()
    leave.set()
    page.wait_for_selector("#status [role=alert] >> text=lab/bart cannot be opened")
    page.wait_for_function("document.querySelector('#ask-summarizer').value === ''")
    assert bullets(page) > 0
    page.close()
    served.close()


@pytest.mark.parametrize(
    "context",
    [{"viewport": {"width": 390, "height": 844}}, {"viewport": {"width": 1180, "height": 844}, "color_scheme": "dark"}],
    indirect=True,
)
def test_the_form_fits_and_marked_words_can_be_read(page: Page) -> None:
    translate(page, PAGE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#reading .brief li a").first.hover()
    page.wait_for_timeout(300)
    text, ground = page.locator(".held").first.evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]"
    )
    assert contrast(text, ground) >= 4.5


def test_another_program_asks_for_bullets_over_http(url: str, engine: Stepwise) -> None:
    engine.hurry = True

    def read(*data: object) -> Any:
        headers = {"Content-Type": "application/json"}
        call = Request(f"{url}gradio_api/call/brief", json.dumps({"data": data}).encode(), headers)
        with urlopen(call, timeout=20) as answer:
            event = json.load(answer)["event_id"]
        with urlopen(f"{url}gradio_api/call/brief/{event}", timeout=20) as answer:
            lines: list[str] = answer.read().decode().splitlines()
        return json.loads([line for line in lines if line.startswith("data: ")][-1].removeprefix("data: "))

    (reading,) = read(PAGE, 1, None, "", False)
    assert len(reading["bullets"]) == 1
    (reading,) = read(PAGE, None, 40, "villages", True)
    assert set(reading) >= {"tldr", "bullets", "summarizer"}
    assert "count is 0" in str(read(PAGE, 0, None, "", False))
