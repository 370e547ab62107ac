"""BART, fine-tuned to translate or to summarize: no language is named, and pieces are pairs of bytes. Lewis et al. 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.engines.task import Task
from translate.families.family import Around, Codes, Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint


class Bart(Family):
    model_types = ("bart",)
    convertible = True

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
        _, end, given = super().around(checkpoint, tokenizer, pair, task)
        # What forced_bos_token_id was called before it had a number: so in distilbart's configurations.
        if not given and checkpoint.config.get("force_bos_token_to_be_generated"):
            given = (tokenizer.bos_token,)
        return (tokenizer.bos_token,), end, given

    def specification(self, model: Any) -> ModelSpec:
        return from_bart(model, first=False, embeddings=True)


def from_bart(model: Any, *, first: bool, embeddings: bool) -> Any:
    """A model made of BART's layers. first: they normalise first; embeddings: those are normalised too."""
    from ctranslate2.converters.transformers import BartLoader

    # Keys of the original code; transformers has each of these models in one form.
    model.config.normalize_before, model.config.normalize_embedding = first, embeddings
    return BartLoader().get_model_spec(model)
