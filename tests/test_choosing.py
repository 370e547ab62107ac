"""The choice among candidates: the checks first, then the model, the encoder and the other candidates together."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate.checks import check
from translate.choosing import FEATURES, Choosing, agreements, doubtful, features, load, order, ranked
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.meaning import Meaning, Read
from translate.results import Alternative, Flag

# A source, what a careful translator would say of it, and what a hasty one might.
HASTY = (
    (
        "बाढ़ के कारण पांच गांवों का संपर्क टूट गया है और प्रशासन ने नावें भेजी हैं।",
        "Five villages have been cut off by the floods, and the administration has sent boats.",
        "Five villages have been cut off by the floods.",
    ),
    (
        "मुख्यमंत्री ने कहा कि नई सड़क से किसानों को मंडी तक पहुंचने में आसानी होगी।",
        "The chief minister said that the new road would make it easier for farmers to reach the market.",
        "The chief minister said that the new road would make it easier.",
    ),
    (
        "अदालत ने कंपनी पर जुर्माना लगाया और उसे कर्मचारियों का बकाया वेतन चुकाने का आदेश दिया।",
        "The court fined the company and ordered it to pay its employees' outstanding wages.",
        "The court fined the company and ordered it to do so.",
    ),
    (
        "अस्पताल की छत गिरने से कई मरीज घायल हो गए, जिन्हें दूसरे अस्पताल में भर्ती कराया गया।",
        "Many patients were injured when the roof of the hospital fell, and were admitted to another hospital.",
        "The roof of the hospital fell, and it was another hospital.",
    ),
    (
        "बारिश थमने के बाद खिलाड़ी मैदान पर लौटे, लेकिन खराब रोशनी से खेल फिर रुक गया।",
        "After the rain stopped, the players returned to the field, but play was halted again by bad light.",
        "After the rain stopped, the players returned to the field, but it was again.",
    ),
)
SOURCE, WHOLE, PART = HASTY[0]
POOL = (
    WHOLE,
    PART,
    "The floods have cut off five villages and boats were sent by the administration.",
    "Five villages have been cut off by the floods and the administration has sent ships.",
    "Contact with the five villages was broken.",
    "",
)


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


@pytest.fixture(scope="module")
def reads(meaning: Meaning) -> list[Read]:
    """Of SOURCE and of the POOL."""
    return meaning.read([SOURCE, *POOL])


def alternatives(*texts: str, source: str = SOURCE, step: float = 0.05) -> list[Alternative]:
    """Checked candidates, the likeliest first, each so much less likely than the one before it."""
    return [Alternative(text, -0.5 - step * place, check(source, text)) for place, text in enumerate(texts)]


def column(name: str, table: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> list[float]:
    return [float(value) for value in table[:, FEATURES.index(name)]]


def test_the_shipped_weights_are_those_of_the_features_and_all_speak_for_a_candidate() -> None:
    weights = asdict(load())
    assert tuple(weights) == FEATURES == ("likelihood", "agreement", "coverage")
    assert all(weight > 0 for weight in weights.values())


def test_weights_come_back_as_they_were_saved(tmp_path: Path) -> None:
    Choosing(1.5, 20, 3.25).save(tmp_path / "weights.json")
    assert load(tmp_path / "weights.json") == Choosing(1.5, 20, 3.25)


@pytest.mark.parametrize(
    "content",
    [
        "likelihood",
        "[1, 2, 3]",
        '{"likelihood": 1}',
        json.dumps(dict.fromkeys(FEATURES, "heavy")),
        json.dumps(dict.fromkeys(FEATURES, float("nan"))),
        json.dumps(dict.fromkeys((*FEATURES, "length"), 1)),
    ],
)
def test_damaged_weights_are_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(content, "utf-8")
    with pytest.raises(WeightsCorrupt, match=r"weights\.json"):
        load(path)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsMissing, match=r"none\.json"):
        load(tmp_path / "none.json")


@pytest.mark.parametrize(("source", "whole", "part"), HASTY)
def test_the_whole_sentence_is_taken_though_a_part_of_it_is_likelier(
    meaning: Meaning, source: str, whole: str, part: str
) -> None:
    found = alternatives(part, whole, source=source)
    reads = meaning.read([source, part, whole])
    coverage = column("coverage", features(source, found, reads))
    assert coverage[1] > coverage[0]
    assert order(source, found, reads, load()) == [1, 0]


def test_without_another_reason_the_likelier_is_taken(meaning: Meaning) -> None:
    """The same words to the encoder and nearly so to the others."""
    texts = (WHOLE, WHOLE.replace("floods,", "floods"))
    found = alternatives(*texts, step=0.5)
    assert order(SOURCE, found, meaning.read([SOURCE, *texts]), load()) == [0, 1]


def test_what_the_checks_doubt_comes_after_what_they_do_not(meaning: Meaning) -> None:
    source = "पुलिस ने चोरी की 15 मोटरसाइकिलें बरामद कीं।"
    texts = ("Police recovered 50 stolen motorcycles.", "Police found 15 bikes somewhere.")
    found = alternatives(*texts, source=source, step=2)
    assert [flag.code for flag in found[0].flags] == ["numbers"]
    assert order(source, found, meaning.read([source, *texts]), load()) == [1, 0]


@given(st.randoms(use_true_random=False), st.lists(st.sampled_from((*POOL[:-1], "")), min_size=1, unique=True))
def test_the_order_of_the_candidates_changes_nothing(
    reads: list[Read], random: random.Random, texts: list[str]
) -> None:
    by_text = dict(zip(POOL, reads[1:], strict=True))
    found = [Alternative(text, -random.random(), check(SOURCE, text)) for text in texts]
    shuffled = random.sample(found, len(found))

    def told(some: list[Alternative]) -> list[Alternative]:
        places = order(SOURCE, some, [reads[0], *(by_text[one.text] for one in some)], load())
        assert sorted(places) == [*range(len(some))]
        return [some[place] for place in places]

    assert told(found) == told(shuffled)


CODES = ("empty", "loop", "too-long", "too-short", "numbers", "time", "names", "protected", "devanagari")
FLAGS = st.lists(st.sampled_from(CODES), unique=True).map(lambda codes: tuple(Flag(code, "") for code in codes))


@given(st.lists(FLAGS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_nothing_and_loops_come_last_whatever_speaks_for_them(
    flags: list[tuple[Flag, ...]], random: random.Random
) -> None:
    found = [Alternative(f"text {place}", 0, some) for place, some in enumerate(flags)]
    table = np.array([[random.uniform(-9, 9) for _ in FEATURES] for _ in found])
    places = ranked(found, table, load())
    hopeless = [bool({flag.code for flag in found[place].flags} & {"empty", "loop"}) for place in places]
    assert hopeless == sorted(hopeless)
    assert [doubtful(found[place]) for place in places] == sorted(map(doubtful, found))


def test_nothing_at_all_can_be_compared(reads: list[Read]) -> None:
    """A candidate without a letter has neither pieces nor runs of letters."""
    table = features(SOURCE, alternatives(WHOLE, ""), [reads[0], reads[1], reads[-1]])
    assert np.isfinite(table).all()
    assert column("coverage", table)[1] == 0
    assert column("agreement", table) == [0, 0]
    assert order(SOURCE, alternatives(""), [reads[0], reads[-1]], load()) == [0]


def test_marks_ask_for_nothing(meaning: Meaning) -> None:
    table = features("***", alternatives("Stars.", "***", source="***"), meaning.read(["***", "Stars.", "***"]))
    assert column("coverage", table) == [0, 0]


def test_agreement_is_the_mean_chrf_with_the_others() -> None:
    sacrebleu = pytest.importorskip("sacrebleu", reason="chrF to compare with: make install, or khabar[eval]")
    # sacreBLEU leaves out the lengths of runs that a text does not have; these are long enough for all.
    texts = [text for text in POOL if text]
    metric = sacrebleu.CHRF()
    expected = [
        np.mean([metric.sentence_score(text, [other]).score / 100 for other in texts if other != text])
        for text in texts
    ]
    assert agreements(texts) == pytest.approx(np.array(expected), abs=1e-4)


def test_whom_nobody_agrees_with() -> None:
    found = agreements(["Five villages were cut off.", "Five villages are cut off.", "He plays chess in Goa."])
    assert found.argmin() == 2
    assert agreements(["Alone."]).tolist() == [0]
    assert agreements(["Ab", "Ab"]).tolist() == pytest.approx(
        [2 / 6, 2 / 6]
    )  # runs of one and two letters, of up to six
    assert agreements(["", ""]).tolist() == [0, 0]
