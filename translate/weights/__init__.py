"""The embedded model's files, checked before they are used.

The model is cut into files under 50 MB so that any git host takes them; `SHA256SUMS` lists every file, and CTranslate2
reads the pieces joined in memory (its `files=` argument), so that nothing is unpacked onto the disk.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

from translate.errors import WeightsCorrupt, WeightsMissing

EMBEDDED = Path(__file__).parent / "embedded"
_REINSTALL = "Install Khabar again (make install, or pip install --force-reinstall khabar)."
_EXPORT_AGAIN = "Copy or export the model again, or name another folder."


@dataclass(frozen=True, slots=True)
class Weights:
    """A model folder in memory.

    model: what `ctranslate2.Generator(files=…)` takes: file name -> bytes.
    tokenizer: the serialised SentencePiece model.
    digest: sha256 of the joined `model.bin`, in hex; it names the model in every export.
    """

    model: dict[str, bytes]
    tokenizer: bytes
    digest: str


def load(folder: Path = EMBEDDED) -> Weights:
    """Read and check a folder written by the export of a model.

    Raises WeightsMissing or WeightsCorrupt, naming the file.
    """
    sums = _sums(folder)
    digest = sums.pop("model.bin", "")
    pieces = sorted(name for name in sums if name.startswith("model.bin."))
    unlisted = [name for name in ("tokenizer.model", "config.json", "vocabulary.json") if name not in sums]
    unlisted += [] if pieces else ["model.bin.00"]
    if unlisted:
        raise WeightsMissing(f"{folder / 'SHA256SUMS'} does not list {', '.join(unlisted)}. {_remedy(folder)}")
    joined = io.BytesIO()  # one piece at a time: the model shall not stand in memory twice
    for name in pieces:
        joined.write(_checked(folder / name, sums.pop(name)))
    if hashlib.sha256(joined.getbuffer()).hexdigest() != digest:
        raise WeightsCorrupt(
            f"The pieces {pieces[0]} to {pieces[-1]} in {folder} are not a whole model.bin. {_remedy(folder)}"
        )
    files = {name: _checked(folder / name, expected) for name, expected in sums.items()}
    tokenizer = files.pop("tokenizer.model")
    return Weights({**files, "model.bin": joined.getvalue()}, tokenizer, digest)


def _remedy(folder: Path) -> str:
    """What to do next: the embedded model came with Khabar, any other is the user's own."""
    return _REINSTALL if folder == EMBEDDED else _EXPORT_AGAIN


def _sums(folder: Path) -> dict[str, str]:
    """`SHA256SUMS` as file name -> digest."""
    try:
        lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    except FileNotFoundError:
        raise WeightsMissing(f"There is no model in {folder} (no SHA256SUMS). {_remedy(folder)}") from None
    except OSError as error:
        raise WeightsMissing(f"{folder / 'SHA256SUMS'} cannot be read ({error.strerror}). {_remedy(folder)}") from None
    except UnicodeDecodeError:
        raise WeightsCorrupt(f"{folder / 'SHA256SUMS'} is no list of files. {_remedy(folder)}") from None
    rows = [line.split(maxsplit=1) for line in lines if line.strip()]
    if any(len(row) != 2 for row in rows):
        raise WeightsCorrupt(f"{folder / 'SHA256SUMS'} is no list of files. {_remedy(folder)}")
    return {name: digest for digest, name in rows}


def _checked(path: Path, expected: str) -> bytes:
    folder = path.parent
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WeightsMissing(f"The model file {path} is missing. {_remedy(folder)}") from None
    except OSError as error:
        raise WeightsMissing(f"The model file {path} cannot be read ({error.strerror}). {_remedy(folder)}") from None
    if hashlib.sha256(data).hexdigest() != expected:
        raise WeightsCorrupt(f"The model file {path} is damaged: its sha256 is not the one shipped. {_remedy(folder)}")
    return data
