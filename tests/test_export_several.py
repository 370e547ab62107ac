"""The exports of a digest: the JSON contract, Markdown and plain text."""

from __future__ import annotations

import json
import re

import pytest

import khabar
from khabar.export import to_dict as reading_to_dict
from khabar.export_several import to_dict, to_json, to_markdown, to_text
from khabar.reading import Reading
from khabar.several import Digest, together
from summarize import Bullet, Support
from translate import Article, Flag, Sentence

RAIN = Sentence(1, "वर्षा हुई।", "It rained in *Goa* today.", paragraph=0)
FLAG = Flag("numbers", "Not in the source: 5.")


def reading(headline: Sentence | None, *bullets: Bullet) -> Reading:
    article = Article(None, headline.source if headline else None, None, None, (RAIN.source,))
    return Reading(article, headline, (RAIN,), bullets, None, None, {"name": "fake"})


@pytest.fixture
def digest() -> Digest:
    support = (Support(1, ((0, 9),)),)
    first = reading(Sentence(0, "गोवा में वर्षा", "Rain in Goa"), Bullet("It rained in Goa today.", (1,), support))
    second = reading(None, Bullet("It rained in Goa.", (1,), support), Bullet("5 boats sank.", (1,), (), (FLAG,)))
    return together({"a|b.txt": first, "c.txt": second})


def test_the_json_contract(digest: Digest) -> None:
    support = [{"sentence": 1, "spans": [[0, 9]], "words": ["It rained"]}]
    assert json.loads(to_json(digest)) == to_dict(digest)
    assert to_dict(digest) == {
        "points": [
            {
                "text": "It rained in Goa today.",
                "told": [
                    {
                        "article": "a|b.txt",
                        "text": "It rained in Goa today.",
                        "sentences": [1],
                        "support": support,
                        "flags": [],
                    },
                    {
                        "article": "c.txt",
                        "text": "It rained in Goa.",
                        "sentences": [1],
                        "support": support,
                        "flags": [],
                    },
                ],
            },
            {
                "text": "5 boats sank.",
                "told": [
                    {
                        "article": "c.txt",
                        "text": "5 boats sank.",
                        "sentences": [1],
                        "support": [],
                        "flags": [{"code": "numbers", "reason": "Not in the source: 5."}],
                    }
                ],
            },
        ],
        "articles": [{"name": name, **reading_to_dict(found)} for name, found in digest.readings.items()],
        "version": khabar.__version__,
    }


def test_markdown_links_each_point_to_the_sentences_of_its_articles(digest: Digest) -> None:
    markdown = to_markdown(digest)
    assert "- It rained in Goa today. (a\\|b.txt: [1](#a1s1); c.txt: [1](#a2s1))\n" in markdown
    assert "**[?]** *Not in the source: 5.*" in markdown
    anchors = re.findall(r'<a id="(\w+)"></a>', markdown)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r"\(#(\w+)\)", markdown)) <= set(anchors)
    assert "It rained in \\*Goa\\* today." in markdown


def test_text_begins_with_the_points_and_their_articles(digest: Digest) -> None:
    assert to_text(digest) == (
        "- It rained in Goa today.\n  a|b.txt [1]; c.txt [1]\n- 5 boats sank.\n  c.txt [1]\n  [?] Not in the source: 5.\n"
        "\na|b.txt\n=======\nRain in Goa\nगोवा में वर्षा\n\n  1  वर्षा हुई।\n     It rained in *Goa* today.\n\n"
        "\nc.txt\n=====\n\n  1  वर्षा हुई।\n     It rained in *Goa* today.\n"
    )


def test_no_articles_are_no_points() -> None:
    empty = together({})
    assert (empty.points, to_dict(empty)["articles"]) == ((), [])
    assert to_text(empty) == "\n"
    assert to_markdown(empty) == "# In brief\n\n"
