"""From a text to its translation: streaming, Stop, put back, files, errors, and the way in for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

import app
from tests.browser import ANSWERS, MARKS, PAGE, Stepwise, translate
from translate import Translator

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = MARKS


def test_sentences_appear_one_by_one_beside_their_hindi(page: Page, engine: Stepwise) -> None:
    engine.hurry = False
    translate(page, PAGE, wait=False)
    for number in range(1, 4):
        engine.leave.release()
        page.wait_for_function(f"document.querySelectorAll('[data-sentence]:not([hidden])').length === {number}")
        assert page.inner_text(".progress span") == f"{number} of 5 sentences"
        assert page.get_attribute(".progress progress", "value") == str(number)
    engine.hurry = True
    page.wait_for_selector("#reading .brief li")
    assert page.inner_text("#s1 [lang=hi]") == "मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया।"
    assert page.inner_text("#s1 [lang=en]") == ANSWERS["मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया।"]
    hindi, english = (page.locator(f"#s1 [lang={language}]").bounding_box() for language in ("hi", "en"))
    assert hindi
    assert english
    assert hindi["x"] + hindi["width"] <= english["x"]
    assert "Bridge opened" in page.inner_text("#reading h2")
    assert "12 March 2025" in page.inner_text("#reading .note")


def test_stop_keeps_what_is_there_and_translate_goes_on(page: Page, engine: Stepwise) -> None:
    engine.hurry = False
    translate(page, PAGE, wait=False)
    engine.leave.release(3)
    page.wait_for_selector("#s2")
    page.click("#stop")
    page.wait_for_selector("#stop >> text=Stopping…")
    engine.leave.release()  # the sentence that was under way
    page.wait_for_selector("#reading .brief li")
    assert "Stopped at 4 of 5 sentences" in page.inner_text("#status")
    assert page.locator("#s2").is_visible()
    assert page.locator("#stop").is_disabled()
    engine.hurry = True
    page.click("#translate")
    page.wait_for_selector("#s4")
    page.wait_for_selector("#reading .brief li")
    assert "5 sentences translated" in page.inner_text("#status")


def test_two_readers_do_not_disturb_each_other(page: Page, context: BrowserContext, url: str, engine: Stepwise) -> None:
    other = context.new_page()
    other.goto(url)
    engine.hurry = False
    translate(page, PAGE, wait=False)
    translate(other, "लोगों ने मिठाई बांटी।", wait=False)
    engine.hurry = True
    for reader, last in ((page, "#s4"), (other, "#s1")):
        reader.wait_for_selector("#reading .brief li")
        assert reader.inner_text(f"{last} [lang=en]") == "People handed out sweets."
    assert other.locator("#s2").count() == 0


def test_what_was_dropped_can_be_put_back(page: Page) -> None:
    translate(page, PAGE)
    page.click("#dropped summary")
    assert "2 lines" in page.inner_text("#dropped summary")
    page.get_by_label("गंगा पर नया पुल बनेगा").check()
    page.click("#dropped button")
    page.wait_for_selector("#s5")
    assert page.inner_text("#s5 [lang=en]") == "Also read: a new bridge over the Ganga"
    page.wait_for_selector("#reading .brief li")
    assert "1 line" in page.inner_text("#dropped summary")


@pytest.mark.parametrize(("text", "words"), [("  ", "There is no text"), ("Only English.", "There is no Hindi")])
def test_what_cannot_be_translated_is_said_and_the_text_stays(page: Page, text: str, words: str) -> None:
    translate(page, text, wait=False)
    page.wait_for_selector("#status [role=alert]")
    assert words in page.inner_text("#status")
    assert page.input_value("#text textarea") == text
    translate(page, PAGE)
    assert page.locator("#status [role=alert]").count() == 0


def test_a_hostile_text_is_shown_and_does_nothing(page: Page) -> None:
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> ${window.hit=1} {{window.hit=1}}'
    translate(page, f"पुल {hostile}\n\nलोगों ने {hostile} मिठाई बांटी।\n\nयह भी पढ़ें: {hostile} पुल\n")
    assert page.locator("#reading img, #reading script, #dropped img").count() == 0
    assert "onerror" in page.inner_text("#reading")
    assert page.evaluate("window.hit") is None


def test_a_file_is_opened_and_one_that_is_no_text_leaves_the_box_alone(page: Page, tmp_path: Path) -> None:
    good, bad = tmp_path / "पुल.txt", tmp_path / "scan.txt"
    good.write_text(PAGE, "utf-8")
    bad.write_bytes(b"%PDF\x00\xff\xfe\x00")
    page.set_input_files("input[type=file]", good)
    page.wait_for_function("document.querySelector('#text textarea').value.includes('नर्मदा')")
    page.set_input_files("input[type=file]", bad)
    page.wait_for_selector("#status [role=alert]")
    message = page.inner_text("#status")
    assert message.startswith("scan.txt is not a text file")
    assert "/" not in message
    assert page.input_value("#text textarea") == PAGE


def test_a_file_can_be_dropped_on_the_page(page: Page) -> None:
    page.evaluate(
        """(text) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "bridge.txt", { type: "text/plain" }));
            document.querySelector("#text").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
        }""",
        PAGE,
    )
    page.wait_for_function("document.querySelector('#text textarea').value.includes('नर्मदा')")


def test_a_sample_is_one_click_away(page: Page) -> None:
    page.click("text=A lake comes back")
    page.wait_for_function("document.querySelector('#text textarea').value.includes('झील')")


def test_another_program_gets_the_json_over_http(url: str, engine: Stepwise) -> None:
    engine.hurry = True
    headers = {"Content-Type": "application/json"}
    call = Request(f"{url}gradio_api/call/read", json.dumps({"data": [PAGE]}).encode(), headers)
    with urlopen(call, timeout=20) as answer:
        event = json.load(answer)["event_id"]
    with urlopen(f"{url}gradio_api/call/read/{event}", timeout=20) as answer:
        data = [line for line in answer.read().decode().splitlines() if line.startswith("data: ")][-1]
    (reading,) = json.loads(data.removeprefix("data: "))
    assert reading["headline"]["translation"] == "Bridge opened"


def test_the_embedded_model_translates_the_sample_that_the_page_opens_with(
    browser: Browser, translator: Translator
) -> None:
    served = app.serve(translator=translator, sample=True, wait=False)
    page = browser.new_page()
    assert served.local_url
    page.goto(served.local_url)
    page.wait_for_selector("#reading .brief li", timeout=120_000)
    assert "Patna" in page.inner_text("#s1 p[lang=en]")
    page.close()
    served.close()
