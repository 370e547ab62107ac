"""Where a training keeps what: OUT is what the engine opens, OUT/checkpoint what trains further, OUT/run what goes on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eval import UsageError


@dataclass(frozen=True, slots=True)
class Place:
    """An OUT folder."""

    out: Path

    @property
    def checkpoint(self) -> Path:
        return self.out / "checkpoint"

    @property
    def state(self) -> Path:
        return self.out / "run" / "state.pt"

    @property
    def log(self) -> Path:
        return self.out / "run" / "log.jsonl"

    @property
    def before(self) -> Path:
        return self.out / "run" / "before.json"

    @classmethod
    def open(cls, out: Path, start: str, resume: bool) -> Place:
        """Make the folder ready. Raises UsageError where it cannot be written, or something in it would be lost."""
        place = cls(out)
        if out.exists() and not out.is_dir():
            raise UsageError(f"{out} is a file; name a folder")
        if not out.absolute().parent.is_dir():
            raise UsageError(f"{out.absolute().parent} is no folder; make it, or name another --out")
        if resume and not place.state.is_file():
            raise UsageError(f"there is no run to go on with in {out}; leave --resume out, or name the folder it is in")
        if place.state.is_file() and not resume:
            raise UsageError(
                f"{out} holds a run already; go on with it (--resume), delete {place.state.parent}, or name another --out"
            )
        if not resume and (out / "SHA256SUMS").exists():
            raise UsageError(f"{out} holds a model already, which would be lost; name another --out")
        if out.exists() and Path(start).exists() and out.samefile(start):
            raise UsageError(f"the training starts from {out}, which it would write over; name another --out")
        try:
            place.state.parent.mkdir(parents=True, exist_ok=True)
            (place.state.parent / ".new").touch()
            (place.state.parent / ".new").unlink()
        except OSError as error:
            raise UsageError(f"cannot write to {out} ({error.strerror}); name another --out") from None
        return place
