"""A folder with a model, written so that it is whole or as it was: pieces that any git host takes, and their SHA256SUMS."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from eval import UsageError
from translate.checkpoints.cache import FULL
from translate.weights import EMBEDDED
from translate.weights.writing import SUMS, seal

CARD = "CARD.md"
NOTICE, TERMS = "NOTICE", "GEMMA_TERMS.txt"
# What a run keeps beside the engine's files.
_KEPT = ("checkpoint", "run")
_TOKENIZERS = ("tokenizer.model", "source.model", "target.model", "tokenizer")
_GEMMA = """\
Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms

This model is a Model Derivative of Gemma. A copy of the terms is in GEMMA_TERMS.txt; the use restrictions of their
section 3.2 (the Gemma Prohibited Use Policy, ai.google.dev/gemma/prohibited_use_policy) apply to whoever uses or passes
on these weights.
"""
_CHANGED = (
    "\nThe files were modified: the weights were trained further to translate Hindi to English. CARD.md says how.\n"
)


@contextmanager
def building(out: Path) -> Iterator[Path]:
    """An empty folder beside `out`, for all that `complete` does not write; its files are put in place at the end.

    Until then an earlier model in `out` is as it was, and it stays if anything is raised. Its checkpoint and run are left
    alone always. Its card goes: it tells of another model. Raises UsageError where the disk is full or not to be written.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.absolute().parent) as name:
            yield Path(name)
            _put(Path(name), out)
    except OSError as error:
        raise UsageError(_said(out, error)) from error


def complete(folder: Path, checkpoint: Path, start: Path, architecture: str) -> None:
    """Add khabar.json, tokenizer and terms to what CTranslate2 wrote, cut model.bin into pieces, and list all of it.

    start: where the NOTICE that must go along is, if there is one. Raises UsageError where the checkpoint has no khabar.json.
    """
    if not (checkpoint / "khabar.json").is_file():
        raise UsageError(f"{checkpoint} has no khabar.json; export a checkpoint that translate.train wrote")
    shutil.copyfile(checkpoint / "khabar.json", folder / "khabar.json")
    for name in _TOKENIZERS:
        if (checkpoint / name).is_dir():
            shutil.copytree(checkpoint / name, folder / name)
        elif (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, folder / name)
    _terms(folder, start, architecture)
    seal(folder)


def _terms(folder: Path, start: Path, architecture: str) -> None:
    """The notice that came with the weights, and the terms of Gemma where they are Gemma's."""
    notice = (start / NOTICE).read_text("utf-8") if (start / NOTICE).is_file() else ""
    if architecture.startswith("Gemma"):
        notice = notice or _GEMMA
        shutil.copyfile(EMBEDDED / TERMS, folder / TERMS)
    if notice:
        (folder / NOTICE).write_text(notice.removesuffix(_CHANGED) + _CHANGED, "utf-8")


def _put(new: Path, out: Path) -> None:
    """Move the files in, the list last: without it, a folder that was left half done is taken for no model at all."""
    out.mkdir(exist_ok=True)
    old = _listed(out)
    for name in (SUMS, CARD):
        (out / name).unlink(missing_ok=True)
    names = sorted(path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file())
    for name in [*sorted(set(names) - {SUMS}), SUMS]:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (new / name).replace(out / name)
    for name in old - set(names):
        (out / name).unlink(missing_ok=True)


def _listed(out: Path) -> set[str]:
    """Files of an earlier model, by its list; nothing outside of the folder, or of what a run keeps."""
    try:
        lines = (out / SUMS).read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    names = {line.split(maxsplit=1)[1] for line in lines if len(line.split(maxsplit=1)) == 2}
    paths = map(PurePosixPath, names)
    return {
        str(path) for path in paths if not path.is_absolute() and ".." not in path.parts and path.parts[0] not in _KEPT
    }


def _said(out: Path, error: OSError) -> str:
    todo = "make room on the disk" if error.errno in FULL else "see that the folder it is in can be written"
    kept = [f"the trained weights are kept in {out / 'checkpoint'}"] if (out / "checkpoint").is_dir() else []
    kept += [f"the earlier model in {out} is as it was"] if (out / SUMS).is_file() else []
    return "; ".join(
        [f"cannot write the model to {out} ({error.strerror or error})", *kept, f"{todo}, and go on with --resume"]
    )
