"""The embedded model: a small decoder-only translator in CTranslate2, int8, with no torch and no transformers."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import sentencepiece

from translate.engines import Decoding
from translate.results import Hypothesis
from translate.weights import load

PROMPT = "Hindi: {source}\nEnglish:"
# Prompt and answer had at most 256 pieces together in training, and the answer is about as long as the source.
MAX_PIECES = 110
# Sentences of one batch have prompts of one length: batches of mixed lengths change the last digits of each other's
# log-probabilities, and with them now and then a word. Equal lengths agree to the bit with a sentence alone.
MAX_BATCH = 16
_DEVANAGARI = re.compile(r"[\u0900-\u097f]")


class Embedded:
    """Gemma 3 270M, pruned to Hindi and English and fine-tuned to translate (see the card beside the weights)."""

    max_pieces = MAX_PIECES

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Load the model. `threads` sentences are translated at once; default: one for each core that may be used."""
        weights = load(folder)
        self._threads = threads or _cores()
        self._pieces = sentencepiece.SentencePieceProcessor(model_proto=weights.tokenizer)
        # Two threads within a sentence are slower than one at these sizes; two sentences side by side are not.
        self._generator = ctranslate2.Generator(
            "embedded", files=weights.model, compute_type="int8", inter_threads=self._threads, intra_threads=1
        )
        self._description = {
            "name": folder.name,
            "model": f"sha256:{weights.digest}",
            "runtime": f"ctranslate2 {ctranslate2.__version__}, int8",
        }

    def describe(self) -> Mapping[str, str]:
        return self._description

    def pieces(self, source: str) -> int:
        return len(self._pieces.encode(source))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        prompts = [self.prompt(source) for source in sources]
        waiting = deque(equal_lengths([len(prompt) for prompt in prompts]))
        running: list[Any] = []  # the last future of each batch that is not finished
        futures: dict[int, Any] = {}
        options = self.options(decoding)
        for index in range(len(sources)):
            # Few batches ahead of the reader: enough to keep every core busy, and a closed generator stops soon.
            running = [future for future in running if not future.done()]
            while waiting and (index not in futures or len(running) < 2 * self._threads):
                batch = waiting.popleft()
                submitted = self.submit([prompts[i] for i in batch], options)
                futures |= zip(batch, submitted, strict=True)
                running.append(submitted[-1])
            result = futures.pop(index).result()
            yield tuple(
                Hypothesis(self._pieces.decode(tokens).strip(), score / (len(tokens) + 1))
                for tokens, score in zip(result.sequences, _log_probabilities(result, decoding), strict=True)
            )

    # What a search is made of; `python -m eval bench` times these alone.

    def prompt(self, source: str) -> list[str]:
        """The pieces that the model is given for a sentence."""
        return ["<bos>", *self._pieces.encode(PROMPT.format(source=source), out_type=str)]

    def submit(self, prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        """Begin to search for the answers of one batch; a future for each prompt."""
        # Twice the prompt leaves room for the longest honest answer; a loop ends there and is flagged.
        limit = 2 * len(prompts[0]) + 16
        return self._generator.generate_batch(prompts, max_length=limit, **options)  # type: ignore[no-any-return]

    def options(self, decoding: Decoding) -> dict[str, Any]:
        """The settings as CTranslate2 names them."""
        suppress = [self._pieces.encode(form, out_type=str) for s in decoding.suppress for form in (s, f" {s}")]
        suppress += self._devanagari() if decoding.latin else []
        return {
            "beam_size": decoding.beam,
            "num_hypotheses": min(decoding.n_best, decoding.beam),
            "length_penalty": decoding.length_penalty,
            "repetition_penalty": decoding.repetition_penalty,
            "no_repeat_ngram_size": decoding.no_repeat_ngram,
            "suppress_sequences": suppress or None,
            "include_prompt_in_result": False,
            "end_token": "<eos>",
            "return_scores": True,
            "asynchronous": True,
        }

    def _devanagari(self) -> list[list[str]]:
        """Every piece with a Devanagari letter, as sequences of one piece."""
        pieces = map(self._pieces.id_to_piece, range(self._pieces.get_piece_size()))
        return [[piece] for piece in pieces if _DEVANAGARI.search(piece)]


def _cores() -> int:
    """Cores this process may use: fewer than the machine has, in a container."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def equal_lengths(lengths: Sequence[int]) -> list[list[int]]:
    """Indices grouped into batches of equal length, in the order in which each batch's first one comes."""
    batches: list[list[int]] = []
    filling: dict[int, list[int]] = {}
    for index, length in enumerate(lengths):
        batch = filling.get(length)
        if batch is None or len(batch) == MAX_BATCH:
            batches.append(batch := [])
            filling[length] = batch
        batch.append(index)
    return batches


def _log_probabilities(result: Any, decoding: Decoding) -> list[float]:
    """Undo CTranslate2's length penalty (score = log-probability / length ** penalty; the length counts the end token)."""
    return [
        score * (len(tokens) + 1) ** decoding.length_penalty
        for tokens, score in zip(result.sequences, result.scores, strict=True)
    ]
