"""Where converted models lie: names, what is remembered, and that an entry is whole or not there, whoever dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from translate.checkpoints import cache
from translate.errors import CacheUnwritable, WeightsCorrupt
from translate.weights.writing import SUMS

NAME = "lab/indic-en"
COMMIT, OTHER = "a" * 40, "b" * 40
ROOT = Path(__file__).parents[1]
# Builds an entry: says so, waits until it may go on, and writes as many bytes as it is told to.
BUILDER = f"""
import sys
from translate.checkpoints import cache
from translate.errors import CacheUnwritable
from translate.weights.writing import SUMS
try:
    with cache.building(cache.entry({NAME!r}, {COMMIT!r}, "int8")) as folder:
        print("builds" if folder else "finds", flush=True)
        if folder:
            (folder / "model.bin.00").write_bytes(bytes(int(sys.argv[1])))
            print("half", flush=True)
            sys.stdin.readline()
            (folder / SUMS).write_text("sums")
except CacheUnwritable as error:
    print(error)
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "khabar"))
    return tmp_path / "khabar"


def build(name: str = NAME, revision: str = COMMIT, precision: str = "int8") -> Path:
    entry = cache.entry(name, revision, precision)
    with cache.building(entry) as folder:
        assert folder is not None
        assert folder.is_dir()
        assert list(folder.iterdir()) == []
        (folder / "model.bin.00").write_bytes(b"model")
        (folder / SUMS).write_text("sums")
        assert not entry.exists()
    return entry


def left(home: Path) -> list[str]:
    """All that is in the cache but locks."""
    return sorted(path.name for path in (home / "models").iterdir() if path.suffix != ".lock")


def builder(size: int = 1000, limit: str = "") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", limit + BUILDER, str(size)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_folder_is_the_systems_or_ones_own(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert cache.root() == home
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("KHABAR_CACHE", "~/models")
    assert cache.root() == tmp_path / "models"
    monkeypatch.delenv("KHABAR_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert "khabar" in cache.root().parts
    if sys.platform == "linux":
        assert cache.root() == tmp_path / "caches" / "khabar"


def test_names_of_entries(home: Path) -> None:
    assert cache.entry(NAME, COMMIT, "int8") == home / "models" / f"lab--indic-en@{COMMIT}-int8"
    assert cache.entry(f"{NAME}@v1/hindi", COMMIT, "int8") == cache.entry(NAME, COMMIT, "int8")
    different = {cache.entry(NAME, *rest) for rest in ((COMMIT, "int8"), (COMMIT, "float32"), (OTHER, "int8"))}
    assert len(different) == 3


@pytest.mark.parametrize(
    "name", ["/models/a b: c?", "C:\\models\\*.<|>", "..", ".", "/", "my--model@v1", "मेरा", "x" * 250, "./.hidden."]
)
def test_any_folder_has_a_name_that_every_system_takes(home: Path, name: str) -> None:
    entry = cache.entry(name, "0123456789ab", "int8")
    assert entry.parent == home / "models"
    assert entry.name.endswith("@0123456789ab-int8")
    assert entry.name.isascii()
    assert not set(entry.name) & set('<>:"/\\|?* ')
    assert entry.name[0] not in "@."
    assert len(entry.name) < 120
    assert "--" not in entry.name  # which is an id's
    assert build(name, "0123456789ab") == entry


def test_a_branch_is_remembered_with_its_commit(home: Path) -> None:
    assert cache.remembered(NAME, None) is None
    cache.remember(NAME, None, COMMIT)
    cache.remember(NAME, "refs/pr/1", OTHER)
    assert cache.remembered(NAME, None) == cache.remembered(f"{NAME}@main", None) == COMMIT
    assert cache.remembered(NAME, "refs/pr/1") == OTHER
    for name, revision in ((NAME, "main"), (NAME, "refs/pr/11"), (NAME, "refs--pr--1"), ("lab/indic", None)):
        assert cache.remembered(name, revision) is None
    cache.remember(NAME, None, OTHER)
    assert cache.remembered(NAME, None) == OTHER
    assert sorted(path.name for path in (home / "names").iterdir()) == [
        "lab--indic-en@.json",
        "lab--indic-en@refs%2Fpr%2F1.json",
    ]


def test_branches_that_differ_in_case_alone(home: Path) -> None:
    cache.remember(NAME, "Hindi", COMMIT)
    # As on a file system that knows no case.
    (home / "names" / "lab--indic-en@Hindi.json").rename(home / "names" / "lab--indic-en@hindi.json")
    assert cache.remembered(NAME, "hindi") is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"name": 1, "revision": null, "commit": 2}'])
def test_a_damaged_record_is_none(home: Path, content: bytes) -> None:
    cache.remember(NAME, None, COMMIT)
    (home / "names" / "lab--indic-en@.json").write_bytes(content)
    assert cache.remembered(NAME, None) is None
    assert cache.converted() == []


def test_converted_models_are_listed(home: Path) -> None:
    assert cache.converted() == []
    build()
    assert cache.converted() == []  # nobody knows what it was called
    for name, revision, commit in ((NAME, None, COMMIT), (NAME, "v1", COMMIT), ("lab/b", None, OTHER)):
        cache.remember(name, revision, commit)
    assert cache.converted() == [NAME, f"{NAME}@v1"]
    build("lab/b", OTHER, "float32")
    assert cache.converted() == ["lab/b", NAME, f"{NAME}@v1"]
    cache.remember(NAME, None, OTHER)  # the branch moved, and that commit is not converted
    assert cache.converted() == ["lab/b", f"{NAME}@v1"]
    (cache.entry(NAME, COMMIT, "int8") / SUMS).unlink()
    assert cache.converted() == ["lab/b"]


def test_an_entry_is_built_once(home: Path) -> None:
    entry = build()
    assert cache.whole(entry)
    assert (entry / "model.bin.00").read_bytes() == b"model"
    with cache.building(entry) as folder:
        assert folder is None
    assert left(home) == [entry.name]


def fail(error: BaseException) -> None:
    with cache.building(cache.entry(NAME, COMMIT, "int8")) as folder:
        assert folder is not None
        (folder / "model.bin.00").write_bytes(b"half")
        raise error


@pytest.mark.parametrize(
    "error", [WeightsCorrupt("Damaged."), KeyboardInterrupt(), FileNotFoundError(2, "No such file", "source.spm")]
)
def test_an_error_leaves_nothing(home: Path, error: BaseException) -> None:
    with pytest.raises(type(error)) as raised:
        fail(error)
    assert raised.value is error
    assert left(home) == []
    build()


def test_what_is_half_there_is_built_anew(home: Path) -> None:
    entry = cache.entry(NAME, COMMIT, "int8")
    entry.mkdir(parents=True)
    (entry / "model.bin.00").write_bytes(b"half")
    (entry / "old.txt").write_bytes(b"")
    build()
    assert sorted(path.name for path in entry.iterdir()) == [SUMS, "model.bin.00"]


def test_of_two_processes_one_builds_and_the_other_waits(home: Path) -> None:
    with builder() as first, builder() as second:
        running = {first, second}
        # Whichever is first says so; the other says nothing until that one is through.
        for process in (first, second):
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        said = sorted(process.communicate(timeout=60)[0].split() for process in running)
    assert said == [["builds", "half"], ["finds"]]
    assert left(home) == [f"lab--indic-en@{COMMIT}-int8"]


def test_another_waits_while_one_builds(home: Path) -> None:
    with builder() as first:
        assert first.stdout is not None
        assert [first.stdout.readline() for _ in range(2)] == ["builds\n", "half\n"]
        with builder() as second:
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(timeout=1)
            assert first.communicate("\n", timeout=60)[0] == ""
            assert second.communicate(timeout=60)[0] == "finds\n"


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_what_a_killed_process_left_is_taken_away(home: Path) -> None:
    with builder() as first:
        assert first.stdout is not None
        assert [first.stdout.readline() for _ in range(2)] == ["builds\n", "half\n"]
        first.kill()
        assert first.wait(timeout=60) == -signal.SIGKILL
    (half,) = left(home)
    assert half.endswith(".new")
    assert cache.converted() == []
    other = build(precision="float32")
    assert left(home) == sorted([half, other.name])  # of another entry, which somebody may be writing
    entry = build()
    assert left(home) == sorted([entry.name, other.name])


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE")
def test_a_full_disk_is_said_and_leaves_nothing(home: Path) -> None:
    limit = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
    )
    with builder(10_000, limit) as process:
        says = process.communicate("\n", timeout=60)[0]
    assert f"cannot be written to {home / 'models'}" in says
    assert "Make room there" in says
    assert "KHABAR_CACHE" in says
    assert left(home) == []


def test_a_cache_that_cannot_be_written(home: Path) -> None:
    # A file in the folder's place: permissions do not keep an administrator out.
    home.write_text("")
    with pytest.raises(CacheUnwritable, match="KHABAR_CACHE"):
        build()
    with pytest.raises(CacheUnwritable, match="KHABAR_CACHE"):
        cache.remember(NAME, None, COMMIT)
    assert cache.remembered(NAME, None) is None
    assert cache.converted() == []


def test_the_folder_is_open_to_those_whom_the_user_lets_in(home: Path) -> None:
    before = os.umask(0o022)
    try:
        assert build().stat().st_mode & 0o777 == 0o755
    finally:
        os.umask(before)
