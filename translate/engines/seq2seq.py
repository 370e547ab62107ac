"""Translation models proper: an encoder reads the Hindi, a decoder writes the English."""

from __future__ import annotations

from typing import Any

import ctranslate2

from translate.engines import Decoding
from translate.engines.folder import Seq2SeqSettings
from translate.engines.pieces import Pieces, SentencePieces, TransformersPieces
from translate.engines.searching import Searching, check_known, vocabulary
from translate.weights import Weights


class Seq2Seq(Searching):
    """An encoder-decoder in CTranslate2."""

    model_class = ctranslate2.Translator
    # CTranslate2 writes one file where source and target have the same pieces.
    vocabularies = ("target_vocabulary.json", "shared_vocabulary.json")

    def __init__(
        self, weights: Weights, settings: Seq2SeqSettings, threads: int | None = None, compute_type: str = "int8"
    ) -> None:
        """Load what `translate.engines.folder.read` found. threads: see Searching.

        Raises WeightsMissing, WeightsCorrupt, or EngineError where the tokenizer needs what is not installed.
        """
        super().__init__(weights, settings, _pieces(weights, settings), threads, compute_type)
        whole = settings.tokenizer == "transformers"  # it puts them there itself
        self._prefix, self._suffix = ((), ()) if whole else (settings.source_prefix, settings.source_end)
        read = vocabulary(weights, ("source_vocabulary.json", "shared_vocabulary.json"))
        check_known([*self._prefix, *self._suffix], read, weights)
        check_known([*settings.target_prefix, settings.end], self._vocabulary, weights)
        self._target_prefix = list(settings.target_prefix)
        self.given = len(self._target_prefix)

    def prompt(self, source: str) -> list[str]:
        return [*self._prefix, *self._pieces.source(source), *self._suffix]

    def submit(self, prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        # Twice the source leaves room for the longest honest answer; a loop ends there and is flagged.
        limit = 2 * len(prompts[0]) + 16
        given = [self._target_prefix] * len(prompts) if self.given else None
        return self._model.translate_batch(prompts, given, max_decoding_length=limit, **options)  # type: ignore[no-any-return]

    def options(self, decoding: Decoding) -> dict[str, Any]:
        # No answer at all is flagged by the translator, as with other engines; an unknown piece is nothing to read.
        return {**super().options(decoding), "min_decoding_length": 0, "disable_unk": True}

    def answers(self, result: Any) -> list[list[str]]:
        return result.hypotheses  # type: ignore[no-any-return]


def _pieces(weights: Weights, settings: Seq2SeqSettings) -> Pieces:
    if settings.tokenizer == "transformers":
        return TransformersPieces(weights)
    return SentencePieces(weights, "source.model", "target.model")
