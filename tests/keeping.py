"""Checkpoints that tests build: each once, for all that only read it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import torch


class Kept:
    """Folders by name, made when they are first asked for. makers: write a checkpoint into an empty folder."""

    def __init__(self, makers: Mapping[str, Callable[[Path], None]]) -> None:
        self._makers = makers
        self._folders: dict[str, Path] = {}

    def made(self, name: str) -> Path:
        """The folder of that name; it is kept for the whole run, and not to be changed."""
        if name not in self._folders:
            folder = Path(tempfile.mkdtemp(prefix=f"{name}-"))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            torch.manual_seed(0)
            self._makers[name](folder)
            self._folders[name] = folder
        return self._folders[name]

    def copied(self, name: str, folder: Path) -> Path:
        """One that may be changed."""
        return Path(shutil.copytree(self.made(name), folder / name))
