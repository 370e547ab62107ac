"""How a folder is made that `translate.weights.load` reads: the model in files that any git host takes, and SHA256SUMS."""

from __future__ import annotations

import hashlib
from pathlib import Path

SUMS = "SHA256SUMS"
# Git hosts refuse files of 50 MB and more, or warn of them.
PIECE = 48 * 1024 * 1024


def seal(folder: Path, *, cut: bool = True) -> None:
    """List all files of the folder with their checksums. cut: model.bin becomes pieces first."""
    sums = {"model.bin": _cut(folder / "model.bin")} if cut else {}
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    sums |= {path.relative_to(folder).as_posix(): sha256(path) for path in files}
    (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()), "ascii")


def sha256(path: Path) -> str:
    """Of a file's contents, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _cut(path: Path) -> str:
    """Write a file's pieces beside it, and take it away; its sha256."""
    whole = hashlib.sha256()
    with path.open("rb") as file:
        number = 0
        while piece := file.read(PIECE):
            whole.update(piece)
            path.with_name(f"{path.name}.{number:02d}").write_bytes(piece)
            number += 1
    path.unlink()
    return whole.hexdigest()
