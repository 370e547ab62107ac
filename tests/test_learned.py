"""The features of words and sentences, and what is learned from them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.bullets import articles as examples
from eval.bullets import rouge
from eval.bullets.articles import Example
from summarize import Brief, summarize, train
from summarize.features import NAMES, features
from summarize.importance import NAMES as WORD_NAMES
from summarize.importance import Words
from summarize.learned import Learned, Logistic, learned
from summarize.vectors import Vectors
from tests.noise import garbled
from tests.test_eval_articles import write
from translate import Sentence

TEXTS = [
    "The Ganga rose by 2 metres in Patna.",
    "“We will send boats to Patna,” the minister said.",
    "They came late.",
]


def feature(name: str, texts: list[str] = TEXTS, headline: str | None = None) -> list[float]:
    return list(features(texts, Vectors(texts), Words(texts), headline)[:, NAMES.index(name)])


def word_feature(name: str, texts: list[str] = TEXTS) -> dict[str, float]:
    known = Words(texts)
    return dict(zip(known.vocabulary, known.features()[:, WORD_NAMES.index(name)], strict=True))


def test_nothing_has_no_features() -> None:
    assert features([], Vectors([]), Words([]), None).shape == (0, len(NAMES))
    assert Words([]).features().shape == (0, len(WORD_NAMES))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("number", [1, 0, 0]),
        ("quotation", [0, 1, 0]),
        ("inside_quote", [0, 1, 0]),
        ("dangling", [0, 0, 1]),
        ("first_person", [0, 1, 0]),
        ("short", [1, 0, 1]),
        ("names", [1 / 3, 1 / 6, 0]),
        ("long", [0, 0, 0]),
    ],
)
def test_each_property_of_a_sentence(name: str, expected: list[float]) -> None:
    assert feature(name) == pytest.approx(expected)


def test_a_sentence_in_its_article() -> None:
    assert feature("position") == pytest.approx([1.0, np.exp(-1 / 3), np.exp(-2 / 3)])
    assert feature("new") == pytest.approx([1.0, 7 / 9, 1.0])
    assert feature("headline")[0] == 0.0  # the first sentence stands for it
    assert feature("headline", headline="Boats")[1] > feature("headline", headline="Boats")[0] == 0.0
    assert max(feature("centrality")) == 1.0
    assert feature("long", [" ".join(["word"] * 50)]) == [1.0]


def test_each_property_of_a_word() -> None:
    assert word_feature("first") == {
        word: float(word in ("ganga", "rose", "2", "metre", "patna")) for word in Words(TEXTS).vocabulary
    }
    assert word_feature("capital")["patna"] == pytest.approx(np.log(3))
    assert word_feature("digit")["2"] == 1.0
    assert word_feature("stop_spread")["the"] == pytest.approx(2 / 3)
    assert word_feature("stop_spread")["patna"] == 0.0
    assert word_feature("stop")["the"] == 1.0
    assert word_feature("count")["the"] == 0.0  # stop words have their own
    assert word_feature("stop_count")["the"] == pytest.approx(np.log(2))


def test_logistic_regression_finds_what_made_the_labels() -> None:
    random = np.random.default_rng(7)
    rows = random.normal(size=(4000, 3)) * [1.0, 5.0, 1.0] + [0.0, 2.0, 0.0]
    truth = Logistic(np.array([1.5, -0.4, 0.0]), 0.5)
    found = Logistic.fitted(rows, (random.random(4000) < truth(rows)).astype(np.float64), penalty=0.1)
    assert found.weights == pytest.approx(truth.weights, abs=0.12)
    assert found.bias == pytest.approx(truth.bias, abs=0.15)


def test_a_feature_that_never_changes_has_no_weight() -> None:
    rows = np.column_stack([np.array([0.0, 1.0, 0.0, 1.0]), np.ones(4)])
    assert Logistic.fitted(rows, np.array([0.0, 1.0, 0.0, 1.0]), penalty=1.0).weights[1] == 0.0


def test_the_file_names_every_feature() -> None:
    data = learned().to_dict(WORD_NAMES, NAMES)
    assert Learned.of(data).to_dict(WORD_NAMES, NAMES) == data
    written = json.loads(Path(train.__file__).with_name("weights.json").read_text("utf-8"))
    assert written == data


def test_the_oracle_takes_what_the_highlights_say() -> None:
    texts = ["It was a warm day.", "The dam broke near Patna.", "A singer came.", "Boats came from Gaya."]
    assert train.oracle(texts, "Dam breaks near Patna.\nBoats come from Gaya.") == [1, 3]
    assert train.oracle(texts, "Zebras.") == []
    assert train.oracle([], "Dam breaks.") == []


def test_training_learns_where_highlights_come_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Highlights that repeat the last sentence: a model of them prefers later sentences, unlike that of the package."""
    rows = []
    for number in range(12):
        texts = [f"{place} met {number} times over {thing}." for place, thing in zip(PLACES, THINGS, strict=True)]
        texts = texts[number % 3 :] + texts[: number % 3]
        rows.append({"article": " ".join(texts), "summary": texts[-1]})
    file, out = write(tmp_path / "a.jsonl", *rows), tmp_path / "weights.json"
    assert train.main([str(file), "--out", str(out)]) == 0
    model = Learned.of(json.loads(out.read_text("utf-8")))
    assert model.sentences.weights[NAMES.index("position")] < 0 < learned().sentences.weights[NAMES.index("position")]
    said = capsys.readouterr().out
    assert "12 articles, 60 sentences" in said
    assert "oracle: ROUGE-1 100.00" in said


PLACES = ("Patna", "Gaya", "Nawada", "Ara", "Siwan")
THINGS = ("wheat", "rice", "boats", "trains", "schools")


@pytest.mark.parametrize("summary", ["Zebras.", "Rain fell in Patna. Wheat rose in Gaya."])
def test_what_teaches_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], summary: str) -> None:
    rows = [{"article": "Rain fell in Patna. Wheat rose in Gaya.", "summary": summary}] * 20
    out = tmp_path / "weights.json"
    with pytest.raises(SystemExit) as stop:
        train.main([str(write(tmp_path / "a.jsonl", *rows)), "--out", str(out)])
    assert stop.value.code == 2
    assert "has 0 articles" in capsys.readouterr().err
    assert not out.exists()


def test_a_wrong_file_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        train.main([str(write(tmp_path / "a.jsonl", {"article": "Rain."}))])
    assert stop.value.code == 2
    assert "summary" in capsys.readouterr().err


@pytest.fixture(scope="module")
def kept_apart(shared: Path) -> list[Example]:
    return examples.read(shared / "data/dev/summ-cnndm.jsonl")[1::2]


def rouge_1(rows: list[Example], chosen: list[list[int]]) -> float:
    """Of the sentences of these numbers, from 1."""
    texts = ["\n".join(row.sentences[id - 1] for id in ids) for row, ids in zip(rows, chosen, strict=True)]
    return float(rouge.scores([row.reference for row in rows], {"": texts})[""]["rouge1"].mean())


def chosen(texts: list[str]) -> list[int]:
    body = [Sentence(place, "", text) for place, text in enumerate(texts, start=1)]
    return [id for bullet in summarize(body, Brief(count=3)) for id in bullet.sentences]


def test_the_weights_are_those_that_the_command_learns(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    train.main([str(shared / "data/dev/summ-cnndm.jsonl"), "--only", "odd", "--out", str(out)])
    found, packaged = Learned.of(json.loads(out.read_text("utf-8"))), learned()
    assert found.words.weights == pytest.approx(packaged.words.weights, abs=0.001)
    assert found.sentences.weights == pytest.approx(packaged.sentences.weights, abs=0.001)


def test_noise_costs_the_choice_less_than_a_point(kept_apart: list[Example]) -> None:
    noisy = [
        [garbled(text, seed=1000 * row + place) for place, text in enumerate(example.sentences)]
        for row, example in enumerate(kept_apart)
    ]
    clean = rouge_1(kept_apart, [chosen([*example.sentences]) for example in kept_apart])
    assert clean > 30.5
    assert clean - rouge_1(kept_apart, [chosen(texts) for texts in noisy]) < 1.0


def test_the_noise_is_as_strong_as_it_says() -> None:
    text = "The minister met the farmers of Patna, Gaya and Nawada in the old hall near the river."
    heard = [garbled(text, seed) for seed in range(300)]
    assert heard == [garbled(text, seed) for seed in range(300)]
    articles = np.mean([one.lower().split().count("the") for one in heard])
    assert articles == pytest.approx(1 + 3 * 0.7, abs=0.2)
    names = np.mean([sum(name in one for name in ("Patna", "Gaya", "Nawada")) for one in heard])
    assert names == pytest.approx(3 * 0.7, abs=0.2)
