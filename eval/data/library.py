"""The `datasets` library: opened when it is needed, kept quiet, and its errors as what a user can do about them."""

from __future__ import annotations

import glob
import importlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from eval import UsageError
from eval.data.textfiles import few

# How many names a message lists: a data set may have hundreds of configurations.
_LISTED = 30


def library() -> Any:
    """The module `datasets`. Raises UsageError where it is not installed."""
    try:
        return importlib.import_module("datasets")
    except ModuleNotFoundError:
        raise UsageError("datasets is not installed; run: pip install 'khabar[eval]'") from None


@contextmanager
def quiet() -> Iterator[None]:
    """No progress bars, and no errors of the library beside ours."""
    try:
        import datasets
        import huggingface_hub.utils as hub
    except ModuleNotFoundError:  # Only data sets need it, and they say so.
        yield
        return
    shown = datasets.utils.logging.get_verbosity()
    bars = [module for module in (datasets, hub) if not module.are_progress_bars_disabled()]
    for module in bars:
        module.disable_progress_bars()
    datasets.utils.logging.set_verbosity(datasets.utils.logging.CRITICAL)
    try:
        yield
    finally:
        datasets.utils.logging.set_verbosity(shown)
        for module in bars:
            module.enable_progress_bars()


@contextmanager
def errors(place: str) -> Iterator[None]:
    """Whatever the library raises, as UsageError."""
    try:
        yield
    except UsageError:
        raise
    # Its readers, its file systems and the hub's client each have exceptions of their own.
    except Exception as error:
        raise UsageError(_said(place, error)) from error


def _said(place: str, error: Exception) -> str:
    text = str(error)
    first = text.strip().split("\n")[0]
    if os.path.exists(place):
        magic = (
            "; it cannot be in a folder with * or ? or [ in its name" if glob.has_magic(os.path.abspath(place)) else ""
        )
        return f"cannot read {place}: {first or type(error).__name__}{magic}"
    kinds = {kind.__name__ for kind in type(error).__mro__}
    page = f"https://huggingface.co/datasets/{place}"
    files = "or download its files and give their folder: --data FOLDER"
    if "gated dataset" in text or "GatedRepoError" in kinds:
        return f"{place} is open only to those who accept its terms: do so at {page} and run `hf auth login`, {files}"
    if kinds & {"DatasetNotFoundError", "RepositoryNotFoundError"}:
        return (
            f"there is no folder {place} here and no such data set at {page}; check its name or, "
            "if it is private, run `hf auth login`"
        )
    if kinds & {"ConnectionError", "OfflineModeIsEnabled", "TransportError"}:
        return f"there is no folder {place} here, and the Hugging Face Hub cannot be reached; go online, {files}"
    return f"cannot read {place} from the Hugging Face Hub: {first or type(error).__name__}; try again, {files}"


def listed(names: Sequence[str]) -> str:
    """Names for a message; the first of them where there are hundreds."""
    return few(names, _LISTED) or "none"
