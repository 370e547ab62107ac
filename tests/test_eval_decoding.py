"""What the search settings do: the parallel files that are read, and the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import UsageError, decoding
from eval.__main__ import main
from eval.data.parallel import pairs
from tests.fake import FakeEngine
from translate import Decoding


def write(folder: Path, hindi: str, english: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "hi.txt").write_text(hindi, encoding="utf-8")
    (folder / "en.txt").write_text(english, encoding="utf-8")
    return folder


def test_pairs_are_the_lines_side_by_side(tmp_path: Path) -> None:
    folder = write(tmp_path, "पानी आया।\nधूप\u2028निकली।\n", "Water came.\nThe sun shone.\n")
    assert pairs(folder) == [("पानी आया।", "Water came."), ("धूप\u2028निकली।", "The sun shone.")]


def test_a_choice_of_pairs_is_spread_over_the_file(tmp_path: Path) -> None:
    lines = "\n".join(map(str, range(10)))
    folder = write(tmp_path, lines, lines)
    assert [hindi for hindi, _ in pairs(folder, 4)] == ["0", "2", "5", "7"]
    assert [hindi for hindi, _ in pairs(folder, 7)] == ["0", "1", "2", "4", "5", "7", "8"]
    assert len(pairs(folder, 99)) == 10


@pytest.mark.parametrize(
    ("hindi", "english", "says"), [("पानी\n", "Water\nSun\n", "must be parallel"), ("", "", "is empty")]
)
def test_files_that_do_not_fit_are_said(tmp_path: Path, hindi: str, english: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        pairs(write(tmp_path, hindi, english))


def test_a_missing_file_is_said_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["decoding", str(tmp_path)])
    assert stop.value.code == 2
    assert "hi.txt" in capsys.readouterr().err


def test_an_unknown_engine_is_said_and_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["decoding", str(write(tmp_path, "पानी", "Water")), "--engine", "nobody"])
    assert stop.value.code == 2
    assert "nobody" in capsys.readouterr().err


def test_each_setting_gets_a_row_with_the_scores_of_each_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hindi, english = "नदी में पानी बढ़ गया।", "The water in the river has risen."
    engine = FakeEngine({hindi: english})
    monkeypatch.setattr(decoding, "opened", lambda *_: engine)
    right, wrong = write(tmp_path / "a", hindi, english), write(tmp_path / "b", hindi, "Nobody had seen that before.")
    assert main(["decoding", str(right), str(wrong), "--settings", "beam 4", "greedy"]) == 0
    rows = [[cell.strip() for cell in line.split("|")] for line in capsys.readouterr().out.splitlines()]
    assert "sentences/s against beam 4" in rows[0]
    assert rows[2][1:4] == ["beam 4", "100.00", "100.00"]
    assert float(rows[2][4]) < 10
    assert rows[2][6:8] == ["0.00", "1.00"]
    assert rows[3][1] == "greedy"
    assert [call[1] for call in engine.calls] == [Decoding(beam=4)] * 2 + [Decoding(beam=1)] * 2
