"""A folder with a trained model, and what its `khabar.json` says of it: how a sentence is put to the model.

    {"kind": "causal", "tokenizer": "sentencepiece", "prompt": "Hindi: {source}\nEnglish:", "begin": ["<bos>"],
     "end": "<eos>", "max_pieces": 110}
    {"kind": "seq2seq", "tokenizer": "sentencepiece", "source_prefix": [], "source_end": ["</s>"],
     "target_prefix": [], "end": "</s>", "max_pieces": 200, "max_answer": 1024}

A key that is left out has the value above. A folder without the file is in the layout of the embedded model.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, ClassVar

from translate.engines import Decoding
from translate.errors import WeightsCorrupt
from translate.weights import Weights, load, remedy

NAME = "khabar.json"
PROMPT = "Hindi: {source}\nEnglish:"


@dataclass(frozen=True, slots=True)
class CausalSettings:
    """A language model, which goes on from a prompt.

    tokenizer: "sentencepiece" (`tokenizer.model`). prompt: text with {source} in it. begin: pieces before the prompt.
    end: the piece that ends an answer. max_pieces: the longest source sentence that the model reads well.
    """

    kind: ClassVar[str] = "causal"
    tokenizers: ClassVar[tuple[str, ...]] = ("sentencepiece",)

    tokenizer: str = "sentencepiece"
    prompt: str = PROMPT
    begin: tuple[str, ...] = ("<bos>",)
    end: str = "<eos>"
    # Prompt and answer had at most 256 pieces together in training, and the answer is about as long as the source.
    max_pieces: int = 110

    def __post_init__(self) -> None:
        """Raise ValueError for what no engine can use."""
        _check(self)
        if self.prompt.count("{source}") != 1:
            raise ValueError(f"prompt is {self.prompt!r}, and not a text with one {{source}} in it")


@dataclass(frozen=True, slots=True)
class Seq2SeqSettings:
    """An encoder, which reads the source, and a decoder, which writes the answer.

    tokenizer: "sentencepiece" (`source.model` and `target.model`); "indictrans", the same with that family's way to
    prepare a text; "tokenizers" (`tokenizer.json`); or "transformers" (the folder `tokenizer`), which puts prefix and end
    around the source itself. source_prefix, source_end: pieces around the source, such as a
    language. target_prefix: pieces that every answer begins with. end: the piece that ends an answer. max_pieces: the
    longest source sentence that the model reads well. max_answer: the longest answer that it has places for; an answer is
    at most twice as long as its source and 16 pieces, unless the search says otherwise. decoding: how its makers search,
    of a model that summarizes.
    """

    kind: ClassVar[str] = "seq2seq"
    tokenizers: ClassVar[tuple[str, ...]] = ("sentencepiece", "indictrans", "tokenizers", "transformers")

    tokenizer: str = "sentencepiece"
    source_prefix: tuple[str, ...] = ()
    source_end: tuple[str, ...] = ("</s>",)
    target_prefix: tuple[str, ...] = ()
    end: str = "</s>"
    max_pieces: int = 200
    max_answer: int = 1024
    decoding: Decoding | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for what no engine can use."""
        _check(self)

    def around(self, pieces: Sequence[str]) -> list[str]:
        """A source as the model reads it. A tokenizer of transformers puts its own pieces around it."""
        if self.tokenizer == "transformers":
            return list(pieces)
        return [*self.source_prefix, *pieces, *self.source_end]

    def longest(self, pieces: int, asked: int | None = None) -> int:
        """How many pieces may answer so many, without those that it begins with. asked: what the search says of it."""
        # Twice the source leaves room for the longest honest translation; a loop ends there and is flagged.
        return min(2 * pieces + 16 if asked is None else asked, self.max_answer)


Settings = CausalSettings | Seq2SeqSettings
_KINDS: dict[str, type[Settings]] = {"causal": CausalSettings, "seq2seq": Seq2SeqSettings}


def read(folder: Path) -> tuple[Weights, Settings]:
    """Read and check a folder with a model. Raises WeightsMissing or WeightsCorrupt."""
    weights = load(folder)
    if NAME not in weights.files and not (folder / NAME).exists():
        return weights, CausalSettings()
    try:
        return weights, loads(weights.file(NAME))
    except ValueError as error:
        raise WeightsCorrupt(f"{folder / NAME}: {error}. {remedy(folder)}") from None


def loads(data: str | bytes) -> Settings:
    """The settings that `khabar.json` holds. Raises ValueError, saying what is wrong with it."""
    try:
        found = json.loads(data)
    except ValueError as error:
        raise ValueError(f"this is not JSON ({error})") from None
    if not isinstance(found, dict):
        raise ValueError("this is no object")
    kind = found.pop("kind", None)
    if not isinstance(kind, str) or kind not in _KINDS:
        raise ValueError(f"kind is {kind!r}; this version of Khabar opens {' and '.join(_KINDS)}")
    known = {field.name for field in fields(_KINDS[kind])}
    if unknown := found.keys() - known:
        raise ValueError(f"this version of Khabar knows no {', '.join(sorted(unknown))} of a {kind} model")
    values = _frozen(found)
    if isinstance(asked := values.get("decoding"), dict):
        values["decoding"] = _decoding(asked)
    return _KINDS[kind](**values)


def dumps(settings: Settings) -> str:
    """What `loads` reads."""
    said = {name: value for name, value in asdict(settings).items() if value is not None}
    return json.dumps({"kind": settings.kind, **said}, indent=2, ensure_ascii=False) + "\n"


def _frozen(found: dict[str, Any]) -> dict[str, Any]:
    """With tuples, which a frozen dataclass holds, for lists."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}


def _decoding(found: dict[str, Any]) -> Decoding:
    try:
        return Decoding(**_frozen(found))
    except TypeError:
        raise ValueError(f"decoding is {found!r}, which this version of Khabar does not know") from None


# What a field of a type must hold, and how a message says it.
_TYPES: dict[str, tuple[Callable[[Any], bool], str]] = {
    "str": (lambda value: isinstance(value, str) and value != "", "a text"),
    "int": (lambda value: type(value) is int and value > 0, "a number from 1 on"),
    "tuple[str, ...]": (
        lambda value: isinstance(value, tuple) and all(isinstance(piece, str) and piece for piece in value),
        "a list of pieces",
    ),
    "Decoding | None": (lambda value: value is None or isinstance(value, Decoding), "an object"),
}


def _check(settings: Settings) -> None:
    for field in fields(settings):
        value = getattr(settings, field.name)
        fits, said = _TYPES[str(field.type)]
        if not fits(value):
            raise ValueError(f"{field.name} is {value!r}, and not {said}")
    if settings.tokenizer not in settings.tokenizers:
        known = ", ".join(settings.tokenizers)
        raise ValueError(f"tokenizer is {settings.tokenizer!r}; those of a {settings.kind} model are: {known}")
