"""Devanagari names in Latin letters, as newspapers spell them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.transliterate import transliterate

DEVANAGARI = "".join(chr(code) for code in range(0x900, 0x980) if unicodedata.category(chr(code)) in ("Lo", "Mc", "Mn"))


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        ("दिल्ली", "Dilli"),
        ("लखनऊ", "Lakhnau"),
        ("अखिलेश", "Akhilesh"),
        ("अंबेडकर", "Ambedkar"),
        ("नरेंद्र", "Narendra"),
        ("संजय सिंह", "Sanjay Singh"),
        ("मुंबई", "Mumbai"),
        ("छत्तीसगढ़", "Chhattisgarh"),
        ("महाराष्ट्र", "Maharashtra"),
        ("फ़ैज़", "Faiz"),
        ("ज्ञानेश", "Gyanesh"),
        ("दुःख", "Dukh"),
        ("ॐ", "Om"),
    ],
)
def test_names_are_spelled_as_in_print(hindi: str, english: str) -> None:
    assert transliterate(hindi) == english


def test_one_and_two_letter_spellings_of_a_nukta_are_one() -> None:
    assert transliterate("\u095bाकिर") == transliterate("\u091c\u093cाकिर") == "Zakir"


def test_what_is_not_devanagari_stays() -> None:
    assert transliterate("the town of सीकर, 25 km away।") == "the town of Sikar, 25 km away।"


@given(st.text(DEVANAGARI, min_size=1))
def test_every_devanagari_text_becomes_ascii(text: str) -> None:
    spelled = transliterate(text)
    assert spelled.isascii()
    if any(unicodedata.category(c) == "Lo" and "\u0904" < c < "\u093a" for c in text):
        assert spelled.isalpha()
