"""Bullets against reference summaries: the file that is read, the scores, and the bar that ours must pass."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError, summaries
from eval.__main__ import main

ARTICLE = (
    "The river rose by two metres in Patna. Three camps were opened in the city. Schools will stay closed. "
    "The railway stopped 31 trains. Wheat was moved to dry ground."
)
SUMMARY = "The river rose by two metres in Patna."


def write(path: Path, *rows: Any) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "a.jsonl", *({"article": ARTICLE, "summary": f"{SUMMARY} Part {n}."} for n in range(4)))


def test_articles_become_sentences_and_summaries_lines(tmp_path: Path) -> None:
    rows = [
        {"article": ARTICLE, "summary": "One came. Two left."},
        {"article": ARTICLE, "summary": "ignored", "bullets": ["A", "B."]},
    ]
    one, two = summaries.read(write(tmp_path / "a.jsonl", *rows))
    assert len(one.sentences) == 5
    assert one.reference == "One came.\nTwo left."
    assert two.reference == "A\nB."


def test_a_line_separator_within_a_text_is_no_end_of_line(tmp_path: Path) -> None:
    (example,) = summaries.read(write(tmp_path / "a.jsonl", {"article": "Rain.\u2028Sun.\x85", "summary": "Rain."}))
    assert example.sentences == ("Rain.", "Sun.")


def test_blank_lines_and_a_byte_order_mark_are_skipped(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'\xef\xbb\xbf\r\n{"article": "Rain.", "summary": "Rain."}\r\n\r\n')
    assert len(summaries.read(path)) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "line 1 is not an object"),
        ('{"article": "Rain."}', "line 1 has no text in summary"),
        ('\n{"article": " ", "summary": 3}', "line 2 has no text in article and summary"),
        ('{"article": "Rain.", "summary": "Rain.", "bullets": "Rain."}', "not a list of strings"),
        (b"\xff", "as UTF-8"),
        (None, "there is no file"),
        ("", "no article to score"),
    ],
)
def test_a_wrong_file_is_said_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | bytes | None, says: str
) -> None:
    path = tmp_path / "a.jsonl"
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SystemExit) as stop:
        main(["summaries", str(path)])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


def test_a_summary_of_the_lead_scores_lead_full(tmp_path: Path) -> None:
    lead = "\n".join(summaries.lead(ARTICLE.replace(". ", ".\n").split("\n")))
    rows = [{"article": ARTICLE, "summary": "-", "bullets": lead.split("\n")}] * 2
    report = summaries.evaluate(summaries.read(write(tmp_path / "a.jsonl", *rows)))
    assert [report["systems"]["lead-3"][metric]["mean"] for metric in summaries.METRICS] == [100.0] * 3


def test_differences_are_those_of_the_means(file: Path) -> None:
    report = summaries.evaluate(summaries.read(file))
    for name, difference in report["differences"].items():
        for metric in summaries.METRICS:
            means = [report["systems"][system][metric]["mean"] for system in (name, summaries.BASELINE)]
            assert difference[metric]["mean"] == pytest.approx(means[0] - means[1])


def test_the_table_and_the_json_say_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = file.with_suffix(".json")
    assert main(["summaries", str(file), "--json", str(target)]) == 0
    report = json.loads(target.read_text(encoding="utf-8"))
    out = capsys.readouterr().out
    assert f"{report['systems']['lead-3']['rouge1']['mean']:.2f} [" in out
    assert report["signature"] in out


@pytest.mark.parametrize(
    ("words", "articles"), [(["--only", "odd"], 2), (["--limit", "3"], 3), (["--only", "even", "--limit", "1"], 1)]
)
def test_only_and_limit_choose_articles(
    file: Path, capsys: pytest.CaptureFixture[str], words: list[str], articles: int
) -> None:
    main(["summaries", str(file), *words])
    assert f"| {articles} articles |" in capsys.readouterr().out


def test_odd_and_even_count_from_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def evaluate(examples: list[summaries.Example]) -> dict[str, Any]:
        seen.extend(example.reference for example in examples)
        raise UsageError("enough")

    monkeypatch.setattr(summaries, "evaluate", evaluate)
    path = write(tmp_path / "a.jsonl", *({"article": "Rain.", "summary": f"Day {n}."} for n in (1, 2, 3)))
    for only in ("odd", "even"):
        with pytest.raises(SystemExit):
            main(["summaries", str(path), "--only", only])
    assert seen == ["Day 1.", "Day 3.", "Day 2."]


def test_an_output_that_cannot_be_written_is_said(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["summaries", str(file), "--json", str(file.parent / "no" / "out.json")])
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert "lead-3" in out  # the work is not lost
    assert "cannot write" in err


def test_ours_beat_lead_3_on_articles_that_the_weights_never_saw(shared: Path) -> None:
    report = summaries.evaluate(summaries.read(shared / "data" / "dev" / "summ-cnndm.jsonl")[1::2])
    for name in ("ours, 3 bullets", "ours, default"):
        for metric in ("rouge1", "rougeLsum"):
            difference = report["differences"][name][metric]
            assert difference["low"] > 0, (name, metric, difference)
            assert difference["p"] < 0.05, (name, metric, difference)
