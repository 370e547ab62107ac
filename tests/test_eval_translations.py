"""The whole command: references and systems in, table, JSON, HTML and exit status out."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.__main__ import main
from tests.checkpoints import made
from tests.hub import hub, visit
from tests.parallel import ENGLISH, HINDI, without_every, write_lines

SYSTEMS = {"good": without_every(9), "poor": without_every(3)}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, which is the working directory, with hi.txt, en.txt and a file for each system."""
    monkeypatch.chdir(tmp_path)
    for name, texts in {"hi": HINDI, "en": ENGLISH, **SYSTEMS}.items():
        write_lines(tmp_path / f"{name}.txt", texts)
    return tmp_path


def call(*words: str) -> int:
    return main(["translations", "--source", "hi.txt", "--reference", "en.txt", *words])


def scored(*words: str) -> Any:
    assert call(*words, "--json", "out.json", "--resamples", "50", "--trials", "50") == 0
    return json.loads(Path("out.json").read_text("utf-8"))


BOTH = ("--hypothesis", "good=good.txt", "--hypothesis", "poor=poor.txt")


@pytest.mark.usefixtures("files")
def test_the_report_has_everything(capsys: pytest.CaptureFixture[str]) -> None:
    report = scored(*BOTH)
    assert report["kind"] == "translations"
    assert report["command"][0] == "translations"
    assert {"khabar", "git", "machine", "libraries", "created"} <= set(report)
    assert report["data"]["rows"] == len(HINDI)
    assert [system["name"] for system in report["systems"]] == ["good", "poor"]
    assert [metric["id"] for metric in report["metrics"]] == ["bleu", "chrf2", "ter"]
    good, poor = report["systems"]
    assert good["against"] is None
    assert good["scores"]["bleu"]["score"] > poor["scores"]["bleu"]["score"]
    assert poor["against"]["bleu"]["difference"] < 0
    assert good["checks"]["numbers right"]["of"] > 3
    assert good["sha256"] != poor["sha256"]
    assert {feature["name"] for feature in report["breakdown"]} >= {"numbers", "names", "quotations"}
    row = report["sentences"][0]
    assert (row["source"], row["references"]) == (HINDI[0], [ENGLISH[0]])
    assert row["systems"]["poor"]["text"] == SYSTEMS["poor"][0]
    out = capsys.readouterr().out
    assert f"{good['scores']['chrf2']['score']:.2f} [" in out
    assert report["metrics"][0]["signature"] in out
    assert "poor - good" in out


@pytest.mark.usefixtures("files")
def test_groups_are_scored_as_if_they_were_the_corpus() -> None:
    import sacrebleu

    report = scored(*BOTH)
    (numbers,) = (feature for feature in report["breakdown"] if feature["name"] == "numbers")
    rows = [n for n, hindi in enumerate(HINDI) if any(letter.isdecimal() for letter in hindi)]
    (group,) = (group for group in numbers["groups"] if group["label"] == "with")
    assert group["rows"] == len(rows)
    theirs = sacrebleu.corpus_bleu([SYSTEMS["poor"][row] for row in rows], [[ENGLISH[row] for row in rows]])
    assert group["scores"]["poor"]["bleu"]["score"] == pytest.approx(theirs.score)


@pytest.mark.usefixtures("files")
def test_the_worst_and_the_most_different_come_first() -> None:
    report = scored(*BOTH)
    by_id = {row["id"]: row for row in report["sentences"]}

    def chrf(id: int, name: str) -> float:
        return float(by_id[id]["systems"][name]["scores"]["chrf2"])

    worst = [chrf(id, "poor") for id in report["worst"]["poor"]]
    assert worst == sorted(worst)
    (pair,) = report["different"]
    apart = [round(abs(chrf(id, "good") - chrf(id, "poor")), 1) for id in pair["ids"]]
    assert apart == sorted(apart, reverse=True)


@pytest.mark.usefixtures("files")
def test_another_system_can_be_the_one_compared_with() -> None:
    report = scored(*BOTH, "--first", "poor")
    assert [system["name"] for system in report["systems"]] == ["poor", "good"]
    assert report["systems"][1]["against"]["bleu"]["difference"] > 0


@pytest.mark.usefixtures("files")
def test_the_page_is_written(files: Path) -> None:
    scored(*BOTH, "--html", "out.html")
    page = (files / "out.html").read_text("utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert "good" in page


@pytest.mark.usefixtures("files")
def test_the_embedded_engine_beside_a_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = scored("--engine", "embedded", "--hypothesis", "poor=poor.txt", "--limit", "6")
    engine, file = report["systems"]
    assert engine["engine"]["name"] == "embedded"
    assert engine["speed"]["sentences_per_second"] > 0
    assert file["speed"] is None
    assert engine["scores"]["chrf2"]["score"] > 30  # short and easy sentences
    (kept,) = (files / "eval-outputs").glob("embedded.*.txt")
    assert len(kept.read_text("utf-8").splitlines()) == 6
    again = scored("--engine", "embedded", "--hypothesis", "poor=poor.txt", "--limit", "6", "--resume")
    assert again["systems"][0]["scores"] == engine["scores"]
    assert "Hindi words/s" in capsys.readouterr().out


@pytest.mark.usefixtures("files")
def test_a_model_on_a_hub_by_its_id(
    files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made("marian"), files / "root" / "lab" / "hi-en")
    with hub(files / "root") as address:
        visit(monkeypatch, address, files / "home")
        options = ("--limit", "6", "--precision", "float32")
        report = scored("--engine", "lab/hi-en@main", *options)
    (system,) = report["systems"]
    assert (system["name"], system["engine"]["name"]) == ("lab/hi-en@main", "lab/hi-en@main")
    assert system["engine"]["runtime"].endswith(", float32")
    assert system["engine"]["runtime"] in capsys.readouterr().out
    assert system["scores"]["chrf2"]["score"] == pytest.approx(100)
    (kept,) = (files / "eval-outputs").glob("lab_hi-en_main.*.txt")
    assert kept.read_text("utf-8").splitlines() == list(ENGLISH[:6])
    # What is converted needs no hub any more.
    assert scored("--engine", "lab/hi-en@main", *options)["systems"][0]["sha256"] == system["sha256"]


@pytest.mark.usefixtures("files")
def test_sentences_can_be_scored_as_documents(files: Path) -> None:
    write_lines(files / "documents.txt", [str(row // 4) for row in range(len(HINDI))])
    report = scored(*BOTH, "--document", "documents.txt")
    assert report["data"]["unit"] == "document"
    assert len(report["sentences"]) == len(HINDI) // 4
    assert report["sentences"][0]["source"] == " ".join(HINDI[:4])
    # Checks and warnings are of the sentences.
    assert report["systems"][0]["checks"]["loops"]["of"] == len(HINDI)
    assert report["warnings"][0].startswith("fewer than 30 documents")


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "there is nothing to score"),
        (("--hypothesis", "embedded=good.txt", "--engine", "embedded"), "two systems are called embedded"),
        (("--engine", "a/b=embedded", "--engine", "a_b=embedded"), "two engines would write to"),
        ((*BOTH, "--first", "bad"), "the systems are good, poor"),
        ((*BOTH, "--json", "no/out.json"), "cannot write no/out.json"),
        ((*BOTH, "--html", "."), "cannot write ."),
        ((*BOTH, "--fail-under", "rouge=3"), "there are bleu, chrf2, ter, numbers"),
        ((*BOTH, "--fail-under", "chrf2"), "not NAME=SCORE"),
        ((*BOTH, "--fail-under", "chrf2=nan"), "not NAME=SCORE"),
        ((*BOTH, "--fail-under", "=50"), "not NAME=SCORE"),
        ((*BOTH, "--fail-under", "comet=0.8"), "add --comet"),
        ((*BOTH, "--no-worse-than", "none.json"), "cannot read none.json"),
        ((*BOTH, "--no-worse-than", "hi.txt"), "no report of `translations`"),
        ((*BOTH, "--json", "en.txt"), "en.txt is read"),
        ((*BOTH, "--html", "good.txt"), "good.txt is read"),
        ((*BOTH, "--json", "out", "--html", "out"), "two reports"),
        ((*BOTH, "--show", "-1"), "not a number from 0 on"),
        (("--engine", "no-such"), 'There is no folder "no-such"'),
        (("--engine", "x" * 300), "There is no folder"),
        (("--engine", "embedded", "--runtime", "torch"), "embedded runs in CTranslate2 alone"),
        (("--engine", "embedded", "--runtime", "onnx"), "invalid choice: 'onnx'"),
        (("--engine", "=embedded"), "write ENGINE or NAME=ENGINE"),
        (("--engine", "a\nb=embedded"), "write ENGINE or NAME=ENGINE"),
    ],
)
def test_a_wrong_call_is_said(words: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        call(*words)
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("bar", "status"),
    [
        ("chrf2=20", 0),
        ("chrf2=99.9", 1),
        ("chrF++=99.9", 1),
        ("ter=90", 0),
        ("ter=1", 1),
        ("bleu=20", 0),
        ("numbers=50", 0),
        ("numbers=101", 1),
        ("loops=0", 0),
        ("doubtful=-1", 1),
    ],
)
def test_a_bar_that_is_missed_fails(bar: str, status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*BOTH, "--fail-under", bar) == status
    assert ("FAILED: good: " if status else "passed: good: ") in capsys.readouterr().err


@pytest.mark.usefixtures("files")
def test_only_what_is_significantly_worse_than_before_fails(capsys: pytest.CaptureFixture[str]) -> None:
    scored("--hypothesis", "it=good.txt")
    Path("good.json").write_bytes(Path("out.json").read_bytes())
    assert call("--hypothesis", "it=good.txt", "--no-worse-than", "good.json") == 0
    assert call("--hypothesis", "it=en.txt", "--no-worse-than", "good.json") == 0
    assert "FAILED" not in capsys.readouterr().err
    assert call("--hypothesis", "it=poor.txt", "--no-worse-than", "good.json") == 1
    said = capsys.readouterr().err
    assert "FAILED: it: BLEU was" in said
    assert "FAILED: it: chrF++ was" in said
    # A system of another name is compared with the first one of then, and that is said.
    assert call("--hypothesis", "new=poor.txt", "--no-worse-than", "good.json") == 1
    assert "FAILED: new (before: it): BLEU was" in capsys.readouterr().err
    # One word in one row is not significant.
    write_lines(Path("nearly.txt"), [SYSTEMS["good"][0].rsplit(" ", 1)[0], *SYSTEMS["good"][1:]])
    assert call("--hypothesis", "it=nearly.txt", "--no-worse-than", "good.json") == 0


@pytest.mark.usefixtures("files")
def test_the_baseline_must_be_of_the_same_rows(capsys: pytest.CaptureFixture[str]) -> None:
    scored("--hypothesis", "it=good.txt")
    Path("base.json").write_bytes(Path("out.json").read_bytes())
    with pytest.raises(SystemExit) as stop:
        call("--hypothesis", "it=good.txt", "--limit", "9", "--no-worse-than", "base.json")
    assert stop.value.code == 2
    assert "is of other data" in capsys.readouterr().err


def _without_sentences(report: Any) -> None:
    del report["sentences"]


def _shorter(report: Any) -> None:
    report["sentences"] = report["sentences"][:5]


def _renamed(report: Any) -> None:
    report["systems"][0]["name"] = "other"


def _no_text(report: Any) -> None:
    report["sentences"][3]["systems"]["it"]["text"] = None


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("damage", [_without_sentences, _shorter, _renamed, _no_text])
def test_a_damaged_baseline_is_a_wrong_call_and_no_shut_gate(damage: Callable[[Any], None]) -> None:
    report = scored("--hypothesis", "it=good.txt")
    damage(report)
    Path("base.json").write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        call("--hypothesis", "it=good.txt", "--no-worse-than", "base.json")
    assert stop.value.code == 2


@pytest.mark.usefixtures("files")
def test_one_row_proves_nothing() -> None:
    against = scored(*BOTH, "--limit", "1")["systems"][1]["against"]
    assert {(found["p_bootstrap"], found["p_randomisation"]) for found in against.values()} == {(1.0, 1.0)}


@pytest.mark.usefixtures("files")
def test_a_terminal_is_sent_nothing_that_it_would_obey(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_lines(files / "odd.txt", ["\x1b[31mred", *ENGLISH[1:]])
    scored("--hypothesis", "odd=odd.txt")
    out = capsys.readouterr().out
    assert "\ufffd[31mred" in out
    assert "\x1b" not in out


@pytest.mark.usefixtures("files")
def test_what_may_spoil_the_scores_is_pointed_out(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_lines(files / "odd.txt", ["It&#39;s late .", "", *(f"{text[:-1]} ." for text in ENGLISH[2:])])
    scored("--hypothesis", "odd=odd.txt")
    out = capsys.readouterr().out
    assert "! odd: 1 of 24 rows are empty" in out
    assert "1 of 24 rows hold HTML entities" in out
    assert "detokenize" in out
