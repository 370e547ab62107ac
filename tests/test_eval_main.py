"""The command line of the scores: every command is there and explains itself."""

from __future__ import annotations

import importlib
import sys

import pytest

from eval.__main__ import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([name, "--help"])
    assert stop.value.code == 0
    assert COMMANDS[name].split(":")[0] in " ".join(capsys.readouterr().out.split())
    assert callable(importlib.import_module(f"eval.{name}").run)


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert [name for name in COMMANDS if name not in out] == []


@pytest.mark.parametrize("words", [[], ["sumaries"], ["summaries"], ["bench", "--rounds", "0"]])
def test_a_wrong_call_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(words)
    assert stop.value.code == 2
    assert "usage: python -m eval" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "says"),
    [(BrokenPipeError(32, "Broken pipe"), "cannot be written"), (KeyError("row"), "please report it")],
)
def test_what_is_no_gate_does_not_end_as_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    def broken(args: object) -> int:
        raise error

    monkeypatch.setattr("eval.checks.run", broken)
    monkeypatch.setattr("sys.stdout", sys.stdout)  # put back afterwards: main gives up a stream that is closed
    with pytest.raises(SystemExit) as stop:
        main(["checks", "folder"])
    assert stop.value.code == 3
    assert says in capsys.readouterr().err


def test_an_interrupt_ends_with_130_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("eval.checks.run", interrupted)
    with pytest.raises(SystemExit) as stop:
        main(["checks", "folder"])
    assert stop.value.code == 130
    assert "checks: stopped" in capsys.readouterr().err
