"""`khabar.skim`: the bullets of an article of which only what they need is translated."""

from __future__ import annotations

from pathlib import Path

import pytest

import khabar
from khabar import hurry, samples
from khabar.hurry import Needs, left_out, skim
from summarize import Brief
from tests.fake import FakeEngine
from translate import Decoding, InputError, Translator, parse
from translate.errors import WeightsMissing
from translate.meaning import Meaning
from translate.weights import load

HEADLINE = "दरारों के कारण कोसी का पुल चार महीने बंद रहेगा"
PARAGRAPHS = (
    {
        "जिला प्रशासन ने कोसी नदी पर बने पुराने पुल को 12 जून से बंद करने का फैसला किया है।": (
            "The district administration has decided to close the old bridge over the Kosi river from June 12."
        ),
        "पुल के तीन खंभों में दरारें मिली हैं।": "Cracks were found in three pillars of the bridge.",
    },
    {
        "लोक निर्माण विभाग के अभियंता दिनेश पासवान ने बताया कि मरम्मत पर 14 करोड़ रुपये खर्च होंगे।": (
            "Public Works engineer Dinesh Paswan said that Rs 14 crore would be spent on the repair."
        ),
        "उन्होंने कहा कि पुल नवंबर तक खुल जाएगा।": "He said that the bridge would open by November.",
    },
    {
        "तब तक लोगों को नाव से नदी पार करनी होगी।": "Until then people will have to cross the river by boat.",
        "नाव का किराया दस रुपये तय किया गया है।": "The boat fare is fixed at ten rupees.",
        "बाजार के दुकानदार इस फैसले से नाराज हैं।": "Shopkeepers of the market are angry about this decision.",
    },
    {
        "पास के गांव में आम की फसल इस बार अच्छी हुई है।": "The mango crop is good this time in the nearby village.",
        "मेले में भीड़ रही।": "The fair was crowded.",
    },
)
PAGE = "\n\n".join([HEADLINE, *(" ".join(paragraph) for paragraph in PARAGRAPHS)])
ANSWERS = {HEADLINE: "Kosi bridge to stay closed for four months due to cracks"} | {
    hindi: english for paragraph in PARAGRAPHS for hindi, english in paragraph.items()
}
SHORT = "बाढ़ का पानी उतरा\n\nमैदान तैयार है। मैच शाम को होगा।\n"


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def reading(brief: Brief, engine: FakeEngine | None = None, meaning: Meaning | None = None) -> khabar.Reading:
    return skim(PAGE, translator=plain(engine), brief=brief, meaning=meaning)


def plain(engine: FakeEngine | None = None) -> Translator:
    return Translator(engine or FakeEngine(ANSWERS), Decoding(beam=1), quality="fast")


def test_only_the_headline_and_what_the_bullets_need_is_translated() -> None:
    engine = FakeEngine(ANSWERS)
    found = reading(Brief(count=3), engine)
    segments = {segment.id: segment.source for segment in found.article.segments()}
    sources = {source for sources, _ in engine.calls for source in sources}
    assert sources == {segments[sentence.id] for sentence in found.all_sentences()}
    assert found.headline
    assert found.headline.id == 0
    assert left_out(found) == len(segments) - len(sources)
    assert len(found.sentences) in (3, 4)  # and the one that says who "he" is


def test_ids_order_and_paragraphs_are_those_of_the_whole_article() -> None:
    found = reading(Brief(count=4))
    segments = {segment.id: segment for segment in parse(PAGE).segments()}
    ids = [sentence.id for sentence in found.sentences]
    assert ids == sorted(ids)
    for sentence in found.all_sentences():
        assert (sentence.source, sentence.paragraph) == (segments[sentence.id].source, segments[sentence.id].paragraph)
    assert {number for bullet in found.bullets for number in bullet.sentences} <= set(ids)


def test_the_same_call_gives_the_same_reading() -> None:
    assert reading(Brief(count=3)) == reading(Brief(count=3))


@pytest.mark.parametrize("text", [SHORT, "मैदान तैयार है।", "मैदान तैयार है। मैच शाम को होगा।"])
def test_where_everything_is_needed_it_is_the_whole_reading(text: str) -> None:
    found = skim(text, translator=plain())
    assert left_out(found) == 0
    assert found == khabar.read(text, translator=plain())


def test_no_more_bullets_than_asked_and_the_headline_is_one_of_them() -> None:
    assert [len(reading(Brief(count=count)).bullets) <= count for count in (1, 2, 5)] == [True] * 3
    led = reading(Brief(count=2, headline=True))
    assert led.bullets[0].sentences == (0,)
    assert len(led.bullets) == 2
    assert reading(Brief(count=1, headline=True)).sentences == ()


def test_a_word_budget_holds_and_takes_fewer_sentences() -> None:
    short, long = reading(Brief(words=15)), reading(Brief(words=60))
    assert sum(len(bullet.text.split()) for bullet in short.bullets) <= 15
    assert len(short.sentences) < len(long.sentences)
    both = reading(Brief(count=3, words=30))
    assert len(both.bullets) <= 3
    assert sum(len(bullet.text.split()) for bullet in both.bullets) <= 30


def test_what_was_asked_stays_with_the_reading() -> None:
    assert reading(Brief(words=30)).brief == Brief(words=30)
    assert reading(Brief()).brief == Brief(count=3)  # what the length of the whole article comes to


def test_who_is_he_stands_in_the_sentence_before() -> None:
    article = parse(PAGE.replace(HEADLINE, "नवंबर तक खुल जाएगा पुल"))
    (spoken,) = [segment.id for segment in article.segments() if segment.source.startswith("उन्होंने")]
    chosen = [[segment.id for segment in Needs(article, Brief(count=count)).segments()] for count in range(1, 8)]
    assert all(spoken - 1 in ids for ids in chosen if spoken in ids)
    assert any(spoken in ids for ids in chosen)


def test_for_a_doubtful_translation_another_sentence_is_found() -> None:
    first = next(iter(PARAGRAPHS[0]))
    engine = FakeEngine(ANSWERS | {first: "The old bridge bridge bridge bridge bridge bridge bridge bridge bridge."})
    found, sound = reading(Brief(count=2), engine), reading(Brief(count=2))
    assert [sentence.id for sentence in found.sentences if sentence.flags] == [1]
    assert len(found.sentences) > len(sound.sentences)
    assert len(found.bullets) == 2
    assert 1 in sound.bullets[0].sentences
    assert 1 not in found.bullets[0].sentences


# --- what the bullets should be about ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("about", "word"), [("fare", "किराया"), ("mangoes", "आम"), ("shopkeepers", "दुकानदार")])
def test_english_words_choose_among_the_hindi(about: str, word: str, meaning: Meaning) -> None:
    found = reading(Brief(count=1, about=about), meaning=meaning)
    assert any(word in sentence.source for sentence in found.sentences)
    assert left_out(found) > 0


def test_bullets_are_about_what_was_asked(meaning: Meaning) -> None:
    found = reading(Brief(about="fare"), meaning=meaning)
    assert [bullet.text for bullet in found.bullets] == ["The boat fare is fixed at ten rupees."]
    assert not found.off_topic()


def test_without_the_second_reader_a_topic_is_refused_and_all_else_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hurry, "Meaning", lambda: load(tmp_path / "meaning"))
    monkeypatch.setattr(hurry, "Translator", lambda: pytest.fail("the model was opened"))
    with pytest.raises(WeightsMissing, match="meaning"):
        skim(PAGE, brief=Brief(count=1, about="fare"))
    assert reading(Brief(count=1)).bullets


@pytest.mark.parametrize("text", ["", "Nothing but English."])
def test_text_without_hindi_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        skim(text)


# --- the real model ---------------------------------------------------------------------------------------------------


def test_the_real_model_translates_a_third_of_an_article(translator: Translator) -> None:
    found = skim(samples.load("millet-harvest"), translator=translator)
    assert 1 <= len(found.bullets) <= 3
    assert "52 lakh" in found.bullets[0].text
    assert len(found.all_sentences()) <= left_out(found)
