"""The pairs of a training: as `prepare` wrote them, or cleaned here, with what the card says of them."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from eval import UsageError
from translate.train.data.cleaner import Cleaner
from translate.train.data.judge import Judge
from translate.train.data.judge import weights as judged
from translate.train.data.manifest import commonest
from translate.train.data.pairs import PREPARED, WEIGHED, Layout, Pair, pairs, weights
from translate.train.data.rules import Limits


@dataclass(frozen=True, slots=True)
class Data:
    """Pairs in the order in which they were given, and their story.

    files: name -> sha256, None for what is no file. dropped: rows that were left out, here or by `prepare`, by reason.
    weights: of each pair, above 0 and at most 1; None where all count alike.
    """

    pairs: list[Pair]
    files: dict[str, str | None]
    dropped: Counter[str] = field(default_factory=Counter)
    weights: array[float] | None = None


def read(
    places: Sequence[str],
    layout: Layout,
    excluded: Mapping[str, Iterable[str]],
    config: str | None = None,
    split: str | None = None,
    judge: Judge | None = None,
) -> Data:
    """Read files, folders or data sets. What has no manifest of `prepare` beside it is cleaned, and is kept clear of the
    excluded lines: no pair may hold a sentence that the model is measured on.

    judge: drops from all of it what does not say the same, and weighs the rest anew if it weighs; otherwise the weights
    are those that `prepare --weigh` wrote.

    Raises UsageError where nothing is left, or a file was prepared without what is excluded now.
    """
    found: list[Pair] = []
    shares = array("f")
    files: dict[str, str | None] = {}
    dropped: Counter[str] = Counter()
    cleaner = Cleaner(Limits(), (line for lines in excluded.values() for line in lines))
    for place in places:
        files[place] = sha256(Path(place)) if Path(place).is_file() else None
        manifest = _manifest(Path(place), files[place])
        if manifest is not None:
            _check(place, manifest, excluded)
            dropped.update(manifest["all"]["dropped"])
            weighed = manifest["settings"].get("weighed", False)
            found += pairs(place, Layout(columns=WEIGHED if weighed else PREPARED))
            shares.extend(weights(place) if weighed else ())
            shares.extend([1.0] * (len(found) - len(shares)))
            continue
        for pair in pairs(place, layout, config, split):
            pair, reason = cleaner.clean(pair)
            if reason is None:
                found.append(pair)
                shares.append(1.0)
            else:
                dropped[reason] += 1
    if judge:
        found, shares = _alike(found, shares, judge, dropped)
    if not found:
        why = f"dropped as {commonest(dropped)}" if dropped else "there are none in what was read"
        raise UsageError(f"no pair is left: {why}")
    return Data(found, files, dropped, shares if any(share != 1 for share in shares) else None)


def _alike(
    found: Sequence[Pair], shares: array[float], judge: Judge, dropped: Counter[str]
) -> tuple[list[Pair], array[float]]:
    """The pairs whose sides say the same, and their weights; the others are counted."""
    margins = judge.margins(found)
    kept = [place for place, margin in enumerate(margins) if margin >= judge.least]
    dropped["unlike"] += len(found) - len(kept)
    new = judged(margins) if judge.weigh else shares
    return [found[place] for place in kept], array("f", (float(new[place]) for place in kept))


def sha256(path: Path) -> str:
    """Of a file, in hex. Raises UsageError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UsageError(f"cannot read {path} ({error.strerror})") from None


def _manifest(path: Path, digest: str | None) -> dict[str, Any] | None:
    """What `prepare` says of a file; None where it did not write it, or not as it is now."""
    beside = path.with_name(path.name + ".manifest.json")
    if digest is None or not beside.is_file():
        return None
    try:
        manifest = json.loads(beside.read_text("utf-8"))
        return manifest if manifest["kind"] == "pairs" and manifest["output"]["sha256"] == digest else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _check(place: str, manifest: Mapping[str, Any], excluded: Mapping[str, Iterable[str]]) -> None:
    known = {one["sha256"] for one in manifest["excluded"]}
    for name in excluded:
        if sha256(Path(name)) not in known:
            raise UsageError(f"{place} was prepared without {name}; prepare it again with --exclude {name}")
