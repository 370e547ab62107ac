"""Translation models proper: an encoder reads the Hindi, a decoder writes the English. Summarizers are made alike."""

from __future__ import annotations

from typing import Any

import ctranslate2

from translate.engines import Decoding
from translate.engines.folder import Seq2SeqSettings
from translate.engines.pieces import JsonPieces, Pieces, SentencePieces, TransformersPieces
from translate.engines.searching import Searching, check_known, vocabulary
from translate.weights import Weights

# Pieces that are no part of an answer, wherever a vocabulary has them.
NEVER = ("<pad>",)


class Seq2Seq(Searching):
    """An encoder-decoder in CTranslate2."""

    model_class = ctranslate2.Translator
    # CTranslate2 writes one file where source and target have the same pieces.
    vocabularies = ("target_vocabulary.json", "shared_vocabulary.json")

    def __init__(
        self,
        weights: Weights,
        settings: Seq2SeqSettings,
        threads: int | None = None,
        compute_type: str = "int8",
        name: str | None = None,
    ) -> None:
        """Load what `translate.engines.folder.read` found. threads, name: see Searching.

        Raises WeightsMissing, WeightsCorrupt, or PackageMissing where the tokenizer needs what is not installed.
        """
        super().__init__(weights, settings, pieces(weights, settings), threads, compute_type, name)
        # The pipeline of that family puts placeholders in itself, which its models have learned to copy.
        self.protects = settings.tokenizer == "indictrans"
        read = vocabulary(weights, ("source_vocabulary.json", "shared_vocabulary.json"))
        check_known(settings.around([]), read, weights)
        check_known([*settings.target_prefix, settings.end], self._vocabulary, weights)
        self.decoding = settings.decoding
        self._settings = settings
        self._target_prefix = list(settings.target_prefix)
        self.given = len(self._target_prefix)

    def prompt(self, source: str) -> list[str]:
        return self._settings.around(self._pieces.source(source))

    def submit(self, prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        asked = options["max_decoding_length"]
        # CTranslate2 counts what was given; a reader who asks for a length does not.
        limit = self._settings.longest(len(prompts[0]), asked) + (0 if asked is None else self.given)
        options = {**options, "max_decoding_length": limit}
        given = [self._target_prefix] * len(prompts) if self.given else None
        return self._model.translate_batch(prompts, given, max_input_length=0, **options)  # type: ignore[no-any-return]

    def options(self, decoding: Decoding) -> dict[str, Any]:
        # No answer at all is flagged by the translator, as with other engines; an unknown piece is nothing to read. With
        # no patience a search ends at as many answers as beams, while the best is still on its way (Kasai et al. 2022).
        options = super().options(decoding)
        never = [[piece] for piece in NEVER if piece in self._vocabulary and piece not in self._target_prefix]
        suppressed = [*(options["suppress_sequences"] or []), *never] or None
        return {
            **options,
            "suppress_sequences": suppressed,
            "min_decoding_length": decoding.shortest and decoding.shortest + self.given,
            "max_decoding_length": decoding.longest,
            "disable_unk": True,
            "patience": 2,
        }

    def answers(self, result: Any) -> list[list[str]]:
        return result.hypotheses  # type: ignore[no-any-return]


def pieces(weights: Weights, settings: Seq2SeqSettings) -> Pieces:
    """The tokenizer that the settings name. Raises WeightsMissing, WeightsCorrupt or PackageMissing."""
    if settings.tokenizer == "transformers":
        return TransformersPieces.of(weights)
    if settings.tokenizer == "tokenizers":
        return JsonPieces(weights)
    if settings.tokenizer == "indictrans":
        from translate.indictrans.pieces import IndicTransPieces

        return IndicTransPieces(weights)
    return SentencePieces(weights, "source.model", "target.model")
