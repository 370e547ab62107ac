"""What a reader chooses: another reading of a sentence, and another model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

import app
from khabar.page.engines import Engines, Summarizers
from khabar.page.look import look
from summarize import Extractive
from tests.browser import ANSWERS, MARKS, PAGE, Stepwise, translate
from tests.checkpoints import made
from tests.fake import FakeEngine
from tests.hub import visit
from tests.models import LEARNED
from translate import Translator

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = MARKS
BRIDGE = "पुल से 30 गांवों को फायदा होगा।"
OTHER = "30 villages gain by the bridge."


@pytest.fixture
def two(engine: Stepwise) -> Iterator[None]:
    engine.answers = {**ANSWERS, BRIDGE: (ANSWERS[BRIDGE], OTHER)}
    yield
    engine.answers = ANSWERS


@pytest.mark.usefixtures("two")
def test_another_reading_is_picked_and_goes_into_bullets_and_exports(page: Page, tmp_path: Path) -> None:
    translate(page, PAGE)
    assert page.is_hidden(f"text={OTHER}")
    page.click("#s3 summary")
    page.click(f"#s3 button >> text={OTHER}")
    page.wait_for_selector(f"#s3 p >> text={OTHER}")
    page.wait_for_function("document.activeElement.id === 's3'")
    assert OTHER in page.inner_text("#reading .brief")
    assert page.is_hidden(f"text={ANSWERS[BRIDGE]}")  # under the fold now
    with page.expect_download() as download:
        page.click("text=Download JSON")
    download.value.save_as(tmp_path / "reading.json")
    found = json.loads((tmp_path / "reading.json").read_text("utf-8"))["paragraphs"][1][0]
    assert (found["translation"], [other["text"] for other in found["alternatives"]]) == (OTHER, [ANSWERS[BRIDGE]])
    assert OTHER in (page.locator("[data-export=markdown]").text_content() or "")


@pytest.mark.usefixtures("two")
def test_a_reading_is_picked_with_the_keyboard(page: Page) -> None:
    translate(page, PAGE)
    page.focus("#s3 summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"#s3 p >> text={OTHER}")


@pytest.mark.usefixtures("two")
def test_nothing_is_picked_while_sentences_still_come(page: Page, engine: Stepwise) -> None:
    engine.hurry = False
    translate(page, PAGE, wait=False)
    engine.leave.release(4)
    page.wait_for_selector("#s3 summary")
    page.focus("#s3 summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == OTHER
    page.keyboard.press("Enter")
    engine.hurry = True
    page.wait_for_selector("#reading .brief li")
    assert ANSWERS[BRIDGE] in page.inner_text("#s3 p[lang=en]")
    page.click("#s3 summary")
    page.click(f"#s3 button >> text={OTHER}")
    page.wait_for_selector(f"#s3 p >> text={OTHER}")


def test_the_text_can_be_looked_into_while_a_model_opens(context: BrowserContext) -> None:
    further, done = Event(), Event()

    def slowly(name: str, progress: Callable[[str], None]) -> Translator:
        for line, leave in (("1 of 2 MB", further), ("2 of 2 MB", done)):
            progress(f"Downloading: {line}")
            leave.wait(60)
        return Translator(FakeEngine(), quality="fast")

    served = app.build(Engines(slowly, "a/b"), Summarizers(lambda name, progress: Extractive()))
    served.launch(prevent_thread_lock=True, quiet=True, ssr_mode=False, **look())
    page = context.new_page()
    assert served.local_url
    page.goto(served.local_url)
    translate(page, BRIDGE, wait=False)
    page.wait_for_selector("#status >> text=1 of 2 MB")
    page.wait_for_selector("#text textarea", state="hidden")
    page.click("#composer > button")
    page.wait_for_selector("#text textarea")
    further.set()
    page.wait_for_selector("#status >> text=2 of 2 MB")
    done.set()
    page.wait_for_selector("#s1")
    assert page.is_visible("#text textarea")
    page.close()
    served.close()


def test_another_model_is_chosen_and_one_that_is_not_to_be_had_is_told_of(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit(monkeypatch, "http://127.0.0.1:9", tmp_path)
    folder = str(made("marian"))
    served = app.serve(engine=folder, wait=False)
    page = context.new_page()
    page.set_default_timeout(90_000)  # models are opened, and a hub is waited for
    assert served.local_url
    page.goto(served.local_url)
    hindi, english = LEARNED[0]
    translate(page, hindi, wait=False)
    page.wait_for_selector(f"#s1 >> text={english}")
    assert folder in page.inner_text("#reading .draft")
    page.fill("#engine input", "nobody/nothing")
    page.keyboard.press("Enter")
    page.click("#translate")
    page.wait_for_selector("#status [role=alert] >> text=nobody/nothing cannot be downloaded")
    assert page.input_value("#text textarea") == hindi
    assert page.is_visible(f"#s1 >> text={english}")
    page.click("#engine input")
    page.click("text=Built in, works offline")
    page.click("#translate")
    page.wait_for_selector("#reading .draft >> text=embedded")
    page.close()
    served.close()
