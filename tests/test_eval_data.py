"""What `eval translations` is given: rows as they stand in the files, and every error with its places."""

from __future__ import annotations

import argparse
import bz2
import gzip
import json
import lzma
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from eval import UsageError, data
from eval.data import Corpus

HINDI = ["कल रात पटना में बारिश हुई।", "आज धूप निकली।", "परसों स्कूल बंद रहेंगे।"]
ENGLISH = ["It rained in Patna last night.", "The sun came out today.", "Schools will be closed the day after."]
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".bz2": bz2.compress,
    ".zst": zstandard.compress,
}


def load(*words: str | Path) -> Corpus:
    parser = argparse.ArgumentParser()
    data.add_arguments(parser)
    return data.load(parser.parse_args([str(word) for word in words]))


def fails(*words: str | Path) -> str:
    with pytest.raises(UsageError) as raised:
        load(*words)
    return str(raised.value)


def write(path: Path, content: list[str] | str | bytes) -> Path:
    if isinstance(content, list):
        content = "".join(f"{line}\n" for line in content)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    return pair(tmp_path, HINDI, ENGLISH)


def pair(folder: Path, hindi: list[str] | str | bytes, english: list[str] | str | bytes) -> list[str]:
    """The arguments for two files of these lines."""
    sides = write(folder / "hi.txt", hindi), write(folder / "en.txt", english)
    return ["--source", str(sides[0]), "--reference", str(sides[1])]


def table(path: Path, *rows: object) -> list[str]:
    """The arguments for a JSON Lines file of these rows."""
    write(path, [json.dumps(row, ensure_ascii=False) for row in rows])
    return ["--data", str(path), "--source", "hi", "--reference", "en"]


def test_a_row_is_a_line(files: list[str]) -> None:
    corpus = load(*files)
    assert corpus.name == "hi.txt, en.txt"
    assert corpus.sources == tuple(HINDI)
    assert corpus.references == (tuple(ENGLISH),)
    assert corpus.places == ("line 1", "line 2", "line 3")
    assert (corpus.domains, corpus.documents, corpus.dropped, corpus.hypotheses) == ((), (), (), {})


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    odd = ["It\u2028rained.", "The\x85sun\x0bcame\x0cout.", "Schools\rclosed.\x1c"]
    corpus = load(*pair(tmp_path, "\r\n".join(HINDI), "\ufeff" + "\n".join(odd) + "\n"))
    assert corpus.sources == tuple(HINDI)
    assert corpus.references == (tuple(odd),)


@pytest.mark.parametrize("ending", COMPRESS)
def test_compressed_files_and_those_that_are_cut_off(tmp_path: Path, ending: str) -> None:
    text = "".join(f"{line}\n" for line in ENGLISH).encode()
    compress = COMPRESS[ending]
    source = write(tmp_path / "hi.txt", HINDI)
    # As of two files that were put together.
    whole = write(tmp_path / f"en.txt{ending}", compress(text[:20]) + compress(text[20:]))
    assert load("--source", source, "--reference", whole).references == (tuple(ENGLISH),)
    for wrong in (compress(text)[:-6], b"", text):
        write(whole, wrong)
        assert f"is cut off, or not a {ending} file" in fails("--source", source, "--reference", whole)


def test_several_references_domains_and_documents(tmp_path: Path, files: list[str]) -> None:
    second = write(tmp_path / "en2.txt", ["Rain fell.", "Sunshine today.", "No school."])
    domain = write(tmp_path / "domain.txt", ["weather", "", "school"])
    document = write(tmp_path / "document.txt", ["a", "a", "b"])
    corpus = load(*files, "--reference", second, "--domain", domain, "--document", document)
    assert corpus.references == (tuple(ENGLISH), ("Rain fell.", "Sunshine today.", "No school."))
    assert corpus.domains == ("weather", "none", "school")
    assert corpus.documents == ("a", "a", "b")
    assert corpus.name == "hi.txt, en.txt, en2.txt"
    write(document, ["a", " ", "b"])
    assert "names no document in 1 rows (line 2)" in fails(*files, "--document", document)


def test_rows_may_have_different_numbers_of_references(tmp_path: Path) -> None:
    rows = [
        {"hi": HINDI[0], "en": ["One.", "Two."]},
        {"hi": HINDI[1], "en": ["Three."]},
        {"hi": HINDI[2], "en": "Four."},
    ]
    corpus = load(*table(tmp_path / "a.jsonl", *rows))
    assert corpus.references == (("One.", "Three.", "Four."), ("Two.", None, None))
    assert len(load(*table(tmp_path / "a.jsonl", *rows[1:])).references) == 1
    assert len(load(*table(tmp_path / "a.jsonl", *rows[::-1]), "--limit", "2").references) == 1


def test_a_row_may_lack_a_further_reference_but_not_its_only_one(tmp_path: Path) -> None:
    rows = [{"hi": HINDI[0], "en": None, "more": "Rain."}, {"hi": HINDI[1], "en": "Sun.", "more": "Sunshine."}]
    arguments = table(tmp_path / "a.jsonl", *rows)
    assert load(*arguments, "--reference", "more").references == (("Rain.", "Sun."), (None, "Sunshine."))
    assert "1 of 2 rows have an empty reference (line 1)" in fails(*arguments)


def test_a_table_gives_columns(tmp_path: Path) -> None:
    rows = [
        {"hi": hindi, "en": english, "topic": "weather", "article": number, "mt": english.upper()}
        for number, (hindi, english) in enumerate(zip(HINDI, ENGLISH, strict=True), start=7)
    ]
    arguments = table(tmp_path / "a.jsonl", *rows)
    corpus = load(*arguments, "--domain", "topic", "--document", "article", "--hypothesis", "loud=mt")
    assert corpus.name == "a.jsonl"
    assert corpus.domains == ("weather",) * 3
    assert corpus.documents == ("7", "8", "9")
    assert corpus.hypotheses == {"loud": tuple(text.upper() for text in ENGLISH)}
    assert corpus.hypothesis_files == {"loud": "mt"}


def test_missing_columns_are_said_with_those_that_exist(tmp_path: Path) -> None:
    table(tmp_path / "a.jsonl", {"hi": HINDI[0], "en": ENGLISH[0]})
    place = ["--data", str(tmp_path / "a.jsonl")]
    for words in ([], ["--source", "hi"], ["--source", "hi", "--reference", "english"]):
        assert "are hi, en" in fails(*place, *words)
    assert "no file mt.txt and no such column" in fails(
        *place, "--source", "hi", "--reference", "en", "--hypothesis", "a=mt.txt"
    )


def test_without_data_both_files_are_needed(files: list[str]) -> None:
    assert "give --source and --reference" in fails()
    assert "give --source and --reference" in fails(*files[:2])
    assert "--split is of a data set" in fails(*files, "--split", "dev")


def test_a_file_of_translations_wins_over_a_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = table(tmp_path / "a.jsonl", {"hi": HINDI[0], "en": ENGLISH[0], "mt": "column", "nmt": "column"})
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "mt", ["file"])
    (tmp_path / "nmt").mkdir()
    corpus = load(*arguments, "--hypothesis", "one=mt", "--hypothesis", "two=nmt")
    assert corpus.hypotheses == {"one": ("file",), "two": ("column",)}


def test_translations_may_be_empty_but_not_fewer(tmp_path: Path, files: list[str]) -> None:
    mt = write(tmp_path / "mt.txt", ["Rain.", "", ""])
    assert load(*files, "--hypothesis", f"a b: ü={mt}").hypotheses == {"a b: ü": ("Rain.", "", "")}
    write(mt, ["Rain.", ""])
    says = fails(*files, "--hypothesis", f"mt={mt}")
    assert f"hi.txt has 3, {files[3]} has 3, {mt} has 2" in says
    rows = table(tmp_path / "a.jsonl", *({"hi": text, "en": "Text."} for text in HINDI))
    assert f"a.jsonl has 3, {mt} has 2" in fails(*rows, "--hypothesis", f"mt={mt}")


@pytest.mark.parametrize("words", ["google.txt", "=google.txt", " =google.txt", "google="])
def test_translations_have_a_name_and_a_file(files: list[str], words: str) -> None:
    assert "write NAME=FILE" in fails(*files, "--hypothesis", words)


def test_names_are_one_line_and_not_given_twice(files: list[str]) -> None:
    assert "two --hypothesis are called a" in fails(*files, "--hypothesis", "a=x", "--hypothesis", "a =y")
    assert "a name is one line" in fails(*files, "--hypothesis", "a\nb=x")


def test_entities_are_undone_where_asked(tmp_path: Path, files: list[str]) -> None:
    mt = write(tmp_path / "mt.txt", ["It&#39;s wet", "&quot;Sun&quot;", "A &amp;amp; B"])
    corpus = load(*files, "--hypothesis", f"raw={mt}", "--hypothesis", f"read={mt}", "--unescape", "read")
    assert corpus.hypotheses["raw"][0] == "It&#39;s wet"
    assert corpus.hypotheses["read"] == ("It's wet", '"Sun"', "A &amp; B")
    assert "there are raw" in fails(*files, "--hypothesis", f"raw={mt}", "--unescape", "read")


def test_files_of_unequal_length(tmp_path: Path) -> None:
    says = fails(*pair(tmp_path, HINDI, ENGLISH[:2]))
    assert "hi.txt has 3" in says
    assert "en.txt has 2" in says


def test_no_rows_at_all(tmp_path: Path) -> None:
    assert "hi.txt, en.txt has no rows" in fails(*pair(tmp_path, "", ""))
    assert "a.tsv has no rows" in fails(
        "--data", write(tmp_path / "a.tsv", "hi\ten\n"), "--source", "hi", "--reference", "en"
    )


def test_empty_rows_are_said_with_the_first_places(tmp_path: Path) -> None:
    says = fails(*pair(tmp_path, [HINDI[0], *["\u00a0 "] * 7], ["Text."] * 8))
    assert "7 of 8 rows have an empty source (line 2, line 3, line 4, line 5, line 6 and 2 more)" in says
    assert "1 of 3 rows have an empty reference (line 3)" in fails(*pair(tmp_path, HINDI, [*ENGLISH[:2], ""]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("It rained.\nThe caf\xe9 is closed.\nSo.\n".encode("cp1252"), "in 1 lines: line 2 (byte 8 of line 2 is 0xE9)"),
        ("क\nख\nग\n".encode()[:-2], "in 1 lines: line 3 (byte 1"),
        ("It rained.\nSun.\nSo.\n".encode("utf-16"), "is UTF-16, by its byte order mark"),
        ("It rained.\nSun.\nSo.\n".encode("utf-32"), "is UTF-32, by its byte order mark"),
        ("It rained.\nSun.\nSo.\n".encode("utf-16-le"), "line 1: byte 2 is NUL, as in UTF-16"),
        (["It rained.", "The caf\ufffd is closed.", "So."], "1 of 3 rows hold U+FFFD in the reference"),
    ],
)
def test_a_wrong_encoding_is_said_with_its_line(tmp_path: Path, content: bytes | list[str], says: str) -> None:
    assert says in fails(*pair(tmp_path, HINDI, content))


def test_a_translation_may_hold_what_a_source_may_not(tmp_path: Path, files: list[str]) -> None:
    mt = write(tmp_path / "mt.txt", ["\ufffd", "", "बारिश"])
    assert load(*files, "--hypothesis", f"mt={mt}").hypotheses["mt"][0] == "\ufffd"
    assert "U+FFFD in the source" in fails(*pair(tmp_path, [HINDI[0], "\ufffd"], ENGLISH[:2]))


def test_files_that_cannot_be_read(tmp_path: Path, files: list[str]) -> None:
    assert "there is no file" in fails(*files[:3], tmp_path / "no.txt")
    assert "is a folder" in fails(*files[:3], tmp_path)
    assert "there is no file" in fails(*files, "--hypothesis", f"mt={tmp_path / 'no.txt'}")


def test_a_file_without_permission(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    # Not by the mode of a file, which does not keep an administrator from reading it.
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "hi.txt: Permission denied" in fails(*files)


def test_swapped_sides(tmp_path: Path) -> None:
    assert "3 of 3 rows have a source without Devanagari" in fails(*pair(tmp_path, ENGLISH, HINDI))
    assert "are --source and --reference swapped?" in fails(*pair(tmp_path, HINDI, [*HINDI[:2], "Text."]))
    # A reference may quote Hindi, and a source now and then holds none.
    assert (
        load(*pair(tmp_path, [*HINDI[:2], "BBC"], [f"{text} ({HINDI[0][:8]})" for text in ENGLISH])).sources[2] == "BBC"
    )


def test_duplicates(tmp_path: Path) -> None:
    files = pair(tmp_path, [*HINDI, HINDI[0], HINDI[1]], [*ENGLISH, ENGLISH[0], "Another reading."])
    mt = write(tmp_path / "mt.txt", list("abcde"))
    words = [*files, "--hypothesis", f"mt={mt}"]
    says = fails(*words)
    assert "1 of 5 rows have source and references of an earlier one: line 4 (as line 1)" in says
    kept = load(*words, "--duplicates", "keep")
    assert (len(kept.sources), kept.dropped) == (5, ())
    corpus = load(*words, "--duplicates", "drop")
    assert corpus.places == ("line 1", "line 2", "line 3", "line 5")
    assert corpus.hypotheses["mt"] == tuple("abce")
    assert corpus.dropped == ("line 4",)


def test_the_limit_is_of_rows(tmp_path: Path) -> None:
    files = pair(tmp_path, [*HINDI, ""], [*ENGLISH, ""])
    mt = write(tmp_path / "mt.txt", list("abcd"))
    corpus = load(*files, "--hypothesis", f"mt={mt}", "--domain", mt, "--document", mt, "--limit", "3")
    assert corpus.sources == tuple(HINDI)
    assert corpus.hypotheses["mt"] == corpus.domains == corpus.documents == tuple("abc")


def test_cells_that_are_no_text(tmp_path: Path) -> None:
    numbers = [{"hi": 5, "en": "Five."}, {"hi": HINDI[0], "en": [7]}]
    assert "hi is not text in 1 row (line 1)" in fails(*table(tmp_path / "a.jsonl", numbers[0]))
    assert "en is not text in 1 row (line 1)" in fails(*table(tmp_path / "a.jsonl", numbers[1]))


def test_rows_that_are_documents(tmp_path: Path, files: list[str]) -> None:
    assert load(*files, "--documents").whole_documents
    assert not load(*files).whole_documents
    assert "leave --document out" in fails(*files, "--documents", "--document", files[1])


def test_the_digest_is_of_the_rows_and_not_of_the_files(tmp_path: Path, files: list[str]) -> None:
    digest = load(*files).sha256()
    rows = [{"hi": hindi, "en": [english]} for hindi, english in zip(HINDI, ENGLISH, strict=True)]
    assert load(*table(tmp_path / "a.jsonl", *rows)).sha256() == digest
    assert digest.startswith("846db3b1a840fd54")  # reports of earlier versions are compared by it
    assert load(*pair(tmp_path, HINDI, [*ENGLISH[:2], "Text."])).sha256() != digest
    # A reference more is another corpus, wherever it stands.
    rows[0]["en"], rows[1]["en"] = ["One.", "Two."], ["Three."]
    one = load(*table(tmp_path / "a.jsonl", *rows)).sha256()
    rows[0]["en"], rows[1]["en"] = ["One."], ["Two.", "Three."]
    assert load(*table(tmp_path / "a.jsonl", *rows)).sha256() != one


def test_a_hundred_thousand_lines_are_read_in_seconds(tmp_path: Path) -> None:
    hindi = [f"{number} {HINDI[number % 3]}" for number in range(100_000)]
    files = pair(tmp_path, hindi, [f"{number} {ENGLISH[number % 3]}" for number in range(100_000)])
    begun = time.process_time()
    assert len(load(*files).sources) == 100_000
    assert time.process_time() - begun < 6  # one, on a machine at rest


def test_development_sets(shared: Path) -> None:
    folder = shared / "data" / "dev"
    for name, rows, again in (("flores200-dev", 997, 0), ("newsdev2014", 520, 0), ("tico19-dev", 970, 1)):
        files = [folder / name / file for file in ("hi.txt", "en.txt")]
        corpus = load("--source", files[0], "--reference", files[1], "--duplicates", "drop")
        assert (len(corpus.sources), len(corpus.dropped)) == (rows, again)
