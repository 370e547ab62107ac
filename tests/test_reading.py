"""`khabar.read` and `khabar.digest`: one call from page text to a reading, or from several to one list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

import khabar
from summarize import Brief, Bullet
from summarize.results import OPEN
from tests.fake import FakeEngine
from translate import Decoding, InputError, Sentence, Translator

PAGE = """खेल

बाढ़ के बाद पहला मैच आज

गुवाहाटी, 2 अगस्त (एजेंसी) : बाढ़ का पानी उतरने के बाद मैदान तैयार है। मैच शाम 7 बजे शुरू होगा।

टिकट 200 रुपये से मिलेंगे।
"""


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine({"मैच शाम 7 बजे शुरू होगा।": "The match starts at 7 pm.", "गुवाहाटी": "Guwahati"})


def test_sentences_are_numbered_from_the_headline_on(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine, quality="fast"))
    assert reading.headline is not None
    assert reading.headline.id == 0
    assert [sentence.id for sentence in reading.sentences] == [1, 2, 3]
    assert [[s.id for s in paragraph] for paragraph in reading.paragraphs()] == [[1, 2], [3]]


def test_the_small_print_comes_in_english(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine, quality="fast"))
    assert reading.category == "Sports"
    assert reading.dateline == "Guwahati, 2 August (agency)"


def test_every_bullet_rests_on_sentences_of_the_reading(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine, quality="fast"), brief=Brief(count=2))
    assert 1 <= len(reading.bullets) <= 2
    assert {number for bullet in reading.bullets for number in bullet.sentences} <= {1, 2, 3}


@pytest.mark.parametrize("text", ["", " \n", "Nothing but English."])
def test_text_without_hindi_is_refused_before_any_model_is_opened(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.reading.Translator", lambda: pytest.fail("the model was opened"))
    with pytest.raises(InputError):
        khabar.read(text)


def test_the_real_model_reads_a_short_report(translator: Translator) -> None:
    reading = khabar.read(PAGE, translator=translator)
    english = " ".join(sentence.translation for sentence in reading.sentences)
    assert "match" in english.lower()
    assert "7" in english
    assert "200" in english
    assert reading.engine["name"] == "embedded"


def test_a_picked_translation_goes_into_the_bullets_too() -> None:
    answers = {
        "बाढ़ के बाद पहला मैच आज": ["First match after the flood today", "First game after the flood today"],
        "बाढ़ का पानी उतरने के बाद मैदान तैयार है।": ["The ground is ready now.", "The field is ready now."],
    }
    reading = khabar.read(
        PAGE, translator=Translator(FakeEngine(answers), Decoding(beam=2), quality="fast"), brief=Brief(count=3)
    )
    picked = reading.picking(0, 0).picking(1, 0)
    assert picked.headline
    assert picked.headline.translation == "First game after the flood today"
    assert picked.sentences[0].translation == "The field is ready now."
    assert "The field is ready now." in [bullet.text for bullet in picked.bullets]
    assert len(picked.bullets) == len(reading.bullets)
    assert picked.sentences[1:] == reading.sentences[1:]
    with pytest.raises(IndexError):
        reading.picking(1, 7)


# --- what is asked of the bullets -------------------------------------------------------------------------------------


class Shouting:
    """Says the sentences that it is asked for in capitals, and traces nothing."""

    def __init__(self) -> None:
        self.asked: list[Brief] = []

    def summarize(
        self, sentences: Sequence[Sentence], brief: Brief = OPEN, *, headline: str | None = None
    ) -> list[Bullet]:
        self.asked.append(brief)
        body = [sentence for sentence in sentences if sentence.paragraph is not None]
        return [Bullet(s.translation.upper(), (s.id,)) for s in body[: brief.count or 1]]

    def describe(self) -> Mapping[str, str]:
        return {"name": "shouting"}


def test_the_bullets_are_what_the_brief_asks_of_the_summarizer(engine: FakeEngine) -> None:
    summarizer, brief = Shouting(), Brief(count=2, words=30, about="match, tickets")
    reading = khabar.read(PAGE, translator=Translator(engine, quality="fast"), brief=brief, summarizer=summarizer)
    assert summarizer.asked == [brief]
    assert (reading.brief, reading.summarizer) == (brief, {"name": "shouting"})
    assert reading.bullets[1].text == "THE MATCH STARTS AT 7 PM."
    (support,) = reading.bullets[1].support  # which the summarizer left to the reading
    assert reading.sentences[1].translation[slice(*support.spans[0])] == "The match starts at 7 pm"


def test_the_article_in_one_line(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine, quality="fast"), brief=Brief(count=1))
    assert reading.tldr
    assert "\n" not in reading.tldr.text
    assert {support.sentence for support in reading.tldr.support} == set(reading.tldr.sentences)
    assert khabar.assemble(reading.article, [], Translator(engine, quality="fast")).tldr is None


@pytest.mark.parametrize(
    ("about", "off"), [("", False), ("the match", False), ("MATCH!", False), ("zebras", True), ("?!", False)]
)
def test_words_that_no_sentence_has_are_known(engine: FakeEngine, about: str, off: bool) -> None:
    asked = khabar.read(PAGE, translator=Translator(engine, quality="fast"), brief=Brief(about=about))
    assert asked.off_topic() is off
    if off:
        assert asked.bullets == khabar.read(PAGE, translator=Translator(engine, quality="fast")).bullets


def test_a_pick_keeps_the_brief_and_may_have_another_summarizer() -> None:
    answers = {"टिकट 200 रुपये से मिलेंगे।": ["Tickets cost 200 rupees.", "Tickets start at 200 rupees."]}
    translator, brief = (
        Translator(FakeEngine(answers), Decoding(beam=2), quality="fast"),
        Brief(count=3, about="tickets"),
    )
    summarizer = Shouting()
    picked = khabar.read(PAGE, translator=translator, brief=brief).picking(3, 0, summarizer)
    assert summarizer.asked == [brief]
    assert "TICKETS START AT 200 RUPEES." in [bullet.text for bullet in picked.bullets]
    assert (picked.brief, picked.summarizer) == (brief, {"name": "shouting"})


# --- several articles -------------------------------------------------------------------------------------------------

OTHER = """मैच के लिए मैदान तैयार

मैच शाम 7 बजे शुरू होगा।

शहर में बारिश नहीं हुई।
"""


def test_several_articles_are_one_list_with_their_names() -> None:
    answers = {
        "मैच शाम 7 बजे शुरू होगा।": "The match starts at 7 pm.",
        "मैच के लिए मैदान तैयार": "Ground ready for the match",
        "शहर में बारिश नहीं हुई।": "It did not rain in the city.",
    }
    translator = Translator(FakeEngine(answers), quality="fast")
    found = khabar.digest({"one.txt": PAGE, "two.txt": OTHER}, translator=translator)
    assert list(found.readings) == ["one.txt", "two.txt"]
    assert found.readings["two.txt"] == khabar.read(OTHER, translator=translator)
    assert (found.points[0].text, set(found.points[0].articles)) == (
        "The match starts at 7 pm.",
        {"one.txt", "two.txt"},
    )
    assert len(khabar.digest([PAGE, OTHER], translator=translator, brief=Brief(count=2)).points) == 2
    named = khabar.digest([OTHER, "शहर में बारिश नहीं हुई।", OTHER], translator=translator)
    assert list(named.readings) == ["Ground ready for the match", "Article 2", "Ground ready for the match (2)"]
    assert khabar.digest([OTHER, OTHER], translator=translator, brief=Brief(about="zebra")).off_topic()
    assert not khabar.digest([OTHER, PAGE], translator=translator, brief=Brief(about="city")).off_topic()
