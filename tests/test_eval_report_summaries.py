"""The HTML report of bullets."""

from __future__ import annotations

import json
from pathlib import Path

from eval import summaries
from eval.bullets.articles import read
from eval.report.html import summaries_page
from tests.reports import HOSTILE, Document, bullets, rows_of


def test_warnings_stand_above_the_scores() -> None:
    html = summaries_page(bullets() | {"warnings": ["few articles"]})
    assert html.index("Few articles") < html.index("<table")


def test_hostile_summaries_stay_texts() -> None:
    given = bullets()
    given["systems"] = dict(zip(HOSTILE, list(given["systems"].values()) * 3, strict=False))
    given["differences"] = dict.fromkeys(HOSTILE[1:6], given["differences"]["ours, default"])
    given["signature"] = HOSTILE[0]
    found = Document(summaries_page(given))
    assert (found.count("script"), found.count("style"), found.count("img")) == (0, 1, 0)


def test_summaries_are_compared_with_the_baseline() -> None:
    html = summaries_page(bullets())
    head, lead, ours, textrank = rows_of(html, "Scores with")
    assert [cell.split()[0] for cell in head] == ["System", "ROUGE-1", "ROUGE-L", "novel", "words", "ms/article"]
    assert lead == ["lead-3", *["40.00 39.00–41.00"] * 3, "61.2", "3.0"]
    assert ours[1] == "42.50 , the best ▲ significantly better 41.50–43.50"
    assert textrank[1] == "39.00 38.00–40.00"
    assert rows_of(html, "Difference to lead-3")[1][1] == "+2.50 ▲ significantly better +1.50 to +3.50 p 0.010"
    text = Document(html).text()
    assert "90.0% 9 of 10" in text
    for words in ("Bullets of news.jsonl", "20 articles; 3 systems", "rouge_score 0.1.2 | 20 articles", "cd" * 32):
        assert words in text
    assert html.count('<svg class="chart') == 6


def test_summaries_as_they_are_evaluated(tmp_path: Path) -> None:
    sentences = ("The river rose by two metres in Patna.", "Three camps were opened.", "Schools will stay closed.")
    lines = (json.dumps({"article": " ".join(sentences), "summary": sentences[n % 3]}) for n in range(4))
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    found = summaries.evaluate(read(file))
    rows = rows_of(summaries_page(found), "Scores with")
    assert {row[0] for row in rows[1:]} == set(found["systems"])
    assert rows[1][0] == summaries.BASELINE
    assert f"{found['systems'][summaries.BASELINE]['rouge1']['mean']:.2f}" in rows[1][1]
