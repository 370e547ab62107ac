"""Reports that are whole or not there, and never over what was read."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import UsageError
from eval.files import check_outputs, replaced, write


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    given = tmp_path / "en.txt"
    given.write_text("Rain.\n")
    (tmp_path / "link.json").symlink_to(given)
    for output in (given, tmp_path / "link.json", tmp_path / "x" / ".." / "en.txt"):
        (tmp_path / "x").mkdir(exist_ok=True)
        with pytest.raises(UsageError, match="is read, so nothing is written to it"):
            check_outputs([output], [None, "no-such", str(given)])


def test_two_reports_are_two_files(tmp_path: Path) -> None:
    check_outputs([tmp_path / "a.json", tmp_path / "a.html", None], [])
    with pytest.raises(UsageError, match="two reports"):
        check_outputs([tmp_path / "a", tmp_path / "a"], [])


@pytest.mark.parametrize("name", [".", "no/out.json", "x" * 300 + "/out.json"])
def test_a_place_that_cannot_hold_a_report_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="name a file in a folder that exists"):
        check_outputs([tmp_path / name], [])


def test_a_report_that_cannot_be_written_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    write(path, "first")
    write(path, "second \udcff")
    assert path.read_text("utf-8") == "second \\udcff"

    def third() -> None:
        with replaced(path) as file:
            file.write(b"thi")
            raise OSError(28, "No space left on device")

    with pytest.raises(UsageError, match="No space left"):
        third()
    assert path.read_text("utf-8") == "second \\udcff"
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]
