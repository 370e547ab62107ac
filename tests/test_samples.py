"""The sample articles: whole, and read the way the page promises."""

from __future__ import annotations

import pytest

from khabar import samples
from translate import parse


@pytest.mark.parametrize("name", samples.TITLES)
def test_a_sample_has_all_parts_of_a_report(name: str) -> None:
    article = parse(samples.load(name))
    assert article.category
    assert article.headline
    assert article.date
    assert article.dateline
    assert 4 <= len(article.paragraphs) <= 6


def test_the_copied_page_has_lines_to_drop_and_none_of_its_report_is_dropped() -> None:
    article = parse(samples.load("night-train"))
    dropped = " ".join(line.text for line in article.dropped)
    assert "शेयर करें" in dropped
    assert "मधुबनी" in dropped
    assert "रेलवे" not in dropped
    assert "रेलवे" in " ".join(article.paragraphs)


def test_samples_without_page_furniture_lose_nothing() -> None:
    for name in ("lake-comes-back", "millet-harvest"):
        assert parse(samples.load(name)).dropped == ()
