"""Columns out of tables, folders and data sets on a hub: every cell as it is written, and no trace left behind."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError
from eval.data.tables import Columns, tables
from tests.hub import hub

datasets = pytest.importorskip("datasets")

HINDI = ["कल रात पटना में बारिश हुई।", "आज धूप निकली।", "परसों स्कूल बंद रहेंगे।"]
ENGLISH = ["It rained in Patna last night.", "The sun came out today.", "Schools will be closed the day after."]


@pytest.fixture(autouse=True)
def nothing_leaves(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """No test may reach for the network or leave something in the library's cache."""
    import socket

    asked: list[object] = []

    def refuse(*address: object, **_: object) -> None:
        asked.append(address)
        raise OSError("no network in tests")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    cache = tmp_path / "library"
    for name in ("HF_DATASETS_CACHE", "DOWNLOADED_DATASETS_PATH", "EXTRACTED_DATASETS_PATH"):
        monkeypatch.setattr(datasets.config, name, cache)
    yield
    assert asked == []
    assert not cache.exists()


def read(place: Path | str, *names: str, config: str | None = None, split: str | None = None) -> Columns:
    with tables(str(place), config, split) as data:
        return data.read(names)


def fails(place: Path | str, *names: str, config: str | None = None, split: str | None = None) -> str:
    with pytest.raises(UsageError) as raised:
        read(place, *(names or ("hi",)), config=config, split=split)
    return str(raised.value)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def parallel(separator: str = "\t", rows: int = 3) -> str:
    lines = [separator.join(pair) for pair in zip(["hi", *HINDI], ["en", *ENGLISH], strict=True)]
    return "\n".join(lines[: rows + 1]) + "\n"


def saved(**columns: Any) -> Any:
    return datasets.Dataset.from_dict(columns or {"hi": HINDI, "en": ENGLISH})


CELLS = ["NA", "null", "nan", "1", "007", "1.50", "true", "", "2014-01-05", '"quoted" at its start', " spaces "]


def as_tsv(path: Path) -> Path:
    return write(path / "a.tsv", "a\tb\n" + "".join(f"{cell}\tx\n" for cell in CELLS))


def as_csv(path: Path) -> Path:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"' if '"' in cell else cell

    return write(path / "a.csv", "a,b\n" + "".join(f"{quoted(cell)},x\n" for cell in CELLS))


def as_jsonl(path: Path) -> Path:
    return write(path / "a.jsonl", "".join(json.dumps({"a": cell, "b": "x"}) + "\n\n" for cell in CELLS))


def as_json(path: Path) -> Path:
    return write(path / "a.json", json.dumps([{"a": cell} for cell in CELLS], indent=1))


def as_parquet(path: Path) -> Path:
    saved(a=CELLS).to_parquet(path / "a[1].parquet")
    return path / "a[1].parquet"


def as_dataset(path: Path) -> Path:
    saved(a=CELLS).save_to_disk(path / "a")
    return path / "a"


def in_a_folder(one: Callable[[Path], Path]) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        folder = path / "set"
        folder.mkdir()
        one(folder)
        return folder

    return make


@pytest.mark.parametrize("make", [as_tsv, as_csv, as_jsonl, as_json, as_parquet, as_dataset])
@pytest.mark.parametrize("folder", [False, True])
def test_every_cell_stays_the_text_that_it_is(tmp_path: Path, make: Callable[[Path], Path], folder: bool) -> None:
    if folder and make is as_dataset:
        place = make(tmp_path)
    else:
        place = in_a_folder(make)(tmp_path) if folder else make(tmp_path)
    assert read(place, "a").cells == {"a": CELLS}


def test_a_row_of_text_stands_on_its_line(tmp_path: Path) -> None:
    lines = ["hi\ten", "एक\tone", "", "दो\ttwo", "तीन\tth\u2028r\x85e\x0be\x0c!\r\r"]
    columns = read(write(tmp_path / "a.tsv", "\r\n".join(lines)), "hi", "en")
    assert columns.places == ["line 2", "line 4", "line 5"]
    assert columns.cells["en"] == ["one", "two", "th\u2028r\x85e\x0be\x0c!\r"]


def test_a_csv_row_of_several_lines_stands_where_it_begins(tmp_path: Path) -> None:
    columns = read(write(tmp_path / "a.csv", '\ufeffhi,en\n"एक\nदो","one,\ntwo"\nतीन,three\n'), "hi", "en")
    assert columns.places == ["line 2", "line 5"]
    assert columns.cells["en"] == ["one,\ntwo", "three"]


def test_a_cell_may_be_longer_than_the_csv_module_expects(tmp_path: Path) -> None:
    assert read(write(tmp_path / "a.csv", "hi\n" + "क" * 200_000 + "\n"), "hi").cells["hi"] == ["क" * 200_000]


def test_a_blank_line_in_a_table_of_one_column_is_an_empty_cell(tmp_path: Path) -> None:
    for name in ("a.csv", "a.tsv"):
        assert read(write(tmp_path / name, "hi\nएक\n\nदो\n"), "hi").cells["hi"] == ["एक", "", "दो"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.tsv", "hi\ten\nएक\tone\nदो\n", "line 3 has 1 cells and the header 2"),
        ("a.csv", "hi,en\nएक,one, two\n", "line 2 has 3 cells and the header 2"),
        ("a.csv", 'hi,en\nएक,one\nदो,"two\nतीन,three\n', "line 3: the row that begins here is not CSV"),
        ("a.tsv", "hi\thi\nएक\tone\n", "two columns called 'hi'"),
        ("a.tsv", "", "is empty"),
        ("a.jsonl", '{"hi": "एक"}\n\n{"hi": }\n', "line 3 is not JSON (Expecting value at column 8)"),
        ("a.jsonl", '{"hi": "एक"}\n["एक"]\n', "line 2 is not an object"),
        ("a.jsonl", '{"hi": "एक"}\n{"hi": "\\ud83d"}\n', "line 2 holds \\ud83d, half of a character"),
        ("a.json", '[\n{"hi": "एक"},\n{]', "line 3 is not JSON"),
        ("a.parquet", "PAR1 and no more", "cannot read"),
        ("a.xlsx", "PK", "is no table by its name"),
        ("a.txt", "एक\n", "text by --source FILE"),
    ],
)
def test_a_table_that_is_wrong_is_said_with_its_line(tmp_path: Path, name: str, content: str, says: str) -> None:
    assert says in fails(write(tmp_path / name, content))


def test_the_library_says_nothing_beside_the_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    fails(write(tmp_path / "a.parquet", "PAR1 and no more"))
    assert capfd.readouterr() == ("", "")


def test_compressed_tables_are_read_by_their_names(tmp_path: Path) -> None:
    path = write(tmp_path / "PAIRS.TSV.gz", gzip.compress(parallel().encode()))
    assert read(path, "en").cells["en"] == ENGLISH
    folder = tmp_path / "set"
    write(folder / "dev.jsonl.gz", gzip.compress(b'{"hi": "\xe0\xa4\x8f"}\n'))
    assert read(folder, "hi").cells["hi"] == ["ए"]


def test_what_does_not_exist_is_said(tmp_path: Path) -> None:
    assert "there is no file or folder" in fails(tmp_path / "no.tsv")
    assert "there is no file or folder" in fails("data/no.tsv")
    assert "OWNER/NAME" in fails("flores")
    (tmp_path / "empty").mkdir()
    assert "doesn't contain any data files" in fails(tmp_path / "empty")
    assert "with * or ? or [ in its name" in fails(write(tmp_path / "set[1]" / "dev.tsv", parallel()).parent)


def test_a_missing_column_is_said_with_those_that_exist(tmp_path: Path) -> None:
    says = fails(write(tmp_path / "a.tsv", parallel()), "hi", "english")
    assert "has no column english" in says
    assert "are hi, en" in says


def test_a_key_within_a_column(tmp_path: Path) -> None:
    pairs = [{"hi": hindi, "en": english} for hindi, english in zip(HINDI, ENGLISH, strict=True)]
    kinds = datasets.Features({"translation": datasets.Translation(languages=("hi", "en"))})
    datasets.Dataset.from_dict({"translation": pairs}, features=kinds).save_to_disk(tmp_path / "typed")
    saved(translation=pairs).to_parquet(tmp_path / "a.parquet")
    lines = "".join(json.dumps({"translation": pair}) + "\n" for pair in pairs)
    for place in (tmp_path / "typed", tmp_path / "a.parquet", write(tmp_path / "a.jsonl", lines)):
        assert read(place, "translation.en", "translation.hi").cells["translation.en"] == ENGLISH
        assert "translation, translation.hi, translation.en" in fails(place, "translation.mr")


def test_a_column_is_taken_as_its_name_stands(tmp_path: Path) -> None:
    row = {"en": {"text": "within"}, "en.text": "dotted", "hin:text": "with a colon"}
    path = write(tmp_path / "a.jsonl", json.dumps(row) + "\n")
    assert read(path, "en.text", "hin:text").cells == {"en.text": ["dotted"], "hin:text": ["with a colon"]}


def test_labels_are_the_names_that_they_stand_for(tmp_path: Path) -> None:
    kinds = datasets.Features({"domain": datasets.ClassLabel(names=["news", "talk"])})
    datasets.Dataset.from_dict({"domain": [1, 0, None]}, features=kinds).save_to_disk(tmp_path / "a")
    assert read(tmp_path / "a", "domain").cells["domain"] == ["talk", "news", None]


def test_splits_are_chosen(tmp_path: Path) -> None:
    datasets.DatasetDict({"dev": saved(), "devtest": saved()}).save_to_disk(tmp_path / "saved")
    datasets.DatasetDict({"dev": saved()}).save_to_disk(tmp_path / "single")
    for name in ("dev.tsv", "test.tsv"):
        write(tmp_path / "files" / name, parallel())
    assert read(tmp_path / "saved", "hi", split="devtest").split == "devtest"
    assert read(tmp_path / "single", "hi").split == "dev"
    assert "has the splits dev, devtest; choose one by --split" in fails(tmp_path / "saved")
    assert "has no split test; there are dev, devtest" in fails(tmp_path / "saved", split="test")
    # The library calls it "validation", whatever the file is called.
    assert read(tmp_path / "files", "hi", split="dev") == read(tmp_path / "files", "hi", split="validation")


def test_what_has_no_splits_says_so(tmp_path: Path) -> None:
    saved().save_to_disk(tmp_path / "one")
    assert "leave --split out" in fails(tmp_path / "one", split="dev")
    assert "leave --config out" in fails(tmp_path / "one", config="hi")
    assert "leave --split out" in fails(write(tmp_path / "a.tsv", parallel()), split="dev")


def test_files_of_a_split_are_one_after_the_other(tmp_path: Path) -> None:
    write(tmp_path / "train-1.tsv", parallel(rows=1))
    write(tmp_path / "train-2.tsv", parallel(rows=2))
    columns = read(tmp_path, "hi")
    assert columns.cells["hi"] == [HINDI[0], *HINDI[:2]]
    assert columns.places == ["train-1.tsv line 2", "train-2.tsv line 2", "train-2.tsv line 3"]


def by_language(folder: Path, hindi: list[str], english: list[str], ids: tuple[list[int], list[int]]) -> Path:
    """A data set with a configuration for each language, as FLORES+ is."""
    folder.mkdir(parents=True, exist_ok=True)
    configs = []
    for name, texts, numbers in (("hin_Deva", hindi, ids[0]), ("eng_Latn", english, ids[1])):
        saved(id=numbers, text=texts).to_parquet(folder / f"{name}.parquet")
        configs += [f"- config_name: {name}", "  data_files:", "  - split: dev", f"    path: {name}.parquet"]
    write(folder / "README.md", "\n".join(["---", "configs:", *configs, "---", ""]))
    return folder


def test_columns_of_several_configurations_stand_side_by_side(tmp_path: Path) -> None:
    place = by_language(tmp_path, HINDI, ENGLISH, ([4, 5, 6], [4, 5, 6]))
    columns = read(place, "hin_Deva:text", "eng_Latn:text")
    assert list(columns.cells.values()) == [HINDI, ENGLISH]
    assert read(place, "text", "eng_Latn:text", config="hin_Deva").cells["text"] == HINDI


def test_configurations_with_other_rows_are_an_error(tmp_path: Path) -> None:
    place = by_language(tmp_path / "a", HINDI, ENGLISH, ([4, 5, 6], [4, 6, 5]))
    assert "row 2: the id is 5 in hin_Deva and 6 in eng_Latn" in fails(place, "hin_Deva:text", "eng_Latn:text")
    place = by_language(tmp_path / "b", HINDI, ENGLISH[:2], ([4, 5, 6], [4, 5]))
    assert "3 rows in hin_Deva and 2 in eng_Latn" in fails(place, "hin_Deva:text", "eng_Latn:text")


def test_a_missing_configuration_is_said_with_those_that_exist(tmp_path: Path) -> None:
    place = by_language(tmp_path, HINDI, ENGLISH, ([4, 5, 6], [4, 5, 6]))
    assert "configurations are hin_Deva, eng_Latn" in fails(place, "text")
    assert "did you mean eng_Latn?" in fails(place, "text", config="eng_Latin")
    assert "there are hin_Deva, eng_Latn" in fails(place, "text", config="mar")
    assert "the columns of eng_Latn are id, text" in fails(place, "hin_Deva:text", "eng_Latn:sentence")


def test_a_folder_in_the_folder_is_a_configuration(tmp_path: Path) -> None:
    write(tmp_path / "hin" / "dev.txt", "\n".join(HINDI) + "\n")
    saved(text=ENGLISH).save_to_disk(tmp_path / "eng")
    assert list(read(tmp_path, "hin:text", "eng:text").cells.values()) == [HINDI, ENGLISH]
    assert read(tmp_path, "text", config="eng").cells["text"] == ENGLISH


def test_options_that_a_data_set_sets_for_csv_are_heeded(tmp_path: Path) -> None:
    write(tmp_path / "dev.csv", "एक;one\nदो;NA\n")
    options = ["- config_name: plain", "  data_files: dev.csv", '  sep: ";"', "  names: [hi, en]"]
    write(tmp_path / "README.md", "\n".join(["---", "configs:", *options, "---", ""]))
    columns = read(tmp_path, "hi", "en")
    assert columns.cells == {"hi": ["एक", "दो"], "en": ["one", "NA"]}
    assert columns.places == ["line 1", "line 2"]


def test_options_that_only_the_library_knows_are_left_to_it(tmp_path: Path) -> None:
    write(tmp_path / "dev.csv", "# by hand\nhi,en\nएक,one\n")
    options = ["- config_name: plain", "  data_files: dev.csv", "  skiprows: 1"]
    write(tmp_path / "README.md", "\n".join(["---", "configs:", *options, "---", ""]))
    assert read(tmp_path, "en").cells == {"en": ["one"]}


def test_a_missing_library_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", None)
    assert "pip install 'khabar[eval]'" in fails(tmp_path)
    assert read(write(tmp_path / "a.tsv", parallel()), "hi").cells["hi"] == HINDI


def test_an_offline_hub_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datasets.config, "HF_HUB_OFFLINE", True)
    says = fails("news/flores")
    assert "cannot be reached; go online, or download its files" in says


def load(hub: str, home: Path, *words: str) -> str:
    """What `eval translations` would load from a hub, or the error; in a process of its own, which reads the address."""
    code = (
        "import argparse, sys; from eval import UsageError, data\n"
        "parser = argparse.ArgumentParser(); data.add_arguments(parser)\n"
        "try: corpus = data.load(parser.parse_args(sys.argv[1:]))\n"
        "except UsageError as error: print(error)\n"
        "else: print(corpus.name, corpus.sources, corpus.references, corpus.places)\n"
    )
    environment = os.environ | {"HF_ENDPOINT": hub, "HF_HOME": str(home), "HF_HUB_DISABLE_TELEMETRY": "1"}
    environment |= {"PYTHONIOENCODING": "utf-8", "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


FROM_HUB = ("--source", "hin_Deva:text", "--reference", "eng_Latn:text")


def test_a_data_set_on_a_hub(tmp_path: Path) -> None:
    by_language(tmp_path / "news" / "flores", HINDI, ENGLISH, ([4, 5, 6], [4, 5, 6]))
    write(tmp_path / "news" / "pairs" / "dev.tsv", parallel())
    rows = f"{tuple(HINDI)} {(tuple(ENGLISH),)}"
    home = tmp_path / "home"
    with hub(tmp_path) as address:
        found = load(address, home, "--data", "news/flores", "--split", "dev", *FROM_HUB)
        assert found == f"news/flores (dev) {rows} ('row 1', 'row 2', 'row 3')"
        found = load(address, home, "--data", "news/pairs", "--source", "hi", "--reference", "en")
        assert found == f"news/pairs (validation) {rows} ('line 2', 'line 3', 'line 4')"
        says = load(address, home, "--data", "news/flores", "--split", "devtest", *FROM_HUB)
        assert "news/flores has no split devtest; there are dev" in says
        says = load(address, home, "--data", "gated/flores", *FROM_HUB)
        assert "accept its terms" in says
        assert "run `hf auth login`" in says
        says = load(address, home, "--data", "news/none", *FROM_HUB)
        assert "no such data set at https://huggingface.co/datasets/news/none" in says
