"""The page without a browser: the views a translation goes through, and the HTML they become."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from khabar.page import render
from khabar.page.engines import Engines, Summarizers
from khabar.page.view import Stop, View, asked, picked, translated
from summarize import Brief, Bullet, Extractive, Support
from summarize.results import EXTRACTIVE, OPEN
from tests.fake import FakeEngine
from translate import Decoding, Flag, Hypothesis, Sentence, Translator
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
EXTRACT = Summarizers(lambda name, progress: Extractive(), EXTRACTIVE)
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
        translated(
            text,
            NAME,
            offering(engine or FakeEngine(ANSWERS)),
            Stop(),
            before=before or View(),
            summarizers=EXTRACT,
            keep=keep,
        )
    )


def offering(engine: FakeEngine) -> Engines:
    """The engines of a page that has one."""
    return Engines(lambda name, progress: Translator(engine, quality="fast"), NAME)


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
    *_, last = translated(PAGE + "नया।", NAME, Engines(missing, NAME), Stop(), before=earlier, summarizers=EXTRACT)
    assert not last.running
    assert last.reading == earlier.reading
    assert "Install Khabar again." in render.status(last)


def test_a_stopped_translation_keeps_its_sentences_and_goes_on_from_there() -> None:
    stop, states = Stop(), []
    for view in translated(PAGE, NAME, offering(FakeEngine(ANSWERS)), stop, before=View(), summarizers=EXTRACT):
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
    assert languages.count("en") == 7  # with the article in short, and the field for what the bullets should be about
    assert [a["lang"] for a in Elements(render.dropped(view)).having("lang")] == ["hi"]


def test_paragraphs_open_with_a_gap() -> None:
    pairs = [a for a in Elements(render.reading(views(PAGE)[-1])).having("data-sentence") if a["id"] != "s0"]
    assert [attributes["class"] for attributes in pairs] == ["pair opens", "pair", "pair opens"]


def test_a_doubt_is_marked_and_its_reason_is_tied_to_the_sentence() -> None:
    html = render.reading(views(PAGE)[-1])
    bullet, sentence = Elements(html).having("aria-describedby")  # a bullet has the doubts of what it rests on
    assert (bullet["data-rests-on"], sentence["id"]) == ("2", "s2")
    notes = [a["id"] for a in Elements(html).having("role") if a["role"] == "note"]
    assert notes == [bullet["aria-describedby"], sentence["aria-describedby"]]
    assert "54" in html[html.index('id="why2"') :]
    assert html.count('class="mark"') == 2
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
    last = list(
        translated(
            PAGE,
            "other",
            Engines(lambda *_: Translator(other, quality="fast"), free=True),
            Stop(),
            before=before,
            summarizers=EXTRACT,
        )
    )[-1]
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
    view = picked(views(PAGE, FakeEngine(TWO))[-1], 3, 0, EXTRACT)
    html = render.reading(view)
    assert view.reading
    assert view.reading.sentences[2].translation == "30 villages gain by the bridge."
    assert "30 villages gain by the bridge." in [bullet.text for bullet in view.reading.bullets]
    assert ">The bridge will benefit 30 villages.</button>" in html
    assert picked(picked(view, 3, 0, EXTRACT), 3, 0, EXTRACT) == view


def test_a_picked_reading_stays_when_the_text_is_gone_on_with() -> None:
    view = picked(views(PAGE, FakeEngine(TWO))[-1], 3, 0, EXTRACT)
    assert view.reading
    (dropped,) = view.reading.article.dropped
    after = views(PAGE, FakeEngine(TWO), before=view, keep=dropped.lines)[-1]
    assert "30 villages gain by the bridge." in [sentence.translation for sentence in after.done]


def test_a_sentence_that_stands_twice_keeps_what_was_picked_for_each() -> None:
    text = "पुल टूटा।\n\nनदी में बाढ़ है।\n\nपुल टूटा।\n"
    engine = FakeEngine({"पुल टूटा।": ("The bridge broke.", "A bridge broke.")})
    view = picked(views(text, engine)[-1], 1, 0, EXTRACT)
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


# --- what is asked of the bullets -------------------------------------------------------------------------------------


def asking(view: View, brief: Brief, name: str = EXTRACTIVE, summarizers: Summarizers = EXTRACT) -> list[View]:
    return list(asked(view, brief, name, summarizers, Stop()))


def marked(html: str, bullet: str) -> dict[str, list[str]]:
    """The words of each sentence that are marked for a bullet."""
    found: dict[str, list[str]] = {}
    for part in re.split(r'(?=id="s\d+")', html)[1:]:
        spans = re.findall(r'<span data-by="([^"]*)">([^<]*)</span>', part)
        if words := [words for names, words in spans if bullet in names.split()]:
            found[part[4 : part.index('"', 4)]] = words
    return found


def test_the_words_that_a_bullet_rests_on_know_it() -> None:
    view = views(PAGE)[-1]
    assert view.reading
    html = render.reading(view)
    for number, bullet in enumerate(view.reading.bullets):
        english = {sentence.id: sentence.translation for sentence in view.done}
        expected = {
            f"s{support.sentence}": [english[support.sentence][start:end] for start, end in support.spans]
            for support in bullet.support
        }
        assert marked(html, str(number)) == expected
    assert "data-by" not in render.reading(views(PAGE)[-2])


def test_words_of_several_bullets_are_marked_for_each_and_escaped() -> None:
    view = views(PAGE)[-1]
    assert view.reading
    sentence = replace(view.reading.sentences[0], translation="Rao & Sons <opened> the mill.")
    bullets = (
        Bullet("Rao & Sons <opened>", (1,), (Support(1, ((0, 19),)),)),
        Bullet("Sons <opened> the mill", (1,), (Support(1, ((6, 28),)),)),
    )
    reading = replace(
        view.reading, sentences=(sentence,), bullets=bullets, tldr=Bullet("Rao", (1,), (Support(1, ((0, 3),)),))
    )
    html = render.reading(replace(view, reading=reading))
    assert (
        '<span data-by="t 0">Rao</span><span data-by="0"> &amp; </span><span data-by="0 1">Sons &lt;opened&gt;</span>'
        '<span data-by="1"> the mill</span>.'
    ) in html
    assert Elements(html).open == []


def test_the_article_in_short_stands_above_the_bullets_unless_one_says_it() -> None:
    view = views(PAGE)[-1]
    assert view.reading
    short = replace(view.reading, tldr=Bullet("A bridge opened.", (1,)))
    html = render.reading(replace(view, reading=short))
    assert html.index("A bridge opened.") < html.index("<ul")
    same = replace(view.reading, tldr=view.reading.bullets[0])
    assert "In short" not in render.reading(replace(view, reading=same))


def test_a_doubt_about_a_bullet_is_marked_and_its_reason_is_tied_to_it() -> None:
    view = views(PAGE)[-1]
    assert view.reading
    doubtful = (Bullet("Rao opened it.", (1,), (), (Flag("names", "Not there: <Rao>."),)),)
    html = render.reading(replace(view, reading=replace(view.reading, bullets=doubtful)))
    (bullet,) = [a for a in Elements(html).having("data-bullet") if a["data-bullet"] == "0"]
    assert f'id="{bullet["aria-describedby"]}" role="note"><b>Check this.</b> Not there: &lt;Rao&gt;.' in html


def test_the_bullets_are_made_anew_as_asked_and_nothing_is_translated() -> None:
    view = views(PAGE)[-1]
    (after,) = asking(view, Brief(count=1))
    assert after.reading
    assert view.reading
    assert (len(after.reading.bullets), len(view.reading.bullets)) == (1, 3)
    assert after.reading.sentences == view.reading.sentences
    html = render.reading(after)
    exported = json.loads(unescape(html.split('data-export="json"')[1].split(">", 1)[1].split("</textarea>")[0]))
    assert [bullet["text"] for bullet in exported["bullets"]] == [bullet.text for bullet in after.reading.bullets]
    assert html.count('<li><a href="#s') == 1
    assert 'name="count" value="1"' in html
    assert 'id="ask-fewer" data-step="-1" aria-label="Fewer bullets" disabled' in html


def test_the_form_shows_what_was_asked_and_more_than_there_is_cannot_be_asked_twice() -> None:
    (after,) = asking(views(PAGE)[-1], Brief(9, 80, '"bridge" <b>', headline=True))
    fields = {a["id"]: a for a in Elements(render.reading(after)).having("id") if (a["id"] or "").startswith("ask-")}
    assert fields["ask-about"]["value"] == '"bridge" <b>'
    assert fields["ask-words"]["value"] == "80"
    assert "checked" in fields["ask-headline"]
    assert "disabled" in fields["ask-more"]
    assert "disabled" not in fields["ask-fewer"]
    assert "ask-summarizer" not in fields


def test_words_that_are_nowhere_are_told() -> None:
    (after,) = asking(views(PAGE)[-1], Brief(about="<zebras>"))
    assert "No sentence has a word of “&lt;zebras&gt;”" in render.reading(after)
    (after,) = asking(views(PAGE)[-1], Brief(about="villages"))
    assert "No sentence" not in render.reading(after)


def test_a_pick_and_lines_put_back_keep_what_was_asked_and_another_text_does_not() -> None:
    (view,) = asking(views(PAGE, FakeEngine(TWO))[-1], Brief(count=1, about="villages"))
    after = picked(view, 3, 0, EXTRACT)
    assert after.reading
    assert after.reading.brief == after.brief == view.brief
    (dropped,) = after.reading.article.dropped
    again = views(PAGE, FakeEngine(TWO), before=after, keep=dropped.lines)[-1]
    assert again.brief == view.brief
    assert again.reading
    assert len(again.reading.bullets) == 1
    assert views("पुल टूटा।", before=view)[-1].brief == Brief()


def test_nothing_is_asked_while_sentences_come_and_an_old_answer_is_not_shown() -> None:
    states = views(PAGE)
    assert asking(states[-2], Brief(count=1)) == []
    assert asking(View(), Brief(count=1)) == []
    stop = Stop()
    answers = asked(states[-1], Brief(count=1), EXTRACTIVE, EXTRACT, stop)
    stop.begin()  # before the first is asked for: its turn is a later one
    assert len(list(answers)) == 1
    slow = Summarizers(lambda name, progress: Named(name), free=True)
    answers = asked(states[-1], Brief(count=1), "lab/bart", slow, stop)
    assert next(answers).opening == "Writing the bullets…"
    stop.begin()
    assert list(answers) == []


class Named(Extractive):
    """Says the article's own words under another name, or fails."""

    def __init__(self, name: str, error: Exception | None = None) -> None:
        self.name, self.error = name, error

    def summarize(
        self, sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None
    ) -> list[Bullet]:
        if self.error:
            raise self.error
        return super().summarize(sentences, brief, headline=headline)

    def describe(self) -> dict[str, str]:
        return {"name": self.name}


def test_another_summarizer_is_chosen_and_stays_for_the_next_article() -> None:
    summarizers = Summarizers(lambda name, progress: Named(name), free=True)
    *_, view = asking(views(PAGE)[-1], Brief(count=2), "lab/<bart>", summarizers)
    assert view.reading
    assert view.reading.summarizer == {"name": "lab/<bart>"}
    html = render.reading(view, ["extractive", "lab/<bart>"])
    assert 'value="lab/&lt;bart&gt;"' in html
    assert "Bullets written by a model (lab/&lt;bart&gt;)." in html
    other = translated("पुल टूटा।", NAME, offering(FakeEngine()), Stop(), before=view, summarizers=summarizers)
    *_, last = other
    assert last.summarizer == "lab/<bart>"
    assert last.reading
    assert last.reading.summarizer == {"name": "lab/<bart>"}


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (WeightsMissing("The model is not there. Take another."), "The model is not there. Take another."),
        (IndexError("a shape"), "The bullets could not be written (IndexError: a shape). Choose another model."),
    ],
)
@pytest.mark.parametrize("where", ["opening", "at work"])
def test_a_summarizer_that_fails_leaves_the_articles_own_words_and_a_message(
    error: Exception, says: str, where: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def open_(name: str, progress: object) -> Named:
        if name != EXTRACTIVE and where == "opening":
            raise error
        return Named(name, error if name != EXTRACTIVE else None)

    before = views(PAGE)[-1]
    *_, view = asking(before, Brief(count=2), "lab/bart", Summarizers(open_, free=True))
    assert view.message
    assert says in view.message or (where == "opening" and "lab/bart cannot be opened" in view.message)
    assert (view.summarizer, view.brief, view.running) == (EXTRACTIVE, Brief(count=2), False)
    assert view.reading == (before.reading and before.reading.summed_up(Brief(count=2)))


def test_a_summarizer_that_is_not_offered_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    *_, view = asking(views(PAGE)[-1], Brief(), "lab/bart")
    assert "does not offer" in render.status(view)


# --- no picking -------------------------------------------------------------------------------------------------------


def test_nothing_is_picked_while_sentences_come_or_where_there_is_nothing() -> None:
    states = views(PAGE, FakeEngine(TWO))
    assert picked(states[-2], 3, 0, EXTRACT) == states[-2]
    for sentence, number in ((3, 9), (99, 0), (1, 0)):
        assert picked(states[-1], sentence, number, EXTRACT) == states[-1]
    assert picked(View(), 1, 0, EXTRACT) == View()


def test_names_are_spelled_at_the_end_as_the_reader_lists_them() -> None:
    answers = {**ANSWERS, "पुल से 30 गांवों को फायदा होगा।": "The bridge over the Narmda will benefit 30 villages."}
    page = PAGE.replace("पुल से 30", "नर्मदा के पुल से 30")
    answers["नर्मदा के पुल से 30 गांवों को फायदा होगा।"] = answers.pop("पुल से 30 गांवों को फायदा होगा।")
    states = [
        *translated(
            page,
            NAME,
            offering(FakeEngine(answers)),
            Stop(),
            before=View(),
            summarizers=EXTRACT,
            names="नर्मदा = Narmada\n",
        )
    ]
    assert states[-2].done[-1].translation == "The bridge over the Narmda will benefit 30 villages."
    assert states[-1].done[-1].translation == "The bridge over the Narmada will benefit 30 villages."


def test_a_list_of_names_that_cannot_be_read_leaves_the_page_as_it_is() -> None:
    before = views(PAGE)[-1]
    (view,) = translated(PAGE, NAME, offering(FakeEngine()), Stop(), before=before, summarizers=EXTRACT, names="नर्मदा")
    assert view.reading == before.reading
    assert "The list of names, line 1" in render.status(view)


def test_another_quality_translates_anew_with_the_same_model() -> None:
    engine = FakeEngine(ANSWERS)
    engines = offering(engine)
    *_, fast = translated(PAGE, NAME, engines, Stop(), quality="fast", before=View(), summarizers=EXTRACT)
    assert all(sentence.wrong is None for sentence in fast.done)
    *_, careful = translated(PAGE, NAME, engines, Stop(), quality="balanced", before=fast, summarizers=EXTRACT)
    assert all(sentence.wrong is not None for sentence in careful.done)
    calls = len(engine.calls)
    assert [*translated(PAGE, NAME, engines, Stop(), quality="balanced", before=careful, summarizers=EXTRACT)]
    assert len(engine.calls) == calls
