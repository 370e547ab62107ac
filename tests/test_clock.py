"""Times of day in the wrong half of the day."""

from __future__ import annotations

import pytest

from translate.clock import wrong


@pytest.mark.parametrize(
    ("hindi", "english"),
    [
        ("ट्रेन सुबह 5:25 बजे पहुंचेगी।", "The train arrives at 5:25 am."),
        ("ट्रेन सुबह 5:25 बजे पहुंचेगी।", "The train arrives at 5:25 in the morning."),
        ("बैठक दोपहर 2 बजे होगी।", "The meeting is at 2 p.m."),
        ("बैठक दोपहर 11 बजे होगी।", "The meeting is at 11 am."),
        ("हादसा रात करीब 2 बजे हुआ।", "The accident happened at about 2 a.m."),
        ("रात 10:40 बजे चलेगी और सुबह 10 बजे पहुंचेगी।", "It leaves at 10:40 pm and arrives at 10 am."),
        ("मैच 7 बजे शुरू होगा।", "The match starts at 7 pm."),
    ],
)
def test_the_right_half_of_the_day(hindi: str, english: str) -> None:
    assert wrong(hindi, english) == []


@pytest.mark.parametrize(
    ("hindi", "english", "times"),
    [
        ("ट्रेन सुबह 5:25 बजे पहुंचेगी।", "The train arrives at 5:25 pm.", ["सुबह 5:25"]),
        ("मैच शाम 7 बजे शुरू होगा।", "The match starts at 7 A.M.", ["शाम 7"]),
        ("हादसा रात 2 बजे हुआ।", "The accident happened at 2pm.", ["रात 2"]),
        ("चुनाव सुबह 7 बजे शुरू होंगे।", "Polling starts at 7 pm and 7 people wait.", ["सुबह 7"]),
    ],
)
def test_the_wrong_half_of_the_day_is_named(hindi: str, english: str, times: list[str]) -> None:
    assert wrong(hindi, english) == times
