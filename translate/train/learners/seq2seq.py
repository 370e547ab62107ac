"""An encoder-decoder that learns to translate, with the SentencePiece models of the two languages or a tokenizer of its own."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import sentencepiece
import torch
from torch import Tensor
from transformers import PreTrainedModel

from translate.checkpoints.model import decoder_start
from translate.engines.folder import NAME, Seq2SeqSettings, dumps
from translate.train.learners import Batch, Example


class Pieces(Protocol):
    """The two languages in piece numbers."""

    pad: int | None
    """Of the source, where it has one; of the target it is the model's pad_token_id."""

    def source(self, text: str, tag: str | None = None) -> list[int]: ...

    def target(self, text: str) -> list[int]: ...

    def text(self, target: Sequence[int]) -> str: ...

    def save(self, folder: Path) -> Seq2SeqSettings:
        """Write the tokenizer's files; how an engine uses them."""
        ...


class TwoModels:
    """A SentencePiece model for each language, whose piece numbers are the rows of the embeddings."""

    def __init__(self, source: Path, target: Path, prefix: Sequence[str] = ()) -> None:
        """prefix: pieces that every source begins with, as the encoder was trained."""
        self._files = {"source.model": source, "target.model": target}
        self._source, self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(path)) for path in (source, target)
        )
        self._prefix = list(prefix)
        self.pad = self._source.pad_id() if self._source.pad_id() >= 0 else None

    def source(self, text: str, tag: str | None = None) -> list[int]:
        # A vocabulary that was made elsewhere knows no tags: its pairs go untold.
        known = [] if tag is None else [self._source.piece_to_id(f"<{tag}>")]
        told = [piece for piece in known if piece != self._source.unk_id()]
        begin = map(self._source.piece_to_id, self._prefix)
        return [*begin, *told, *self._source.encode(text), self._source.eos_id()]

    def target(self, text: str) -> list[int]:
        return [*self._target.encode(text), self._target.eos_id()]

    def text(self, target: Sequence[int]) -> str:
        special = {self._target.bos_id(), self._target.pad_id()}
        pieces = list(target)
        if self._target.eos_id() in pieces:
            pieces = pieces[: pieces.index(self._target.eos_id())]
        return str(self._target.decode([piece for piece in pieces if piece not in special])).strip()

    def save(self, folder: Path) -> Seq2SeqSettings:
        for name, path in self._files.items():
            shutil.copyfile(path, folder / name)
        return Seq2SeqSettings(
            source_prefix=tuple(self._prefix),
            source_end=(self._source.id_to_piece(self._source.eos_id()),),
            end=self._target.id_to_piece(self._target.eos_id()),
        )


class OneTokenizer:
    """A tokenizer of transformers, which knows the pieces around a text itself. Machine-made pairs are not told apart."""

    def __init__(self, tokenizer: Any, forced: int | None) -> None:
        """forced: the piece that every translation begins with, where the model wants one (a language)."""
        self._tokenizer = tokenizer
        self._forced = forced
        self.pad = tokenizer.pad_token_id

    def source(self, text: str, tag: str | None = None) -> list[int]:
        return list(self._tokenizer(text).input_ids)

    def target(self, text: str) -> list[int]:
        return list(self._tokenizer(text_target=text).input_ids)

    def text(self, target: Sequence[int]) -> str:
        return str(self._tokenizer.decode(list(target), skip_special_tokens=True)).strip()

    def save(self, folder: Path) -> Seq2SeqSettings:
        self._tokenizer.save_pretrained(folder / "tokenizer")
        prefix = () if self._forced is None else (self._tokenizer.convert_ids_to_tokens(self._forced),)
        return Seq2SeqSettings("transformers", target_prefix=prefix, end=self._tokenizer.eos_token)


class Seq2Seq:
    """The learner of an encoder-decoder."""

    joined = False

    def __init__(self, model: PreTrainedModel, pieces: Pieces) -> None:
        self.model = model
        self._pieces = pieces
        self._pad = model.config.pad_token_id
        # The mask hides it: any piece will do.
        self._source_pad = self._pad if pieces.pad is None else pieces.pad
        self._start = decoder_start(model)

    def example(self, hindi: str, english: str, tag: str | None = None) -> Example:
        return Example(self._pieces.source(hindi, tag), self._pieces.target(english))

    def batch(self, examples: Sequence[Example]) -> Batch:
        inputs = self._sources([source for source, _ in examples])
        labels = _padded([target for _, target in examples], -100)
        # What the decoder has written before each position: the labels, one place later.
        before = labels.new_full(labels.shape, self._start)
        before[:, 1:] = labels[:, :-1].masked_fill(labels[:, :-1] < 0, self._pad)
        return Batch({**inputs, "decoder_input_ids": before}, labels)

    @torch.no_grad()
    def greedy(self, sources: Sequence[str], limit: int = 256) -> list[str]:
        inputs = self._sources([self._pieces.source(source) for source in sources])
        found = self.model.generate(  # type: ignore[operator]
            **{name: tensor.to(self.model.device) for name, tensor in inputs.items()},
            max_new_tokens=limit,
            max_length=None,
            do_sample=False,
            num_beams=1,
            use_cache=True,
        )
        return [self._pieces.text(row[1:]) for row in found.tolist()]

    def save(self, folder: Path) -> None:
        self.model.save_pretrained(folder)
        (folder / NAME).write_text(dumps(self._pieces.save(folder)), "utf-8")

    def _sources(self, sources: Sequence[list[int]]) -> dict[str, Tensor]:
        lengths = torch.tensor([len(source) for source in sources])
        pieces = _padded(sources, self._source_pad)
        return {"input_ids": pieces, "attention_mask": (torch.arange(pieces.shape[1]) < lengths[:, None]).long()}


def _padded(rows: Sequence[list[int]], padding: int) -> Tensor:
    """int64 [rows, longest]."""
    found = torch.full((len(rows), max(map(len, rows))), padding, dtype=torch.int64)
    for row, pieces in enumerate(rows):
        found[row, : len(pieces)] = torch.tensor(pieces)
    return found
