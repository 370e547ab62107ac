"""Pairs made by a teacher: what it is given, what is left out, and that a stopped run goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from eval import outputs
from tests.fake import FakeEngine
from tests.parallel import ENGLISH, HINDI, PAIRS, write_lines
from translate.engines import Decoding
from translate.results import Hypothesis
from translate.train import distil
from translate.train.distil import REASONS, main

TO_ENGLISH = dict(PAIRS)
TO_HINDI = {english: hindi for hindi, english in PAIRS}
# Shorter ones are not translated.
NEWS = [hindi for hindi in HINDI if len(hindi.split()) > 3]


class Stopping(FakeEngine):
    """Is interrupted after so many answers."""

    def __init__(self, answers: dict[str, str], most: int) -> None:
        super().__init__(answers)
        self.left = most

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        for answer in super().translate(sources, decoding):
            if not self.left:
                raise KeyboardInterrupt
            self.left -= 1
            yield answer


def distilled(monkeypatch: pytest.MonkeyPatch, out: Path, engine: FakeEngine, *words: str | Path) -> list[list[str]]:
    monkeypatch.setattr(distil, "opened", lambda *_: engine)
    assert main([*map(str, words), "--teacher", "fake", "--out", str(out)]) == 0
    return [line.split("\t") for line in out.read_text("utf-8").splitlines()]


def record(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out.with_name(out.name + ".manifest.json").read_text("utf-8"))
    return found


def test_hindi_becomes_pairs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    engine = FakeEngine(TO_ENGLISH)
    out = tmp_path / "out.tsv"
    rows = distilled(monkeypatch, out, engine, text)
    assert sorted(rows) == sorted(["machine-english:news", hindi, TO_ENGLISH[hindi]] for hindi in NEWS)
    assert [row[1] for row in rows] != NEWS  # by hash, so that a part of them is not the beginning of the text
    assert engine.calls[0][1] == Decoding(beam=1)
    found = record(out)
    assert found["settings"]["teacher"] == {"name": "fake", "model": "none", "runtime": "none"}
    assert found["settings"]["decoding"]["beam"] == 1
    assert found["all"] == {"read": len(NEWS), "dropped": {}, "kept": len(NEWS), "written": len(NEWS)}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news.txt", "out.tsv", "out.tsv.manifest.json"]


def test_english_becomes_pairs_in_reverse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_lines(tmp_path / "news.txt", ENGLISH)
    answers = TO_HINDI | {ENGLISH[1]: "पुल 15 साल पहले बना था।", ENGLISH[3]: "पटना पटना पटना में सोमवार को स्कूल बंद रहेंगे।"}
    out = tmp_path / "out.tsv"
    rows = distilled(monkeypatch, out, FakeEngine(answers), text, "--reverse", "--beam", "2")
    made = {english: hindi for _, hindi, english in rows}
    assert {source for source, *_ in rows} == {"machine-hindi:news"}
    assert made == {english: TO_HINDI[english] for english in ENGLISH if english not in (ENGLISH[1], ENGLISH[3])}
    assert record(out)["all"]["dropped"] == {"loop": 1, "numbers": 1}


def test_what_is_no_sentence_is_not_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    skipped = {
        "script": "The museum is open on all days.",
        "garbled": "ाज पटना में सभी स्कूल बंद रहेंगे।",
        "markup": "पटना में {0} स्कूल आज बंद रहेंगे।",
        "fragment": "वह घर गया।",
        "long": " ".join(["नदी"] * 41) + "।",
        "duplicate": NEWS[2].replace("।", " ।"),
        "excluded": HINDI[8],
        "excerpt": "कल " + HINDI[16].removesuffix("।") + " और बाद में बंद।",
    }
    title = "पटना में बंद रहे सभी स्कूल"  # no mark at its end
    text = write_lines(tmp_path / "news.txt", [NEWS[2], *skipped.values(), title, f"{NEWS[0]} {NEWS[1]}"])
    excluded = write_lines(tmp_path / "dev.txt", [HINDI[8], HINDI[16]])
    engine = FakeEngine(TO_ENGLISH)
    out = tmp_path / "out.tsv"
    rows = distilled(monkeypatch, out, engine, text, "--exclude", excluded, "--run", "6")
    assert {row[1] for row in rows} == {NEWS[0], NEWS[1], NEWS[2]}  # two were in one line
    assert {source for sources, _ in engine.calls for source in sources} == {NEWS[0], NEWS[1], NEWS[2]}
    found = record(out)
    assert found["all"]["dropped"] == dict.fromkeys(skipped, 1) | {"fragment": 2}
    assert found["inputs"][0]["rows"] == 11
    assert found["excluded"][0]["rows"] == 2
    assert capsys.readouterr().out.splitlines()[-1].split() == ["all", "12", *"11121111", "3", "3"]


def test_what_is_seen_to_be_wrong_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "पुल 12 साल पहले बना था।": ("The bridge was built 21 years ago.", "numbers"),
        "इस साल आम की फसल अच्छी हुई है।": ("The mango crop the mango crop the mango crop.", "loop"),
        "नदी का पानी दो गांवों में घुस गया।": ("Water entered two गांव.", "devanagari"),
        "मंत्री ने नई सड़क का उद्घाटन किया।": ("...", "empty"),
        "कुएं का पानी पीने लायक नहीं है।": ("The water.", "ratio"),
        "अपनी शिकायत yojana@example.in पर भेज दें।": ("Send your complaint to us.", "protected"),
    }
    text = write_lines(tmp_path / "news.txt", [*wrong, NEWS[0]])
    answers = TO_ENGLISH | {distil.asked(hindi, FakeEngine()): english for hindi, (english, _) in wrong.items()}
    out = tmp_path / "out.tsv"
    rows = distilled(monkeypatch, out, FakeEngine(answers), text)
    assert [row[1] for row in rows] == [NEWS[0]]
    assert record(out)["all"]["dropped"] == {reason: 1 for _, reason in wrong.values()}


def test_the_teacher_reads_what_it_reads_at_run_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_lines(tmp_path / "news.txt", ["शिकायत  yojana@example.in पर १२ तारीख तक भेजें ।"])
    engine = FakeEngine({"शिकायत X1 पर 12 तारीख तक भेजें।": 'Send complaints to X1 by the 12th ."'})
    rows = distilled(monkeypatch, tmp_path / "out.tsv", engine, text)
    # The pair has the code that the translator will put in the place of an address.
    assert rows == [["machine-english:news", "शिकायत X1 पर 12 तारीख तक भेजें।", "Send complaints to X1 by the 12th."]]


def test_a_teacher_that_keeps_addresses_itself_gets_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hindi, english = "शिकायत yojana@example.in पर भेज दें।", "Send complaints to yojana@example.in."
    text = write_lines(tmp_path / "news.txt", [hindi])
    engine = FakeEngine({hindi: english})
    engine.protects = True
    rows = distilled(monkeypatch, tmp_path / "out.tsv", engine, text)
    assert rows == [["machine-english:news", "शिकायत X1 पर भेज दें।", "Send complaints to X1."]]


def test_the_teacher_is_opened_as_the_options_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named: list[object] = []

    def opened(*given: object) -> FakeEngine:
        named.append(given)
        return FakeEngine(TO_ENGLISH)

    monkeypatch.setattr(distil, "opened", opened)
    text = write_lines(tmp_path / "news.txt", NEWS)
    options = ["--teacher", "lab/model@v1", "--runtime", "torch", "--precision", "bfloat16"]
    assert main([str(text), *options, "--out", str(tmp_path / "out.tsv")]) == 0
    assert named == [("lab/model@v1", "torch", "bfloat16")]


@pytest.mark.parametrize("wrong", ["none.txt", "one.tsv"])
def test_a_text_that_cannot_be_read_is_said_before_the_teacher_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], wrong: str
) -> None:
    def opened(*_: object) -> FakeEngine:
        raise AssertionError("a download may take an hour")

    monkeypatch.setattr(distil, "opened", opened)
    text = write_lines(tmp_path / "news.txt", NEWS)
    write_lines(tmp_path / "one.tsv", ["one\ttwo", "1\t2"])
    with pytest.raises(SystemExit) as stop:
        main([str(text), str(tmp_path / wrong), "--teacher", "lab/model", "--out", str(tmp_path / "out.tsv")])
    assert stop.value.code == 2
    assert wrong in capsys.readouterr().err


def test_english_of_a_test_set_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    excluded = write_lines(tmp_path / "dev.txt", [TO_ENGLISH[NEWS[4]]])
    rows = distilled(monkeypatch, tmp_path / "out.tsv", FakeEngine(TO_ENGLISH), text, "--exclude", excluded)
    assert {row[1] for row in rows} == {*NEWS} - {NEWS[4]}


def test_a_limit_takes_a_part_that_a_larger_one_adds_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    out = tmp_path / "out.tsv"
    few, more, other = (
        distilled(monkeypatch, out, FakeEngine(TO_ENGLISH), text, "--limit", limit, "--seed", seed)
        for limit, seed in (("5", "1"), ("9", "1"), ("9", "2"))
    )
    assert (len(few), more[:5]) == (5, few)
    assert sorted(more) != sorted(other)
    assert record(out)["all"]["dropped"] == {"limit": len(NEWS) - 9}


@pytest.mark.parametrize("kind", ["tsv", "jsonl", "bare"])
def test_tables_are_read_by_their_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    words: list[str | Path] = []
    if kind == "jsonl":
        lines = [json.dumps({"body": hindi}) for hindi in NEWS]
        words = [write_lines(tmp_path / "web.jsonl", lines), "--column", "body"]
        source = "web"
    else:
        head = [] if kind == "bare" else ["source\thi\ten"]
        table = write_lines(tmp_path / "web.tsv", [*head, *(f"talk\t{hindi}\tleft alone" for hindi in NEWS)])
        words = [table, *(["--columns", "source,hi,en"] if kind == "bare" else [])]
        source = "talk"
    rows = distilled(monkeypatch, tmp_path / "out.tsv", FakeEngine(TO_ENGLISH), *words)
    assert sorted(rows) == sorted([f"machine-english:{source}", hindi, TO_ENGLISH[hindi]] for hindi in NEWS)


def stopped(monkeypatch: pytest.MonkeyPatch, out: Path, most: int, *words: str | Path) -> None:
    monkeypatch.setattr(distil, "opened", lambda *_: Stopping(TO_ENGLISH, most))
    with pytest.raises(SystemExit) as stop:
        main([*map(str, words), "--teacher", "fake", "--out", str(out)])
    assert stop.value.code == 130


def test_a_stopped_run_goes_on_and_writes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    out, whole, part = tmp_path / "out.tsv", tmp_path / "whole.tsv", tmp_path / "out.tsv.part"
    out.write_text("an earlier file\n")
    stopped(monkeypatch, out, 5, text)
    assert f"5 sentences are in {part}; the same call goes on" in capsys.readouterr().err
    assert out.read_text() == "an earlier file\n"
    with part.open("a") as file:
        file.write('{"row": 5, "transl')  # torn by a kill
    stopped(monkeypatch, out, 3, text)
    assert len(outputs.read(part).rows) == 8
    engine = FakeEngine(TO_ENGLISH)
    rows = distilled(monkeypatch, out, engine, text)
    assert sum(len(sources) for sources, _ in engine.calls) == len(NEWS) - 8
    assert rows == distilled(monkeypatch, whole, FakeEngine(TO_ENGLISH), text)
    assert not part.exists()


def test_a_part_of_another_run_is_not_gone_on_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    out = tmp_path / "out.tsv"
    stopped(monkeypatch, out, 5, text)
    with pytest.raises(SystemExit) as stop:
        main([str(text), "--teacher", "fake", "--beam", "4", "--out", str(out)])
    assert stop.value.code == 2
    assert "other decoding; call it as before to go on with it, or remove it" in capsys.readouterr().err
    assert len(outputs.read(tmp_path / "out.tsv.part").rows) == 5


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["news.txt", "--out", "out.txt"], "not called .tsv"),
        (["none.txt", "--out", "out.tsv"], "no file none.txt"),
        (["news.txt", "--exclude", "none.txt", "--out", "out.tsv"], "no file none.txt"),
        (["news.txt", "--reverse", "--out", "out.tsv"], "no sentence to translate (script 24); give text in English"),
        (["news.txt", "--out", "nowhere/out.tsv"], "folder that exists"),
        (["a.tsv", "--out", "out.tsv"], "no column hi"),
    ],
)
def test_wrong_calls_end_with_2_and_write_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(distil, "opened", lambda *_: FakeEngine())
    write_lines(tmp_path / "news.txt", HINDI)
    write_lines(tmp_path / "a.tsv", ["one\ttwo", "1\t2"])
    before = sorted(tmp_path.iterdir())
    with pytest.raises(SystemExit) as stop:
        main([*words, "--teacher", "fake"])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_an_unknown_teacher(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    with pytest.raises(SystemExit) as stop:
        main([str(text), "--teacher", "gpt", "--out", str(tmp_path / "out.tsv")])
    assert stop.value.code == 2
    assert 'There is no folder "gpt"' in capsys.readouterr().err


def test_every_reason_is_a_column_once() -> None:
    assert len(set(REASONS)) == len(REASONS)


def test_the_embedded_model_teaches(tmp_path: Path) -> None:
    text = write_lines(tmp_path / "news.txt", NEWS)
    out = tmp_path / "out.tsv"
    assert main([str(text), "--teacher", "embedded", "--limit", "4", "--out", str(out)]) == 0
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    assert rows
    assert {hindi for _, hindi, _ in rows} <= {*NEWS}
    assert all(source == "machine-english:news" and english.isascii() for source, _, english in rows)
    assert record(out)["settings"]["teacher"]["model"].startswith("sha256:")
