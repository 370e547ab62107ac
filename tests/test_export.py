"""The exports of a reading: the JSON contract, Markdown and plain text."""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import replace

import pytest

import khabar
from khabar.export import to_dict, to_json, to_markdown, to_text
from khabar.reading import Reading
from summarize import Bullet, Support
from translate import Alternative, Article, Dateline, Dropped, Flag, Sentence

HEADLINE = Sentence(0, "बाँध में दरार", "Crack in the dam", -0.2)
SENTENCES = (
    Sentence(1, "बाँध में दरार आ गई।", "A crack has appeared in the dam.", -0.25, (), 0, wrong=0.125),
    Sentence(
        2,
        "5 गाँव खाली कराए गए।",
        "Villages were cleared.",
        -0.9,
        (Flag("numbers", "Not in the English: 5."),),
        0,
        (Alternative("5 villages were cleared.", -0.95, wrong=0.5),),
    ),
    Sentence(3, "जाँच जारी है।", "The inquiry | goes *on* <b>now</b>.", -0.4, (), 1),
)
MADE_UP = Flag("names", "Not in the <source>: Rao.")


@pytest.fixture
def reading() -> Reading:
    article = Article(
        category="देश",
        headline=HEADLINE.source,
        date=datetime.date(2026, 7, 4),
        dateline=Dateline("सूरत", "4 जुलाई", "एजेंसी"),
        paragraphs=("बाँध में दरार आ गई। 5 गाँव खाली कराए गए।", "जाँच जारी है।"),
        dropped=(Dropped("विज्ञापन", "advertisement", (7,)),),
    )
    bullets = (
        Bullet("A crack has appeared in the dam.", (1,), (Support(1, ((0, 31),)),)),
        Bullet("The inquiry goes on.", (2, 3), (Support(2, ()), Support(3, ((0, 11), (14, 18)))), (MADE_UP,)),
    )
    return Reading(
        article,
        HEADLINE,
        SENTENCES,
        bullets,
        "India",
        "Surat, 4 July (agency)",
        {"name": "embedded", "model": "sha256:00", "runtime": "ctranslate2"},
        tldr=Bullet("A dam cracked.", (1,), (Support(1, ((28, 31),)),)),
        summarizer={"name": "extractive"},
    )


def test_the_json_contract(reading: Reading) -> None:
    assert to_dict(reading) == {
        "category": "देश",
        "headline": {
            "id": 0,
            "source": "बाँध में दरार",
            "translation": "Crack in the dam",
            "score": -0.2,
            "wrong": None,
            "flags": [],
            "alternatives": [],
        },
        "date": "2026-07-04",
        "dateline": {"place": "सूरत", "date": "4 जुलाई", "agency": "एजेंसी"},
        "paragraphs": [
            [
                {
                    "id": 1,
                    "source": "बाँध में दरार आ गई।",
                    "translation": "A crack has appeared in the dam.",
                    "score": -0.25,
                    "wrong": 0.125,
                    "flags": [],
                    "alternatives": [],
                },
                {
                    "id": 2,
                    "source": "5 गाँव खाली कराए गए।",
                    "translation": "Villages were cleared.",
                    "score": -0.9,
                    "wrong": None,
                    "flags": [{"code": "numbers", "reason": "Not in the English: 5."}],
                    "alternatives": [{"text": "5 villages were cleared.", "score": -0.95, "wrong": 0.5, "flags": []}],
                },
            ],
            [
                {
                    "id": 3,
                    "source": "जाँच जारी है।",
                    "translation": "The inquiry | goes *on* <b>now</b>.",
                    "score": -0.4,
                    "wrong": None,
                    "flags": [],
                    "alternatives": [],
                }
            ],
        ],
        "tldr": {
            "text": "A dam cracked.",
            "sentences": [1],
            "support": [{"sentence": 1, "spans": [[28, 31]], "words": ["dam"]}],
            "flags": [],
        },
        "bullets": [
            {
                "text": "A crack has appeared in the dam.",
                "sentences": [1],
                "support": [{"sentence": 1, "spans": [[0, 31]], "words": ["A crack has appeared in the dam"]}],
                "flags": [],
            },
            {
                "text": "The inquiry goes on.",
                "sentences": [2, 3],
                "support": [
                    {"sentence": 2, "spans": [], "words": []},
                    {"sentence": 3, "spans": [[0, 11], [14, 18]], "words": ["The inquiry", "goes"]},
                ],
                "flags": [{"code": "names", "reason": "Not in the <source>: Rao."}],
            },
        ],
        "dropped": [{"text": "विज्ञापन", "reason": "advertisement"}],
        "engine": {"name": "embedded", "model": "sha256:00", "runtime": "ctranslate2"},
        "summarizer": {"name": "extractive"},
        "version": khabar.__version__,
    }


def test_what_an_article_does_not_have_is_null_in_json() -> None:
    bare = Reading(Article(None, None, None, None, ()), None, (), (), None, None, {})
    read = json.loads(to_json(bare))
    assert [read[key] for key in ("category", "headline", "date", "dateline", "tldr")] == [None] * 5
    assert [read[key] for key in ("paragraphs", "bullets", "dropped")] == [[], [], []]


def test_json_keeps_devanagari_readable(reading: Reading) -> None:
    assert "बाँध में दरार" in to_json(reading)


def test_markdown_links_each_bullet_to_sentences_that_are_there(reading: Reading) -> None:
    markdown = to_markdown(reading)
    linked = set(re.findall(r"\(#(s\d+)\)", markdown))
    assert linked == {"s1", "s2", "s3"}
    assert linked <= set(re.findall(r'<a id="(s\d+)"></a>', markdown))


def test_markdown_shows_markup_of_a_text_as_it_stands(reading: Reading) -> None:
    row = next(line for line in to_markdown(reading).splitlines() if "inquiry \\|" in line)
    assert "The inquiry \\| goes \\*on\\* &lt;b&gt;now&lt;/b&gt;." in row
    assert len(re.findall(r"(?<!\\)\|", row)) == 4  # three columns


@pytest.mark.parametrize("text", ["1. First of all.", "12) Then.", "+ Plus.", "- Minus."])
def test_a_bullet_that_looks_like_a_list_stays_one_bullet(reading: Reading, text: str) -> None:
    markdown = to_markdown(replace(reading, bullets=(Bullet(text, (1,)),)))
    mark = re.search(r"^- (\d*)\\([.)+-]) ", markdown, re.MULTILINE)
    assert mark
    assert text.startswith(mark[1] + mark[2])


def test_markdown_and_text_name_the_doubts(reading: Reading) -> None:
    assert "**[?]** *Not in the English: 5.*" in to_markdown(reading)
    assert "     Villages were cleared.\n     [?] Not in the English: 5.\n" in to_text(reading)


def test_text_begins_with_headline_date_and_bullets(reading: Reading) -> None:
    assert to_text(reading).startswith(
        "Crack in the dam\nबाँध में दरार\n\nIndia · 4 July 2026 · Surat, 4 July (agency)\n\n"
        "In short: A dam cracked. [1]\n\n"
        "- A crack has appeared in the dam. [1]\n"
        "- The inquiry goes on. [2, 3]\n  [?] Not in the <source>: Rao.\n"
    )


def test_markdown_has_the_article_in_short_and_the_doubts_about_bullets(reading: Reading) -> None:
    markdown = to_markdown(reading)
    assert "**In short:** A dam cracked. ([1](#s1))\n" in markdown
    assert "on. ([2](#s2), [3](#s3)) **[?]** *Not in the &lt;source&gt;: Rao.*\n" in markdown


def test_what_a_bullet_says_in_the_same_words_is_not_said_twice_to_people(reading: Reading) -> None:
    same = replace(reading, tldr=reading.bullets[0])
    assert "In short" not in to_markdown(same) + to_text(same)
    assert to_dict(same)["tldr"] == to_dict(same)["bullets"][0]


def test_a_bullet_that_is_the_headline_leads_to_it(reading: Reading) -> None:
    markdown = to_markdown(replace(reading, bullets=(Bullet(HEADLINE.translation, (0,)),)))
    assert "([0](#s0))" in markdown
    assert markdown.count('<a id="s0"></a>') == 1


def test_a_model_that_wrote_the_bullets_is_named(reading: Reading) -> None:
    assert "Bullets written" not in to_markdown(reading)
    written = replace(reading, summarizer={"name": "lab/*bart*", "runtime": "torch"})
    assert "Bullets written by a model (lab/\\*bart\\*, torch)." in to_markdown(written)


def test_what_was_picked_is_what_is_exported(reading: Reading) -> None:
    picked = reading.picking(2, 0)
    (sentence,) = [found for row in to_dict(picked)["paragraphs"] for found in row if found["id"] == 2]
    assert (sentence["translation"], sentence["score"], sentence["flags"]) == ("5 villages were cleared.", -0.95, [])
    assert [other["text"] for other in sentence["alternatives"]] == ["Villages were cleared."]
    assert sentence["alternatives"][0]["flags"] == [{"code": "numbers", "reason": "Not in the English: 5."}]
    for form in (to_markdown, to_text):
        assert "5 villages were cleared." in form(picked)
        assert "Villages were cleared." not in form(picked)
