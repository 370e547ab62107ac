"""Every kind of model folder, opened by the engine: what it says, its scores, its settings, and what is wrong with a bad one."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch

from tests import models
from tests.models import LEARNED, Model
from tests.searches import assert_few_batches_ahead
from translate import Decoding, Translator, open_engine
from translate.checks import DEVANAGARI
from translate.engines.embedded import Embedded
from translate.engines.folder import CausalSettings, Seq2SeqSettings, dumps, loads, read
from translate.engines.searching import Searching, equal_lengths
from translate.engines.seq2seq import Seq2Seq
from translate.errors import EngineError, WeightsCorrupt, WeightsMissing
from translate.weights import load

KINDS = {"seq2seq": models.seq2seq, "transformers": models.with_transformers_tokenizer, "causal": models.causal}
HINDI = [hindi for hindi, _ in LEARNED]
# Nothing that a model has learned, so that it is not sure of what it says.
NEW = ["किसान ने पुल पर दूध बेचा।", "गांव में 15 पेड़ लगाए गए।", "कप्तान सोमवार को आए।", "स्कूल बंद है।"]
# Sentences of equal lengths, by words that come in another order.
SHUFFLED = [" ".join(random.Random(n).sample(words := HINDI[n % 8].split(), len(words))) for n in range(40)]


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def model(kind: str) -> Model:
    return KINDS[kind]()


@pytest.fixture(scope="module")
def folder(model: Model, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return model.write(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def engine(folder: Path) -> Searching:
    """As a user has it: int8."""
    opened = open_engine(folder)
    assert isinstance(opened, Searching)
    return opened


@pytest.fixture(scope="module")
def exact(folder: Path) -> Searching:
    """In the precision of transformers."""
    return in_float32(folder)


def in_float32(folder: Path) -> Searching:
    weights, settings = read(folder)
    if isinstance(settings, CausalSettings):
        return Embedded(weights, settings, compute_type="float32")
    return Seq2Seq(weights, settings, compute_type="float32")


def answers(engine: Searching, source: str, decoding: Decoding) -> list[list[str]]:
    """The pieces of all hypotheses, with what was given before them."""
    (future,) = engine.submit([engine.prompt(source)], engine.options(decoding))
    return engine.answers(future.result())


def test_what_was_learned_is_said(engine: Searching) -> None:
    found = [best.text for best, *_ in engine.translate(HINDI, Decoding(beam=1))]
    assert found == [english for _, english in LEARNED]


def test_the_translator_opens_the_folder(folder: Path) -> None:
    translator = Translator(engine=folder, decoding=Decoding(beam=1))
    (sentence,) = translator.translate("पटना में सोमवार को स्कूल बंद रहेंगे।")
    assert sentence.translation == "Schools in Patna will stay closed on Monday."


def test_greedy_search_says_what_transformers_says(model: Model, exact: Searching, kind: str) -> None:
    settings = loads(model.files["khabar.json"])
    for source in [*HINDI, *NEW]:
        pieces = model.pieces(source)
        assert exact.prompt(source) == _names(model, pieces)
        limit = 2 * len(pieces) + 16
        ids = torch.tensor([pieces])
        (found,) = model.original.generate(
            ids,
            attention_mask=torch.ones_like(ids),
            max_new_tokens=limit,
            do_sample=False,
            num_beams=1,
            pad_token_id=model.original.config.pad_token_id or model.original.config.eos_token_id,
        ).tolist()
        expected = found[len(pieces) :] if kind == "causal" else found[1:]
        (said,) = answers(exact, source, Decoding(beam=1))
        names = _names(model, expected, "target")
        assert said == (names[:-1] if names[-1] == settings.end else names)


def _names(model: Model, numbers: list[int], side: str = "source") -> list[str]:
    names = (f"{side}_vocabulary.json", "shared_vocabulary.json", "vocabulary.json")
    vocabulary = json.loads(next(model.files[name] for name in names if name in model.files))
    return [vocabulary[number] for number in numbers]


@pytest.mark.parametrize("beam", [1, 4])
def test_a_sentence_does_not_depend_on_its_batch(engine: Searching, beam: int) -> None:
    decoding = Decoding(beam=beam, n_best=beam)
    sources = list(dict.fromkeys([*HINDI, *NEW, *SHUFFLED]))
    assert max(map(len, equal_lengths([len(engine.prompt(source)) for source in sources]))) > 3
    together = dict(zip(sources, engine.translate(sources, decoding), strict=True))
    shuffled = random.Random(beam).sample(sources, len(sources))
    assert dict(zip(shuffled, engine.translate(shuffled, decoding), strict=True)) == together
    alone = {source: next(engine.translate([source], decoding)) for source in sources}
    assert alone == together  # texts and scores, to the last bit


def test_as_many_hypotheses_as_asked_for_best_first(engine: Searching) -> None:
    for found in engine.translate(NEW, Decoding(beam=4, n_best=3)):
        assert len(found) == 3
        assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)
    (found,) = engine.translate(NEW[:1], Decoding(beam=2, n_best=9))
    assert len(found) == 2


@pytest.mark.parametrize(
    "decoding",
    [Decoding(beam=1), Decoding(beam=4, n_best=4), Decoding(beam=1, length_penalty=1.5), Decoding(length_penalty=0.6)],
)
def test_the_score_is_the_log_probability_of_a_piece(exact: Searching, decoding: Decoding) -> None:
    """A hypothesis scores what the model gives to its pieces and its end; what it was given before them does not count."""
    for source in [*HINDI[:3], *NEW]:
        (found,) = exact.translate([source], decoding)
        expected = []
        for pieces in answers(exact, source, decoding):
            log_probabilities = _scored(exact, source, pieces)
            assert len(log_probabilities) == len(pieces) - exact.given + 1
            expected.append(sum(log_probabilities) / len(log_probabilities))
        said = sorted(hypothesis.score for hypothesis in found)
        assert said == pytest.approx(sorted(expected), abs=2e-3, rel=1e-3)


def _scored(engine: Searching, source: str, pieces: list[str]) -> list[float]:
    prompt = engine.prompt(source)
    if isinstance(engine, Embedded):
        (scored,) = engine._model.score_batch([[*prompt, *pieces, "</s>"]])
        return list(scored.log_probs[len(prompt) - 1 :])
    (scored,) = engine._model.score_batch([prompt], [pieces])  # it puts the end there itself
    return list(scored.log_probs[engine.given :])


def test_a_model_that_does_not_end_is_cut_off(model: Model, tmp_path: Path) -> None:
    settings = loads(model.files["khabar.json"])
    endless = replace(model, files={**model.files, "khabar.json": dumps(replace(settings, end="<unk>")).encode()})
    engine = open_engine(endless.write(tmp_path))
    assert isinstance(engine, Searching)
    (said,) = answers(engine, NEW[0], Decoding(beam=1))
    assert len(said) == 2 * len(engine.prompt(NEW[0])) + 16


@pytest.mark.parametrize("beam", [1, 4])
def test_an_answer_is_as_long_as_asked(engine: Searching, beam: int) -> None:
    for source in HINDI[:4]:
        usual = len(answers(engine, source, Decoding(beam))[0]) - engine.given
        for shortest, longest in ((0, 3), (usual + 2, None), (4, 4), (usual + 3, usual + 3)):
            decoding = Decoding(beam, shortest=shortest, longest=longest)
            said = len(answers(engine, source, decoding)[0]) - engine.given
            assert said >= shortest
            assert longest is None or said == longest


def test_no_sequence_twice(engine: Searching) -> None:
    decoding = Decoding(beam=1, no_repeat_ngram=1)
    for source in HINDI:
        (said,) = answers(engine, source, decoding)
        assert len(set(said)) == len(said)
    assert any(len(set(said)) < len(said) for source in HINDI for said in answers(engine, source, Decoding(beam=1)))


def test_few_batches_run_ahead_of_the_reader(engine: Searching, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_few_batches_ahead(engine, Decoding(beam=4), monkeypatch)


def test_the_model_is_described(engine: Searching, folder: Path, model: Model) -> None:
    described = engine.describe()
    assert described["name"] == folder.name
    assert described["model"] == f"sha256:{load(folder).digest}"
    assert described["runtime"].endswith(", int8")
    assert engine.max_pieces == loads(model.files["khabar.json"]).max_pieces
    assert 0 < engine.pieces("पानी आया।") < engine.pieces("पानी आया और गया।")


# Suppressed texts, where a vocabulary has many ways to spell them.


@pytest.fixture(scope="module", params=["seq2seq", "transformers"])
def speller(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searching:
    opened = open_engine(KINDS[request.param]().write(tmp_path_factory.mktemp("speller")))
    assert isinstance(opened, Searching)
    return opened


@pytest.mark.parametrize("beam", [1, 8])
def test_what_is_suppressed_is_not_said(speller: Searching, beam: int) -> None:
    source, english = LEARNED[1]
    assert {"12", "bridge"} <= set(english.split())
    decoding = Decoding(beam=beam, n_best=beam)
    (said,) = speller.translate([source], decoding)
    assert any("12" in hypothesis.text for hypothesis in said)
    (found,) = speller.translate([source], replace(decoding, suppress=("12", "bridge")))
    assert len(found) == beam
    assert not any("12" in h.text or "bridge" in h.text for h in found)


@pytest.mark.parametrize("beam", [1, 4])
def test_latin_keeps_devanagari_out(speller: Searching, beam: int) -> None:
    source, english = models.MANTRA
    assert DEVANAGARI.search(english)
    decoding = Decoding(beam=beam, n_best=beam)
    (said,) = speller.translate([source], decoding)
    assert DEVANAGARI.search(said[0].text)
    (found,) = speller.translate([source], replace(decoding, latin=True))
    assert not any(DEVANAGARI.search(hypothesis.text) for hypothesis in found)
    assert any("monk" in hypothesis.text for hypothesis in found)


def test_a_piece_that_nobody_can_read_is_not_said(tmp_path: Path) -> None:
    engine = open_engine(models.seq2seq((*LEARNED[:2], models.UNKNOWN)).write(tmp_path))
    assert isinstance(engine, Seq2Seq)
    source, _ = models.UNKNOWN
    options = engine.options(Decoding(beam=1))
    (future,) = engine.submit([engine.prompt(source)], {**options, "disable_unk": False})
    (said,) = engine.answers(future.result())
    assert "<unk>" in said
    ((best,),) = engine.translate([source], Decoding(beam=1))
    assert best.text.startswith("This is the")
    assert "⁇" not in best.text


def test_what_is_given_does_not_count_in_the_order(tmp_path: Path) -> None:
    """Sixteen pieces given, to tell the two orders apart whatever the tiny model has come to."""
    model = models.with_transformers_tokenizer()
    settings = Seq2SeqSettings(tokenizer="transformers", target_prefix=(models.ENGLISH,) * 16)
    engine = open_engine(replace(model, files={**model.files, "khabar.json": dumps(settings).encode()}).write(tmp_path))
    assert isinstance(engine, Seq2Seq)
    differ = 0
    for source in [*HINDI, *NEW, *SHUFFLED]:
        (found,) = engine.translate([source], Decoding(beam=4, n_best=4))
        scores = [hypothesis.score for hypothesis in found]
        assert scores == sorted(scores, reverse=True)
        first = engine._pieces.text(answers(engine, source, Decoding(beam=4, n_best=4))[0][16:]).strip()
        differ += first != found[0].text
    assert differ


# Folders that cannot be opened.


def without(model: Model, *names: str) -> Model:
    return replace(model, files={name: data for name, data in model.files.items() if name not in names})


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (models.seq2seq, "source.model"),
        (models.seq2seq, "target.model"),
        (models.seq2seq, "source_vocabulary.json"),
        (models.seq2seq, "target_vocabulary.json"),
        (models.causal, "tokenizer.model"),
        (models.causal, "vocabulary.json"),
        (models.with_transformers_tokenizer, "tokenizer/tokenizer_config.json"),
    ],
)
def test_a_file_that_a_kind_needs_is_named(make: Any, name: str, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=f"{name.split('_')[0]}.*Copy or export the model again"):
        open_engine(without(make(), name).write(tmp_path))


def test_a_file_of_the_tokenizer_is_checked_like_all_others(tmp_path: Path) -> None:
    folder = models.with_transformers_tokenizer().write(tmp_path)
    (folder / "tokenizer" / "tokenizer.json").write_text("{}")
    with pytest.raises(WeightsCorrupt, match=r"tokenizer/tokenizer\.json is damaged"):
        open_engine(folder)


def test_files_that_are_no_tokenizer(tmp_path: Path) -> None:
    model = models.with_transformers_tokenizer()
    junk = {name: b"{}" for name in model.files if name.startswith("tokenizer/")}
    with pytest.raises(WeightsCorrupt, match=r"transformers cannot open the tokenizer in .*Copy or export"):
        open_engine(replace(model, files={**model.files, **junk}).write(tmp_path / "one"))
    model = models.seq2seq()
    with pytest.raises(WeightsCorrupt, match=r"target\.model is no model of SentencePiece\. Copy or export"):
        open_engine(replace(model, files={**model.files, "target.model": b"junk"}).write(tmp_path / "two"))


def test_a_model_that_ctranslate2_does_not_open(tmp_path: Path) -> None:
    with pytest.raises(WeightsCorrupt, match=r"CTranslate2 cannot open the model in .*\. Copy or export"):
        open_engine(replace(models.seq2seq(), model_bin=b"no weights").write(tmp_path))


@pytest.mark.parametrize(
    "settings",
    [
        Seq2SeqSettings(source_prefix=("<2en>",)),
        Seq2SeqSettings(source_end=("<2en>",)),
        Seq2SeqSettings(target_prefix=("<2en>",)),
        Seq2SeqSettings(end="<2en>"),
    ],
)
def test_a_piece_that_the_model_does_not_have_is_named(settings: Seq2SeqSettings, tmp_path: Path) -> None:
    model = models.seq2seq()
    changed = replace(model, files={**model.files, "khabar.json": dumps(settings).encode()})
    with pytest.raises(WeightsCorrupt, match=r"khabar\.json names <2en>, which the model's vocabulary does not have"):
        open_engine(changed.write(tmp_path))


def test_khabar_json_that_is_not_listed(tmp_path: Path) -> None:
    folder = without(models.seq2seq(), "khabar.json").write(tmp_path)
    (folder / "khabar.json").write_text(dumps(Seq2SeqSettings()))
    with pytest.raises(WeightsMissing, match=r"SHA256SUMS does not list khabar\.json"):
        open_engine(folder)


def test_without_transformers_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = models.with_transformers_tokenizer().write(tmp_path)
    monkeypatch.setitem(sys.modules, "transformers", None)
    with pytest.raises(EngineError, match=r"needs transformers\. Install it: pip install 'khabar\[models\]'"):
        open_engine(folder)


def test_a_folder_with_its_own_sentencepiece_needs_no_torch(tmp_path: Path) -> None:
    folder = models.seq2seq().write(tmp_path)
    code = (
        "import sys; from translate import Decoding, open_engine;"
        f"list(open_engine({str(folder)!r}).translate(['पानी आया।'], Decoding()));"
        "assert not {'torch', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])
