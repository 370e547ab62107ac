"""What a training reads, and what it chooses where nothing is said."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import torch

from eval import UsageError
from tests.parallel import ENGLISH, HINDI, PAIRS, write_lines
from translate.train import choices, prepare
from translate.train.__main__ import parser
from translate.train.corpus import Corpus
from translate.train.data.pairs import Layout
from translate.train.data.reading import read
from translate.train.learners import Example
from translate.train.starts import Start

CORPUS = Corpus([Example([1] * 10, [1] * 10)] * 100)


def asked(words: str) -> argparse.Namespace:
    return parser().parse_args(["pairs.tsv", "--out", "model", *words.split()])


def start(kind: str, joined: bool = True) -> Start:
    learner: Any = SimpleNamespace(joined=joined)
    return Start(kind, kind, learner)


def pairs_file(folder: Path) -> Path:
    return write_lines(folder / "pairs.tsv", ["source\thi\ten", *("\t".join(("town", *pair)) for pair in PAIRS)])


def test_epochs_become_steps() -> None:
    found = choices.settings(asked("--epochs 2 --tokens 200"), start("embedded"), CORPUS, gpu=False)
    assert found.schedule.steps == 20  # ten pairs of 20 pieces a batch
    assert choices.settings(asked("--tokens 200"), start("embedded"), CORPUS, gpu=False).schedule.steps == 30
    halved = choices.settings(asked("--tokens 200 --accumulate 2"), start("embedded"), CORPUS, gpu=False)
    assert halved.schedule.steps == 15


def test_a_short_run_is_not_all_warm_up() -> None:
    assert choices.settings(asked("--steps 20"), start("fresh"), CORPUS, gpu=False).schedule.warmup == 5
    assert choices.settings(asked("--steps 2000"), start("fresh"), CORPUS, gpu=False).schedule.warmup == 400


def test_embeddings_of_a_language_model_stay_unless_asked() -> None:
    assert choices.settings(asked(""), start("embedded"), CORPUS, gpu=False).freeze
    assert not choices.settings(asked("--embeddings"), start("embedded"), CORPUS, gpu=False).freeze
    assert not choices.settings(asked(""), start("folder", joined=False), CORPUS, gpu=False).freeze
    assert not choices.settings(asked(""), start("fresh", joined=False), CORPUS, gpu=False).freeze


def test_what_is_given_wins() -> None:
    found = choices.settings(
        asked("--rate 0.5 --smoothing 0 --dropout 0 --warmup 0 --minutes 3"), start("fresh", False), CORPUS, gpu=False
    )
    assert (found.schedule.rate, found.smoothing, found.dropout, found.schedule.warmup) == (0.5, 0, 0, 0)
    assert (found.schedule.minutes, found.schedule.steps) == (3, None)


def test_bfloat16_only_where_it_is_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    for has, expected in ((True, "bfloat16"), (False, "float32")):
        capabilities = {"amx_bf16": has, "avx512_bf16": True}
        monkeypatch.setattr(torch.cpu, "get_capabilities", lambda capabilities=capabilities: capabilities)
        assert choices.precision("auto", gpu=False) == expected
    assert choices.precision("float32", gpu=False) == "float32"


def test_compiles_for_long_runs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/g++")
    assert choices.compiled("auto", 60)
    assert not choices.compiled("auto", 5)
    assert not choices.compiled("auto", None)
    assert not choices.compiled("no", 60)
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert not choices.compiled("auto", 60)
    with pytest.raises(UsageError, match="--compile no"):
        choices.compiled("yes", 60)


def test_raw_pairs_are_cleaned_and_kept_clear_of_what_is_measured(tmp_path: Path) -> None:
    held_out = write_lines(tmp_path / "hi.txt", HINDI[:2])
    data = read([str(pairs_file(tmp_path))], Layout(), {str(held_out): HINDI[:2]})
    assert [pair.hindi for pair in data.pairs] == [*HINDI[2:]]
    assert data.dropped == {"excluded": 2}
    assert all(data.files.values())


def test_prepared_pairs_are_taken_as_they_are(tmp_path: Path) -> None:
    """Copies that the weights asked for stay."""
    held_out = write_lines(tmp_path / "en.txt", ENGLISH[:2])
    weights = tmp_path / "weights.json"
    weights.write_text(json.dumps({"town": 2}), "utf-8")
    words = [str(pairs_file(tmp_path)), "--exclude", str(held_out), "--weights", str(weights)]
    assert prepare.main([*words, "--out", str(tmp_path / "clean.tsv")]) == 0
    data = read([str(tmp_path / "clean.tsv")], Layout(), {str(held_out): ENGLISH[:2]})
    assert len(data.pairs) == 2 * (len(PAIRS) - 2)
    assert data.dropped == {"excluded": 2}

    other = write_lines(tmp_path / "other.txt", ENGLISH[5:6])
    with pytest.raises(UsageError, match=r"prepare it again with --exclude .*other\.txt"):
        read([str(tmp_path / "clean.tsv")], Layout(), {str(other): ENGLISH[5:6]})


def test_a_prepared_file_that_was_edited_is_cleaned_again(tmp_path: Path) -> None:
    assert prepare.main([str(pairs_file(tmp_path)), "--out", str(tmp_path / "clean.tsv")]) == 0
    with (tmp_path / "clean.tsv").open("a", encoding="utf-8") as file:
        file.write("town\tकखग\tकखग\n")
    data = read([str(tmp_path / "clean.tsv")], Layout(columns=("source", "hi", "en")), {})
    assert len(data.pairs) == len(PAIRS)
    assert data.dropped.total() == 1


def test_nothing_left_says_why(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"excluded 24"):
        read([str(pairs_file(tmp_path))], Layout(), {str(write_lines(tmp_path / "h.txt", HINDI)): HINDI})
