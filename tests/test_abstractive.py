"""Summaries that models write: in both runtimes, part by part, traced back, and with nothing made up."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from transformers import BertConfig, BertModel, GPT2Config, GPT2LMHeadModel

from summarize.abstractive import Abstractive, open_summarizer
from summarize.bullets import Extractive
from summarize.results import Brief
from tests import checkpoints
from tests.summarizers import (
    BRIDGE,
    KINDS,
    LEARNED,
    LIBRARY,
    MARKET,
    MATCH,
    NEWS,
    SCHOOL,
    article,
    changed,
    copied,
    made,
    texts,
)
from translate import Decoding, EngineError, Flag, Sentence, open_engine
from translate.checkpoints.checkpoint import Checkpoint
from translate.checkpoints.engine import open_checkpoint
from translate.engines.seq2seq import Seq2Seq
from translate.engines.task import SUMMARIZATION
from translate.engines.torch_seq2seq import TorchSeq2Seq
from translate.errors import NotTranslator, OutOfMemory, UnknownEngine
from translate.families import Plan, family

pytestmark = pytest.mark.usefixtures("one_thread")
RUNTIMES = ("ctranslate2", "torch")
runtimes = pytest.mark.parametrize("runtime", RUNTIMES)
kinds = pytest.mark.parametrize("kind", KINDS)
SOUND = (LIBRARY, BRIDGE)


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of all tests of this file: what one has converted, another finds."""
    folder = tmp_path_factory.getbasetemp() / "summarizers-cache"
    monkeypatch.setenv("KHABAR_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def summarizer(tmp_path_factory: pytest.TempPathFactory) -> Abstractive:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KHABAR_CACHE", str(tmp_path_factory.getbasetemp() / "summarizers-cache"))
        return opened("pegasus")


def opened(kind: str, runtime: str = "ctranslate2", precision: str = "float32") -> Abstractive:
    found = open_summarizer(made(kind), runtime=runtime, precision=precision)
    assert isinstance(found, Abstractive)
    return found


def engine(kind: str, runtime: str) -> Any:
    return open_checkpoint(str(made(kind)), runtime, "float32", lambda _: None, SUMMARIZATION)


def plan(folder: Path) -> Plan:
    checkpoint = Checkpoint.read(folder, "model")
    return family(checkpoint.model_type).plan(checkpoint, SUMMARIZATION)


# What comes out.


@runtimes
@kinds
def test_the_bullets_are_what_the_model_has_learned(kind: str, runtime: str) -> None:
    model = opened(kind, runtime)
    assert isinstance(model._model, Seq2Seq if runtime == "ctranslate2" else TorchSeq2Seq)
    for story in SOUND:
        bullets = model.summarize(article(story))
        assert texts(bullets) == list(LEARNED[story])
        assert [bullet.sentences for bullet in bullets] == [(1,), (2,)]
        assert [[found.sentence for found in bullet.support] for bullet in bullets] == [[1], [2]]
        assert not any(bullet.flags for bullet in bullets)


@kinds
def test_int8_says_the_same(kind: str) -> None:
    assert texts(opened(kind, precision="int8").summarize(article(LIBRARY))) == list(LEARNED[LIBRARY])


@kinds
def test_both_runtimes_give_the_same_log_probabilities(kind: str) -> None:
    ours, theirs = (engine(kind, runtime) for runtime in RUNTIMES)
    sources = [" ".join(story) for story in LEARNED]
    for decoding in (Decoding(beam=1), ours.decoding):
        answers = zip(ours.translate(sources, decoding), theirs.translate(sources, decoding), strict=True)
        for (mine, *_), (their, *_) in answers:
            assert mine.text == their.text
            assert abs(mine.score - their.score) < 1e-3


def test_the_words_that_support_a_bullet_are_marked(summarizer: Abstractive) -> None:
    sentences = article(LIBRARY)
    first, _ = summarizer.summarize(sentences)
    (support,) = first.support
    marked = " … ".join(sentences[0].translation[start:end] for start, end in support.spans)
    assert "mayor of Patna opened a new library" in marked


@kinds
def test_a_long_article_is_read_in_parts_and_each_bullet_knows_its_sentence(kind: str) -> None:
    model = opened(kind)
    sentences = article(LIBRARY, BRIDGE, LIBRARY[:1] + BRIDGE[1:], headline="News from Bihar")
    assert model._model.pieces(" ".join(s.translation for s in sentences)) > model._model.max_pieces
    bullets = model.summarize(article(LIBRARY, BRIDGE), Brief(count=9))
    assert texts(bullets) == [*LEARNED[LIBRARY], *LEARNED[BRIDGE]]
    assert [bullet.sentences for bullet in bullets] == [(1,), (2,), (4,), (5,)]


def test_what_two_parts_say_alike_is_one_bullet_with_the_sentences_of_both(summarizer: Abstractive) -> None:
    bullets = summarizer.summarize(article(LIBRARY, BRIDGE, LIBRARY), Brief(count=9))
    assert texts(bullets) == [*LEARNED[LIBRARY], *LEARNED[BRIDGE]]
    assert [bullet.sentences for bullet in bullets] == [(1, 7), (2, 8), (4,), (5,)]
    assert [[found.sentence for found in bullet.support] for bullet in bullets] == [[1, 7], [2, 8], [4], [5]]


# What is made up.


@runtimes
def test_a_bullet_with_a_number_or_a_name_of_its_own_is_left_out(runtime: str) -> None:
    assert "50" in LEARNED[MARKET][0]
    assert texts(opened("bart", runtime).summarize(article(MARKET))) == [LEARNED[MARKET][1]]


def test_where_there_is_nothing_else_it_is_flagged(summarizer: Abstractive) -> None:
    (bullet,) = summarizer.summarize(article(SCHOOL))
    assert bullet.text == LEARNED[SCHOOL][0]
    assert bullet.sentences == (1,)
    assert bullet.flags == (
        Flag("numbers", "Not in the sentences that this rests on: 30."),
        Flag("names", "Not in the sentences that this rests on: Delhi."),
    )
    together = summarizer.summarize(article(SCHOOL, LIBRARY), Brief(count=9))
    assert texts(together) == list(LEARNED[LIBRARY])


def test_where_nothing_is_of_the_article_its_own_words_are_taken(summarizer: Abstractive) -> None:
    bullets = summarizer.summarize(article(MATCH))
    expected = Extractive().summarize(article(MATCH))
    assert bullets
    assert [(bullet.text, bullet.sentences) for bullet in bullets] == [(b.text, b.sentences) for b in expected]
    assert {flag.code for bullet in bullets for flag in bullet.flags} == {"extract"}


@pytest.mark.parametrize(
    "sentences",
    [
        article(headline="New library opens in Patna"),
        [replace(sentence, flags=(Flag("loop", "It repeats itself."),)) for sentence in article(LIBRARY)],
    ],
    ids=["a headline alone", "all flagged"],
)
def test_an_article_that_no_model_should_read_still_has_bullets(summarizer: Abstractive, sentences: Any) -> None:
    assert summarizer.summarize(sentences)


def test_nothing_to_read_gives_nothing(summarizer: Abstractive) -> None:
    assert summarizer.summarize([]) == []
    assert summarizer.summarize([Sentence(1, "…", "…", paragraph=0)]) == []


def test_a_sentence_that_is_no_translation_is_not_read(summarizer: Abstractive) -> None:
    loop = Sentence(
        9, "…", "Rain rain rain rain rain rain rain.", flags=(Flag("loop", "It repeats itself."),), paragraph=0
    )
    sentences = article(LIBRARY)
    assert summarizer.summarize([sentences[0], loop, *sentences[1:]]) == summarizer.summarize(sentences)


@pytest.mark.parametrize("stories", list(combinations([LIBRARY, SCHOOL, MATCH, MARKET, BRIDGE], 3)))
def test_bullets_are_in_the_articles_order_and_rest_on_sentences_that_exist(
    summarizer: Abstractive, stories: Any
) -> None:
    sentences = article(*stories, LIBRARY[:1], headline="News from Bihar")
    order = {sentence.id: place for place, sentence in enumerate(sentences)}
    for brief in (Brief(), Brief(count=9), Brief(words=20), Brief(about="Patna", headline=True)):
        bullets = summarizer.summarize(sentences, brief)
        assert len({*texts(bullets)}) == len(bullets) > 0
        for bullet in bullets:
            assert bullet.sentences
            assert [found.sentence for found in bullet.support] == list(bullet.sentences)
            assert sorted(bullet.sentences, key=order.__getitem__) == list(bullet.sentences)
        firsts = [order[bullet.sentences[0]] for bullet in bullets]
        assert firsts == sorted(firsts)


# What a reader asks for.


def test_no_more_than_asked_for_and_from_all_parts(summarizer: Abstractive) -> None:
    sentences = article(LIBRARY, BRIDGE)
    assert texts(summarizer.summarize(sentences, Brief(count=2))) == [LEARNED[LIBRARY][0], LEARNED[BRIDGE][0]]
    assert len(summarizer.summarize(sentences, Brief(count=1))) == 1
    assert len(summarizer.summarize(sentences)) == 3


@pytest.mark.parametrize(("words", "expected"), [(8, 1), (13, 2), (12, 2), (100, 4), (2, 1)])
def test_no_more_words_than_asked_for(summarizer: Abstractive, words: int, expected: int) -> None:
    bullets = summarizer.summarize(article(LIBRARY, BRIDGE), Brief(words=words))
    assert len(bullets) == expected
    assert words == 2 or sum(len(text.split()) for text in texts(bullets)) <= words


def test_parts_that_are_about_something_else_are_left_aside(summarizer: Abstractive) -> None:
    sentences = article(LIBRARY, BRIDGE)
    about = summarizer.summarize(sentences, Brief(about="floods, bridges"))
    assert texts(about) == [text for text in LEARNED[BRIDGE] if "bridge" in text.lower() or "flood" in text.lower()]
    assert {bullet.sentences for bullet in about} <= {(4,), (5,)}
    assert texts(summarizer.summarize(sentences, Brief(count=1, about="computers"))) == [LEARNED[LIBRARY][1]]
    assert summarizer.summarize(sentences, Brief(about="cricket")) == summarizer.summarize(sentences)


def test_the_headline_comes_first_where_it_is_asked_for(summarizer: Abstractive) -> None:
    sentences = article(LIBRARY, headline="new library for Patna")
    assert summarizer.summarize(sentences) == summarizer.summarize(sentences[1:])
    first, *others = summarizer.summarize(sentences, Brief(headline=True))
    assert (first.text, first.sentences) == ("New library for Patna.", (0,))
    assert texts(others) == list(LEARNED[LIBRARY])
    assert summarizer.summarize(sentences, Brief(count=1, headline=True)) == [first]
    # What the headline says is not said again.
    again = article(LIBRARY, headline="Mayor of Patna opens new library")
    assert texts(summarizer.summarize(again, Brief(headline=True)))[1:] == [LEARNED[LIBRARY][1]]


@runtimes
def test_the_same_article_has_the_same_bullets(runtime: str) -> None:
    model, sentences = opened("t5", runtime), article(BRIDGE, LIBRARY, MARKET)
    assert model.summarize(sentences) == model.summarize(sentences) == opened("t5", runtime).summarize(sentences)


# How a model is asked and searched.


@kinds
def test_a_source_is_what_its_own_tokenizer_makes_of_it(kind: str) -> None:
    from translate.families.family import opened as tokenizer_in

    folder = made(kind)
    found = plan(folder)
    pieces, tokenizer = found.pieces(Checkpoint.read(folder, "model")), tokenizer_in(folder, kind)
    for story in (*LEARNED, ("It cost $5 — “too much”, he said.",)):
        text = " ".join(story)
        read = found.vocabulary.read(found.settings.around(pieces.source(text)))
        assert read == tokenizer(f"summarize: {text}" if kind == "t5" else text).input_ids


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "▁summarize:"),
        ({"task_specific_params": None}, "▁summarize:"),
        ({"task_specific_params": {"summarization": {"prefix": "short:"}}}, "▁short:"),
        ({"task_specific_params": {"summarization": {"prefix": ""}}}, ""),
        ({"task_specific_params": None, "prefix": "in short: "}, "▁in▁short:"),
        ({"task_specific_params": None, "model_type": "mt5"}, ""),
    ],
)
def test_t5_is_told_what_to_do(changes: dict[str, Any], expected: str, tmp_path: Path) -> None:
    folder = changed(copied("t5", tmp_path), "config.json", **changes)
    assert "".join(plan(folder).settings.source_prefix) == expected


def test_mbart_reads_and_writes_english(tmp_path: Path) -> None:
    settings = plan(checkpoints.made("mbart_50")).settings
    assert settings.around(["▁x"]) == ["en_XX", "▁x", "</s>"]
    assert settings.target_prefix == ("en_XX",)
    folder = changed(
        checkpoints.copied("mbart_50", tmp_path), "tokenizer_config.json", tokenizer_class="MBartTokenizer"
    )
    (folder / "tokenizer.json").unlink()
    found = plan(folder)
    assert found.settings.around(["▁x"]) == ["▁x", "</s>", "en_XX"]
    assert found.start == "en_XX"


USUAL = Decoding(beam=4, length_penalty=1.0, no_repeat_ngram=3, shortest=0, longest=88)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, USUAL),
        (NEWS, replace(USUAL, length_penalty=2.0, shortest=10, longest=60)),
        (
            {"num_beams": 100, "length_penalty": 50.0, "no_repeat_ngram_size": 1},
            replace(USUAL, beam=8, length_penalty=3.0),
        ),
        (
            {"num_beams": 1, "length_penalty": -4, "no_repeat_ngram_size": 2},
            Decoding(1, 0.0, no_repeat_ngram=2, longest=88),
        ),
        ({"max_length": 20}, USUAL),  # what is written where nobody chose
        ({"max_length": 5}, replace(USUAL, longest=16)),
        ({"max_length": 9999, "min_length": 9999}, replace(USUAL, shortest=44)),
        ({"max_new_tokens": 30, "min_new_tokens": 7}, replace(USUAL, shortest=7, longest=30)),
        ({"max_length": "many", "num_beams": None, "min_length": True, "length_penalty": "2"}, USUAL),
    ],
)
def test_a_search_is_as_its_makers_ask_within_reason(settings: Any, expected: Decoding, tmp_path: Path) -> None:
    folder = changed(copied("distilbart", tmp_path), "config.json", **dict.fromkeys(NEWS), task_specific_params=None)
    assert plan(changed(folder, "generation_config.json", **settings)).settings.decoding == expected
    (folder / "generation_config.json").unlink()
    assert plan(changed(folder, "config.json", **settings)).settings.decoding == expected
    # Those of the task come first.
    folder = changed(folder, "config.json", task_specific_params={"summarization": settings}, **NEWS)
    found = plan(folder).settings.decoding
    assert found is not None
    assert settings.get("num_beams") != 1 or found.beam == 1


@runtimes
@kinds
def test_a_summary_is_as_long_as_asked(kind: str, runtime: str) -> None:
    """In pieces, without those that it begins with and the end."""
    model = engine(kind, runtime)
    source = " ".join(LIBRARY)
    usual = len(_answer(model, source, Decoding()))
    assert 12 < usual < 60
    for beam in (1, 4):
        assert len(_answer(model, source, Decoding(beam, shortest=usual + 8))) >= usual + 8
        assert len(_answer(model, source, Decoding(beam, longest=9))) == 9
        assert len(_answer(model, source, Decoding(beam, shortest=7, longest=7))) == 7
        assert len(_answer(model, source, Decoding(beam, longest=10_000, shortest=3))) == usual


def _answer(model: Seq2Seq | TorchSeq2Seq, source: str, decoding: Decoding) -> list[Any]:
    if isinstance(model, Seq2Seq):
        (future,) = model.submit([model.prompt(source)], model.options(decoding))
        return model.answers(future.result())[0][model.given :]
    ((answer, _, _), *_), *_ = model._search([model._prompt(source)], decoding)
    return answer


def test_of_a_short_text_no_long_summary_is_asked(summarizer: Abstractive, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Decoding] = []
    model: Any = summarizer._model
    original = model.translate
    monkeypatch.setattr(model, "decoding", Decoding(beam=1, shortest=56, longest=140))

    def noting(texts: list[str], decoding: Decoding) -> Any:
        asked.append(decoding)
        return original(texts, decoding)

    monkeypatch.setattr(model, "translate", noting)
    summarizer.summarize(article(LIBRARY[2:]))
    (decoding,) = asked
    length = model.pieces(" " + LIBRARY[2])
    assert decoding == Decoding(beam=1, shortest=length // 2, longest=max(16, length))


# How one is opened.


def test_a_model_of_two_tasks_is_converted_for_each(own_cache: Path) -> None:
    folder = checkpoints.made("bart")
    translator = open_engine(folder)
    assert list((own_cache).glob("summarizers/*")) == []
    open_summarizer(folder)
    assert len(list(own_cache.glob("models/*-int8"))) == len(list(own_cache.glob("summarizers/*-int8"))) == 1
    assert isinstance(translator, Seq2Seq)
    assert translator.decoding is None
    told: list[str] = []
    open_summarizer(folder, progress=told.append)
    assert told == []


def test_a_later_start_needs_no_torch_and_searches_alike(own_cache: Path) -> None:
    for kind in ("distilbart", "t5"):
        told: list[str] = []
        open_summarizer(made(kind), progress=told.append)
        assert any(line.startswith("Converting ") for line in told)
        code = (
            "import sys; from summarize.abstractive import open_summarizer; from tests_article import sentences\n"
            f"summarizer = open_summarizer({str(made(kind))!r})\n"
            "print(*(bullet.text for bullet in summarizer.summarize(sentences)), sep='|')\n"
            "print(summarizer._model.decoding)\n"
            "print(*sorted({'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)))"
        )
        helper = own_cache / "tests_article.py"
        rows = ", ".join(f"Sentence({n}, '…', {text!r}, paragraph=0)" for n, text in enumerate(LIBRARY, 1))
        helper.write_text(f"from translate import Sentence\nsentences = [{rows}]\n", "utf-8")
        code = f"import sys; sys.path.append({str(own_cache)!r})\n{code}"
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
        )
        assert done.stdout.splitlines() == ["|".join(LEARNED[LIBRARY]), str(plan(made(kind)).settings.decoding), ""]


def test_the_package_needs_no_library_of_models() -> None:
    code = (
        "import sys, summarize, summarize.abstractive\n"
        "print(*sorted({'torch', 'transformers', 'ctranslate2', 'huggingface_hub'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "\n"


def test_it_says_which_model_it_is() -> None:
    told = opened("bart").describe()
    assert told["name"] == str(made("bart"))
    assert told["model"].startswith("sha256:")
    assert told["runtime"].startswith("ctranslate2 ")
    assert open_summarizer().describe() == {"name": "extractive"}


def test_extractive_is_the_one_without_a_model() -> None:
    assert isinstance(open_summarizer("extractive", runtime="torch"), Extractive)
    with pytest.raises(EngineError, match="There is no runtime onnx"):
        open_summarizer("extractive", runtime="onnx")
    with pytest.raises(EngineError, match="There is no precision int4"):
        open_summarizer(made("bart"), precision="int4")


def test_models_that_do_not_summarize_are_refused(tmp_path: Path) -> None:
    shape: dict[str, Any] = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 2, "vocab_size": 20}
    made_of: Any = (("bert", BertConfig, BertModel), ("gpt2", GPT2Config, GPT2LMHeadModel))
    for name, config, kind in made_of:
        folder = copied("distilbart", tmp_path / name)
        (folder / "config.json").unlink()
        kind(config(**shape)).save_pretrained(folder)
        with pytest.raises(
            NotTranslator, match=rf"is a {name} model, which does not turn .*Name a summarization model: BART"
        ):
            open_summarizer(folder)
    with pytest.raises(NotTranslator, match=r"translates, and does not summarize. Name a summarization model"):
        open_summarizer(checkpoints.made("marian"))
    folder = changed(copied("bart", tmp_path), "config.json", architectures=["BartForSequenceClassification"])
    with pytest.raises(NotTranslator, match="is a BartForSequenceClassification, which writes no text"):
        open_summarizer(folder)
    with pytest.raises(NotTranslator, match=r"names no model_type.*such as facebook/bart-large-cnn"):
        open_summarizer(changed(copied("bart", tmp_path / "x"), "config.json", model_type=None))
    with pytest.raises(UnknownEngine, match=r'There is no folder "embedded" here.*the summarizer "extractive"'):
        open_summarizer("embedded")


def test_a_full_memory_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    summarizer = opened("bart", "torch")

    def full(*_: object) -> Any:
        raise MemoryError

    monkeypatch.setattr(summarizer._model, "_search", full)
    with pytest.raises(OutOfMemory, match=r'not enough memory to summarize even one page.*"extractive"'):
        summarizer.summarize(article(LIBRARY))
