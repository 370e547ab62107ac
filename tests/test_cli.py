"""The command `khabar`: what it prints, where, and with which exit status."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from khabar import brief_options, cli
from summarize import Brief, Bullet, Extractive, Summarizer
from tests.fake import FakeEngine
from translate import Engine, Sentence
from translate.errors import WeightsMissing

PAGE = """झील की सफाई पूरी हुई

उदयपुर, 4 जून (एजेंसी) : नगर निगम ने फतेहसागर झील की सफाई पूरी कर ली है। इस पर 2.5 करोड़ रुपये खर्च हुए।

काम अगले महीने फिर शुरू होगा।

विज्ञापन
"""
ANSWERS = {
    "झील की सफाई पूरी हुई": "Lake cleaning is complete",
    "नगर निगम ने फतेहसागर झील की सफाई पूरी कर ली है।": "The corporation has finished cleaning Fateh Sagar lake.",
    "इस पर 2.5 करोड़ रुपये खर्च हुए।": "It cost 2.5 crore rupees.",
    "काम अगले महीने फिर शुरू होगा।": "Work will begin again next month.",
    "उदयपुर": "Udaipur",
}


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine(ANSWERS)
    monkeypatch.setattr(cli, "opened", lambda *_: engine)
    return engine


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


class _Bytes:
    """Standard input as bytes."""

    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_read_prints_headline_bullets_and_pairs(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(page)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Lake cleaning is complete\nझील की सफाई पूरी हुई\n")
    assert "- The corporation has finished cleaning Fateh Sagar lake. [1]" in out
    assert "  2  इस पर 2.5 करोड़ रुपये खर्च हुए।\n     It cost 2.5 crore rupees." in out
    assert "विज्ञापन" not in out
    assert err == "4 sentences translated, 0 of them doubtful\n"


def test_read_takes_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", _Bytes(PAGE.encode()))
    assert cli.main(["read", "-", "--markdown"]) == 0
    assert capsys.readouterr().out.startswith("# Lake cleaning is complete\n")


def test_keep_all_drops_nothing(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["read", str(page), "--keep-all", "--json"])
    read = json.loads(capsys.readouterr().out)
    assert read["dropped"] == []
    assert read["paragraphs"][-1][-1]["source"] == "विज्ञापन"


def test_bullets_sets_their_number(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["read", str(page), "--bullets", "1", "--json"])
    assert len(json.loads(capsys.readouterr().out)["bullets"]) == 1


def test_the_article_in_one_line_and_nothing_else(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = page.with_suffix(".line")
    assert cli.main(["read", str(page), "--tldr"]) == 0
    out = capsys.readouterr().out
    assert cli.main(["read", str(page), "--tldr", "--output", str(target)]) == 0
    assert out.endswith("\n")
    assert len(out.splitlines()) == 1
    assert out.strip().strip(".") in " ".join(ANSWERS.values())
    assert target.read_text("utf-8") == out


def test_what_is_asked_of_the_bullets_reaches_the_summarizer(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Brief] = []

    def summarize(_: Extractive, sentences: Sequence[Sentence], brief: Brief, *, headline: str | None) -> list[Bullet]:
        asked.append(brief)
        return []

    monkeypatch.setattr(Extractive, "summarize", summarize)
    options = ["--bullets", "4", "--words", "60", "--about", "lake, money", "--with-headline"]
    assert cli.main(["read", str(page), *options]) == 0
    assert Brief(4, 60, "lake, money", headline=True) in asked
    assert capsys.readouterr().err == "4 sentences translated, 0 of them doubtful\n"
    assert cli.main(["digest", str(page), *options]) == 0
    assert asked.count(Brief(4, 60, "lake, money", headline=True)) == 2


def test_words_that_are_nowhere_are_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(page)]) == 0
    expected = capsys.readouterr().out
    for command in ("read", "digest"):
        assert cli.main([command, str(page), "--about", "zebras"]) == 0
        out, err = capsys.readouterr()
        assert 'No sentence has a word of "zebras": the bullets are of all there is.' in err
        if command == "read":
            assert out == expected
        assert cli.main([command, str(page), "--about", "zebras, lake"]) == 0
        assert "No sentence" not in capsys.readouterr().err


def test_the_summarizer_is_what_the_options_name(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    named: list[tuple[str, str, str | None]] = []

    def opened(name: str, *, runtime: str, precision: str | None, progress: Callable[[str], None]) -> Summarizer:
        named.append((name, runtime, precision))
        progress("Converting the model")
        return Extractive()

    monkeypatch.setattr(brief_options, "open_summarizer", opened)
    assert cli.main(["read", str(page), "--json"]) == 0
    assert cli.main(["digest", str(page), "--summarizer", "lab/bart", "--runtime", "torch"]) == 0
    assert named == [("extractive", "auto", None), ("lab/bart", "torch", None)]
    assert "Converting the model\n" in capsys.readouterr().err


def test_a_summarizer_that_is_nowhere_is_a_failure(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(page), "--summarizer", str(page.parent / "nothing")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "nothing" in err


# --- several articles -------------------------------------------------------------------------------------------------


@pytest.fixture
def other(page: Path) -> Path:
    path = page.with_name("other.txt")
    path.write_text("मैदान खुला\n\nकाम अगले महीने फिर शुरू होगा।\n\nलोग खुश हैं।\n", encoding="utf-8")
    return path


def test_digest_is_one_list_with_the_names_of_the_files(
    page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["digest", str(page), str(other)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("- Work will begin again next month.\n  page.txt [3]; other.txt [2]\n- ")
    assert "  2  इस पर 2.5 करोड़ रुपये खर्च हुए।\n     It cost 2.5 crore rupees." in out
    assert err == "4 sentences translated, 0 of them doubtful\n3 sentences translated, 1 of them doubtful\n"


def test_digest_has_all_forms_and_a_line_for_each_article(
    page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = page.with_suffix(".json")
    assert cli.main(["digest", str(page), str(other), "--json", "--bullets", "2", "--output", str(target)]) == 0
    assert capsys.readouterr().out == ""
    data = json.loads(target.read_text("utf-8"))
    assert len(data["points"]) == 2
    assert [article["name"] for article in data["articles"]] == ["page.txt", "other.txt"]
    assert cli.main(["digest", str(page), str(other), "--markdown"]) == 0
    assert capsys.readouterr().out.startswith("# In brief\n\n- ")
    assert cli.main(["digest", str(page), str(other), "--tldr"]) == 0
    assert [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()] == ["page.txt", "other.txt"]


def test_digest_calls_files_of_one_name_by_their_paths(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (page.parent / "sub").mkdir()
    (page.parent / "sub" / "page.txt").write_text(PAGE, encoding="utf-8")
    monkeypatch.chdir(page.parent)
    monkeypatch.setattr(sys, "stdin", _Bytes(PAGE.encode()))
    assert cli.main(["digest", "page.txt", "sub/page.txt", "-", "--tldr"]) == 0
    names = [line.split(": ")[0] for line in capsys.readouterr().out.splitlines()]
    assert names == ["page.txt", "sub/page.txt", "standard input"]


@pytest.mark.parametrize(
    ("files", "status", "says"),
    [
        (["page.txt", "page.txt"], 2, "page.txt is named twice"),
        (["-", "-"], 2, "- is named twice"),
        (["page.txt", "none.txt"], 3, "There is no file none.txt"),
        (["page.txt", "english.txt"], 3, "english.txt: There is no Hindi"),
    ],
)
def test_digest_says_which_article_is_wrong_before_the_work(
    page: Path,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: list[str],
    status: int,
    says: str,
) -> None:
    (page.parent / "english.txt").write_text("Rain delayed the match.")
    monkeypatch.chdir(page.parent)
    assert cli.main(["digest", *files]) == status
    assert says in capsys.readouterr().err
    assert engine.calls == []


def test_digest_never_writes_over_one_of_its_articles(
    page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["digest", str(page), str(other), "--output", str(other)]) == 1
    assert "is read too and would be lost" in capsys.readouterr().err


# --- files ------------------------------------------------------------------------------------------------------------


def test_output_goes_to_the_file_and_nowhere_else(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = page.with_suffix(".json")
    assert cli.main(["read", str(page), "--json", "--output", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert json.loads(target.read_text(encoding="utf-8"))["headline"]["translation"] == "Lake cleaning is complete"


def test_a_folder_that_is_not_there_is_seen_before_the_work(
    page: Path, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["read", str(page), "--output", str(page.parent / "no" / "out.txt")]) == 1
    assert "Make it first" in capsys.readouterr().err
    assert engine.calls == []


def test_what_cannot_be_written_is_printed(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # A name too long for any file system fails for root too, whom permissions do not stop.
    assert cli.main(["read", str(page), "--output", str(page.parent / ("x" * 300))]) == 1
    out, err = capsys.readouterr()
    assert "It cost 2.5 crore rupees." in out
    assert "printed instead" in err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "There is no file"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not a text file"),
        (b" \n\n", "There is no text"),
        (b"Rain delayed the match.", "no Hindi"),
    ],
    ids=["missing", "binary", "empty", "no Hindi"],
)
def test_unreadable_input_is_said_clearly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes | None, says: str
) -> None:
    path = tmp_path / "input"
    if data is not None:
        path.write_bytes(data)
    assert cli.main(["read", str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("khabar: ")
    assert says in err


def test_a_missing_model_is_a_failure(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> Engine:
        raise WeightsMissing("The model file is missing. Install Khabar again.")

    monkeypatch.setattr(cli, "opened", broken)
    assert cli.main(["read", str(page)]) == 1
    assert capsys.readouterr().err == "khabar: The model file is missing. Install Khabar again.\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["reed"],
        ["read"],
        ["read", "x", "--bullets", "0"],
        ["read", "x", "--bullets", "-1"],
        ["read", "x", "--words", "0"],
        ["read", "x", "--about", " "],
        ["read", "x", "--about", "?!"],
        ["read", "x", "--tldr", "--json"],
        ["digest"],
        ["read", "x", "--runtime", "onnx"],
        ["lines", "--precision", "int4"],
        ["serve", "--port", "http"],
    ],
)
def test_a_wrong_call_ends_with_2(words: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2


@pytest.mark.parametrize("command", [["read", "page.txt"], ["lines"]])
def test_the_engine_is_what_the_options_name(
    page: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    named: list[tuple[str, str, str | None]] = []

    def opened(*given: Any) -> Engine:
        named.append(given)
        return engine

    monkeypatch.chdir(page.parent)
    monkeypatch.setattr(cli, "opened", opened)
    monkeypatch.setattr(sys, "stdin", _Bytes(b"\n"))
    assert cli.main(command) == 0
    assert cli.main([*command, "--engine", "lab/model@v1", "--runtime", "torch", "--precision", "bfloat16"]) == 0
    assert named == [("embedded", "auto", None), ("lab/model@v1", "torch", "bfloat16")]


def test_the_quality_is_what_the_option_names(
    page: Path, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    for quality, beams in (("fast", 4), ("best", 8)):
        engine.calls.clear()
        assert cli.main(["read", str(page), "--json", "--quality", quality]) == 0
        reading = json.loads(capsys.readouterr().out)
        assert {decoding.beam for _, decoding in engine.calls[:1]} == {beams}
        assert reading["engine"]["quality"].startswith(quality)
        asked = [reading["headline"], *(sentence for row in reading["paragraphs"] for sentence in row)]
        assert all((sentence["wrong"] is None) == (quality == "fast") for sentence in asked)


def test_a_package_without_the_second_reader_says_so(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("translate.quality.MEANING", tmp_path / "nowhere")
    assert cli.main(["read", str(page)]) == 0
    out, err = capsys.readouterr()
    assert "Lake cleaning is complete" in out
    assert "Without the second reader, translations are chosen by the checks alone." in err
    assert cli.main(["read", str(page), "--quality", "best"]) == 1
    assert "There is no model in" in capsys.readouterr().err


def test_names_are_spelled_as_the_list_says(
    page: Path, tmp_path: Path, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("# झीलें\nफतेहसागर = Fatehsagar\n", "utf-8")
    assert cli.main(["read", str(page), "--names", str(names), "--quality", "fast"]) == 0
    assert "The corporation has finished cleaning" in capsys.readouterr().out
    engine.answers = {
        **ANSWERS,
        "नगर निगम ने फतेहसागर झील की सफाई पूरी कर ली है।": "The corporation has cleaned Fatesagar lake.",
    }
    assert cli.main(["read", str(page), "--names", str(names), "--quality", "fast"]) == 0
    assert "has cleaned Fatehsagar lake." in capsys.readouterr().out


def test_a_list_of_names_that_cannot_be_read_is_told(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = tmp_path / "names.txt"
    names.write_text("फतेहसागर\n", "utf-8")
    assert cli.main(["read", str(page), "--names", str(names)]) == 3
    assert f"{names}, line 1: “फतेहसागर” has no English." in capsys.readouterr().err
    assert cli.main(["read", str(page), "--names", str(tmp_path / "none.txt")]) == 3
    assert "No such file" in capsys.readouterr().err


def test_a_reader_in_a_hurry_gets_what_the_bullets_need(
    page: Path, engine: FakeEngine, capsys: pytest.CaptureFixture[str]
) -> None:
    more = "झील के चारों ओर पौधे लगाए जाएंगे। मछुआरों को नावें दी गईं। शाम को मेला भी लगेगा। बच्चों ने चित्र बनाए।"
    page.write_text(PAGE.replace("विज्ञापन", more), encoding="utf-8")
    assert cli.main(["read", str(page), "--hurry", "--bullets", "1", "--quality", "fast"]) == 0
    out, err = capsys.readouterr()
    assert "6 of 8 sentences were not translated." in err
    assert sum(len(sources) for sources, _ in engine.calls) == 2
    assert len(re.findall(r"^- ", out, re.MULTILINE)) == 1


@pytest.mark.parametrize("command", [["read", "-"], ["lines"]])
def test_an_input_that_cannot_be_read_is_said_before_an_engine_is_opened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    def opened(*_: object) -> Engine:
        raise AssertionError("a download may take an hour")

    monkeypatch.setattr(cli, "opened", opened)
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(command) == 3
    assert "Standard input is closed" in capsys.readouterr().err
    if command == ["read", "-"]:
        monkeypatch.setattr(sys, "stdin", _Bytes(b"No Hindi at all."))
        assert cli.main(command) == 3


def test_lines_keeps_count_and_order(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    sources = list(ANSWERS)[1:4]
    monkeypatch.setattr(sys, "stdin", _Bytes("\n".join([sources[1], "", *sources]).encode()))
    assert cli.main(["lines"]) == 0
    assert capsys.readouterr().out.split("\n") == [
        ANSWERS[sources[1]],
        "",
        *(ANSWERS[source] for source in sources),
        "",
    ]


def test_lines_names_the_line_that_is_no_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Bytes("पानी आया।\n".encode() + b"\xff\xfe\xfd\n"))
    assert cli.main(["lines"]) == 3
    assert "Line 2 is not" in capsys.readouterr().err


@pytest.fixture
def quiet() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "latin-1"}


def test_the_installed_command_answers_each_line_at_once(quiet: dict[str, str]) -> None:
    """The real model in a real process: the answer to the first line comes while standard input is still open."""
    command = [sys.executable, "-m", "khabar", "lines"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=quiet) as process:
        try:
            assert process.stdin
            assert process.stdout
            process.stdin.write("बारिश के कारण मैच देर से शुरू हुआ।\n".encode())
            process.stdin.flush()
            assert "match" in process.stdout.readline().decode()
            process.stdin.close()
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


def test_a_reader_that_goes_away_is_no_error(page: Path, quiet: dict[str, str]) -> None:
    command = f'"{sys.executable}" -m khabar lines | head -n 1'
    done = subprocess.run(
        command, shell=True, input="पानी आया।\n".encode() * 3, capture_output=True, env=quiet, timeout=120, check=False
    )
    assert done.stdout.count(b"\n") == 1
    assert b"Error" not in done.stderr


def test_serve_opens_the_page_and_ends_at_an_interrupt() -> None:
    command = [sys.executable, "-m", "khabar", "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout
            address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
            assert address
            with urllib.request.urlopen(address[0], timeout=30) as page:
                assert "Khabar" in page.read().decode()
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=30) == 0
        finally:
            process.kill()


def test_a_port_that_is_taken_is_said_clearly(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert cli.main(["serve", "--port", str(taken.getsockname()[1])]) == 1
    assert "Cannot listen on 127.0.0.1" in capsys.readouterr().err


def test_an_address_of_another_machine_is_said_clearly(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["serve", "--host", "192.0.2.1"]) == 1
    assert "Cannot listen on 192.0.2.1" in capsys.readouterr().err


def test_the_article_itself_is_never_written_over(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["read", str(page), "--output", str(page)]) == 1
    assert "is read too and would be lost" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8") == PAGE


def test_lines_before_one_that_is_no_text_are_answered(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = "काम अगले महीने फिर शुरू होगा।"
    monkeypatch.setattr(sys, "stdin", _Bytes(f"{source}\n".encode() + b"\xff\n"))
    assert cli.main(["lines"]) == 3
    assert capsys.readouterr().out == f"{ANSWERS[source]}\n"


def test_closed_standard_input_is_said_clearly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["read", "-"]) == 3
    assert "Standard input is closed" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_said_clearly(unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "khabar", "lines"],
            input=b"\n",
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            timeout=120,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode() == "khabar: The output cannot be written: No space left on device.\n"
