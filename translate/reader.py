"""The second reader at work: of all candidates for a sentence the best, and how probable it is that even that is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translate import choosing, doubt
from translate.meaning import Meaning
from translate.results import Alternative
from translate.weights import MEANING

# Candidates that are judged, the best first: the chosen one, and what else a user is shown.
JUDGED = 5


class Reader:
    """Reads every candidate beside its Hindi, once, and makes up its mind by weights that were learned."""

    def __init__(self, folder: Path = MEANING) -> None:
        """Open the encoder and the weights. Raises WeightsMissing or WeightsCorrupt."""
        self.meaning = Meaning(folder)
        self._choosing, self._doubt = choosing.load(), doubt.load()

    def describe(self) -> str:
        """The encoder, for the exports."""
        return f"second reader sha256:{self.meaning.digest}"

    def judged(self, source: str, found: Sequence[Alternative]) -> list[Alternative]:
        """The candidates of a source, at least one, the best first; JUDGED of them with `wrong` and the flags it gives.

        What comes of a source does not depend on the order of its candidates.
        """
        hindi, *read = self.meaning.read([source, *(candidate.text for candidate in found)])
        places = choosing.order(source, found, [hindi, *read], self._choosing)

        def estimated(place: int) -> Alternative:
            beside = [other for other in places if other != place]
            reads = doubt.Reads(hindi, read[place], [read[other] for other in beside])
            return doubt.estimate(source, found[place], reads, self._doubt)

        return [*map(estimated, places[:JUDGED]), *(found[place] for place in places[JUDGED:])]
