"""Engines run over a corpus: streamed to disk, gone on with after a kill, the same whatever the batch."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from unittest.mock import ANY

import pytest

from eval import UsageError, runs
from eval.outputs import Output, file_name
from eval.runs import Job, work
from tests.checkpoints import made
from tests.fake import FakeEngine
from tests.models import seq2seq
from tests.parallel import ENGLISH, HINDI
from translate import Decoding, Translator
from translate.results import Hypothesis


def job(folder: Path, **changes: object) -> Job:
    return replace(Job("embedded", "it", str(folder / "out" / "it.jsonl"), HINDI[:6]), **changes)  # type: ignore[arg-type]


def fake() -> Translator:
    return Translator(
        FakeEngine({hindi: f"Sentence {n}." for n, hindi in enumerate(HINDI)}), Decoding(beam=1), quality="fast"
    )


def rows(job: Job) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(job.file).read_text("utf-8").split("\n") if line][1:]


def texts(job: Job) -> list[object]:
    return [row["translation"] for row in rows(job)]


def test_a_row_a_line_in_order(tmp_path: Path) -> None:
    work(job(tmp_path), fake(), progress=io.StringIO())
    assert texts(job(tmp_path)) == [f"Sentence {n}." for n in range(6)]
    assert [row["row"] for row in rows(job(tmp_path))] == list(range(6))


def test_documents_are_translated_by_sentence_and_joined(tmp_path: Path) -> None:
    one = job(tmp_path, sources=(" ".join(HINDI[:3]), "\n".join(HINDI[3:5])), documents=True)
    work(one, fake(), progress=io.StringIO())
    assert texts(one) == ["Sentence 0. Sentence 1. Sentence 2.", "Sentence 3. Sentence 4."]


@pytest.mark.parametrize(
    "torn",
    [
        '{"row": 2, "transl',
        '{"row": 7, "translation": "", "seconds": 0}\n',
        "\x00\x00\n",
        "[2]\n",
        "",
        '{"row": 2}\n',
        '{"row": 2, "translation": null, "seconds": 1, "peak_mib": 1}\n',
    ],
)
def test_a_killed_run_goes_on_after_its_last_whole_row(tmp_path: Path, torn: str) -> None:
    one = job(tmp_path)
    work(one, fake(), progress=io.StringIO())
    whole = Path(one.file).read_text("utf-8")
    lines = whole.split("\n")
    Path(one.file).write_text("\n".join(lines[:3]) + "\n" + torn, encoding="utf-8")
    translator = fake()
    work(replace(one, resume=True), translator, progress=io.StringIO())
    assert texts(one) == [f"Sentence {n}." for n in range(6)]
    assert isinstance(translator.engine, FakeEngine)
    assert translator.engine.calls[0][0] == HINDI[2:6]


def test_a_finished_run_is_not_run_again(tmp_path: Path) -> None:
    work(job(tmp_path), fake(), progress=io.StringIO())
    translator = fake()
    work(job(tmp_path, resume=True), translator, progress=io.StringIO())
    assert isinstance(translator.engine, FakeEngine)
    assert translator.engine.calls == []


def test_other_sources_or_another_search_are_not_gone_on_with(tmp_path: Path) -> None:
    work(job(tmp_path), fake(), progress=io.StringIO())
    with pytest.raises(UsageError, match="other rows and sources; without --resume"):
        work(job(tmp_path, sources=HINDI[:5], resume=True), fake(), progress=io.StringIO())
    with pytest.raises(UsageError, match="other decoding"):
        work(
            job(tmp_path, resume=True),
            Translator(FakeEngine(), Decoding(beam=2), quality="fast"),
            progress=io.StringIO(),
        )
    assert len(rows(job(tmp_path))) == 6


def test_another_precision_is_not_gone_on_with(tmp_path: Path) -> None:
    one = job(tmp_path, engine=str(seq2seq().write(tmp_path / "model")))
    run = runs.run(one)
    assert run.engine["runtime"].endswith(", int8")
    with pytest.raises(UsageError, match="other engine"):
        runs.run(replace(one, precision="float32", resume=True))
    assert runs.run(replace(one, precision="int8", resume=True)) == replace(run, load_seconds=ANY)


def test_a_model_that_must_be_converted_is_measured_in_a_process_that_did_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    run = runs.run(job(tmp_path, engine=str(made("marian")), runtime="ctranslate2", precision="float32"))
    assert run.texts == ENGLISH[:6]
    assert run.engine["runtime"].endswith(", float32")
    assert capfd.readouterr().err.count("Converting") == 1
    assert run.peak_mib is None or run.peak_mib < 200  # torch alone takes more


def test_more_rows_than_there_are_sources_are_not_gone_on_with(tmp_path: Path) -> None:
    work(job(tmp_path), fake(), progress=io.StringIO())
    with Path(job(tmp_path).file).open("a") as file:
        file.write('{"row": 6, "translation": "", "seconds": 0, "peak_mib": null}\n')
    with pytest.raises(UsageError, match="other rows"):
        work(job(tmp_path, resume=True), fake(), progress=io.StringIO())


def test_without_resume_the_earlier_file_is_put_aside(tmp_path: Path) -> None:
    work(job(tmp_path), fake(), progress=io.StringIO())
    work(job(tmp_path, sources=HINDI[:2]), fake(), progress=io.StringIO())
    old = Path(job(tmp_path).file + ".old").read_text("utf-8")
    assert len(old.strip().split("\n")) == 7
    assert len(rows(job(tmp_path))) == 2


def test_a_full_disk_is_said_and_what_is_there_can_be_gone_on_with(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("there is no /dev/full here")
    with full.open("wb", buffering=0) as file:
        output = Output(tmp_path / "it.jsonl", file, 0)
        with pytest.raises(UsageError, match="make room, and --resume goes on"):
            output.add("Rain.", 0.1)
        assert output.finished == 0


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UsageError, match=r"cannot write .*; give another folder: --outputs"):
        work(job(tmp_path), fake(), progress=io.StringIO())


def test_names_and_sources_make_files() -> None:
    name = file_name(Path("o"), "ai4bharat/indictrans2-dist 200M", HINDI).name
    assert re.fullmatch(r"ai4bharat_indictrans2-dist_200M\.[0-9a-f]{8}\.jsonl", name)
    assert file_name(Path("o"), "it", HINDI) != file_name(Path("o"), "it", HINDI[:3])
    for odd in ("../मॉडल", "..", "/", "अ" * 500):
        path = file_name(Path("o"), odd, HINDI)
        assert path.parent == Path("o")
        assert len(path.name.encode()) < 250


def test_progress_is_shown_with_the_name(tmp_path: Path) -> None:
    shown = io.StringIO()
    work(job(tmp_path, sources=HINDI[:6], batch=1), fake(), progress=shown)
    assert "it: 100%" in shown.getvalue()
    assert "6/6" in shown.getvalue()


def test_the_embedded_engine_says_the_same_whatever_the_batch(tmp_path: Path) -> None:
    found = {}
    for batch in (1, 3, 256):
        one = job(tmp_path, name=f"b{batch}", file=str(tmp_path / f"b{batch}.jsonl"), batch=batch)
        found[batch] = runs.run(one)
    assert found[1].texts == found[3].texts == found[256].texts
    assert all(found[1].texts)
    run = found[256]
    assert (tmp_path / "b256.txt").read_text("utf-8") == "".join(text + "\n" for text in run.texts)
    assert run.engine["name"] == "embedded"
    assert run.seconds > 0
    assert run.load_seconds > 0
    assert run.peak_mib is None or 200 < run.peak_mib < 2000


def test_an_engine_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match='it: There is no folder "no-such"'):
        runs.run(job(tmp_path, engine="no-such"))


@pytest.mark.skipif(os.name == "nt", reason="needs the signal that kills")
def test_a_process_killed_at_work_goes_on_and_ends_the_same(tmp_path: Path) -> None:
    one = job(tmp_path, sources=HINDI, batch=2)
    process = subprocess.Popen([sys.executable, "-m", "eval.runs"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin
    try:
        process.stdin.write(json.dumps(asdict(one)).encode() + b"\n")
        process.stdin.flush()
        until = time.monotonic() + 60
        while time.monotonic() < until and not (Path(one.file).exists() and len(rows_so_far(one)) > 3):
            time.sleep(0.02)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdin.close()
    done = len(rows_so_far(one))
    assert 0 < done < len(HINDI)
    resumed = runs.run(replace(one, resume=True))
    fresh = runs.run(replace(one, file=str(tmp_path / "fresh.jsonl")))
    assert resumed.texts == fresh.texts


def test_a_process_ends_with_the_one_that_waits_for_it(tmp_path: Path) -> None:
    one = job(tmp_path, sources=HINDI * 20, batch=1)
    process = subprocess.Popen([sys.executable, "-m", "eval.runs"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdin
    try:
        process.stdin.write(json.dumps(asdict(one)).encode() + b"\n")
        process.stdin.close()
        assert process.wait(timeout=60) == 1
    finally:
        process.kill()
        process.wait()


def test_two_runs_do_not_write_one_file(tmp_path: Path) -> None:
    class Again(FakeEngine):
        """Begins the same job while it is at work."""

        def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
            with pytest.raises(UsageError, match="another run is writing"):
                work(job(tmp_path), fake(), progress=io.StringIO())
            return super().translate(sources, decoding)

    work(job(tmp_path), Translator(Again(), Decoding(beam=1), quality="fast"), progress=io.StringIO())
    assert len(rows(job(tmp_path))) == 6


def rows_so_far(job: Job) -> list[str]:
    return Path(job.file).read_text("utf-8", errors="replace").split("\n")[1:-1]
