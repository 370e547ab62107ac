"""The command: any table in, the same clean pairs out every time, and a manifest that says how."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError
from tests.parallel import ENGLISH, HINDI, PAIRS, write_lines
from translate.train.data import sampling
from translate.train.data.manifest import digest
from translate.train.data.pairs import Layout, Pair, called, pairs
from translate.train.prepare import REASONS, main

ROWS = [Pair("news" if number % 2 else "talk", *pair) for number, pair in enumerate(PAIRS)]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "pairs.tsv", ["\t".join(row) for row in ROWS])


def prepared(out: Path, *words: str | Path) -> list[tuple[str, ...]]:
    assert main([*map(str, words), "--out", str(out)]) == 0
    return [tuple(line.split("\t")) for line in out.read_text("utf-8").splitlines()]


def manifest(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out.with_name(out.name + ".manifest.json").read_text("utf-8"))
    return found


COLUMNS = ("--columns", "source,hi,en")


def test_every_kind_of_table_gives_the_same_pairs(tmp_path: Path) -> None:
    head = ("source", "hi", "en")
    tsv = write_lines(tmp_path / "a.tsv", ["\t".join(row) for row in (head, *ROWS)])
    csv = write_lines(tmp_path / "a.csv", [",".join(f'"{cell}"' for cell in row) for row in (head, *ROWS)])
    jsonl = write_lines(tmp_path / "a.jsonl", [json.dumps(dict(zip(head, row, strict=True))) for row in ROWS])
    packed = tmp_path / "a.tsv.gz"
    packed.write_bytes(gzip.compress(tsv.read_bytes()))
    for place in (tsv, csv, jsonl, packed):
        assert list(pairs(str(place), Layout())) == ROWS


def test_columns_of_other_names_and_no_source(tmp_path: Path) -> None:
    place = write_lines(tmp_path / "own.tsv", ["English\tHindi", f"{ENGLISH[0]}\t{HINDI[0]}"])
    assert list(pairs(str(place), Layout("Hindi", "English"))) == [("own", HINDI[0], ENGLISH[0])]
    assert called("data/own.tsv.xz") == "own"


def test_parquet(tmp_path: Path) -> None:
    datasets = pytest.importorskip("datasets")
    place = tmp_path / "a.parquet"
    datasets.Dataset.from_list([row._asdict() for row in ROWS]).to_parquet(str(place))
    assert list(pairs(str(place), Layout("hindi", "english"))) == ROWS


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--columns", "hi,en"], "cells and the header"),
        (["--columns", "source,hi,english"], "no column en"),
        ([], "no column hi"),
        (["--columns", "source,hi,hi"], "different names"),
        ([*COLUMNS, "--hindi", "en", "--english", "hi"], "swapped"),
        ([*COLUMNS, "--exclude", "missing.txt"], "no file missing.txt"),
        ([*COLUMNS, "--weights", "missing.json"], "no file missing.json"),
    ],
)
def test_wrong_calls_end_with_2_and_write_nothing(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([str(table), *words, "--out", str(tmp_path / "out.tsv")])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [table]


def test_nothing_that_was_read_is_written_over(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = table.read_bytes()
    with pytest.raises(SystemExit) as stop:
        main([str(table), *COLUMNS, "--out", str(table)])
    assert stop.value.code == 2
    assert "is read" in capsys.readouterr().err
    assert table.read_bytes() == before


def test_good_pairs_come_out_in_order(table: Path, tmp_path: Path) -> None:
    assert prepared(tmp_path / "out.tsv", table, *COLUMNS) == ROWS


def test_the_manifest_accounts_for_every_row(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.tsv"
    more = write_lines(tmp_path / "more.tsv", ["bad\t\tNothing", "bad\t{0} फ़ाइलें\t{0} files", "\t".join(ROWS[5])])
    excluded = write_lines(tmp_path / "dev.txt", [HINDI[0], ENGLISH[1]])
    written = prepared(out, table, more, *COLUMNS, "--exclude", excluded, "--show", "markup")
    assert written == ROWS[2:]
    found = manifest(out)
    assert found["sources"]["bad"] == {"read": 2, "dropped": {"empty": 1, "markup": 1}, "kept": 0, "written": 0}
    assert found["all"] == {
        "read": len(ROWS) + 3,
        "dropped": {"empty": 1, "excluded": 2, "markup": 1, "duplicate": 1},
        "kept": len(ROWS) - 2,
        "written": len(ROWS) - 2,
    }
    assert [(file["name"], file["rows"]) for file in found["inputs"]] == [(str(table), len(ROWS)), (str(more), 3)]
    assert found["excluded"] == [{"name": str(excluded), "sha256": digest(str(excluded)), "rows": 2}]
    assert found["output"]["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert found["settings"]["limits"]["max_words"] == 100
    printed = capsys.readouterr().out
    assert "markup: bad\n  {0} फ़ाइलें\n  {0} files\n" in printed
    assert printed.splitlines()[-1].split() == ["all", "27", "1", "2", "1", "1", "22", "22"]


def test_the_same_call_gives_the_same_bytes(table: Path, tmp_path: Path) -> None:
    weights = tmp_path / "weights.json"
    weights.write_text('{"news": 2.5, "talk": 0.5}', encoding="utf-8")
    out = tmp_path / "out.tsv"
    record = out.with_name("out.tsv.manifest.json")
    words = (table, *COLUMNS, "--weights", weights, "--cap", "9", "--shuffle", "3")
    prepared(out, *words)
    first = out.read_bytes(), record.read_bytes()
    prepared(out, *words)
    assert (out.read_bytes(), record.read_bytes()) == first
    assert not {"created", "machine"} & manifest(out).keys()  # a second later they would differ


def test_weights_are_times_per_epoch(table: Path, tmp_path: Path) -> None:
    weights = tmp_path / "weights.json"
    weights.write_text('{"news": 2, "talk": 0}', encoding="utf-8")
    news = [row for row in ROWS if row.source == "news"]
    assert prepared(tmp_path / "out.tsv", table, *COLUMNS, "--weights", weights) == [row for row in news for _ in "ab"]


def test_a_part_of_a_weight_is_that_part_of_the_rows() -> None:
    many = [Pair("news", f"पंक्ति {number}", f"Row {number}") for number in range(4000)]
    some = sampling.weighted(many, {"news": 0.3})
    assert 0.27 < len(some) / len(many) < 0.33
    # The choice of a row does not depend on the others, and a larger weight adds to it.
    assert sampling.weighted(many[::2], {"news": 0.3}) == [row for row in many[::2] if row in set(some)]
    assert set(some) < set(sampling.weighted(many, {"news": 0.6}))
    assert len(sampling.weighted(many, {"news": 1.3})) == len(many) + len(some)


def test_a_cap_holds_for_each_source_and_keeps_the_order() -> None:
    few = sampling.capped(ROWS, 4)
    assert [sum(row.source == source for row in few) for source in ("news", "talk")] == [4, 4]
    assert few == [row for row in ROWS if row in few]


def test_a_shuffle_loses_nothing_and_depends_on_its_seed() -> None:
    one, two = sampling.shuffled(ROWS, 1), sampling.shuffled(ROWS, 2)
    assert sorted(one) == sorted(two) == sorted(ROWS)
    assert one != two != ROWS


@pytest.mark.parametrize("text", ["[]", "{", '{"news": -1}', '{"news": "2"}', '{"news": true}', '{"news": NaN}'])
def test_weights_that_are_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"weights\.json"):
        sampling.weights(str(path))


def test_a_weight_for_no_source_is_a_slip(table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = tmp_path / "weights.json"
    weights.write_text('{"newz": 2}', encoding="utf-8")
    with pytest.raises(SystemExit) as stop:
        main([str(table), *COLUMNS, "--weights", str(weights), "--out", str(tmp_path / "out.tsv")])
    assert stop.value.code == 2
    assert "did you mean news?" in capsys.readouterr().err


def test_a_folder_has_a_digest_of_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write_lines(tmp_path / "a" / "x.tsv", ["one"])
    first = digest(str(tmp_path / "a"))
    write_lines(tmp_path / "a" / "x.tsv", ["two"])
    assert first is not None
    assert first != digest(str(tmp_path / "a"))
    assert digest(str(tmp_path / "none")) is None


def test_help_names_every_reason(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert [reason for reason in REASONS if reason not in out] == []
