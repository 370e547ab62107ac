"""The second reader: a small sentence encoder that knows Hindi and English, and puts what says the same near each other.

It reads what the translator wrote beside what it was given, and was no part of writing it. Embedded is multilingual-e5-small
(Wang et al. 2024), pruned to both languages, int8; see `weights/meaning/CARD.md`. Runs in CTranslate2: no torch.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import numpy.typing as npt
import sentencepiece

from translate.engines.searching import cores, equal_lengths, vocabulary
from translate.errors import WeightsCorrupt
from translate.weights import MEANING, load, remedy

# What the encoders of the family E5 were trained to be given before a sentence that is compared with others like it.
PREFIX = "query: "
# Of a longer text the rest is left out; a sentence of 100 words has 200 or so.
MAX_PIECES = 250

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A text as the encoder read it.

    vector: [width], of length 1: the mean of its states; the dot product of two is their cosine.
    states: [pieces, width], the last hidden states of the text's own pieces. spans: their [start, end) in its characters.
    """

    vector: Vectors
    states: Vectors
    spans: tuple[tuple[int, int], ...]

    def words(self, text: str, word: re.Pattern[str]) -> tuple[tuple[tuple[int, int], ...], Vectors]:
        """Where the words of the text are, as far as it was read, and the mean state of each one's pieces: [words, width]."""
        # A piece that is a space alone has no letter of a word.
        begins, ends = np.array(self.spans, np.int64).reshape(-1, 2).T
        spans, means = [], []
        for found in word.finditer(text):
            first, last = np.searchsorted(ends, found.start(), "right"), np.searchsorted(begins, found.end(), "left")
            if first < last:
                spans.append(found.span())
                means.append(self.states[first:last].mean(axis=0))
        return tuple(spans), np.array(means, np.float32).reshape(len(means), self.states.shape[1])


class Meaning:
    """Texts of either language to vectors. A text's vector does not depend on the texts beside it."""

    def __init__(self, folder: Path = MEANING, threads: int | None = None) -> None:
        """Load an encoder: a BERT of CTranslate2 and its SentencePiece model. `threads` batches at once; default: one a core.

        Raises WeightsMissing or WeightsCorrupt, naming the file.
        """
        weights = load(folder)
        self.digest = weights.digest
        self._threads = threads or cores()
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_proto=weights.tokenizer)
            self._ends = self._pieces.bos_id(), self._pieces.eos_id()
            # The encoder would read past its table of pieces.
            if len(vocabulary(weights, ("vocabulary.json",))) != len(self._pieces) or min(self._ends) < 0:
                raise ValueError("tokenizer.model is not that of the encoder")
            whole = "model.bin" not in weights.model
            self._encoder = ctranslate2.Encoder(
                str(folder) if whole else folder.name,
                files=None if whole else weights.model,
                inter_threads=self._threads,
                intra_threads=1,
                max_queued_batches=-1,
            )
            self._forward([[self._ends[0]] * (MAX_PIECES + 2)])
        except (RuntimeError, ValueError) as error:
            raise WeightsCorrupt(f"{folder} is no sentence encoder: {error}. {remedy(folder)}") from None
        self._prefix = len(self._pieces.encode(PREFIX))

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, width], of length 1, for at least one text."""
        return np.stack([_unit(states.mean(axis=0)) for states in self._states(self._pieces.encode(_asked(texts)))])

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Vectors:
        """[pairs]: the cosine of both sides of each, for at least one pair.

        Says which of several translations of one sentence is nearer to it; 0.9 is no good score and 0.8 no bad one, for
        sentences differ more from each other in this than right translations from wrong ones.
        """
        vectors = self.vectors([text for pair in pairs for text in pair])
        return np.asarray(np.einsum("ij,ij->i", vectors[::2], vectors[1::2]), np.float32)

    def read(self, texts: Sequence[str]) -> list[Read]:
        """Each text as it was read, piece by piece."""
        found = [self._pieces.encode(text, return_type="proto").pieces for text in _asked(texts)]
        states = self._states([[piece.id for piece in pieces] for pieces in found])
        return [
            Read(_unit(state.mean(axis=0)), state[1 + self._prefix : -1], self._spans(text, pieces))
            for text, pieces, state in zip(texts, found, states, strict=True)
        ]

    def _spans(self, text: str, pieces: Sequence[Any]) -> tuple[tuple[int, int], ...]:
        # SentencePiece counts bytes, and the prefix with them.
        places = np.cumsum([0, *(len(letter.encode()) for letter in text)])
        ends = [[piece.begin - len(PREFIX), piece.end - len(PREFIX)] for piece in pieces[self._prefix : MAX_PIECES]]
        return tuple((int(start), int(end)) for start, end in np.searchsorted(places, ends)) if ends else ()

    def _states(self, ids: Sequence[list[int]]) -> list[Vectors]:
        """For each text [pieces, width], with those of the prefix and of both ends."""
        begin, end = self._ends
        around = [[begin, *pieces[:MAX_PIECES], end] for pieces in ids]
        batches = equal_lengths([len(pieces) for pieces in around])
        with ThreadPoolExecutor(self._threads) as pool:
            rows = pool.map(self._forward, ([around[place] for place in batch] for batch in batches))
            found = {
                place: state
                for batch, states in zip(batches, rows, strict=True)
                for place, state in zip(batch, states, strict=True)
            }
        return [found[place] for place in range(len(ids))]

    def _forward(self, ids: list[list[int]]) -> Vectors:
        return np.array(self._encoder.forward_batch(ids).last_hidden_state, np.float32)


def _asked(texts: Sequence[str]) -> list[str]:
    return [PREFIX + text for text in texts]


def units(states: Vectors) -> Vectors:
    """Each row divided by its length, so that the product of two is a cosine: [rows, width]."""
    return np.asarray(states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-6), np.float32)


def _unit(vector: Vectors) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
