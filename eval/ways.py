"""One way to run a model, in a process of its own, which tells of itself to `runtimes`: `python -m eval.ways < JOB`."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.measuring import event
from eval.memory import peak_mib
from translate.clauses import split_long
from translate.engines import Decoding
from translate.engines.options import opened
from translate.engines.pieces import Pieces
from translate.engines.searching import Searching
from translate.errors import EngineError, KhabarError

SEARCHES = {"greedy": Decoding(beam=1), "beam 5": Decoding(beam=5)}


@dataclass(frozen=True, slots=True)
class Way:
    """What runs a model, and in which numbers."""

    runtime: str
    precision: str

    @property
    def name(self) -> str:
        return f"{self.runtime} {self.precision}"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a search found for every source: texts, scores (mean log-probability of a piece), pieces of all; seconds."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    pieces: int
    seconds: float


class Counting:
    """The tokenizer of an engine, which counts the pieces of the answers that it makes text of, their ends too."""

    def __init__(self, pieces: Pieces) -> None:
        self.count = 0
        self._pieces = pieces

    def source(self, text: str) -> list[str]:
        return self._pieces.source(text)

    def target(self, text: str) -> list[str]:
        return self._pieces.target(text)

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        self.count += len(pieces) + 1
        return self._pieces.text(pieces, source)


def translated(engine: Any, sources: Sequence[str], decoding: Decoding) -> Answers:
    """Translate in one go. engine: with a `Counting` in the place of its tokenizer."""
    before, begun = engine._pieces.count, time.perf_counter()
    found = [best for best, *_ in engine.translate(sources, decoding)]
    seconds = time.perf_counter() - begun
    texts, scores = zip(*((best.text, best.score) for best in found), strict=True)
    return Answers(texts, scores, engine._pieces.count - before, seconds)


def forbid_ends(engine: Any) -> None:
    """Let every answer be as long as it may be. A model that was never trained ends at once, or never."""
    if isinstance(engine, Searching):
        converted = engine.options
        engine.options = lambda decoding: {**converted(decoding), "suppress_sequences": [[engine._end]]}  # type: ignore[method-assign]
        return
    options = engine._options

    def without_end(decoding: Decoding, length: int) -> Any:
        found = options(decoding, length)
        found.min_new_tokens = found.max_new_tokens
        return found

    engine._options = without_end


def main() -> int:
    """Open the engine that standard input tells of, and translate its sentences; none are translated where it has none."""
    job = json.loads(sys.stdin.buffer.read())
    try:
        engine: Any = opened(job["model"], job["runtime"], job["precision"])
        event("opened", engine=dict(engine.describe()), peak_mib=peak_mib())
        if job["sentences"]:
            engine._pieces = Counting(engine._pieces)
            if job["endless"]:
                forbid_ends(engine)
            # As the translator does it.
            fits = [
                split_long(text, lambda text: engine.pieces(text) <= engine.max_pieces) for text in job["sentences"]
            ]
            sources = [part for parts in fits for part in parts]
            next(engine.translate(sources[:1], SEARCHES["greedy"]))  # to warm up
            for name, decoding in SEARCHES.items():
                event("translated", search=name, answers=asdict(translated(engine, sources, decoding)))
            event("done", peak_mib=peak_mib())
    except KhabarError as error:
        # Whatever has a name of its own is wrong with this machine or these files.
        event("failed", says=str(error), impossible=type(error) is EngineError)
    except KeyboardInterrupt:  # said by the process that waits for this one
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
