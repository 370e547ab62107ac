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

from tests.parallel import ENGLISH, HINDI, PAIRS, write_lines
from translate.errors import WeightsCorrupt, WeightsMissing
from translate.meaning import Meaning, Vectors
from translate.train.__main__ import main as train
from translate.train.data import alike, judge
from translate.train.data.alike import compared, margins
from translate.train.data.manifest import digest
from translate.train.data.pairs import Layout, Pair
from translate.train.data.reading import read
from translate.train.prepare import main
from translate.train.starts import fresh
from translate.weights import MEANING
from translate.weights.writing import seal

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
    with (folder / "tokenizer.model").open("wb") as file:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter([*HINDI, *ENGLISH]), model_writer=file, vocab_size=200, character_coverage=1,
            minloglevel=2,
        )  # fmt: skip
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    bert([pieces.id_to_piece(number) for number in range(len(pieces))]).save(str(folder))
    seal(folder, cut=False)
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy, to be spoilt."""
    return Path(shutil.copytree(made, tmp_path / "encoder"))


def test_a_vector_is_the_mean_of_the_last_states(made: Path) -> None:
    (vector,) = Meaning(made).vectors(["गांव में बिजली लौटी।"])
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(made / "tokenizer.model"))
    ids = [pieces.bos_id(), *pieces.encode("query: गांव में बिजली लौटी।"), pieces.eos_id()]
    states = np.array(ctranslate2.Encoder(str(made)).forward_batch([ids]).last_hidden_state)[0]
    assert len(states) == len(ids)
    assert vector == pytest.approx(states.mean(0) / np.linalg.norm(states.mean(0)), abs=1e-5)


def test_a_vector_does_not_depend_on_what_stands_beside_it(made: Path) -> None:
    texts = [*HINDI, *ENGLISH, HINDI[0]]
    together = Meaning(made, threads=2).vectors(texts)
    assert np.array_equal(together[0], together[-1])
    assert not np.array_equal(together[0], together[1])
    one = Meaning(made, threads=1)
    assert np.array_equal(together, np.concatenate([one.vectors([text]) for text in texts]))


def test_of_a_long_text_the_rest_is_left_out(made: Path) -> None:
    encoder = Meaning(made)
    long = " ".join(HINDI * 4)
    assert np.array_equal(*encoder.vectors([long, long + " और आगे भी।"]))


def spoil_vocabulary(folder: Path) -> None:
    path = folder / "vocabulary.json"
    path.write_text(json.dumps([*json.loads(path.read_bytes()), "more"]), "utf-8")


def short_positions(folder: Path) -> None:
    bert(json.loads((folder / "vocabulary.json").read_bytes()), positions=64).save(str(folder))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda folder: (folder / "tokenizer.model").write_bytes(b"pieces"), "ParseFromArray"),
        (lambda folder: (folder / "model.bin").write_bytes(b"\x06\0\0\0"), "is incomplete"),
        (spoil_vocabulary, r"tokenizer\.model is not that of the encoder|vocabulary"),
        (short_positions, "positions >= 64"),
    ],
)
def test_a_folder_that_is_no_encoder_says_so(folder: Path, spoil: Any, says: str) -> None:
    spoil(folder)
    (folder / "SHA256SUMS").unlink()
    seal(folder, cut=False)
    with pytest.raises(WeightsCorrupt, match=rf"(?s){folder} is no sentence encoder: .*({says}).*name another folder"):
        Meaning(folder)


@pytest.mark.parametrize(
    ("spoil", "error", "says"),
    [
        (shutil.rmtree, WeightsMissing, "no model in .*encoder"),
        (lambda folder: (folder / "model.bin").unlink(), WeightsMissing, r"does not list model\.bin"),
        (lambda folder: (folder / "tokenizer.model").unlink(), WeightsMissing, r"tokenizer\.model is missing"),
        (lambda folder: (folder / "model.bin").write_bytes(b"other"), WeightsCorrupt, r"model\.bin is damaged"),
    ],
)
def test_a_folder_that_is_not_whole_says_so(folder: Path, spoil: Any, error: type[Exception], says: str) -> None:
    spoil(folder)
    with pytest.raises(error, match=rf"{says}.* or name another folder"):
        Meaning(folder)


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


class Stub(Meaning):
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
    monkeypatch.setattr(judge, "Meaning", lambda folder: stub())
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


MARGINS = np.array([-3, -0.2, -0.01, 0, 0.01, 0.05, 2, math.inf], np.float32)


def test_a_weight_grows_with_the_margin_and_is_never_nothing() -> None:
    found = judge.weights(MARGINS)
    assert (np.diff(found) >= 0).all()
    assert found[[0, 3, -1]].tolist() == pytest.approx([judge.LEAST_WEIGHT, 0.741, 1])
    assert found[2] < found[3] < found[4] < found[5]


# Both sides of the fourth and the sixth row were exchanged: the embedded encoder sees it, in two dozen strangers.
MIXED = [*ROWS]
MIXED[3], MIXED[5] = ROWS[3]._replace(english=ROWS[5].english), ROWS[5]._replace(english=ROWS[3].english)


def test_the_embedded_encoder_knows_what_belongs_together(tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    assert main([str(table(tmp_path, MIXED)), *COLUMNS, "--out", str(out), "--encoder"]) == 0
    left = [tuple(line.split("\t")) for line in out.read_text("utf-8").splitlines()]
    assert left == [row for row in MIXED if row not in (MIXED[3], MIXED[5])]
    record = json.loads(out.with_name("out.tsv.manifest.json").read_text("utf-8"))
    assert record["settings"]["encoder"]["sha256"] == digest(str(MEANING))


def test_weights_are_a_column_that_the_training_reads(tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    words = [str(table(tmp_path, MIXED)), *COLUMNS, "--encoder", "embedded", "--least-margin", "-1", "--weigh"]
    assert main([*words, "--out", str(out)]) == 0
    rows = [line.split("\t") for line in out.read_text("utf-8").splitlines()]
    assert [tuple(row[:3]) for row in rows] == MIXED
    weights = [float(row[3]) for row in rows]
    assert max(weights[3], weights[5]) < min(weight for place, weight in enumerate(weights) if place not in (3, 5))
    data = read([str(out)], Layout(), {})
    assert data.pairs == MIXED
    assert data.weights is not None
    assert data.weights.tolist() == pytest.approx(weights, abs=1e-6)


def test_the_training_judges_what_nobody_prepared(tmp_path: Path) -> None:
    place = str(table(tmp_path, MIXED))
    layout = Layout(columns=("source", "hi", "en"))
    whole = read([place], layout, {})
    assert (whole.pairs, whole.weights) == (MIXED, None)
    asked = judge.Judge.asked("embedded", None, False, "--alike")
    found = read([place], layout, {}, judge=asked)
    assert found.pairs == [row for row in MIXED if row not in (MIXED[3], MIXED[5])]
    assert found.dropped == {"unlike": 2}
    assert found.weights is None
    weighed = read([place], layout, {}, judge=judge.Judge.asked("embedded", -1.0, True, "--alike"))
    assert weighed.pairs == MIXED
    assert weighed.weights is not None
    assert sorted(range(len(MIXED)), key=weighed.weights.__getitem__)[:2] in ([3, 5], [5, 3])


def test_the_card_tells_what_was_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fresh.SIZES, "toy", fresh.Size(1, 1, 32, 2, 400))
    # So free a translation that it counts a little less.
    free = Pair("news", "मेले में इस बार झूले पहले से कम लगे।", "Visitors complained that the fair had little to offer.")
    place = write_lines(tmp_path / "pairs.tsv", ["source\thi\ten", *("\t".join(row) for row in (*MIXED, free))])
    words = ["--start", "toy", "--steps", "1", "--looks", "0", "--tokens", "200", "--cpu", "--alike", "--weigh"]
    assert train([str(place), "--out", str(tmp_path / "model"), *words]) == 0
    card = (tmp_path / "model" / "CARD.md").read_text("utf-8")
    assert f"{len(MIXED) - 1} pairs; left out: unlike 2." in card
    assert f"| least_margin | {alike.LEAST} |" in card
    assert "| weighed | True |" in card


def test_weights_ask_for_an_encoder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        train([str(table(tmp_path, ROWS)), *COLUMNS, "--out", str(tmp_path / "model"), "--weigh"])
    assert stop.value.code == 2
    assert "say by --alike what makes them" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--least-margin", "0.1"], "--least-margin is about margins of vectors; say by --encoder"),
        (["--weigh"], "--weigh is about margins of vectors; say by --encoder"),
        (["--encoder", "nowhere"], "There is no model in nowhere"),
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
