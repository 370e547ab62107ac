"""A browser for reports from file://, and a new reader for each; skips where there is no browser to drive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eval.report.html import page as html_page
from tests.report_browser import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a report for a new reader; no script may fail, and nothing but the file may be asked for."""
    contexts = []
    troubles: list[str] = []
    asked: list[str] = []

    def open_(given: dict[str, Any] | str, *, script: str = "", address: str = "", **options: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(given if isinstance(given, str) else html_page(given), encoding="utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        context.set_default_timeout(20_000)
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        if script:
            page.add_init_script(script)
        page.goto(file.as_uri() + address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert troubles == []
    assert {url.split("#")[0] for url in asked} == {(tmp_path / "report.html").as_uri()}
