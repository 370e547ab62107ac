"""Engines: what turns Hindi sentences into English hypotheses. One small protocol, one file an engine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from translate.errors import EngineError
from translate.results import Hypothesis

RUNTIMES = ("auto", "ctranslate2", "torch")
PRECISIONS = ("int8", "float32", "bfloat16", "float16")


@dataclass(frozen=True, slots=True)
class Decoding:
    """How to search for a translation; the defaults are the measured ones (`python -m eval decoding`).

    beam: width of the beam search; 1 is greedy.
    length_penalty: exponent of the length that a hypothesis' log-probability is divided by while searching.
    repetition_penalty: over 1 makes pieces that were already produced less likely.
    no_repeat_ngram: no sequence of that many pieces twice; 0 allows all.
    n_best: hypotheses returned for a sentence, best first; at most `beam`.
    suppress: strings that must not be produced.
    latin: no piece with a Devanagari letter may be produced.
    shortest, longest: pieces of an answer, at least and at most; without `longest` twice those of its source and 16.
    """

    beam: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    n_best: int = 1
    suppress: tuple[str, ...] = ()
    latin: bool = False
    shortest: int = 0
    longest: int | None = None


class Engine(Protocol):
    """A translation model, or one that summarizes. An engine never looks at flags, paragraphs or numbers: that is the
    translator's work."""

    max_pieces: int
    """The longest source sentence that the model reads well, in its own pieces."""
    protects: bool
    """Whether the engine keeps addresses, handles and the like itself; the translator masks them for the others."""

    def pieces(self, source: str) -> int:
        """Length of a source sentence in the model's pieces."""
        ...

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        """Yield the hypotheses of each source, best first, in the order of the sources, as soon as they are there.

        A sentence's result must not depend on the others.
        """
        ...

    def describe(self) -> Mapping[str, str]:
        """Name, model and versions, for the exports."""
        ...


def open_engine(
    name: str | Path = "embedded",
    *,
    runtime: str = "auto",
    precision: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Engine:
    """Open an engine by name.

    name: "embedded"; a folder with a Khabar model (see `translate.engines.folder`); a checkpoint folder of transformers;
    or the id of a model on the Hugging Face Hub, with @revision or without. The last two are converted for CTranslate2
    once and kept (see `translate.checkpoints.cache`). runtime: one of RUNTIMES; "auto" is CTranslate2 where the model can
    be converted, else torch. precision: one of PRECISIONS; None is int8 in CTranslate2 and float32 in torch. progress:
    is told what goes on while a model is downloaded or converted.

    Raises EngineError and what is under it.
    """
    from translate.checkpoints.checkpoint import is_checkpoint
    from translate.engines.embedded import Embedded
    from translate.engines.folder import CausalSettings, read
    from translate.engines.seq2seq import Seq2Seq
    from translate.weights import EMBEDDED

    check_options(runtime, precision)
    # False for what can be no path at all, where Path raises.
    if name != "embedded" and (not os.path.isdir(name) or is_checkpoint(Path(name))):
        from translate.checkpoints.engine import open_checkpoint

        return open_checkpoint(str(name), runtime, precision, progress or (lambda _: None))
    if runtime == "torch":
        raise EngineError(f"{name} runs in CTranslate2 alone. Give --runtime auto, or a checkpoint folder.")
    weights, settings = read(EMBEDDED if name == "embedded" else Path(name))
    kind: Any = Embedded if isinstance(settings, CausalSettings) else Seq2Seq
    engine: Engine = kind(weights, settings, compute_type=precision or "int8")
    return engine


def check_options(runtime: str, precision: str | None) -> None:
    """Raise EngineError for a runtime or a precision that there is not."""
    for what, given, known in (("runtime", runtime, RUNTIMES), ("precision", precision or "int8", PRECISIONS)):
        if given not in known:
            raise EngineError(f"There is no {what} {given}. Give {', '.join(known[:-1])} or {known[-1]}.")
