"""Numbers by value: what is the same number in Hindi and in English, and what is a number lost or invented."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import number_words, numbers
from translate.normalize import normalize_hindi
from translate.numbers import compare, english_numbers, hindi_numbers


def values(found: list[numbers.Number]) -> list[Decimal]:
    return [number.value for number in found]


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        # Digits and groups.
        ("१,२५,००० लोग", "125,000 people"),
        ("1,25,000 लोग", "1.25 lakh people"),
        ("००७", "007"),
        ("100 रुपये", "one hundred rupees"),
        ("2024 में", "in 2024"),
        # Scales of both countries.
        ("12.5 करोड़ रुपये", "12.5 crore rupees"),
        ("12.5 करोड़ रुपये", "125 million rupees"),
        ("1 अरब 20 करोड़", "1.2 billion"),
        ("121 करोड़", "1.21 billion"),
        ("10 हज़ार करोड़ रुपये", "Rs 10,000 crore"),
        ("10 हजार करोड़ रुपये", "100 billion rupees"),
        ("1 लाख करोड़", "1 trillion"),
        ("तीन सौ करोड़", "300 crore"),
        ("2 लाख 50 हज़ार", "250,000"),
        ("3 हजार 500", "3,500"),
        ("5 लाख", "five hundred thousand"),
        ("250000000", "two hundred and fifty million"),
        ("1.153 अरब डॉलर", "$1.153 billion"),
        ("5 अरब", "$5bn"),
        # Words.
        ("25 लोग", "twenty-five people"),
        ("1500 लोग", "fifteen hundred people"),
        ("दो हज़ार चौबीस", "2024"),
        ("निन्यानवे", "99"),
        ("ढाई करोड़", "25 million"),
        ("डेढ़ सौ", "150"),
        ("सवा सौ", "125"),
        ("साढ़े सात लाख", "750,000"),
        ("पौने दो लाख", "175,000"),
        # Ordinals.
        ("5वीं बार", "for the fifth time"),
        ("21वीं सदी", "the 21st century"),
        ("दसवां दिन", "the 10th day"),
        # Dates and times.
        ("25/04/2024 को", "on 25 April 2024"),
        ("25.04.2024 को", "on April 25, 2024"),
        ("2024-04-25", "25 April 2024"),
        ("07 मई", "May 7"),
        ("25 अप्रैल 2024", "25/4/2024"),
        ("सुबह 10:30 बजे", "at 10:30 am"),
        ("सुबह 10.30 बजे", "at 10:30 am"),
        ("10:00 बजे", "at 10 am"),
        ("साढ़े सात बजे", "at 7:30"),
        ("साढ़े 7 बजे", "at half past 7"),
        ("साढ़े 7 बजे", "at 7:30"),
        ("पौने चार बजे", "at 3:45"),
        # Decades, ranges, repetitions, units.
        ("90 के दशक में", "in the 1990s"),
        ("1990 के दशक में", "in the 90s"),
        ("4-5 लाख लोग", "400,000 to 500,000 people"),
        ("4 लाख से 5 लाख लोग", "4-5 lakh people"),
        ("2011-12 में", "in 2011-12"),
        ("5-5 लाख रुपये", "500,000 rupees each"),
        ("2-2 से बराबर", "level at 2-2"),
        ("22 लाख वर्ग किमी", "2.2 million km2"),
        ("2 मी2", "2 m2"),
        ("50% वोट", "50 percent of the votes"),
        ("₹500 और $20", "Rs 500 and 20 dollars"),
        ("रु.5.50", "Rs 5.50"),
        ("-5 डिग्री", "minus 5 degrees"),
        ("कोविड-19 और जी-20", "COVID-19 and the G20"),
        ("24x7", "24x7"),
        # Words on one side ask for nothing.
        ("एक दिन तीन लोग आए", "people came the other day"),
        ("दिन", "one of the seven days"),
    ],
)
def test_the_same_numbers(hindi: str, english: str) -> None:
    assert compare(normalize_hindi(hindi), english) == ([], [])


@pytest.mark.parametrize(
    ("hindi", "english", "lost", "invented"),
    [
        ("1.153 अरब डॉलर", "$1 billion", ["1.153 अरब"], ["1 billion"]),
        ("25 लोग", "people", ["25"], []),
        ("लोग", "25 people", [], ["25"]),
        ("सात लोग", "8 people", [], ["8"]),
        ("7 लोग", "eight people", ["7"], []),
        ("5 मरे, 5 घायल", "5 died, others were hurt", ["5"], []),
        ("12.5 करोड़", "12.5 million", ["12.5 करोड़"], ["12.5 million"]),
        ("25/04/2024", "25 April 2023", ["2024"], ["2023"]),
        ("10:30 बजे", "10:45", ["30"], ["45"]),
        ("2010 से 50 लाख लोग", "5 million people", ["2010"], []),
        ("साढ़े 7 प्रतिशत", "7.25 percent", ["7"], ["7.25"]),
        ("5 करोड़ 10 लाख", "50 million", ["5 करोड़ 10 लाख"], ["50 million"]),
        ("10 हज़ार करोड़", "10,000", ["10 हज़ार करोड़"], ["10,000"]),
    ],
)
def test_numbers_lost_and_invented(hindi: str, english: str, lost: list[str], invented: list[str]) -> None:
    assert compare(hindi, english) == (lost, invented)


def test_numbers_with_other_words_between_are_separate() -> None:
    assert values(hindi_numbers("2 लाख लोग 50 हज़ार घर")) == [200_000, 50_000]
    assert values(english_numbers("5 lakh, 3 thousand people and 20 cows")) == [500_000, 3_000, 20]
    assert values(hindi_numbers("2 लाख, 50 हज़ार")) == [200_000, 50_000]


def test_a_number_knows_how_it_was_written() -> None:
    (number,) = hindi_numbers("2 लाख 50 हज़ार लोग")
    assert (number.text, number.digits) == ("2 लाख 50 हज़ार", True)
    (number,) = hindi_numbers("ढाई लाख लोग")
    assert (number.text, number.digits) == ("ढाई लाख", False)


@pytest.mark.parametrize(
    "table",
    [
        number_words.HINDI,
        number_words.HINDI_ORDINALS,
        number_words.HINDI_SCALES,
        number_words.HINDI_FRACTIONS,
        number_words.MONTHS,
    ],
)
def test_the_tables_are_spelled_as_text_is_normalized(table: dict[str, Decimal]) -> None:
    assert all(unicodedata.is_normalized("NFC", word) for word in table)


def test_every_number_up_to_99_has_its_hindi_word() -> None:
    assert {Decimal(n) for n in range(100)} <= set(number_words.HINDI.values())


@given(st.integers(0, 10**9))
def test_a_whole_number_in_any_grouping_is_one_number(number: int) -> None:
    western = f"{number:,}"
    head, tail = divmod(number, 1000)
    groups: list[str] = []
    while head >= 100:
        head, rest = divmod(head, 100)
        groups.insert(0, f"{rest:02}")
    indian = ",".join([str(head), *groups, f"{tail:03}"]) if number >= 1000 else str(number)
    assert values(hindi_numbers(indian)) == values(english_numbers(western)) == [number]
    assert normalize_hindi(indian) == western


@given(st.text() | st.text("१२5.,/:-| लाखसौ and") | st.text("0123456789., hundred"))
def test_any_text_can_be_read(text: str) -> None:
    lost, invented = compare(text, text)
    assert all(isinstance(number, str) for number in lost + invented)


def test_human_translations_pass_and_a_changed_number_does_not(shared: Path) -> None:
    """997 encyclopaedic sentences: a digit changed in the English is seen in all that have a number of two digits."""
    folder = shared / "data/dev/flores200-dev"
    pairs = list(zip(*((folder / name).read_text("utf-8").splitlines() for name in ("hi.txt", "en.txt")), strict=True))
    alarms = [pair for pair in pairs if any(compare(normalize_hindi(pair[0]), pair[1]))]
    assert len(alarms) < 0.005 * len(pairs)

    changed = [(hindi, _other_digit(english)) for hindi, english in pairs if _other_digit(english) != english]
    unseen = [pair for pair in changed if not any(compare(normalize_hindi(pair[0]), pair[1]))]
    assert len(changed) > 150
    assert len(unseen) < 0.02 * len(changed)


def _other_digit(english: str) -> str:
    """The last digit of the first number of two digits or more, made another."""
    for found in numbers._TOKEN.finditer(english):
        if found["numeral"] and found[0].isdecimal() and len(found[0]) > 1:
            digit = str((int(found[0][-1]) + 3) % 10)
            return english[: found.end() - 1] + digit + english[found.end() :]
    return english


@pytest.mark.parametrize(
    "text",
    ["साढ़े " + "7" * 32, "9" * 1_000_000 + " लाख", "1," + "23," * 3000 + "456", "पौने " + "1" * 400 + " बजे"],
    ids=["fraction", "scale", "groups", "clock"],
)
def test_endless_numbers_are_left_alone(text: str) -> None:
    assert compare(normalize_hindi(text), "") == ([], [])
