"""Work spread over the cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

# Below so many translations a second process takes longer to start than it saves.
WORTH_A_PROCESS = 600


@contextmanager
def workers(translations: int) -> Iterator[Callable[..., Iterator[Any]]]:
    """`map` for work on so many translations, over processes where that pays.

    New ones are spawned: a fork of a process with threads may hang.
    """
    cores = os.cpu_count() or 1
    if cores == 1 or translations < WORTH_A_PROCESS:
        yield map
        return
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        yield pool.map
