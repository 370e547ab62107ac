"""M2M-100 and NLLB-200: one model for every pair of languages. Fan et al. 2021; NLLB Team 2022."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from translate.families.family import Family

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec


class M2M100(Family):
    model_types = ("m2m_100",)
    codes = (("hin_Deva", "eng_Latn"), ("__hi__", "__en__"))
    convertible = True

    def specification(self, model: Any) -> ModelSpec:
        from ctranslate2.converters.transformers import M2M100Loader

        return M2M100Loader().get_model_spec(model)

    def odd(self, config: Any) -> Iterator[str]:
        if config.pad_token_id != 1:
            yield f"pad_token_id {config.pad_token_id}"  # positions are counted from it
