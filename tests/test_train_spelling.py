"""One spelling for training and run time, and what is hidden from the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.parallel import PAIRS
from translate.normalize import normalize_hindi
from translate.protect import protect
from translate.train.data.pairs import Pair
from translate.train.data.spelling import mask, spell


def spelled(hindi: str, english: str) -> tuple[str, str]:
    return spell(Pair("news", hindi, english))[1:]


def test_good_pairs_stay_as_they_are() -> None:
    assert [spelled(*pair) for pair in PAIRS] == list(PAIRS)


@pytest.mark.parametrize(
    ("hindi", "expected"),
    [
        ("\ufeffबारिश\u200b के  कारण मैच देर से शुरू हुआ ।", "बारिश के कारण मैच देर से शुरू हुआ।"),
        ("मेले में १,२५,००० लोग आए |", "मेले में 125,000 लोग आए।"),
        ("दुकान\tरविवार\nको खुली रहेगी।", "दुकान रविवार को खुली रहेगी।"),
        ('"मंत्री ने ""नया"" कहा।"', 'मंत्री ने "नया" कहा।'),
        ('"मंत्री ने ""नया"" कहा', 'मंत्री ने "नया" कहा'),
        ("कानून &quot;नया&quot; है।", 'कानून "नया" है।'),
        ("पुलिस जाँच करेगी |भाष्;", "पुलिस जाँच करेगी।"),
        ("• गांव में बिजली लौटी।", "गांव में बिजली लौटी।"),
    ],
)
def test_hindi_is_what_the_model_reads(hindi: str, expected: str) -> None:
    assert spelled(hindi, "-")[0] == expected
    assert normalize_hindi(expected) == expected


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("The village 's shop did n't open , he said .", "The village's shop didn't open, he said."),
        ("\ufeffSchools\u00a0will\u200b stay closed\u200d .", "Schools will stay closed."),
        ('"""We worked hard,"" he said."', '"We worked hard," he said.'),
        ('"They called it ""new""."', 'They called it "new".'),
        (r"The road is closed.\n", "The road is closed."),
        (r"He called it \"a good year\".", 'He called it "a good year".'),
        ("The deﬁnition was difﬁcult.", "The definition was difficult."),
        ("Oil &amp; gas", "Oil & gas"),
        ("Oil & #44; gas", "Oil, gas"),
    ],
)
def test_english_is_set_like_print(english: str, expected: str) -> None:
    assert spelled("-", english)[1] == expected


def test_a_decimal_is_joined_where_the_hindi_has_it() -> None:
    assert spelled("इसमें 0.05 प्रतिशत गंधक है।", "It has 0. 05 per cent sulphur.")[1] == "It has 0.05 per cent sulphur."
    apart = "It was built in 1999. 40 men worked on it."
    assert spelled("यह 1999 में बना। 40 लोगों ने काम किया।", apart)[1] == apart


@given(st.text(), st.text())
def test_a_cell_never_holds_a_tab_or_a_line_end(hindi: str, english: str) -> None:
    for side in spelled(hindi, english):
        assert side == " ".join(side.split())
        assert not {"\t", "\n", "\r"} & set(side)


def test_addresses_are_hidden_as_at_run_time() -> None:
    pair = Pair(
        "news",
        "शिकायत help@example.org पर भेजें या www.example.org देखें।",
        "Write to help@example.org or see WWW.example.org.",
    )
    masked = mask(pair)
    assert masked is not None
    assert masked.hindi == protect(pair.hindi).text
    assert masked.english == "Write to X1 or see X2."


def test_a_lost_address_is_not_learned() -> None:
    assert mask(Pair("news", "www.example.org देखें।", "See the page.")) is None
    assert mask(Pair("news", "पन्ना देखें।", "See the page.")) == ("news", "पन्ना देखें।", "See the page.")
