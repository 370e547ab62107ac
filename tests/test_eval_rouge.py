"""ROUGE scores, against the package called directly."""

from __future__ import annotations

import sys

import pytest

from eval import UsageError
from eval.bullets import rouge

REFERENCES = [
    "The river rose by two metres in Patna.\nSchools will stay closed on Monday.",
    "Wheat prices are falling.\nFarmers' leaders have asked for talks.",
    "Nothing here was said before.",
]
OUTPUTS = {
    "near": [
        "Schools stayed closed on Monday.\nThe rivers in Patna rose two metres.",
        "Farmers asked for talks.\nThe price of wheat falls.\nIt fell before.",
        "",
    ],
    "far": ["A league announced sponsors.", "Wheat.", "Nothing here\nwas said before."],
}


def test_scores_are_those_of_the_package() -> None:
    from rouge_score.rouge_scorer import RougeScorer

    found = rouge.scores(REFERENCES, OUTPUTS)
    assert list(found) == list(OUTPUTS)
    scorer = RougeScorer(["rouge1", "rouge2", "rougeL", "rougeLsum"], use_stemmer=True)
    for name, texts in OUTPUTS.items():
        for place, (reference, text) in enumerate(zip(REFERENCES, texts, strict=True)):
            expected = {metric: 100 * score.fmeasure for metric, score in scorer.score(reference, text).items()}
            assert {metric: values[place] for metric, values in found[name].items()} == expected
    # The cases tell the metrics apart.
    assert len({found["near"][metric][0] for metric in rouge.METRICS}) == 4


def test_scores_by_hand() -> None:
    # Three of four words and three of five; one of three pairs and one of four; a common run "camps opened".
    found = rouge.scores(["Three camps opened yesterday"], {"one": ["In Patna camps opened three"]})["one"]
    assert found["rouge1"][0] == pytest.approx(100 * 2 * (3 / 4) * (3 / 5) / (3 / 4 + 3 / 5))
    assert found["rouge2"][0] == pytest.approx(100 * 2 * (1 / 3) * (1 / 4) / (1 / 3 + 1 / 4))
    assert found["rougeL"][0] == pytest.approx(100 * 2 * (2 / 4) * (2 / 5) / (2 / 4 + 2 / 5))


def test_lines_matter_for_lsum_alone() -> None:
    reference = "Rain fell.\nCamps opened."
    lines, line = (
        rouge.scores([reference], {"one": [text]})["one"]
        for text in ("Camps opened.\nRain fell.", "Camps opened. Rain fell.")
    )
    assert lines["rougeL"][0] == line["rougeL"][0] == 50.0
    assert lines["rougeLsum"][0] == 100.0


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    with pytest.raises(UsageError, match=r"pip install 'khabar\[eval\]'"):
        rouge.scores(["Rain."], {"one": ["Rain."]})
