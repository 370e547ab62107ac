"""Where converted models lie: one folder a model, revision and precision, under the user's cache folder.

    $KHABAR_CACHE, else ~/.cache/khabar (or what the system has instead)
    ├── models/OWNER--NAME@COMMIT-PRECISION/   a Khabar folder; whole where it has SHA256SUMS
    ├── summarizers/…                          the same of models that summarize
    └── names/OWNER--NAME@REVISION.json        which commit a name stood for when it was converted last

Nothing in it is the only copy of anything: whoever needs the room deletes the folder.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import uuid
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from translate.engines.task import TRANSLATION, Task
from translate.errors import CacheUnwritable
from translate.weights.writing import SUMS

# A disk, a quota or a limit of the process is used up.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_ID = re.compile(r"(\w[\w.-]*/\w[\w.-]*)(?:@.+)?", re.ASCII)
# What some file system forbids, and "@" and "--", which have a meaning in the names here.
_FORBIDDEN = re.compile(r"[^\w.-]|-(?=-)", re.ASCII)
# Of the name of a user's folder: its fingerprint tells it from another that begins alike.
_LONGEST = 60


def root() -> Path:
    """The cache folder; it need not exist."""
    if given := os.environ.get("KHABAR_CACHE"):
        return Path(given).expanduser().absolute()
    import platformdirs

    return platformdirs.user_cache_path("khabar", appauthor=False)


def entry(name: str, revision: str, precision: str, task: Task = TRANSLATION) -> Path:
    """The folder of a converted model; it need not exist.

    name: an id on the hub, with or without @revision, or the path of a folder. revision: a commit, or a fingerprint of
    the folder. task: a model of two tasks is converted for each.
    """
    return _models(task) / f"{_safe(name)}@{quote(revision, safe='')}-{precision}"


def whole(entry: Path) -> bool:
    """Whether a folder was written to its end."""
    return (entry / SUMS).is_file()


def discard(entry: Path) -> None:
    """Let a damaged entry be built anew. Raises CacheUnwritable."""
    with _writing(entry):
        (entry / SUMS).unlink(missing_ok=True)


def remembered(name: str, revision: str | None) -> str | None:
    """The commit that a name, and a branch or tag (None: the default branch), stood for when it was converted last."""
    found = _read(_record(name, revision))
    # Records of two names, or of branches that differ in case alone, may be one file on some systems.
    same = (found.get("name"), found.get("revision")) == (_plain(name), revision)
    commit = found.get("commit")
    return commit if same and isinstance(commit, str) else None


def remember(name: str, revision: str | None, commit: str) -> None:
    """Keep what `remembered` shall say. Raises CacheUnwritable."""
    record = _record(name, revision)
    new = _beside(record)
    with _writing(record):
        record.parent.mkdir(parents=True, exist_ok=True)
        try:
            content = {"name": _plain(name), "revision": revision, "commit": commit}
            new.write_text(json.dumps(content, ensure_ascii=False), "utf-8")
            new.replace(record)
        finally:
            new.unlink(missing_ok=True)


def converted(task: Task = TRANSLATION) -> list[str]:
    """What can be opened for a task without a network: the remembered names whose model is still there."""
    try:
        found = [_read(path) for path in (root() / "names").iterdir() if path.suffix == ".json"]
        entries = [path.name for path in _models(task).iterdir() if whole(path)]
    except OSError:
        return []
    names = set()
    for record in found:
        name, revision, commit = (record.get(key) for key in ("name", "revision", "commit"))
        if name and any(made.startswith(f"{_safe(name)}@{commit}-") for made in entries):
            names.add(f"{name}@{revision}" if revision else name)
    return sorted(names)


@contextmanager
def building(entry: Path) -> Iterator[Path | None]:
    """An empty folder to convert a model into, which becomes `entry` at the end; None where `entry` is whole already.

    Of several processes that want one entry one builds it, and the others wait until it is there. What is raised inside
    leaves nothing behind, and what a process left that was killed is taken away by the next. Raises CacheUnwritable.
    """
    from filelock import FileLock

    new = _beside(entry)
    with ExitStack() as held:
        with _writing(entry):
            entry.parent.mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(entry.with_name(f".{entry.name}.lock")))
        if whole(entry):
            yield None
            return
        with _writing(entry):
            _sweep(entry)
            new.mkdir()
        try:
            with _writing(entry, FULL):
                yield new
            with _writing(entry):
                new.rename(entry)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def _sweep(entry: Path) -> None:
    """Remove what nobody writes any more: we hold the lock."""
    for path in entry.parent.iterdir():
        if path == entry or (path.name.startswith(f".{entry.name}.") and path.suffix == ".new"):
            shutil.rmtree(path)


@contextmanager
def _writing(path: Path, only: Collection[int] | None = None) -> Iterator[None]:
    """Errors of the disk as CacheUnwritable; `only`: those of these numbers, the others are somebody else's."""
    try:
        yield
    except OSError as error:
        if only is not None and error.errno not in only:
            raise
        raise CacheUnwritable(
            f"The converted model cannot be written to {path.parent} ({error.strerror or error}). Make room there, or "
            "set the environment variable KHABAR_CACHE to a folder that can be written."
        ) from error


def _models(task: Task) -> Path:
    return root() / task.folder


def _record(name: str, revision: str | None) -> Path:
    return root() / "names" / f"{_safe(name)}@{quote(revision or '', safe='')}.json"


def _beside(path: Path) -> Path:
    """A name of this call alone."""
    return path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")


def _plain(name: str) -> str:
    """An id without its revision; a path as it is."""
    found = _ID.fullmatch(name)
    return found[1] if found else name


def _safe(name: str) -> str:
    """A name as part of a file name on every system; "owner/name" becomes "owner--name"."""
    if _ID.fullmatch(name):
        return "--".join(_FORBIDDEN.sub("_", part) for part in _plain(name).split("/"))
    return _FORBIDDEN.sub("_", Path(name).absolute().name)[:_LONGEST].strip(".") or "model"


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
