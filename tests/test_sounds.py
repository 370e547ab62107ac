"""Words of both scripts that sound alike, and those that do not."""

from __future__ import annotations

import lzma
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.aligning import ALIKE, NEAR
from translate.naming import key
from translate.people import NAMES
from translate.sounds import latin_of, letters_of, likeness, spelled_out
from translate.transliterate import transliterate

HINDI = st.text("कखगघचजटडतदनपफबमयरलवशसहािीुूेोंअआइउए्", min_size=1, max_size=8)
LATIN = st.text("abcdefghijklmnopqrstuvwxyzABC'", min_size=1, max_size=10)


@pytest.mark.parametrize(
    "pair",
    """
    मोदी Modi|शाह Shah|येचुरी Yechury|द्रौपदी Droupadi|मुर्मू Murmu|किम Kim|जोंग Jong|उन Un|पुतिन Putin|ज़ेलेंस्की Zelenskyy|शी Xi|जिनपिंग Jinping
    सूर्य Surya|फडणवीस Fadnavis|खड़गे Kharge|बनर्जी Banerjee|मुखर्जी Mukherjee|वॉशिंगटन Washington|मैक्रों Macron|एर्दोगन Erdoğan|बच्चन Bachchan
    उद्धव Uddhav|सिद्धू Sidhu|माइकल Michael|जॉर्ज George|फ़ारूक़ Farooq|चव्हाण Chavan|ज्ञानेंद्र Gyanendra|लक्ष्मी Lakshmi|लक्ष्मी Laxmi|वोस्तोचनी Vostochny
    """.strip()
    .replace("\n", "|")
    .split("|"),
)
def test_a_name_and_its_usual_spelling_are_alike(pair: str) -> None:
    hindi, english = pair.split()
    assert likeness(hindi, english) >= 0.85


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        ("येचुरी", "Yemeni"),
        ("कोमल", "Neha"),
        ("देशवाल", "Deshmukh"),
        ("प्योंगयांग", "Guangzhou"),
        ("राहुल", "Rohit"),
        ("उन", "Ul"),
    ],
)
def test_another_name_is_not_alike(hindi: str, english: str) -> None:
    assert likeness(hindi, english) < NEAR


def test_a_name_is_nearer_than_one_that_sounds_like_it() -> None:
    assert likeness("अमित", "Amit") > likeness("अमित", "Amita") > ALIKE
    assert likeness("अमिता", "Amita") > likeness("अमिता", "Amit")
    assert likeness("ज़ेलेंस्की", "Zelenskyy") > likeness("ज़ेलेंस्की", "Zelinsky") > likeness("ज़ेलेंस्की", "Zelewski")


@pytest.mark.parametrize(
    ("one", "other"), [("ज़ेलेंस्की", "जेलेंस्की"), ("फ़ारूक़", "फारूक"), ("ट्रंप", "ट्रम्प"), ("अशोक्", "अशोक"), ("चाँद", "चांद")]
)
def test_ways_to_type_a_name_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert key(one) != key("राहुल")


@pytest.mark.parametrize(
    ("hindi", "letters"),
    [
        ("बीजेपी", "BJP"),
        ("डीआरडीओ", "DRDO"),
        ("डब्ल्यूएचओ", "WHO"),
        ("एनआईए", "NIA"),
        ("के", ""),
        ("मोदी", ""),
        ("नाटो", ""),
        ("", ""),
    ],
)
def test_an_abbreviation_is_read_letter_by_letter(hindi: str, letters: str) -> None:
    assert spelled_out(hindi) == letters
    assert not letters or likeness(hindi, letters) == likeness(hindi, ".".join(letters)) == 1.0


def test_an_abbreviation_with_a_wrong_letter_is_less_alike() -> None:
    assert likeness("डीटीओ", "DTC") == pytest.approx(2 / 3)


def test_abbreviations_that_are_spoken_as_words_are_words() -> None:
    assert likeness("नाटो", "NATO") == likeness("नासा", "NASA") == 1.0


def test_letters_are_those_that_are_spoken() -> None:
    assert letters_of("द्रौपदी") == "दरऔप~दई"
    assert letters_of("") == letters_of("Modi") == letters_of("्ा") == ""
    assert latin_of("Erdoğan") == "erdogan"
    assert latin_of("O’Brien") == "obrien"
    assert latin_of("Mukherjee") == "mukherjee"


@given(HINDI, LATIN)
def test_likeness_is_a_share(hindi: str, english: str) -> None:
    assert 0.0 <= likeness(hindi, english) <= 1.0
    assert likeness(hindi, english.upper()) == likeness(hindi, english.lower()) or spelled_out(hindi)


def test_names_are_alike_to_their_transliterations() -> None:
    assert [hindi for hindi in NAMES if likeness(hindi, transliterate(hindi)) < ALIKE] == []


def test_names_of_candidates_and_of_places_are_told_from_others(shared: Path) -> None:
    """Pairs of names as election offices and maps have them, each beside one drawn at random."""
    sources = {"names_affidavits": [], "names_geo_dr5hn": []}  # type: dict[str, list[tuple[str, str]]]
    with lzma.open(shared / "data" / "parallel" / "pairs.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source, hindi, english = line.rstrip("\n").split("\t")
            if source in sources and len(hindi.split()) == len(english.split()):
                sources[source] += zip(hindi.split(), english.split(), strict=True)
    draw = random.Random(1)
    for source, found in sources.items():
        pairs = sorted(
            {(h, e) for h, e in found if len(letters_of(h)) > 1 and re.fullmatch("[A-Z][a-z]+", e) and e != "Late"}
        )
        pairs = draw.sample(pairs, 1000)
        others = draw.sample([english for _, english in pairs], len(pairs))
        right = sum(likeness(hindi, english) >= ALIKE for hindi, english in pairs) / len(pairs)
        wrong = sum(likeness(hindi, other) >= ALIKE for (hindi, _), other in zip(pairs, others, strict=True)) / len(
            pairs
        )
        assert right > 0.9, source
        assert wrong < 0.01, source
