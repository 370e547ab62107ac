"""How much time a translation may take: three ways, each measured (see the README).

fast      4 beams, chosen among by the checks alone
balanced  the same search, chosen among by the second reader, which also tells how doubtful a sentence is
best      8 beams, chosen among by the second reader
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from translate.engines import Decoding
from translate.errors import EngineError, WeightsMissing
from translate.weights import CHOOSING, DOUBT, MEANING
from translate.weights.writing import SUMS

if TYPE_CHECKING:
    from translate.reader import Reader

Quality = Literal["fast", "balanced", "best"]
QUALITIES: tuple[Quality, ...] = get_args(Quality)
_BEAMS: dict[Quality, int] = {"fast": 4, "balanced": 4, "best": 8}


def decoding_of(quality: Quality) -> Decoding:
    """How a quality searches."""
    return Decoding(beam=_BEAMS[quality])


def offered() -> tuple[Quality, ...]:
    """The qualities that there are with what came with the package."""
    return QUALITIES if all(path.is_file() for path in (MEANING / SUMS, CHOOSING, DOUBT)) else ("fast",)


def default() -> Quality:
    """What is meant where nobody says: the second reader is worth its time, where it is there."""
    return "balanced" if "balanced" in offered() else "fast"


def reader_for(quality: Quality | None) -> tuple[Quality, Reader | None, str]:
    """The quality that it comes to, its reader, and what the user should be told, if anything.

    None is "balanced", or "fast" where the reader's weights did not come with the package. Raises EngineError for a quality
    that there is not, WeightsMissing for a reader that was asked for and is not there, WeightsCorrupt for a damaged one.
    """
    if quality is not None and quality not in QUALITIES:
        raise EngineError(f"There is no quality {quality}. Give {', '.join(QUALITIES[:-1])} or {QUALITIES[-1]}.")
    if quality == "fast":
        return quality, None, ""
    from translate.reader import Reader

    try:
        return quality or "balanced", Reader(MEANING), ""
    except WeightsMissing as error:
        if quality:
            raise
        return "fast", None, f"Without the second reader, translations are chosen by the checks alone. {error}"
