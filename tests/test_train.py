"""The whole command, on a toy language: from pairs to a folder that the translator opens."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from tests import toy
from tests.parallel import write_lines
from translate import Decoding, Translator
from translate.engines import open_engine
from translate.train.__main__ import main
from translate.train.starts import fresh, open_start

TRAINING, HELD_OUT = toy.pairs(2600)[:2500], toy.pairs(2600)[2500:]
# The command, with a size that is only for tests.
PROGRAM = [
    sys.executable,
    "-c",
    "import sys; from translate.train.starts import fresh; from translate.train.__main__ import main; "
    "fresh.SIZES['toy'] = fresh.Size(1, 1, 32, 2, 400); sys.exit(main(sys.argv[1:]))",
]
SIZE = fresh.Size(encoder_layers=2, decoder_layers=1, width=128, heads=4, pieces=600)


def write_pairs(path: Path, pairs: list[tuple[str, str]], source: str = "toy") -> Path:
    write_lines(path, ["source\thi\ten", *(f"{source}\t{hindi}\t{english}" for hindi, english in pairs)])
    return path


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    (folder / "held-out").mkdir()
    write_lines(folder / "held-out" / "hi.txt", [hindi for hindi, _ in HELD_OUT])
    write_lines(folder / "held-out" / "en.txt", [english for _, english in HELD_OUT])
    write_pairs(folder / "pairs.tsv", TRAINING)
    return folder


@pytest.fixture(scope="module")
def trained(data: Path) -> Path:
    """A small encoder-decoder that has learned the toy language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(fresh.SIZES, "toy", SIZE)
        began = time.monotonic()
        out = data / "model"
        words = f"{data}/pairs.tsv --start toy --out {out} --dev {data}/held-out --epochs 12 --tokens 2000 --looks 2"
        assert main([*words.split(), *"--rate 3e-3 --warmup 60 --dropout 0".split()]) == 0
        assert time.monotonic() - began < 60 * 5  # a minute on two free cores; these are shared
    return out


def chrf(english: list[str]) -> float:
    import sacrebleu

    return float(sacrebleu.corpus_chrf(english, [[english for _, english in HELD_OUT]]).score)


def test_learns_a_toy_language(trained: Path) -> None:
    engine = open_engine(trained)
    hypotheses = engine.translate([hindi for hindi, _ in HELD_OUT], Decoding(beam=1))
    assert chrf([best.text for best, *_ in hypotheses]) > 95


def test_translator_opens_the_folder(trained: Path) -> None:
    lines = list(Translator(engine=trained).lines([hindi for hindi, _ in HELD_OUT[:5]]))
    assert lines == [english for _, english in HELD_OUT[:5]]


def test_engine_says_what_the_model_says(trained: Path, tmp_path: Path) -> None:
    """The likeliest piece at every step, of CTranslate2 in int8 and of torch in float32."""
    learner = open_start(str(trained), [], tmp_path).learner
    learner.model.train(False)
    sources = [hindi for hindi, _ in HELD_OUT]
    engine = open_engine(trained).translate(sources, Decoding(beam=1))
    assert [best.text for best, *_ in engine] == learner.greedy(sources)


def test_card_tells_what_happened(trained: Path) -> None:
    card = (trained / "CARD.md").read_text("utf-8")
    assert "toy" in card
    assert "2,500" in card
    assert "chrF++" in card
    assert "nrefs:1" in card


def test_held_out_sentences_are_never_trained_on(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pairs(tmp_path / "same.tsv", HELD_OUT)
    with pytest.raises(SystemExit) as ended:
        main(f"{tmp_path}/same.tsv --out {tmp_path}/out --dev {data}/held-out --steps 1".split())
    assert ended.value.code == 2
    assert "excluded 100" in capsys.readouterr().err


def test_goes_on_from_its_own_checkpoint(trained: Path, data: Path, tmp_path: Path) -> None:
    """Fine-tuning: before and after are measured, and the card says where it came from."""
    words = f"{data}/pairs.tsv --start {trained} --out {tmp_path}/more --dev {data}/held-out --steps 3 --looks 0"
    assert main(words.split()) == 0
    card = (tmp_path / "more" / "CARD.md").read_text("utf-8")
    assert "before" in card.lower()
    assert (tmp_path / "more" / "run" / "before.json").is_file()


def test_interrupted_run_keeps_what_is_there_and_goes_on(data: Path, tmp_path: Path) -> None:
    """Ctrl-C: the state is saved and the model exported; the same call with --resume comes to the end."""
    words = f"{data}/pairs.tsv --start toy --out {tmp_path}/out --steps 400 --tokens 500".split()
    command = [*PROGRAM, *words]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert running.stderr is not None
    log = tmp_path / "out" / "run" / "log.jsonl"
    while not log.exists():  # written once the training begins
        time.sleep(0.1)
        assert running.poll() is None
    time.sleep(2)
    running.send_signal(signal.SIGINT)
    _, said = running.communicate(timeout=120)
    assert running.returncode == 130, said
    assert "--resume" in said
    assert (tmp_path / "out" / "SHA256SUMS").is_file()
    begun = json.loads(log.read_text("utf-8").splitlines()[-2])

    again = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert again.returncode == 2
    assert "--resume" in again.stderr
    finished = subprocess.run([*command, "--resume"], capture_output=True, text=True, timeout=300)
    assert finished.returncode == 0, finished.stderr
    steps = [json.loads(line).get("step") for line in log.read_text("utf-8").splitlines()]
    assert 400 in steps
    assert begun.get("step", 0) < 400


def test_two_processes_train_as_one_with_two_batches_a_step(data: Path, tmp_path: Path) -> None:
    """To the last bit on a CPU: they share gradients, batches, and the end."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = str(found.getsockname()[1])
    words = f"{data}/pairs.tsv --start toy --steps 6 --tokens 500 --dropout 0 --average 0 --cpu --precision float32"
    alone = {**os.environ, "OMP_NUM_THREADS": "1"}
    together = {**alone, "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": port, "WORLD_SIZE": "2"}
    runs = [([f"--out={tmp_path}/two"], {**together, "RANK": rank, "LOCAL_RANK": rank}) for rank in "01"]
    runs.append(([f"--out={tmp_path}/one", "--accumulate=2"], alone))
    running = [
        subprocess.Popen([*PROGRAM, *words.split(), *more], env=environment, stderr=subprocess.PIPE, text=True)
        for more, environment in runs
    ]
    for process in running:
        _, said = process.communicate(timeout=200)
        assert process.returncode == 0, said
    one, two = (load_file(tmp_path / name / "checkpoint" / "model.safetensors") for name in ("one", "two"))
    assert all(torch.equal(tensor, two[name]) for name, tensor in one.items())


def test_a_whole_run_is_made_longer(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(fresh.SIZES, "toy", fresh.Size(1, 1, 32, 2, 400))
    words = f"{data}/pairs.tsv --start toy --out {tmp_path}/out --tokens 500".split()
    assert main([*words, "--steps", "4"]) == 0
    assert main([*words, "--steps", "9", "--resume"]) == 0
    assert "9 steps" in (tmp_path / "out" / "CARD.md").read_text("utf-8")


def test_a_line_that_is_too_long_for_the_model_is_measured_in_parts(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fresh.SIZES, "toy", fresh.Size(1, 1, 32, 2, 400))
    (tmp_path / "dev").mkdir()
    write_lines(tmp_path / "dev" / "hi.txt", [" ".join(hindi for hindi, _ in TRAINING[:100]), "एक"])
    write_lines(tmp_path / "dev" / "en.txt", ["A long line.", "One"])
    words = f"{data}/pairs.tsv --start toy --out {tmp_path}/out --steps 1 --looks 0 --dev {tmp_path}/dev"
    assert main(words.split()) == 0
    assert "2 of 2 sentences" in (tmp_path / "out" / "CARD.md").read_text("utf-8")


def test_pairs_that_are_too_long_are_not_counted_as_learned(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(fresh.SIZES, "toy", fresh.Size(1, 1, 32, 2, 400))
    words = f"{data}/pairs.tsv --start toy --out {tmp_path}/out --steps 1 --longest 16"
    assert main(words.split()) == 0
    card = (tmp_path / "out" / "CARD.md").read_text("utf-8")
    found = re.search(r"([\d,]+) pairs; left out: longer ([\d,]+)", card)
    assert found is not None
    kept, longer = (int(number.replace(",", "")) for number in found.groups())
    assert kept + longer == len(TRAINING)
    assert kept
    assert longer


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--start nowhere", "embedded"),
        ("--start nowhere --encoder x", "--encoder is for a new model"),
        ("--minutes 0", "not above 0"),
        ("--minutes 1 --steps 1", "not allowed with"),
        ("--resume", "no run to go on with"),
        ("--longest 2", "--longest"),
        ("--dev nowhere", "hi.txt"),
        ("--sources nowhere.tsv", "nowhere.tsv"),
        ("--rate abc", "abc is no number"),
        ("--seed 99999999999999999999", "under 2**63"),
        ("--accumulate 10000", "smaller --accumulate"),
        ("--dev {blank}", "line 2 is blank"),
        ("--start {model} --out {model}", "holds a model already"),
        ("--start {model}/checkpoint --out {model}/checkpoint", "it would write over"),
        ("--out /proc/nothing", "cannot write to /proc/nothing"),
    ],
)
def test_bad_calls_say_what_to_do(
    words: str,
    said: str,
    trained: Path,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before any work is done, and nothing that was there is touched."""
    monkeypatch.setitem(fresh.SIZES, "toy", SIZE)
    (tmp_path / "blank").mkdir()
    write_lines(tmp_path / "blank" / "hi.txt", ["एक", " "])
    write_lines(tmp_path / "blank" / "en.txt", ["One", "Two"])
    if "{model}" in words:
        shutil.copytree(trained, tmp_path / "model", ignore=shutil.ignore_patterns("run"))
    words = words.format(blank=tmp_path / "blank", model=tmp_path / "model")
    start = [] if "--start" in words else ["--start", "toy"]
    with pytest.raises(SystemExit) as ended:
        main([f"{data}/pairs.tsv", "--out", str(tmp_path / "out"), *start, *words.split()])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.glob("out/*.json"))
