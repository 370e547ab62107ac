"""The translator: what reaches the engine, which hypothesis is chosen, what is flagged, and that it streams."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

import pytest

from tests.fake import FakeEngine
from translate import Alternative, Decoding, Flag, Segment, Sentence, Translator
from translate.candidates import GRAVITY, joined
from translate.checks import check
from translate.normalize import normalize_hindi
from translate.translator import ALTERNATIVES, WINDOW, spell_out

FAIR = "मेले में 250 लोग आए।"


def translated(answers: dict[str, str | Sequence[str]], source: str, beam: int = 1) -> tuple[Sentence, FakeEngine]:
    engine = FakeEngine(answers)
    (sentence,) = Translator(engine, Decoding(beam=beam), quality="fast").stream([Segment(7, source, 2)])
    return sentence, engine


def test_a_sentence_keeps_its_place_and_its_source() -> None:
    sentence, _ = translated({FAIR: "250 people came to the fair."}, "मेले  में २५० लोग आए ।")
    assert sentence == Sentence(7, "मेले  में २५० लोग आए ।", "250 people came to the fair.", -0.5, (), 2)


def test_an_article_is_translated_headline_first() -> None:
    text = "पुल का काम पूरा हुआ\n\nनया पुल कल खुलेगा। इससे दस गांवों को लाभ होगा।\n"
    sentences = list(Translator(FakeEngine(), quality="fast").translate(text))
    assert [(s.id, s.source, s.paragraph) for s in sentences] == [
        (0, "पुल का काम पूरा हुआ", None),
        (1, "नया पुल कल खुलेगा।", 0),
        (2, "इससे दस गांवों को लाभ होगा।", 0),
    ]


# --- choosing ---------------------------------------------------------------------------------------------------------


def test_the_hypothesis_without_doubts_is_chosen() -> None:
    sentence, engine = translated({FAIR: ["People came to the fair.", "250 people came."]}, FAIR, beam=2)
    assert (sentence.translation, sentence.flags) == ("250 people came.", ())
    assert len(engine.calls) == 1


def test_of_hypotheses_without_doubts_the_likeliest_is_chosen() -> None:
    sentence, _ = translated({FAIR: ["To the fair came 250.", "250 people came."]}, FAIR, beam=2)
    assert sentence.translation == "To the fair came 250."


def test_a_doubtful_sentence_is_decoded_again_and_the_better_kept() -> None:
    sentence, engine = translated({FAIR: ["People came to the fair.", "250 people came."]}, FAIR)
    assert [(sources, decoding.beam) for sources, decoding in engine.calls] == [((FAIR,), 1), ((FAIR,), 2)]
    assert (sentence.translation, sentence.flags) == ("250 people came.", ())


def test_a_second_search_that_is_worse_changes_nothing() -> None:
    sentence, _ = translated({FAIR: ["People came.", ""]}, FAIR)
    assert sentence.translation == "People came."


def test_what_stays_doubtful_is_shown_flagged() -> None:
    sentence, engine = translated({FAIR: "People came to the fair."}, FAIR)
    assert sentence.translation == "People came to the fair."
    assert sentence.flags == (Flag("numbers", "Numbers differ (not in the English: 250)."),)
    assert len(engine.calls) == 2


def test_an_empty_answer_is_flagged() -> None:
    sentence, _ = translated({FAIR: ["", " "]}, FAIR)
    assert [flag.code for flag in sentence.flags] == ["empty"]


@pytest.mark.parametrize(
    ("answer", "settings"),
    [
        ("It was good it was good it was good", {"no_repeat_ngram": 4}),
        ("", {"length_penalty": 1.5}),
        ("They built 13 roads in 2024", {"suppress": ("13", "2024")}),
        ("They built roads in शहर", {"latin": True}),
    ],
)
def test_the_second_search_suits_the_doubt(answer: str, settings: dict[str, object]) -> None:
    _, engine = translated({"सड़कें बनीं।": answer}, "सड़कें बनीं।", beam=4)
    assert engine.calls[1][1] == Decoding(beam=8, n_best=8, **settings)  # type: ignore[arg-type]


def test_a_number_within_a_number_of_the_source_is_not_forbidden() -> None:
    """Numbers are spelled digit by digit: without 20 there is no 2019."""
    source = "यह 2019 की बात है।"
    _, engine = translated({source: "It was in 2019, some 20 years ago."}, source)
    assert engine.calls[1][1].suppress == ()


def test_every_flag_has_its_gravity() -> None:
    long = "नगर निगम ने कहा कि शहर की सभी सड़कें ठीक कर दी जाएंगी।"
    doubtful = [
        (long, ""),
        (long, "so so so so"),
        (long, "Done."),
        ("काम हुआ।", " ".join(f"w{chr(97 + n)}" for n in range(20))),
        (FAIR, "People came in numbers."),
        ("www.example.in देखें", "See it."),
        ("रूस ने इनकार किया।", "They denied it."),
        ("सुबह 5 बजे", "5 pm"),
        ("मेला लगा", "A fair in सोनपुर"),
    ]
    assert {flag.code for source, english in doubtful for flag in check(source, english)} == GRAVITY.keys()


def test_a_country_that_was_made_up_is_forbidden_and_the_right_one_found() -> None:
    source = "उत्तर कोरिया ने इनकार किया।"
    engine = FakeEngine({source: "South Korea denied it."})
    (sentence,) = Translator(engine, quality="fast").stream([Segment(1, source)])
    assert engine.calls[-1][1].suppress == ("South Korea",)
    assert [flag.code for flag in sentence.flags] == ["names"]


# --- nothing lost -----------------------------------------------------------------------------------------------------


def test_every_word_of_a_sentence_of_2000_words_reaches_the_engine() -> None:
    source = " ".join(f"शब्द{n}क" + ("," if n % 9 == 0 else "") for n in range(2000))
    engine = FakeEngine()
    (english,) = Translator(engine, quality="fast").lines([source])
    pieces = engine.calls[0][0]
    assert " ".join(pieces) == source
    assert all(engine.pieces(piece) <= engine.max_pieces for piece in pieces)
    assert len(english.split()) == 2000


def test_a_long_sentence_reaches_the_real_model_whole(translator: Translator, monkeypatch: pytest.MonkeyPatch) -> None:
    clause = "{} जिले के अधिकारियों ने कहा कि बाढ़ से टूटी सड़कों और पुलों की मरम्मत जल्द पूरी की जाएगी"
    source = ", ".join(clause.format(name) for name in "पटना गया सीवान छपरा आरा बक्सर भोजपुर जमुई".split()) + "।"
    assert len(source.split()) > 150
    read: list[str] = []
    translate = translator.engine.translate

    def reading(sources: Sequence[str], decoding: Decoding) -> Iterator[object]:
        read.extend(sources if decoding == translator.decoding else [])
        return translate(sources, decoding)

    monkeypatch.setattr(translator.engine, "translate", reading)
    (sentence,) = translator.stream([Segment(1, source)])
    assert len(read) > 1
    assert " ".join(read) == normalize_hindi(source)
    assert all(translator.engine.pieces(piece) <= translator.engine.max_pieces for piece in read)
    assert len(sentence.translation.split()) > 75


def test_the_pieces_of_a_sentence_are_one_line_and_one_score() -> None:
    source = "नहर बनी; पुल टूटा।"
    engine = FakeEngine({"नहर बनी;": "A canal was built.", "पुल टूटा।": "The bridge broke."})
    engine.max_pieces = 2
    (sentence,) = Translator(engine, quality="fast").stream([Segment(1, source)])
    assert sentence.translation == "A canal was built The bridge broke."
    assert sentence.score == -0.5


def test_joined_pieces_keep_the_last_full_stop() -> None:
    parts = [Alternative("He came.", -0.1), Alternative("She left?", -0.4), Alternative("They ate.", -0.1)]
    whole = joined(parts, "वह आया, वह गई, उन्होंने खाया।")
    assert (whole.text, whole.flags) == ("He came She left? They ate.", ())
    assert whole.score == pytest.approx(-0.2)


# --- alternatives -----------------------------------------------------------------------------------------------------


def test_what_else_the_model_would_have_said_comes_by_rank() -> None:
    answers = ["People came.", "250 people came.", "250 visitors came.", "To the fair came 250."]
    sentence, _ = translated({FAIR: answers}, FAIR, beam=4)
    assert sentence.translation == "250 people came."
    assert [other.text for other in sentence.alternatives] == [
        "250 visitors came.",
        "To the fair came 250.",
        "People came.",
    ]
    assert [other.score for other in sentence.alternatives] == [-0.7, -0.8, -0.5]
    assert [[flag.code for flag in other.flags] for other in sentence.alternatives] == [[], [], ["numbers"]]


def test_alternatives_read_otherwise_than_the_translation_and_each_other() -> None:
    answers = ["250 people came.", "250  people came.", "250 People came.", "250 persons came.", "250 persons came ."]
    sentence, _ = translated({FAIR: answers}, FAIR, beam=5)
    assert [other.text for other in sentence.alternatives] == ["250 persons came."]


def test_an_alternative_that_says_nothing_is_none() -> None:
    sentence, _ = translated({FAIR: ["250 people came.", "", "..."]}, FAIR, beam=3)
    assert sentence.alternatives == ()


def test_alternatives_that_come_to_read_alike_are_one() -> None:
    sentence, _ = translated({FAIR: ["250 people came.", "250 Log came.", "250 लोग came."]}, FAIR, beam=3)
    assert [other.text for other in sentence.alternatives] == ["250 Log came."]
    engine = FakeEngine({"नहर बनी;": ["A canal.", "The canal.", "The canal"], "पुल टूटा।": "The bridge broke."})
    engine.max_pieces = 2
    (sentence,) = Translator(engine, Decoding(beam=3), quality="fast").stream([Segment(1, "नहर बनी; पुल टूटा।")])
    assert [other.text for other in sentence.alternatives] == ["The canal The bridge broke."]


def test_there_are_only_so_many_alternatives() -> None:
    sentence, _ = translated({FAIR: [f"250 people came {word}." for word in "to by at in on up".split()]}, FAIR, beam=6)
    assert len(sentence.alternatives) == ALTERNATIVES == 4


def test_a_second_search_has_alternatives_too() -> None:
    sentence, _ = translated({FAIR: ["People came to the fair.", "250 people came."]}, FAIR)
    assert [other.text for other in sentence.alternatives] == ["People came to the fair."]


def test_what_needs_no_model_has_no_alternatives() -> None:
    sentence, _ = translated({}, "* * *")
    assert sentence.alternatives == ()


def test_the_second_reading_of_a_sentence_in_pieces_is_the_second_of_each() -> None:
    source = "".join(f"राम शहर {letter} गया, " for letter in "कखगघचछजझटठडढणत") + "और रुक गया।"
    engine = FakeEngine()
    first = Translator(engine, Decoding(beam=2), quality="fast")
    list(first.stream([Segment(1, source)]))
    pieces = engine.calls[0][0]
    assert len(pieces) > 1
    words = {piece: "Words " * len(piece.split()) for piece in pieces}
    engine.answers = {piece: (text, f"Other {text}") for piece, text in words.items()}
    (sentence,) = first.stream([Segment(1, source)])
    assert sentence.alternatives[0].text.count("Other") == len(pieces)


def test_hindi_in_an_alternative_is_spelled_by_its_sound() -> None:
    sentence, _ = translated({FAIR: ["250 people came.", "250 लोग came."]}, FAIR, beam=2)
    assert [other.text for other in sentence.alternatives] == ["250 Log came."]


def test_an_alternative_can_be_picked_and_the_former_one_again() -> None:
    sentence, _ = translated({FAIR: ["250 people came.", "250 visitors came.", "250 persons came."]}, FAIR, beam=3)
    picked = sentence.picking(1)
    assert (picked.translation, picked.score) == ("250 persons came.", -0.7)
    assert [other.text for other in picked.alternatives] == ["250 people came.", "250 visitors came."]
    assert (picked.id, picked.source, picked.paragraph) == (sentence.id, sentence.source, sentence.paragraph)
    again = picked.picking(0)
    assert again.translation == sentence.translation
    for number in (5, -1):
        with pytest.raises(IndexError):
            sentence.picking(number)


def test_an_engine_that_keeps_addresses_itself_is_given_them() -> None:
    class Keeper(FakeEngine):
        protects = True

    source = "जानकारी www.example.org पर है।"
    engine = Keeper({source: "See www.example.org for details."})
    (sentence,) = Translator(engine, quality="fast").stream([Segment(1, source)])
    assert engine.calls[0][0] == (source,)
    assert (sentence.translation, sentence.flags) == ("See www.example.org for details.", ())


def test_addresses_go_around_the_model() -> None:
    sentence, engine = translated({"सूची X1 पर है।": "The list is at X1."}, "सूची www.example.in/a?b=1 पर है।")
    assert sentence.translation == "The list is at www.example.in/a?b=1."
    assert sentence.flags == ()
    assert len(engine.calls) == 1


def test_an_address_that_the_model_loses_is_flagged() -> None:
    sentence, _ = translated({"सूची X1 पर है।": "The list is there."}, "सूची www.example.in पर है।")
    assert [flag.code for flag in sentence.flags] == ["protected"]


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("***", "***"),
        ("१२,३४,५६७", "1,234,567"),
        ("BBC News 24", "BBC News 24"),
        ("www.example.com/खबर", "www.example.com/खबर"),
    ],
)
def test_what_is_no_hindi_is_its_own_translation(source: str, english: str) -> None:
    sentence, engine = translated({}, source)
    assert (sentence.translation, sentence.flags, sentence.score) == (english, (), 0.0)
    assert [sources for sources, _ in engine.calls if sources] == []


def test_hindi_that_the_model_leaves_is_spelled_by_sound_and_flagged() -> None:
    sentence, _ = translated({"मेला सोनपुर में लगा।": "The fair was held in सोनपुर."}, "मेला सोनपुर में लगा।")
    assert sentence.translation == "The fair was held in Sonpur."
    assert sentence.flags == (
        Flag("devanagari", "The model left this in Hindi, spelled by sound here: सोनपुर (Sonpur)."),
    )


def test_spelling_out_leaves_addresses_alone() -> None:
    assert spell_out("See www.example.com/खबर in सीकर") == "See www.example.com/खबर in Sikar"


# --- streaming --------------------------------------------------------------------------------------------------------


def test_lines_answers_line_for_line_and_blank_for_blank() -> None:
    lines = ["पानी आया।\n", "\n", "  ", "", "बिजली गई।"]
    answers = {"पानी आया।": "Water came.", "बिजली गई।": "Power went."}
    assert list(Translator(FakeEngine(answers), quality="fast").lines(lines)) == [
        "Water came.",
        "",
        "",
        "",
        "Power went.",
    ]


@pytest.mark.parametrize("source", ["एक\u2028दो", "एक\x0bदो", "एक\x85दो", "एक\rदो"])
def test_a_line_stays_one_line(source: str) -> None:
    answers = {"एक दो": "One\ntwo\u2028three\rfour"}
    assert list(Translator(FakeEngine(answers), quality="fast").lines([source])) == ["One two three four"]


def test_lines_takes_a_window_at_a_time() -> None:
    taken = itertools.count()
    endless = (f"पानी {'आया ' * (n % 3)}" for n in taken)
    answers = Translator(FakeEngine(), quality="fast").lines(endless)
    assert next(answers) == "Words"
    assert next(taken) == WINDOW
    assert sum(1 for _ in itertools.islice(answers, WINDOW - 1)) == WINDOW - 1
    assert next(taken) == WINDOW + 1


def test_nothing_is_translated_before_it_is_asked_for() -> None:
    engine = FakeEngine()
    Translator(engine, quality="fast").lines(["पानी आया।"])
    assert engine.calls == []


def test_the_same_sentence_has_the_same_translation_in_any_company(translator: Translator) -> None:
    """With the real model, its beam of 4, and second searches among them: alone, together and shuffled."""
    careful = Translator(translator.engine, Decoding(beam=4))
    sources = [
        "आज बारिश हुई।",
        "नेता ने रैली की।",
        "मेले में 250 लोग आए।",
        "टीम 3-2 से जीती।",
        "सूची www.example.in पर है।",
        "न्याय दो, न्याय दो, न्याय दो!",
    ]
    segments = [Segment(number, source) for number, source in enumerate(sources)]
    together = list(careful.stream(segments))
    shuffled = list(careful.stream(random.Random(1).sample(segments, len(segments))))
    assert sorted(shuffled, key=lambda sentence: sentence.id) == together
    assert [next(careful.stream([segment])) for segment in segments] == together


def test_a_second_search_is_asked_for_no_more_than_the_model_can_read() -> None:
    """A place takes more letters in English; where there is no room for them, the Hindi is searched again."""

    class Letters(FakeEngine):
        def pieces(self, source: str) -> int:
            return len(source)

    source = "पटना में बारिश हुई।"
    for room, asked in ((0, source), (5, "Patna में बारिश हुई।")):
        engine = Letters({source: "It rained."})
        engine.max_pieces = len(source) + room
        list(Translator(engine, quality="fast").stream([Segment(1, source)]))
        assert [sources for sources, _ in engine.calls] == [(source,), (asked,)]
