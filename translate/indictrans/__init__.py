"""IndicTrans2 without code from a hub: its model and tokenizer for transformers, its text pipeline, its CTranslate2 form.

Two vocabularies, sinusoidal positions, layers that are normalised first. Gala et al. 2023, "IndicTrans2: Towards
High-Quality and Accessible Machine Translation Models for all 22 Scheduled Indian Languages".
"""

from __future__ import annotations


def register() -> None:
    """Let transformers' Auto classes open folders whose model_type is IndicTrans. Again does no harm."""
    from transformers import AutoConfig, AutoModelForSeq2SeqLM, AutoTokenizer

    from translate.indictrans.configuration import IndicTransConfig
    from translate.indictrans.modeling import IndicTransForConditionalGeneration
    from translate.indictrans.tokenization import IndicTransTokenizer

    AutoConfig.register(IndicTransConfig.model_type, IndicTransConfig, exist_ok=True)
    AutoModelForSeq2SeqLM.register(IndicTransConfig, IndicTransForConditionalGeneration, exist_ok=True)
    AutoTokenizer.register(IndicTransConfig, IndicTransTokenizer, exist_ok=True)  # type: ignore[no-untyped-call]
