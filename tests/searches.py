"""What holds for every engine on CTranslate2, whatever its model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from translate import Decoding
from translate.engines.searching import Searching


def assert_few_batches_ahead(engine: Searching, decoding: Decoding, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few batches are submitted before the reader has the first sentence, and none after it has gone."""
    submitted: list[int] = []
    submit = engine.submit

    def counting(prompts: list[list[str]], options: dict[str, Any]) -> list[Any]:
        submitted.append(len(prompts))
        return submit(prompts, options)

    monkeypatch.setattr(engine, "submit", counting)
    sources = [f"{'पानी ' * n}आया।" for n in range(1, 30)]
    found = engine.translate(sources, decoding)
    next(found)
    assert sum(submitted) <= 2 * engine._threads + 1
    assert isinstance(found, Iterator)
    found.close()  # type: ignore[attr-defined]
    assert sum(submitted) < len(sources)
