"""What a training says on the way: a line now and then on standard error, and all of it in a log."""

from __future__ import annotations

import json
import math
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from translate.train.development import Look
from translate.train.loop import Loop, Step

# Seconds between two lines.
EVERY = 30
# Seconds over which a clock time says nothing: the day is needed too.
A_DAY = 86_400


class Reporter:
    """Tells of a run; nothing from processes that only help the first."""

    def __init__(self, loop: Loop, log: Path) -> None:
        self._loop, self._log = loop, log
        self._logs = True
        self._steps: list[Step] = []
        self._last = time.monotonic()
        self._began = loop.state.seconds, loop.state.pieces

    def step(self, step: Step) -> None:
        """Take a step in, and say something if it is time."""
        self._steps.append(step)
        if time.monotonic() - self._last >= EVERY:
            self._line()

    def last(self) -> None:
        """The last line of a run."""
        if self._steps:
            self._line()

    def look(self, looks: Sequence[Look]) -> None:
        """How the development sets fare."""
        step = self._loop.state.step
        found = {look.name: {"loss": look.loss, "chrf": look.chrf} for look in looks}
        self._say(f"       step {step}  " + "  ".join(map(str, looks)), {"step": step, "development": found})

    def note(self, text: str) -> None:
        """Anything else."""
        self._say(text, {"note": text})

    def _line(self) -> None:
        """Where the run is; speed and loss since the last line."""
        state, schedule = self._loop.state, self._loop.settings.schedule
        seconds, pieces = state.seconds - self._began[0], state.pieces - self._began[1]
        losses = [step.loss for step in self._steps if not math.isnan(step.loss)]
        line = {
            "step": state.step,
            "minutes": round(state.seconds / 60, 2),
            "pairs": state.pairs,
            "loss": sum(losses) / len(losses) if losses else None,
            "rate": self._steps[-1].rate,
            "pieces_per_second": pieces / seconds if seconds else None,
        }
        loss = f"loss {line['loss']:.3f}" if losses else "no usable step"
        self._say(
            f"{100 * self._loop.progress():3.0f} %  step {state.step}  {loss}  "
            f"{line['pieces_per_second'] or 0:,.0f} pieces/s  {state.pairs:,} pairs  rate {line['rate']:.1e}  "
            f"{_ends(schedule.left(state.step, state.seconds))}",
            line,
        )
        self._steps = []
        self._last = time.monotonic()
        self._began = state.seconds, state.pieces

    def _say(self, text: str, line: dict[str, Any]) -> None:
        if not self._loop.accelerator.is_main_process:
            return
        self._loop.state.history.append(line)
        try:
            print(text, file=sys.stderr, flush=True)
        except OSError:  # a closed terminal is no reason to lose a run
            sys.stderr = None
        try:
            if self._logs:
                with self._log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
        except OSError as error:
            self._logs = False
            self.note(f"cannot write {self._log} ({error.strerror}): the training goes on without its log")


def _ends(seconds: float | None) -> str:
    if seconds is None:
        return ""
    clock = "" if seconds > A_DAY else time.strftime(" (%H:%M)", time.localtime(time.time() + seconds))
    return f"ends in {seconds / 60:,.0f} min{clock}"
