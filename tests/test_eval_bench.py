"""The benchmark: its arithmetic on made-up times, and its parts on an engine without a model and on the real one."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence

import pytest

from eval import bench, paths
from tests.fake import FakeEngine
from translate import Decoding, Hypothesis, Translator
from translate.engines.embedded import Embedded

ARTICLE = "झील साफ हुई\n\nनिगम ने झील की सफाई पूरी कर ली है। इस पर 25 लाख रुपये खर्च हुए।\n"


ANSWERS = {
    "झील साफ हुई": "The lake is clean",
    "निगम ने झील की सफाई पूरी कर ली है।": "The corporation has finished cleaning the lake.",
    "इस पर 25 लाख रुपये खर्च हुए।": "It cost 25 lakh rupees.",
}


class Slow(FakeEngine):
    """Takes a known time for each sentence."""

    def translate(self, sources: Sequence[str], decoding: Decoding) -> Iterator[tuple[Hypothesis, ...]]:
        for result in super().translate(sources, decoding):
            time.sleep(0.01)
            yield result


def test_measures_are_the_ratios_of_each_round() -> None:
    rounds = [
        bench.Round(whole=2.0, fast=1.0, inside=1.5, retries=0.5, bare_first=1.2, bare_retries=0.4),
        bench.Round(whole=4.0, fast=3.2, inside=3.8, retries=1.0, bare_first=3.0, bare_retries=1.0),
        bench.Round(whole=3.0, fast=2.0, inside=2.7, retries=0.3, bare_first=2.0, bare_retries=0.5),
    ]
    starts = [bench.Start(1.0, 9.0, 0.5, 6.0, 300.0, 240.0), bench.Start(1.2, 9.5, 0.4, 6.5, 330.0, 220.0)]
    found = bench.measures(12, rounds, starts)
    assert found["time, whole / fast"] == pytest.approx({"min": 1.25, "median": 1.5, "max": 2.0})
    assert found["time, whole / bare"] == pytest.approx({"min": 1.0, "median": 1.2, "max": 1.25})
    assert found["time, whole / bare without second searches"]["median"] == pytest.approx(1.5)
    assert found["whole path, sentences/s"] == pytest.approx({"min": 3.0, "median": 4.0, "max": 6.0})
    assert found["outside the engine, % of the whole path"] == pytest.approx({"min": 5.0, "median": 10.0, "max": 25.0})
    assert found["second searches, % of the whole path"]["max"] == pytest.approx(25.0)
    assert found["outside the engine, ms"]["median"] == pytest.approx(300.0)
    assert found["peak memory, whole / bare"] == pytest.approx({"min": 1.25, "median": 1.375, "max": 1.5})
    assert found["cold start to the first sentence, s"]["max"] == 1.2


def test_memory_is_left_out_where_the_system_does_not_tell() -> None:
    rounds = [bench.Round(2.0, 1.0, 1.5, 0.5, 1.2, 0.4)]
    found = bench.measures(12, rounds, [bench.Start(1.0, 9.0, 0.5, 6.0, None, None)])
    assert not [name for name in found if "memory" in name]


def test_the_table_holds_every_measure_in_its_column() -> None:
    report = {
        "engine": {"name": "fake"},
        "quality": "best",
        "cores": 2,
        "sentences": 12,
        "searched twice": 1,
        "rounds": 3,
        "measures": {
            "ratio": {"min": 1.0, "median": 1.25, "max": 1.5},
            "long name": {"min": 10, "median": 11, "max": 12},
        },
    }
    lines = bench.table(report).splitlines()
    assert lines[0] == "12 sentences, 1 searched twice | 3 rounds | 2 cores | fake | best"
    assert lines[2].split() == ["min", "median", "max"]
    assert lines[3].split() == ["ratio", "1.000", "1.250", "1.500"]
    assert {len(line) for line in lines[2:5]} == {len(lines[2])}


def test_a_metered_engine_knows_its_calls_and_how_long_they_took() -> None:
    metered = paths.Metered(Slow())
    begun = time.perf_counter()
    results = metered.translate(["एक", "दो"], Decoding(beam=1))
    first = next(results)
    time.sleep(0.05)  # the caller's own time
    assert [first, *results] == list(FakeEngine().translate(["एक", "दो"], Decoding(beam=1)))
    elapsed = time.perf_counter() - begun
    (call,) = metered.calls
    assert (call.sources, call.decoding) == (("एक", "दो"), Decoding(beam=1))
    assert 0.02 <= call.seconds <= elapsed - 0.05


def test_the_whole_path_tells_of_the_first_hindi_sentence_at_once() -> None:
    engine = FakeEngine(ANSWERS)
    told: list[int] = []
    sentences = paths.whole(
        Translator(engine, quality="fast"), "Rain report 2024\n\n" + ARTICLE, lambda: told.append(len(engine.calls))
    )
    assert sentences >= 3
    assert told == [1]
    assert len(engine.calls) == 1


def test_second_searches_are_told_from_first_ones() -> None:
    metered = paths.Metered(FakeEngine(ANSWERS | {"इस पर 25 लाख रुपये खर्च हुए।": "It cost 26 lakh rupees."}))
    paths.whole(Translator(metered, quality="fast"), ARTICLE)
    again = [call for call in metered.calls if bench._again(call, metered.calls)]
    assert [call.sources for call in again] == [("इस पर 25 लाख रुपये खर्च हुए।",)]


def test_calls_survive_the_way_to_another_process() -> None:
    call = paths.Call(("पानी",), Decoding(beam=8, suppress=("20", "26")))
    row = {"sources": call.sources, "decoding": {"beam": 8, "suppress": ["20", "26"]}}
    assert paths.read_calls(json.loads(json.dumps([row]))) == [call]


def test_bare_generation_runs_what_the_whole_path_asked_for(translator: Translator) -> None:
    assert isinstance(translator.engine, Embedded)
    metered = paths.Metered(translator.engine)
    list(metered.translate(["पानी आया।", "धूप निकली।"], Decoding(beam=1)))
    found = bench.turn(translator.engine, "पानी आया।", metered.calls, "balanced")
    assert found.bare_first > 0.0 == found.bare_retries
    assert found.whole >= found.inside > 0.0


def test_a_new_process_reports_its_events_in_order() -> None:
    (starts, sentences, calls) = bench.start("पानी आया।", 1, "balanced")
    (start,) = starts
    assert sentences == 1
    assert calls[0].sources == ("पानी आया।",)
    assert 0 < start.cold_first <= start.cold_whole
    assert 0 < start.warm_first <= start.warm_whole < start.cold_whole
    if start.peak_whole and start.peak_bare:
        assert min(start.peak_whole, start.peak_bare) > 100
