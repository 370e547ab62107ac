"""Shared by all tests: the real translator, opened once; and the way to the development data, which users do not have."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from translate import Translator

# No deadline: these machines are shared. Always the same examples: a failure is about the change that brought it.
hypothesis.settings.register_profile("khabar", deadline=None, derandomize=True)
hypothesis.settings.load_profile("khabar")

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
