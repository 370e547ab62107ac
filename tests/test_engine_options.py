"""The options that open an engine, what a reader is told meanwhile, and the commands with a model of one's own."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.checkpoints import made
from tests.models import seq2seq
from tests.parallel import PAIRS
from translate import EngineError
from translate.engines import PRECISIONS, RUNTIMES
from translate.engines.options import add_engine, opened, told

DOWNLOAD = [f"Downloading model.safetensors: {done} of 9 MB" for done in (2, 5, 9)]
STEPS = [*DOWNLOAD, "Converting lab/model to int8, once and for all", "int8: as good as float32"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_log_has_the_beginning_and_the_end_of_each_step() -> None:
    log = io.StringIO()
    with told(log) as progress:
        for line in STEPS:
            progress(line)
        assert log.getvalue().splitlines() == [DOWNLOAD[0], DOWNLOAD[-1], *STEPS[3:]]
    assert log.getvalue().splitlines() == [DOWNLOAD[0], DOWNLOAD[-1], *STEPS[3:]]


def test_a_terminal_has_one_row_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")  # a row that is full would be left behind by the next line
    terminal = Terminal()
    with told(terminal) as progress:
        for line in STEPS[:3]:
            progress(line)
        assert terminal.getvalue() == "".join(f"\r{line:39.39}" for line in DOWNLOAD)
        for line in STEPS[3:]:
            progress(line)
    rows = [row.split("\r")[-1] for row in terminal.getvalue().split("\n")]
    assert rows == [DOWNLOAD[-1], *STEPS[3:], ""]


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_what_was_told_last_stands_there_when_it_fails(stream: io.StringIO) -> None:
    def fail() -> None:
        with told(stream) as progress:
            progress(DOWNLOAD[0])
            progress(DOWNLOAD[1])
            raise EngineError

    with pytest.raises(EngineError):
        fail()
    assert stream.getvalue().endswith(f"{DOWNLOAD[1]}\n")


def test_nothing_is_told_of_what_is_there() -> None:
    log = io.StringIO()
    with told(log):
        pass
    assert log.getvalue() == ""


def test_the_options() -> None:
    parser = argparse.ArgumentParser()
    add_engine(parser)
    assert vars(parser.parse_args([])) == {"engine": "embedded", "runtime": "auto", "precision": None}
    for runtime in RUNTIMES:
        for precision in PRECISIONS:
            args = parser.parse_args(["--engine", "x", "--runtime", runtime, "--precision", precision])
            assert (args.engine, args.runtime, args.precision) == ("x", runtime, precision)


def test_an_engine_is_opened_by_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = seq2seq().write(tmp_path / "model")
    assert opened(str(folder), "ctranslate2", "float32").describe()["runtime"].endswith(", float32")
    assert capsys.readouterr().err == ""
    with pytest.raises(EngineError, match="CTranslate2 alone"):
        opened(str(folder), "torch", None)


def test_a_model_of_ones_own_on_the_command_line(cache: Path) -> None:
    """Converted at the first call, which is told; found again by the second."""
    command = [sys.executable, "-m", "khabar", "lines", "--engine", str(made("marian")), "--precision", "float32"]

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, input=PAIRS[1][0], capture_output=True, encoding="utf-8", env=os.environ, timeout=120, check=True
        )

    first, second = run(), run()
    assert first.stdout == second.stdout == f"{PAIRS[1][1]}\n"
    told_first = first.stderr.splitlines()
    assert any(line.startswith("Converting ") for line in told_first)
    assert any(line.startswith("float32: ") for line in told_first)
    assert second.stderr == ""
