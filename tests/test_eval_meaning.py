"""What the second reader is worth: the figures, and the report for a terminal, as data and as a page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval import UsageError
from eval.__main__ import main
from eval.meaning import evaluate
from eval.noticing import auc, calibration, noticing, precision_at
from eval.report import reliability
from tests.test_doubt import NEWS
from tests.test_train_doubt import write_pool
from translate.meaning import Meaning
from translate.results import Alternative
from translate.train.judged import REFERENCE, SYSTEM, Task, is_apart, outputs, pools

pytest.importorskip("sacrebleu", reason="These tests need the extra: pip install 'khabar[eval]'")


def write_folder(folder: Path, count: int = len(NEWS), **systems: list[str]) -> Path:
    folder.mkdir()
    texts = {"hi": [hindi for hindi, _ in NEWS], "en": [english for _, english in NEWS], **systems}
    for name, lines in texts.items():
        (folder / f"{name}.txt").write_text("\n".join(lines[:count]) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("meaning")
    backwards = [" ".join(reversed(english.split())) for _, english in NEWS]
    sets = write_folder(folder / "news", good=[english for _, english in NEWS], backwards=backwards)
    pool = write_pool(folder / "news.jsonl")
    return evaluate([outputs(sets), *pools(pool)], Meaning())


def by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in rows}


def test_every_sentence_finds_its_own(report: dict[str, Any]) -> None:
    (found,) = report["retrieval"]
    assert found["rows"] == len(NEWS)
    assert found["English found"]["mean"] >= 0.95
    assert found["Hindi found"]["mean"] >= 0.95


def test_systems_are_told_apart(report: dict[str, Any]) -> None:
    found = by_name(report["noticing"])
    assert set(found) == {"chosen", "chosen, score unknown", "not chosen", "other systems, all", "good", "backwards"}
    assert found["good"]["wrong"]["mean"] == 0
    assert found["good"]["auc"] is None
    assert found["good"]["marked"]["mean"] < 0.1
    for name in ("not chosen", "chosen, score unknown"):
        if found[name]["auc"]:
            assert found[name]["auc"]["mean"] > 0.95


def test_human_translations_are_seldom_marked(report: dict[str, Any]) -> None:
    (found,) = report["references"]
    assert found["marked"]["mean"] <= 0.05
    assert found["marked"]["low"] <= found["marked"]["mean"] <= found["marked"]["high"]


def test_what_was_spoiled_is_told_by_kind(report: dict[str, Any]) -> None:
    found = {row["name"]: row for row in report["spoiled"] if row["of"] == REFERENCE}
    assert found["another sentence"]["marked"]["mean"] == 1
    assert found["another sentence"]["auc"] > 0.99
    assert found["loop"]["rose"]["mean"] == 1


def test_the_report_is_the_same_again(report: dict[str, Any]) -> None:
    assert json.loads(json.dumps(report)) == report
    assert reliability.terminal(report) == reliability.terminal(json.loads(json.dumps(report)))


def test_terminal_and_page_have_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pool = write_pool(tmp_path / "news.jsonl")
    data, page = tmp_path / "out.json", tmp_path / "out.html"
    assert main(["meaning", "--pool", str(pool), "--json", str(data), "--html", str(page)]) == 0
    printed = capsys.readouterr().out
    written = json.loads(data.read_text("utf-8"))
    assert written["kind"] == "meaning"
    apart = sum(map(is_apart, range(len(NEWS))))
    assert written["retrieval"][0]["rows"] == apart
    html = page.read_text("utf-8")
    for title in ("Finding the English", "Choosing", "Noticing", "Human translations", "By kind of corruption"):
        assert title in printed
        assert title in html
    assert "o said, x wrong" in printed
    assert html.count("<svg") == len(written["calibration"])
    assert "<script" not in html


def test_without_a_pool_it_translates_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_folder(tmp_path / "news")
    assert main(["meaning", str(folder), "--all", "--limit", "3"]) == 0
    said = capsys.readouterr()
    assert "translating 3 sentences of news" in said.err
    assert "chosen, score unknown" in said.out


def test_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["meaning"])
    folder = write_folder(tmp_path / "news", count=3)
    with pytest.raises(SystemExit):
        main(["meaning", str(folder)])
    (folder / "en.txt").write_text("one\n", "utf-8")
    with pytest.raises(UsageError, match="parallel"):
        outputs(folder)


def test_auc_and_precision_are_what_counting_gives() -> None:
    random = np.random.default_rng(5)
    said, counts = random.integers(0, 12, 80) / 12, random.integers(0, 3, 80).astype(float)
    wrong = (random.random(80) < 0.2 + 0.6 * said).astype(float)
    rows = [(s, w) for s, w, times in zip(said, wrong, counts, strict=True) for _ in range(int(times))]
    bad, good = [s for s, w in rows if w], [s for s, w in rows if not w]
    pairs = [(one > other) + 0.5 * (one == other) for one in bad for other in good]
    assert auc(said, wrong, counts) == pytest.approx(sum(pairs) / len(pairs))
    for threshold in sorted({s for s, _ in rows}, reverse=True):
        taken = [w for s, w in rows if s >= threshold]
        if sum(taken) >= 0.9 * len(bad):
            assert precision_at(said, wrong, counts, 0.9) == pytest.approx(sum(taken) / len(taken))
            break
    assert np.isnan(auc(said, np.ones(80), counts))
    assert np.isnan(precision_at(said, np.zeros(80), counts, 0.9))


def judged(said: list[float], wrong: list[float]) -> list[tuple[Task, Alternative]]:
    return [
        (Task("set", line, SYSTEM, "", is_so, "हिंदी", Alternative("x", 0)), Alternative("x", 0, wrong=one))
        for line, (one, is_so) in enumerate(zip(said, wrong, strict=True))
    ]


def test_calibration_is_right_where_what_was_said_is_so() -> None:
    random = np.random.default_rng(2)
    said = random.random(3000).round(3)
    so = (random.random(3000) < said).astype(float)
    good = calibration("good", judged(said.tolist(), so.tolist()))
    assert good["error"] < 0.03
    assert sum(one["rows"] for one in good["bins"]) == 3000
    assert all(one["low"] <= one["wrong"] <= one["high"] for one in good["bins"])
    bold = calibration("bold", judged((0.5 + said / 2).tolist(), so.tolist()))
    assert bold["error"] > 0.15


def test_marks_are_counted_against_the_threshold() -> None:
    found = noticing("x", judged([0.9, 0.8, 0.2, 0.1], [1.0, 0.0, 1.0, 0.0]), marked=0.5)
    assert found["marked"]["mean"] == 0.5
    assert found["precision"]["mean"] == 0.5
    assert found["recall"]["mean"] == 0.5
    assert found["auc"]["mean"] == 0.75


def test_the_plot_shows_both_where_they_are() -> None:
    one = {"from": 0.2, "to": 0.3, "rows": 10, "said": 0.25, "wrong": 0.5, "low": 0.4, "high": 0.6}
    head, row = reliability.lines([one])
    assert row[-1].index("o") == 10
    assert row[-1].index("x") == 20
    assert len(row[-1]) == len(head[-1])
    svg = reliability.chart([one], "reliability of <x>")
    assert "reliability of &lt;x&gt;" in svg
    assert "said 0.25, wrong 0.50, 10 rows" in svg
