"""How often each source is seen in an epoch, and in which order; by hashes, so that the same rows give the same choice.

A hash of the pair decides, and no random state: a pair is in or out whatever other pairs there are.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from eval import UsageError
from eval.data.textfiles import read
from translate.train.data.pairs import Pair


def weights(path: str) -> dict[str, float]:
    """Times per epoch by source, from a JSON object. Raises UsageError where it is anything else."""
    try:
        found = json.loads(read(path))
    except ValueError as error:
        raise UsageError(f'{path} is not JSON ({error}); write {{"news": 2, "names": 0.5}}') from None
    if not isinstance(found, dict):
        raise UsageError(f'{path} is no object; write {{"news": 2, "names": 0.5}}')
    for source, times in found.items():
        if isinstance(times, bool) or not isinstance(times, int | float) or not 0 <= times < math.inf:
            raise UsageError(f"{path}: the weight of {source} is {times!r}; give a number from 0 on")
    return {source: float(times) for source, times in found.items()}


def capped(pairs: Sequence[Pair], cap: int) -> list[Pair]:
    """At most `cap` pairs of each source, spread over it, in their order."""
    places = defaultdict(list)
    for place, pair in enumerate(pairs):
        places[pair.source].append((_hash(pair, "cap"), place))
    kept = sorted(place for found in places.values() for _, place in sorted(found)[:cap])
    return [pairs[place] for place in kept]


def weighted(pairs: Iterable[Pair], times: Mapping[str, float]) -> list[Pair]:
    """Each pair as often as its source is to be seen, one copy behind the other; sources without a weight once.

    2.3 is two copies of every pair, and a third of three in ten.
    """
    chosen = []
    for pair in pairs:
        whole, part = divmod(times.get(pair.source, 1.0), 1)
        chosen += [pair] * (int(whole) + (part > 0 and _hash(pair, "weight") < part * 2**64))
    return chosen


def shuffled(pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """The pairs in another order for every seed."""
    order = sorted((_hash(pair, f"{seed} {place}"), place) for place, pair in enumerate(pairs))
    return [pairs[place] for _, place in order]


def _hash(pair: Pair, purpose: str) -> int:
    """A number under 2**64 that looks random, another one for every purpose."""
    return int.from_bytes(blake2b("\t".join((purpose, *pair)).encode(), digest_size=8).digest())
