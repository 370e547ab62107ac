"""Every family's checkpoint is read as its own tokenizer reads it, and what is no translator from Hindi is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from transformers import BertConfig, BertModel, GPT2Config, GPT2LMHeadModel

from tests.checkpoints import FAMILIES, copied, made
from translate.checkpoints.checkpoint import Checkpoint
from translate.engines.pieces import Pieces
from translate.errors import NotTranslator, WeightsCorrupt, WeightsMissing, WrongLanguages
from translate.families import Plan, families, family
from translate.families.family import opened
from translate.families.other import tell_languages

TEXTS = (
    "बारिश के कारण मैच देर से शुरू हुआ।",
    "पुल 12 साल पहले बना था।",
    "दो  रिक्त   स्थान",  # around a text there are none: the translator strips it
    "“हमने बहुत मेहनत की,” कप्तान ने कहा।",
    "भारत ने नेपाल को 2-1 से हराया",
    "झ॑ोल ज़रूर x@y.in देखें ₹500 №",
)
ENGLISH = "The match started late."
every = pytest.mark.parametrize("name", FAMILIES)


def checkpoint(folder: Path) -> Checkpoint:
    return Checkpoint.read(folder, "model")


def plan(folder: Path) -> Plan:
    found = checkpoint(folder)
    return family(found.model_type).plan(found)


def both(name: str) -> tuple[Plan, Pieces, Any]:
    """The plan of a family's checkpoint with its tokenizer, and the tokenizer of transformers."""
    folder = made(name)
    found = plan(folder)
    return found, found.pieces(checkpoint(folder)), opened(folder, folder.name)


def changed(folder: Path, name: str, **changes: Any) -> Path:
    """The folder with other values in one of its JSON files."""
    path = folder / name
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), "utf-8")
    return folder


@every
def test_a_source_is_what_its_own_tokenizer_makes_of_it(name: str) -> None:
    found, pieces, tokenizer = both(name)
    numbers = {piece: number for number, piece in enumerate(found.vocabulary.source)}
    unknown = numbers[found.vocabulary.unknown]
    for text in TEXTS:
        read = [numbers.get(piece, unknown) for piece in found.settings.around(pieces.source(text))]
        assert read == tokenizer(text).input_ids, text


@every
def test_an_answer_is_what_its_own_tokenizer_makes_of_it(name: str) -> None:
    found, pieces, tokenizer = both(name)
    answer = [found.vocabulary.target[number] for number in tokenizer(text_target=ENGLISH).input_ids]
    assert answer[: len(found.settings.target_prefix)] == list(found.settings.target_prefix)
    assert answer[-1] == found.settings.end
    around = len(found.settings.target_prefix), -1
    assert pieces.text(answer[around[0] : around[1]]).strip() == ENGLISH


@every
def test_the_longest_text_is_what_the_configuration_has_places_for(name: str) -> None:
    found = plan(made(name)).settings
    places = {"mt5": 512, "pegasus_x": 128}.get(name, 96)
    around = 0 if found.tokenizer == "transformers" else len(found.around([]))
    assert found.max_pieces + around == places
    assert found.max_answer + len(found.target_prefix) + 1 == places


def test_every_family_is_tried() -> None:
    tried = {json.loads((made(name) / "config.json").read_text("utf-8"))["model_type"] for name in FAMILIES}
    known = {kind for found in families() for kind in found.model_types}
    # mT5 is T5 but for its configuration; IndicTrans has a test of its own, and the rotary one is refused.
    assert known - tried == {"mt5", "IndicTrans", "RotaryIndicTrans"}


def test_a_family_that_nobody_knows_is_any_other() -> None:
    assert type(family("led")).__name__ == "Other"


@pytest.mark.parametrize(
    ("name", "file", "changes"),
    [
        ("marian", "tokenizer_config.json", {"source_lang": "de"}),
        ("marian", "tokenizer_config.json", {"target_lang": "hi"}),
    ],
)
def test_a_pair_of_other_languages_is_refused(name: str, file: str, changes: Any, tmp_path: Path) -> None:
    with pytest.raises(WrongLanguages, match=r"model translates from .* to .*\. Name a model that"):
        plan(changed(copied(name, tmp_path), file, **changes))


def test_a_group_of_languages_with_hindi_in_it_is_taken(tmp_path: Path) -> None:
    folder = changed(copied("marian", tmp_path), "tokenizer_config.json", source_lang="inc", target_lang="mul")
    vocabulary = json.loads((folder / "vocab.json").read_text("utf-8"))
    vocabulary[">>eng<<"] = vocabulary.pop("<unk>")
    vocabulary["<unk>"] = len(vocabulary)
    (folder / "vocab.json").write_text(json.dumps(vocabulary), "utf-8")
    assert plan(folder).settings.source_prefix == (">>eng<<",)


def test_a_vocabulary_without_devanagari_is_refused(tmp_path: Path) -> None:
    """An English-to-German T5, say: it would read a row of unknown pieces and answer anything."""
    from tests.models import sentencepiece_model

    folder = copied("mt5", tmp_path)
    english = ["The mayor opened a new library in the old town hall.", "Buses were late after heavy snow on Friday."]
    model = sentencepiece_model(english, 38, pad_id=0, eos_id=1, unk_id=2, bos_id=-1)
    (folder / "spiece.model").write_bytes(model)
    with pytest.raises(WrongLanguages, match="model cannot read Hindi: its vocabulary has no pieces"):
        plan(folder)


def test_a_multilingual_model_without_hindi_is_refused(tmp_path: Path) -> None:
    folder = copied("nllb", tmp_path)
    for path in folder.glob("tokenizer*.json"):
        path.write_text(path.read_text("utf-8").replace("hin_Deva", "tam_Taml"), "utf-8")
    with pytest.raises(
        WrongLanguages, match=r"knows no Hindi and English \(hin_Deva and eng_Latn or __hi__ and __en__\)"
    ):
        plan(folder)


def test_lengths_that_a_training_left_in_the_tokenizer_cut_nothing(tmp_path: Path) -> None:
    folder = copied("bart", tmp_path)
    own = json.loads((folder / "tokenizer.json").read_text("utf-8"))
    left = {
        "truncation": {"direction": "Right", "max_length": 8, "strategy": "LongestFirst", "stride": 0},
        "padding": {"strategy": {"Fixed": 50}, "direction": "Right", "pad_to_multiple_of": None, "pad_id": 1}
        | {"pad_type_id": 0, "pad_token": "<pad>"},
    }
    (folder / "tokenizer.json").write_text(json.dumps(own | left), "utf-8")
    pieces = plan(made("bart")).pieces(checkpoint(made("bart")))
    changed_pieces = plan(folder).pieces(checkpoint(folder))
    assert [changed_pieces.source(text) for text in TEXTS] == [pieces.source(text) for text in TEXTS]


def test_the_two_vocabularies_of_a_marian_are_told_apart(tmp_path: Path) -> None:
    folder = changed(copied("marian", tmp_path), "tokenizer_config.json", separate_vocabs=True)
    both = json.loads((folder / "vocab.json").read_text("utf-8"))
    target = {piece: number for number, piece in enumerate(reversed(both))}
    (folder / "target_vocab.json").write_text(json.dumps(target), "utf-8")
    found = plan(folder).vocabulary
    assert found.source == tuple(both)
    assert found.target == tuple(target)


def test_a_piece_that_is_not_in_the_vocabulary_is_told_of() -> None:
    found = plan(made("marian"))
    with pytest.raises(ValueError, match="its vocabulary lacks <nothing>"):
        replace(found, settings=replace(found.settings, end="<nothing>")).check()


def test_a_configuration_that_asks_for_code_from_a_hub_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WeightsCorrupt, match="asks for code from a hub, which is not run"):
        plan(changed(copied("bart", tmp_path), "config.json", attn_implementation="somebody/attention"))


def test_the_older_mbart_names_languages_after_the_text(tmp_path: Path) -> None:
    folder = changed(copied("mbart_50", tmp_path), "tokenizer_config.json", tokenizer_class="MBartTokenizer")
    (folder / "tokenizer.json").unlink()
    found = plan(folder)
    assert found.settings.around(["▁x"]) == ["▁x", "</s>", "hi_IN"]
    assert (found.settings.target_prefix, found.start) == ((), "en_XX")


def test_what_t5_was_told_in_training_is_told_again(tmp_path: Path) -> None:
    told = {"translation_hi_to_en": {"prefix": "हिन्दी: "}}
    found = plan(changed(copied("mt5", tmp_path), "config.json", task_specific_params=told))
    assert "".join(found.settings.source_prefix) == "▁हिन्दी:"


@pytest.mark.parametrize("name", ["nllb", "mbart_50"])
def test_a_tokenizer_json_alone_will_do(name: str, tmp_path: Path) -> None:
    folder = copied(name, tmp_path)
    pieces = plan(folder).pieces(checkpoint(folder))
    (folder / "sentencepiece.bpe.model").unlink()
    found = plan(folder)
    assert found.settings.tokenizer == "tokenizers"
    alone = found.pieces(checkpoint(folder))
    for text in TEXTS[:5]:
        assert alone.source(text) == pieces.source(text)
    assert alone.text(alone.target(ENGLISH)) == pieces.text(pieces.target(ENGLISH)) == ENGLISH


def test_a_tokenizer_that_asks_for_languages_is_told_them(tmp_path: Path) -> None:
    for name, piece in (("nllb", "eng_Latn"), ("mbart_50", "en_XX"), ("m2m_100", "__en__"), ("marian", None)):
        assert tell_languages(opened(made(name), name)) == piece
    folder = copied("nllb", tmp_path)
    for path in folder.glob("tokenizer*.json"):
        path.write_text(path.read_text("utf-8").replace("eng_Latn", "fra_Latn"), "utf-8")
    with pytest.raises(WrongLanguages, match="knows no Hindi and English"):
        tell_languages(opened(folder, "nllb"))


def test_a_model_of_texts_alone_is_refused(tmp_path: Path) -> None:
    kinds: Any = (("bert", BertConfig, BertModel), ("gpt2", GPT2Config, GPT2LMHeadModel))
    for name, config, kind in kinds:
        folder = copied("bart", tmp_path / name)
        for path in (folder / "config.json", folder / "model.safetensors"):
            path.unlink()
        shape: dict[str, Any] = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "vocab_size": 20}
        kind(config(**shape)).save_pretrained(folder)
        with pytest.raises(NotTranslator, match=f"model is a {name} model, which does not turn one text into another"):
            plan(folder)


def test_rotary_positions_are_refused_with_a_way_out(tmp_path: Path) -> None:
    folder = changed(copied("bart", tmp_path), "config.json", model_type="RotaryIndicTrans")
    with pytest.raises(NotTranslator, match=r"rotary positions.*Use ai4bharat/indictrans2-indic-en-dist-200M"):
        plan(folder)


@pytest.mark.parametrize(
    ("spoil", "error", "said"),
    [
        (lambda folder: (folder / "config.json").write_text("{"), WeightsCorrupt, r"config\.json cannot be read"),
        (lambda folder: (folder / "config.json").write_text("[]"), WeightsCorrupt, r"config\.json holds no object"),
        (lambda folder: (folder / "config.json").write_text("{}"), NotTranslator, "names no model_type"),
        (lambda folder: (folder / "config.json").unlink(), WeightsMissing, r"There is no config\.json in"),
        (lambda folder: (folder / "model.safetensors").unlink(), WeightsMissing, "There are no weights in"),
        (lambda folder: (folder / "source.spm").unlink(), WeightsCorrupt, "cannot open the tokenizer of model"),
        (lambda folder: (folder / "vocab.json").write_text("{"), WeightsCorrupt, "cannot open the tokenizer of model"),
        (lambda folder: (folder / "khabar.json").write_text("{}"), NotTranslator, "Name the folder above it"),
    ],
)
def test_a_folder_that_is_not_whole_is_told_of(spoil: Any, error: Any, said: str, tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    spoil(folder)
    with pytest.raises(error, match=said):
        plan(folder)
