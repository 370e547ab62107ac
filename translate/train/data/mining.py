"""Pairs out of two texts that nobody translated from each other, by the ratio margin of their vectors.

Artetxe & Schwenk (2019): the cosine of two sentences over the mean cosine of both with their nearest neighbours in the
other language. A sentence that is near everything has no pair for that.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from translate.errors import PackageMissing

# Of every sentence, in the other text.
NEIGHBOURS = 4
# Cosines that are all worked out; above, the other text is parted into cells, and only some of them are looked into.
EXACT = 20_000_000_000
# Of those cells, in percent, and never fewer than LOOKED_INTO.
LOOKED_INTO, SHARE = 16, 4
# Vectors of a cell from which its middle is learned.
LEARNED = 40
# A margin has so many decimals: more depend on the threads that worked it out.
DECIMALS = 4

Vectors = npt.NDArray[np.floating[Any]]
Cosines = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


class Candidate(NamedTuple):
    """Two sentences by their places, and how much nearer they are to each other than to their neighbours."""

    margin: float
    hindi: int
    english: int


def candidates(hindi: Vectors, english: Vectors, count: int = NEIGHBOURS) -> list[Candidate]:
    """The best partner of every sentence of both sides, best first.

    hindi, english: [sentences, width], of length 1, any float. count: neighbours of a neighbourhood, fewer where there are
    fewer sentences. Raises PackageMissing where faiss is not installed.
    """
    forward = neighbours(hindi, english, count)
    backward = neighbours(english, hindi, count)
    means = forward[0].mean(axis=1), backward[0].mean(axis=1)
    found = {Candidate(margin, row, other) for row, (margin, other) in enumerate(_best(*forward, *means))}
    found |= {Candidate(margin, other, row) for row, (margin, other) in enumerate(_best(*backward, *means[::-1]))}
    return sorted(found, key=lambda one: (-one.margin, one.hindi, one.english))


def neighbours(vectors: Vectors, others: Vectors, count: int) -> tuple[Cosines, Places]:
    """[vectors, count]: the largest cosines with the others, and with which; of equal ones the first.

    Every cosine is looked at where there are at most EXACT; else those of the likeliest cells (an inverted file).
    """
    faiss = engine()
    count = min(count, len(others))
    queries, rows = (np.ascontiguousarray(side, np.float32) for side in (vectors, others))
    if len(queries) * len(rows) <= EXACT:
        cosines, places = faiss.knn(queries, rows, count, metric=faiss.METRIC_INNER_PRODUCT)
    else:
        cells = round(4 * len(rows) ** 0.5)
        index = faiss.index_factory(rows.shape[1], f"IVF{cells},Flat", faiss.METRIC_INNER_PRODUCT)
        index.train(rows[:: max(1, len(rows) // (LEARNED * cells))])
        index.add(rows)
        index.nprobe = max(LOOKED_INTO, cells * SHARE // 100)
        cosines, places = index.search(queries, count)
        # Where the cells hold fewer, the nearest one stands for those that are missing.
        missing = places < 0
        cosines, places = (np.where(missing, side[:, :1], side) for side in (cosines, places))
    return np.asarray(cosines, np.float32), np.asarray(places, np.int64)


def _best(cosines: Cosines, places: Places, own: Cosines, other: Cosines) -> list[tuple[float, int]]:
    """Margin and place of each sentence's best partner among its neighbours.

    own: [sentences], the mean cosine of each with its neighbours; other: the same of the other side.
    """
    margins = (cosines / ((own[:, None] + other[places]) / 2)).astype(np.float64).round(DECIMALS)
    best = margins.argmax(axis=1)
    rows = np.arange(len(margins))
    return [*zip(margins[rows, best].tolist(), places[rows, best].tolist(), strict=True)]


def engine() -> Any:
    """The module that looks for neighbours. Raises PackageMissing."""
    try:
        import faiss
    except ModuleNotFoundError:
        raise PackageMissing("faiss is not installed; run: pip install 'khabar[train]'") from None
    return faiss
