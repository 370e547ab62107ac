"""The file of articles that `eval summaries` reads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError
from eval.bullets.articles import read

ARTICLE = "The river rose by two metres in Patna. Three camps were opened. Schools will stay closed."


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    return path


def test_articles_become_sentences_and_summaries_lines(tmp_path: Path) -> None:
    rows = [
        {"article": ARTICLE, "summary": "One came. Two left."},
        {"article": ARTICLE, "summary": "ignored", "bullets": ["A", "B."]},
    ]
    one, two = read(write(tmp_path / "a.jsonl", *rows))
    assert len(one.sentences) == 3
    assert one.reference == "One came.\nTwo left."
    assert two.reference == "A\nB."


def test_a_line_separator_within_a_text_is_no_end_of_line(tmp_path: Path) -> None:
    (example,) = read(write(tmp_path / "a.jsonl", {"article": "Rain.\u2028Sun.\x85", "summary": "Rain."}))
    assert example.sentences == ("Rain.", "Sun.")


def test_blank_lines_and_a_byte_order_mark_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\r\n{"article": "Rain.", "summary": "Rain."}\r\n\r\n')
    (example,) = read(path)
    assert example.line == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "line 1 is not an object"),
        ('{"article": "Rain."}', "line 1 has no text in summary"),
        ('\n{"article": " ", "summary": 3}', "line 2 has no text in article and summary"),
        ('{"article": "Rain.", "summary": "Rain.", "bullets": "Rain."}', "not a list of strings"),
        ("\n\n" + "[" * 200_000, "line 3 is nested too deeply"),
        ("[" * 200_000 + "]" * 200_000, "line 1 is nested too deeply"),
        ('{"a":' * 200_000, "line 1 is nested too deeply"),
        ('\n{"article": "Rain.", "summary": ' + "1" * 5000 + "}", "line 2 .*too long a number"),
        (b"\xff", "is not UTF-8 in 1 lines: line 1"),
        (None, "there is no file"),
    ],
    ids=range(11),
)
def test_a_wrong_file_is_said_with_its_line(tmp_path: Path, content: str | bytes | None, says: str) -> None:
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError, match=says):
        read(path)
