"""What the browser tests share: an article with its answers, an engine that waits, and the reader's first steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Semaphore
from typing import TYPE_CHECKING

import pytest

from tests.fake import FakeEngine
from translate import Decoding, Hypothesis

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARKS = [
    pytest.mark.browser,
    # Gradio forgets to close the sockets it looks for a free port with, and the event loops it starts up with.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore:unclosed event loop:ResourceWarning"),
]
PAGE = """शेयर करें: फेसबुक | ट्विटर

पुल का उद्घाटन हुआ

12 मार्च 2025

भोपाल, 12 मार्च (एजेंसी) : मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया। इस पर 45 करोड़ रुपये खर्च हुए।

पुल से 30 गांवों को फायदा होगा। लोगों ने मिठाई बांटी।

यह भी पढ़ें: गंगा पर नया पुल बनेगा
"""
ANSWERS = {
    "पुल का उद्घाटन हुआ": "Bridge opened",
    "मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया।": "The chief minister opened a new bridge over the Narmada.",
    "इस पर 45 करोड़ रुपये खर्च हुए।": "It cost 54 crore rupees.",
    "पुल से 30 गांवों को फायदा होगा।": "The bridge will benefit 30 villages.",
    "लोगों ने मिठाई बांटी।": "People handed out sweets.",
    "यह भी पढ़ें: गंगा पर नया पुल बनेगा": "Also read: a new bridge over the Ganga",
}
LONG = "\n\n".join(f"गांव {number} में नया स्कूल खुला।" for number in range(1, 31))


class Stepwise(FakeEngine):
    """Waits for leave before each sentence, so that a test can look at the page in between; `hurry` lifts that.

    A second search for a doubtful sentence needs no leave.
    """

    def __init__(self) -> None:
        super().__init__(ANSWERS)
        self.leave = Semaphore(0)
        self.hurry = True

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        for hypotheses in super().translate(sources, decoding):
            while len(sources) > 1 and not self.hurry and not self.leave.acquire(timeout=0.05):
                pass
            yield hypotheses


def translate(page: Page, text: str, *, wait: bool = True) -> None:
    page.fill("#text textarea", text)
    page.click("#translate")
    if wait:
        page.wait_for_selector("#reading .brief li")


def lit(page: Page) -> list[str]:
    """Ids of the sentences that look different from the paper."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("[data-sentence]")]
            .filter((e) => e.matches(":hover, :focus, .lit")).map((e) => e.id)"""
    )
    return found


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two colours as `getComputedStyle` gives them."""

    def luminance(colour: str) -> float:
        red, green, blue = (int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(","))
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue))
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
