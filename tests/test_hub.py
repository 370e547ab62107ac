"""Models from a hub: which files, how a download goes on where it stopped, and every way in which it can fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from huggingface_hub import constants

from tests.hub import COMMIT, GATED, TOKEN, Asked, environment, hub, visit
from translate.checkpoints import blob
from translate.checkpoints.hub import snapshot
from translate.errors import (
    CacheUnwritable,
    EngineError,
    HubUnreachable,
    ModelGated,
    NotTranslator,
    PackageMissing,
    UnknownEngine,
    WeightsCorrupt,
)

NAME = "lab/indic-en"
SMALL = ["config.json", "dict.SRC.json", "dict.TGT.json", "model.SRC", "model.TGT"]
FILES = sorted([*SMALL, "model.safetensors"])
# Parts of a file come in these, and three of them make the weights here.
CHUNK = 50_000
WEIGHTS = os.urandom(3 * CHUNK)


class Hub(NamedTuple):
    """A hub that runs, where its folders are, what was asked of it, where it cuts, and where this process keeps things."""

    address: str
    root: Path
    log: list[Asked]
    cut: dict[str, int]
    home: Path

    def blobs(self, pattern: str = "*") -> list[Path]:
        return list(self.home.glob(f"hub/hub/models--*/blobs/{pattern}"))

    def ranges(self) -> list[str]:
        """Of the requests for the weights themselves."""
        return [asked.range for asked in self.log if asked.path.startswith("/cdn/") and asked.method == "GET"]


def publish(root: Path, name: str = NAME, files: dict[str, bytes] | None = None) -> Path:
    """A model in a hub's folder; `files` beside, or instead of, the usual ones."""
    usual = {file: file.encode() for file in SMALL}
    code = {"modeling_indictrans.py": b"raise SystemExit", "README.md": b"#"}
    other = {"onnx/model.onnx": b"0", "onnx/config.json": b"{}", "pytorch_model.bin": b"pickle"}
    for file, content in {**usual, **code, **other, "model.safetensors": WEIGHTS, **(files or {})}.items():
        path = root / name / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root / name


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that serves NAME, and asks of this process; chunks are small."""
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", CHUNK)
    publish(tmp_path / "root")
    log: list[Asked] = []
    cut: dict[str, int] = {}
    with hub(tmp_path / "root", log=log, cut=cut) as address:
        visit(monkeypatch, address, tmp_path / "home")
        yield Hub(address, tmp_path / "root", log, cut, tmp_path / "home")


def fails(kind: type[EngineError], name: str = NAME, revision: str | None = None) -> str:
    with pytest.raises(kind) as raised:
        snapshot(name, revision)
    assert raised.type is kind
    return str(raised.value)


def process(running: Hub, code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Code in a process of its own, with what it needs imported."""
    names = (
        "from huggingface_hub import constants\nfrom translate.checkpoints.hub import snapshot\n"
        "from translate.errors import CacheUnwritable, HubUnreachable\n"
    )
    return subprocess.run(
        [sys.executable, "-c", names + code],
        env=environment(running.address, running.home) | variables,
        cwd=Path(__file__).parents[1],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


class Stopped(Exception):
    """A reader has had enough."""


def stop(line: str) -> None:
    raise Stopped(line)


def test_what_is_needed_comes_and_nothing_else(running: Hub, capfd: pytest.CaptureFixture[str]) -> None:
    lines: list[str] = []
    got = snapshot(NAME, None, lines.append)
    assert got.commit == COMMIT
    assert sorted(path.name for path in got.folder.rglob("*")) == FILES
    assert (got.folder / "model.safetensors").read_bytes() == WEIGHTS
    assert lines[-1] == "Downloading model.safetensors: 0 of 0 MB"
    assert got.folder.is_relative_to(running.home)
    assert capfd.readouterr() == ("", "")  # no bars
    # The library finds it as its own.
    running.log.clear()
    assert snapshot(NAME, None) == got
    assert running.ranges() == []
    running.log.clear()
    assert snapshot(NAME, COMMIT) == got
    assert running.log == []


def test_another_revision(running: Hub) -> None:
    assert snapshot(NAME, "v1/hindi").commit == COMMIT
    assert running.log[0].path == f"/api/models/{NAME}/revision/v1%2Fhindi"
    says = fails(UnknownEngine, revision="v2")
    assert f'{NAME} has no revision "v2"' in says


def test_lines_are_few(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(running.root, files={"model.safetensors": bytes(4_000_000)})
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", 1_000_000)
    monkeypatch.setattr(blob, "_PACE", 1e9)
    lines: list[str] = []
    got = snapshot(NAME, None, lines.append)
    assert lines == [f"Downloading model.safetensors: {done} of 4 MB" for done in (1, 4)]
    (got.folder / "model.safetensors").resolve().unlink()
    monkeypatch.setattr(blob, "_PACE", -1)
    lines.clear()
    snapshot(NAME, None, lines.append)
    assert lines == [f"Downloading model.safetensors: {done} of 4 MB" for done in (1, 2, 3, 4)]


def test_a_cut_connection_is_taken_up_at_once(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    running.cut["model.safetensors"] = CHUNK + 10
    monkeypatch.setattr("time.sleep", lambda _: None)  # the library waits for a second
    got = snapshot(NAME, None)
    assert (got.folder / "model.safetensors").read_bytes() == WEIGHTS
    assert running.ranges() == ["", f"bytes={CHUNK}-"]


def test_a_connection_that_stays_cut(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    running.cut["model.safetensors"] = CHUNK + 10
    monkeypatch.setattr("time.sleep", lambda _: None)
    with pytest.raises(HubUnreachable, match="the download goes on where it stopped"):
        snapshot(NAME, None, lambda _: (running.root / NAME / "model.safetensors").unlink())
    publish(running.root)
    running.log.clear()
    assert (snapshot(NAME, None).folder / "model.safetensors").read_bytes() == WEIGHTS
    assert running.ranges() == [f"bytes={CHUNK}-"]


def test_a_stopped_download_goes_on_in_the_next_call(running: Hub) -> None:
    with pytest.raises(Stopped):
        snapshot(NAME, None, stop)
    assert [path.stat().st_size for path in running.blobs("*.incomplete")] == [0]
    part = running.blobs("*.incomplete")[0]
    part.write_bytes(WEIGHTS[:CHUNK])
    got = snapshot(NAME, None)
    assert running.ranges() == ["", f"bytes={CHUNK}-"]
    assert (got.folder / "model.safetensors").read_bytes() == WEIGHTS
    assert running.blobs("*.incomplete") == []


def test_a_killed_download_goes_on_in_the_next_process(running: Hub) -> None:
    code = (
        "import os, signal\n"
        f"constants.DOWNLOAD_CHUNK_SIZE = {CHUNK}\n"
        "def die(line): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"snapshot('{NAME}', None, die)\n"
    )
    assert process(running, code).returncode < 0
    (part,) = running.blobs("*.incomplete")
    part.write_bytes(WEIGHTS[: CHUNK + 7])
    done = process(running, f"print(snapshot('{NAME}', None).folder)")
    assert (done.returncode, done.stderr) == (0, "")
    assert running.ranges()[-1] == f"bytes={CHUNK + 7}-"
    assert Path(done.stdout.strip(), "model.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize("part", [bytes(CHUNK), bytes(3 * CHUNK), bytes(4 * CHUNK)])
def test_a_part_that_is_damaged_is_not_believed(running: Hub, part: bytes) -> None:
    with pytest.raises(Stopped):
        snapshot(NAME, None, stop)
    running.blobs("*.incomplete")[0].write_bytes(part)
    if len(part) <= len(WEIGHTS):
        says = fails(WeightsCorrupt)
        assert "model.safetensors" in says
        assert "Open the model again" in says
    assert (snapshot(NAME, None).folder / "model.safetensors").read_bytes() == WEIGHTS


def test_nothing_of_the_weights_comes_before_the_check(running: Hub) -> None:
    seen: list[list[str]] = []

    def check(folder: Path) -> None:
        seen.append(sorted(path.name for path in folder.iterdir()))
        raise NotTranslator("A summarizer.")

    with pytest.raises(NotTranslator, match="A summarizer"):
        snapshot(NAME, None, check=check)
    assert seen == [SMALL]
    assert running.ranges() == []


def test_without_links_nothing_is_kept_twice(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_SYMLINKS", True)
    monkeypatch.setattr(constants, "HF_HUB_DISABLE_SYMLINKS_WARNING", True)
    got = snapshot(NAME, None)
    assert not (got.folder / "model.safetensors").is_symlink()
    assert (got.folder / "model.safetensors").read_bytes() == WEIGHTS
    assert [path for path in running.blobs() if path.stat().st_size == len(WEIGHTS)] == []


def test_a_token_goes_to_the_hub_alone(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    name = f"{GATED}/indic-en"
    publish(running.root, name)
    says = fails(ModelGated, name)
    assert f"Accept them at {running.address}/{name}" in says
    assert "`hf auth login`" in says
    assert "HF_TOKEN" in says
    assert '"embedded"' in says
    monkeypatch.setenv("HF_TOKEN", "hf_of_somebody_else")  # who has not accepted the terms
    assert fails(ModelGated, name) == says
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    got = snapshot(name, None)
    assert (got.folder / "model.safetensors").read_bytes() == WEIGHTS
    assert {asked.token for asked in running.log if asked.path.startswith("/cdn/")} == {""}
    # Who has it keeps it.
    monkeypatch.delenv("HF_TOKEN")
    assert snapshot(name, None) == got


@pytest.mark.parametrize("token", ["", TOKEN])
def test_a_model_that_is_not_there(running: Hub, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
    says = fails(UnknownEngine, "lab/indic-eng")
    assert f"no such model at {running.address}/lab/indic-eng, or it is private" in says
    assert 'no folder "lab/indic-eng"' in says


@pytest.mark.parametrize("name", ["lab/indic/en", "lab/", "a--b/c", "models\\hindi", "-"])
def test_what_cannot_be_a_name(running: Hub, name: str) -> None:
    assert "OWNER/NAME" in fails(UnknownEngine, name)
    assert running.log == []


@pytest.mark.parametrize("gone", [["config.json"], ["model.safetensors", "pytorch_model.bin"]])
def test_no_model_in_it(running: Hub, gone: list[str]) -> None:
    for file in gone:
        (running.root / NAME / file).unlink()
    assert f"{NAME} holds no model of transformers" in fails(NotTranslator)
    assert running.blobs() == []


def test_offline(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    got = snapshot(NAME, None)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    running.log.clear()
    assert snapshot(NAME, None) == snapshot(NAME, "main") == snapshot(NAME, COMMIT) == got
    says = fails(HubUnreachable, "lab/other")
    assert "HF_HUB_OFFLINE is set" in says
    assert "it is not on this machine" in says
    assert '"embedded"' in says
    (got.folder / "model.safetensors").unlink()
    assert "only a part of it is on this machine" in fails(HubUnreachable)
    assert running.log == []


def test_offline_by_the_environment(running: Hub) -> None:
    code = f"try: snapshot('{NAME}', None)\nexcept HubUnreachable as error: print(error)"
    assert "HF_HUB_OFFLINE is set" in process(running, code, HF_HUB_OFFLINE="1").stdout
    assert running.log == []


def test_a_hub_that_is_gone(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    got = snapshot(NAME, None)
    with hub(running.root) as gone:
        monkeypatch.setenv("HF_ENDPOINT", gone)
    assert snapshot(NAME, None) == got
    shutil.rmtree(got.folder)
    says = fails(HubUnreachable)
    assert f"cannot be downloaded from {gone}" in says
    assert "goes on where it stopped" in says


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[::1", "ftp://127.0.0.1", "127.0.0.1"])
def test_addresses_that_are_no_hub(running: Hub, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", address)
    assert "Go online" in fails(HubUnreachable)


def test_what_another_program_has_downloaded(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import hf_hub_download

    for file in FILES:
        hf_hub_download(NAME, file, endpoint=running.address)
        if file != "model.safetensors":
            monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
            assert "HF_HUB_OFFLINE" in fails(HubUnreachable)
            monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert snapshot(NAME, None).commit == COMMIT


def test_a_disk_without_room(running: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(running.root)
    publish(running.root, files={"model.safetensors": bytes(3_000_000)})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    says = fails(CacheUnwritable)
    assert f"{NAME} needs 3 MB more in {running.home / 'hub' / 'hub'}, and 1 MB are free" in says
    assert "HF_HUB_CACHE" in says
    assert running.ranges() == []


def test_a_disk_that_becomes_full(running: Hub) -> None:
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        f"try: snapshot('{NAME}', None)\nexcept CacheUnwritable as error: print(error)"
    )
    says = process(running, code).stdout
    assert "cannot be written to" in says
    assert "Make room there" in says
    assert (snapshot(NAME, None).folder / "model.safetensors").read_bytes() == WEIGHTS


def test_a_cache_that_is_no_folder(running: Hub) -> None:
    (running.home / "hub").mkdir(parents=True)
    (running.home / "hub" / "hub").write_text("")
    assert "cannot be written to" in fails(CacheUnwritable)


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    assert "pip install 'khabar[models]'" in fails(PackageMissing)
