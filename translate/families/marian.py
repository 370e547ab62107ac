"""Marian, the models of opus-mt: a pair of languages each, or groups of them. Tiedemann & Thottingal 2020."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from translate.checkpoints.vocabulary import Vocabulary, by_number
from translate.engines.task import TRANSLATION, Task
from translate.errors import WrongLanguages
from translate.families.bart import from_bart
from translate.families.family import Around, Codes, Family, Plan, check_translates

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint

# Hindi and English, and the groups that have them, as OPUS names them (ISO 639-5).
_HINDI = {"hi", "hin", "inc", "iir", "ine", "mul", "hin_Deva"}
_ENGLISH = {"en", "eng", "gmw", "gem", "ine", "mul"}
_TO_ENGLISH = ">>eng<<"


class Marian(Family):
    model_types = ("marian",)
    convertible = True

    def plan(self, checkpoint: Checkpoint, task: Task = TRANSLATION) -> Plan:
        check_translates(checkpoint, task)
        named = checkpoint.tokenizer_config
        source, target = named.get("source_lang"), named.get("target_lang")
        if (source and source not in _HINDI) or (target and target not in _ENGLISH):
            raise WrongLanguages(
                f"{checkpoint.name} translates from {source} to {target}. Name a model that translates Hindi into "
                "English, such as Helsinki-NLP/opus-mt-hi-en."
            )
        return super().plan(checkpoint, task)

    def vocabulary(self, tokenizer: Any) -> Vocabulary:
        if not getattr(tokenizer, "separate_vocabs", False):
            return super().vocabulary(tokenizer)
        sides = by_number(tokenizer.encoder), by_number(tokenizer.target_encoder)
        return Vocabulary(*sides, tokenizer.unk_token)

    def files(self, checkpoint: Checkpoint, tokenizer: Any) -> tuple[str, dict[str, bytes]]:
        files = {"source.model": "source.spm", "target.model": "target.spm"}
        return "sentencepiece", {name: checkpoint.file(file).read_bytes() for name, file in files.items()}

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
        # A model with several targets is told the one it shall write.
        prefix = (_TO_ENGLISH,) if _TO_ENGLISH in tokenizer.get_vocab() else ()
        return prefix, (tokenizer.eos_token,), ()

    def specification(self, model: Any) -> ModelSpec:
        spec: Any = from_bart(model, first=False, embeddings=False)
        # The decoder begins with the row of <pad>, which is never to be said. (CTranslate2's own loader begins with zeros,
        # which that row is no longer once a model with tied embeddings was trained.)
        bias = model.final_logits_bias[0].clone()
        bias[model.config.pad_token_id] = -1e9
        spec.decoder.projection.bias = bias
        return spec
