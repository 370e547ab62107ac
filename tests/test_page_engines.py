"""Which models the page offers, and how it waits for one that takes long."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from khabar.page import render
from khabar.page.engines import (
    BUILT_IN,
    KNOWN,
    KNOWN_SUMMARIZERS,
    OTHERS,
    Engines,
    Summarizers,
    is_loopback,
)
from khabar.page.view import Stop, View, asked, translated
from summarize import Brief, Extractive
from summarize.results import EXTRACTIVE
from tests.fake import FakeEngine
from translate import EngineError, Translator
from translate.checkpoints import cache
from translate.engines.task import SUMMARIZATION
from translate.errors import UnknownEngine

EXTRACT = Summarizers(lambda name, progress: Extractive())
TEXT = "नदी में पानी है।"
Progress = Callable[[str], None]


@pytest.fixture(autouse=True)
def empty_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path))


class Slow:
    """Opens an engine when it is let, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.leave = Event()
        self.fails = False

    def __call__(self, name: str, progress: Progress) -> Translator:
        self.asked.append(name)
        progress(f"Downloading {name}: 1 of <9> MB")
        assert self.leave.wait(20)
        if self.fails:
            raise EngineError(f"{name} is gated. Accept its terms.")
        return Translator(FakeEngine(), quality="fast")


@pytest.fixture
def slow() -> Slow:
    return Slow()


def test_what_goes_on_is_told_while_a_model_opens(slow: Slow) -> None:
    states = translated(TEXT, "a/b", Engines(slow, "a/b"), Stop(), before=View(), summarizers=EXTRACT)
    assert "Opening the model…" in render.status(next(states))
    assert "Downloading a/b: 1 of &lt;9&gt; MB" in render.status(next(states))
    slow.leave.set()
    assert list(states)[-1].done[0].source == TEXT


def test_stop_ends_the_waiting_and_keeps_what_was_there(slow: Slow) -> None:
    slow.leave.set()
    engines, stop = Engines(slow, "a/b", free=True), Stop()
    *_, before = translated(TEXT, "a/b", engines, stop, before=View(), summarizers=EXTRACT)
    slow.leave.clear()
    states = translated(TEXT, "c/d", engines, stop, before=before, summarizers=EXTRACT)
    next(states)
    stop.set()
    *_, last = states
    assert (last.running, last.reading, last.engine) == (False, before.reading, "a/b")
    slow.leave.set()
    *_, last = translated(TEXT, "c/d", engines, stop, before=last, summarizers=EXTRACT)
    assert last.engine == "c/d"
    assert slow.asked == ["a/b", "c/d"]


def test_an_engine_is_opened_once_for_all_readers(slow: Slow) -> None:
    engines = Engines(slow, "a/b")
    first, second = engines.opening("a/b"), engines.opening("a/b")
    slow.leave.set()
    assert first.opened() is second.opened() is engines.opening("a/b").opened(0)
    assert slow.asked == ["a/b"]


def test_one_that_failed_is_tried_anew(slow: Slow) -> None:
    slow.fails = True
    slow.leave.set()
    engines = Engines(slow, BUILT_IN, free=True)
    for _ in range(2):
        *_, last = translated(TEXT, "a/b", engines, Stop(), before=View(), summarizers=EXTRACT)
        assert "a/b is gated. Accept its terms." in render.status(last)
    slow.fails = False
    *_, last = translated(TEXT, "a/b", engines, Stop(), before=View(), summarizers=EXTRACT)
    assert last.reading
    assert slow.asked == [BUILT_IN, *["a/b"] * 3]


def test_what_nobody_foresaw_is_a_message_too(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(name: str, progress: Progress) -> Translator:
        raise TimeoutError("no answer")

    *_, last = translated(TEXT, "a/b", Engines(broken, "a/b"), Stop(), before=View(), summarizers=EXTRACT)
    assert not last.running
    assert "a/b cannot be opened (TimeoutError: no answer). Choose another model." in render.status(last)
    assert "in broken" in capsys.readouterr().err


def test_whoever_ends_the_page_does_not_wait_for_a_model() -> None:
    code = """
from threading import Event
from khabar.page.engines import Engines
started = Event()
def forever(name, progress):
    started.set()
    Event().wait()
Engines(forever)
print(started.wait(20))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "True\n"


def test_few_are_kept_open_and_the_first_always(slow: Slow) -> None:
    slow.leave.set()
    engines = Engines(slow, free=True)
    names = [f"a/{number}" for number in range(OTHERS + 1)]
    for name in [*names, BUILT_IN, names[-1], names[-2]]:
        assert engines.opening(name).opened()
    assert slow.asked == [BUILT_IN, *names]
    engines.opening(names[0]).opened()
    assert slow.asked == [BUILT_IN, *names, names[0]]


def test_who_has_the_machine_may_name_any_model(slow: Slow) -> None:
    slow.leave.set()
    cache.remember("owner/converted", None, "c" * 40)
    entry = cache.entry("owner/converted", "c" * 40, "int8")
    entry.mkdir(parents=True)
    (entry / "SHA256SUMS").touch()
    engines = Engines(slow, "my/model", free=True)
    assert engines.names() == ["my/model", BUILT_IN, "owner/converted", *KNOWN]
    assert engines.opening("any/other").opened()


def test_readers_from_elsewhere_choose_from_what_is_offered(slow: Slow) -> None:
    slow.leave.set()
    engines = Engines(slow, "my/model")
    assert engines.names() == ["my/model", BUILT_IN]
    for name in ("any/other", "/etc", ""):
        with pytest.raises(UnknownEngine, match=r"does not offer .* Choose my/model or embedded"):
            engines.opening(name)
    assert engines.opening(BUILT_IN).opened()


def test_summarizers_are_offered_like_engines() -> None:
    entry = cache.entry("lab/bart", "c" * 40, "int8", SUMMARIZATION)
    cache.remember("lab/bart", None, "c" * 40)
    entry.mkdir(parents=True)
    (entry / "SHA256SUMS").touch()
    free = Summarizers(lambda name, progress: Extractive(), "my/model", free=True)
    assert free.names() == ["my/model", EXTRACTIVE, "lab/bart", *KNOWN_SUMMARIZERS]
    assert free.opening("any/other").opened()
    bound = Summarizers(lambda name, progress: Extractive())
    assert bound.names() == [EXTRACTIVE]
    with pytest.raises(UnknownEngine, match="does not offer"):
        bound.opening("any/other")


def test_what_goes_on_is_told_while_a_summarizer_opens_and_stop_ends_the_waiting() -> None:
    leave = Event()

    def slowly(name: str, progress: Progress) -> Extractive:
        if name != EXTRACTIVE:
            progress("Downloading lab/bart: 1 of 9 MB")
            assert leave.wait(20)
        return Extractive()

    summarizers, stop = Summarizers(slowly, free=True), Stop()
    engines = Engines(lambda name, progress: Translator(FakeEngine(), quality="fast"))
    *_, before = translated(TEXT, BUILT_IN, engines, stop, before=View(), summarizers=summarizers)
    states = asked(before, Brief(count=1), "lab/bart", summarizers, stop)
    waiting = next(states)
    assert "1 of 9 MB" in render.status(waiting)
    assert (waiting.running, waiting.reading) == (False, before.reading)
    stop.set()
    *_, last = states
    assert (last.summarizer, last.opening, last.brief) == (EXTRACTIVE, None, Brief(count=1))
    leave.set()


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("127.3.2.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.168.1.4", False),
        ("::", False),
        ("khabar.local", False),
    ],
)
def test_which_hosts_only_this_machine_reaches(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
