"""COMET through `comet-score`, the command of unbabel-comet, where it is installed.

It runs as a program of its own because it cannot share an environment with Khabar: unbabel-comet 2.2.7 asks for
numpy < 2 and transformers < 5.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from eval import UsageError
from eval.scoring.bootstrap import Floats
from eval.scoring.metrics import Metric, References, mean_metric

MODEL = "Unbabel/wmt22-comet-da"


def program() -> str:
    """The command. Raises UsageError where it is not installed."""
    found = shutil.which("comet-score")
    if found is None:
        raise UsageError(
            "COMET needs the command comet-score, which is not on the path. It must live in an environment of its own, "
            "since it asks for an older numpy: pipx install unbabel-comet; or leave --comet out"
        )
    return found


def metric(model: str) -> Metric:
    """COMET as the mean of what the model gives each row, against the first reference."""
    return mean_metric("comet", "COMET", f"model:{model}|reference:first|precision:as comet-score chooses")


def statistics(
    systems: Mapping[str, Sequence[str]], sources: Sequence[str], references: References, model: str
) -> dict[str, Floats]:
    """Score and 1 for each row of each system, (n, 2). Raises UsageError where comet-score fails."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first = [text or "" for text in references[0]]
        files = [_write(folder / f"{place}.txt", texts) for place, texts in enumerate(systems.values())]
        result = folder / "scores.json"
        words = ["-s", _write(folder / "source.txt", sources), "-r", _write(folder / "reference.txt", first)]
        words += ["-t", *files, "--model", model, "--to_json", str(result), "--only_system", "--gpus", "0"]
        ended = subprocess.run([program(), *words], stdout=subprocess.DEVNULL)
        if ended.returncode or not result.exists():
            raise UsageError(
                f"comet-score ended with status {ended.returncode}; its message stands above. A model that is not on "
                "this machine yet is downloaded by it, and some ask for `hf auth login`; or leave --comet out"
            )
        # Some models are said to have errors marked too; only the score is taken.
        scores = json.loads(result.read_text(encoding="utf-8"))
    return {
        system: np.array([(row["COMET"], 1.0) for row in scores[file]], dtype=np.float64)
        for system, file in zip(systems, files, strict=True)
    }


def _write(path: Path, texts: Sequence[str]) -> str:
    """The texts line by line, as comet-score reads them; its name."""
    path.write_text("".join(" ".join(text.split()) + "\n" for text in texts), encoding="utf-8")
    return str(path)
