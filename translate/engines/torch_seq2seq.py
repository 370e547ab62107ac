"""Encoder-decoders in torch, through transformers: every one that there is, on a GPU where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor
from transformers import GenerationConfig
from transformers.modeling_outputs import BaseModelOutput

from translate.checkpoints.model import load
from translate.engines import Decoding
from translate.engines.memory import halves
from translate.engines.pieces import spellings
from translate.engines.searching import DEVANAGARI, equal_lengths
from translate.engines.seq2seq import NEVER
from translate.results import Hypothesis

if TYPE_CHECKING:
    from translate.checkpoints.checkpoint import Checkpoint
    from translate.families import Plan


class TorchSeq2Seq:
    """A checkpoint as it is published. It is asked by the same pieces as the converted one, and answers in them."""

    def __init__(self, checkpoint: Checkpoint, plan: Plan, precision: str = "float32") -> None:
        """precision: of the weights, a name of torch's. Raises what `translate.checkpoints.model.load` does."""
        self._settings, self._pieces = plan.settings, plan.pieces(checkpoint)
        self.max_pieces = plan.settings.max_pieces
        self.decoding = plan.settings.decoding
        self.protects = plan.settings.tokenizer == "indictrans"
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._model = load(checkpoint, precision, plan.task).to(self._device)
        self._vocabulary = plan.padded(self._model, checkpoint.folder)
        self._end = self._vocabulary.writes[plan.settings.end]
        self._given = [plan.begins_with(self._model), *self._vocabulary.written(plan.settings.target_prefix)]
        # Nothing of what the checkpoint asks of a search: it is the same in both runtimes.
        self._model.generation_config = GenerationConfig()  # type: ignore[no-untyped-call]
        self._description = {
            "name": checkpoint.name,
            "model": checkpoint.revision,
            "runtime": f"torch {torch.__version__}, {precision}"
            + (f", {self._device}" if self._device != "cpu" else ""),
        }

    def describe(self) -> Mapping[str, str]:
        return self._description

    def pieces(self, source: str) -> int:
        return len(self._pieces.source(source))

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        prompts = [self._prompt(source) for source in sources]
        waiting: list[Sequence[int]] = list(equal_lengths([len(prompt) for prompt in prompts]))
        found: dict[int, tuple[Hypothesis, ...]] = {}
        for index in range(len(sources)):
            while index not in found:
                batch = waiting.pop(0)
                try:
                    answers = self._search([prompts[i] for i in batch], decoding)
                except (RuntimeError, MemoryError) as error:
                    waiting = [*halves(batch, error), *waiting]
                    continue
                found |= {
                    i: self._hypotheses(sources[i], answer, decoding.length_penalty)
                    for i, answer in zip(batch, answers, strict=True)
                }
            yield found.pop(index)

    def _prompt(self, source: str) -> list[int]:
        return self._vocabulary.read(self._settings.around(self._pieces.source(source)))

    @torch.inference_mode()
    def _search(self, prompts: Sequence[list[int]], decoding: Decoding) -> list[list[tuple[list[int], float, int]]]:
        """For each prompt of one length its answers; see `_scored`."""
        read = torch.tensor(prompts, device=self._device)
        states = self._model.get_encoder()(input_ids=read, attention_mask=torch.ones_like(read))
        written = self._model.generate(
            encoder_outputs=type(states)(last_hidden_state=states.last_hidden_state),
            attention_mask=torch.ones_like(read),
            decoder_input_ids=torch.tensor([self._given] * len(prompts), device=self._device),
            generation_config=self._options(decoding, len(prompts[0])),
        )
        rows = written.reshape(len(prompts), -1, written.shape[1])
        return [self._scored(states.last_hidden_state[i], rows[i]) for i in range(len(prompts))]

    def _options(self, decoding: Decoding, length: int) -> GenerationConfig:
        """The settings as transformers names them; nothing of what the checkpoint would have."""
        config = self._model.config
        known = self._vocabulary
        never = {config.pad_token_id, *map(known.writes.get, (known.unknown, *NEVER))}
        never -= {None, self._end, *self._given[1:]}
        never |= set(self._devanagari) if decoding.latin else set()
        bad = [known.written(way) for text in decoding.suppress for way in self._spellings(text)]
        options: dict[str, Any] = {"bad_words_ids": bad} if bad else {}
        if decoding.beam > 1:
            options |= {"length_penalty": decoding.length_penalty, "early_stopping": False}
        return GenerationConfig(  # type: ignore[no-untyped-call]
            max_new_tokens=self._settings.longest(length, decoding.longest),
            min_new_tokens=decoding.shortest or None,
            num_beams=decoding.beam,
            num_return_sequences=min(decoding.n_best, decoding.beam),
            do_sample=False,
            repetition_penalty=decoding.repetition_penalty,
            no_repeat_ngram_size=decoding.no_repeat_ngram,
            suppress_tokens=sorted(never) or None,
            pad_token_id=self._end if config.pad_token_id is None else config.pad_token_id,
            eos_token_id=self._end,
            decoder_start_token_id=self._given[0],
            **options,
        )

    def _scored(self, states: Tensor, rows: Tensor) -> list[tuple[list[int], float, int]]:
        """The answers to one prompt: pieces, what the model itself gives for them, and over how many, the end included.

        states: [length, width]. rows: int64 [answers, length], padded behind the end. transformers' own scores are changed
        by its penalties, and those of a greedy search would have to be kept for every piece of the vocabulary.
        """
        given = len(self._given)
        logits = self._model(
            encoder_outputs=BaseModelOutput(last_hidden_state=states.expand(len(rows), -1, -1)),
            attention_mask=states.new_ones(len(rows), states.shape[0], dtype=torch.int64),
            decoder_input_ids=rows,
            use_cache=False,
        ).logits[:, given - 1 : -1]
        likely = torch.log_softmax(logits.float(), -1).gather(-1, rows[:, given:, None])[..., 0]
        answers = [_before(row[given:], self._end) for row in rows.tolist()]
        lengths = [min(len(answer) + 1, rows.shape[1] - given) for answer in answers]
        return [
            (answer, float(row[:length].sum()), length)
            for answer, row, length in zip(answers, likely, lengths, strict=True)
        ]

    def _hypotheses(
        self, source: str, answers: Sequence[tuple[list[int], float, int]], length_penalty: float
    ) -> tuple[Hypothesis, ...]:
        ranked = []
        for answer, log_probability, length in answers:
            text = self._pieces.text([self._vocabulary.target[number] for number in answer], source).strip()
            ranked.append((log_probability / length**length_penalty, Hypothesis(text, log_probability / length)))
        ranked.sort(key=lambda pair: -pair[0])  # as CTranslate2 counts lengths
        return tuple(hypothesis for _, hypothesis in ranked)

    def _spellings(self, text: str) -> list[list[str]]:
        return spellings(self._pieces, text, self._vocabulary.writes)

    @cached_property
    def _devanagari(self) -> list[int]:
        return [number for piece, number in self._vocabulary.writes.items() if DEVANAGARI.search(piece)]


def _before(pieces: list[int], end: int) -> list[int]:
    return pieces[: pieces.index(end)] if end in pieces else pieces
