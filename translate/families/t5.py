"""T5 and mT5, fine-tuned to translate or to summarize. Raffel et al. 2020; Xue et al. 2021."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from translate.engines.task import SUMMARIZATION, TRANSLATION, Task
from translate.families.family import UNLIMITED, Around, Codes, Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint

# What MADLAD-400 is told, which knows hundreds of languages.
_TO_ENGLISH = "<2en>"
# What T5 was told before it was fine-tuned, and after, unless its configuration says otherwise. mT5 was told nothing.
_SUMMARIZE = "summarize: "


class T5(Family):
    model_types = ("t5", "mt5")
    convertible = True

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
        # What the model was told to do in training is part of its configuration, where it was told so.
        usual = _SUMMARIZE if task is SUMMARIZATION and checkpoint.model_type == "t5" else ""
        told = checkpoint.parameters(task).get("prefix", checkpoint.config.get("prefix"))
        prefix = tokenizer.tokenize(str(usual if told is None else told).strip())
        if task is TRANSLATION and _TO_ENGLISH in tokenizer.get_vocab():
            prefix = [_TO_ENGLISH, *prefix]
        return prefix, (tokenizer.eos_token,), ()

    def places(self, config: Mapping[str, Any]) -> int:
        # Places are relative: no table ends. What the model was trained on does.
        return int(config.get("n_positions") or UNLIMITED)

    def specification(self, model: Any) -> ModelSpec:
        from ctranslate2.converters.transformers import T5Loader

        spec = T5Loader().get_model_spec(model)
        # mT5 never scales, and T5 1.1 neither.
        scaled = getattr(model.config, "scale_decoder_outputs", False)
        spec.decoder.scale_outputs = model.config.d_model**-0.5 if scaled else 1.0
        return spec
