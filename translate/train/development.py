"""How a model does on sentences that it is not trained on, while it trains and at the end."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from eval import UsageError
from eval.data import parallel
from eval.data.textfiles import lines
from eval.scoring.bootstrap import RESAMPLES
from eval.scoring.metrics import metrics as all_metrics
from eval.scoring.metrics import sacrebleu, statistics
from eval.scoring.scores import compared
from translate.clauses import split_long
from translate.engines import Decoding, Engine
from translate.protect import protect
from translate.train.data.pairs import Pair
from translate.train.data.spelling import spell
from translate.train.learners import Example
from translate.train.loop import Loop

# Sentences of each set that are looked at on the way: enough to see a trend, few enough to cost seconds.
LOOKED_AT = 120
TRANSLATED = 40
TRIALS = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """A set on the way. loss: nats a label; chrf: chrF++ of greedy translations, None where none were made."""

    name: str
    loss: float
    chrf: float | None

    def __str__(self) -> str:
        return f"{self.name} {self.loss:.3f}" + ("" if self.chrf is None else f" chrF++ {self.chrf:.1f}")


class Development:
    """Development sets: folders that hold hi.txt and en.txt."""

    def __init__(self, folders: Sequence[Path], sentences: int) -> None:
        """sentences: the most of each that are scored at the end. Raises UsageError where a folder holds no parallel text."""
        self.sets: dict[str, list[Pair]] = {}
        self.told: dict[str, str] = {}
        self._folders = folders
        for folder in folders:
            name = folder.resolve().name
            if name in self.sets:
                raise UsageError(f"two development sets are called {name}; rename a folder")
            whole = parallel.pairs(folder)
            for number, both in enumerate(whole, start=1):
                if not all(side.strip() for side in both):
                    raise UsageError(f"{folder}: line {number} is blank on one side; take it out of hi.txt and en.txt")
            self.sets[name] = [spell(Pair(name, *both)) for both in parallel.pairs(folder, sentences)]
            digest = hashlib.sha256("\n".join(side for both in whole for side in both).encode()).hexdigest()
            self.told[name] = (
                f"{len(self.sets[name])} of {len(whole)} sentences, evenly spaced; sha256 of both sides `{digest}`"
            )

    def lines(self) -> dict[str, list[str]]:
        """All lines of the sets by the name of their file: what no pair of the training may hold."""
        return {
            str(path): lines(str(path)) for folder in self._folders for path in (folder / "hi.txt", folder / "en.txt")
        }

    def pairs(self) -> list[Pair]:
        """The pairs of all sets."""
        return [pair for pairs in self.sets.values() for pair in pairs]

    def look(self, loop: Loop, translate: bool) -> list[Look]:
        """Loss, and greedy translations if asked for, of some sentences of each set."""
        model = loop.learner.model
        training = model.training
        model.train(False)
        try:
            return [self._look(loop, name, pairs, translate) for name, pairs in self.sets.items()]
        finally:
            model.train(training)

    def _look(self, loop: Loop, name: str, pairs: Sequence[Pair], translate: bool) -> Look:
        chosen = pairs[:: math.ceil(len(pairs) / LOOKED_AT)]
        loss = _loss(loop, [loop.learner.example(pair.hindi, pair.english) for pair in chosen])
        if not translate:
            return Look(name, loss, None)
        few = pairs[:: math.ceil(len(pairs) / TRANSLATED)]
        with loop.autocast():
            english = [text for part in _parts(few, 20) for text in loop.learner.greedy([pair.hindi for pair in part])]
        chrf = sacrebleu("CHRF", word_order=2).corpus_score(english, [[pair.english for pair in few]])
        return Look(name, loss, chrf.score)


@torch.no_grad()
def _loss(loop: Loop, examples: Sequence[Example]) -> float:
    total, labels = 0.0, 0
    for part in _parts(sorted(examples, key=lambda example: sum(map(len, example))), 8):
        batch = loop.learner.batch(part)
        device = loop.accelerator.device
        inputs = {name: tensor.to(device) for name, tensor in batch.inputs.items()}
        with loop.autocast():
            total += float(loop.objective(inputs, batch.labels.to(device))[1])
        labels += int((batch.labels >= 0).sum())
    return total / labels


def outputs(engine: Engine, development: Development) -> dict[str, list[str]]:
    """The engine's English for every sentence of each set, with the usual search, and nothing done to it afterwards.

    As always, addresses are hidden from the model, and a sentence that is too long for it is put to it in parts.
    """
    found = {}
    for name, pairs in development.sets.items():
        masked = [protect(pair.hindi) for pair in pairs]
        parts = [split_long(source.text, lambda text: engine.pieces(text) <= engine.max_pieces) for source in masked]
        english = (best.text for best, *_ in engine.translate([part for row in parts for part in row], Decoding()))
        joined = [" ".join(next(english) for _ in row) for row in parts]
        found[name] = [source.restore(text) for source, text in zip(masked, joined, strict=True)]
    return found


def scores(development: Development, systems: Mapping[str, Mapping[str, Sequence[str]]]) -> dict[str, dict[str, Any]]:
    """Set -> {"rows", "signatures", "systems": as `compared` gives them}; systems: name -> set -> translations."""
    found = {}
    for name, pairs in development.sets.items():
        references = [[pair.english for pair in pairs]]
        metrics = [metric for metric in all_metrics(references, RESAMPLES) if metric.id != "ter"]
        counted = statistics({system: sets[name] for system, sets in systems.items()}, references)
        found[name] = {
            "rows": len(pairs),
            "signatures": {metric.name: metric.signature for metric in metrics},
            "systems": compared(counted, metrics, RESAMPLES, TRIALS),
        }
    return found


def _parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
