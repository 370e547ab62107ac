"""T5 and mT5, fine-tuned to translate. Raffel et al. 2020; Xue et al. 2021."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from translate.families.family import UNLIMITED, Around, Codes, Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint

# What MADLAD-400 is told, which knows hundreds of languages.
_TO_ENGLISH = "<2en>"


class T5(Family):
    model_types = ("t5", "mt5")
    convertible = True

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None) -> Around:
        # What the model was told to do in training is part of its configuration, where it was told so.
        tasks = checkpoint.config.get("task_specific_params") or {}
        told = (tasks.get("translation_hi_to_en") or {}).get("prefix") or checkpoint.config.get("prefix") or ""
        prefix = tokenizer.tokenize(str(told).strip())
        if _TO_ENGLISH in tokenizer.get_vocab():
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
