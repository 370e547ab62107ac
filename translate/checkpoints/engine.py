"""From a checkpoint to an engine: in CTranslate2, made once and kept, or in torch as it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from translate.checkpoints import cache
from translate.checkpoints.checkpoint import Checkpoint, fingerprint
from translate.checkpoints.hub import snapshot
from translate.checkpoints.model import require
from translate.engines.folder import Seq2SeqSettings, read
from translate.engines.searching import check_precision
from translate.engines.seq2seq import Seq2Seq
from translate.engines.task import TRANSLATION, Task
from translate.errors import CacheUnwritable, EngineError, WeightsCorrupt, WeightsMissing
from translate.families import Plan, family

if TYPE_CHECKING:
    from translate.engines.torch_seq2seq import TorchSeq2Seq

# What is said to a reader who waits.
Progress = Callable[[str], None]


def open_checkpoint(
    name: str, runtime: str, precision: str | None, progress: Progress, task: Task = TRANSLATION
) -> Seq2Seq | TorchSeq2Seq:
    """An engine for a checkpoint folder, or a model on the hub by its id; see `translate.engines.open_engine`."""
    if runtime == "torch":
        return _in_torch(*_planned(name, progress, task), precision, progress)
    quantised = precision or "int8"
    check_precision(quantised)
    if engine := _converted(name, quantised, progress, task):
        return engine
    checkpoint, plan = _planned(name, progress, task)
    if runtime == "auto" and not family(checkpoint.model_type).convertible:
        return _in_torch(checkpoint, plan, precision, progress)
    from translate.checkpoints.conversion import build
    from translate.checkpoints.convert import Unconvertible

    entry = _entry(name, checkpoint.revision, quantised, task)
    try:
        build(entry, checkpoint, plan, quantised, progress)
    except Unconvertible as error:
        if runtime == "ctranslate2":
            raise EngineError(f"{name} does not run in CTranslate2: {error}. Give --runtime torch.") from None
        return _in_torch(checkpoint, plan, precision, progress)
    return _opened(entry, name, quantised)


def _converted(name: str, precision: str, progress: Progress, task: Task) -> Seq2Seq | None:
    """The engine that an earlier start made, by way of nothing but its folder."""
    if os.path.isdir(name):
        revision: str | None = fingerprint(Path(name))
    else:
        revision = cache.remembered(*_named(name))
    entry = _entry(name, revision, precision, task) if revision else None
    if entry is None or not cache.whole(entry):
        return None
    try:
        return _opened(entry, name, precision)
    except (WeightsCorrupt, WeightsMissing) as error:
        progress(f"{error} It is converted again.")
        cache.discard(entry)
        return None


def _entry(name: str, revision: str, precision: str, task: Task) -> Path:
    return cache.entry(os.path.abspath(name) if os.path.isdir(name) else name, revision, precision, task)


def _opened(entry: Path, name: str, precision: str) -> Seq2Seq:
    weights, settings = read(entry)
    assert isinstance(settings, Seq2SeqSettings)
    return Seq2Seq(weights, settings, compute_type=precision, name=name)


def _in_torch(checkpoint: Checkpoint, plan: Plan, precision: str | None, progress: Progress) -> TorchSeq2Seq:
    from translate.engines import Decoding
    from translate.engines.torch_seq2seq import TorchSeq2Seq

    if precision == "int8":
        raise EngineError(f"{checkpoint.name} runs in torch, which has no int8 here. Give float32 or bfloat16.")
    progress(f"Opening {checkpoint.name} in torch")
    if family(checkpoint.model_type).convertible:
        return TorchSeq2Seq(checkpoint, plan, precision or "float32")
    # Not every other family is asked as most are: find out now.
    try:
        engine = TorchSeq2Seq(checkpoint, plan, precision or "float32")
        next(engine.translate([plan.task.examples[0][0]], Decoding(beam=1)))
    except (AttributeError, TypeError, ValueError, LookupError, RuntimeError) as error:
        raise EngineError(
            f"{checkpoint.name}, a {checkpoint.model_type} model, is not used as others are ({error}). "
            f"Name {plan.task.kinds}."
        ) from error
    return engine


def _planned(name: str, progress: Progress, task: Task) -> tuple[Checkpoint, Plan]:
    """The checkpoint on this machine, downloaded where it was not, and how it is put to work."""
    if os.path.isdir(name):
        return _known(Path(name), name, whole=True, task=task)
    owned, revision = _named(name)
    # A model stays the one that it was at first, until another revision is named.
    asked = cache.remembered(owned, revision) or revision
    # Before gigabytes are downloaded: whether they could be used.
    shot = snapshot(owned, asked, progress, check=partial(_known, name=name, whole=False, task=task), task=task)
    with suppress(CacheUnwritable):  # what runs in torch needs no cache of ours
        cache.remember(owned, revision, shot.commit)
    return _known(shot.folder, name, shot.commit, whole=True, task=task)


def _known(folder: Path, name: str, revision: str | None = None, *, whole: bool, task: Task) -> tuple[Checkpoint, Plan]:
    """whole: the weights must be there too."""
    found = Checkpoint.read(folder, name, revision, whole=whole, task=task)
    require(name)
    try:
        plan = family(found.model_type).plan(found, task)
        plan.check()
        return found, plan
    # Of a number that is a text, a place for no piece, a piece that is not there.
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise WeightsCorrupt(
            f"The configuration of {name} cannot be used: {error}. Copy or download the model again, or name another."
        ) from error


def _named(name: str) -> tuple[str, str | None]:
    """An id on the hub, and the branch, tag or commit that was asked for."""
    owned, _, revision = name.partition("@")
    return owned, revision or None
