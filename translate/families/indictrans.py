"""IndicTrans2, by AI4Bharat: two vocabularies, and a way of its own to prepare a text. Gala et al. 2023."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from translate.checkpoints.vocabulary import Vocabulary, by_number
from translate.engines.folder import Seq2SeqSettings
from translate.engines.task import TRANSLATION, Task
from translate.errors import WeightsCorrupt, WrongLanguages
from translate.families.family import Family, Plan, check_translates

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint

_HINDI, _ENGLISH = "hin_Deva", "eng_Latn"
_END = "</s>"


class IndicTrans(Family):
    model_types = ("IndicTrans",)
    convertible = True

    def plan(self, checkpoint: Checkpoint, task: Task = TRANSLATION) -> Plan:
        check_translates(checkpoint, task)
        source, target = (by_number(_numbers(checkpoint, side)) for side in ("SRC", "TGT"))
        # A model that reads English has no Devanagari letters among its source pieces.
        if not {_HINDI, _ENGLISH, "क", "र"}.issubset(source) or "e" not in target:
            raise WrongLanguages(
                f"{checkpoint.name} does not translate Hindi into English. "
                "Name ai4bharat/indictrans2-indic-en-dist-200M or ai4bharat/indictrans2-indic-en-1B."
            )
        files = {"source.model": "model.SRC", "target.model": "model.TGT"}
        contents = {name: checkpoint.file(file).read_bytes() for name, file in files.items()}
        settings = Seq2SeqSettings(
            tokenizer="indictrans",
            source_prefix=(_HINDI, _ENGLISH),
            source_end=(_END,),
            end=_END,
            max_pieces=self.places(checkpoint.config) - 3,
            max_answer=int(checkpoint.config.get("max_target_positions", 256)) - 1,
        )
        return Plan(settings, Vocabulary(source, target, "<unk>"), contents)

    def places(self, config: Mapping[str, Any]) -> int:
        return int(config.get("max_source_positions", 256))

    def specification(self, model: Any) -> ModelSpec:
        from translate.indictrans.convert import specification

        return specification(model)


def _numbers(checkpoint: Checkpoint, side: str) -> dict[str, int]:
    """{piece: number} of a side: SRC or TGT."""
    path = checkpoint.file(f"dict.{side}.json")
    try:
        found = json.loads(path.read_bytes())
        return {str(piece): int(number) for piece, number in found.items()}
    except (ValueError, AttributeError, TypeError):
        raise WeightsCorrupt(f"{path} is no list of pieces. Copy or download {checkpoint.name} again.") from None
