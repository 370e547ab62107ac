"""Beam search with CTranslate2: batches, order, settings and scores, the same for every kind of model."""

from __future__ import annotations

import json
import os
import re
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

import ctranslate2

from translate.engines import PRECISIONS, Decoding
from translate.engines.folder import NAME, Settings
from translate.engines.memory import halves, is_out_of_memory
from translate.engines.pieces import Pieces, spellings
from translate.errors import EngineError, OutOfMemory, WeightsCorrupt
from translate.results import Hypothesis
from translate.weights import Weights, remedy

# Sentences of one batch have prompts of one length: batches of mixed lengths change the last digits of each other's
# log-probabilities, and with them now and then a word. Equal lengths agree to the bit with a sentence alone.
MAX_BATCH = 16
# Long ones go in smaller batches: beams times pieces are what fills the memory.
MAX_BATCH_PIECES = 4096
DEVANAGARI = re.compile(r"[\u0900-\u097f]")


class Searching(ABC):
    """An engine on CTranslate2. What a kind of model adds is how it is asked, and what it answers."""

    model_class: ClassVar[Any]
    """CTranslate2's class for such a model."""
    vocabularies: ClassVar[tuple[str, ...]]
    """The file with the pieces that the model writes: the first of these that the folder has."""
    protects = False
    """See Engine."""
    given = 0
    """How many pieces every answer begins with because the model was given them; they are not scored."""

    def __init__(
        self,
        weights: Weights,
        settings: Settings,
        pieces: Pieces,
        threads: int | None,
        compute_type: str,
        name: str | None = None,
    ) -> None:
        """Load the model. Raises WeightsMissing or WeightsCorrupt, or EngineError for a type that the machine has not.

        `threads` sentences are translated at once; default: one for each core that may be used. name: what the exports
        call the model; default: its folder's.
        """
        check_precision(compute_type)
        self._vocabulary = vocabulary(weights, self.vocabularies)
        self.max_pieces = settings.max_pieces
        self._end = settings.end
        self._pieces = pieces
        self._threads = threads or cores()
        whole = "model.bin" not in weights.model  # then CTranslate2 reads the folder, without a copy in between
        try:
            # Two threads within a sentence are slower than one at these sizes; two sentences side by side are not.
            self._model = self.model_class(
                str(weights.folder) if whole else weights.folder.name,
                files=None if whole else weights.model,
                compute_type=compute_type,
                inter_threads=self._threads,
                intra_threads=1,
            )
        except (RuntimeError, ValueError, MemoryError) as error:
            if is_out_of_memory(error):
                raise OutOfMemory(
                    f"There is not enough memory to open {weights.folder}. Close other programs, or use a smaller model."
                ) from error
            raise WeightsCorrupt(
                f"CTranslate2 cannot open the model in {weights.folder} ({error}). {remedy(weights.folder)}"
            ) from None
        self._description = {
            "name": name or weights.folder.name,
            "model": f"sha256:{weights.digest}",
            "runtime": f"ctranslate2 {ctranslate2.__version__}, {compute_type}",
        }

    def describe(self) -> Mapping[str, str]:
        return self._description

    def pieces(self, source: str) -> int:
        return len(self._pieces.source(source))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        prompts = [self.prompt(source) for source in sources]
        waiting = deque(equal_lengths([len(prompt) for prompt in prompts]))
        running: list[Any] = []  # the last future of each batch that is not finished
        futures: dict[int, Any] = {}
        batches: dict[int, Sequence[int]] = {}  # of each index, the one that it was last sent in
        options = self.options(decoding)

        def send(batch: Sequence[int]) -> None:
            submitted = self.submit([prompts[i] for i in batch], options)
            futures.update(zip(batch, submitted, strict=True))
            batches.update(dict.fromkeys(batch, batch))
            running.append(submitted[-1])

        def found(index: int) -> Any:
            try:
                return futures.pop(index).result()
            except (RuntimeError, MemoryError) as error:
                for half in halves(batches[index], error):
                    send(half)
                return found(index)

        for index in range(len(sources)):
            # Few batches ahead of the reader: enough to keep every core busy, and a closed generator stops soon.
            running = [future for future in running if not future.done()]
            while waiting and (index not in futures or len(running) < 2 * self._threads):
                send(waiting.popleft())
            yield self._hypotheses(sources[index], found(index), decoding)

    # What a search is made of; `python -m eval bench` times these alone.

    @abstractmethod
    def prompt(self, source: str) -> list[str]:
        """The pieces that the model is given for a sentence."""

    @abstractmethod
    def submit(self, prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        """Begin to search for the answers of one batch of prompts of one length; a future for each."""

    def options(self, decoding: Decoding) -> dict[str, Any]:
        """The settings as CTranslate2 names them."""
        suppress = [way for text in decoding.suppress for way in self.spellings(text)]
        suppress += self._devanagari if decoding.latin else []
        return {
            "beam_size": decoding.beam,
            "num_hypotheses": min(decoding.n_best, decoding.beam),
            "length_penalty": decoding.length_penalty,
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat_ngram,
            "suppress_sequences": suppress or None,
            "end_token": self._end,
            "return_scores": True,
            "asynchronous": True,
        }

    @abstractmethod
    def answers(self, result: Any) -> list[list[str]]:
        """The pieces of each hypothesis in a finished future, best first."""

    def spellings(self, text: str) -> list[list[str]]:
        """The pieces that must not follow each other where a text is suppressed."""
        return spellings(self._pieces, text, self._vocabulary)

    def _hypotheses(self, source: str, result: Any, decoding: Decoding) -> tuple[Hypothesis, ...]:
        ranked: list[tuple[float, Hypothesis]] = []
        for pieces, score in zip(self.answers(result), result.scores, strict=True):
            # CTranslate2's score is log-probability / length ** penalty; the length counts the end, and what was given.
            log_probability = score * (len(pieces) + 1) ** decoding.length_penalty
            answer = pieces[self.given :]
            hypothesis = Hypothesis(self._pieces.text(answer, source).strip(), log_probability / (len(answer) + 1))
            ranked.append((log_probability / (len(answer) + 1) ** decoding.length_penalty, hypothesis))
        if self.given:  # without that in the length, another one may be the best
            ranked.sort(key=lambda found: -found[0])
        return tuple(hypothesis for _, hypothesis in ranked)

    @cached_property
    def _devanagari(self) -> list[list[str]]:
        """Every piece with a Devanagari letter, as sequences of one piece."""
        return [[piece] for piece in sorted(self._vocabulary) if DEVANAGARI.search(piece)]


def check_precision(compute_type: str) -> None:
    """Raise EngineError for one that CTranslate2 does not have on this machine."""
    known = ctranslate2.get_supported_compute_types("cpu")
    if compute_type not in known:
        having = ", ".join(precision for precision in PRECISIONS if precision in known)
        raise EngineError(
            f"CTranslate2 has no {compute_type} on this machine. Give one of: {having}; or --runtime torch."
        )


def vocabulary(weights: Weights, names: Sequence[str]) -> frozenset[str]:
    """The pieces in the first of these files that is there. Raises WeightsMissing or WeightsCorrupt."""
    name = next((name for name in names if name in weights.model), names[0])
    try:
        return frozenset(json.loads(weights.file(name)))
    except (TypeError, ValueError):
        raise WeightsCorrupt(f"{weights.folder / name} is no list of pieces. {remedy(weights.folder)}") from None


def check_known(pieces: Iterable[str], known: Container[str], weights: Weights) -> None:
    """Raise WeightsCorrupt for pieces of `khabar.json` that the model would take for an unknown one."""
    if unknown := [piece for piece in pieces if piece not in known]:
        raise WeightsCorrupt(
            f"{weights.folder / NAME} names {', '.join(unknown)}, which the model's vocabulary does not have. "
            f"{remedy(weights.folder)}"
        )


def equal_lengths(lengths: Sequence[int]) -> list[list[int]]:
    """Indices grouped into batches of equal length, in the order in which each batch's first one comes.

    At most MAX_BATCH in one, and MAX_BATCH_PIECES together.
    """
    batches: list[list[int]] = []
    filling: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        batch = filling.get(length)
        if batch is None or len(batch) >= min(MAX_BATCH, MAX_BATCH_PIECES // length):
            batches.append(batch := [])
            filling[length] = batch
        batch.append(index)
    return batches


def cores() -> int:
    """Cores this process may use: fewer than the machine has, in a container."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
