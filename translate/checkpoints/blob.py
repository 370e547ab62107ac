"""One large file from a hub: downloaded in as many calls as it takes, and checked."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from translate.errors import WeightsCorrupt
from translate.weights.writing import sha256

if TYPE_CHECKING:
    from huggingface_hub.hf_api import RepoSibling

MB = 1_000_000
# Seconds between two lines on a download.
_PACE = 1.0


@dataclass(frozen=True, slots=True)
class Blob:
    """A file of a repository, which is kept under the hash of its content.

    huggingface_hub goes on where a connection was cut, but only within one call, and a call that was stopped begins anew:
    no way to get gigabytes over a poor line. So a part is kept here, and the library finds the whole.
    """

    name: str
    url: str
    size: int
    sha256: str | None
    path: Path

    @classmethod
    def of(cls, model: str, folder: Path, file: RepoSibling, endpoint: str) -> Blob:
        """folder: the snapshot that the file is for. file: what the hub lists of it."""
        from huggingface_hub import hf_hub_url

        url = hf_hub_url(model, file.rfilename, revision=folder.name, endpoint=endpoint)
        sha256 = file.lfs.sha256 if file.lfs else None
        size, kept = file.size or 0, sha256 or str(file.blob_id)
        return cls(file.rfilename, url, size, sha256, folder.parents[1] / "blobs" / kept)

    @property
    def part(self) -> Path:
        return self.path.with_name(f"{self.path.name}.incomplete")

    def lacks(self) -> int:
        """How many bytes are still to come."""
        return max(0, self.size - self._here())

    def fetch(self, progress: Callable[[str], None]) -> None:
        """Download what is missing. Raises what the library raises, or WeightsCorrupt."""
        from huggingface_hub.file_download import http_get
        from huggingface_hub.utils import WeakFileLock, build_hf_headers  # type: ignore[attr-defined]

        repository = self.path.parents[1]
        lock = repository.parent / ".locks" / repository.name / f"{self.path.name}.lock"
        for path in (self.part, lock):
            path.parent.mkdir(parents=True, exist_ok=True)
        with WeakFileLock(lock):  # the library's own
            if self.path.exists():
                return
            if self._here() > self.size:
                self.part.unlink()
            with self.part.open("ab") as content:
                http_get(
                    self.url,
                    content,
                    resume_size=content.tell(),
                    headers=build_hf_headers(),
                    expected_size=self.size,
                    tqdm_class=cast(Any, functools.partial(_Meter, self, progress)),
                )
            if self.sha256 and sha256(self.part) != self.sha256:
                self.part.unlink()
                raise WeightsCorrupt(
                    f"{self.name} came damaged: its sha256 is not the one that the hub lists. Open the model again, and it "
                    "is downloaded anew."
                )
            self.part.replace(self.path)

    def _here(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0


class _Meter:
    """Says in words how much of a file is here; huggingface_hub takes it for a bar of tqdm."""

    def __init__(self, blob: Blob, progress: Callable[[str], None], *, initial: int, **_: object) -> None:
        self._blob, self._progress, self._done, self._next = blob, progress, initial, 0.0

    def __enter__(self) -> _Meter:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, size: int) -> None:
        self._done += size
        if self._done < self._blob.size and time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _PACE
        self._progress(f"Downloading {self._blob.name}: {self._done // MB} of {self._blob.size // MB} MB")
