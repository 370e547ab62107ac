"""What the tests of the HTML report in a browser share: a reader's first steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Opens a report; options of the reader's browser may follow.
Open = Callable[..., "Page"]


def ready(page: Page) -> Page:
    page.wait_for_selector("#rows .row")
    return page


def ids(page: Page) -> list[int]:
    """Of the sentences that are shown."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.row')].map((row) => row.id)")
    return [int(id.removeprefix("s")) for id in found]


def choose(page: Page, **fields: str) -> None:
    """Fill in the form; the list follows within a moment."""
    for name, value in fields.items():
        field = page.locator(f"#choose [name={name}]")
        if name == "search":
            field.fill(value)
        else:
            field.select_option(value)
    page.wait_for_timeout(250)
