"""How far a converted model is from its original: the log-probabilities of CTranslate2 beside those of torch."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import torch
from numpy.typing import NDArray

from translate.checkpoints.model import decoder_start

LIKELIEST = 20
# A source and its answer in piece numbers, the special ones included.
Example = tuple[Sequence[int], Sequence[int]]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over some positions of answers.

    difference: nats, the largest one among the LIKELIEST pieces of each position. same: share of the positions at which
    both find the same piece likeliest.
    """

    positions: int
    difference: float
    same: float


def agreement(model: Any, folder: Path, examples: Sequence[Example], compute_type: str = "int8") -> Agreement:
    """Compare a model, wherever it is, with a folder that CTranslate2 opens, at each piece of the targets."""
    training = model.training
    model.eval()
    try:
        return compare(log_probabilities(model, examples), folder, examples, compute_type)
    finally:
        model.train(training)


def compare(
    original: Iterable[Floats], folder: Path, examples: Sequence[Example], compute_type: str = "int8"
) -> Agreement:
    """The same with a model of which only its `log_probabilities` are left."""
    exported = _causal if (folder / "vocabulary.json").exists() else _seq2seq
    differences: list[float] = []
    same: list[bool] = []
    for ours, theirs in zip(original, exported(folder, examples, compute_type), strict=True):
        likeliest = np.argsort(-ours, axis=1)[:, :LIKELIEST]
        differences.append(np.take_along_axis(np.abs(ours - theirs), likeliest, axis=1).max())
        same += (likeliest[:, 0] == theirs.argmax(axis=1)).tolist()
    return Agreement(len(same), float(max(differences)), sum(same) / len(same))


@torch.no_grad()
def log_probabilities(model: Any, examples: Sequence[Example], start: int | None = None) -> Iterator[Floats]:
    """For each example [pieces of the target, vocabulary]. start: what the decoder begins with, where it is not the model's."""
    for source, target in examples:
        if model.config.is_encoder_decoder:
            begins = decoder_start(model) if start is None else start
            rows = {"input_ids": source, "decoder_input_ids": [begins, *target[:-1]]}
        else:
            rows = {"input_ids": [*source, *target[:-1]]}
        inputs = {name: torch.tensor([row], device=model.device) for name, row in rows.items()}
        logits = model(**inputs, use_cache=False).logits[0, -len(target) :]
        yield torch.log_softmax(logits.float(), -1).cpu().numpy()


def _causal(folder: Path, examples: Sequence[Example], compute_type: str) -> Iterator[Floats]:
    pieces = _pieces(folder, "vocabulary")
    generator = ctranslate2.Generator(str(folder), compute_type=compute_type)
    for source, target in examples:
        text = [pieces[number] for number in (*source, *target[:-1])]
        found = np.array(generator.forward_batch([text], return_log_probs=True))[0]
        yield found[len(source) - 1 : len(text)]


def _seq2seq(folder: Path, examples: Sequence[Example], compute_type: str) -> Iterator[Floats]:
    sources, targets = _pieces(folder, "source_vocabulary"), _pieces(folder, "target_vocabulary")
    translator = ctranslate2.Translator(str(folder), compute_type=compute_type)
    for source, target in examples:
        # All of the target but its end is given, and what would have been said in its place told at every step.
        (found,) = translator.translate_batch(
            [[sources[number] for number in source]],
            target_prefix=[[targets[number] for number in target[:-1]]],
            max_decoding_length=len(target),
            min_decoding_length=0,
            beam_size=1,
            return_logits_vocab=True,
        )
        logits = torch.stack([torch.from_numpy(np.array(step)) for step in found.logits[0]])
        yield torch.log_softmax(logits, -1).numpy()


def _pieces(folder: Path, name: str) -> list[str]:
    path = folder / f"{name}.json"
    if not path.exists():
        path = folder / "shared_vocabulary.json"
    found: list[str] = json.loads(path.read_bytes())
    return found
