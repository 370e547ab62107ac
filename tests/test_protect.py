"""Addresses and handles come through the model letter for letter."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.protect import lost, protect


@pytest.mark.parametrize(
    "part",
    [
        "https://example.org/a/b?c=1&d=2#e",
        "http://example.com:8080/x_(y",
        "www.example.in",
        "example.co.in",
        "news.example.com/desh/12",
        "EXAMPLE.COM",
        "help.desk+hindi@example.co.in",
        "@khabar_desk",
        "#Budget2024",
    ],
)
@pytest.mark.parametrize("sentence", ["{} देखें।", "पता {} है।", "(पता: {})", "पता {}।", "पता “{}”, बाकी बाद में"])
def test_addresses_are_masked_and_put_back(part: str, sentence: str) -> None:
    masked = protect(sentence.format(part))
    assert masked.parts == (part,)
    assert masked.text == sentence.format("X1")
    assert masked.restore("Write to X1 today.") == f"Write to {part} today."
    assert lost(sentence.format(part), "Write today.") == [part]
    assert lost(sentence.format(part), f"Write to {part}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "डॉ.एस.पी.सिंह ने कहा",
        "बी.जे.पी की बैठक",
        "काम पूरा है.उन्होंने कहा",
        "#दिल्ली में बारिश",
        "The vote was in 2014.In 2015 it was held again.",
        "3.5 in और 10.30",
        "कीमत रु.500",
        "सुबह 10:30 बजे",
    ],
)
def test_what_is_no_address_is_left_to_the_model(text: str) -> None:
    assert protect(text).text == text


def test_a_full_stop_or_comma_after_an_address_is_not_part_of_it() -> None:
    assert protect("देखें http://example.com. फिर www.example.org, और लिखें a@example.com.").parts == (
        "http://example.com",
        "www.example.org",
        "a@example.com",
    )


def test_parts_are_numbered_in_the_order_of_the_text() -> None:
    masked = protect("@pehla, www.example.com और a@example.org")
    assert masked.text == "X1, X2 और X3"
    assert masked.restore("X3, X2 and X 1") == "a@example.org, www.example.com and @pehla"


def test_ten_parts_are_told_from_the_first() -> None:
    masked = protect(" ".join(f"@naam{'x' * n}" for n in range(12)))
    assert masked.restore(masked.text).split() == list(masked.parts)


def test_the_code_is_not_a_word_of_the_sentence() -> None:
    masked = protect("X1 विमान के बारे में www.example.com पर पढ़ें")
    assert masked.restore(masked.text) == "X1 विमान के बारे में www.example.com पर पढ़ें"
    assert masked.letter != "X"


def test_a_code_that_the_model_made_up_is_left_alone() -> None:
    assert protect("@khabar देखें").restore("X1 and X7 and BOX1") == "@khabar and X7 and BOX1"


def test_blank_leaves_the_parts_out() -> None:
    assert protect("25 लोग www.example25.com पर").blank.split() == ["25", "लोग", "पर"]


@given(
    st.lists(st.sampled_from(["@desk ", "a@b.com ", "www.x.in ", "X1 ", "Z 2 ", "पानी ", "है.उस ", "12.5 "])).map(
        "".join
    )
)
def test_masking_and_restoring_change_nothing(text: str) -> None:
    masked = protect(text)
    assert masked.restore(masked.text) == text


def test_the_masks_do_not_depend_on_the_hash_seed() -> None:
    code = "from translate.protect import protect; print(ascii(protect('@ek www.do.com teen@x.in #Char')))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_an_endless_number_comes_back_letter_for_letter() -> None:
    number = "31415926535897932384626433832795"
    masked = protect(f"खाता {number} बंद हुआ।")
    assert number not in masked.text
    assert masked.restore("Account X1 was closed.") == f"Account {number} was closed."


def test_a_code_with_endless_digits_is_no_code() -> None:
    text = "X" + "1" * 5000
    assert protect("www.example.in देखें").restore(text) == text
