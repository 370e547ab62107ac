"""Whether one text may stand for another: what is a contradiction, what changes the thing told, what only adds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.agreeing import Likeness
from summarize.clauses import clauses


def same(one: str, other: str) -> set[bool]:
    """Asked both ways, and with the two in either order."""
    return {likeness.same(*pair) for texts in ((one, other), (other, one)) for likeness in [Likeness(texts)] for pair in ((0, 1), (1, 0))}  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Another word in its place.
        ("The court convicted Ram Singh of murder in Patna.", "The court acquitted Ram Singh of murder in Patna."),
        ("The teacher was suspended by the school in Delhi.", "The teacher was reinstated by the school in Delhi."),
        ("The minister praised the police for the arrests.", "The minister criticised the police for the arrests."),
        ("The opposition supported the bill in parliament.", "The opposition opposed the bill in parliament."),
        ("The man was found alive in the river.", "The man was found dead in the river."),
        ("The court granted bail to the actor in the drugs case.", "The court cancelled bail of the actor in the drugs case."),
        ("The fuel tax was hiked by two rupees a litre.", "The fuel tax was slashed by two rupees a litre."),
        ("India failed to win the match in Sydney.", "India managed to win the match in Sydney."),
        ("The state will open 12 schools for boys this year.", "The state will open 12 schools for girls this year."),
        ("Rain lashed north Bihar on Monday, killing five people.", "Rain lashed south Bihar on Monday, killing five people."),
        ("The state will procure wheat from the farmers.", "The state will sell wheat to farmers."),
        ("Doctors say the vaccine is unsafe for children.", "Doctors say the vaccine is safe for children."),
        ("Doctors deny the vaccine is unsafe for children.", "Doctors deny the vaccine is not safe for children."),
        # A small word.
        ("Ram Singh will resign as chief minister of Bihar.", "Ram Singh may resign as chief minister of Bihar."),
        ("The bridge in Gaya will be ready before June.", "The bridge in Gaya will be ready after June."),
        ("The bridge in Gaya will open on May 5.", "The bridge in Gaya will open on June 5."),
        ("Modi will open the bridge in Surat.", "Modi opened the bridge in Surat."),
        ("Workers voted for the strike in Kanpur.", "Workers voted against the strike in Kanpur."),
        ("The bill was passed with a vote in the house.", "The bill was passed without a vote in the house."),
        ("The tax on sugar was raised to 5 percent.", "The tax on sugar was raised by 5 percent."),
        ("All schools in Patna are closed.", "Some schools in Patna are closed."),
        ("Only women can apply for the scheme.", "Women can apply for the scheme."),
        ("The bill was introduced in the house.", "Was the bill introduced in the house?"),
        # The other way round.
        ("Police say Ram Singh killed his wife in Patna.", "Ram Singh's wife killed in Patna, police say."),
        ("The train from Delhi to Patna was late.", "The train from Patna to Delhi was late."),
        ("Trains from Delhi to Patna run late.", "Trains from Patna to Delhi run late."),
        ("The minister said the plant is safe for the villagers.", "The villagers said the plant is safe for the minister."),
        ("Police arrested three men for the theft of gold.", "The theft of gold: three police men arrested."),
        ("Police killed the rebels in Gaya.", "The rebels killed police in Gaya."),
        ("Police killed the rebels in Gaya.", "Police were killed in Gaya."),
        ("A doctor was beaten by a patient in Kota.", "A patient was beaten by a doctor in Kota."),
        ("The mother killed her son in Agra.", "The son killed his mother in Agra."),
        # One word more, and it is another thing.
        ("Modi is expected to open the bridge in Surat.", "Modi opened the bridge in Surat."),
        ("Sharma's brother was arrested in Delhi for fraud.", "Sharma was arrested in Delhi for fraud."),
        ("On Monday Former President Rao met farmers in Goa.", "On Monday President Rao met farmers in Goa."),
        ("Wheat Prices Today: what farmers say of prices and wheat", "Rice Prices Today: what farmers say of prices and wheat"),
        ("The bank manager was robbed in Agra.", "The bank was robbed in Agra."),
        ("Sita was elected deputy mayor of Indore.", "Sita was elected mayor of Indore."),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_two(one: str, other: str) -> None:
    assert same(one, other) == {False}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The repo rate was cut to 6 per cent.", "The repo rate was cut to 6%."),
        ("The repo rate was cut to 6 percent by the Reserve Bank of India.", "RBI cut the repo rate to 6%."),
        ("PM Modi opened the Chenab bridge.", "Prime Minister Narendra Modi opened the Chenab bridge on Friday."),
        ("The US imposed 25% tariffs on India.", "The United States imposed tariffs of 25 per cent on India."),
        ("At least 12 people died when a bus fell into a gorge.", "A bus fell into a gorge, killing 12."),
        ("Five people were killed in the Surat fire.", "The fire in Surat killed five people."),
        ("Police arrested two men in Kota for the theft.", "Two men were arrested by police in Kota for the theft."),
        ("The roads in Mumbai were flooded by heavy rain on Sunday.", "Heavy rain flooded the roads in Mumbai."),
        ("The dam didn't break in the storm.", "The dam did not break in the storm."),
        ("The court sent Verma to jail for five years.", "Verma was sent to jail for five years by the court."),
        ("Rao opens a new mill in Surat.", "On Monday Rao opened a new mill in Surat."),
    ],
)  # fmt: skip
def test_what_says_the_same_or_adds_to_it_is_one(one: str, other: str) -> None:
    assert same(one, other) == {True}


def test_a_text_is_near_those_with_most_of_its_words() -> None:
    likeness = Likeness(
        ["Rao opened the mill.", "Rain fell in Goa.", "The mill was not opened by Rao.", "Rao sold a mill."]
    )
    assert likeness.near(0) == [2]
    assert [likeness.near(place) for place in (1, 2, 3)] == [[], [0], []]
    assert not likeness.same(0, 2)


WORDS = st.sampled_from("Rain fell in Goa 12 five died not Rao opened opens the mill dam said .".split())


@given(st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), max_size=12))
def test_the_index_finds_what_asking_each_would(texts: list[str]) -> None:
    likeness = Likeness(texts)
    for one in range(len(texts)):
        assert likeness.near(one) == [
            other for other in range(len(texts)) if other != one and likeness.alike(one, other)
        ]
        assert all(likeness.same(one, other) == likeness.same(other, one) for other in range(len(texts)))


def test_a_clause_in_the_passive_reads_as_in_the_active() -> None:
    (active,) = clauses("Police arrested Rao")
    passive, agent = clauses("Rao was arrested by police")
    assert passive.words == active.words == ("polic", "arrest", "rao")
    assert (active.passive, passive.passive, agent.words) == (False, True, ("polic",))
    owned, place = clauses("Rao's mill to Surat")
    assert [owned.role_of("rao"), owned.role_of("mil"), place.role_of("surat")] == ["'s", "", "to"]
