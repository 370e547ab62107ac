"""The card tells what happened, and draws from the figures what a reader should hear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval import UsageError
from eval.provenance import provenance
from eval.scoring.metrics import metrics, statistics
from eval.scoring.scores import compared
from tests import gemma
from tests.parallel import ENGLISH, without_every
from translate.checkpoints.agreement import Agreement
from translate.train.export.card import POINTS, card
from translate.train.export.record import Origin, Progress, Record, architecture, measured, sources
from translate.train.export.record import table as read_table

TABLE = "source\tpairs\tkind\tlicence\nnews\t900\thuman\tCC BY 4.0\nfilms\t50\tmined | crowd\tnone stated\n"


def scores(before: tuple[str, ...] | None, after: tuple[str, ...], rows: int = len(ENGLISH)) -> dict[str, Any]:
    """As the trainer measures a development set, with systems whose output is known."""
    references = [list(ENGLISH[:rows])]
    systems = {name: texts[:rows] for name, texts in (("before", before), ("after", after)) if texts}
    found = [metric for metric in metrics(references, 100) if metric.id != "ter"]
    return {
        "rows": rows,
        "signatures": {metric.name: metric.signature for metric in found},
        "systems": compared(statistics(systems, references), found, 100, 100),
    }


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """A fine-tuning that made things better."""
    table = tmp_path / "SOURCES.tsv"
    table.write_text(TABLE, "utf-8")
    twice = {name: {**found, "rows": 48} for name, found in {"news-dev": scores(without_every(3), ENGLISH)}.items()}
    return Record(
        name="village-news",
        origin=Origin("embedded", "embedded", "ab" * 32, "# The embedded translator\n\n**Data**: public text."),
        architecture=architecture(gemma.gemma(tmp_path / "tokenizer.model").model),
        sources=sources({"films": 50, "news": 900, "machine-hindi:news": 50}, read_table(table)),
        files={"pairs.tsv": "cd" * 32, "someone/pairs": None},
        settings={"learning rate": "3e-05", "seed": 0},
        progress=Progress(steps=1200, pairs=2000, pieces=120_000, epochs=2.0, minutes=10.0),
        provenance=provenance(["pairs.tsv", "--out", "village-news"]),
        device="cpu",
        max_pieces=110,
        dropped={"duplicate": 12, "excluded": 3, "empty": 0},
        history=[
            {"step": step, "development": {"news-dev": {"loss": 2.0 - step / 2000, "chrf": 40.0}}}
            for step in range(0, 1201, 50)
        ],
        scores=tuple(measured(twice)),
        agreement=Agreement(500, 0.42, 0.97),
    )


def section(text: str, name: str) -> str:
    return text.partition(f"## {name}\n")[2].partition("\n## ")[0]


def rows(text: str) -> list[list[str]]:
    return [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|")]


def test_the_head_says_what_it_is_and_where_it_is_from(record: Record) -> None:
    text = card(record)
    assert text.startswith(
        "# village-news\n\nHindi to English, one sentence at a time: a decoder of 0.2 million weights "
    )
    assert (
        "(Gemma3ForCausalLM: 4 layers, 64 wide, 4 heads, feed-forward 96, 420 pieces), in int8 for CTranslate2." in text
    )
    assert f"fine-tuned from the translator embedded in Khabar (sha256 of its weights `{'ab' * 32}`)" in text
    assert text.endswith("## The card of embedded\n\n> # The embedded translator\n>\n> **Data**: public text.\n")


def test_scores_have_their_intervals_p_values_and_signatures(record: Record) -> None:
    found = section(card(record), "Scores")
    (_, _, bleu, chrf) = rows(found)
    assert bleu[:3] == ["news-dev", "48", "BLEU"]
    assert float(bleu[3]) < 80
    assert bleu[4] == "100.00 [100.00, 100.00]"
    assert bleu[5].startswith("+")
    assert chrf[6] == "0.010 / 0.0099"
    assert "- chrF++: `nrefs:1|" in found
    assert "same piece likeliest in 97.0 %" in found


def test_training_and_data_are_told_in_figures(record: Record) -> None:
    text = card(record)
    training = section(text, "Training")
    assert (
        "1,200 steps, 2,000 pairs (2.00 epochs) and 120,000 pieces in 10.0 minutes, 200 pieces a second, on cpu"
        in training
    )
    assert ["learning rate", "3e-05"] in rows(training)
    curve = [row for row in rows(training) if row[1].endswith("(40.0)")]
    assert len(curve) == POINTS
    assert (curve[0], curve[-1]) == (["0", "2.000 (40.0)"], ["1,200", "1.400 (40.0)"])
    data = section(text, "Data")
    assert "1,000 pairs; left out: duplicate 12, excluded 3." in data
    assert rows(data)[2:] == [
        ["news", "900", "human", "CC BY 4.0"],
        ["films", "50", "mined \\| crowd", "none stated"],
        ["machine-hindi:news", "50", "Hindi by machine, human", "CC BY 4.0"],
    ]
    again = section(text, "How to make it again")
    assert "`python -m translate.train pairs.tsv --out village-news`" in again
    assert ["pairs.tsv", f"`{'cd' * 32}`"] in rows(again)
    assert ["someone/pairs", "–"] in rows(again)


def test_limits_follow_from_the_figures(record: Record) -> None:
    good = section(card(record), "Limits")
    assert "In 5.0 % of its pairs a machine wrote one side" in good
    for word in ("chance", "worse", "lowest", "stopped", "no sample", "int8 changes"):
        assert word not in good
    small, same = scores(without_every(3), ENGLISH, 5), {**scores(ENGLISH, ENGLISH), "rows": 48}
    worse = {**scores(ENGLISH, without_every(3)), "rows": 48}
    look = {"step": 1300, "development": {"news-dev": {"loss": 1.6, "chrf": None}}}
    bad = replace(
        record,
        scores=tuple(measured({"small": small, "same": same, "worse": worse})),
        history=[*record.history, look],
        progress=replace(record.progress, stopped=True),
        agreement=Agreement(500, 3.0, 0.85),
    )
    limits = section(card(bad), "Limits")
    assert "5 sentences of small are no sample to be sure of" in limits
    assert "On same the difference in BLEU may be chance (p = 1.000)" in limits
    assert "On worse it is worse than its start in chrF++" in limits
    assert "On news-dev the loss was lowest at step 1,200 (1.400) and ended at 1.600" in limits
    assert "stopped before its end" in limits
    assert "int8 changes the likeliest piece in 15.0 % of the positions" in limits


def test_a_new_model_has_nothing_before_it(record: Record) -> None:
    new = replace(
        record,
        origin=Origin("tiny", "fresh"),
        architecture=replace(
            record.architecture, name="IndicTransForConditionalGeneration", layers=(6, 3), vocabulary=(8000, 4000)
        ),
        scores=tuple(measured({"news-dev": scores(None, ENGLISH)})),
    )
    text = card(new)
    assert "It was trained from nothing (`tiny`)." in text
    assert "an encoder-decoder of 0.2 million weights (IndicTransForConditionalGeneration: 6 + 3 layers" in text
    assert "8,000 pieces of Hindi and 4,000 of English" in text
    assert rows(section(text, "Scores"))[0] == ["set", "sentences", "metric", "after"]
    assert "1,000 pairs are few for a model from nothing" in section(text, "Limits")
    assert "Gemma" not in text
    assert "It was measured on no development set." in card(replace(new, scores=()))


def test_terms_name_gemma_and_every_licence(record: Record) -> None:
    terms = section(card(record), "Terms")
    assert "A Model Derivative of Gemma" in terms
    assert "- CC BY 4.0: news, machine-hindi:news" in terms
    assert "- none stated: films" in terms
    unknown = replace(record, sources=sources({"mine": 3}, {}))
    assert "- no licence given: mine" in section(card(unknown), "Terms")


def test_a_table_of_sources_without_licences_says_so(tmp_path: Path) -> None:
    (tmp_path / "table.tsv").write_text("source\tpairs\nnews\t3\n", "utf-8")
    with pytest.raises(UsageError, match=r"table\.tsv has no column kind, licence"):
        read_table(tmp_path / "table.tsv")
