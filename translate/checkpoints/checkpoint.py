"""A checkpoint: a model in the layout of transformers, as far as its small files tell of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from translate.engines.folder import NAME as OWN
from translate.engines.task import TRANSLATION, Task
from translate.errors import NotTranslator, WeightsCorrupt, WeightsMissing

_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")


@dataclass(frozen=True)
class Checkpoint:
    """A folder with a model.

    name: as the reader called it. revision: the commit on a hub, or a fingerprint of the folder's files.
    """

    folder: Path
    name: str
    revision: str
    config: dict[str, Any] = field(repr=False)

    @classmethod
    def read(
        cls, folder: Path, name: str, revision: str | None = None, *, whole: bool = True, task: Task = TRANSLATION
    ) -> Checkpoint:
        """whole: the weights must be there too. task: what the model is wanted for.

        Raises WeightsMissing without weights, WeightsCorrupt without a config.json that can be read, or NotTranslator."""
        config = _json(folder / "config.json", name)
        if any("/" in str(config.get(key)) for key in ("attn_implementation", "_attn_implementation")):
            raise WeightsCorrupt(
                f"The config.json of {name} asks for code from a hub, which is not run. Name another model."
            )
        if (folder / OWN).is_file():
            raise NotTranslator(f"{folder} is what a training goes on from. Name the folder above it, {folder.parent}.")
        if not isinstance(config.get("model_type"), str):
            raise NotTranslator(
                f"{folder / 'config.json'} names no model_type: {name} is no model of transformers. "
                f"Name {task.such_as}."
            )
        found = cls(folder, name, revision or fingerprint(folder), config)
        if whole and not found.weights():
            raise WeightsMissing(
                f"There are no weights in {folder} (model.safetensors or pytorch_model.bin). "
                "Copy or download the model again."
            )
        return found

    @property
    def model_type(self) -> str:
        return str(self.config["model_type"])

    def file(self, name: str) -> Path:
        """A file that this kind of model needs. Raises WeightsMissing."""
        if not (path := self.folder / name).is_file():
            raise WeightsMissing(f"{self.name} has no {name}. Copy or download the model again.")
        return path

    def weights(self) -> list[Path]:
        """The files with its weights."""
        return sorted(path for pattern in _WEIGHTS for path in self.folder.glob(pattern))

    def generation(self, key: str) -> Any:
        """A setting of generation, which older checkpoints keep in config.json."""
        return self._generation.get(key, self.config.get(key))

    def parameters(self, task: Task) -> dict[str, Any]:
        """What config.json sets for one task alone; empty where it knows of none."""
        found = (self.config.get("task_specific_params") or {}).get(task.parameters)
        return found if isinstance(found, dict) else {}

    @cached_property
    def tokenizer_config(self) -> dict[str, Any]:
        """tokenizer_config.json; empty where there is none."""
        return self._optional("tokenizer_config.json")

    @cached_property
    def _generation(self) -> dict[str, Any]:
        return self._optional("generation_config.json")

    def _optional(self, name: str) -> dict[str, Any]:
        path = self.folder / name
        return _json(path, self.name) if path.is_file() else {}


def is_checkpoint(folder: Path) -> bool:
    """Whether a folder's config.json is one of transformers; CTranslate2's tells no type."""
    try:
        return "model_type" in json.loads((folder / "config.json").read_bytes())
    except (OSError, ValueError, TypeError):
        return False


def fingerprint(folder: Path) -> str:
    """What tells one state of a folder's files from another: 12 hexadecimal digits of their names, sizes and times."""
    files = sorted(
        (path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()
    )
    return hashlib.sha256(repr((str(folder.resolve()), files)).encode()).hexdigest()[:12]


def _json(path: Path, name: str) -> dict[str, Any]:
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise WeightsMissing(f"There is no {path.name} in {path.parent}. Copy or download {name} again.") from None
    except (OSError, ValueError) as error:
        raise WeightsCorrupt(f"{path} cannot be read ({error}). Copy or download {name} again.") from None
    if not isinstance(found, dict):
        raise WeightsCorrupt(f"{path} holds no object. Copy or download {name} again.")
    return found
