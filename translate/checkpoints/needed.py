"""Which files of a published model a translator needs: of four formats of its weights one, and none of its code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# As transformers looks for them. Safetensors first: a pickle can run code when it is read.
_WEIGHTS = (("model", "safetensors"), ("pytorch_model", "bin"))
_SHARD = re.compile(r"(\w+)-\d{5}-of-(\d{5})\.(\w+)", re.ASCII)
# Configuration, tokenizers and vocabularies.
_SMALL = (".json", ".model", ".spm", ".SRC", ".TGT", ".txt")
# Left over from a training; or the list of the parts of weights, which comes with them.
_USELESS = ("trainer_state.json", "_results.json", ".index.json")


def picked(files: Iterable[str]) -> list[str]:
    """What a translation model is made of, out of a repository's files; empty without a config.json or weights.

    Safetensors rather than pickles, whole rather than in parts. Nothing of folders, where other formats lie.
    """
    found = {name for name in files if "/" not in name}
    weights = next((way for way in _ways(found) if found.issuperset(way)), None)
    if weights is None or "config.json" not in found:
        return []
    return sorted({*weights, *(name for name in found if name.endswith(_SMALL) and not name.endswith(_USELESS))})


def is_weights(name: str) -> bool:
    """Whether a picked file is large: all the others have only to do with its configuration and tokenizer."""
    return name.endswith(tuple(f".{ending}" for _, ending in _WEIGHTS))


def _ways(found: set[str]) -> Iterator[list[str]]:
    """The lists of files that the weights may be in, best first."""
    for stem, ending in _WEIGHTS:
        yield [f"{stem}.{ending}"]
        parts = [part for name in found if (part := _SHARD.fullmatch(name)) and (part[1], part[3]) == (stem, ending)]
        if {int(part[2]) for part in parts} == {len(parts)}:
            yield [f"{stem}.{ending}.index.json", *(part[0] for part in parts)]
