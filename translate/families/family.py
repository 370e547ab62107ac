"""What a family of models has to say of a checkpoint, and what most of them have in common."""

from __future__ import annotations

import re
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
from translate.engines.task import SUMMARIZATION, TRANSLATION, Task
from translate.errors import EngineError, NotTranslator, WeightsCorrupt, WrongLanguages
from translate.families.searching import searching
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
# More unknown pieces than that, and the language is not the model's.
_UNKNOWN = 0.2
# What a model is published for, where it writes no text. Its weights would be read as those of one that does.
_NO_WRITER = re.compile(r"For(?:SequenceClassification|QuestionAnswering|TokenClassification|CausalLM)$|EncoderModel$")


@dataclass(frozen=True, slots=True)
class Plan:
    """How a checkpoint is put to work.

    settings: what `khabar.json` would say. vocabulary: its pieces by their numbers. files: what the tokenizer named in
    the settings reads, by the names that it reads them by. tokenizer: that of transformers, where it is to be used.
    start: the piece that the decoder begins with, where it is not the one that the checkpoint names. task: what it does.
    """

    settings: Seq2SeqSettings
    vocabulary: Vocabulary
    files: Mapping[str, bytes] = field(default_factory=dict)
    tokenizer: Any = None
    start: str | None = None
    task: Task = TRANSLATION

    def pieces(self, checkpoint: Checkpoint) -> Pieces:
        """The tokenizer as an engine uses it. Raises WeightsCorrupt or PackageMissing."""
        if self.tokenizer is not None:
            return TransformersPieces(self.tokenizer)
        return tokenizer_of(Weights(checkpoint.folder, {}, dict(self.files), checkpoint.revision), self.settings)

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

    def plan(self, checkpoint: Checkpoint, task: Task = TRANSLATION) -> Plan:
        """How it is used for a task. Raises NotTranslator, WrongLanguages, WeightsMissing or WeightsCorrupt, or PackageMissing."""
        check_writes(checkpoint, task)
        tokenizer = self.tokenizer(checkpoint)
        vocabulary = self.vocabulary(tokenizer)
        known = set(vocabulary.source)
        # A summary is in the language of its text.
        codes = self.codes if task is TRANSLATION else tuple((english, english) for _, english in self.codes)
        pair = next((pair for pair in codes if known.issuperset(pair)), None)
        if codes and pair is None:
            lacking = " and ".join(dict.fromkeys((task.reads, task.writes)))
            named = " or ".join(" and ".join(dict.fromkeys(pair)) for pair in codes)
            raise WrongLanguages(f"{checkpoint.name} knows no {lacking} ({named}). Name a model that {task.does}.")
        kind, files = self.files(checkpoint, tokenizer)
        prefix, end, given = self.around(checkpoint, tokenizer, pair, task)
        check_languages(checkpoint, tokenizer, task)
        places = self.places(checkpoint.config)
        longest = places - len(given) - 1
        settings = Seq2SeqSettings(
            tokenizer=kind,
            source_prefix=tuple(prefix),
            source_end=tuple(end),
            target_prefix=tuple(given),
            end=tokenizer.eos_token,
            max_pieces=places - len(prefix) - len(end),
            max_answer=longest,
            decoding=searching(checkpoint, len(given), longest) if task is SUMMARIZATION else None,
        )
        asked = tokenizer if kind == "transformers" else None
        return Plan(settings, vocabulary, files, asked, self.start(tokenizer, pair), task)

    def vocabulary(self, tokenizer: Any) -> Vocabulary:
        """The pieces of the two sides by their numbers."""
        return numbered(tokenizer)

    def tokenizer(self, checkpoint: Checkpoint) -> Any:
        """The checkpoint's tokenizer, opened by transformers."""
        return opened(checkpoint.folder, checkpoint.name)

    def files(self, checkpoint: Checkpoint, tokenizer: Any) -> tuple[str, dict[str, bytes]]:
        """Which tokenizer reads the checkpoint's pieces later on, best without transformers, and its files."""
        for name in _SENTENCEPIECE:
            if (path := checkpoint.folder / name).is_file():
                return "sentencepiece", dict.fromkeys(("source.model", "target.model"), path.read_bytes())
        if (path := checkpoint.folder / "tokenizer.json").is_file():
            return "tokenizers", {"tokenizer.json": path.read_bytes()}
        # Of older files, such as vocab.json and merges.txt, transformers has just made one.
        if (fast := getattr(tokenizer, "backend_tokenizer", None)) is None:
            raise EngineError(
                f"{checkpoint.name} has neither a SentencePiece model nor a tokenizer.json. Open its tokenizer with "
                "transformers and save it again (save_pretrained), which writes a tokenizer.json."
            )
        return "tokenizers", {"tokenizer.json": fast.to_str().encode()}

    def around(self, checkpoint: Checkpoint, tokenizer: Any, pair: Codes | None, task: Task) -> Around:
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


def check_writes(checkpoint: Checkpoint, task: Task) -> None:
    """Raise NotTranslator for a model of a family that writes, which itself was made for something else."""
    for kind in checkpoint.config.get("architectures") or ():
        if _NO_WRITER.search(str(kind)):
            raise NotTranslator(f"{checkpoint.name} is a {kind}, which writes no text. Name {task.kinds}.")


def check_translates(checkpoint: Checkpoint, task: Task) -> None:
    """Raise NotTranslator where a family of translators is wanted for something else."""
    if task is not TRANSLATION:
        raise NotTranslator(f"{checkpoint.name} translates, and does not summarize. Name {task.kinds}.")


def check_languages(checkpoint: Checkpoint, tokenizer: Any, task: Task) -> None:
    """Raise WrongLanguages where a tokenizer has no pieces for what the task reads, or none for what it writes."""
    source, target = task.examples[0]
    sides = {
        f"read {task.reads}": tokenizer(source).input_ids,
        f"write {task.writes}": tokenizer(text_target=target).input_ids,
    }
    for what, pieces in sides.items():
        if pieces.count(tokenizer.unk_token_id) > _UNKNOWN * len(pieces):
            raise WrongLanguages(
                f"{checkpoint.name} cannot {what}: its vocabulary has no pieces for it. Name a model that {task.does}."
            )
