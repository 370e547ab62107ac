"""A checkpoint is made into a folder for CTranslate2, compared with what it was, and put into the cache."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np

from translate.checkpoints import cache
from translate.checkpoints.agreement import LIKELIEST, Agreement, Example, compare, log_probabilities
from translate.checkpoints.checkpoint import Checkpoint
from translate.checkpoints.convert import check, convert
from translate.checkpoints.model import load
from translate.engines.folder import NAME, dumps
from translate.errors import WeightsCorrupt
from translate.families import Plan
from translate.weights.writing import seal

# What the folder tells of its making.
ABOUT = "conversion.json"


def build(entry: Path, checkpoint: Checkpoint, plan: Plan, precision: str, progress: Callable[[str], None]) -> None:
    """Fill an entry of the cache, unless it is whole.

    Raises CacheUnwritable, WeightsCorrupt, OutOfMemory, or Unconvertible where CTranslate2 has no form of it.
    """
    with cache.building(entry) as folder:
        if folder is None:
            return
        progress(f"Opening {checkpoint.name}")
        model = load(checkpoint, task=plan.task)
        check(model)
        vocabulary = plan.padded(model, checkpoint.folder)
        examples = list(_examples(checkpoint, plan))
        original = list(log_probabilities(model, examples, plan.begins_with(model)))
        if any(np.isnan(found).any() for found in original):
            raise WeightsCorrupt(f"{checkpoint.name} computes no numbers (NaN). Copy or download the model again.")
        progress(f"Converting {checkpoint.name} to {precision}, once and for all")
        convert(model, vocabulary, folder, precision, plan.start)
        del model
        found = compare(original, folder, examples, precision)
        progress(_told(precision, found))
        about = {
            "checkpoint": checkpoint.name,
            "revision": checkpoint.revision,
            "precision": precision,
            **asdict(found),
        }
        (folder / ABOUT).write_text(json.dumps(about, indent=2, ensure_ascii=False) + "\n", "utf-8")
        (folder / NAME).write_text(dumps(plan.settings), "utf-8")
        for name, content in plan.files.items():
            (folder / name).write_bytes(content)
        seal(folder, cut=False)  # CTranslate2 reads a whole one from the disk, in a third of the memory


def _examples(checkpoint: Checkpoint, plan: Plan) -> Iterator[Example]:
    """The task's examples in the numbers of the model's pieces. Only the likeliest ones are compared: any answer will do."""
    known, settings = plan.pieces(checkpoint), plan.settings
    for source, target in plan.task.examples:
        answer = [*settings.target_prefix, *known.target(target)[: settings.max_answer], settings.end]
        read = settings.around(known.source(source)[: settings.max_pieces])
        yield plan.vocabulary.read(read), plan.vocabulary.written(answer)


def _told(precision: str, found: Agreement) -> str:
    return (
        f"{precision}: the log-probabilities of the {LIKELIEST} likeliest pieces are up to {found.difference:.2g} from those "
        f"of float32 in torch; the likeliest is the same one at {found.same:.0%} of {found.positions} places"
    )
