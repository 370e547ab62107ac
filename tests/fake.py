"""An engine without a model: it answers from a table, so that everything around an engine can be tested alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from translate.engines import Decoding
from translate.results import Hypothesis


class FakeEngine:
    """Answers each source from `answers`, best first; what it does not know comes back as one "Words" a word.

    calls: the sources and settings of every call, in order.
    """

    max_pieces = 40
    protects = False

    def __init__(self, answers: Mapping[str, str | Sequence[str]] | None = None) -> None:
        self.answers = answers or {}
        self.calls: list[tuple[tuple[str, ...], Decoding]] = []

    def pieces(self, source: str) -> int:
        return len(source.split())

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        self.calls.append((tuple(sources), decoding))
        for source in sources:
            answer = self.answers.get(source, "Words " * len(source.split()))
            texts = (answer,) if isinstance(answer, str) else answer
            yield tuple(Hypothesis(text.strip(), -0.5 - i / 10) for i, text in enumerate(texts))[: decoding.n_best]

    def describe(self) -> Mapping[str, str]:
        return {"name": "fake", "model": "none", "runtime": "none"}
