"""All of an export: a copy of the trained model is smoothed, converted, compared with it, and put into its folder."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from eval import UsageError
from translate.checkpoints.agreement import Agreement, agreement
from translate.checkpoints.convert import Unconvertible, convert
from translate.checkpoints.convert import check as check_convertible
from translate.train.export.folder import building, complete
from translate.train.export.smooth import smooth
from translate.train.export.vocabulary import vocabulary
from translate.train.learners import Example

# Examples that smoothing looks at, and as many that the exported model is compared on: more change nothing.
LOOKED_AT = 64
COMPARED = 24


def export(
    model: Any,
    checkpoint: Path,
    out: Path,
    examples: Sequence[Example],
    quantization: str = "int8",
    start: Path | None = None,
) -> Agreement:
    """Write the engine's files into `out`, and say how far they are from the model, which stays as it is.

    checkpoint: the folder that `Learner.save` wrote the same model to. examples: at least one, of the kind that the model is
    for; some, spread over them, are looked at. quantization: "int8" or "float32". start: the folder that the training began from,
    whose NOTICE goes along.

    Raises UsageError where the model cannot be converted, or `out` cannot be written: an earlier model there is as it was.
    """
    if not examples:
        raise ValueError("there are no examples to smooth with and to compare on")
    check(model)
    pieces = vocabulary(checkpoint, model)
    with building(out) as folder:
        copied = copy_of(model)
        if quantization == "int8" and type(model).__name__ == "Gemma3ForCausalLM":
            smooth(copied, _spread(examples, LOOKED_AT))
        try:
            convert(copied, pieces, folder, quantization)
        except Unconvertible as error:
            raise UsageError(f"{error}; start from another model") from error
        del copied
        found = agreement(model, folder, _spread(examples, COMPARED), quantization)
        complete(folder, checkpoint, start if start is not None else checkpoint.parent, type(model).__name__)
    return found


def check(model: Any) -> None:
    """Find out before the work whether a model can be exported. Raises UsageError, naming its architecture."""
    try:
        check_convertible(model)
    except Unconvertible as error:
        raise UsageError(f"{error}, so it cannot be exported; start from another model, or from a size") from error


def copy_of(model: Any) -> Any:
    """The model once more on the CPU, in float32, for evaluation; wherever it is, and with nothing of it shared."""
    with torch.no_grad():
        weights = {
            id(tensor): torch.nn.Parameter(tensor.to("cpu", torch.float32, copy=True), requires_grad=False)
            for tensor in model.parameters()
        }
        buffers = {id(tensor): tensor.to("cpu", copy=True) for tensor in model.buffers()}
    # What deepcopy finds in its memo is not copied on the model's device first.
    return copy.deepcopy(model, {**weights, **buffers}).eval()


def _spread(examples: Sequence[Example], most: int) -> Sequence[Example]:
    return examples[:: max(1, len(examples) // most)][:most]
