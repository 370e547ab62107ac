"""The tables and plots of the HTML report."""

from __future__ import annotations

import itertools
import re

import pytest

from eval.report import charts, markup
from eval.report.html import page
from eval.report.scored import Metric, System, Value
from tests.reports import Document, all_tables, report, rows_of


def test_scores_come_with_intervals_and_the_best_is_marked() -> None:
    _, embedded, argos, nllb = rows_of(page(report()), "Scores with")
    assert embedded == ["embedded", "50.50 49.00–52.25", "50.50 49.00–52.25", "50.50 , the best 49.00–52.25"]
    assert argos[1].startswith("51.50 ▲ significantly better")
    assert argos[3].startswith("51.50 ▼ significantly worse")  # a higher TER
    assert nllb[1] == "52.50 , the best 51.00–54.25"  # not significant


def test_one_test_alone_gives_a_hollow_mark() -> None:
    given = report()
    given["systems"][1]["against"]["bleu"]["p_randomisation"] = 0.06
    _, _, argos, _ = rows_of(page(given), "Scores with")
    assert argos[1].startswith("51.50 △ by one test better")


def test_differences_come_with_interval_and_both_p_values() -> None:
    _, argos, nllb = rows_of(page(report()), "Difference to embedded")
    assert argos[1] == "+1.00 ▲ significantly better −0.25 to +2.00 p 0.0010, 0.020"
    assert nllb[1] == "+2.00 −0.25 to +4.00 p 0.60, 0.70"


def test_what_ties_is_not_the_best() -> None:
    given = report()
    for system in given["systems"]:
        system["scores"]["bleu"]["score"] = 40.001
    _, *rows = rows_of(page(given), "Scores with")
    assert not any("best" in row[1] for row in rows)
    assert any("best" in row[2] for row in rows)


def test_one_system_is_compared_with_nothing() -> None:
    text = Document(page(report(["embedded"]))).text()
    assert "chrF++ 50.50 (49.00–52.25)." in text
    assert "the best" not in text
    assert "significan" not in text
    assert "most different" not in text


def test_checks_are_shares_with_counts() -> None:
    given = report()
    del given["systems"][2]["checks"]["numbers right"]
    head, embedded, argos, nllb = rows_of(page(given), "What scores")
    assert head[1:] == [
        "numbers right more is better",
        "places, days kept more is better",
        "loops fewer is better",
        "doubtful fewer is better",
    ]
    assert embedded == ["embedded", "100.0% , the best 1 of 1", "–", "0.0% 0 of 4", "0.0% , the best 0 of 1,999"]
    assert argos[4] == "0.1% 1 of 1,999"  # not 0.0%: there is one
    assert nllb[1] == "–"


def test_speed_of_engines_and_warnings_of_systems() -> None:
    html = page(report())
    assert rows_of(html, "Speed")[1:] == [
        ["embedded", "3.97", "88.0", "251.2", "0.6", "–", "sha256:efefefefefef… , CTranslate2"]
    ]
    (warnings,) = re.findall(r'<ul class="warnings".*?</ul>', html)
    assert Document(warnings).text().strip() == "Fewer than 30 rows: take care argos : 2 rows are empty"
    assert html.index(warnings) < html.index("<table")


def test_groups_with_few_rows_are_marked() -> None:
    html = page(report())
    assert rows_of(html, "chrF++ with")[0][1:] == ["1–10 12 rows †", "11–20 40 rows"]
    assert "Fewer than 30 rows" in Document(html).text()
    (plot,) = re.findall(r'<svg class="chart wide".*?</svg>', html)
    assert plot.count('class="dot few"') == plot.count('class="line few"') == 3


def test_small_features_share_a_table() -> None:
    html = page(report())
    assert "<h3>Numbers, names</h3>" in html
    over, head, *_ = next(rows for rows in all_tables(html) if "Numbers" in rows[0])
    assert over == ["", "Numbers", "Names"]
    assert head[1:] == ["with 30 rows", "without 29 rows †", "with 1,200 rows", "without 31 rows"]


def test_a_feature_of_many_values_takes_several_tables() -> None:
    given = report(metrics=["chrf2"])
    groups = [given["breakdown"][1]["groups"][0] | {"label": f"domain {n}"} for n in range(20)]
    given["breakdown"] = [{"name": "domain", "title": "Domain", "ordered": False, "groups": groups}]
    labels = [cell for rows in all_tables(page(given)) for cell in rows[0] if cell.startswith("domain ")]
    assert labels == [f"domain {n} 30 rows" for n in range(20)]
    assert max(len(rows[0]) for rows in all_tables(page(given))) <= 7


def test_histograms_hold_every_row_and_mark_the_median() -> None:
    given = report(["a", "b"], rows=5)
    for sentence, score in zip(given["sentences"], (0, 100, 50, 49.9, 130), strict=True):
        sentence["systems"]["a"]["scores"]["chrf2"] = score
        sentence["systems"]["b"]["scores"]["chrf2"] = 3
    (figure,) = re.findall(r'<section id="histograms">.*?</section>', page(given), re.DOTALL)
    first, second = re.findall(r"<svg.*?</svg>", figure)
    assert re.findall(r"<title>(.*?)</title>", first) == [
        "0.0 to 5.0: 1",
        "45.0 to 50.0: 1",
        "50.0 to 55.0: 1",
        "95.0 to 100.0: 2",
    ]
    assert re.findall(r"<title>(.*?)</title>", second) == ["0.0 to 5.0: 5"]
    assert "median 50.0" in first
    assert "median 3.0" in second
    assert first.count(">5</text>") == second.count(">5</text>") == 1  # the same axis


def test_systems_differ_in_colour_or_shape() -> None:
    looks = {(markup.colour(place), markup.shape(place)) for place in range(64)}
    assert len(looks) == 64
    assert len({markup.shape(place) for place in range(8)}) == len({markup.colour(place) for place in range(8)}) == 8


def test_names_beside_lines_do_not_overlap() -> None:
    metric = Metric("chrf2", "chrF++")
    lines = [(System(place, f"system {place}", {}, {}), [Value(50.0, 49, 51)] * 2) for place in range(12)]
    svg = charts.by_group(metric, [("1–10", 40), ("11–20", 50)], lines, "Plot")
    heights = sorted(float(y) for y in re.findall(r'y="([\d.]+)" class="name"', svg))
    assert len(heights) == 12
    assert all(b - a > 12 for a, b in itertools.pairwise(heights))
    assert 0 < heights[0] < heights[-1] < 330


@pytest.mark.parametrize(
    ("values", "most"), [([3.0], 5), ([0.0], 5), ([-16.02, 10.8], 5), ([0.8, 0.86], 4), ([1e6, 3e6], 6)]
)
def test_an_axis_holds_its_values_and_round_ticks(values: list[float], most: int) -> None:
    axis = charts.scale(values, 10, 110)
    assert all(10 < axis(value) < 110 for value in values)
    ticks = axis.ticks(most)
    assert 1 <= len(ticks) <= most + 1
    assert all(axis.low <= tick <= axis.high for tick in ticks)
    for tick in ticks:
        assert float(f"{tick:.3g}") == pytest.approx(tick)


def test_an_interval_may_leave_out_its_score() -> None:
    metric = Metric("bleu", "BLEU")
    svg = charts.intervals(metric, [(System(0, "a", {}, {}), Value(90, 10, 20))], "BLEU")
    (x,) = re.findall(r'class="dot" transform="translate\(([\d.]+)', svg)
    assert 0 < float(x) < 360
