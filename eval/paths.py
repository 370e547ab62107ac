"""The two ways from Hindi to English that `bench` compares: the whole path, and the bare CTranslate2 call.

`python -m eval.paths whole QUALITY < ARTICLE` and `python -m eval.paths bare < CALLS` run one of them in a process of its own.
They write an event a line, so that whoever started them can time what is seen from outside.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from eval.measuring import event
from eval.memory import peak_mib
from translate.engines import Decoding, Engine
from translate.engines.embedded import Embedded
from translate.engines.searching import equal_lengths
from translate.results import Hypothesis, Sentence

if TYPE_CHECKING:
    from translate.quality import Quality
    from translate.translator import Translator


@dataclass(slots=True)
class Call:
    """What an engine was asked at once, and the seconds that its caller waited for it."""

    sources: tuple[str, ...]
    decoding: Decoding
    seconds: float = 0.0


class Metered:
    """An engine that keeps a record of its calls."""

    def __init__(self, engine: Engine) -> None:
        self.max_pieces, self.protects = engine.max_pieces, engine.protects
        self.calls: list[Call] = []
        self._engine = engine

    def pieces(self, source: str) -> int:
        return self._engine.pieces(source)

    def describe(self) -> Mapping[str, str]:
        return self._engine.describe()

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        call = Call(tuple(sources), decoding)
        self.calls.append(call)
        results = self._engine.translate(sources, decoding)
        while True:
            begun = time.perf_counter()
            result = next(results, None)
            call.seconds += time.perf_counter() - begun
            if result is None:
                return
            yield result


def whole(translator: Translator, text: str, first: Callable[[], None] = lambda: None) -> int:
    """Article to bullets as the product does it; how many sentences it had.

    `first` is called after the first sentence that had Hindi to translate.
    """
    from summarize import summarize
    from translate.checks import DEVANAGARI

    sentences: list[Sentence] = []
    waiting = True
    for sentence in translator.translate(text):
        if waiting and DEVANAGARI.search(sentence.source):
            first()
            waiting = False
        sentences.append(sentence)
    summarize(sentences)
    return len(sentences)


def bare(engine: Embedded, call: Call) -> Callable[[], None]:
    """The generation that `call` takes and nothing else: prompts and batches are made now, and no answer is decoded.

    All batches are handed to CTranslate2 at once; they are those of the engine, which gives the same words whatever
    stands beside a sentence only with batches of one length.
    """
    prompts = [engine.prompt(source) for source in call.sources]
    batches = [[prompts[place] for place in batch] for batch in equal_lengths([len(prompt) for prompt in prompts])]
    options = engine.options(call.decoding)

    def generate() -> None:
        for future in [future for batch in batches for future in engine.submit(batch, options)]:
            future.result()

    return generate


def main(path: str, quality: Quality = "balanced") -> None:
    from translate import Translator, open_engine

    given = sys.stdin.buffer.read().decode("utf-8")
    engine = open_engine()
    if path == "bare":
        assert isinstance(engine, Embedded)
        for call in read_calls(json.loads(given)):
            bare(engine, call)()
        event("done", peak_mib=peak_mib())
        return
    metered = Metered(engine)
    translator = Translator(metered, quality=quality)
    sentences = whole(translator, given, lambda: event("first"))
    calls = [{"sources": call.sources, "decoding": asdict(call.decoding)} for call in metered.calls]
    event("whole", sentences=sentences, calls=calls, peak_mib=peak_mib())
    again = Translator(engine, quality=quality)
    warm_first: list[float] = []
    begun = time.perf_counter()
    whole(again, given, lambda: warm_first.append(time.perf_counter() - begun))
    event("done", warm_first=warm_first[0], warm_whole=time.perf_counter() - begun)


def read_calls(rows: Sequence[Mapping[str, Any]]) -> list[Call]:
    """Calls from the event "whole", which is what `python -m eval.paths bare` reads."""
    return [
        Call(tuple(row["sources"]), Decoding(**row["decoding"] | {"suppress": tuple(row["decoding"]["suppress"])}))
        for row in rows
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])  # type: ignore[arg-type]
