"""A model in two runtimes: the arithmetic on made-up turns, the table, and the whole command on small checkpoints."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from eval import runtimes
from eval.__main__ import main
from eval.runtimes import Turn, agreement
from eval.ways import SEARCHES, Answers, Counting, Way, translated
from tests.checkpoints import made
from tests.hub import hub, visit
from tests.models import seq2seq
from tests.parallel import ENGLISH, HINDI, write_lines
from translate import Decoding, open_engine

FLOAT = Way("ctranslate2", "float32")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the processes of a test find in their environment."""
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("OMP_NUM_THREADS", "1")  # faster at this size


def answers(seconds: float, pieces: int = 30, texts: tuple[str, ...] = ("a", "b"), low: float = 0.0) -> Answers:
    return Answers(texts, tuple(-0.5 - low for _ in texts), pieces, seconds)


def turn(seconds: float, opening: float, peak: float | None, first: float | None = None, **changes: Any) -> Turn:
    found = dict.fromkeys(SEARCHES, answers(seconds, **changes))
    return Turn({"name": "it"}, first, opening, None if first is None else 900.0, peak, 5_000_000, found)


def test_only_equal_translations_have_scores_to_compare() -> None:
    ours = Answers(("a", "b", "c", "d"), (-0.1, -0.2, -0.3, -0.4), 9, 1.0)
    torch = Answers(("a", "b", "C", "d"), (-0.1, -0.5, -3.0, -0.3), 9, 1.0)
    share, apart = agreement(ours, torch)
    assert share == 0.75
    assert apart == pytest.approx((0.0 + 0.3 + 0.1) / 3)
    assert agreement(answers(1, texts=("x",)), answers(1, texts=("y",))) == (0.0, None)


def test_ratios_are_of_the_turns_of_one_round() -> None:
    torch = [turn(6.0, 4.0, 1000.0), turn(3.0, 5.0, 1100.0), turn(9.0, 4.5, 1200.0)]
    ours = [turn(2.0, 0.4, 500.0, 8.0), turn(1.5, 0.3, 440.0, 9.0), turn(1.0, 0.2, 300.0, 7.0)]
    found = runtimes._way(FLOAT, ours, torch, endless=False)
    assert found["first_open_seconds"] == {"min": 7.0, "median": 8.0, "max": 9.0}
    assert found["open_seconds"]["median"] == 0.3
    assert found["peak_ratio"] == pytest.approx({"min": 0.25, "median": 0.4, "max": 0.5})
    greedy = found["searches"]["greedy"]
    assert greedy["speed_ratio"] == pytest.approx({"min": 2.0, "median": 3.0, "max": 9.0})
    assert greedy["pieces_per_second"] == pytest.approx({"min": 15.0, "median": 20.0, "max": 30.0})
    assert (greedy["equal"], greedy["score_difference"]) == (1.0, 0.0)


def test_more_pieces_in_the_same_time_are_faster() -> None:
    found = runtimes._way(
        FLOAT, [turn(2.0, 1.0, None, 3.0, pieces=60)], [turn(2.0, 1.0, None, pieces=30)], endless=False
    )
    assert found["searches"]["beam 5"]["speed_ratio"]["median"] == 2.0
    assert found["peak_ratio"] is None  # a system that does not tell


def test_the_table_has_a_row_for_each_way_and_says_what_is_impossible() -> None:
    torch, ours = [turn(6.0, 4.0, 1000.0)], [turn(2.0, 0.4, 500.0, 8.0, texts=("a", "x"), low=0.125)]
    ways = [runtimes._way(way, turns, torch, endless=False) for way, turns in ((runtimes.TORCH, torch), (FLOAT, ours))]
    why = dict.fromkeys(("ctranslate2 int8", "ctranslate2 float16"), "It does not run.")
    head = {"model": "lab/it", "sentences": 2, "rounds": 1, "endless": False, "machine": {"cores": 2}}
    parts = runtimes.table({**head, "ways": ways, "impossible": why}).split("\n\n")
    assert parts[0] == "lab/it | 2 sentences | 1 rounds, medians | 2 cores"
    rows = {row.split("  ")[0]: row.split("  ")[1:] for row in parts[1].splitlines()[1:]}
    cells = {name: [cell.strip() for cell in found if cell] for name, found in rows.items()}
    assert cells["torch float32"] == ["-", "4.00", "-", "1000", "1.00", "5.0"]
    assert cells["ctranslate2 float32"] == ["8.00", "0.40", "900", "500", "0.50", "5.0"]
    assert parts[2].splitlines()[2].split() == ["ctranslate2", "float32", "2.00", "30", "15.0", "3.00", "50.0", "0.12"]
    assert parts[4] == "ctranslate2 int8, ctranslate2 float16: It does not run."


def test_the_pieces_of_the_answers_are_counted(tmp_path: Path) -> None:
    model = seq2seq()
    engine: Any = open_engine(model.write(tmp_path / "model"), precision="float32")
    engine._pieces = Counting(engine._pieces)
    found = translated(engine, HINDI[:3], Decoding(beam=1))
    assert found.texts == ENGLISH[:3]
    assert found.pieces == sum(len(engine._pieces.target(text)) + 1 for text in ENGLISH[:3])
    assert translated(engine, HINDI[:3], Decoding(beam=1)).pieces == found.pieces
    assert all(-0.1 < score < 0 for score in found.scores)


def test_a_model_on_a_hub_in_both_runtimes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(made("marian"), tmp_path / "root" / "lab" / "hi-en")
    file = write_lines(tmp_path / "hi.txt", [*HINDI[:4], ""])
    with hub(tmp_path / "root") as address:
        visit(monkeypatch, address, tmp_path / "home")
        words = ["lab/hi-en@main", "--sentences", str(file), "--rounds", "1", "--json", str(tmp_path / "out.json")]
        assert main(["runtimes", *words]) == 0
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert (report["kind"], report["model"], report["sentences"]) == ("runtimes", "lab/hi-en@main", 4)
    assert report["impossible"] == {}
    torch, wide, narrow = report["ways"]
    assert [way["engine"]["runtime"].split(", ")[1] for way in report["ways"]] == ["float32", "float32", "int8"]
    assert torch["first_open_seconds"] is None
    assert torch["disk_bytes"] > wide["disk_bytes"] * 0.9
    assert narrow["disk_bytes"] < wide["disk_bytes"]
    for way in (wide, narrow):
        assert way["first_open_seconds"]["median"] > way["open_seconds"]["median"] > 0
        assert way["peak_ratio"] is None or way["peak_ratio"]["median"] < 0.5  # no torch in the process
    for search in SEARCHES:
        assert torch["searches"][search]["translations"] == list(ENGLISH[:4])
        assert wide["searches"][search]["equal"] == 1
        apart = [way["searches"][search]["score_difference"] for way in (wide, narrow)]
        assert 0 < apart[0] < apart[1] < 1e-3
        assert wide["searches"][search]["pieces"] == torch["searches"][search]["pieces"] > 20
    out, err = capfd.readouterr()
    assert out.startswith("lab/hi-en@main | 4 sentences | 1 rounds")
    assert "round 1 of 1: ctranslate2 int8" in err
    assert list((tmp_path / "home" / "khabar").iterdir()) == []  # nothing of it is kept


def test_answers_that_may_not_end_are_of_one_length_in_both(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file, out = write_lines(tmp_path / "hi.txt", HINDI[:2]), tmp_path / "out.json"
    words = ["--sentences", str(file), "--rounds", "1", "--precision", "float32", "--endless", "--json", str(out)]
    assert main(["runtimes", str(made("marian")), *words]) == 0
    torch, ours = json.loads(out.read_text("utf-8"))["ways"]
    engine = open_engine(made("marian"), precision="float32")
    longest = sum(2 * (engine.pieces(text) + 1) + 16 for text in HINDI[:2])
    for search in SEARCHES:
        assert torch["searches"][search]["pieces"] == ours["searches"][search]["pieces"] == longest + 2
        # What each runtime takes for likely where the end is forbidden is no difference between them.
        assert (ours["searches"][search]["equal"], ours["searches"][search]["score_difference"]) == (None, None)
    text = capfd.readouterr().out
    assert " | no answer may end early\n" in text
    assert [line.split()[-2:] for line in text.splitlines() if line.startswith("ctranslate2 float32")][1:] == [
        ["-", "-"]
    ] * 2


def test_a_model_for_torch_alone(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = write_lines(tmp_path / "hi.txt", HINDI[:2])
    folder = str(made("pegasus_x"))
    assert main(["runtimes", folder, "--sentences", str(file), "--rounds", "1", "--precision", "int8"]) == 0
    out = capfd.readouterr().out
    assert "\ntorch float32 " in out
    assert f"ctranslate2 int8: {folder} does not run in CTranslate2" in out.replace(", a pegasus_x model,", "")


def test_a_cache_that_cannot_be_written_is_said_with_its_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHABAR_CACHE", str(write_lines(tmp_path / "file", HINDI) / "cache"))
    with pytest.raises(SystemExit) as stop:
        main(["runtimes", str(made("marian"))])
    assert stop.value.code == 2
    assert "set the environment variable KHABAR_CACHE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["embedded"], "embedded runs in CTranslate2 alone"),
        (["own"], "own runs in CTranslate2 alone"),
        (["no-such"], 'There is no folder "no-such"'),
        (["embedded", "--sentences", "none.txt"], "none.txt"),
        (["embedded", "--sentences", "en.txt"], "en.txt holds no Hindi"),
        (["embedded", "--precision", "int4"], "invalid choice"),
        (["embedded", "--sentences", "en.txt", "--json", "en.txt"], "en.txt is read"),
    ],
)
def test_a_wrong_call_is_said(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write_lines(tmp_path / "en.txt", ENGLISH)
    seq2seq().write(tmp_path / "own")
    with pytest.raises(SystemExit) as stop:
        main(["runtimes", *words])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


def test_the_usual_sentences_are_hindi_of_many_lengths() -> None:
    texts = runtimes._sentences(None)
    assert len(texts) == len(set(texts)) == runtimes.SENTENCES
    assert max(map(len, texts)) > 3 * min(map(len, texts))
