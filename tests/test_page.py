"""The page without a browser: the views a translation goes through, and the HTML they become."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any

import pytest

from khabar.page import render
from khabar.page.engines import Engines
from khabar.page.view import Stop, View, picked, translated
from tests.fake import FakeEngine
from translate import Decoding, Hypothesis, Translator
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
NAME = "fake"
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
    return list(
        translated(text, NAME, offering(engine or FakeEngine(ANSWERS)), Stop(), before=before or View(), keep=keep)
    )


def offering(engine: FakeEngine) -> Engines:
    """The engines of a page that has one."""
    return Engines(lambda name, progress: Translator(engine), NAME)


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
    def missing(name: str, progress: object) -> Translator:
        raise WeightsMissing("model.bin.00 is missing. Install Khabar again.")

    earlier = views(PAGE)[-1]
    *_, last = translated(PAGE + "नया।", NAME, Engines(missing, NAME), Stop(), before=earlier)
    assert not last.running
    assert last.reading == earlier.reading
    assert "Install Khabar again." in render.status(last)


def test_a_stopped_translation_keeps_its_sentences_and_goes_on_from_there() -> None:
    stop, states = Stop(), []
    for view in translated(PAGE, NAME, offering(FakeEngine(ANSWERS)), stop, before=View()):
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


@pytest.mark.parametrize("side", ["hindi", "english", "other", "dropped", "model"])
def test_whatever_comes_from_outside_is_escaped(side: str) -> None:
    sentence = "पुल से 30 गांवों को फायदा होगा।"
    text = f"पुल का उद्घाटन हुआ\n\n{HOSTILE if side == 'hindi' else ''}{sentence}\n\nयह भी पढ़ें: पुल {HOSTILE if side == 'dropped' else ''}\n"
    answers: dict[str, Any] = {
        "english": {sentence: f"Thirty villages {HOSTILE}"},
        "other": {sentence: ("30 villages", f"Of {HOSTILE}")},
    }
    engine = FakeEngine(answers.get(side))
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


def test_another_model_translates_all_of_it_anew() -> None:
    before = views(PAGE)[-1]
    other = FakeEngine({source: f"Other: {english}" for source, english in ANSWERS.items()})
    last = list(translated(PAGE, "other", Engines(lambda *_: Translator(other), free=True), Stop(), before=before))[-1]
    assert last.engine == "other"
    assert [sentence.translation[:6] for sentence in last.done] == ["Other:"] * 4


# --- other readings ---------------------------------------------------------------------------------------------------

TWO = {
    **ANSWERS,
    "पुल से 30 गांवों को फायदा होगा।": ("The bridge will benefit 30 villages.", "30 villages gain by the bridge."),
}


def test_what_else_the_model_would_have_said_is_under_a_fold() -> None:
    html = render.reading(views(PAGE, FakeEngine(TWO))[-1])
    (button,) = Elements(html).having("data-pick")
    assert button["data-pick"] == "3 0"
    assert "<summary>1 other reading</summary>" in html
    assert "30 villages gain by the bridge." in html


def test_a_doubt_about_another_reading_is_told() -> None:
    html = render.reading(views(PAGE)[-1])  # 54 crore for 45 is searched again, and found again
    assert "data-pick" not in html
    html = render.reading(
        views(PAGE, FakeEngine({**TWO, "पुल से 30 गांवों को फायदा होगा।": ("30 villages.", "Many.")}))[-1]
    )
    (doubt,) = [a for a in Elements(html).having("aria-label") if a.get("role") == "img"]
    assert "30" in (doubt["aria-label"] or "")


def test_a_picked_reading_stands_in_the_page_its_exports_and_its_bullets() -> None:
    view = picked(views(PAGE, FakeEngine(TWO))[-1], 3, 0)
    html = render.reading(view)
    assert view.reading
    assert view.reading.sentences[2].translation == "30 villages gain by the bridge."
    assert "30 villages gain by the bridge." in [bullet.text for bullet in view.reading.bullets]
    assert ">The bridge will benefit 30 villages.</button>" in html
    assert picked(picked(view, 3, 0), 3, 0) == view


def test_a_picked_reading_stays_when_the_text_is_gone_on_with() -> None:
    view = picked(views(PAGE, FakeEngine(TWO))[-1], 3, 0)
    assert view.reading
    (dropped,) = view.reading.article.dropped
    after = views(PAGE, FakeEngine(TWO), before=view, keep=dropped.lines)[-1]
    assert "30 villages gain by the bridge." in [sentence.translation for sentence in after.done]


def test_a_sentence_that_stands_twice_keeps_what_was_picked_for_each() -> None:
    text = "पुल टूटा।\n\nनदी में बाढ़ है।\n\nपुल टूटा।\n"
    engine = FakeEngine({"पुल टूटा।": ("The bridge broke.", "A bridge broke.")})
    view = picked(views(text, engine)[-1], 1, 0)
    after = views(text, engine, before=view)[-1]
    assert [sentence.translation for sentence in after.done if sentence.source == "पुल टूटा।"] == [
        "A bridge broke.",
        "The bridge broke.",
    ]


def test_an_error_of_a_model_while_it_translates_keeps_what_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    class Breaking(FakeEngine):
        def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
            for number, found in enumerate(super().translate(sources, decoding)):
                if number == 2:
                    raise IndexError("a shape <x>")
                yield found

    last = views(PAGE, Breaking(ANSWERS))[-1]
    assert (len(last.done), last.running) == (2, False)
    assert "The translation broke off (IndexError: a shape &lt;x&gt;). Choose another model." in render.status(last)
    assert "IndexError" in capsys.readouterr().err


def test_nothing_is_picked_while_sentences_come_or_where_there_is_nothing() -> None:
    states = views(PAGE, FakeEngine(TWO))
    assert picked(states[-2], 3, 0) == states[-2]
    for sentence, number in ((3, 9), (99, 0), (1, 0)):
        assert picked(states[-1], sentence, number) == states[-1]
    assert picked(View(), 1, 0) == View()
