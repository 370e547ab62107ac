"""Weights of doubt from a pool and from outputs, and the translations that are spoiled for it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval import UsageError
from tests.test_doubt import NEWS
from translate import doubt
from translate.meaning import Meaning
from translate.train import doubt as fitting
from translate.train import judged
from translate.train.corruptions import KINDS, Corruption, corruptions

Row = dict[str, Any]


def made(kind: str, pairs: list[tuple[str, str]] = NEWS) -> list[Corruption]:
    return [one for one in corruptions(pairs) if one.kind == kind]


def test_spoils_in_every_way_and_always_the_same() -> None:
    found = corruptions(NEWS)
    assert {one.kind for one in found} == set(KINDS) - {"swapped names"}
    assert found == corruptions(NEWS)
    assert found != corruptions(NEWS, seed=1)
    assert all((one.source, one.text) != NEWS[one.place] for one in found)
    assert all(one.source == NEWS[one.place][0] for one in found if one.kind != "added detail")
    some = corruptions(NEWS, share=0.3)
    assert len(some) < 0.5 * len(found)
    assert {(one.kind, one.place) for one in some} < {(one.kind, one.place) for one in found}


def test_leaves_a_clause_out() -> None:
    for one in made("dropped clause"):
        whole = NEWS[one.place][1].lower()
        assert 4 <= len(one.text.split()) < len(whole.split())
        assert all(word.strip(".,").lower() in whole for word in one.text.split())
        assert one.text.endswith(".")


def test_a_detail_is_added_by_taking_it_from_the_hindi() -> None:
    for one in made("added detail"):
        assert one.text == NEWS[one.place][1]
        left, whole = (text.replace("।", " ").replace(",", " ").split() for text in (one.source, NEWS[one.place][0]))
        assert set(left) < set(whole)


def test_turns_a_sentence_around_by_a_word() -> None:
    pairs = [
        ("", "He did not win the match."),
        ("", "She cannot come."),
        ("", "The rain is heavy."),
        ("", "Rain fell."),
    ]
    assert {one.place: one.text for one in made("not removed", pairs)} == {
        0: "He did win the match.",
        1: "She can come.",
    }
    assert {one.place: one.text for one in made("not added", pairs)} == {2: "The rain is not heavy."}
    turned = {one.place: one.text for one in made("opposite word", pairs)}
    assert turned == {0: "He did not lose the match.", 3: "Rain rose."}


def test_changes_one_number_only() -> None:
    for one in (*made("changed number"), *made("changed number word")):
        before, after = NEWS[one.place][1].split(), one.text.split()
        assert len(before) == len(after)
        assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_swaps_two_names() -> None:
    pairs = [("", "On Sunday India beat Sri Lanka in Colombo."), ("", "It rained.")]
    (found,) = made("swapped names", pairs)
    assert sorted(found.text.strip(".").split()) == sorted(pairs[0][1].strip(".").split())
    assert found.text != pairs[0][1]


def test_says_it_again_and_says_something_else() -> None:
    for one in made("loop"):
        assert " ".join(one.text.split()[-4:] * 4) in one.text
    assert all(one.text in {english for _, english in NEWS} for one in made("another sentence"))


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


def row(line: int, candidates: list[str], pieces: int = 1) -> Row:
    found = [[text, -0.5 - place / 2, []] for place, text in enumerate(candidates)]
    hindi, english = NEWS[line]
    rows = [{"piece": hindi, "first": len(found), "candidates": found}] * pieces
    return {"id": line, "source": hindi, "reference": english, "translation": candidates[0], "rows": rows}


def write_pool(path: Path, apart: str = "") -> Path:
    """A pool whose engine is right about half the time; apart: what it says of the lines that are kept apart."""
    rows = []
    for line, (_, english) in enumerate(NEWS):
        other = NEWS[(line + 7) % len(NEWS)][1]
        candidates = [english, other] if line % 2 else [other, english]
        rows.append(row(line, [apart] if apart and judged.is_apart(line) else candidates))
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in rows), "utf-8")
    return path


def material(path: Path) -> judged.Material:
    (found,) = judged.pools(path)
    return found


def fitted(meaning: Meaning, path: Path) -> Row:
    return fitting.fit(judged.unique(judged.tasks_of(material(path), apart=False)), meaning)


def test_learns_from_a_pool_and_never_from_what_is_kept_apart(meaning: Meaning, tmp_path: Path) -> None:
    data = fitted(meaning, write_pool(tmp_path / "set.b4.jsonl"))
    assert data == fitted(meaning, write_pool(tmp_path / "set.b8.jsonl", apart="Nonsense."))
    weights = doubt.read(json.loads(json.dumps(data)))
    assert data["weights"]["cosine"] < 0 < data["weights"]["English, gap"]
    assert 0 <= weights.marked < 1
    assert weights.gap > 0


def test_writes_what_the_package_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pool = write_pool(tmp_path / "set.b4.jsonl")
    out = tmp_path / "doubt.json"
    assert fitting.main(["--pool", str(pool), "--out", str(out)]) == 0
    data = json.loads(out.read_text("utf-8"))
    assert list(data["weights"]) == list(doubt.load().weights)
    assert "chrF++" in data["about"]
    assert "cosine" in capsys.readouterr().out


def test_tasks_say_what_is_wrong_by_the_reference(tmp_path: Path) -> None:
    tasks = list(judged.tasks_of(material(write_pool(tmp_path / "set.b4.jsonl")), apart=None))
    real = {task.kind: [one for one in tasks if one.kind == task.kind] for task in tasks if not task.base}
    assert {kind: len(found) for kind, found in real.items()} == dict.fromkeys(
        (judged.REFERENCE, judged.CHOSEN, judged.BARE, judged.OTHER), len(NEWS)
    )
    for task in real[judged.CHOSEN]:
        assert task.wrong == (0.0 if task.candidate.text == NEWS[task.line][1] else 1.0)
        assert len(task.others) == 1
        assert task.candidate.score in (-0.5, -1.0)
    assert all(task.candidate.score == 0 and not task.others for task in real[judged.BARE])
    assert all(task.wrong == 1 for task in tasks if task.base)


def test_the_kinds_count_alike(tmp_path: Path) -> None:
    tasks = list(judged.tasks_of(material(write_pool(tmp_path / "set.b4.jsonl")), apart=None))
    counts = fitting.weights(tasks)
    spoiled = np.array([bool(task.base) for task in tasks])
    assert counts[spoiled].sum() == pytest.approx(fitting.SPOILED_SHARE * counts.sum())
    kinds = {task.kind for task in tasks if task.base}
    by_kind = [sum(counts[place] for place, task in enumerate(tasks) if task.kind == kind) for kind in kinds]
    assert by_kind == pytest.approx([by_kind[0]] * len(kinds))


def test_logistic_finds_the_probability_that_made_the_labels() -> None:
    random = np.random.default_rng(3)
    table = np.column_stack([random.normal(5, 2, 4000), random.normal(size=4000), np.ones(4000)])
    truth = 1 / (1 + np.exp(-(1.5 * (table[:, 0] - 5) - 0.5)))
    labels = (random.random(4000) < truth).astype(float)
    slopes, bias = fitting.logistic(table, labels, np.ones(4000))
    assert slopes == pytest.approx([1.5, 0, 0], abs=0.15)
    assert bias == pytest.approx(-8, abs=0.7)
    # A label in between is as good as that share of the rows.
    soft, _ = fitting.logistic(table, truth, np.ones(4000), penalty=0)
    assert soft == pytest.approx([1.5, 0, 0], abs=1e-4)


def test_outputs_lie_beside_the_references(tmp_path: Path) -> None:
    for name, texts in {
        "hi": [NEWS[0][0]] * 3,
        "en": [NEWS[0][1]] * 3,
        "other": ["It&#39;s raining", "b", "c"],
    }.items():
        (tmp_path / f"{name}.txt").write_text("\n".join(texts) + "\n", "utf-8")
    material = judged.outputs(tmp_path)
    assert material.systems == {"other": {0: "It's raining", 1: "b", 2: "c"}}
    assert material.pairs[2] == NEWS[0]
    (tmp_path / "other.txt").write_text("a\n", "utf-8")
    with pytest.raises(UsageError, match="parallel"):
        judged.outputs(tmp_path)


def test_says_what_cannot_be_learned_from(meaning: Meaning, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(UsageError, match="no pool"):
        judged.pools(tmp_path / "bad.jsonl")
    with pytest.raises(SystemExit) as ended:
        fitting.main([])
    assert ended.value.code == 2
    right = tmp_path / "right.jsonl"
    right.write_text("\n".join(json.dumps(row(line, [NEWS[line][1]])) for line in range(6)), "utf-8")
    with pytest.raises(UsageError, match="none that is wrong"):
        fitted(meaning, right)


def test_sentences_in_pieces_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(row(0, ["a"], pieces=2)), "utf-8")
    assert material(path).chosen == {}
