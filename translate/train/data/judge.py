"""What drops pairs whose sides do not say the same, and weighs the others by how sure that is."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from eval import UsageError
from translate.meaning import Meaning, Vectors
from translate.train.data.alike import LEAST, MIN_WORDS, compared
from translate.train.data.manifest import digest
from translate.train.data.pairs import Pair
from translate.weights import MEANING

# The name of the encoder that comes with Khabar; every other name is a folder's.
EMBEDDED = "embedded"
# A weight is how many of the pairs with such a margin say the same, as a logistic curve through what was read (see LEAST):
# half at MIDDLE, and STEEPNESS says how fast it rises there.
MIDDLE, STEEPNESS = -0.015, 70.0
# Of the least alike: no weight is nothing.
LEAST_WEIGHT = 0.01


@dataclass(frozen=True, slots=True)
class Judge:
    """name: "embedded", or the folder of the encoder. least: the smallest margin that is kept. weigh: whether pairs are
    weighed by their margins.
    """

    name: str
    encoder: Meaning
    least: float = LEAST
    weigh: bool = False

    @classmethod
    def asked(cls, name: str | None, least: float | None, weigh: bool, option: str) -> Judge | None:
        """The one that a command line asks for, or None. option: what the encoder's argument is called there.

        Raises UsageError for settings without an encoder, WeightsMissing or WeightsCorrupt for a folder that is none.
        """
        if name is None:
            for given, word in ((least is not None, "--least-margin"), (weigh, "--weigh")):
                if given:
                    raise UsageError(f"{word} is about margins of vectors; say by {option} what makes them")
            return None
        return cls(name, Meaning(folder(name)), LEAST if least is None else least, weigh)

    def margins(self, pairs: Sequence[Pair]) -> Vectors:
        """[pairs]: as `compared` has them. What is below `least` is to be dropped."""
        return compared(pairs, self.encoder)

    def report(self) -> dict[str, Any]:
        """For a manifest."""
        return {"sha256": digest(str(folder(self.name))), "least_margin": self.least, "min_words": MIN_WORDS}


def folder(name: str) -> Path:
    """Where the encoder of that name is."""
    return MEANING if name == EMBEDDED else Path(name)


def weights(margins: Vectors) -> Vectors:
    """[pairs]: from LEAST_WEIGHT to 1, the larger the larger the margin; 1 for a pair that was not judged.

    0.41 at -0.02, 0.74 at 0, 0.92 at 0.02, 0.99 at 0.05. To three decimals, as they are written.
    """
    logistic = 1 / (1 + np.exp(-STEEPNESS * (np.clip(margins.astype(np.float64), -2, 2) - MIDDLE)))
    return np.asarray(np.maximum(logistic.round(3), LEAST_WEIGHT), np.float32)


def difference(text: str) -> float:
    """A margin, for argparse."""
    try:
        margin = float(text)
    except ValueError:
        margin = math.nan
    if not -2 <= margin <= 2:
        raise argparse.ArgumentTypeError(f"{text} is no difference of two cosines; write {LEAST}")
    return margin


def add_arguments(parser: Any, option: str, more: str = "") -> None:
    """What a command is told a judge by. parser: of argparse, or a group of one. more: to be said of the encoder."""
    add = parser.add_argument
    told = "drop pairs that do not say the same, by the embedded sentence encoder, or by that of a folder like it"
    add(option, nargs="?", const=EMBEDDED, metavar="FOLDER", help=told + more)
    told = f"how much nearer to each other than to others both sides must be, by {option} ({LEAST:g})"
    add("--least-margin", type=difference, metavar="X", help=told)
    told = f"weigh pairs in the training by their margins, from {LEAST_WEIGHT:g} to 1, by {option}"
    add("--weigh", action="store_true", help=told)
