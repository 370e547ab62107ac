"""Two sentences as one: where the subject is certain, and where it is not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.fuse import MOST_WORDS, fused


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "The railway stopped 31 trains.",
            "The railway also opened a help desk in Patna.",
            "The railway stopped 31 trains and opened a help desk in Patna.",
        ),
        (
            "Chief Minister Nitish Kumar visited three camps.",
            "He said 400 boats would be sent.",
            "Chief Minister Nitish Kumar visited three camps and said 400 boats would be sent.",
        ),
        (
            "Chief Minister Mamata Banerjee opened a bridge in Howrah.",
            "She also met the families of the workers.",
            "Chief Minister Mamata Banerjee opened a bridge in Howrah and met the families of the workers.",
        ),
        (
            "Prime Minister Narendra Modi inaugurated the canal.",
            "Modi also laid the first stone of a hospital.",
            "Prime Minister Narendra Modi inaugurated the canal and laid the first stone of a hospital.",
        ),
        (
            "The court rejected the plea.",
            "The court fined the bank Rs 5 lakh.",
            "The court rejected the plea and fined the bank Rs 5 lakh.",
        ),
        (
            "Minister Piyush Goyal said that 400 firms had come.",
            "He also said that the fair would last a week.",
            "Minister Piyush Goyal said that 400 firms had come and that the fair would last a week.",
        ),
        (
            "The ministry said that 12 lines were open.",
            "The ministry added that no train was late.",
            "The ministry said that 12 lines were open and that no train was late.",
        ),
        (
            "The ministry said the bridge was open.",
            "The ministry said the road was shut.",
            "The ministry said the bridge was open and that the road was shut.",
        ),
        (
            "Devika Menon, 35, won the race.",
            "She beat 90 runners.",
            "Devika Menon, 35, won the race and beat 90 runners.",
        ),
        (
            "The village has 300 houses.",
            "The village has two wells.",
            "The village has 300 houses and has two wells.",
        ),
        (
            "The hall was built by a trader.",
            "The hall was sold to a bank.",
            "The hall was built by a trader and was sold to a bank.",
        ),
        (
            "The mill will hire 50 women.",
            "The mill will also build a school.",
            "The mill will hire 50 women and will also build a school.",
        ),
        (
            "He left the party in anger.",
            "He took 12 members with him.",
            "He left the party in anger and took 12 members with him.",
        ),
        (
            "Coach Ravi Shastri has left Mumbai.",
            "Shastri has also sold his house.",
            "Coach Ravi Shastri has left Mumbai and has also sold his house.",
        ),
    ],
)
def test_one_subject_makes_one_sentence(first: str, second: str, expected: str) -> None:
    assert fused(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rahul Gandhi met farmers in Patna.", "Priyanka Gandhi met students."),
        ("Rahul Gandhi met Sachin Pilot.", "He left for Jaipur."),
        ("The brother of Ravi Rao won the seat.", "He thanked the voters."),
        ("Chief Minister Mamata Banerjee opened a bridge.", "He left for Delhi."),
        ("A man was killed by a bus.", "A man was killed by a train."),
        ("The firm sold the mill.", "It bought a ship."),
        ("The villagers blocked the road.", "They burned two tyres."),
        ("The firm sold the mill in May.", "The firm bought a ship."),
        ("The firm sold the mill.", "The firm bought a ship on Friday."),
        ("The firm did not sell the mill.", "The firm bought a ship."),
        ("The firm will sell the mill.", "The firm bought a ship."),
        ("The firm sold the mill.", "The firm is in debt."),
        ("The minister said that the dam was safe because it was new.", "The minister said that the gates were shut."),
        ("The minister claimed the dam was safe.", "The minister shut the gates."),
        ("The man was held by the police.", "The man told them a story."),
        ("The firm, which made boats, closed two docks.", "The firm opened a mill."),
        ("“The firm closed a dock.”", "The firm opened a mill."),
        ("The firm closed a dock and sold a ship.", "The firm opened a mill."),
        ("The firm closed a dock to save money.", "The firm opened a mill."),
        ("The firm closed a dock", "The firm opened a mill."),
        ("Did the firm close a dock?", "The firm opened a mill."),
        ("The new firm closed a dock.", "The firm opened a mill."),
        ("Amit Shah's party won the seat.", "Shah thanked the voters."),
        ("He is the best player you'll ever meet.", "He is a coach."),
        ("Rohit Sharma was bowled by a spinner in the first over.", "He took five wickets for 20 runs."),
        ("Anil Sharma was killed by a gunman in Pune.", "He fired four shots."),
        ("Rohit Sharma was beaten in Pune.", "Sharma was seen in Goa."),
        ("He was shot by the guard.", "He was held in Pune."),
        ("Ram Singh was found dead in Kota.", "He was poisoned, his family claims."),
        ("The clerk sold the files, police said.", "The clerk bought a house."),
        ("The clerk bought a house.", "The clerk sold the files, according to the police."),
        ("According to the police, the clerk sold the files.", "The clerk bought a house."),
        ("The clerk bought a house.", "The clerk allegedly sold the files."),
        ("The clerk bought a house.", "The clerk – his aunt alleges – sold the files."),
        ("", ""),
        ("The firm closed a dock.", ""),
        (f"The firm closed {'very ' * 20}old docks.", f"The firm opened {'very ' * 20}new mills."),
    ],
)
def test_where_anything_is_uncertain_there_are_two(first: str, second: str) -> None:
    assert fused(first, second) is None


SENTENCES = st.builds(
    lambda subject, also, verb, rest, end: f"{subject}{also} {verb} {rest}{end}",
    st.sampled_from(["Minister Piyush Goyal", "Goyal", "He", "She", "The firm", "A firm", "Anil Rao, 40,", "It"]),
    st.sampled_from(["", " also", ", however,"]),
    st.sampled_from(["opened", "said that", "was", "has", "told", "will sell", "met", "did not meet"]),
    st.sampled_from(
        ["a mill", "12 ships", "the fair in Goa", "Anil Ambani", "“much”", "the fair was full", "it on Friday"]
    ),
    st.sampled_from([".", ".", ".", "?", ""]),
)


@settings(max_examples=500)
@given(SENTENCES, SENTENCES)
def test_what_is_fused_holds_both_and_is_short(first: str, second: str) -> None:
    one = fused(first, second)
    if one is None:
        return
    assert one.startswith(first[:-1] + " and ")
    assert len(one.split()) <= MOST_WORDS
    assert len(one) < len(first) + len(second) + len(" and that")
    tail = re.findall(r"\w+", one[len(first) + 4 :])
    assert tail[-3:] == re.findall(r"\w+", second)[-3:]
    for number in re.findall(r"\d+", second):
        assert one.count(number)
