"""Bullets against reference summaries: the command, its report, and the bar that ours must pass."""

from __future__ import annotations

import json
import math
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError, summaries
from eval.__main__ import main
from eval.bullets import rouge
from eval.bullets.articles import Example, read
from summarize import Bullet
from tests import summarizers
from tests.test_eval_articles import write

ARTICLE = (
    "The river rose by two metres in Patna. Three camps were opened in the city. Schools will stay closed. "
    "The railway stopped 31 trains. Wheat was moved to dry ground."
)
SUMMARY = "The river rose by two metres in Patna."
CHECK = "numbers and names in the source"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path / "a.jsonl", *({"article": ARTICLE, "summary": f"{SUMMARY} Part {n}."} for n in range(4)))


@pytest.mark.parametrize(
    ("content", "says"), [("{", "line 1 is not JSON"), ("[" * 200_000, "line 1"), ("", "no article to score")]
)
def test_a_wrong_file_is_a_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main(["summaries", str(path)])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


def test_a_summary_of_the_lead_scores_lead_full(tmp_path: Path) -> None:
    lead = ARTICLE.replace(". ", ".\n").split("\n")[:3]
    rows = [{"article": ARTICLE, "summary": "-", "bullets": lead}] * 2
    report = summaries.evaluate(read(write(tmp_path / "a.jsonl", *rows)))
    assert [report["systems"]["lead-3"][metric]["mean"] for metric in summaries.METRICS] == [100.0] * 4


def test_every_other_system_is_compared_with_lead_3_by_the_means(file: Path) -> None:
    report = summaries.evaluate(read(file))
    assert list(report["systems"]) == [
        "lead-3",
        "lead-2",
        "TextRank",
        "LexRank",
        "Khabar, 3 bullets",
        "Khabar, default",
    ]
    assert list(report["differences"]) == list(report["systems"])[1:]
    for name, difference in report["differences"].items():
        for metric in summaries.METRICS:
            means = [report["systems"][system][metric]["mean"] for system in (name, "lead-3")]
            assert difference[metric]["mean"] == pytest.approx(means[0] - means[1])
            assert 0 < difference[metric]["p"] <= 1


def test_the_articles_scores_are_those_behind_the_means(file: Path) -> None:
    report = summaries.evaluate(read(file))
    assert [article["line"] for article in report["articles"]] == [1, 2, 3, 4]
    for name, system in report["systems"].items():
        for metric in summaries.METRICS:
            scores = [article["scores"][name][metric] for article in report["articles"]]
            assert scores == [round(score, 2) for score in scores]
            assert math.fsum(scores) / 4 == pytest.approx(system[metric]["mean"], abs=0.005)


def test_what_a_system_makes_up_is_counted_and_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        summaries.SYSTEMS,
        "TextRank",
        lambda sentences: [Bullet("Gaya has 32 camps.", (1,)), Bullet(sentences[0].translation, (1,))],
    )
    report = summaries.evaluate(read(file)[:2])
    assert report["systems"]["TextRank"]["checks"] == {CHECK: {"count": 2, "of": 4}}
    for name in ("lead-3", "LexRank", "Khabar, 3 bullets", "Khabar, default"):
        assert report["systems"][name]["checks"] == {CHECK: {"count": 6, "of": 6}}
    assert [article["made_up"] for article in report["articles"]] == [{"TextRank": ["32", "Gaya"]}] * 2
    assert "50.0% of 4" in summaries.table(report)


def test_a_system_without_bullets_has_a_dash_for_its_share(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(summaries.SYSTEMS, "LexRank", lambda sentences: [])
    (row,) = (line for line in summaries.table(summaries.evaluate(read(file))).split("\n")[:6] if "LexRank" in line)
    assert row.endswith("-")
    assert "0.00 [0.00, 0.00]" in row


def test_the_table_and_the_json_say_the_same(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = file.with_suffix(".json")
    assert main(["summaries", str(file), "--only", "even", "--json", str(target)]) == 0
    report = json.loads(target.read_text(encoding="utf-8"))
    out = capsys.readouterr().out
    systems, differences, _ = out.split("\n\n")
    for name, system in report["systems"].items():
        (row,) = (line for line in systems.splitlines() if line.startswith(f"{name}  "))
        assert all(f" {system[metric]['mean']:.2f} [" in row for metric in summaries.METRICS)
    for name, difference in report["differences"].items():
        (row,) = (line for line in differences.splitlines() if line.startswith(f"{name}  "))
        for one in difference.values():
            assert f"{one['mean']:+.2f} [{one['low']:+.2f}, {one['high']:+.2f}] p={one['p']:.3f}" in row
    assert report["signature"] in out
    assert report["kind"] == "summaries"
    assert report["command"] == ["summaries", str(file), "--only", "even", "--json", str(target)]
    assert {"khabar", "created", "git", "machine", "libraries"} <= set(report)
    assert (report["data"]["name"], report["data"]["articles"]) == ("a.jsonl", 2)
    assert [article["line"] for article in report["articles"]] == [2, 4]


def test_the_page_shows_every_system_and_its_scores(file: Path) -> None:
    target = file.with_suffix(".html")
    assert main(["summaries", str(file), "--json", str(file.with_suffix(".json")), "--html", str(target)]) == 0
    words: list[str] = []

    class Words(HTMLParser):
        def handle_data(self, data: str) -> None:
            words.append(data)

    Words().feed(target.read_text(encoding="utf-8"))
    text = " ".join(words)
    report = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    for name, system in report["systems"].items():
        assert name in text
        assert all(f"{system[metric]['mean']:.2f}" in text for metric in summaries.METRICS)
    assert all(heading in text for heading in (*summaries.HEADINGS, CHECK))


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

    def evaluate(examples: list[Example], systems: object) -> dict[str, Any]:
        seen.extend(example.reference for example in examples)
        raise UsageError("enough")

    monkeypatch.setattr(summaries, "evaluate", evaluate)
    path = write(tmp_path / "a.jsonl", *({"article": "Rain.", "summary": f"Day {n}."} for n in (1, 2, 3)))
    for only in ("odd", "even"):
        with pytest.raises(SystemExit):
            main(["summaries", str(path), "--only", only])
    assert seen == ["Day 1.", "Day 3.", "Day 2."]


@pytest.mark.parametrize("option", ["--json", "--html"])
def test_an_output_that_cannot_be_written_is_said(file: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["summaries", str(file), option, str(file.parent / "no" / "out")])
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""  # it was found before the work
    assert "cannot write" in err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_report_that_fails_does_not_take_the_table_with_it(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["summaries", str(file), "--json", "/dev/full"])
    assert stop.value.code == 2
    out, err = capsys.readouterr()
    assert "lead-3" in out
    assert "cannot write /dev/full" in err


def test_ours_beat_the_others_and_make_up_nothing_on_articles_that_the_weights_never_saw(shared: Path) -> None:
    report = summaries.evaluate(read(shared / "data" / "dev" / "summ-cnndm.jsonl")[1::2])
    systems = report["systems"]
    for name in ("Khabar, 3 bullets", "Khabar, default"):
        check = systems[name]["checks"][CHECK]
        assert check["count"] == check["of"] > 700
        assert systems[name]["words"] < systems["lead-3"]["words"]
        assert systems[name]["kept"] < 100
        for metric in ("rouge1", "rougeLsum"):
            # The intervals do not touch.
            others = [systems[other][metric]["high"] for other in ("lead-3", "TextRank", "LexRank")]
            assert systems[name][metric]["low"] > max(others), (name, metric)
        for metric in summaries.METRICS:
            difference = report["differences"][name][metric]
            assert difference["low"] > 0, (name, metric, difference)
            assert difference["p"] < 0.05, (name, metric, difference)


def test_what_is_kept_counts_the_sentences_that_bullets_rest_on() -> None:
    example = Example(("The river rose by two metres on Friday.", "Camps opened."), "Rain.", 1)
    halves = {
        summaries.BASELINE: summaries.lead,
        "half": lambda sentences: [Bullet("The river rose.", (1,)), Bullet("Camps opened.", (2,))],
        "nowhere": lambda sentences: [Bullet("The river rose.", ())],
    }
    systems = summaries.evaluate([example, example], halves)["systems"]
    assert [systems[name]["kept"] for name in halves] == pytest.approx([100.0, 100 * 5 / 10, 100.0])


def test_a_model_stands_beside_them(file: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    model = str(summarizers.copied("bart", tmp_path / "model"))
    assert main(["summaries", str(file), "--limit", "2", "--summarizer", model, "--runtime", "torch"]) == 0
    assert any(line.startswith(model) for line in capsys.readouterr().out.splitlines())


def test_the_baselines_are_where_other_implementations_put_them(shared: Path) -> None:
    examples = read(shared / "data" / "dev" / "summ-cnndm.jsonl")
    known = {
        "lead-3": ((28.99, 11.01, 25.76), 0.05),
        "TextRank": ((26.27, 9.11, 23.12), 1.0),
        "LexRank": ((26.02, 8.49, 22.97), 1.0),
    }
    articles = [summaries.sentences(example) for example in examples]
    outputs = {
        name: ["\n".join(bullet.text for bullet in summaries.SYSTEMS[name](article)) for article in articles]
        for name in known
    }
    found = rouge.scores([example.reference for example in examples], outputs)
    for name, (scores, near) in known.items():
        means = [found[name][metric].mean() for metric in ("rouge1", "rouge2", "rougeLsum")]
        assert means == pytest.approx(scores, abs=near), name
