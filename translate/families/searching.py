"""How the makers of a summarization model search for its summaries, as far as it is reasonable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.engines import Decoding
from translate.engines.task import SUMMARIZATION

if TYPE_CHECKING:
    from translate.checkpoints.checkpoint import Checkpoint

_BEAMS = 8
_PENALTIES = 0.0, 3.0
# Of n-grams that must not come twice: of one piece no sentence can be made, and without any small models loop.
_SHORTEST_NGRAM = 2
_PIECES = 16, 256
# What transformers sets where nobody asked for anything.
_UNASKED = 20


def searching(checkpoint: Checkpoint, given: int, most: int) -> Decoding:
    """What generation_config.json or config.json asks for, and first of all its task_specific_params.

    given: pieces that every summary begins with. most: pieces that a summary has places for. A setting that is not
    there, or is no number, is as usual for news: a beam of 4, no three pieces twice, up to 128 pieces.
    """

    def asked(key: str) -> float | None:
        found = checkpoint.parameters(SUMMARIZATION).get(key, checkpoint.generation(key))
        return found if isinstance(found, int | float) and not isinstance(found, bool) else None

    # A configuration's lengths count the piece that the decoder begins with, and those that are given.
    before = 1 + given
    longest = asked("max_new_tokens")
    if longest is None and (whole := asked("max_length")) is not None and whole != _UNASKED:
        longest = whole - before
    longest = min(most, _within(128 if longest is None else longest, _PIECES))
    shortest = asked("min_new_tokens")
    if shortest is None:
        shortest = (asked("min_length") or 0) - before
    penalty = asked("length_penalty")
    ngram = int(asked("no_repeat_ngram_size") or 0)
    return Decoding(
        beam=int(_within(asked("num_beams") or 4, (1, _BEAMS))),
        length_penalty=float(_within(1.0 if penalty is None else penalty, _PENALTIES)),
        no_repeat_ngram=ngram if ngram >= _SHORTEST_NGRAM else 3,
        shortest=int(_within(shortest, (0, longest // 2))),
        longest=int(longest),
    )


def _within(value: float, bounds: tuple[float, float]) -> float:
    return min(max(value, bounds[0]), bounds[1])
