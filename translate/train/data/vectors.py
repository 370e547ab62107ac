"""Vectors of many sentences, kept on the disk block by block: what was killed goes on, and what was done is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eval import UsageError
from eval.files import replaced
from translate.meaning import Meaning

# Texts of a block: many enough that batches of equal length are full, few enough to lose when a run is killed.
BLOCK = 2048

# Half the room of float32; a cosine changes in its fourth decimal.
Halves = npt.NDArray[np.float16]


def vectors(texts: Sequence[str], encoder: Meaning, identity: str, folder: Path, said: str) -> Halves:
    """[texts, width], of length 1, for at least one text; says on standard error how far it is.

    identity: of the encoder, as its files' sha256. folder: where blocks are kept, each named by the identity and its
    texts, so that none is ever out of date. said: what the texts are called on the way. Raises UsageError where the
    folder cannot be written.
    """
    from tqdm import tqdm

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write to {folder} ({error.strerror}); name another --work") from None
    shown = tqdm(total=len(texts), desc=said, unit="sentence", mininterval=0.5 if sys.stderr.isatty() else 30)
    with shown:

        def blocks() -> Iterator[Halves]:
            for begin in range(0, len(texts), BLOCK):
                block = texts[begin : begin + BLOCK]
                yield _block(block, encoder, _path(block, identity, folder))
                shown.update(len(block))

        return np.concatenate([*blocks()])


def _block(texts: Sequence[str], encoder: Meaning, path: Path) -> Halves:
    found = _kept(path)
    if found is None or len(found) != len(texts):
        found = encoder.vectors(texts).astype(np.float16)
        with replaced(path) as file:
            np.save(file, found)
    return found


def _kept(path: Path) -> Halves | None:
    """What an earlier run left; None where there is nothing, or nothing whole."""
    try:
        found = np.load(path)
        return found if found.dtype == np.float16 and found.ndim == 2 else None
    except (OSError, ValueError, EOFError):
        return None


def _path(texts: Sequence[str], identity: str, folder: Path) -> Path:
    hashed = blake2b("\n".join((identity, *texts)).encode(), digest_size=16)
    return folder / f"{hashed.hexdigest()}.npy"
