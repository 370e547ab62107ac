"""Scores and significance against sacreBLEU's own command line on the same files."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval.scoring import metrics
from eval.scoring.metrics import Metric, Statistics, statistics
from eval.scoring.pool import WORTH_A_PROCESS
from eval.scoring.scores import compared
from tests.parallel import ENGLISH, without_every, write_lines

SYSTEMS = {"good": without_every(9), "fair": without_every(5), "poor": without_every(3)}
OTHER_REFERENCE = tuple(f"Today, {text[0].lower()}{text[1:]}" for text in ENGLISH)


def sacrebleu(folder: Path, systems: Mapping[str, Sequence[str]], *words: str) -> Any:
    """What `sacrebleu REFERENCES -i SYSTEMS -m bleu chrf ter … --format json` prints."""
    files = [str(write_lines(folder / name, texts)) for name, texts in systems.items()]
    references = [word for word in words if not word.startswith("-")]
    options = [word for word in words if word.startswith("-")]
    call = [sys.executable, "-m", "sacrebleu", *references, "-i", *files, "-m", "bleu", "chrf", "ter"]
    call += ["--chrf-word-order", "2", "--format", "json", "-w", "6", *options]
    return json.loads(subprocess.run(call, capture_output=True, check=True, text=True).stdout)


def ours(systems: Mapping[str, Sequence[str]], references: metrics.References) -> tuple[list[Metric], Any]:
    return metrics.metrics(references, 1000), statistics(systems, references)


@pytest.mark.parametrize("several", [False, True], ids=["one reference", "two references"])
def test_scores_and_signatures_are_sacrebleus(tmp_path: Path, several: bool) -> None:
    references = [ENGLISH, OTHER_REFERENCE] if several else [ENGLISH]
    files = [str(write_lines(tmp_path / f"reference{n}", texts)) for n, texts in enumerate(references)]
    found, stats = ours(SYSTEMS, references)
    for name, texts in SYSTEMS.items():
        theirs = sacrebleu(tmp_path, {name: texts}, *files, "--confidence")
        for metric, their in zip(found, theirs, strict=True):
            mine = compared({name: stats[name]}, found)[name]["scores"][metric.id]
            assert mine["score"] == pytest.approx(their["score"], abs=1e-5)
            assert (mine["high"] - mine["low"]) / 2 == pytest.approx(their["confidence_var"], abs=1e-5)
            assert set(metric.signature.split("|")) == set(their["signature"].split("|"))


def test_p_values_of_randomisation_are_those_of_sacrebleus_command_line(tmp_path: Path) -> None:
    reference = str(write_lines(tmp_path / "reference", ENGLISH))
    systems = SYSTEMS | {"close": without_every(8)}
    found, stats = ours(systems, [ENGLISH])
    mine = compared(stats, found)
    assert mine["close"]["against"]["bleu"]["p_randomisation"] > 0.01  # not only the smallest p there is
    for row in sacrebleu(tmp_path, systems, reference, "--paired-ar"):
        name = Path(row["system"].removeprefix("Baseline: ")).name
        for metric, key in zip(found, ("BLEU", "chrF2++", "TER"), strict=True):
            assert mine[name]["scores"][metric.id]["score"] == pytest.approx(row[key]["score"], abs=1e-4)
            if mine[name]["against"] and metric.id != "ter":  # whole edits: ties, which count here and not there
                p = mine[name]["against"][metric.id]["p_randomisation"]
                assert p == pytest.approx(row[key]["p_value"], abs=5e-4)


def test_p_values_of_bootstrap_have_both_tails_of_which_sacrebleu_counts_one() -> None:
    # By its interface: its command line cannot print these p-values as JSON (float32).
    from sacrebleu import BLEU, CHRF, TER
    from sacrebleu.significance import PairedTest

    found, stats = ours(SYSTEMS, [ENGLISH])
    mine = compared(stats, found)
    theirs = {"bleu": BLEU(), "chrf2": CHRF(word_order=2), "ter": TER()}
    _, results = PairedTest(list(SYSTEMS.items()), theirs, [ENGLISH], test_type="bs", n_samples=1000)()
    for metric, key in zip(found, ("BLEU", "chrF2++", "TER"), strict=True):
        for name, result in zip(SYSTEMS, results[key], strict=True):
            against = mine[name]["against"]
            if against is not None:
                p = getattr(result, "p_value", None)  # the first entry of each list is typed as text too
                assert p is not None
                assert p <= against[metric.id]["p_bootstrap"] <= 2.5 * p + 0.002


def test_a_system_against_itself_is_no_different() -> None:
    found, stats = ours({"one": SYSTEMS["fair"], "same": SYSTEMS["fair"]}, [ENGLISH])
    for against in compared(stats, found)["same"]["against"].values():
        assert against["difference"] == 0
        assert (against["p_bootstrap"], against["p_randomisation"]) == (1.0, 1.0)
        assert (against["low"], against["high"]) == (0.0, 0.0)


def test_a_corrupted_copy_is_as_different_as_can_be() -> None:
    good, bad = ENGLISH * 10, without_every(3, ENGLISH * 10)
    found, stats = ours({"good": good, "bad": bad}, [ENGLISH * 10])
    for id, against in compared(stats, found)["bad"]["against"].items():
        assert (against["difference"] > 0) == (id == "ter")
        assert against["p_bootstrap"] == pytest.approx(1 / 1001)
        assert against["p_randomisation"] == pytest.approx(1 / 10_001)


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_a_few_rows_that_are_worse_have_the_p_value_of_as_many_coins(rows: int) -> None:
    """Only where all coins fall alike is the difference as large again: 2 of 2 ** rows throws."""
    worse = tuple(text.split(" ", 1)[1] if row < rows else text for row, text in enumerate(ENGLISH))
    found, stats = ours({"good": ENGLISH, "worse": worse}, [ENGLISH])
    p = compared(stats, found)["worse"]["against"]["ter"]["p_randomisation"]
    assert p == pytest.approx(2 / 2**rows, abs=0.02)


def test_swapping_two_systems_turns_the_sign_and_nothing_else() -> None:
    found, stats = ours({"a": without_every(5), "b": without_every(4)}, [ENGLISH])
    one = compared({"a": stats["a"], "b": stats["b"]}, found)["b"]["against"]
    two = compared({"b": stats["b"], "a": stats["a"]}, found)["a"]["against"]
    for id in one:
        assert one[id]["difference"] == pytest.approx(-two[id]["difference"])
        assert one[id]["p_bootstrap"] == two[id]["p_bootstrap"]


def test_rows_alone_are_scored_as_sacrebleu_scores_a_sentence() -> None:
    from sacrebleu import BLEU, CHRF, TER

    found, stats = ours({"fair": SYSTEMS["fair"]}, [ENGLISH])
    theirs: dict[str, Any] = {"bleu": BLEU(effective_order=True), "chrf2": CHRF(word_order=2), "ter": TER()}
    for metric in found:
        pairs = zip(SYSTEMS["fair"], ENGLISH, strict=True)
        expected = [theirs[metric.id].sentence_score(text, [reference]).score for text, reference in pairs]
        assert metric.sentences(stats["fair"][metric.id]) == pytest.approx(expected)


def test_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    systems: dict[str, tuple[str, ...]] = {name: texts * 9 for name, texts in SYSTEMS.items()}
    assert len(ENGLISH * 9) * len(systems) > WORTH_A_PROCESS
    advanced: list[int] = []
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    spread: dict[str, Statistics] = {**statistics(systems, [ENGLISH * 9], advanced.append)}
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    alone = statistics(systems, [ENGLISH * 9])
    assert sum(advanced) == len(ENGLISH * 9)
    for name in systems:
        for id in alone[name]:
            np.testing.assert_array_equal(spread[name][id], alone[name][id])


def test_rows_may_have_fewer_references() -> None:
    second = tuple(None if row % 2 else text for row, text in enumerate(OTHER_REFERENCE))
    found, stats = ours({"fair": SYSTEMS["fair"]}, [ENGLISH, second])
    assert all("nrefs:var" in metric.signature for metric in found)
    assert len(stats["fair"]["bleu"]) == len(ENGLISH)


PUBLISHED = {"google": 45.8, "microsoft": 43.9, "nllb": 38.5, "bergamot-tiny": 36.2, "argos": 28.7, "opusmt": 20.1}


def test_six_systems_score_what_was_published_of_them(shared: Path) -> None:
    folder = shared / "data" / "dev" / "flores200-dev"
    reference, *texts = (
        (folder / f"{name}.txt").read_text("utf-8").removesuffix("\n").split("\n") for name in ("en", *PUBLISHED)
    )
    bleu, *_ = found = metrics.metrics([reference], 10)
    stats = statistics(dict(zip(PUBLISHED, texts, strict=True)), [reference])
    scores = {name: bleu.score(stats[name]["bleu"].sum(0)) for name in PUBLISHED}
    assert {name: round(score, 1) for name, score in scores.items()} == PUBLISHED
    assert len(found) == 3
