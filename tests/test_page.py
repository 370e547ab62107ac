"""The page without a browser: the views a translation goes through, and the HTML they become."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest

from khabar.page import render
from khabar.page.view import Stop, View, translated
from tests.fake import FakeEngine
from translate import Translator
from translate.errors import WeightsMissing

PAGE = """यह भी पढ़ें: गंगा पर नया पुल बनेगा

पुल का उद्घाटन हुआ

12 मार्च 2025

भोपाल, 12 मार्च (एजेंसी) : मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया। इस पर 45 करोड़ रुपये खर्च हुए।

पुल से 30 गांवों को फायदा होगा।
"""
ANSWERS = {
    "पुल का उद्घाटन हुआ": "Bridge opened",
    "मुख्यमंत्री ने नर्मदा पर नए पुल का उद्घाटन किया।": "The chief minister opened a new bridge over the Narmada.",
    "इस पर 45 करोड़ रुपये खर्च हुए।": "It cost 54 crore rupees.",
    "पुल से 30 गांवों को फायदा होगा।": "The bridge will benefit 30 villages.",
}
HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> \"'> ${alert(1)} {{value}} &amp; "


class Elements(HTMLParser):
    """The elements of a piece of HTML, and whether each one that was opened was closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag != "input":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def having(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for _, attributes in self.found if name in attributes]


def views(
    text: str, engine: FakeEngine | None = None, before: View | None = None, keep: Sequence[int] = ()
) -> list[View]:
    translator = Translator(engine or FakeEngine(ANSWERS))
    return list(translated(text, lambda: translator, Stop(), before=before or View(), keep=keep))


def test_sentences_come_one_by_one_and_bullets_last() -> None:
    states = views(PAGE)
    assert [len(view.done) for view in states] == [0, 0, 1, 2, 3, 4, 4]
    assert [view.running for view in states] == [True] * 6 + [False]
    assert all(view.total == 4 for view in states)
    assert [bool(view.reading and view.reading.bullets) for view in states] == [False] * 6 + [True]


@pytest.mark.parametrize(("text", "words"), [("", "no text"), ("Only English here.", "no Hindi")])
def test_what_cannot_be_read_leaves_the_page_as_it_is(text: str, words: str) -> None:
    before = views(PAGE)[-1]
    (view,) = views(text, before=before)
    assert view.reading == before.reading
    assert words in render.status(view)
    assert 'role="alert"' in render.status(view)


def test_a_model_that_cannot_be_opened_is_a_message() -> None:
    def missing() -> Translator:
        raise WeightsMissing("model.bin.00 is missing. Install Khabar again.")

    *_, last = translated(PAGE, missing, Stop(), before=View())
    assert not last.running
    assert "Install Khabar again." in render.status(last)


def test_a_stopped_translation_keeps_its_sentences_and_goes_on_from_there() -> None:
    stop, states = Stop(), []
    for view in translated(PAGE, lambda: Translator(FakeEngine(ANSWERS)), stop, before=View()):
        states.append(view)
        if len(view.done) == 2:
            stop.set()
    half = states[-1]
    assert not half.running
    assert half.reading
    assert half.reading.bullets
    assert "Stopped at 2 of 4 sentences" in render.status(half)
    engine = FakeEngine(ANSWERS)
    whole = views(PAGE, engine, before=half)[-1]
    assert [source for sources, _ in engine.calls for source in sources][:2] == list(ANSWERS)[2:]
    assert whole.reading == views(PAGE)[-1].reading


def test_lines_put_back_are_translated_and_nothing_else_is() -> None:
    before = views(PAGE)[-1]
    assert before.reading
    (dropped,) = before.reading.article.dropped
    engine = FakeEngine()
    after = views(PAGE, engine, before=before, keep=dropped.lines)[-1]
    assert after.reading
    assert after.reading.article.dropped == ()
    assert {source for sources, _ in engine.calls for source in sources} == {dropped.text}
    assert [sentence.id for sentence in after.reading.sentences] == list(
        range(1, after.total + (not after.reading.headline))
    )
    assert render.dropped(after) == ""


def test_each_state_is_the_one_before_with_a_sentence_added() -> None:
    first, *others = [render.reading(view) for view in views(PAGE)[2:-1]]
    assert first
    for html in others:
        assert html.startswith(first)
        first = html


def test_elements_are_closed_and_ids_and_languages_are_set() -> None:
    view = views(PAGE)[-1]
    for html in (render.reading(view), render.dropped(view), render.status(view), render.MASTHEAD):
        assert Elements(html).open == []
    elements = Elements(render.reading(view))
    identities = [attributes["id"] for attributes in elements.having("id")]
    assert len(identities) == len(set(identities))
    assert [attributes["id"] for attributes in elements.having("data-sentence")] == ["s0", "s1", "s2", "s3"]
    assert all(attributes["tabindex"] == "0" for attributes in elements.having("data-sentence"))
    languages = [attributes["lang"] for attributes in elements.having("lang")]
    assert languages.count("hi") == 4
    assert languages.count("en") == 5
    assert [a["lang"] for a in Elements(render.dropped(view)).having("lang")] == ["hi"]


def test_paragraphs_open_with_a_gap() -> None:
    pairs = [a for a in Elements(render.reading(views(PAGE)[-1])).having("data-sentence") if a["id"] != "s0"]
    assert [attributes["class"] for attributes in pairs] == ["pair opens", "pair", "pair opens"]


def test_a_doubt_is_marked_and_its_reason_is_tied_to_the_sentence() -> None:
    html = render.reading(views(PAGE)[-1])
    (doubtful,) = Elements(html).having("aria-describedby")
    assert doubtful["id"] == "s2"
    (why,) = [a for a in Elements(html).having("role") if a["role"] == "note"]
    assert why["id"] == doubtful["aria-describedby"]
    assert "54" in html[html.index('id="why2"') :]
    assert html.count('class="mark"') == 1
    assert "1 marked" in render.status(views(PAGE)[-1])


def test_bullets_point_at_sentences_that_are_there() -> None:
    elements = Elements(render.reading(views(PAGE)[-1]))
    there = {attributes["data-sentence"] for attributes in elements.having("data-sentence")}
    bullets = elements.having("data-rests-on")
    assert bullets
    for bullet in bullets:
        numbers = (bullet["data-rests-on"] or "").split()
        assert set(numbers) <= there
        assert bullet["href"] == f"#s{numbers[0]}"


@pytest.mark.parametrize("side", ["hindi", "english", "dropped", "model"])
def test_whatever_comes_from_outside_is_escaped(side: str) -> None:
    sentence = "पुल से 30 गांवों को फायदा होगा।"
    text = f"पुल का उद्घाटन हुआ\n\n{HOSTILE if side == 'hindi' else ''}{sentence}\n\nयह भी पढ़ें: पुल {HOSTILE if side == 'dropped' else ''}\n"
    engine = FakeEngine({sentence: f"Thirty villages {HOSTILE}"} if side == "english" else None)
    if side == "model":
        engine.describe = lambda: {"name": HOSTILE}  # type: ignore[method-assign]
    last = views(text, engine)[-1]
    html = render.reading(last) + render.dropped(last) + render.status(last)
    assert "alert(1)" in html
    tags = {tag for tag, _ in Elements(html).found}
    assert not tags & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in Elements(html).found for name in attributes)


def test_a_message_is_escaped() -> None:
    assert "<b>" not in render.alert("<b>no</b>")


def test_exports_carry_a_name_made_of_date_and_headline() -> None:
    names = [a["data-name"] for a in Elements(render.reading(views(PAGE)[-1])).having("data-name")]
    assert names == ["2025-03-12-bridge-opened.md", "2025-03-12-bridge-opened.json"]


def test_a_reading_without_date_and_headline_has_a_file_name_too() -> None:
    last = views("पुल से 30 गांवों को फायदा होगा।")[-1]
    assert last.reading
    assert re.fullmatch(r"[a-z0-9-]+", render.file_name(last.reading))
