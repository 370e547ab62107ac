"""`khabar.read`: one call from page text to a reading."""

from __future__ import annotations

import pytest

import khabar
from tests.fake import FakeEngine
from translate import Decoding, InputError, Translator

PAGE = """खेल

बाढ़ के बाद पहला मैच आज

गुवाहाटी, 2 अगस्त (एजेंसी) : बाढ़ का पानी उतरने के बाद मैदान तैयार है। मैच शाम 7 बजे शुरू होगा।

टिकट 200 रुपये से मिलेंगे।
"""


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine({"मैच शाम 7 बजे शुरू होगा।": "The match starts at 7 pm.", "गुवाहाटी": "Guwahati"})


def test_sentences_are_numbered_from_the_headline_on(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine))
    assert reading.headline is not None
    assert reading.headline.id == 0
    assert [sentence.id for sentence in reading.sentences] == [1, 2, 3]
    assert [[s.id for s in paragraph] for paragraph in reading.paragraphs()] == [[1, 2], [3]]


def test_the_small_print_comes_in_english(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine))
    assert reading.category == "Sports"
    assert reading.dateline == "Guwahati, 2 August (agency)"


def test_every_bullet_rests_on_sentences_of_the_reading(engine: FakeEngine) -> None:
    reading = khabar.read(PAGE, translator=Translator(engine), bullets=2)
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
    reading = khabar.read(PAGE, translator=Translator(FakeEngine(answers), Decoding(beam=2)), bullets=3)
    picked = reading.picking(0, 0).picking(1, 0)
    assert picked.headline
    assert picked.headline.translation == "First game after the flood today"
    assert picked.sentences[0].translation == "The field is ready now."
    assert "The field is ready now." in [bullet.text for bullet in picked.bullets]
    assert len(picked.bullets) == len(reading.bullets)
    assert picked.sentences[1:] == reading.sentences[1:]
    with pytest.raises(IndexError):
        reading.picking(1, 7)
