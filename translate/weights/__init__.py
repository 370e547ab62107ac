"""A model folder's files, checked before they are used.

`SHA256SUMS` lists every file. A model that is passed on is cut into files under 50 MB so that any git host takes them, and
CTranslate2 reads the pieces joined in memory (its `files=` argument): nothing is unpacked onto the disk. One that was
converted on this machine is whole.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from translate.errors import WeightsCorrupt, WeightsMissing
from translate.weights.writing import sha256

EMBEDDED = Path(__file__).parent / "embedded"
# The second reader: an encoder, and what was learned of how to use it.
MEANING = Path(__file__).parent / "meaning"
CHOOSING = Path(__file__).parent / "choosing.json"
DOUBT = Path(__file__).parent / "doubt.json"
_REINSTALL = "Install Khabar again (make install, or pip install --force-reinstall khabar)."
_EXPORT_AGAIN = "Copy or export the model again, or name another folder."


@dataclass(frozen=True, slots=True)
class Weights:
    """A model folder in memory.

    model: what CTranslate2's `files=` takes: file name -> bytes; without a model.bin where the folder has a whole one, which
    CTranslate2 reads itself.
    files: all else that is listed, the tokenizer among it: file name -> bytes.
    digest: sha256 of the joined `model.bin`, in hex; it names the model in every export.
    """

    folder: Path
    model: dict[str, bytes]
    files: dict[str, bytes]
    digest: str

    @property
    def tokenizer(self) -> bytes:
        """The serialised SentencePiece model, of a folder that has a single one. Raises WeightsMissing."""
        return self.file("tokenizer.model")

    def file(self, name: str) -> bytes:
        """A file that this kind of model needs. Raises WeightsMissing where it is not listed."""
        found = self.files.get(name, self.model.get(name))
        if found is None:
            raise WeightsMissing(f"{self.folder / 'SHA256SUMS'} does not list {name}. {remedy(self.folder)}")
        return found


def load(folder: Path = EMBEDDED) -> Weights:
    """Read and check a folder written by the export of a model.

    Raises WeightsMissing or WeightsCorrupt, naming the file.
    """
    sums = _sums(folder)
    digest = sums.pop("model.bin", "")
    pieces = {name: sums.pop(name) for name in sorted(sums) if name.startswith("model.bin.")}
    unlisted = [] if "config.json" in sums else ["config.json"]
    unlisted += [] if pieces or (folder / "model.bin").exists() else ["model.bin.00"]
    if unlisted:
        raise WeightsMissing(f"{folder / 'SHA256SUMS'} does not list {', '.join(unlisted)}. {remedy(folder)}")
    whole = {"model.bin": _joined(folder, pieces, digest)} if pieces else {}
    if not whole:
        with _readable(folder, "model.bin"):
            _check(folder, "model.bin", sha256(folder / "model.bin"), digest)
    files = {name: _checked(folder, name, expected) for name, expected in sums.items()}
    # CTranslate2 has one vocabulary.json, or a source_, target_ or shared_vocabulary.json.
    own = [name for name in files if "/" not in name and (name == "config.json" or name.endswith("vocabulary.json"))]
    model = {name: files.pop(name) for name in own}
    return Weights(folder, {**model, **whole}, files, digest)


def _joined(folder: Path, pieces: dict[str, str], digest: str) -> bytes:
    """The whole model.bin; pieces: name -> checksum."""
    joined = io.BytesIO()  # one piece at a time: the model shall not stand in memory twice
    for name in pieces:
        joined.write(_read(folder, name))
    if hashlib.sha256(joined.getbuffer()).hexdigest() != digest:
        for name, expected in pieces.items():  # only now, for it takes as long again: which of them is it
            _checked(folder, name, expected)
        first, *_, last = [*pieces, *pieces]
        raise WeightsCorrupt(f"The pieces {first} to {last} in {folder} are not a whole model.bin. {remedy(folder)}")
    return joined.getvalue()


def remedy(folder: Path) -> str:
    """What to do next: the embedded models came with Khabar, any other is the user's own."""
    return _REINSTALL if folder in (EMBEDDED, MEANING) else _EXPORT_AGAIN


def _sums(folder: Path) -> dict[str, str]:
    """`SHA256SUMS` as file name -> digest."""
    try:
        lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    except FileNotFoundError:
        raise WeightsMissing(f"There is no model in {folder} (no SHA256SUMS). {remedy(folder)}") from None
    except OSError as error:
        raise WeightsMissing(f"{folder / 'SHA256SUMS'} cannot be read ({error.strerror}). {remedy(folder)}") from None
    except UnicodeDecodeError:
        raise WeightsCorrupt(f"{folder / 'SHA256SUMS'} is no list of files. {remedy(folder)}") from None
    rows = [line.split(maxsplit=1) for line in lines if line.strip()]
    if any(len(row) != 2 for row in rows):
        raise WeightsCorrupt(f"{folder / 'SHA256SUMS'} is no list of files. {remedy(folder)}")
    for _, name in rows:
        if not _inside(name):
            raise WeightsCorrupt(f"{folder / 'SHA256SUMS'} lists {name}, which is outside. {remedy(folder)}")
    return {name: digest for digest, name in rows}


def _inside(name: str) -> bool:
    """Whether a name stays in the folder on every system: a path of plain names with / between them."""
    path = PurePosixPath(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name or ":" in name)


def _checked(folder: Path, name: str, expected: str) -> bytes:
    data = _read(folder, name)
    _check(folder, name, hashlib.sha256(data).hexdigest(), expected)
    return data


def _check(folder: Path, name: str, found: str, expected: str) -> None:
    if found != expected:
        raise WeightsCorrupt(
            f"The model file {folder / name} is damaged: its sha256 is not the one shipped. {remedy(folder)}"
        )


def _read(folder: Path, name: str) -> bytes:
    with _readable(folder, name):
        return (folder / name).read_bytes()


@contextmanager
def _readable(folder: Path, name: str) -> Iterator[None]:
    """Whatever the system says of a file, as WeightsMissing."""
    path = folder / name
    try:
        yield
    except FileNotFoundError:
        raise WeightsMissing(f"The model file {path} is missing. {remedy(folder)}") from None
    except OSError as error:
        raise WeightsMissing(f"The model file {path} cannot be read ({error.strerror}). {remedy(folder)}") from None
