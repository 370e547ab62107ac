"""Pairs whose sides do not say the same: found by margins of vectors, which a folder with an encoder makes."""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import pytest
import sentencepiece
from ctranslate2.specs import TransformerEncoderModelSpec, TransformerEncoderSpec
from ctranslate2.specs.common_spec import Activation, EmbeddingsMerge

from eval import UsageError
from tests.parallel import ENGLISH, HINDI, PAIRS, write_lines
from translate.train.data import alike
from translate.train.data.alike import Encoder, Vectors, compared, margins
from translate.train.data.manifest import digest
from translate.train.data.pairs import Pair
from translate.train.prepare import main

WIDTH = 16
# Enough words on both sides to be judged.
ROWS = [Pair("news", *pair) for pair in PAIRS if min(len(side.split()) for side in pair) >= alike.MIN_WORDS]


def unit(vectors: Any) -> Vectors:
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def bert(pieces: Sequence[str], positions: int = 512) -> TransformerEncoderModelSpec:
    """A BERT in the layout of CTranslate2's converter, with weights that were thrown."""
    thrown = np.random.default_rng(1)

    def fill(part: Any, *shape: int) -> None:
        part.weight = thrown.normal(0, 0.3, shape).astype(np.float32)
        part.bias = np.zeros(shape[0], np.float32)

    encoder = TransformerEncoderSpec(
        1,
        2,
        pre_norm=False,
        activation=Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    (layer,) = encoder.layer
    encoder.embeddings[0].weight = thrown.normal(0, 1, (len(pieces), WIDTH)).astype(np.float32)
    encoder.embeddings[1].weight = thrown.normal(0, 1, (2, WIDTH)).astype(np.float32)
    encoder.position_encodings.encodings = thrown.normal(0, 0.1, (positions, WIDTH)).astype(np.float32)
    for norm in (encoder.layernorm_embedding, layer.self_attention.layer_norm, layer.ffn.layer_norm):
        norm.gamma, norm.beta = np.ones(WIDTH, np.float32), np.zeros(WIDTH, np.float32)
    fill(layer.self_attention.linear[0], 3 * WIDTH, WIDTH)
    fill(layer.self_attention.linear[1], WIDTH, WIDTH)
    fill(layer.ffn.linear_0, 2 * WIDTH, WIDTH)
    fill(layer.ffn.linear_1, WIDTH, 2 * WIDTH)
    spec = TransformerEncoderModelSpec(encoder)
    spec.register_vocabulary(pieces)
    spec.config.unk_token, spec.config.bos_token, spec.config.eos_token = "<unk>", "<s>", "</s>"
    spec.validate()
    return spec


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoder")
    text = write_lines(folder / "text.txt", [*HINDI, *ENGLISH])
    sentencepiece.SentencePieceTrainer.train(
        input=str(text), model_prefix=str(folder / "sentencepiece"), vocab_size=200, character_coverage=1, minloglevel=2
    )
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    (folder / "ct2").mkdir()
    bert([pieces.id_to_piece(number) for number in range(len(pieces))]).save(str(folder / "ct2"))
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy, to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "encoder"))


def test_a_vector_is_the_mean_of_the_last_states(made: Path) -> None:
    (vector,) = Encoder(made).vectors(["गांव में बिजली लौटी।"])
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(made / "sentencepiece.model"))
    ids = [pieces.bos_id(), *pieces.encode("query: गांव में बिजली लौटी।"), pieces.eos_id()]
    states = np.array(ctranslate2.Encoder(str(made / "ct2")).forward_batch([ids]).last_hidden_state)[0]
    assert len(states) == len(ids)
    assert vector == pytest.approx(states.mean(0) / np.linalg.norm(states.mean(0)), abs=1e-5)


def test_a_vector_does_not_depend_on_what_stands_beside_it(made: Path) -> None:
    texts = [*HINDI, *ENGLISH, HINDI[0]]
    together = Encoder(made, threads=2).vectors(texts)
    assert np.array_equal(together[0], together[-1])
    assert not np.array_equal(together[0], together[1])
    one = Encoder(made, threads=1)
    assert np.array_equal(together, np.concatenate([one.vectors([text]) for text in texts]))


def test_of_a_long_text_the_rest_is_left_out(made: Path) -> None:
    encoder = Encoder(made)
    long = " ".join(HINDI * 4)
    assert np.array_equal(*encoder.vectors([long, long + " और आगे भी।"]))


def spoil_vocabulary(folder: Path) -> None:
    path = folder / "ct2" / "vocabulary.json"
    path.write_text(json.dumps([*json.loads(path.read_bytes()), "more"]), "utf-8")


def short_positions(folder: Path) -> None:
    pieces = json.loads((folder / "ct2" / "vocabulary.json").read_bytes())
    bert(pieces, positions=64).save(str(folder / "ct2"))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: shutil.rmtree(folder / "ct2"), r"has no ct2/model\.bin"),
        (lambda folder: (folder / "sentencepiece.model").unlink(), r"has no sentencepiece\.model"),
        (lambda folder: (folder / "sentencepiece.model").write_bytes(b"pieces"), "could not parse"),
        (lambda folder: (folder / "ct2" / "model.bin").write_bytes(b"\x06\0\0\0"), "is incomplete"),
        (spoil_vocabulary, r"sentencepiece\.model is not that of the encoder|vocabulary"),
        (short_positions, "positions >= 64"),
    ],
)
def test_a_folder_that_is_no_encoder_says_so(folder: Path, spoil: Any, says: str) -> None:
    spoil(folder)
    with pytest.raises(UsageError, match=rf"(?s){folder} is no sentence encoder: .*({says}).*; give a folder with"):
        Encoder(folder)


def test_misaligned_pairs_are_those_with_low_margins() -> None:
    thrown = np.random.default_rng(2)
    meaning = thrown.normal(0, 1, (400, 32)) + 3  # all are near each other, as the sentences of real encoders are
    hindi = unit(meaning + thrown.normal(0, 0.1, meaning.shape))
    english = unit(meaning + thrown.normal(0, 0.1, meaning.shape))
    wrong = np.arange(0, 400, 20)
    english[wrong] = english[np.roll(wrong, 1)]
    found = margins(hindi, english, (hindi, english), range(400))
    assert np.flatnonzero(found < alike.LEAST).tolist() == wrong.tolist()
    # Their cosines would not have told: some are as high as those of pairs that say the same.
    assert float((hindi * english).sum(1)[wrong].min()) > 0.7


def test_a_margin_by_hand() -> None:
    axes = np.eye(4, dtype=np.float32)
    hindi, english = axes[:1], unit(axes[:1] + axes[1:2])
    others = (axes[[0, 1, 2, 3, 3]], axes[[3, 0, 0, 0, 2]])
    # The Hindi has three neighbours at 1 and one at 0; the English one at cos 45° for each of two, and two at 0.
    cosine = math.sqrt(0.5)
    expected = cosine - (3 / 4 + 2 * cosine / 4) / 2
    assert margins(hindi, english, others, [-1]) == pytest.approx([expected], abs=1e-6)
    # Without its own row among the others: the Hindi loses one neighbour, the English none of the four nearest.
    expected = cosine - (2 / 4 + 2 * cosine / 4) / 2
    assert margins(hindi, english, (axes[[0, 3, 1, 2, 3]], others[1]), [1]) == pytest.approx([expected], abs=1e-6)


def test_a_single_pair_has_nobody_to_be_compared_with() -> None:
    one = np.eye(2, dtype=np.float32)[:1]
    assert margins(one, one, (one, one), [0]).tolist() == [1.0]


class Stub(Encoder):
    """Knows what the sentences of ROWS mean; of others it thinks what it is told."""

    def __init__(self, means: dict[str, int]) -> None:
        self.means = means
        self.asked: list[str] = []

    def vectors(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.eye(len(self.means), dtype=np.float32)[[self.means[text] for text in texts]]


def stub(rows: Sequence[Pair] = ROWS) -> Stub:
    return Stub({text: number for number, row in enumerate(rows) for text in row[1:]})


def test_short_pairs_are_not_judged() -> None:
    short = Pair("names", "सुनीता देवी", "Sunita Devi")
    encoder = stub()
    found = compared([short, *ROWS, short], encoder)
    assert found[[0, -1]].tolist() == [math.inf, math.inf]
    assert np.isfinite(found[1:-1]).all()
    assert not {*short[1:]} & {*encoder.asked}
    assert compared([short], stub()).tolist() == [math.inf]
    assert compared([], stub()).tolist() == []


def test_large_files_are_compared_with_a_sample_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compared(ROWS, stub())
    monkeypatch.setattr(alike, "BLOCK", 4)
    assert np.array_equal(compared(ROWS, stub()), whole)
    monkeypatch.setattr(alike, "SAMPLE", 7)
    encoder = stub()
    some = compared(ROWS, encoder)
    sample = encoder.asked[:14]
    assert len(encoder.asked) == 2 * (7 + len(ROWS))
    # The same strangers in another order of the file.
    encoder = stub()
    assert np.array_equal(compared(ROWS[::-1], encoder), some[::-1])
    assert sorted(encoder.asked[:14]) == sorted(sample)


def table(tmp_path: Path, rows: Sequence[Pair]) -> Path:
    return write_lines(tmp_path / "pairs.tsv", ["\t".join(row) for row in rows])


COLUMNS = ("--columns", "source,hi,en")


def test_pairs_that_are_not_alike_are_dropped_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row._replace(source="web" if number % 2 else "news") for number, row in enumerate(ROWS)]
    # Two pairs changed their English; and one that a cheaper rule drops is never read.
    rows[3], rows[5] = rows[3]._replace(english=rows[5].english), rows[5]._replace(english=rows[3].english)
    spoilt = Pair("web", "{0} फ़ाइलें कल रात नहीं खुलीं", "{0} files did not open last night")
    monkeypatch.setattr(alike, "Encoder", lambda folder: stub())
    out = tmp_path / "out.tsv"
    words = [str(table(tmp_path, [spoilt, *rows])), *COLUMNS, "--encoder", str(tmp_path), "--show", "unlike"]
    assert main([*words, "--out", str(out)]) == 0
    left = [tuple(line.split("\t")) for line in out.read_text("utf-8").splitlines()]
    assert left == [row for row in rows if row not in (rows[3], rows[5])]
    record = json.loads(out.with_name("out.tsv.manifest.json").read_text("utf-8"))
    web = sum(row.source == "web" for row in rows)
    assert record["sources"]["web"] == {
        "read": web + 1,
        "dropped": {"markup": 1, "unlike": 2},
        "kept": web - 2,
        "written": web - 2,
    }
    assert f"unlike -0.250: web\n  {rows[3].hindi}\n  {rows[3].english}\n" in capsys.readouterr().out


def test_a_real_encoder_gives_the_same_bytes_twice(made: Path, tmp_path: Path) -> None:
    words = [str(table(tmp_path, ROWS)), *COLUMNS, "--encoder", str(made), "--least-margin", "0"]
    out = tmp_path / "out.tsv"
    record = out.with_name("out.tsv.manifest.json")
    written = []
    for _ in "ab":
        main([*words, "--out", str(out)])
        written.append((out.read_bytes(), record.read_bytes()))
    assert written[0] == written[1]
    # Weights that were thrown know no language: some pairs seem alike, and some do not.
    found = json.loads(written[0][1])
    assert 0 < found["all"]["dropped"]["unlike"] < len(ROWS)
    assert found["settings"]["encoder"] == {
        "sha256": digest(str(made)),
        "least_margin": 0.0,
        "min_words": alike.MIN_WORDS,
    }


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--least-margin", "0.1"], "--encoder FOLDER"),
        (["--encoder", "nowhere"], "nowhere is no sentence encoder"),
        (["--encoder", "nowhere", "--least-margin", "3"], "no difference of two cosines"),
        (["--encoder", "nowhere", "--least-margin", "nan"], "no difference of two cosines"),
    ],
)
def test_wrong_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], says: str) -> None:
    with pytest.raises(SystemExit) as stop:
        main([str(table(tmp_path, ROWS)), *COLUMNS, *words, "--out", str(tmp_path / "out.tsv")])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "out.tsv").exists()
