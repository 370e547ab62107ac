"""Measured processes: what they tell, when, and what is said where one fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval import UsageError
from eval.measuring import events, spread

PROGRAM = """
import os, sys, time
from eval.measuring import event
event("begun", words=sys.argv[1:], given=sys.stdin.read(), told=os.environ["TOLD"])
print("a library says something", flush=True)
time.sleep(0.3)
event("done")
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """In which the module `program` can be run."""
    (tmp_path / "program.py").write_text(PROGRAM, "utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path), "TOLD": "it"}


def test_events_are_told_as_they_come_with_the_time(environment: dict[str, str]) -> None:
    begun, done = events("program", "one", "two", given="पानी", environment=environment)
    assert (begun["event"], begun["words"], begun["given"], begun["told"]) == ("begun", ["one", "two"], "पानी", "it")
    assert done["event"] == "done"
    assert 0 < begun["seconds"] <= done["seconds"] - 0.2


def test_a_process_that_fails_is_said() -> None:
    with pytest.raises(UsageError, match="failed with status 1"):
        list(events("eval.paths", "bare", given="no JSON"))


def test_the_spread() -> None:
    assert spread([3.0, 1.0, 2.5]) == {"min": 1.0, "median": 2.5, "max": 3.0}
