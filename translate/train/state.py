"""A run on the disk: all that it needs to go on as if it had never stopped."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch

from eval import UsageError
from translate.train.corpus import Corpus, Done
from translate.train.settings import Settings
from translate.train.starts import Start


@dataclass(slots=True)
class State:
    """Where a run is, beside its weights and its optimiser.

    step: updates made. seconds: so far, with looks and saves. pairs, pieces: seen so far; pieces of both sides. skipped: steps whose gradient was no number. split: parts that a batch is cut into because
    it did not fit into memory. averaged: weights in the mean. history: what was reported.
    """

    done: Done = field(default_factory=Done)
    step: int = 0
    seconds: float = 0.0
    pairs: int = 0
    pieces: int = 0
    skipped: int = 0
    split: int = 1
    averaged: int = 0
    history: list[dict[str, Any]] = field(default_factory=list)


def identity(settings: Settings, start: Start, corpus: Corpus) -> dict[str, Any]:
    """What a run that goes on must share with its beginning, as it comes back from a file."""
    hashed = hashlib.sha256()
    for part in corpus.bytes():
        hashed.update(part)
    found = asdict(settings)
    schedule = found.pop("schedule")
    # A longer or shorter run may go on from a saved one, and its warm-up with it; compiled or not, the same is computed.
    found |= {"rate": schedule["rate"], "final": schedule["final"], "betas": list(settings.betas)}
    found.pop("compile")
    return {"start": f"{start.name} {start.weights}", "pairs": hashed.hexdigest(), **found}


def save(path: Path, identity: Mapping[str, Any], state: State, tensors: Mapping[str, Any]) -> None:
    """Write the run, or leave an earlier file as it is. Raises UsageError where the disk does not take it.

    identity: what a run that goes on must have in common. tensors: state dicts by name.
    """
    new = path.with_name(path.name + ".new")
    try:
        torch.save({"identity": dict(identity), "state": asdict(state), **tensors, "random": _random()}, new)
        os.replace(new, path)
    except (OSError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "inline_container" not in str(error):
            raise
        # torch does not say why it could not write on; nearly always the disk is full.
        error = error if isinstance(error, OSError) else OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        new.unlink(missing_ok=True)
        kept = "; the run as it was saved before is still there" if path.exists() else ""
        raise UsageError(
            f"cannot save the run in {path.parent} ({error.strerror}){kept}. Make room, then go on with --resume"
        ) from None


def load(path: Path, identity: Mapping[str, Any]) -> tuple[State, dict[str, Any]]:
    """Read a run that `save` wrote, and put the random numbers where they were.

    Raises UsageError where there is none, it is damaged, or it is a run of something else.
    """
    if not path.is_file():
        raise UsageError(f"there is no run to go on with in {path.parent}; leave --resume out")
    try:
        # Into memory and not mapped: the file is replaced while the run goes on.
        found = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # of whatever kind a damaged archive raises
        raise UsageError(
            f"{path} is damaged ({type(error).__name__}); delete {path.parent} and begin again without --resume"
        ) from None
    differ = [
        f"another {name}" + ("" if name == "pairs" else f" ({found['identity'].get(name)}, now {value})")
        for name, value in identity.items()
        if found["identity"].get(name) != value
    ]
    if differ:
        raise UsageError(
            f"the run in {path.parent} has {', '.join(differ)}; call it as before, or name another --out without --resume"
        )
    torch.set_rng_state(found["random"]["cpu"])
    if found["random"]["cuda"] and len(found["random"]["cuda"]) == torch.cuda.device_count():
        torch.cuda.set_rng_state_all(found["random"]["cuda"])
    fields = found.pop("state")
    return State(**{**fields, "done": Done(**fields["done"])}), found


def _random() -> dict[str, Any]:
    return {
        "cpu": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_available() else [],
    }
