"""What a training was, in the parts that its card tells."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from eval import UsageError
from eval.data.textfiles import read
from translate.checkpoints.agreement import Agreement
from translate.train.learners.tags import MACHINE_HINDI, tag

# Kind and licence of every source.
Table = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Origin:
    """What it started from.

    kind: "embedded", "folder" or "fresh". weights: sha256 of its weights, where they are known. card: its own card.
    encoder: the BERT that a new model's encoder was, with the sha256 of its weights.
    """

    name: str
    kind: str
    weights: str | None = None
    card: str | None = None
    encoder: str | None = None

    @property
    def new(self) -> bool:
        """Whether nothing of it was trained before."""
        return self.kind == "fresh" and self.encoder is None


@dataclass(frozen=True, slots=True)
class Architecture:
    """A model by its numbers.

    name: the class in transformers. layers: of the encoder (none in a language model) and of the decoder. weights: tied
    ones once. vocabulary: pieces that it reads, and that it writes.
    """

    name: str
    layers: tuple[int, int]
    width: int
    heads: int
    feed_forward: int
    weights: int
    vocabulary: tuple[int, int]

    @property
    def gemma(self) -> bool:
        """Whether its weights come from Gemma: nobody makes one of these anew here."""
        return self.name.startswith("Gemma")


@dataclass(frozen=True, slots=True)
class Source:
    """A source of pairs. machine: "Hindi" or "English" where a machine wrote that side. kind, licence: None if not given."""

    name: str
    pairs: int
    machine: str | None = None
    kind: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """What happened. pieces: of both sides. epochs: how often a pair was seen on average. stopped: before its end.

    averaged: weights near the end whose mean this is; 0 for the last ones.
    """

    steps: int
    pairs: int
    pieces: int
    epochs: float
    minutes: float
    stopped: bool = False
    averaged: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """After minus before, with the bounds of its paired bootstrap and two p-values."""

    difference: float
    low: float
    high: float
    p_bootstrap: float
    p_randomisation: float


@dataclass(frozen=True, slots=True)
class Score:
    """One metric on one set, with its 95 % bounds. before, difference: None for a new model."""

    set: str
    sentences: int
    metric: str
    signature: str
    after: float
    low: float
    high: float
    before: float | None = None
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that a card tells.

    files: name -> sha256 (None for a data set on the hub). dropped: reason -> rows left out. settings: name -> value, in
    the order in which they are told. history: the lines of the log. provenance: as `eval.provenance` gives it. device:
    what computed. max_pieces: the longest sentence that is put to it in one part. development: set -> what it was.
    """

    name: str
    origin: Origin
    architecture: Architecture
    sources: Sequence[Source]
    files: Mapping[str, str | None]
    settings: Mapping[str, Any]
    progress: Progress
    provenance: Mapping[str, Any]
    device: str
    max_pieces: int
    dropped: Mapping[str, int]
    history: Sequence[Mapping[str, Any]] = ()
    scores: Sequence[Score] = ()
    development: Mapping[str, str] = field(default_factory=dict)
    agreement: Agreement | None = None
    quantization: str = "int8"


def architecture(model: Any) -> Architecture:
    """Read off a model of transformers, or of our own."""
    config = model.config
    decoder = _setting(config, "decoder_layers", "num_decoder_layers", "num_hidden_layers")
    return Architecture(
        name=type(model).__name__,
        layers=(_setting(config, "encoder_layers", "num_layers") if config.is_encoder_decoder else 0, decoder),
        width=_setting(config, "hidden_size", "d_model", "encoder_embed_dim"),
        heads=_setting(config, "encoder_attention_heads", "num_attention_heads"),
        feed_forward=_setting(config, "encoder_ffn_dim", "d_ff", "intermediate_size", "n_inner"),
        weights=sum(tensor.numel() for tensor in model.parameters()),
        vocabulary=(model.get_input_embeddings().num_embeddings, model.get_output_embeddings().out_features),
    )


def sources(pairs: Mapping[str, int], known: Table) -> tuple[Source, ...]:
    """Sources with their pairs, the largest first, and what is known of them.

    Machine-made pairs have the kind and licence of the source that they were made from.
    """
    found = []
    for name, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        made = tag(name)
        kind, licence = known.get(name) or known.get(name.partition(":")[2] if made else name) or (None, None)
        machine = None if made is None else "Hindi" if made == MACHINE_HINDI else "English"
        found.append(Source(name, count, machine, kind or None, licence or None))
    return tuple(found)


def measured(scores: Mapping[str, Mapping[str, Any]]) -> Iterator[Score]:
    """What `translate.train.development.scores` found, one by one; two systems are before and after, one is after."""
    for name, found in scores.items():
        *earlier, after = found["systems"].values()
        for id, (metric, signature) in zip(after["scores"], found["signatures"].items(), strict=True):
            yield Score(
                name,
                found["rows"],
                metric,
                signature,
                after["scores"][id]["score"],
                after["scores"][id]["low"],
                after["scores"][id]["high"],
                earlier[0]["scores"][id]["score"] if earlier else None,
                Difference(**after["against"][id]) if earlier else None,
            )


def table(path: Path) -> Table:
    """Read a TSV with the columns source, kind and licence, and any others. Raises UsageError where it is none."""
    rows = csv.DictReader(StringIO(read(str(path))), delimiter="\t", quoting=csv.QUOTE_NONE)
    if missing := [name for name in ("source", "kind", "licence") if name not in (rows.fieldnames or ())]:
        raise UsageError(
            f"{path} has no column {', '.join(missing)}; its first line must name source, kind and licence"
        )
    return {row["source"]: (row["kind"] or "", row["licence"] or "") for row in rows}


def _setting(config: Any, *names: str) -> int:
    """The first of the names that the configuration has; 0 for none."""
    found = (getattr(config, name, None) for name in names)
    return next((int(value) for value in found if value), 0)
