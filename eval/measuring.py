"""What is measured from outside: processes that tell of themselves line by line, and what so many rounds come to."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval import UsageError


def event(name: str, **values: Any) -> None:
    """In the measured process: tell that something has happened."""
    print(json.dumps({"event": name, **values}), flush=True)


def events(
    module: str, *words: str, given: str, environment: Mapping[str, str] | None = None
) -> Iterator[dict[str, Any]]:
    """The events of `python -m MODULE WORDS < given`, each with the "seconds" from the start of the process.

    Raises UsageError where it fails.
    """
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", module, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(given.encode("utf-8"))
        process.stdin.close()
        for line in process.stdout:
            if line.startswith(b"{"):  # libraries may print too
                yield {**json.loads(line), "seconds": time.perf_counter() - begun}
    if process.returncode:
        raise UsageError(f"the measured process failed with status {process.returncode}; its message stands above")


def spread(values: Sequence[float]) -> dict[str, float]:
    """Minimum, median and maximum."""
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}
