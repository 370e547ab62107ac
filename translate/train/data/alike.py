"""Do the two sides of a pair say the same? A sentence encoder puts them near each other, and nearer than others.

The cosine of two sentences does not tell: names and formulas are near everything, stories near nothing. The margin does
(Artetxe & Schwenk 2019): the cosine of a pair less that of each side with its nearest strangers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
import sentencepiece

from eval import UsageError
from translate.engines.searching import cores, equal_lengths
from translate.train.data.pairs import Pair
from translate.train.data.sampling import capped

# What the encoder of the family E5 was trained to be given before a sentence that is compared with others like it.
PREFIX = "query: "
# Of a longer text the rest is left out; a sentence of 100 words has 200 or so.
MAX_PIECES = 250
# What strangers a side is held against: so many pairs of those that are judged, and of them the nearest few.
SAMPLE = 4096
NEIGHBOURS = 4
# Pairs whose vectors are in memory at once, beside those of the sample.
BLOCK = 1024
# On a side. Names and labels have margins about 0 though they are right: of a dozen shorter pairs that were read, with
# margins from -0.02 to 0, ten said the same.
MIN_WORDS = 5
# Of 60 longer pairs that were read below 0, out of five corpora, three in four did not say the same; of 60 from 0 to
# 0.025, one in eight, and the others were free translations and texts with many like them: verses, terms of grammar.
LEAST = 0.0

_MODEL, _PIECES = "ct2", "sentencepiece.model"

Vectors = npt.NDArray[np.float32]


class Encoder:
    """Sentences to vectors, of length 1, by a BERT in CTranslate2 and its SentencePiece model.

    The mean of the last hidden states of `<s>`, "query: ", the sentence and `</s>`, as the E5 models want it (Wang et al.
    2024).
    """

    def __init__(self, folder: Path, threads: int | None = None) -> None:
        """Load FOLDER/sentencepiece.model and FOLDER/ct2. `threads`: batches at once; default: one a core.

        Raises UsageError where the folder is no encoder.
        """
        self._threads = threads or cores()
        wanted = f"give a folder with {_PIECES}, and in {_MODEL} a sentence encoder for CTranslate2"
        for name in (_PIECES, f"{_MODEL}/model.bin", f"{_MODEL}/vocabulary.json"):
            if not (folder / name).is_file():
                raise UsageError(f"{folder} is no sentence encoder: it has no {name}; {wanted}")
        try:
            self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / _PIECES))
            self._encoder = ctranslate2.Encoder(
                str(folder / _MODEL), inter_threads=self._threads, intra_threads=1, max_queued_batches=-1
            )
            vocabulary = json.loads((folder / _MODEL / "vocabulary.json").read_bytes())
            self._ends = self._pieces.bos_id(), self._pieces.eos_id()
            # The encoder would read past its table of pieces.
            if len(vocabulary) != len(self._pieces) or min(self._ends) < 0:
                raise ValueError(f"{_PIECES} is not that of the encoder")
            self._forward([[self._ends[0]] * (MAX_PIECES + 2)])
        except (RuntimeError, ValueError) as error:
            raise UsageError(f"{folder} is no sentence encoder: {error}; {wanted}") from None

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """[texts, width], for at least one text. A vector does not depend on the other texts."""
        begin, end = self._ends
        found = self._pieces.encode([PREFIX + text for text in texts])
        ids = [[begin, *pieces[:MAX_PIECES], end] for pieces in found]
        batches = equal_lengths([len(pieces) for pieces in ids])
        with ThreadPoolExecutor(self._threads) as pool:
            rows = list(pool.map(self._forward, ([ids[place] for place in batch] for batch in batches)))
        stacked = np.concatenate(rows)
        vectors = np.empty_like(stacked)
        vectors[np.concatenate([*map(np.asarray, batches)])] = stacked
        return vectors

    def _forward(self, ids: list[list[int]]) -> Vectors:
        means = np.array(self._encoder.forward_batch(ids).last_hidden_state, np.float32).mean(axis=1)
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), np.float32)


def margins(hindi: Vectors, english: Vectors, others: Sequence[Vectors], own: Sequence[int]) -> Vectors:
    """[pairs]: the cosine of each pair, less the mean one of both sides with their nearest NEIGHBOURS among others.

    hindi, english: [pairs, width], of length 1. others: the Hindi and the English of other pairs, [others, width] each.
    own: [pairs], the place of each pair among the others, -1 where it is not there.
    """
    away = [
        _nearest(side, other, np.asarray(own)) for side, other in zip((hindi, english), reversed(others), strict=True)
    ]
    return np.asarray(np.einsum("ij,ij->i", hindi, english) - (away[0] + away[1]) / 2, np.float32)


def compared(pairs: Sequence[Pair], encoder: Encoder, min_words: int = MIN_WORDS) -> Vectors:
    """The margin of each pair; infinite where a side has fewer words. Says on standard error how far it is.

    The others are a sample of the pairs that have one, by hash: the same in whatever order they come.
    """
    from tqdm import tqdm

    found = np.full(len(pairs), np.inf, np.float32)
    places = [place for place, (_, *sides) in enumerate(pairs) if min(len(side.split()) for side in sides) >= min_words]
    # `capped` takes so many of each source: of one for all.
    judged = [pairs[place]._replace(source="") for place in places]
    sample = capped(judged, SAMPLE)
    among = {pair: number for number, pair in enumerate(sample)}
    with tqdm(
        total=len(sample) + len(judged),
        desc="encoder",
        unit="pair",
        mininterval=0.5 if sys.stderr.isatty() else 30,
        disable=not judged,
    ) as shown:

        def sides(pairs: Sequence[Pair]) -> tuple[Vectors, Vectors]:
            vectors = encoder.vectors([text for pair in pairs for text in pair[1:]])
            shown.update(len(pairs))
            return vectors[::2], vectors[1::2]

        # The sample is read twice: little of a large file, and only its vectors stay in memory.
        parts = [sides(block) for block in _blocks(sample)]
        others = tuple(np.concatenate(side) for side in zip(*parts, strict=True))
        done = [margins(*sides(block), others, [among.get(pair, -1) for pair in block]) for block in _blocks(judged)]
    if judged:
        found[places] = np.concatenate(done)
    return found


def _blocks(pairs: Sequence[Pair]) -> Iterator[Sequence[Pair]]:
    return (pairs[begin : begin + BLOCK] for begin in range(0, len(pairs), BLOCK))


def _nearest(vectors: Vectors, others: Vectors, own: npt.NDArray[np.intp]) -> Vectors:
    """[vectors]: the mean cosine with the nearest of the others; 0 where there are none."""
    cosines = vectors @ others.T
    (mine,) = np.nonzero(own >= 0)
    cosines[mine, own[mine]] = -np.inf
    count = min(NEIGHBOURS, len(others) - 1)
    if count < 1:
        return np.zeros(len(vectors), np.float32)
    return np.asarray(np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1), np.float32)
