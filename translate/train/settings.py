"""Every number of a training in one place: what the card tells, and what a run that goes on must share with its beginning."""

from __future__ import annotations

from dataclasses import dataclass

from translate.train.corpus import Order
from translate.train.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train.

    accumulate: batches whose gradients make one step. longest: pieces of both sides; longer pairs are left out.
    smoothing: share of every label that is spread over all pieces. dropout: None leaves the model's own.
    clip: the largest norm of a step's gradient. average: the share at the end of the run over which weights are
    averaged. freeze: embeddings stay as they are. precision: "float32" or "bfloat16" (the weights are float32 always).
    least_margin: of the pairs, by a sentence encoder; None where none was asked. weighed: True where pairs have weights,
    else None: a run from before there were any goes on.
    """

    schedule: Schedule
    order: Order
    accumulate: int = 1
    longest: int = 256
    smoothing: float = 0.0
    dropout: float | None = None
    clip: float = 1.0
    betas: tuple[float, float] = (0.9, 0.98)
    average: float = 0.25
    freeze: bool = False
    precision: str = "float32"
    compile: bool = False
    least_margin: float | None = None
    weighed: bool | None = None


@dataclass(frozen=True, slots=True)
class Usual:
    """What is right for a kind of start when nothing else is said."""

    rate: float
    warmup: int
    tokens: int
    smoothing: float
    dropout: float | None
    freeze: bool


# Fine-tuning: rates over 5e-5 unlearn more than they teach with batches this small. From nothing: as small Transformers
# are trained (Vaswani et al. 2017), with a rate for a warm-up of a few minutes.
FINE_TUNING = Usual(rate=3e-5, warmup=40, tokens=1600, smoothing=0.0, dropout=None, freeze=True)
FROM_NOTHING = Usual(rate=1e-3, warmup=400, tokens=4000, smoothing=0.1, dropout=0.1, freeze=False)
