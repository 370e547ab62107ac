"""What made a report: versions, code, machine and command, so that its figures can be made again."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import khabar

# Whose version can change a figure.
LIBRARIES = ("ctranslate2", "sentencepiece", "numpy", "sacrebleu", "rouge_score", "datasets", "transformers", "torch")


def provenance(command: Sequence[str]) -> dict[str, Any]:
    """The first keys of every JSON report; `command`: the words after `python -m eval`."""
    return {
        "khabar": khabar.__version__,
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "command": list(command),
        "git": _git(Path(__file__).parent),
        "machine": _machine(),
        "libraries": _libraries(),
    }


def _git(folder: Path) -> dict[str, Any] | None:
    """Revision of the code, and whether tracked files differ from it; None where the code is no checkout.

    An environment within somebody else's checkout is not one: this very file must be tracked there.
    """

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", "-C", str(folder), *words], capture_output=True, text=True, check=True, timeout=10
        ).stdout.strip()

    try:
        git("ls-files", "--error-unmatch", Path(__file__).name)
        return {
            "revision": git("rev-parse", "HEAD"),
            "changed": bool(git("status", "--porcelain", "--untracked-files=no")),
        }
    except (OSError, subprocess.SubprocessError):
        return None


def _machine() -> dict[str, Any]:
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": _memory_gib(),
        "system": platform.platform(),
        "python": platform.python_version(),
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:  # not Linux
        pass
    return platform.processor() or platform.machine()


def _memory_gib() -> float | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
    except (AttributeError, ValueError, OSError):  # Windows
        return None


def _libraries() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found
