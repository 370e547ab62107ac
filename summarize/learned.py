"""Logistic regression, and the weights that `python -m summarize.train` learned: `weights.json` beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from summarize.vectors import Floats

FILE = "weights.json"
STEPS = 30
CERTAIN = 30.0


@dataclass(frozen=True, eq=False)
class Logistic:
    """The probability of a class from features; weights: shape (features,)."""

    weights: Floats
    bias: float

    def __call__(self, features: Floats) -> Floats:
        """The probability of each row; features: (n, features)."""
        # Beyond that it is 0 or 1 in any case, and the exponential may be too large.
        logits = np.clip(features @ self.weights + self.bias, -CERTAIN, CERTAIN)
        probability: Floats = 1 / (1 + np.exp(-logits))
        return probability

    @classmethod
    def fitted(cls, features: Floats, labels: Floats, penalty: float) -> Logistic:
        """Newton's method on the likelihood, less penalty / 2 times the squared weights of standardised features.

        features: (n, features); labels: (n,), 0 or 1.
        """
        mean, scale = features.mean(axis=0), features.std(axis=0)
        scale[scale == 0] = 1.0  # a feature that never changes gets no weight
        rows = np.column_stack([(features - mean) / scale, np.ones(len(features))])
        shrink = np.full(rows.shape[1], penalty)
        shrink[-1] = 0.0
        found = np.zeros(rows.shape[1])
        for _ in range(STEPS):
            probability = 1 / (1 + np.exp(-(rows @ found)))
            curvature = rows.T @ (rows * (probability * (1 - probability))[:, None]) + np.diag(shrink)
            found += np.linalg.solve(curvature, rows.T @ (labels - probability) - shrink * found)
        weights = found[:-1] / scale
        return cls(weights, float(found[-1] - weights @ mean))


@dataclass(frozen=True, slots=True)
class Learned:
    """What tells which words a summary has, and which sentences."""

    words: Logistic
    sentences: Logistic

    def to_dict(self, words: Sequence[str], sentences: Sequence[str]) -> dict[str, Any]:
        """As the file holds it, with the names of the features."""
        return {
            kind: {
                "bias": round(model.bias, 4),
                "weights": {name: round(float(weight), 4) for name, weight in zip(names, model.weights, strict=True)},
            }
            for kind, model, names in (("words", self.words, words), ("sentences", self.sentences, sentences))
        }

    @classmethod
    def of(cls, data: dict[str, Any]) -> Learned:
        """What `to_dict` made."""
        kinds = (data["words"], data["sentences"])
        return cls(*(Logistic(np.array([*kind["weights"].values()]), kind["bias"]) for kind in kinds))


@cache
def learned() -> Learned:
    """The weights of the package."""
    return Learned.of(json.loads(files("summarize").joinpath(FILE).read_text("utf-8")))
