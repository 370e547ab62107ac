"""Numbers and names of a bullet that its source does not hold: what must be caught, and what is no alarm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.faithful import made_up, source

ARTICLE = (
    "The Kosi rose by 1,200 centimetres in Supaul on 14 March, said engineer Anita Rao.",
    "Ms. Rao's team of twenty-five opened three camps; the U.S.-made pumps and a Mi-17 came too.",
    "However, officials of the Jal-Jeevan mission said that they may need Rs 2.5 crore.",
    "\"I'm sure it'll hold,\" Suresh O'Neil of NDRF told PTI.",
)
KNOWN = source(ARTICLE)


@pytest.mark.parametrize(
    "bullet",
    [
        *ARTICLE,
        "The Kosi rose by 1200 centimetres.",
        "It rose by twelve hundred centimetres in Supaul.",
        "A team of 25 opened 3 camps.",
        "Officials may need 25 million rupees.",
        "Anita Rao’s team came on March 14.",
        "“I hope that I’ll hold,” said Rao.",
        'Pumps of the US, said Suresh O’Neil: "They hold."',
        "Jeevan officials and Mi pumps came.",
        "In Supaul, Rao said (Kosi) — Camps opened.",
        "They hold. Pumps came.",
        "",
    ],
)
def test_what_the_source_holds_is_no_alarm(bullet: str) -> None:
    assert made_up(bullet, KNOWN) == []


@pytest.mark.parametrize(
    ("bullet", "alarms"),
    [
        ("The Kosi rose by 1,300 centimetres.", ["1,300"]),
        ("The Kosi rose by 200 centimetres.", ["200"]),
        ("Her team of twenty-six opened four camps.", ["twenty six", "four"]),
        ("The team opened 5 camps.", ["5"]),
        ("It needs Rs 2.5 lakh.", ["2.5 lakh"]),
        ("It rose on 14 May.", ["May"]),
        ("It rose in Saharsa.", ["Saharsa"]),
        ("Gupta's team opened camps.", ["Gupta"]),
        ("Engineer Anita Gupta’s team came.", ["Gupta"]),
        ("The U.K.-made pumps came.", ["U.K."]),
        ("The Jal-Shakti mission and the Mi-26 came.", ["26", "Shakti"]),
        ("They were told by BSF.", ["BSF"]),
        ('He said, "Gupta came."', ["Gupta"]),
        ("The Officials came.", ["Officials"]),
        ("The team met Ann.", ["Ann"]),  # "Anita" does not hold it
        ("Ghosh met Ghosh, 72, and 72 more.", ["72", "Ghosh"]),
    ],
)
def test_a_number_or_a_name_of_its_own_is_caught(bullet: str, alarms: list[str]) -> None:
    assert made_up(bullet, KNOWN) == alarms


def test_a_word_that_only_begins_a_sentence_is_a_name_where_the_source_never_has_it() -> None:
    known = source(["The river rose. Schools will stay closed."])
    assert made_up("Schools will stay closed.", known) == []
    assert made_up("Will stay closed, schools.", known) == []
    assert made_up("It rose.", known) == []
    assert made_up("Mohan rose.", known) == ["Mohan"]
    assert made_up("US rose.", source(["Tell us."])) == []  # the price of a word that the source has
    assert made_up("US rose.", known) == ["US"]


def test_a_composed_letter_is_a_decomposed_one() -> None:
    assert made_up("In Zu\u0308rich.", source(["She left Z\u00fcrich."])) == []


@given(st.lists(st.text(alphabet="aBI .,'’\"-12३éS:m", max_size=25), min_size=1, max_size=4))
def test_a_sentence_of_the_source_never_alarms(sentences: list[str]) -> None:
    known = source(sentences)
    assert [made_up(sentence, known) for sentence in sentences] == [[]] * len(sentences)


@given(
    st.sampled_from(ARTICLE), st.integers(min_value=3000, max_value=10**9), st.integers(min_value=0, max_value=10**6)
)
def test_every_large_number_put_into_a_sentence_is_caught(sentence: str, number: int, place: int) -> None:
    words = sentence.replace("2.5 crore", "money").split(" ")
    words.insert(place % (len(words) + 1), f"; {number:,} ;")
    assert made_up(" ".join(words), KNOWN) == [f"{number:,}"]
