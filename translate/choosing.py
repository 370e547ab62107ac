"""Which of the candidates for a sentence to take: what the model, the checks, the second reader and the others say of each.

The checks come first, as ever. Among those that are the least doubtful a weighted sum of FEATURES decides; its weights were
fitted by `python -m translate.train.choosing`, which also tells what they gain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from translate.candidates import rank
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.meaning import Read, units
from translate.results import Alternative
from translate.weights import CHOOSING

# Nothing that speaks for a candidate outweighs these.
HOPELESS = frozenset({"empty", "loop"})
# As chrF has them (Popović 2015): runs of so many characters, and how much more recall counts than precision.
LONGEST = 6
BETA = 2.0

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choosing:
    """What a unit of each feature is worth.

    likelihood: the model's own mean log-probability of a piece.
    agreement: mean chrF with each other candidate, as if that were the right one: minimum Bayes risk, with the candidates
    for a sample of what may be right (Kumar and Byrne 2004; Eikema and Aziz 2020). From 0 to 1.
    coverage: mean, over the source's pieces that are no mere marks, of the cosine with whatever in the candidate is nearest
    to it (as the recall of BERTScore, Zhang et al. 2020). A clause that was left out has nothing near it.
    """

    likelihood: float
    agreement: float
    coverage: float

    def save(self, path: Path) -> None:
        """As JSON, by name. Raises OSError."""
        path.write_text(json.dumps({name: round(w, 2) for name, w in asdict(self).items()}, indent=2) + "\n", "utf-8")


FEATURES = tuple(Choosing.__dataclass_fields__)


def load(path: Path = CHOOSING) -> Choosing:
    """Read what `Choosing.save` wrote. Raises WeightsMissing or WeightsCorrupt, naming the file."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise WeightsMissing(f"The weights of the choice, {path}, cannot be read ({error.strerror}).") from None
    except ValueError:
        raise WeightsCorrupt(f"The weights of the choice, {path}, are no JSON.") from None
    if not isinstance(found, dict) or sorted(found) != sorted(FEATURES):
        raise WeightsCorrupt(f"{path} does not hold exactly the weights {', '.join(FEATURES)}.")
    if not all(
        isinstance(weight, int | float) and not isinstance(weight, bool) and np.isfinite(weight)
        for weight in found.values()
    ):
        raise WeightsCorrupt(f"{path} holds a weight that is no number.")
    return Choosing(**found)


def order(source: str, found: Sequence[Alternative], reads: Sequence[Read], weights: Choosing) -> list[int]:
    """The places of the candidates in `found`, the best first, whatever order they stand in.

    reads: of the source, and of each candidate's text. found: distinct, see `translate.candidates.distinct`.
    """
    hindi, *read = reads
    # Sums of floating point depend on the order of their terms.
    places = sorted(range(len(found)), key=lambda place: (found[place].text, found[place].score))
    alike = [found[place] for place in places]
    table = features(source, alike, [hindi, *(read[place] for place in places)])
    return [places[place] for place in ranked(alike, table, weights)]


def ranked(found: Sequence[Alternative], table: Floats, weights: Choosing) -> list[int]:
    """As `order`, from the features of the candidates, [candidates, FEATURES]."""
    worth = table @ np.array(astuple(weights))
    return sorted(range(len(found)), key=lambda place: (*doubtful(found[place]), -worth[place], found[place].text))


def doubtful(candidate: Alternative) -> tuple[bool, int]:
    """What the checks say, which goes before the features: hopeless or not, and how grave it is all together."""
    return any(flag.code in HOPELESS for flag in candidate.flags), rank(candidate)[0]


def features(source: str, found: Sequence[Alternative], reads: Sequence[Read]) -> Floats:
    """[candidates, FEATURES]; see `Choosing`, and for the arguments `order`.

    Only differences within a sentence mean anything: some sentences are hard to score well on whatever is said.
    """
    hindi, *read = reads
    likelihood = np.array([candidate.score for candidate in found])
    agreement = agreements([candidate.text for candidate in found])
    return np.column_stack([likelihood, agreement, _coverage(source, hindi, read)]).astype(np.float64)


def agreements(texts: Sequence[str]) -> Floats:
    """Mean chrF of each text with the others as its references, from 0 to 1; 0 for one that stands alone."""
    number = len(texts)
    total = np.zeros((number, number))
    for counts in _grams(["".join(text.split()) for text in texts]):
        lengths = counts.sum(axis=1)
        # One row at a time: all pairs at once would be a cube.
        shared = np.array([np.minimum(row, counts).sum(axis=1) for row in counts])
        # (1 + β²) PR / (β²P + R), with P = shared / own length and R = shared / the other's.
        total += (1 + BETA**2) * shared / np.maximum(lengths[:, None] + BETA**2 * lengths, 1)
    np.fill_diagonal(total, 0)
    return np.asarray(total.sum(axis=1) / (LONGEST * max(1, number - 1)), np.float64)


def _grams(texts: Sequence[str]) -> Iterator[Integers]:
    """For each length of run, how often each text has each run: [texts, runs]."""
    lengths = np.array([len(text) for text in texts])
    alphabet, letters = np.unique(np.array(list("".join(texts)), dtype="U1"), return_inverse=True)
    owner = np.repeat(np.arange(len(texts)), lengths)
    # Letters of its text that are left from there on.
    left = np.concatenate([np.arange(length, 0, -1) for length in lengths])
    starts, runs = np.arange(len(letters)), np.zeros(len(letters), np.int64)
    for length in range(1, LONGEST + 1):
        whole = left[starts] >= length
        starts = starts[whole]
        # A run is known by the number of what it begins with and its last letter.
        found, runs = np.unique(runs[whole] * len(alphabet) + letters[starts + length - 1], return_inverse=True)
        yield np.bincount(owner[starts] * len(found) + runs, minlength=len(texts) * len(found)).reshape(len(texts), -1)


def _coverage(source: str, hindi: Read, read: Sequence[Read]) -> Floats:
    said = np.array([any(map(str.isalnum, source[start:end])) for start, end in hindi.spans], bool)
    wanted = units(hindi.states[said])
    if not len(wanted):
        return np.zeros(len(read))
    # A candidate without any piece covers nothing. No BLAS: its threads wait for each other while the engine has the cores.
    near = (np.einsum("id,jd->ij", wanted, units(one.states)) for one in read)
    return np.array([one.max(axis=1, initial=0.0).mean() for one in near], np.float64)
