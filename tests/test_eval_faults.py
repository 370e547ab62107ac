"""What no score against references sees, counted."""

from __future__ import annotations

import pytest

from eval.scoring import faults
from tests.parallel import ENGLISH, HINDI

SOURCES = ("पुल 12 साल पहले बना था।", "पटना में सोमवार को स्कूल बंद रहेंगे।", "नदी का पानी दो गांवों में घुस गया।")
RIGHT = (
    "The bridge was built 12 years ago.",
    "Schools in Patna will be closed on Monday.",
    "The river entered two villages.",
)


def shares(*translations: str) -> dict[str, tuple[int, int]]:
    found = faults.shares(SOURCES, faults.doubts(SOURCES, {"it": translations}))
    return {name: (share["count"], share["of"]) for name, share in found["it"].items()}


def test_right_translations_have_nothing_wrong() -> None:
    assert shares(*RIGHT) == {
        "numbers right": (1, 1),
        "places, days kept": (1, 1),
        "made up": (0, 3),
        "loops": (0, 3),
        "left in Hindi": (0, 3),
        "doubtful": (0, 3),
    }


@pytest.mark.parametrize(
    ("row", "translation", "check", "count"),
    [
        (0, "The bridge was built 21 years ago.", "numbers right", 0),
        (1, "Schools in Patna will be closed on Tuesday.", "places, days kept", 0),
        (1, "Schools will be closed on Monday.", "places, days kept", 0),
        (2, "Water water water water entered two villages.", "loops", 1),
        (2, "The नदी entered two villages.", "left in Hindi", 1),
    ],
)
def test_each_fault_is_counted_as_what_it_is(row: int, translation: str, check: str, count: int) -> None:
    translations = [translation if place == row else text for place, text in enumerate(RIGHT)]
    found = shares(*translations)
    assert found[check][0] == count
    assert found["doubtful"] == (1, 3)


@pytest.mark.parametrize("more", ["and 400 houses", "in Nepal"])
def test_what_is_made_up_where_nothing_was_asked_for_has_its_own_count(more: str) -> None:
    found = shares(RIGHT[0], RIGHT[1], f"The river entered two villages {more}.")
    assert (found["made up"], found["doubtful"]) == ((1, 3), (1, 3))
    assert (found["numbers right"], found["places, days kept"]) == ((1, 1), (1, 1))


def test_an_entity_is_no_number() -> None:
    assert shares(RIGHT[0], "Patna&#39;s schools will be closed on Monday.", RIGHT[2])["doubtful"] == (0, 3)


def test_a_document_may_say_six_words_again() -> None:
    source = " ".join(HINDI[:12])
    translation = " ".join([*ENGLISH[:12], "Farmers have begun to sell wheat at the market."])
    ((row,),) = faults.doubts([source], {"it": [translation]}).values()
    ((document,),) = faults.doubts([source], {"it": [translation]}, documents=True).values()
    assert "loop" in {flag.code for flag in row}
    assert set(document) == {flag for flag in row if flag.code != "loop"}
