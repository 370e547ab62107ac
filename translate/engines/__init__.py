"""Engines: what turns Hindi sentences into English hypotheses. One small protocol, one file an engine."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from translate.errors import UnknownEngine
from translate.results import Hypothesis


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
    """

    beam: int = 4
    length_penalty: float = 1.0
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    n_best: int = 1
    suppress: tuple[str, ...] = ()
    latin: bool = False


class Engine(Protocol):
    """A translation model. An engine never looks at flags, paragraphs or numbers: that is the translator's work."""

    max_pieces: int
    """The longest source sentence that the model reads well, in its own pieces."""

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


def open_engine(name: str | Path = "embedded") -> Engine:
    """Open an engine by name: "embedded", or a folder with a model (see `translate.engines.folder`).

    Raises UnknownEngine, WeightsMissing or WeightsCorrupt; EngineError where the model needs what is not installed.
    """
    from translate.engines.embedded import Embedded
    from translate.engines.folder import CausalSettings, read
    from translate.engines.seq2seq import Seq2Seq
    from translate.weights import EMBEDDED

    # False for what can be no path at all, where Path raises.
    if name != "embedded" and not os.path.isdir(name):
        raise UnknownEngine(
            f'There is no engine "{name}". Use "embedded", or the path of a folder with a Khabar model.'
        )
    weights, settings = read(EMBEDDED if name == "embedded" else Path(name))
    return Embedded(weights, settings) if isinstance(settings, CausalSettings) else Seq2Seq(weights, settings)
