"""Shared by all tests: the real translator and a browser, opened once; and the way to the development data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from translate import Translator

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.hub import Asked

# No deadline: these machines are shared. Always the same examples: a failure is about the change that brought it.
hypothesis.settings.register_profile("khabar", deadline=None, derandomize=True)
hypothesis.settings.load_profile("khabar")

FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def translator() -> Translator:
    """Khabar's own model, greedy, for speed; tests of quality set their own decoding."""
    from translate import Decoding

    return Translator(decoding=Decoding(beam=1))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The maintainers' data beside the checkout; skips where there is none."""
    if not SHARED.is_dir():
        pytest.skip(f"{SHARED} is not here: only the maintainers' machines have it")
    return SHARED


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The installed Chromium; skips where there is no browser to drive."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="These tests drive a browser: make install, or pip install 'khabar[dev]'"
    )
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("There is no Chromium: apt-get install chromium (Debian), or install Google Chrome")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """Torch with one: faster for models as small as the tests', and much faster beside other work."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of converted models that is empty."""
    monkeypatch.setenv("KHABAR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def log(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Asked]]:
    """What is asked of a hub, as it is asked. root: a fixture of the tests: what the hub serves, OWNER/NAME folders."""
    from tests.hub import hub, visit

    asked: list[Asked] = []
    with hub(root, log=asked) as address:
        visit(monkeypatch, address, tmp_path / "home")
        yield asked
