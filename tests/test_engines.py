"""The embedded engine with its real model: order, scores, settings, and independence of the batch."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.searches import assert_few_batches_ahead
from translate import Decoding, Translator, open_engine
from translate.checks import DEVANAGARI
from translate.engines.embedded import Embedded
from translate.engines.searching import MAX_BATCH, equal_lengths
from translate.errors import UnknownEngine
from translate.results import Hypothesis
from translate.weights import EMBEDDED, load

SOURCES = [
    "बारिश के कारण मैच देर से शुरू हुआ।",
    "मेले में 250 लोग आए।",
    "मंत्री ने नई सड़क का उद्घाटन किया।",
    "गांव में बिजली नहीं है।",
    "शहर में पानी नहीं है।",
    "दिल्ली में आज ठंड रही।",
    "पुलिस ने दो लोगों को पकड़ा।",
    "क्या स्कूल कल खुलेंगे?",
    "चुनाव 12 मई को होंगे।",
    "किसानों ने धरना दिया।",
    "“हम तैयार हैं,” कप्तान ने कहा।",
    "शेयर बाज़ार 3.5 प्रतिशत चढ़ा।",
]


@pytest.fixture(scope="module")
def engine(translator: Translator) -> Embedded:
    assert isinstance(translator.engine, Embedded)
    return translator.engine


def test_an_engine_that_does_not_exist_is_named_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnknownEngine, match=r'There is no folder "opus" here.*Or use the engine "embedded"'):
        open_engine("opus")
    with pytest.raises(UnknownEngine, match="no-such-folder"):
        open_engine(tmp_path / "no-such-folder")


def test_the_model_is_named_by_its_digest(engine: Embedded) -> None:
    described = engine.describe()
    assert described["name"] == "embedded"
    assert described["model"] == f"sha256:{load(EMBEDDED).digest}"
    assert described["runtime"].startswith("ctranslate2 ")


@pytest.mark.parametrize("beam", [1, 4])
def test_a_sentence_does_not_depend_on_its_batch(engine: Embedded, beam: int) -> None:
    decoding = Decoding(beam=beam, n_best=beam)
    together = dict(zip(SOURCES, engine.translate(SOURCES, decoding), strict=True))
    shuffled = random.Random(beam).sample(SOURCES, len(SOURCES))
    assert dict(zip(shuffled, engine.translate(shuffled, decoding), strict=True)) == together
    alone = {source: next(engine.translate([source], decoding)) for source in SOURCES}
    assert alone == together  # texts and scores, to the last bit


def test_sentences_of_one_length_share_batches() -> None:
    lengths = [random.Random(n).choice([5, 6, 9]) for n in range(100)]
    batches = equal_lengths(lengths)
    assert sorted(index for batch in batches for index in batch) == list(range(100))
    assert all(len({lengths[index] for index in batch}) == 1 for batch in batches)
    assert max(map(len, batches)) == MAX_BATCH
    assert [batch[0] for batch in batches] == sorted(batch[0] for batch in batches)


def test_answers_are_english_in_the_order_of_the_sources(engine: Embedded) -> None:
    answers = [best.text for best, *_ in engine.translate(SOURCES, Decoding(beam=1))]
    assert "match" in answers[0].lower()
    assert "?" in answers[7]
    assert all(answer == answer.strip() and answer.isprintable() for answer in answers)


def test_as_many_hypotheses_as_asked_for_best_first(engine: Embedded) -> None:
    (found,) = engine.translate(SOURCES[:1], Decoding(beam=4, n_best=3))
    assert len({hypothesis.text for hypothesis in found}) == 3
    assert [h.score for h in found] == sorted((h.score for h in found), reverse=True)
    (found,) = engine.translate(SOURCES[:1], Decoding(beam=2, n_best=9))
    assert len(found) == 2


@pytest.mark.parametrize(
    "decoding",
    [Decoding(beam=1), Decoding(beam=4), Decoding(beam=1, length_penalty=1.5), Decoding(beam=4, length_penalty=0.6)],
)
def test_the_score_is_the_log_probability_of_a_piece(engine: Embedded, decoding: Decoding) -> None:
    """Whatever the search, a hypothesis scores what the model gives to its pieces when it is shown them.

    Int8 makes 0.03 of noise between reading piece by piece and reading at once, so the mean is compared; forgetting the
    end of the sentence, or the length penalty, would move it by 0.05 or more.
    """
    sources = SOURCES[:6]
    found = [best for best, *_ in engine.translate(sources, decoding)]
    differences = [best.score - _score(engine, source, best) for source, best in zip(sources, found, strict=True)]
    assert max(map(abs, differences)) < 0.06
    assert abs(sum(differences)) / len(differences) < 0.02


def _score(engine: Embedded, source: str, hypothesis: Hypothesis) -> float:
    prompt = engine.prompt(source)
    answer = [*engine._pieces.target(f" {hypothesis.text}"), "<eos>"]
    (scored,) = engine._model.score_batch([prompt + answer])
    return float(sum(scored.log_probs[len(prompt) - 1 :]) / len(answer))


@pytest.mark.parametrize("beam", [1, 8])
def test_what_is_suppressed_is_not_said(engine: Embedded, beam: int) -> None:
    source = "मेले में 250 लोग आए।"
    (said,) = engine.translate([source], Decoding(beam=beam, n_best=beam))
    assert any("250" in hypothesis.text for hypothesis in said)
    (found,) = engine.translate([source], Decoding(beam=beam, n_best=beam, suppress=("250", "people")))
    assert len(found) == beam
    assert all(hypothesis.text for hypothesis in found)
    assert not any("250" in h.text or "people" in h.text for h in found)


def test_few_batches_run_ahead_of_the_reader(engine: Embedded, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_few_batches_ahead(engine, Decoding(beam=1), monkeypatch)


def test_nothing_in_nothing_out(engine: Embedded) -> None:
    assert list(engine.translate([], Decoding())) == []


def test_latin_keeps_devanagari_out(engine: Embedded) -> None:
    """A mantra that models like to copy."""
    decoding = Decoding(beam=4, n_best=4, latin=True)
    forbidden = [piece for (piece,) in engine.options(decoding)["suppress_sequences"]]
    assert "ॐ" in forbidden
    assert not any(piece.isascii() for piece in forbidden)
    (found,) = engine.translate(["ॐ भूर्भुवः स्वः तत्सवितुर्वरेण्यं भर्गो देवस्य धीमहि"], decoding)
    assert not any(DEVANAGARI.search(hypothesis.text) for hypothesis in found)
