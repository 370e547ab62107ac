"""Candidates on a disk, and weights that are fitted on them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from eval import UsageError
from tests.fake import FakeEngine
from tests.parallel import ENGLISH, HINDI, PAIRS, without_every, write_lines
from translate import Translator
from translate.choosing import FEATURES, Choosing, Floats, load
from translate.results import Alternative, Flag
from translate.train import choosing, pool
from translate.train.choosing import by, by_checks, fit, maximised, oracle
from translate.train.pool import Piece

# For every sentence: half of the words first, then all of them in another spelling, then all as they should be.
ANSWERS = {
    hindi: (half, english.replace("the", "this").replace("a ", "one "), english)
    for (hindi, english), half in zip(PAIRS, without_every(2), strict=True)
}


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two sets of our sentences, called "hills" and "plains"."""
    made = []
    for name, rows in (("hills", slice(0, None, 2)), ("plains", slice(1, None, 2))):
        made.append(tmp_path / name)
        made[-1].mkdir()
        write_lines(made[-1] / "hi.txt", HINDI[rows])
        write_lines(made[-1] / "en.txt", ENGLISH[rows])
    return made


def piece(table: Sequence[Sequence[float]], scores: Sequence[float], *, flags: str = "") -> Piece:
    """Candidates, the first of them flagged with the code of `flags`."""
    found = [Alternative(f"text {place}", row[0]) for place, row in enumerate(table)]
    if flags:
        found[0] = Alternative("text 0", table[0][0], (Flag(flags, ""),))
    return Piece(tuple(found), np.array(table, float), np.array(scores, float))


def synthetic(seed: int, count: int = 300) -> list[Piece]:
    """Four candidates each, whose scores follow the last feature, against the first, and much noise."""
    random = np.random.default_rng(seed)
    tables = random.normal(size=(count, 4, len(FEATURES)))
    tables[:, :, 0] = np.sort(tables[:, :, 0])[:, ::-1]
    scores = 50 + 4 * tables[:, :, 2] - tables[:, :, 0] + 3 * random.normal(size=(count, 4))
    return [piece(table, row) for table, row in zip(tables.tolist(), scores.tolist(), strict=True)]


def mean_score(pieces: Sequence[Piece], weights: Choosing | None) -> float:
    take = by(weights) if weights else by_checks
    return float(np.mean([piece.scores[take(piece)] for piece in pieces]))


def test_the_weights_find_what_tells_good_from_bad() -> None:
    weights = fit([synthetic(1)])
    assert weights.coverage > 0 > weights.likelihood
    assert abs(weights.agreement) < weights.coverage / 4
    unseen = synthetic(2)
    best = float(np.mean([one.scores[oracle(one)] for one in unseen]))
    assert mean_score(unseen, None) + 3 < mean_score(unseen, weights) < best


def test_a_small_pool_counts_as_much_as_a_large_one() -> None:
    small, large = synthetic(3, 40), synthetic(4, 400)
    turned = [Piece(one.found, one.table * [1, 1, -1], one.scores) for one in large]
    assert fit([small, turned[:40]]).coverage == pytest.approx(fit([small, turned]).coverage, abs=0.5)
    assert fit([small + turned]).coverage < -0.5


def test_what_the_checks_decide_is_not_learned_from() -> None:
    told = [piece([[0, 0, 1], [0, 0, 0]], [50, 40])] * 5
    doubted = [piece([[0, 0, 1], [0, 0, 0]], [10, 90], flags="numbers")] * 50
    assert fit([told + doubted]).coverage > 0
    with pytest.raises(UsageError, match="two candidates"):
        fit([doubted])


def test_a_feature_that_never_differs_has_no_weight() -> None:
    assert fit([[piece([[0, 7, 1], [0, 7, 0]], [50, 40])] * 5]).agreement == 0


def test_a_maximum_is_found() -> None:
    top = np.array([3.0, -2.0])
    stretch = np.array([[40.0, 3.0], [3.0, 1.0]])

    def hill(at: Floats) -> tuple[float, Floats]:
        return float(-(at - top) @ stretch @ (at - top)), -2 * stretch @ (at - top)

    assert maximised(hill, np.zeros(2)) == pytest.approx(top, abs=1e-3)


def test_a_pool_that_was_cut_off_is_gone_on_with(folders: list[Path], tmp_path: Path) -> None:
    out, engine = tmp_path / "pool.jsonl", FakeEngine(ANSWERS)
    assert pool.write(folders, out, engine, "fast") == len(PAIRS)
    whole = out.read_bytes()
    lines = whole.splitlines(keepends=True)
    # Of the sixth line a part, as a kill leaves it.
    out.write_bytes(b"".join(lines[:5]) + lines[5][: len(lines[5]) // 2])
    engine.calls.clear()
    assert pool.write(folders, out, engine, "fast") == len(PAIRS) - 5
    assert out.read_bytes() == whole
    assert {hindi for sources, _ in engine.calls for hindi in sources}.isdisjoint(HINDI[:10:2])
    assert pool.write(folders, out, engine, "fast") == 0
    assert out.read_bytes() == whole


def test_a_pool_of_something_else_is_left_alone(folders: list[Path], tmp_path: Path) -> None:
    out, engine = tmp_path / "pool.jsonl", FakeEngine(ANSWERS)
    pool.write(folders[:1], out, engine, "fast")
    before = out.read_bytes()
    for others, quality in ((folders[1:], "fast"), (folders[:1], "best")):
        with pytest.raises(UsageError, match="give another --out"):
            pool.write(others, out, engine, quality)  # type: ignore[arg-type]
    both = tmp_path / "both.jsonl"
    pool.write(folders, both, engine, "fast")
    with pytest.raises(UsageError, match="more sentences"):
        pool.write(folders[:1], both, engine, "fast")
    assert out.read_bytes() == before


@pytest.mark.parametrize("text", ["A list of\nother things\n", "Notes", '{"set": "hills"}\nand more\n'])
def test_what_is_no_pool_is_not_written_over(folders: list[Path], tmp_path: Path, text: str) -> None:
    out = tmp_path / "notes.txt"
    out.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="give another --out"):
        pool.write(folders, out, FakeEngine(ANSWERS), "fast")
    assert out.read_text("utf-8") == text


def test_a_pool_has_what_the_translator_chooses_among(folders: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "pool.jsonl"
    pool.write(folders[:1], out, FakeEngine(ANSWERS), "best")
    sentences = pool.read(out)
    assert [(one.set, one.source, one.reference) for one in sentences] == [("hills", *pair) for pair in PAIRS[::2]]
    translator = Translator(FakeEngine(ANSWERS), quality="fast")
    for sentence, translation in zip(sentences, translator.lines(HINDI[::2]), strict=True):
        ((source, found),) = sentence.pieces
        assert source == sentence.source
        assert found[0].text == translation
        assert {one.text for one in found} >= set(ANSWERS[source]) - {""}


def test_the_real_engine_gives_several_candidates_a_sentence(tmp_path: Path, translator: Translator) -> None:
    write_lines(tmp_path / "hi.txt", HINDI[:2])
    write_lines(tmp_path / "en.txt", ENGLISH[:2])
    pool.write([tmp_path], tmp_path / "pool.jsonl", translator.engine, "fast")
    for sentence in pool.read(tmp_path / "pool.jsonl"):
        ((_, found),) = sentence.pieces
        assert 2 <= len({one.text for one in found}) == len(found) <= 12
        assert all(one.score < 0 for one in found)


def test_no_pool_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        pool.read(tmp_path / "none.jsonl")
    with pytest.raises(UsageError, match="no pool"):
        pool.read(write_lines(tmp_path / "pool.jsonl", ["[1]"]))
    for candidates in ('[["Rain.", "x", []]]', "[]"):
        row = f'{{"source": "बारिश", "reference": "Rain", "rows": [{{"piece": "बारिश", "candidates": {candidates}}}]}}'
        with pytest.raises(UsageError, match="no pool"):
            pool.read(write_lines(tmp_path / "pool.jsonl", [row]))


def test_the_command_fits_and_tells_what_it_gains(
    folders: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("sacrebleu", reason="scores: make install, or khabar[eval]")
    narrow, wide = tmp_path / "narrow.jsonl", tmp_path / "wide.jsonl"
    pool.write(folders, narrow, FakeEngine(ANSWERS), "fast")
    turned = {hindi: answers[::-1] for hindi, answers in ANSWERS.items()}
    pool.write(folders, wide, FakeEngine(turned), "best")
    out, cache = tmp_path / "weights.json", tmp_path / "cache"
    words = [str(narrow), "--cache", str(cache), "--out", str(out)]
    assert choosing.main(words) == 0
    told = capsys.readouterr().out
    rows = [line.split() for line in told.splitlines()]
    for name, better in (("fitted on the others", 5), ("fitted on all", 5), ("best of the pool", 10)):
        width = len(name.split())
        gains = [float(row[width + 1]) for row in rows if row[:width] == name.split()]
        assert len(gains) == 2, told
        assert min(gains) > better
    assert load(out).coverage > 0
    # From what was kept the same weights come, and nothing is kept twice.
    (kept,) = cache.iterdir()
    before, first = kept.stat().st_mtime_ns, out.read_bytes()
    assert choosing.main(words) == 0
    assert (out.read_bytes(), kept.stat().st_mtime_ns) == (first, before)
    # The narrow pool's first candidates are worse than the wide one's.
    capsys.readouterr()
    assert choosing.main([str(wide), "--against", str(narrow), "--out", str(out)]) == 0
    assert capsys.readouterr().out.count("by the checks") == 2


def test_pools_that_do_not_fit_together_are_told(folders: list[Path], tmp_path: Path) -> None:
    pytest.importorskip("sacrebleu", reason="scores: make install, or khabar[eval]")
    whole, part = tmp_path / "hills.jsonl", tmp_path / "hills.part.jsonl"
    pool.write(folders[:1], whole, FakeEngine(ANSWERS), "fast")
    rows = [json.loads(line) for line in whole.read_text("utf-8").splitlines()]
    write_lines(part, [json.dumps(row, ensure_ascii=False) for row in rows[:-1]])
    with pytest.raises(SystemExit):
        choosing.main([str(whole), "--against", str(part), "--out", str(tmp_path / "weights.json")])
    assert not (tmp_path / "weights.json").exists()
