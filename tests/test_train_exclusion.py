"""No test sentence is learned, however it is written; and repetitions are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.parallel import ENGLISH, HINDI, PAIRS
from translate.train.data.cleaner import Cleaner
from translate.train.data.pairs import Pair
from translate.train.data.rules import Limits

ARABIC_TO_HINDI = str.maketrans("0123456789", "०१२३४५६७८९")
# What copies of a text differ by.
CHANGES: dict[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "case": str.upper,
    "punctuation": lambda text: "“" + text.rstrip("।.").replace(",", " –") + "”!",
    "spacing": lambda text: "\u00a0 " + text.replace(" ", "  \t"),
    "no space": lambda text: text.replace(" ", ""),
    "digits": lambda text: text.translate(ARABIC_TO_HINDI),
    "nukta": lambda text: text.replace("ड़", "ड").replace("ढ़", "ढ").replace("\u0921\u093c", "\u0921"),
    "invisible": lambda text: "\ufeff" + "\u200b".join(text.split(" ")) + "\u200d",
    "entity": lambda text: text.replace(",", "&#44;"),
}


def reasons(pairs: list[tuple[str, str]], excluded: tuple[str, ...]) -> list[str | None]:
    cleaner = Cleaner(Limits(), excluded)
    return [cleaner.clean(Pair("news", *pair))[1] for pair in pairs]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("excluded", [HINDI, ENGLISH])
def test_no_side_of_an_excluded_line_survives(change: str, excluded: tuple[str, ...]) -> None:
    alter = CHANGES[change]
    for altered in (lambda h, e: (alter(h), e), lambda h, e: (h, alter(e)), lambda h, e: (alter(h), alter(e))):
        assert set(reasons([altered(*pair) for pair in PAIRS], excluded)) == {"excluded"}


def test_an_excluded_line_may_be_changed_too() -> None:
    for alter in CHANGES.values():
        assert set(reasons(list(PAIRS), tuple(map(alter, HINDI)))) == {"excluded"}


def test_other_pairs_are_not_excluded() -> None:
    assert reasons(list(PAIRS[1:]), (HINDI[0], ENGLISH[0], "", "।")) == [None] * (len(PAIRS) - 1)


def test_a_long_run_of_an_excluded_line_is_found_on_either_side() -> None:
    line = "The old bridge over the river was closed on Monday because of heavy rain in the hills."
    twelve = "the OLD bridge over the river was closed on Monday because of"
    hindi = "पुराना पुल सोमवार को भारी बारिश के कारण बंद कर दिया गया और बसें भी रुकीं।"
    assert reasons([(hindi, f"Officials said {twelve} floods.")], (line,)) == ["excerpt"]
    assert reasons([(hindi, f"Officials said {twelve.removesuffix(' of')} floods.")], (line,)) == [None]
    last = "On Monday the old bridge was closed because of rain in the"  # the run is the end of the line
    assert reasons([(hindi, f"{last} upper hills.")], (f"Officials said: {last}",)) == ["excerpt"]
    cut = "कल " + hindi.removesuffix(" भी रुकीं।") + " चलीं।"
    assert reasons([(cut, "The old bridge was closed on Monday because of heavy rain, and buses ran.")], (hindi,)) == [
        "excerpt"
    ]


def test_the_first_of_the_same_pairs_is_kept() -> None:
    hindi, english = PAIRS[0]
    again = [(hindi, english), (hindi, english), (hindi.rstrip("।"), english.upper().lower() + "!"), PAIRS[1]]
    assert reasons(again, ()) == [None, "duplicate", "duplicate", None]


def test_a_side_may_recur_three_times() -> None:
    partners = ("रुको", "ठहरो", "थमो", "बस करो", "मत जाओ")
    assert reasons([(hindi, "Stop it") for hindi in partners], ()) == [None, None, None, "often", "often"]
    partners = ("Stop", "Wait", "Halt", "Stay", "Hold")
    assert reasons([("रुको", english) for english in partners], ()) == [None, None, None, "often", "often"]
