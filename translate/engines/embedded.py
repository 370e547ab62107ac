"""Language models that translate by going on from a prompt, such as the embedded one: int8, no torch, no transformers."""

from __future__ import annotations

from typing import Any

import ctranslate2

from translate.engines import Decoding
from translate.engines.folder import CausalSettings
from translate.engines.pieces import SentencePieces
from translate.engines.searching import Searching, check_known
from translate.weights import Weights


class Embedded(Searching):
    """A decoder alone. The embedded one is Gemma 3 270M, pruned to Hindi and English and fine-tuned to translate."""

    model_class = ctranslate2.Generator
    vocabularies = ("vocabulary.json",)

    def __init__(
        self, weights: Weights, settings: CausalSettings, threads: int | None = None, compute_type: str = "int8"
    ) -> None:
        """Load what `translate.engines.folder.read` found. threads: see Searching. Raises WeightsMissing, WeightsCorrupt."""
        super().__init__(weights, settings, SentencePieces(weights, "tokenizer.model"), threads, compute_type)
        check_known([*settings.begin, settings.end], self._vocabulary, weights)
        self._begin = settings.begin
        self._prompt = settings.prompt

    def prompt(self, source: str) -> list[str]:
        return [*self._begin, *self._pieces.source(self._prompt.replace("{source}", source))]

    def submit(self, prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        # Twice the prompt leaves room for the longest honest answer; a loop ends there and is flagged.
        options = {"max_length": 2 * len(prompts[0]) + 16, **options}
        return self._model.generate_batch(prompts, include_prompt_in_result=False, **options)  # type: ignore[no-any-return]

    def options(self, decoding: Decoding) -> dict[str, Any]:
        longest = {} if decoding.longest is None else {"max_length": decoding.longest}
        return {**super().options(decoding), "min_length": decoding.shortest, **longest}

    def answers(self, result: Any) -> list[list[str]]:
        return result.sequences  # type: ignore[no-any-return]

    def spellings(self, text: str) -> list[list[str]]:
        # The tokenizer's own way alone, which is what was measured; numbers, digit by digit, have no other.
        return [self._pieces.target(form) for form in (text, f" {text}")]
