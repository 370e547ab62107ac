"""A checkpoint through the one door: converted once and kept, or in torch, and the same engine in both."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import ctranslate2
import pytest
import torch

from tests.checkpoints import FAMILIES, copied, made
from tests.models import LEARNED
from translate import Decoding, Engine, EngineError, Hypothesis, Translator, open_engine
from translate.checkpoints import cache
from translate.engines import PRECISIONS, memory
from translate.engines.seq2seq import Seq2Seq
from translate.engines.torch_seq2seq import TorchSeq2Seq
from translate.errors import NotTranslator, OutOfMemory, UnknownEngine, WeightsCorrupt

pytestmark = pytest.mark.usefixtures("one_thread")
SOURCES = [hindi for hindi, _ in LEARNED]
ENGLISH = [english for _, english in LEARNED]
CONVERTED = [name for name in FAMILIES if name != "pegasus_x"]
GREEDY = Decoding(beam=1)


@pytest.fixture(autouse=True)
def kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of all tests of this file: what one has converted, another finds."""
    folder = tmp_path_factory.getbasetemp() / "khabar-cache"
    monkeypatch.setenv("KHABAR_CACHE", str(folder))
    return folder


def best(engine: Engine, decoding: Decoding = GREEDY) -> list[Hypothesis]:
    return [found[0] for found in engine.translate(SOURCES, decoding)]


@pytest.mark.parametrize("name", FAMILIES)
def test_what_a_model_has_learned_is_what_it_says(name: str) -> None:
    engine = open_engine(made(name), precision="float32")
    assert isinstance(engine, TorchSeq2Seq if name == "pegasus_x" else Seq2Seq)
    assert [found.text for found in best(engine)] == ENGLISH


@pytest.mark.parametrize("name", CONVERTED)
@pytest.mark.parametrize("decoding", [GREEDY, Decoding(beam=4, n_best=4)], ids=["greedy", "beam"])
def test_both_runtimes_give_the_same_log_probabilities(name: str, decoding: Decoding) -> None:
    ours, theirs = (open_engine(made(name), runtime=kind, precision="float32") for kind in ("ctranslate2", "torch"))
    same = 0
    for mine, their in zip(ours.translate(SOURCES, decoding), theirs.translate(SOURCES, decoding), strict=True):
        if mine[0].text == their[0].text:  # the two end a search by other rules
            assert abs(mine[0].score - their[0].score) < 1e-3
            same += 1
    assert same >= len(SOURCES) - 1


@pytest.mark.parametrize("name", FAMILIES)
def test_in_torch_the_score_is_the_mean_log_probability_and_the_best_comes_first(name: str) -> None:
    engine = open_engine(made(name), runtime="torch")
    for found in engine.translate(SOURCES[:5], Decoding(beam=4, n_best=4)):
        assert len(found) == 4
        assert all(one.score >= other.score - 1e-4 for one, other in pairwise(found))
        assert -0.1 < found[0].score < 0


@pytest.mark.parametrize("beam", [1, 3])
def test_an_answer_that_is_cut_off_has_the_same_score_in_both(beam: int) -> None:
    """The end is counted where it was reached."""
    folder = made("marian")
    found = []
    for runtime in ("torch", "ctranslate2"):
        engine: Any = open_engine(folder, runtime=runtime, precision="float32")
        engine._settings = replace(engine._settings, max_answer=5)
        found.append([one[0] for one in engine.translate(SOURCES, Decoding(beam=beam, n_best=beam))])
    ours, theirs = found
    assert [len(one.text) < len(whole) for one, whole in zip(ours, ENGLISH, strict=True)].count(True) > 12
    assert [one.text for one in ours] == [other.text for other in theirs]
    assert all(abs(one.score - other.score) < 1e-3 for one, other in zip(ours, theirs, strict=True))


@pytest.mark.parametrize("runtime", ["torch", "ctranslate2"])
def test_a_sentence_does_not_depend_on_the_others(runtime: str) -> None:
    engine = open_engine(made("marian"), runtime=runtime, precision="float32")
    together = list(engine.translate(SOURCES, Decoding(beam=3, n_best=2)))
    alone = [next(engine.translate([source], Decoding(beam=3, n_best=2))) for source in SOURCES]
    assert [[found.text for found in one] for one in together] == [[found.text for found in one] for one in alone]


@pytest.mark.parametrize("runtime", ["torch", "ctranslate2"])
def test_the_settings_of_a_search_are_kept(runtime: str) -> None:
    engine = open_engine(made("nllb"), runtime=runtime)
    (plain,) = next(engine.translate([SOURCES[1]], GREEDY))
    assert "12" in plain.text
    (without,) = next(engine.translate([SOURCES[1]], Decoding(beam=1, suppress=("12",))))
    assert "12" not in without.text
    (mantra,) = next(engine.translate([SOURCES[-1]], GREEDY))
    assert "ॐ" in mantra.text
    (latin,) = next(engine.translate([SOURCES[-1]], Decoding(beam=1, latin=True)))
    assert "ॐ" not in latin.text


@pytest.mark.parametrize("runtime", ["torch", "ctranslate2"])
def test_a_sentence_longer_than_the_model_has_places_for_is_split(runtime: str) -> None:
    translator = Translator(made("bart"), Decoding(beam=1), runtime=runtime)
    long = " ".join(source.removesuffix("।") + "," for source in SOURCES * 2) + " आज।"
    assert translator.engine.pieces(long) > translator.engine.max_pieces
    (sentence,) = translator.translate(long)
    assert len(sentence.translation.split()) > 40


def test_the_engine_names_model_and_runtime() -> None:
    folder = made("marian")
    told = open_engine(folder, precision="float32").describe()
    assert (told["name"], told["runtime"][-7:]) == (str(folder), "float32")
    assert len(told["model"]) == len("sha256:") + 64
    told = open_engine(folder, runtime="torch", precision="bfloat16").describe()
    assert told["runtime"] == f"torch {torch.__version__}, bfloat16"


def test_a_conversion_is_told_and_kept_and_not_made_again(own_cache: Path) -> None:
    folder, told = made("marian"), list[str]()
    open_engine(folder, progress=told.append)
    assert told[0] == f"Opening {folder}"
    assert told[1] == f"Converting {folder} to int8, once and for all"
    assert told[2].startswith("int8: the log-probabilities of the 20 likeliest pieces are up to ")
    (entry,) = (own_cache / "models").glob("*-int8")
    about = json.loads((entry / "conversion.json").read_text("utf-8"))
    assert about["checkpoint"] == str(folder)
    assert 0 < about["difference"] < 2
    before = {path: path.stat().st_mtime_ns for path in entry.iterdir()}
    told.clear()
    open_engine(folder, progress=told.append)
    assert told == []
    assert {path: path.stat().st_mtime_ns for path in entry.iterdir()} == before


def test_a_later_start_needs_no_torch_and_no_transformers(own_cache: Path) -> None:
    folder = made("nllb")
    open_engine(folder)
    code = (
        "import sys; from translate import Translator, Decoding\n"
        f"print(next(Translator({str(folder)!r}, Decoding(beam=1)).lines([{SOURCES[0]!r}])))\n"
        "print(*sorted({'torch', 'transformers', 'huggingface_hub'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8")
    assert done.stdout.splitlines() == [ENGLISH[0], ""]


def test_a_folder_that_has_changed_is_converted_anew(own_cache: Path, tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    open_engine(folder)
    os.utime(folder / "model.safetensors", ns=(1, 1))
    open_engine(folder)
    assert len(list((own_cache / "models").glob("marian@*-int8"))) == 2


def test_a_damaged_conversion_is_made_again(own_cache: Path) -> None:
    folder, told = made("marian"), list[str]()
    open_engine(folder)
    (entry,) = (own_cache / "models").glob("*-int8")
    (entry / "model.bin").write_bytes(b"half")
    assert best(open_engine(folder, progress=told.append))
    assert "model.bin is damaged" in told[0]
    assert told[0].endswith("It is converted again.")


def test_a_conversion_that_fails_leaves_nothing(own_cache: Path, tmp_path: Path) -> None:
    folder = copied("bart", tmp_path)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "activation_function": "tanh"}))
    with pytest.raises(EngineError, match=r"does not run in CTranslate2: .*tanh.*\. Give --runtime torch\."):
        open_engine(folder, runtime="ctranslate2")
    assert [path for path in (own_cache / "models").iterdir() if path.is_dir()] == []
    assert isinstance(open_engine(folder), TorchSeq2Seq)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[: len(data) // 2], "are damaged|are not read"),
        (lambda data: b"\0" * 64, "are damaged|are not read"),
        (lambda data: b"<!DOCTYPE html>" * 9, "are damaged|are not read"),
    ],
    ids=["half", "zeros", "a page"],
)
@pytest.mark.parametrize("kind", ["model.safetensors", "pytorch_model.bin"])
def test_damaged_weights_are_told_of(spoil: Any, said: str, kind: str, tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    if kind == "pytorch_model.bin":
        from safetensors.torch import load_file

        torch.save(load_file(folder / "model.safetensors"), folder / kind)
        (folder / "model.safetensors").unlink()
        assert [found.text for found in best(open_engine(folder))] == ENGLISH
    (folder / kind).write_bytes(spoil((folder / kind).read_bytes()))
    with pytest.raises(WeightsCorrupt, match=f"{folder} ({said}).*Copy or download the model again"):
        open_engine(folder)


def test_a_pickle_with_code_in_it_is_not_run(tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    (folder / "model.safetensors").unlink()
    touched = tmp_path / "touched"
    torch.save(_Touch(touched), folder / "pytorch_model.bin")
    with pytest.raises(WeightsCorrupt):
        open_engine(folder)
    assert not touched.exists()


class _Touch:
    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self._path),)


def test_weights_of_another_model_are_told_of(tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    (folder / "model.safetensors").write_bytes((made("mt5") / "model.safetensors").read_bytes())
    with pytest.raises(WeightsCorrupt, match=r"are of another shape than its config.json says"):
        open_engine(folder)


def test_a_vocabulary_that_is_longer_than_the_model_is_told_of(tmp_path: Path) -> None:
    folder = copied("marian", tmp_path)
    vocabulary = json.loads((folder / "vocab.json").read_text("utf-8"))
    more = {f"▁extra{number}": len(vocabulary) + number for number in range(5)}
    (folder / "vocab.json").write_text(json.dumps(vocabulary | more), "utf-8")
    for runtime in ("torch", "ctranslate2"):
        with pytest.raises(WeightsCorrupt, match=r"the tokenizer has \d+ pieces and the model \d+\. Copy or download"):
            open_engine(folder, runtime=runtime)


@pytest.mark.parametrize(
    ("places", "said"), [(2, "cannot be used: max_pieces is 0"), ("many", "expected int"), ([96], "expected int")]
)
def test_a_configuration_that_makes_no_sense_is_told_of(places: Any, said: str, tmp_path: Path) -> None:
    folder = copied("bart", tmp_path)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"max_position_embeddings": places}), "utf-8")
    with pytest.raises(WeightsCorrupt, match=said):
        open_engine(folder)


def test_weights_that_are_no_numbers_are_told_of(tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = copied("marian", tmp_path)
    weights = load_file(folder / "model.safetensors")
    weights["model.encoder.layers.0.fc1.weight"][:] = float("nan")
    save_file(weights, folder / "model.safetensors", {"format": "pt"})
    with pytest.raises(WeightsCorrupt, match=r"computes no numbers \(NaN\)"):
        open_engine(folder)


def test_a_decoder_that_begins_with_nothing_is_told_of(tmp_path: Path) -> None:
    folder = copied("mt5", tmp_path)
    for name in ("config.json", "generation_config.json"):
        found = json.loads((folder / name).read_text("utf-8"))
        found.pop("decoder_start_token_id", None)
        (folder / name).write_text(json.dumps(found), "utf-8")
    for runtime in ("torch", "ctranslate2"):
        with pytest.raises(WeightsCorrupt, match="its configuration names no piece that the decoder begins with"):
            open_engine(folder, runtime=runtime)


def test_code_that_comes_with_a_model_is_not_run(tmp_path: Path) -> None:
    folder = copied("bart", tmp_path)
    config = json.loads((folder / "config.json").read_text("utf-8"))
    config |= {"model_type": "mine", "auto_map": {"AutoConfig": "mine.C", "AutoModelForSeq2SeqLM": "mine.M"}}
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "mine.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    with pytest.raises((NotTranslator, WeightsCorrupt)):
        open_engine(folder)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("name", ["nothing", "no/such/folder/here", "", "a b/c", "../x", "/no/such/folder"])
def test_what_is_neither_a_folder_nor_an_id_is_told_of(name: str) -> None:
    with pytest.raises(
        UnknownEngine, match=rf'There is no folder "{name}" here.*OWNER/NAME.*Or use the engine "embedded"'
    ):
        open_engine(name)


def test_what_a_runtime_cannot_do_is_told_of() -> None:
    with pytest.raises(EngineError, match=r"does not run in CTranslate2: PegasusXFor.*Give --runtime torch"):
        open_engine(made("pegasus_x"), runtime="ctranslate2")
    with pytest.raises(EngineError, match="runs in torch, which has no int8 here"):
        open_engine(made("marian"), runtime="torch", precision="int8")
    with pytest.raises(EngineError, match="embedded runs in CTranslate2 alone"):
        open_engine(runtime="torch")
    with pytest.raises(EngineError, match=r"There is no runtime onnx. Give auto, ctranslate2 or torch"):
        open_engine(runtime="onnx")
    with pytest.raises(EngineError, match=r"There is no precision int4. Give int8, float32, bfloat16 or float16"):
        open_engine(precision="int4")


def test_a_precision_that_the_machine_does_not_have_is_told_of() -> None:
    known = ctranslate2.get_supported_compute_types("cpu")
    lacking = [precision for precision in PRECISIONS if precision not in known]
    if not lacking:
        pytest.skip("this machine has all of them")
    for engine in ("embedded", made("marian")):
        with pytest.raises(
            EngineError, match=rf"CTranslate2 has no {lacking[0]} on this machine\. Give one of: .*int8"
        ):
            open_engine(engine, precision=lacking[0])


def test_the_embedded_model_runs_in_the_precision_that_is_asked_for() -> None:
    assert open_engine(precision="float32").describe()["runtime"].endswith("float32")


@pytest.mark.parametrize("runtime", ["torch", "ctranslate2"])
@pytest.mark.parametrize(
    "error", [torch.OutOfMemoryError("CUDA out of memory."), MemoryError(), RuntimeError("std::bad_alloc")]
)
def test_a_batch_that_does_not_fit_is_halved(runtime: str, error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory that holds two sentences stands for a small one: real memory ends where it likes."""
    engine: Any = open_engine(made("marian"), runtime=runtime, precision="float32")
    sources = [SOURCES[0]] * 11
    expected = best(engine)[0]
    sizes = _small_memory(engine, 2, error, monkeypatch)
    assert [found[0].text for found in engine.translate(sources, GREEDY)] == [expected.text] * 11
    assert max(sizes) == 11
    assert {size for size in sizes if size <= 2} <= {1, 2}
    _small_memory(engine, 0, error, monkeypatch)
    with pytest.raises(OutOfMemory, match="not enough memory to translate even one sentence"):
        list(engine.translate(sources, GREEDY))


def test_another_error_is_not_taken_for_a_full_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    engine: Any = open_engine(made("marian"), runtime="torch")
    _small_memory(engine, 0, RuntimeError("shapes do not fit"), monkeypatch)
    with pytest.raises(RuntimeError, match="shapes do not fit"):
        list(engine.translate(SOURCES, GREEDY))


def _small_memory(engine: Any, most: int, error: Exception, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the engine's model raise an error for batches of more than `most`; the sizes it is asked for, as they come."""
    sizes: list[int] = []
    name = "submit" if isinstance(engine, Seq2Seq) else "_search"
    original = getattr(type(engine), name)

    class Failing:
        def done(self) -> bool:
            return True

        def result(self) -> Any:
            raise error

    def limited(prompts: list[Any], settings: Any) -> Any:
        sizes.append(len(prompts))
        if len(prompts) <= most:
            return original(engine, prompts, settings)
        if name == "submit":
            return [Failing() for _ in prompts]
        raise error

    monkeypatch.setattr(engine, name, limited)
    return sizes


def test_a_cuda_device_is_used_where_there_is_one() -> None:
    if not torch.cuda.is_available():
        pytest.skip("there is no CUDA device here")
    assert open_engine(made("marian"), runtime="torch").describe()["runtime"].endswith("cuda")


def test_long_sentences_go_in_small_batches() -> None:
    from translate.engines.searching import MAX_BATCH_PIECES, equal_lengths

    batches = equal_lengths([1000] * 9 + [MAX_BATCH_PIECES + 1] * 2)
    assert [len(batch) for batch in batches] == [4, 4, 1, 1, 1]


def test_memory_errors_are_told_from_others() -> None:
    assert memory.is_out_of_memory(RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"))
    assert not memory.is_out_of_memory(RuntimeError("no kernel"))


def test_checksums_hold_what_was_written(own_cache: Path) -> None:
    open_engine(made("marian"))
    (entry,) = (own_cache / "models").glob("*-int8")
    digest = hashlib.sha256((entry / "khabar.json").read_bytes()).hexdigest()
    assert f"{digest}  khabar.json" in (entry / "SHA256SUMS").read_text("ascii").splitlines()
    assert cache.whole(entry)
