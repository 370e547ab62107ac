"""How long a run is, and how large its steps are on the way: to a number of steps, or to a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """Learning rate over a run: up in a straight line during the warm-up, then down in one to the end.

    steps or minutes: the end; one of them is None. rate: the highest. warmup: steps. final: share of `rate` at the end.
    A straight line to nearly zero does better than a cosine for runs of any length (Bergsma et al. 2025).
    """

    rate: float
    steps: int | None = None
    minutes: float | None = None
    warmup: int = 40
    final: float = 0.03

    def progress(self, step: int, seconds: float) -> float:
        """From 0 to 1, after so many steps and seconds."""
        if self.steps is not None:
            return min(1.0, step / self.steps)
        assert self.minutes is not None
        return min(1.0, seconds / (60 * self.minutes))

    def at(self, step: int, progress: float) -> float:
        """The learning rate of a step, counted from 0."""
        return self.rate * min(1.0, (step + 1) / max(1, self.warmup)) * (1 - progress * (1 - self.final))

    def left(self, step: int, seconds: float) -> float | None:
        """Seconds to the end, by the speed so far; None before the first step."""
        if self.minutes is not None:
            return max(0.0, 60 * self.minutes - seconds)
        assert self.steps is not None
        return (self.steps - step) * seconds / step if step else None
