"""The tokenizer of IndicTrans2 for CTranslate2: a text is prepared, then cut into pieces, and back."""

from __future__ import annotations

from collections.abc import Sequence

from translate.engines.pieces import SentencePieces
from translate.indictrans.processor import prepare, restore
from translate.weights import Weights


class IndicTransPieces(SentencePieces):
    """`source.model` and `target.model` are the published model.SRC and model.TGT. Languages are not its work."""

    def __init__(self, weights: Weights) -> None:
        """Raises WeightsMissing or WeightsCorrupt."""
        super().__init__(weights, "source.model", "target.model")

    def source(self, text: str) -> list[str]:
        return super().source(prepare(text).text)

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        """The English, with what `source` has of addresses and compound numbers in the place of its placeholders."""
        return restore("".join(pieces).replace("▁", " "), prepare(source).parts)
