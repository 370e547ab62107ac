"""The page, served on a free port, and a new reader for each test; skips where there is no browser to drive."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

import app
from tests.browser import Stepwise
from translate import Translator

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="package")
def engine() -> Stepwise:
    return Stepwise()


@pytest.fixture(scope="package")
def url(engine: Stepwise) -> Iterator[str]:
    served = app.serve(translator=Translator(engine, quality="fast"), wait=False)
    assert served.local_url
    yield served.local_url
    engine.hurry = True
    served.close()
    gc.collect()  # what Gradio left unclosed is to be found here, not in another module's tests


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A new reader, with the options of the test's parameter; whoever asks beyond this machine fails the test."""
    context = browser.new_context(**getattr(request, "param", {}))
    context.set_default_timeout(20_000)
    outside = []
    context.on("request", lambda sent: outside.append(sent.url) if "://127.0.0.1:" not in sent.url else None)
    context.route(lambda address: "://127.0.0.1:" not in address, lambda route: route.abort())
    yield context
    context.close()
    assert [address for address in outside if not address.startswith(("data:", "blob:"))] == []


@pytest.fixture
def page(context: BrowserContext, url: str, engine: Stepwise) -> Iterator[Page]:
    engine.hurry = True
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(url)
    page.wait_for_selector("#translate")
    yield page
    assert errors == []
