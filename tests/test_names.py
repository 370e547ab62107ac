"""Places and days that a translation lost or made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from translate.names import compare
from translate.normalize import normalize_hindi
from translate.places import BEGINNINGS, COUNTRIES, TOWNS


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        ("रूस ने यूक्रेन को चेतावनी दी।", "Moscow warned Ukraine."),
        ("रूसी सेना पीछे हटी।", "The Russian army withdrew."),
        ("उत्तर कोरिया ने मिसाइल दागी।", "The DPRK fired a missile."),
        ("वह नई दिल्ली में रहते हैं।", "He lives in New Delhi."),
        ("इज़राइल और इजरायल एक ही देश हैं।", "Israel is one country."),
        ("बारिश में सब कुछ बह गया।", "Everything was washed away in the rain."),
        ("भारतीय टीम जीती।", "India won."),
        ("बैठक बृहस्पतिवार को हुई।", "The meeting was held on Thursday."),
        ("अमेरिकी राष्ट्रपति आए।", "The President of America came."),
    ],
)
def test_a_place_by_any_of_its_names_is_there(hindi: str, english: str) -> None:
    assert compare(hindi, english) == ([], [])


@pytest.mark.parametrize(
    ("hindi", "english", "lost", "made_up"),
    [
        ("उत्तर कोरिया ने मिसाइल दागी।", "South Korea fired a missile.", ["North Korea"], ["South Korea"]),
        ("प्योंगयांग ने इनकार किया।", "Guangzhou denied it.", ["Pyongyang"], []),
        ("उत्तर प्रदेश में चुनाव हैं।", "Elections are coming up.", ["Uttar Pradesh"], []),
        ("बैठक मंगलवार को हुई।", "The meeting was held on Monday.", ["Tuesday"], ["Monday"]),
        ("वीरवार को बारिश हुई।", "It rained.", ["Thursday"], []),
        ("समझौते पर दोनों देशों ने हस्ताक्षर किए।", "India and Nepal signed the agreement.", [], ["India", "Nepal"]),
    ],
)
def test_a_lost_or_made_up_place_is_named(hindi: str, english: str, lost: list[str], made_up: list[str]) -> None:
    assert sorted(map(sorted, compare(hindi, english))) == sorted([sorted(lost), sorted(made_up)])
    assert compare(hindi, english)[0] == lost


def test_a_capital_is_not_asked_for_where_the_hindi_is_a_common_word() -> None:
    assert "गया" in TOWNS
    assert "गया" not in BEGINNINGS


def test_every_name_is_devanagari_and_every_english_name_is_not() -> None:
    for hindi, english in [*TOWNS.items(), *((name, forms[0]) for name, forms in COUNTRIES.items())]:
        assert all("\u0900" <= letter <= "\u097f" or letter in " -" for letter in hindi), hindi
        assert english[0].isupper(), english
        assert not any("\u0900" <= letter <= "\u097f" for letter in english), english


@pytest.mark.parametrize("folder", ["flores200-dev", "newsdev2014", "tico19-dev"])
def test_human_translations_are_seldom_doubted(shared: Path, folder: str) -> None:
    hindi, english = (
        (shared / "data" / "dev" / folder / name).read_text("utf-8").splitlines() for name in ("hi.txt", "en.txt")
    )
    doubted = [h for h, e in zip(hindi, english, strict=True) if any(compare(normalize_hindi(h), e))]
    assert len(doubted) < 0.025 * len(hindi)
