"""Text to the pieces of a model and back, whatever tokenizer the model was trained with."""

from __future__ import annotations

from collections.abc import Container, Sequence
from threading import Lock
from typing import Any, Protocol

import sentencepiece

from translate.errors import PackageMissing, WeightsCorrupt
from translate.weights import Weights, remedy

# Ways to spell one text that are looked at; the likely ones are among those with the fewest pieces.
MANY = 64
# How tokenizers mark the beginning of a word: SentencePiece, and the byte pairs of GPT-2.
_WORD = "▁Ġ"


class Pieces(Protocol):
    """A tokenizer. Pieces are strings, as CTranslate2's vocabularies hold them."""

    def source(self, text: str) -> list[str]:
        """A Hindi sentence, as the model reads it."""
        ...

    def target(self, text: str) -> list[str]:
        """Words of an English sentence, with nothing around them."""
        ...

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        """An English sentence out of its pieces. source: what it translates, where something was kept out of the model."""
        ...


class SentencePieces:
    """A SentencePiece model for each language, or one for both."""

    def __init__(self, weights: Weights, source: str, target: str | None = None) -> None:
        """source, target: names of the models' files. Raises WeightsMissing or WeightsCorrupt."""
        self._source = _sentencepiece(weights, source)
        self._target = _sentencepiece(weights, target) if target else self._source

    def source(self, text: str) -> list[str]:
        return self._source.encode(text, out_type=str)  # type: ignore[no-any-return]

    def target(self, text: str) -> list[str]:
        return self._target.encode(text, out_type=str)  # type: ignore[no-any-return]

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        return str(self._target.decode(list(pieces)))


class TransformersPieces:
    """A tokenizer of transformers, which puts prefix and end around a source itself."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._lock = Lock()  # asked for a target, a tokenizer of many languages is another one for that long

    @classmethod
    def of(cls, weights: Weights) -> TransformersPieces:
        """That of a model folder's `tokenizer`. Raises PackageMissing, WeightsMissing or WeightsCorrupt."""
        try:
            from transformers import AutoTokenizer
        except ImportError:
            raise PackageMissing(
                f"The tokenizer of {weights.folder} needs transformers. Install it: pip install 'khabar[models]'"
            ) from None
        folder = weights.folder / "tokenizer"
        weights.file("tokenizer/tokenizer_config.json")
        try:
            return cls(AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False))
        except Exception as error:  # whatever a tokenizer's own code says of files that it cannot read
            raise WeightsCorrupt(
                f"transformers cannot open the tokenizer in {folder} ({error}). {remedy(weights.folder)}"
            ) from None

    def source(self, text: str) -> list[str]:
        with self._lock:
            return list(self._tokenizer.convert_ids_to_tokens(self._tokenizer(text).input_ids))

    def target(self, text: str) -> list[str]:
        with self._lock:
            pieces = self._tokenizer(text_target=text, add_special_tokens=False).input_ids
        return list(self._tokenizer.convert_ids_to_tokens(pieces))

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        numbers = self._tokenizer.convert_tokens_to_ids(list(pieces))
        return str(self._tokenizer.decode(numbers, skip_special_tokens=True))


class JsonPieces:
    """A `tokenizer.json`, read by the `tokenizers` library alone, which starts sooner than transformers."""

    def __init__(self, weights: Weights) -> None:
        """Raises PackageMissing, WeightsMissing or WeightsCorrupt."""
        try:
            from tokenizers import Tokenizer
        except ImportError:
            raise PackageMissing(
                f"The tokenizer of {weights.folder} needs the library tokenizers. Install it: pip install 'khabar[models]'"
            ) from None
        data = weights.file("tokenizer.json")
        try:
            self._tokenizer = Tokenizer.from_buffer(data)
            # A training may have left its own lengths in the file: nothing is cut or filled up here.
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()
        except Exception as error:  # the library has no kind of its own for what it cannot read
            raise WeightsCorrupt(
                f"{weights.folder / 'tokenizer.json'} is no tokenizer ({error}). {remedy(weights.folder)}"
            ) from None

    def source(self, text: str) -> list[str]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).tokens)

    def target(self, text: str) -> list[str]:
        return self.source(text)

    def text(self, pieces: Sequence[str], source: str = "") -> str:
        numbers = (self._tokenizer.token_to_id(piece) for piece in pieces)
        return str(self._tokenizer.decode([number for number in numbers if number is not None]))


def spellings(pieces: Pieces, text: str, vocabulary: Container[str]) -> list[list[str]]:
    """The ways in which pieces of the vocabulary make an English text up, at the beginning of a word or within one.

    A tokenizer knows one way; a model that may not go it finds the next one, such as 2 and 50 for 250. At most MANY of
    each, those of the fewest pieces.
    """
    spelled = "".join(pieces.target(text))
    within = spelled[1:] if spelled[:1] in _WORD else spelled
    return [way for form in dict.fromkeys((spelled, within)) for way in _ways(form, vocabulary)]


def _ways(text: str, vocabulary: Container[str]) -> list[list[str]]:
    """From the end of the text to its beginning: a piece, and the ways for what follows it."""
    if not text:
        return []
    ways: list[list[list[str]]] = [[] for _ in text] + [[[]]]
    for at in reversed(range(len(text))):
        ends = [end for end in range(at + 1, len(text) + 1) if text[at:end] in vocabulary]
        ways[at] = sorted(([text[at:end], *rest] for end in ends for rest in ways[end]), key=len)[:MANY]
    return ways[0]


def _sentencepiece(weights: Weights, name: str) -> sentencepiece.SentencePieceProcessor:
    data = weights.file(name)
    try:
        if not data:
            raise RuntimeError("it is empty")
        return sentencepiece.SentencePieceProcessor(model_proto=data)
    except RuntimeError:
        raise WeightsCorrupt(
            f"{weights.folder / name} is no model of SentencePiece. {remedy(weights.folder)}"
        ) from None
