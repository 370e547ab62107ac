"""mBART-50, and mBART-25 where it was fine-tuned to English. Tang et al. 2020; Liu et al. 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.engines.task import Task
from translate.families.bart import from_bart
from translate.families.family import Around, Codes, Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint


class MBart(Family):
    model_types = ("mbart",)
    codes = (("hi_IN", "en_XX"),)
    convertible = True

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
        if pair and _is_25(tokenizer):
            return (), (tokenizer.eos_token, pair[0]), ()
        return super().around(checkpoint, tokenizer, pair, task)

    def start(self, tokenizer: Any, pair: Codes | None) -> str | None:
        return pair[1] if pair and _is_25(tokenizer) else None

    def specification(self, model: Any) -> ModelSpec:
        return from_bart(model, first=True, embeddings=True)


def _is_25(tokenizer: Any) -> bool:
    """The older one names languages after the text, and begins its answers with one."""
    return type(tokenizer).__name__.removesuffix("Fast") == "MBartTokenizer"
