"""What the trainer asks of a model, whatever its kind: examples in, a loss to lower, translations and a checkpoint out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PreTrainedModel


class Example(NamedTuple):
    """One pair in the model's own piece numbers.

    source: what the model reads, special pieces included (of a causal model: the prompt, from its beginning).
    target: what it is to write, the end piece included.
    """

    source: list[int]
    target: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Examples as arrays. A model's inputs by the names of its `forward`, and what it is to say at which position.

    inputs: name -> int64 [examples, length]. labels: int64 [examples, length], -100 where nothing is to be learned.
    """

    inputs: dict[str, Tensor]
    labels: Tensor


class Learner(Protocol):
    """A model that is trained, and its tokenizer."""

    joined: bool
    """Whether source and target are one row of a batch, or each side is padded for itself."""

    model: PreTrainedModel
    """In float32; `get_output_embeddings()` is the layer that its last hidden states go through to become logits."""

    def example(self, hindi: str, english: str, tag: str | None = None) -> Example:
        """A pair in pieces. tag: says of a machine-made pair which side is (see `tags`); None for a real one."""
        ...

    def batch(self, examples: Sequence[Example]) -> Batch:
        """Padded arrays on the CPU."""
        ...

    def greedy(self, sources: Sequence[str], limit: int = 256) -> list[str]:
        """The model's likeliest piece at every step, at most `limit` of them, for Hindi sentences as the user writes them."""
        ...

    def save(self, folder: Path) -> None:
        """Write a checkpoint that `translate.train.starts.open_start` opens again: config.json, model.safetensors, tokenizer."""
        ...
