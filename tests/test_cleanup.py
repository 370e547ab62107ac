"""Edits that let a sentence stand alone: what goes, and what must stay."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import cleanup

PIECES = st.lists(
    st.sampled_from(
        'Seoul, April 25 ( ) (PTI) : – - “ ” " , . said officials the agency However, But and Modi also 2.5 ₹500 fell'.split()
    ),
    max_size=10,
).map(" ".join)


@pytest.mark.parametrize(
    "dateline",
    [
        "Seoul, April 25 (Agency): ",
        "New Delhi, 25 April 2024: ",
        "Mumbai, Maharashtra, Jan. 5 (ANI) - ",
        "Patna (PTI/Bhasha) — ",
        "Sonipat, Haryana, India (ANI) ",
        "(Reuters) - ",
        "NEW DELHI: ",
        "Srinagar, 3rd May – ",
        "Lucknow, Monday, June 3 (IANS) ",
    ],
)
def test_a_dateline_goes(dateline: str) -> None:
    assert cleanup.strip_dateline(dateline + "The river rose by two metres.") == "The river rose by two metres."


@pytest.mark.parametrize(
    "text",
    [
        "Modi: The road will be open in a year.",
        "BJP: The vote was fair.",
        "Asian News International (ANI) said rain fell.",
        "From April 1 - May 10 the park will be shut.",
        "Between Jan 1-Feb 5 the team played nine matches.",
        "On May 5 – Labour Party's founding day – shops closed.",
        "Goa, April 1 – May 10: Beaches stay shut.",
        "Seoul, April 25 (Agency):",
    ],
    ids=["speaker", "party", "agency speaks", "span", "tight span", "aside", "span in a place", "nothing else"],
)
def test_what_only_looks_like_a_dateline_stays(text: str) -> None:
    assert cleanup.strip_dateline(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, the court met.", "the court met."),
        ("However, ₹50 lakh was found.", "₹50 lakh was found."),
        ("But not everyone agreed.", "not everyone agreed."),
        ("Meanwhile police arrived.", "police arrived."),
        ("And in addition to this, 40 wells were cleaned.", "40 wells were cleaned."),
        ("Let us tell you that the fair opened.", "the fair opened."),
        ("It is notable that, in 2019, Goa won.", "in 2019, Goa won."),
        ("But for the rain, we had won.", "But for the rain, we had won."),
        ("So far, 5 people came.", "So far, 5 people came."),
        ("Yet another bridge fell.", "Yet another bridge fell."),
        ("Thus spoke the judge.", "Thus spoke the judge."),
        ("Butter, milk and ghee cost more.", "Butter, milk and ghee cost more."),
        ("However,", "However,"),
    ],
)
def test_connectives_go_where_they_only_connect(text: str, expected: str) -> None:
    assert cleanup.strip_connective(text) == expected


@pytest.mark.parametrize(
    "source",
    [
        "the agency said",
        "said the agency",
        "officials said",
        "the news agency has reported",
        "according to officials",
        "as per the authorities",
        "a statement said",
        "local officials also said",
    ],
)
def test_a_source_without_a_name_goes(source: str) -> None:
    assert cleanup.strip_source(f"The bridge opened on Monday, {source}.") == "The bridge opened on Monday."


@pytest.mark.parametrize(
    "source",
    [
        "The agency said that",
        "Local officials also said that",
        "According to the news agency,",
        "As per local officials,",
        "The news agency has stated that",
    ],
)
def test_a_source_without_a_name_goes_at_the_start_too(source: str) -> None:
    assert cleanup.strip_source(f"{source} the bridge opened on Monday.") == "the bridge opened on Monday."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine workers were injured in the fire, police said.", "Nine workers were injured in the fire."),
        ("Two boys drowned in the lake, according to rescue workers.", "Two boys drowned in the lake."),
        ("A bridge collapsed in the town, eyewitnesses said.", "A bridge collapsed in the town."),
        ("Six people were hurt on the stairs, she said.", "Six people were hurt on the stairs."),
        ("The tunnel is open again, a senior rail official said.", "The tunnel is open again."),
        ("The train left at 3 p.m., officials said.", "The train left at 3 p.m."),
        ("Nine miners were injured in Korba, say sources.", "Nine miners were injured in Korba."),
    ],
)
def test_those_who_tell_of_an_accident_go(text: str, expected: str) -> None:
    assert cleanup.strip_source(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The agency said on Friday that the bridge opened.",
        "The agency said that the clerk allegedly took a bribe.",
        "According to the agency, when the bridge opened.",
        "Police officials said that the bridge had opened.",
        "The officials who said that the bridge opened left.",
        "Officials said that it rained.",
        "The bridge opened on Monday, Yonhap reported.",
        "The bridge opened on Monday, the railway ministry said.",
        "The clerk allegedly took a bribe, officials said.",
        "The dam could burst by Friday, officials said.",
        "Two men were shot near the fence, an official said.",
        "The tunnel is open again, a Konkan official said.",
        "The tunnel is open again, he said.",
        "“The dam is safe and will hold,” officials said.",
        "When asked about the bridge, officials said.",
        "It rained, officials said.",
        "The bridge opened on Monday, the agency said on Friday.",
        "Two guards were killed in an attack on the bank, police said.",
        "The driver was asleep at the wheel, police said.",
        "Two men were injured when he fired at them, police said.",
        "The schools will stay closed until Monday, officials said.",
        "Firm to buy mill in Surat, sources say.",
        "The bridge opened on Monday, according to sources.",
        "As per media reports, the bridge opened on Monday.",
        "The mill has been sold to a rival, says report.",
        "Two huts were destroyed by the owner, police said.",
        "The boy was beaten in the hostel, officials said.",
        "The clerk was charged on Monday, officials said.",
        "According to the report, titled “Roads”, 30 bridges fell.",
        "According to the agency, set up in 1990, 30 bridges fell.",
    ],
    ids=[
        *("a day", "charge at the start", "subordinate", "of a body", "clause", "short at the start"),
        *(
            "named",
            "body",
            "charge",
            "guess",
            "one of a deed",
            "one with a name",
            "nothing seen",
            "quotation",
            "no main clause",
            "short",
            "more follows",
        ),
        *("attack", "no accident", "deed", "still to come", "headline"),
        *(
            "hearsay",
            "hearsay at the start",
            "report",
            "somebody did it",
            "deed that officials tell",
            "charge in court",
        ),
        *("title of the report", "more of the agency"),
    ],
)
def test_a_source_that_carries_something_stays(text: str) -> None:
    assert cleanup.strip_source(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister also said that roads matter.", "The minister said that roads matter."),
        ("Not only Modi also said it.", "Not only Modi also said it."),
        ("He won and also said thanks.", "He won and also said thanks."),
        ("Modi also told the judge.", "Modi also told the judge."),
        ("Modi also won.", "Modi also won."),
    ],
)
def test_also_goes_where_it_points_outside(text: str, expected: str) -> None:
    assert cleanup.strip_also(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “We will win.", "He said, “We will win.”"),
        ('The slogan was "work and more work', 'The slogan was "work and more work"'),
        ('We will go home," he said.', '"We will go home," he said.'),
        ("We will go home,” he said.", "“We will go home,” he said."),
        ("“We came,” he said. “We won.", "“We came,” he said. “We won.”"),
        ('The 5" pipe burst.', 'The 5" pipe burst.'),
        ('He said, "The 5" pipe burst."', 'He said, "The 5" pipe burst."'),
        ('The rule" is old.', 'The rule" is old.'),
        ('"A" and "B"', '"A" and "B"'),
    ],
)
def test_a_lost_quotation_mark_comes_back(text: str, expected: str) -> None:
    assert cleanup.balance_quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the river rose", "The river rose."),
        ("the river rose।", "The river rose."),
        ("the river rose,", "The river rose."),
        ("“the river rose”", "“The river rose”."),
        ("Did it rise?”", "Did it rise?”"),
        ("iPhone sales fell.", "iPhone sales fell."),
        ("• the river rose.", "The river rose."),
        ("- the river rose.", "The river rose."),
        ("-5 degrees in Leh.", "-5 degrees in Leh."),
        ("And then…", "And then..."),
        ("The hall has to be square.)", "The hall has to be square."),
        ("The hall (the old one) has to be square.)", "The hall (the old one) has to be square."),
        ("The hall has to be square (or round).", "The hall has to be square (or round)."),
        ("(The hall is square.", "The hall is square."),
        ("(The hall is square.)", "(The hall is square.)"),
        ("the hall),", "The hall."),
        ("a) the hall", "A) the hall."),
        (")", ""),
        ("", ""),
        ("—", ""),
    ],
)
def test_a_bullet_begins_with_a_capital_and_ends_with_a_stop(text: str, expected: str) -> None:
    assert cleanup.finish(text) == expected


@given(PIECES)
def test_finishing_twice_changes_nothing_more(text: str) -> None:
    once = cleanup.finish(text)
    assert cleanup.finish(once) == once


@given(PIECES)
def test_what_is_taken_off_the_start_leaves_an_end_of_the_text(text: str) -> None:
    assert text.endswith(cleanup.strip_dateline(text))
    assert text.endswith(cleanup.strip_connective(text))


@given(PIECES)
def test_what_is_taken_off_the_end_holds_no_number_and_no_name(text: str) -> None:
    kept = cleanup.strip_source(text)
    assert kept.count("2.5") == text.count("2.5")
    assert kept.count("Modi") == text.count("Modi")
    assert kept.count("₹500") == text.count("₹500")


@pytest.mark.parametrize("marks", [" -", " ,", " |", " ।", "\t:"])
def test_a_long_run_of_marks_takes_no_time(marks: str) -> None:
    started = time.process_time()
    assert cleanup.finish("a" + marks * 20_000 + " b").startswith("A")
    assert time.process_time() - started < 1
