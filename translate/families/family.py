"""What a family of models has to say of a checkpoint, and what most of them have in common."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from translate.checkpoints.model import decoder_start, require
from translate.checkpoints.vocabulary import Vocabulary, numbered
from translate.engines.folder import Seq2SeqSettings
from translate.engines.pieces import Pieces, TransformersPieces
from translate.engines.seq2seq import pieces as tokenizer_of
from translate.errors import EngineError, WeightsCorrupt, WrongLanguages
from translate.weights import Weights

if TYPE_CHECKING:
    from ctranslate2.specs.model_spec import ModelSpec

    from translate.checkpoints.checkpoint import Checkpoint

# Pieces before and after a source, and those that every answer begins with.
Around = tuple[Sequence[str], Sequence[str], Sequence[str]]
Codes = tuple[str, str]
# Room for one sentence, where a configuration sets no limit.
UNLIMITED = 512
_SENTENCEPIECE = ("source.spm", "sentencepiece.bpe.model", "spiece.model", "tokenizer.model")
# No word of it is a name, and a tokenizer that was made for Hindi has pieces for all of it.
_HINDI = "सरकार ने किसानों के लिए एक नई योजना की घोषणा की है।"
_ENGLISH = "The government has announced a new scheme for farmers."
# More unknown pieces than that, and the language is not the model's.
_UNKNOWN = 0.2


@dataclass(frozen=True, slots=True)
class Plan:
    """How a checkpoint is put to work.

    settings: what `khabar.json` would say. vocabulary: its pieces by their numbers. files: what the tokenizer named in
    the settings reads, by the names that it reads them by. tokenizer: that of transformers, where it is to be used.
    start: the piece that the decoder begins with, where it is not the one that the checkpoint names.
    """

    settings: Seq2SeqSettings
    vocabulary: Vocabulary
    files: Mapping[str, Path] = field(default_factory=dict)
    tokenizer: Any = None
    start: str | None = None

    def pieces(self, checkpoint: Checkpoint) -> Pieces:
        """The tokenizer as an engine uses it. Raises WeightsCorrupt or PackageMissing."""
        if self.tokenizer is not None:
            return TransformersPieces(self.tokenizer)
        files = {name: path.read_bytes() for name, path in self.files.items()}
        return tokenizer_of(Weights(checkpoint.folder, {}, files, checkpoint.revision), self.settings)

    def padded(self, model: Any, folder: Path) -> Vocabulary:
        """The vocabulary with a name for every row of a model's embeddings. Raises WeightsCorrupt."""
        try:
            return self.vocabulary.padded(model)
        except ValueError as error:
            raise WeightsCorrupt(f"In {folder} {error}. Copy or download the model again.") from None

    def begins_with(self, model: Any) -> int:
        """The number of the piece that the decoder begins with. Raises WeightsCorrupt where there is none."""
        if self.start is not None:
            return self.vocabulary.target.index(self.start)
        try:
            number = decoder_start(model)
            if not 0 <= number < len(self.vocabulary.target):
                raise ValueError(f"the decoder begins with piece {number}, which it does not have")
        except ValueError as error:
            raise WeightsCorrupt(f"This {type(model).__name__} cannot be used: {error}. Name another.") from None
        return number

    def check(self) -> None:
        """Raise ValueError for a piece that the settings name and the vocabulary does not have."""
        settings, unknown = self.settings, self.vocabulary.unknown
        lacking = {*settings.around([]), unknown} - {*self.vocabulary.source}
        lacking |= {*settings.target_prefix, settings.end, unknown} - {*self.vocabulary.target}
        if lacking:
            raise ValueError(f"its vocabulary lacks {', '.join(sorted(lacking))}")


class Family:
    """A family of encoder-decoders. The methods fit models with one vocabulary and a tokenizer that transformers has."""

    model_types: ClassVar[tuple[str, ...]] = ()
    codes: ClassVar[tuple[Codes, ...]] = ()
    """How its models call Hindi and English: pieces of the vocabulary; one pair for each way."""

    def plan(self, checkpoint: Checkpoint) -> Plan:
        """Raises WrongLanguages, WeightsMissing or WeightsCorrupt, or PackageMissing."""
        tokenizer = self.tokenizer(checkpoint)
        vocabulary = self.vocabulary(tokenizer)
        known = set(vocabulary.source)
        pair = next((pair for pair in self.codes if known.issuperset(pair)), None)
        if self.codes and pair is None:
            raise WrongLanguages(
                f"{checkpoint.name} knows no Hindi and English ({' or '.join(' and '.join(pair) for pair in self.codes)}). "
                "Name a model that translates Hindi into English."
            )
        kind, files = self.files(checkpoint)
        prefix, end, given = self.around(checkpoint, tokenizer, pair)
        check_languages(checkpoint, tokenizer)
        places = self.places(checkpoint.config)
        settings = Seq2SeqSettings(
            tokenizer=kind,
            source_prefix=tuple(prefix),
            source_end=tuple(end),
            target_prefix=tuple(given),
            end=tokenizer.eos_token,
            max_pieces=places - len(prefix) - len(end),
            max_answer=places - len(given) - 1,
        )
        asked = tokenizer if kind == "transformers" else None
        return Plan(settings, vocabulary, files, asked, self.start(tokenizer, pair))

    def vocabulary(self, tokenizer: Any) -> Vocabulary:
        """The pieces of the two sides by their numbers."""
        return numbered(tokenizer)

    def tokenizer(self, checkpoint: Checkpoint) -> Any:
        """The checkpoint's tokenizer, opened by transformers."""
        return opened(checkpoint.folder, checkpoint.name)

    def files(self, checkpoint: Checkpoint) -> tuple[str, dict[str, Path]]:
        """Which tokenizer reads the checkpoint's pieces later on, best without transformers, and of which files."""
        for name in _SENTENCEPIECE:
            if (path := checkpoint.folder / name).is_file():
                return "sentencepiece", {"source.model": path, "target.model": path}
        if not (path := checkpoint.folder / "tokenizer.json").is_file():
            raise EngineError(
                f"{checkpoint.name} has neither a SentencePiece model nor a tokenizer.json. Open its tokenizer with "
                "transformers and save it again (save_pretrained), which writes a tokenizer.json."
            )
        return "tokenizers", {"tokenizer.json": path}

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None) -> Around:
        """What stands around a source, and before an answer. pair: the one of `codes` that the model has."""
        end = (tokenizer.eos_token,)
        if pair is not None:
            return (pair[0],), end, (pair[1],)
        forced = checkpoint.generation("forced_bos_token_id")
        return (), end, () if forced is None else (tokenizer.convert_ids_to_tokens(forced),)

    def start(self, tokenizer: Any, pair: Codes | None) -> str | None:
        """See Plan."""
        return None

    def places(self, config: Mapping[str, Any]) -> int:
        """How many pieces the model reads or writes at most, the special ones among them."""
        return int(config.get("max_position_embeddings") or UNLIMITED)

    convertible: ClassVar[bool] = False
    """Whether `specification` makes CTranslate2's form of its models."""

    def specification(self, model: Any) -> ModelSpec:
        """The model in CTranslate2's form; it may be used up. Raises ValueError, KeyError and the like on odd settings."""
        raise NotImplementedError(f"{type(model).__name__} has no form in CTranslate2")

    def odd(self, config: Any) -> Iterator[str]:
        """Settings that `specification` would pass over."""
        yield from ()


def opened(folder: Path, name: str) -> Any:
    """The tokenizer in a folder. Raises PackageMissing or WeightsCorrupt; name: how the message calls it."""
    require(name)
    from transformers import AutoTokenizer

    from translate.indictrans import register

    register()
    try:
        with warnings.catch_warnings():
            # That of Marian recommends a library for a method of its that is not called here.
            warnings.filterwarnings("ignore", "Recommended: pip install sacremoses")
            return AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
    except Exception as error:  # whatever a tokenizer's own code says of files that it cannot read
        raise WeightsCorrupt(
            f"transformers cannot open the tokenizer of {name} ({error}). Copy or download the model again."
        ) from error


def check_languages(checkpoint: Checkpoint, tokenizer: Any) -> None:
    """Raise WrongLanguages where a tokenizer has no pieces for Hindi, or none for English."""
    sides = {
        "read Hindi": tokenizer(_HINDI).input_ids,
        "write English": tokenizer(text_target=_ENGLISH).input_ids,
    }
    for what, pieces in sides.items():
        if pieces.count(tokenizer.unk_token_id) > _UNKNOWN * len(pieces):
            raise WrongLanguages(
                f"{checkpoint.name} cannot {what}: its vocabulary has no pieces for it. Name a model that translates "
                "Hindi into English."
            )
