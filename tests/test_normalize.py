"""Spelling: Hindi before the model, English after it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.normalize import normalize_hindi, tidy_english


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("१,००,००० लोग", "100,000 लोग"),
        ("१२,३४,५६,७८९", "123,456,789"),
        ("कीमत रु.5,00,000 है", "कीमत रु.500,000 है"),
        ("2,50,000, 3,00,000 और 4,00,000।", "250,000, 300,000 और 400,000।"),
        ("12,34,567.50 रुपये", "1,234,567.50 रुपये"),
        ("5,00,000-6,00,000", "500,000-600,000"),
    ],
)
def test_indian_digits_and_groups_become_western(source: str, expected: str) -> None:
    assert normalize_hindi(source) == expected


@pytest.mark.parametrize("text", ["12,345", "1,234,567", "1,2,3", "1,00,000,000", "3.14", "22:45", "25/04/2024"])
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert normalize_hindi(text) == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("\u0958\u093e\u0928\u0942\u0928", "\u0915\u093c\u093e\u0928\u0942\u0928"),  # क़ानून with one letter or two
        ("प\u095dाई", "पढ\u093cाई"),
        ("क\u094d\u200dया", "क्या"),
        ("व\u200c\u0930\u094dल्ड", "वर्ल्ड"),
        ("\ufeffखबर\u200b \u200eआई\u00ad", "खबर आई"),
        ("अाज अौर अॉफिस", "आज और ऑफिस"),
        ("दाे लाेग", "दो लोग"),
    ],
)
def test_one_spelling_for_what_looks_the_same(source: str, expected: str) -> None:
    assert normalize_hindi(source) == expected


@pytest.mark.parametrize("gap", ["\t", "\r\n", "\r", "\x0b", "\x85", "\u2028", "\u00a0", "  ", "\x00 \x07"])
def test_white_space_of_every_kind_keeps_words_apart(gap: str) -> None:
    assert normalize_hindi(f"पहला{gap}दूसरा") == "पहला दूसरा"


def test_a_no_break_space_between_digits_is_no_decimal_point() -> None:
    assert normalize_hindi("10\u00a0000 लोग") == "10 000 लोग"


def test_a_colon_after_hindi_is_no_visarga() -> None:
    assert normalize_hindi("मंत्री: काम होगा") == "मंत्री: काम होगा"


@pytest.mark.parametrize(
    ("source", "expected"),
    [("काम हुआ |", "काम हुआ।"), ("काम हुआ|", "काम हुआ।"), ("काम हुआ ।", "काम हुआ।"), ("क्यों ?", "क्यों?")],
)
def test_marks_stand_at_their_word_and_a_bar_is_a_danda(source: str, expected: str) -> None:
    assert normalize_hindi(source) == expected


@given(st.text() | st.text("क़ढ़०१9,. |।\u200d\u200c\u00a0\r\n"))
def test_what_is_normalized_stays_so(source: str) -> None:
    once = normalize_hindi(source)
    assert normalize_hindi(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("The match  started late .", "The match started late."),
        ("``We won'' , he said", '"We won", he said'),
        ("( 25 people )", "(25 people)"),
        ("Rain fell , then stopped ; play went on : at last !", "Rain fell, then stopped; play went on: at last!"),
        ("5 % of 1,00,000", "5% of 100,000"),
        ("see www.example.com .", "see www.example.com."),
        ("", ""),
    ],
)
def test_english_is_set_like_print(model: str, expected: str) -> None:
    assert tidy_english(model) == expected


@pytest.mark.parametrize(
    ("model", "source", "expected"),
    [
        ('"He came', "वह आया", "He came"),
        ('He came."', "वह आया।", "He came."),
        ('He said "yes', "उसने हां कहा", "He said yes"),
        ('He said, "We came.', 'उसने कहा, "हम आए।', 'He said, "We came.'),
        ('"We came," he said.', "“हम आए,” उसने कहा।", '"We came," he said.'),
    ],
)
def test_a_lone_quotation_mark_stays_only_where_the_source_has_one(model: str, source: str, expected: str) -> None:
    assert tidy_english(model, source) == expected


def test_halves_of_surrogate_pairs_go() -> None:
    assert normalize_hindi("वह \ud800 आया।") == "वह आया।"


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ('"Rain is due," he said."', '"Rain is due," he said.'),
        ('"Rain is due, he said.', "Rain is due, he said."),
        ('Rain is due, he said."', "Rain is due, he said."),
        ('He said, "Rain is due." and "left.', 'He said, "Rain is due." and left.'),
        ('He said, "Rain "is due."', 'He said, "Rain is due."'),
    ],
)
def test_a_lone_quotation_mark_goes_from_where_it_is_wrong(said: str, printed: str) -> None:
    assert tidy_english(said, 'उन्होंने कहा, "बारिश होगी।"') == printed


def test_a_quotation_that_goes_on_in_the_next_sentence_keeps_the_mark_that_opens_it_only() -> None:
    source = 'उसने कहा, "पानी लौटा तो पक्षी भी आए।'
    assert tidy_english('He said, "The birds came back.', source) == 'He said, "The birds came back.'
    assert tidy_english('"The birds came back," he said."', source) == '"The birds came back," he said.'
    assert tidy_english('It is due to the villagers."', 'श्रेय गांव को है।"') == 'It is due to the villagers."'
