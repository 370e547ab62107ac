"""How far an exported model is from the trained one: the log-probabilities of CTranslate2 beside those of torch."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from translate.train.export.convert import decoder_start
from translate.train.learners import Example

LIKELIEST = 20
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


@torch.no_grad()
def agreement(model: Any, folder: Path, examples: Sequence[Example], compute_type: str = "int8") -> Agreement:
    """Compare a model, wherever it is, with a folder that CTranslate2 opens, at each piece of the targets."""
    training = model.training
    model.eval()
    try:
        return _compared(model, folder, examples, compute_type)
    finally:
        model.train(training)


def _compared(model: Any, folder: Path, examples: Sequence[Example], compute_type: str) -> Agreement:
    exported = _seq2seq if model.config.is_encoder_decoder else _causal
    differences: list[float] = []
    same: list[bool] = []
    for example, theirs in zip(examples, exported(folder, examples, compute_type), strict=True):
        ours = torch.log_softmax(_logits(model, example).float(), -1).cpu().numpy()
        likeliest = np.argsort(-ours, axis=1)[:, :LIKELIEST]
        differences.append(np.take_along_axis(np.abs(ours - theirs), likeliest, axis=1).max())
        same += (likeliest[:, 0] == theirs.argmax(axis=1)).tolist()
    return Agreement(len(same), float(max(differences)), sum(same) / len(same))


def _logits(model: Any, example: Example) -> Tensor:
    """[pieces of the target, vocabulary]"""
    source, target = example
    if model.config.is_encoder_decoder:
        rows = {"input_ids": source, "decoder_input_ids": [decoder_start(model), *target[:-1]]}
    else:
        rows = {"input_ids": source + target[:-1]}
    inputs = {name: torch.tensor([row], device=model.device) for name, row in rows.items()}
    found: Tensor = model(**inputs, use_cache=False).logits[0, -len(target) :]
    return found


def _causal(folder: Path, examples: Sequence[Example], compute_type: str) -> Iterator[Floats]:
    pieces = _pieces(folder, "vocabulary")
    generator = ctranslate2.Generator(str(folder), compute_type=compute_type)
    for source, target in examples:
        text = [pieces[number] for number in source + target[:-1]]
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
