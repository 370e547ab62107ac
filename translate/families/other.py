"""Whatever else transformers opens as a model from text to text: in torch, with its tokenizer as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.checkpoints.vocabulary import numbered
from translate.engines.folder import Seq2SeqSettings
from translate.errors import NotTranslator, WrongLanguages
from translate.families.family import Family, Plan, check_languages

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
        tokenizer = self.tokenizer(checkpoint)
        vocabulary = numbered(tokenizer)
        forced = checkpoint.generation("forced_bos_token_id")
        given = () if forced is None else (tokenizer.convert_ids_to_tokens(forced),)
        if english := tell_languages(tokenizer):
            given = (english,)
        check_languages(checkpoint, tokenizer)
        places = self.places(checkpoint.config)
        settings = Seq2SeqSettings(
            tokenizer="transformers",
            target_prefix=given,
            end=tokenizer.eos_token,
            max_pieces=places,
            max_answer=places - len(given) - 1,
        )
        return Plan(settings, vocabulary, tokenizer=tokenizer)


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
