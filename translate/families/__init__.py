"""Families of encoder-decoders: what the checkpoint of each holds, and how a text is put to it. One file a family.

A family is a class whose `model_types` are the `model_type`s of its config.json files. It is found by being in this
folder. `plan` says how such a checkpoint is used for a task, and `specification` makes CTranslate2's form of it; a family without
one runs in torch alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from translate.families.family import Family, Plan
from translate.families.other import Other

__all__ = ["Family", "Plan", "families", "family"]


def families() -> Iterator[Family]:
    """One of each, in the order of their files' names."""
    for found in iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        kinds = [
            kind for kind in vars(module).values() if isinstance(kind, type) and kind.__module__ == module.__name__
        ]
        yield from (kind() for kind in kinds if issubclass(kind, Family) and kind is not Family)


def family(model_type: str) -> Family:
    """The family of a `model_type`; `Other` for what no family claims."""
    return next((found for found in families() if model_type in found.model_types), Other())
