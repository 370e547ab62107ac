"""The published tokenizer files of IndicTrans2 for transformers: model.SRC, model.TGT, dict.SRC.json, dict.TGT.json.

Text is given as the model was trained on it, languages first: "hin_Deva eng_Latn नदी में पानी है ।". `processor` makes
it so. Each side is a tokenizer of its own, so one object may serve several threads.
"""

# transformers declares much of its tokenizers not at all.
# mypy: allow-untyped-calls, disable-error-code="override, no-any-return"

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import sentencepiece
from transformers import BatchEncoding, PreTrainedTokenizer

_TAG = re.compile(r"[a-z]{3}_[A-Z][a-z]{3}")


class _Side(PreTrainedTokenizer):
    """Pieces by SentencePiece, numbers by a dictionary, the end behind them."""

    def __init__(self, numbers: dict[str, int], processor: Any, **settings: Any) -> None:
        self.numbers = numbers
        self.pieces = {number: piece for piece, number in numbers.items()}
        self.processor = processor
        super().__init__(**settings)
        self.special_tokens_pattern = "eos"

    @property
    def vocab_size(self) -> int:
        return len(self.numbers)

    def get_vocab(self) -> dict[str, int]:
        return {**self.numbers, **self.added_tokens_encoder}

    def _tokenize(self, text: str, **settings: Any) -> list[str]:
        return self.processor.encode(text, out_type=str)

    def _convert_token_to_id(self, token: str) -> int:
        return self.numbers.get(token, self.numbers[str(self.unk_token)])

    def _convert_id_to_token(self, index: int) -> str:
        return self.pieces.get(index, str(self.unk_token))

    def convert_tokens_to_string(self, tokens: list[str]) -> str:
        return "".join(tokens).replace("▁", " ").strip()


class IndicTransTokenizer(_Side):
    """Sources in, padded on the left; `text_target` in, padded on the right; what the model wrote out of `decode`.

    Numbers of sources and targets are different ones: convert_ids_to_tokens knows the source's.
    """

    vocab_files_names = {  # noqa: RUF012
        "src_vocab_fp": "dict.SRC.json",
        "tgt_vocab_fp": "dict.TGT.json",
        "src_spm_fp": "model.SRC",
        "tgt_spm_fp": "model.TGT",
    }
    model_input_names = ["input_ids", "attention_mask"]  # noqa: RUF012
    padding_side = "left"

    def __init__(
        self,
        src_vocab_fp: str,
        tgt_vocab_fp: str,
        src_spm_fp: str,
        tgt_spm_fp: str,
        unk_token: str = "<unk>",
        bos_token: str = "<s>",
        eos_token: str = "</s>",
        pad_token: str = "<pad>",
        **settings: Any,
    ) -> None:
        """Raises OSError or ValueError for files that are not there or not what they should be."""
        settings.pop("auto_map", None)  # names code that is not needed here
        special = {"unk_token": unk_token, "bos_token": bos_token, "eos_token": eos_token, "pad_token": pad_token}
        self.target = _Side(
            _numbers(tgt_vocab_fp, str(unk_token)), _processor(tgt_spm_fp), padding_side="right", **special
        )
        super().__init__(_numbers(src_vocab_fp, str(unk_token)), _processor(src_spm_fp), **settings, **special)
        for name in ("model_max_length", "clean_up_tokenization_spaces"):
            setattr(self.target, name, getattr(self, name))

    def __call__(
        self, text: Any = None, text_pair: Any = None, text_target: Any = None, **settings: Any
    ) -> BatchEncoding:
        longest = settings.pop("max_target_length", settings.get("max_length"))
        if text_target is None:
            return super().__call__(text, text_pair, **settings)
        targets = self.target(text_target, **{**settings, "max_length": longest})
        if text is None:
            return targets
        found = super().__call__(text, text_pair, **settings)
        found["labels"] = targets["input_ids"]
        return found

    def tokenize(self, text: str, **settings: Any) -> list[str]:
        """The pieces after the two languages. Raises ValueError where those are missing, or the model has none such."""
        *tags, sentence = [*text.split(" ", 2), "", "", ""][:3]
        for tag in tags:
            if not _TAG.fullmatch(tag) or tag not in self.numbers:
                raise ValueError(
                    f"The text begins with {text[:40]!r}, and not with two languages of this model, such as "
                    "'hin_Deva eng_Latn'; see translate.indictrans.processor"
                )
        return [*tags, *self._tokenize(sentence)]

    def _decode(self, token_ids: Any, **settings: Any) -> str:
        return self.target._decode(token_ids, **settings)

    def save_vocabulary(self, save_directory: str, filename_prefix: str | None = None) -> tuple[str, ...]:
        contents = {
            "src_vocab_fp": json.dumps(self.numbers, ensure_ascii=False, indent=2).encode(),
            "tgt_vocab_fp": json.dumps(self.target.numbers, ensure_ascii=False, indent=2).encode(),
            "src_spm_fp": self.processor.serialized_model_proto(),
            "tgt_spm_fp": self.target.processor.serialized_model_proto(),
        }
        prefix = f"{filename_prefix}-" if filename_prefix else ""
        paths = [Path(save_directory) / (prefix + self.vocab_files_names[key]) for key in contents]
        for path, data in zip(paths, contents.values(), strict=True):
            path.write_bytes(data)
        return tuple(map(str, paths))


def _numbers(path: str, unknown: str) -> dict[str, int]:
    """{piece: number} of a side, its unknown piece among them."""
    found = json.loads(Path(path).read_text("utf-8"))
    if not isinstance(found, dict) or unknown not in found:
        raise ValueError(f"{path} is no list of pieces with {unknown} among them; copy or download the model again")
    return found


def _processor(path: str) -> Any:
    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(path))
    except RuntimeError:
        raise ValueError(f"{path} is no model of SentencePiece; copy or download the model again") from None
