"""The first Ctrl-C asks a run to end well; the second one ends it."""

from __future__ import annotations

import os
import signal
from types import FrameType, TracebackType
from typing import Any

# A closed terminal sends SIGHUP, which Windows does not have.
SIGNALS = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]


class Interrupt:
    """`with Interrupt() as interrupt:` takes SIGINT, SIGTERM and SIGHUP, and tells by `asked` that one came."""

    def __init__(self) -> None:
        self.asked = False
        self._before: dict[int, Any] = {}

    def __enter__(self) -> Interrupt:
        for number in SIGNALS:
            self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _take(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        # Not print: a signal may come in the midst of one.
        os.write(2, b"stopping after this step, then exporting; once more ends it at once\n")
