from __future__ import annotations

import pytest

from translate.train.schedule import Schedule


def test_rises_then_falls_to_the_final_share() -> None:
    schedule = Schedule(rate=1e-3, steps=100, warmup=10, final=0.1)
    rates = [schedule.at(step, schedule.progress(step, 0)) for step in range(101)]
    assert rates[0] == pytest.approx(1e-4)
    assert max(rates) == rates[9]
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[100] == pytest.approx(1e-4)


def test_a_time_is_an_end_too() -> None:
    schedule = Schedule(rate=1e-3, minutes=2, warmup=0)
    assert schedule.progress(1000, 60) == 0.5
    assert schedule.progress(1000, 500) == 1
    assert schedule.left(1000, 60) == 60


def test_what_is_left_goes_by_the_speed_so_far() -> None:
    schedule = Schedule(rate=1e-3, steps=100)
    assert schedule.left(0, 0) is None
    assert schedule.left(25, 50) == 150
