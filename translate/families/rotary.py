"""IndicTrans2 with rotary positions (RoPE), as others trained it: known, and not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translate.engines.task import TRANSLATION, Task
from translate.errors import NotTranslator
from translate.families.family import Family, Plan, check_translates

if TYPE_CHECKING:
    from translate.checkpoints.checkpoint import Checkpoint


class Rotary(Family):
    model_types = ("RotaryIndicTrans",)

    def plan(self, checkpoint: Checkpoint, task: Task = TRANSLATION) -> Plan:
        check_translates(checkpoint, task)
        raise NotTranslator(
            f"{checkpoint.name} is an IndicTrans2 with rotary positions, whose configuration does not say how they are "
            "turned. Use ai4bharat/indictrans2-indic-en-dist-200M, or the built-in model (embedded)."
        )
