"""Whatever else transformers opens as a model from text to text: in torch, with its tokenizer as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from translate.errors import NotTranslator, WrongLanguages
from translate.families.family import Around, Codes, Family, Plan

if TYPE_CHECKING:
    from translate.checkpoints.checkpoint import Checkpoint

# Hindi and English as multilingual tokenizers are told of them, and the piece that begins an answer.
_CODES = (("hin_Deva", "eng_Latn", "eng_Latn"), ("hi_IN", "en_XX", "en_XX"), ("hi", "en", "__en__"))


class Other(Family):
    def plan(self, checkpoint: Checkpoint) -> Plan:
        """Raises NotTranslator too."""
        from transformers.models.auto.modeling_auto import MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES

        if checkpoint.model_type not in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES:
            raise NotTranslator(
                f"{checkpoint.name} is a {checkpoint.model_type} model, which does not turn one text into another. "
                "Name a translation model: IndicTrans2, NLLB, M2M-100, mBART, opus-mt, T5."
            )
        return super().plan(checkpoint)

    def files(self, checkpoint: Checkpoint) -> tuple[str, dict[str, Path]]:
        return "transformers", {}

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None) -> Around:
        # Before and after a source the tokenizer puts its pieces itself.
        _, _, given = super().around(checkpoint, tokenizer, pair)
        english = tell_languages(tokenizer)
        return (), (), (english,) if english else given


def tell_languages(tokenizer: Any) -> str | None:
    """Tell a multilingual tokenizer what it reads and writes; the piece that English begins with.

    None for a tokenizer that asks for no languages. Raises WrongLanguages for one that does not know these.
    """
    if not hasattr(tokenizer, "src_lang"):
        return None
    for hindi, english, piece in _CODES:
        try:
            number = tokenizer.convert_tokens_to_ids(piece)
            if number is not None and number != tokenizer.unk_token_id:
                tokenizer.src_lang, tokenizer.tgt_lang = hindi, english
                return piece
        except (KeyError, ValueError):
            continue
    raise WrongLanguages("Its tokenizer knows no Hindi and English (hin_Deva, hi_IN or hi). Name a model that does.")
