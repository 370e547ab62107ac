"""A language model that learns to go on from a Hindi sentence with its English."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import sentencepiece
import torch
from transformers import PreTrainedModel

from translate.engines.folder import NAME, PROMPT, CausalSettings, dumps
from translate.train.learners import Batch, Example
from translate.train.learners.tags import MACHINE_ENGLISH, MACHINE_HINDI

# The prompt says what a machine wrote; what the engine asks for is what people did.
_TAGGED = {
    MACHINE_HINDI: PROMPT.replace("Hindi:", "Machine Hindi:"),
    MACHINE_ENGLISH: PROMPT.replace("English:", "Machine English:"),
}


class Causal:
    """The learner of a decoder: prompt and answer are one text, and only the answer is learned."""

    joined = True

    def __init__(self, model: PreTrainedModel, tokenizer: Path) -> None:
        """tokenizer: a SentencePiece model whose piece numbers are the rows of the model's embeddings."""
        self.model = model
        self._tokenizer = tokenizer
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(tokenizer))

    def example(self, hindi: str, english: str, tag: str | None = None) -> Example:
        prompt = (_TAGGED[tag] if tag else PROMPT).format(source=hindi)
        return Example(self._prompt(prompt), [*self._pieces.encode(f" {english}"), self._pieces.eos_id()])

    def batch(self, examples: Sequence[Example]) -> Batch:
        # Padded behind the text, where nothing that matters can see it: no mask is needed.
        length = max(len(source) + len(target) for source, target in examples)
        pieces = torch.zeros(len(examples), length, dtype=torch.int64)
        labels = torch.full_like(pieces, -100)
        for row, (source, target) in enumerate(examples):
            end = len(source) + len(target)
            pieces[row, :end] = torch.tensor(source + target)
            # Each position says the next piece; the last one of the prompt says the first of the answer.
            labels[row, len(source) - 1 : end - 1] = torch.tensor(target)
        return Batch({"input_ids": pieces}, labels)

    @torch.no_grad()
    def greedy(self, sources: Sequence[str], limit: int = 256) -> list[str]:
        prompts = [self._prompt(PROMPT.format(source=source)) for source in sources]
        length = max(map(len, prompts))
        pieces = torch.zeros(len(prompts), length, dtype=torch.int64)
        mask = torch.zeros_like(pieces)
        for row, prompt in enumerate(prompts):
            pieces[row, length - len(prompt) :] = torch.tensor(prompt)
            mask[row, length - len(prompt) :] = 1
        end = self._pieces.eos_id()
        device = self.model.device
        found = self.model.generate(  # type: ignore[operator]
            input_ids=pieces.to(device),
            attention_mask=mask.to(device),
            max_new_tokens=limit,
            do_sample=False,
            num_beams=1,
            use_cache=True,
            eos_token_id=end,
            pad_token_id=end,
        )
        return [self._text(row, end) for row in found[:, length:].tolist()]

    def save(self, folder: Path) -> None:
        self.model.save_pretrained(folder)
        shutil.copyfile(self._tokenizer, folder / "tokenizer.model")
        settings = CausalSettings(begin=(self._piece(self._pieces.bos_id()),), end=self._piece(self._pieces.eos_id()))
        (folder / NAME).write_text(dumps(settings), "utf-8")

    def _piece(self, number: int) -> str:
        return str(self._pieces.id_to_piece(number))

    def _prompt(self, text: str) -> list[int]:
        return [self._pieces.bos_id(), *self._pieces.encode(text)]

    def _text(self, pieces: list[int], end: int) -> str:
        answer = pieces[: pieces.index(end)] if end in pieces else pieces
        return str(self._pieces.decode(answer)).strip()
