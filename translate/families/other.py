"""Whatever else transformers opens as a model from text to text: in torch, with its tokenizer as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.engines.task import TRANSLATION, Task
from translate.errors import NotTranslator, WrongLanguages
from translate.families.family import Around, Codes, Family, Plan

if TYPE_CHECKING:
    from translate.checkpoints.checkpoint import Checkpoint

# Hindi and English as multilingual tokenizers are told of them, and the piece that begins an answer.
_CODES = (("hin_Deva", "eng_Latn", "eng_Latn"), ("hi_IN", "en_XX", "en_XX"), ("hi", "en", "__en__"))


class Other(Family):
    def plan(self, checkpoint: Checkpoint, task: Task = TRANSLATION) -> Plan:
        from transformers.models.auto.modeling_auto import MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES

        if checkpoint.model_type not in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING_NAMES:
            raise NotTranslator(
                f"{checkpoint.name} is a {checkpoint.model_type} model, which does not turn one text into another. "
                f"Name {task.kinds}."
            )
        return super().plan(checkpoint, task)

    def files(self, checkpoint: Checkpoint, tokenizer: Any) -> tuple[str, dict[str, bytes]]:
        return "transformers", {}

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
        # Before and after a source the tokenizer puts its pieces itself.
        _, _, given = super().around(checkpoint, tokenizer, pair, task)
        english = tell_languages(tokenizer, task)
        return (), (), (english,) if english else given


def tell_languages(tokenizer: Any, task: Task = TRANSLATION) -> str | None:
    """Tell a multilingual tokenizer what it reads and writes; the piece that English begins with.

    None for a tokenizer that asks for no languages. Raises WrongLanguages for one that does not know these.
    """
    if not hasattr(tokenizer, "src_lang"):
        return None
    for hindi, english, piece in _CODES:
        try:
            number = tokenizer.convert_tokens_to_ids(piece)
            if number is not None and number != tokenizer.unk_token_id:
                tokenizer.src_lang = hindi if task is TRANSLATION else english
                tokenizer.tgt_lang = english
                return piece
        except (KeyError, ValueError):
            continue
    raise WrongLanguages("Its tokenizer knows no Hindi and English (hin_Deva, hi_IN or hi). Name a model that does.")
