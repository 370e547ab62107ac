"""PEGASUS, which was made to summarize: nothing stands before a text, and places are waves. Zhang et al. 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.families.bart import from_bart
from translate.families.family import Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec


class Pegasus(Family):
    model_types = ("pegasus",)
    convertible = True

    def specification(self, model: Any) -> ModelSpec:
        return from_bart(model, first=True, embeddings=False)
