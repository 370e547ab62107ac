"""Pairs out of two texts: those that are hidden there are found, the rest is not, and the same every time."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from khabar import samples
from tests.parallel import PAIRS, write_lines
from translate import sentences
from translate.meaning import Meaning, Vectors
from translate.train import mine
from translate.train.data import mining, vectors
from translate.train.data.pairs import Layout, pairs
from translate.train.data.reading import read

HIDDEN = [pair for pair in PAIRS if min(len(side.split()) for side in pair) >= mine.MIN_WORDS]
# What is said in neither of the other language's lines.
HINDI = [
    span.text
    for path in sorted(Path(samples.__file__).parent.glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
    for span in sentences.split(line)
]
ENGLISH = [
    f"{who} {did} {where}."
    for who, did, where in product(
        ("The central bank", "A fishing crew from the south", "The orchestra", "An astronomer", "The appeals court"),
        ("lost a case against its landlord", "published a report on deep sea trawling", "refused to raise interest"),
        ("in the early hours", "despite two warnings from abroad", "to the surprise of its own members"),
    )
]


def shuffled(texts: Sequence[str], seed: int) -> list[str]:
    return [texts[place] for place in np.random.default_rng(seed).permutation(len(texts))]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("texts")
    hindi = write_lines(folder / "news.hi.txt", shuffled([*HINDI, *(hindi for hindi, _ in HIDDEN)], 1))
    english = folder / "news.en.txt.gz"
    lines = shuffled([*ENGLISH, *(english for _, english in HIDDEN)], 2)
    english.write_bytes(gzip.compress("".join(line + "\n" for line in lines).encode()))
    return hindi, english


def mined(out: Path, *words: str | Path) -> list[list[str]]:
    assert mine.main([*map(str, words), "--out", str(out)]) == 0
    head, *rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    assert head == ["source", "hi", "en", "margin"]
    return rows


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out.with_name(out.name + ".manifest.json").read_text("utf-8"))
    return found


def test_hidden_pairs_are_found_and_nothing_else(texts: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "mined.tsv"
    rows = mined(out, *texts)
    found = {(hindi, english) for _, hindi, english, _ in rows}
    assert found <= {*HIDDEN}
    assert len(found) >= 0.9 * len(HIDDEN)
    assert {source for source, *_ in rows} == {"mined"}
    margins = [float(margin) for *_, margin in rows]
    assert margins == sorted(margins, reverse=True)
    assert min(margins) >= mine.LEAST
    record = manifest(out)
    assert record["kind"] == "mined"
    count = record["sources"]["mined"]
    assert count["read"] == count["written"] + sum(count["dropped"].values())
    assert record["sentences"][str(texts[0])]["read"] == len(HINDI) + len(HIDDEN)
    assert record["output"]["rows"] == len(rows)


def test_what_was_mined_is_a_table_that_is_cleaned_and_trained_on(texts: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "mined.tsv"
    rows = mined(out, *texts)
    assert [[*pair] for pair in pairs(str(out), Layout())] == [row[:3] for row in rows]
    assert len(read([str(out)], Layout(), {"dev": [rows[0][1]]}).pairs) == len(rows) - 1


def test_the_same_call_gives_the_same_bytes_without_reading_again(
    texts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "mined.tsv"
    mined(out, *texts)
    first = out.read_bytes(), out.with_name("mined.tsv.manifest.json").read_bytes()
    monkeypatch.setattr(Meaning, "vectors", None)  # what is on the disk is enough
    mined(out, *texts)
    assert (out.read_bytes(), out.with_name("mined.tsv.manifest.json").read_bytes()) == first


def test_a_run_that_was_killed_goes_on(
    texts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = mined(tmp_path / "whole.tsv", *texts)
    monkeypatch.setattr(vectors, "BLOCK", 16)
    taken, asked = Meaning.vectors, list[int]()

    def stops(self: Meaning, sentences: Sequence[str]) -> Vectors:
        if len(asked) == 3:
            raise KeyboardInterrupt
        asked.append(len(sentences))
        return taken(self, sentences)

    out, work = tmp_path / "mined.tsv", tmp_path / "work"
    monkeypatch.setattr(Meaning, "vectors", stops)
    with pytest.raises(SystemExit) as stop:
        mined(out, *texts, "--work", work)
    assert stop.value.code == 130
    assert not out.exists()
    kept = sorted(work.iterdir())
    assert len(kept) == 3
    kept[1].write_bytes(kept[1].read_bytes()[:100])  # a full disk cut it off

    again = list[int]()

    def counts(self: Meaning, sentences: Sequence[str]) -> Vectors:
        again.append(len(sentences))
        return taken(self, sentences)

    monkeypatch.setattr(Meaning, "vectors", counts)
    assert mined(out, *texts, "--work", work) == whole
    blocks = sum(-(-manifest(out)["sentences"][str(name)]["kept"] // 16) for name in texts)
    assert len(again) == blocks - 2


def test_each_sentence_is_in_one_pair(tmp_path: Path) -> None:
    """Two Hindi sentences that say the same as one English one: the nearer gets it."""
    twice = "झील के किनारे सौ पेड़ और लगाए जाएंगे।"
    hindi = write_lines(tmp_path / "hi.txt", [twice, *HINDI, *(hindi for hindi, _ in HIDDEN)])
    english = write_lines(tmp_path / "en.txt", [*ENGLISH, *(english for _, english in HIDDEN)])
    rows = mined(tmp_path / "mined.tsv", hindi, english, "--least-margin", "0")
    for side in (1, 2):
        assert len({row[side] for row in rows}) == len(rows)
    assert dict(PAIRS)["झील के किनारे सौ पेड़ लगाए जाएंगे।"] in {row[2] for row in rows}
    assert manifest(tmp_path / "mined.tsv")["sources"]["mined"]["dropped"]["taken"] > 0


def test_no_number_differs_and_nothing_is_of_a_test_set(texts: tuple[Path, Path], tmp_path: Path) -> None:
    wrong = "The bridge was built 14 years ago."
    hindi, english = (
        write_lines(tmp_path / name, [line.replace("built 12", "built 14") for line in lines])
        for name, lines in (("hi.txt", [one for one, _ in HIDDEN]), ("en.txt", [other for _, other in HIDDEN]))
    )
    dev = write_lines(tmp_path / "dev.txt", ["नदी का पानी, दो गांवों में घुस गया"])
    rows = mined(tmp_path / "mined.tsv", hindi, english, "--exclude", dev)
    assert wrong not in {row[2] for row in rows}
    assert not [row for row in rows if "दो गांवों" in row[1]]
    dropped = manifest(tmp_path / "mined.tsv")["sources"]["mined"]["dropped"]
    assert (dropped["numbers"], dropped["excluded"]) == (1, 1)
    assert len(rows) >= len(HIDDEN) - 4


def test_lines_that_are_not_looked_at_are_counted(tmp_path: Path) -> None:
    lines = ["", "पुल", "The bridge is in another language here.", *(hindi for hindi, _ in HIDDEN), HIDDEN[0][0] + "!!"]
    lines += ["बहुत " * 200]
    hindi = write_lines(tmp_path / "hi.txt", lines)
    english = write_lines(tmp_path / "en.txt", [english for _, english in HIDDEN])
    mined(tmp_path / "mined.tsv", hindi, english)
    assert manifest(tmp_path / "mined.tsv")["sentences"][str(hindi)] == {
        "read": len(lines),
        "dropped": {"empty": 1, "short": 1, "long": 1, "script": 1, "duplicate": 1},
        "kept": len(HIDDEN),
        "written": len(HIDDEN),
    }


def unit(found: np.ndarray[Any, Any]) -> mining.Cosines:
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), np.float32)


def test_a_ratio_margin_by_hand() -> None:
    axes = np.eye(4)
    hindi, english = unit(axes[[0, 1]]), unit(np.stack([axes[0] + axes[1], axes[1]]))
    half = 0.5**0.5
    # Two neighbours each: of the Hindi (half, 0) and (half, 1), of the English (half, half) and (0, 1).
    means = (half / 2, (half + 1) / 2), (half, 1 / 2)
    expected = {
        (1, 1): 1 / ((means[0][1] + means[1][1]) / 2),
        (0, 0): half / ((means[0][0] + means[1][0]) / 2),
    }
    found = mining.candidates(hindi, english, 2)
    assert {one[1:]: one.margin for one in found} == pytest.approx(expected, abs=1e-4)
    assert [one[1:] for one in found] == sorted(expected, key=lambda pair: -expected[pair])


def test_large_texts_are_searched_by_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    thrown = np.random.default_rng(3)
    middles = thrown.normal(0, 1, (60, 24))  # texts have themes
    meant = middles[thrown.integers(60, size=3000)] + thrown.normal(0, 0.4, (3000, 24))
    english = unit(meant)
    hindi = unit(meant[:1000] + thrown.normal(0, 0.1, (1000, 24)))
    exact = mining.candidates(hindi, english)
    monkeypatch.setattr(mining, "EXACT", 0)
    cells = mining.candidates(hindi, english)
    assert cells == mining.candidates(hindi, english)
    best = {(one.hindi, one.english) for one in exact[:900]}
    assert len(best & {(one.hindi, one.english) for one in cells}) >= 0.95 * len(best)


@pytest.mark.parametrize(
    ("hindi", "english", "more", "says"),
    [
        ([], ["Rain is expected in the hills on Friday."], [], "hi.txt has no sentence to look for: it is empty"),
        (["Rain in the hills is expected on Friday."] * 2, ["x"], [], "hi.txt has no sentence to look for: script 2"),
        (["पहाड़ों में शुक्रवार को बारिश होगी।"], ["Too short."], [], "en.txt has no sentence to look for: short 1"),
        (["पहाड़ों में शुक्रवार को बारिश होगी।"], ["x"], ["--exclude", "nowhere.txt"], "no file nowhere.txt"),
        (["पहाड़ों में शुक्रवार को बारिश होगी।"], ["x"], ["--least-margin", "nan"], "no ratio of two cosines"),
        (["पहाड़ों में शुक्रवार को बारिश होगी।"], ["Rain is due in the hills on Friday."], ["--encoder", "no"], "no model in no"),
    ],
)  # fmt: skip
def test_wrong_calls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], hindi: list[str], english: list[str], more: list[str], says: str
) -> None:
    places = [write_lines(tmp_path / "hi.txt", hindi), write_lines(tmp_path / "en.txt", english)]
    with pytest.raises(SystemExit) as stop:
        mined(tmp_path / "mined.tsv", *places, *more)
    assert stop.value.code == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "mined.tsv").exists()


def test_one_file_for_both_is_a_slip(
    texts: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for second in (texts[0], texts[0].parent / "." / texts[0].name):
        with pytest.raises(SystemExit):
            mined(tmp_path / "mined.tsv", texts[0], second)
        assert "are one file" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        mined(tmp_path / "mined.txt", *texts)
    assert "is not called .tsv" in capsys.readouterr().err


def test_without_faiss_the_message_says_what_to_install(
    texts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "faiss", None)
    with pytest.raises(SystemExit) as stop:
        mined(tmp_path / "mined.tsv", *texts)
    assert stop.value.code == 2
    assert "pip install 'khabar[train]'" in capsys.readouterr().err
    # Before anything is read by the encoder: that may take hours.
    assert not (tmp_path / "mined.tsv.vectors").exists()
