"""CTranslate2's `model.bin` as tensors: the weights and scalars of a model by the names of its specification.

The format is the one that `ctranslate2.specs.model_spec.ModelSpec.save` writes: little-endian, strings with their length
in front and a zero behind, then variables (name, shape, type, bytes) and aliases (a second name for a variable).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import torch
from ctranslate2.specs.model_spec import CURRENT_BINARY_VERSION
from torch import Tensor

# By CTranslate2's number of the type.
_TYPES = (torch.float32, torch.int8, torch.int16, torch.int32, torch.float16, torch.bfloat16)


@dataclass(frozen=True, slots=True)
class ModelBin:
    """The content of one file.

    kind: the name of the specification. aliases: second name -> name of the variable.
    """

    kind: str
    variables: dict[str, Tensor]
    aliases: dict[str, str]


def read(data: bytes) -> ModelBin:
    """Read a whole file. Raises ValueError where it is none, or of another version."""
    reader = _Reader(data)
    try:
        version = reader.number("I")
        if version != CURRENT_BINARY_VERSION:
            raise ValueError(f"version {version} of the format, and not {CURRENT_BINARY_VERSION}")
        kind = reader.string()
        reader.number("I")  # the revision of the specification
        variables = dict(reader.variable() for _ in range(reader.number("I")))
        aliases = {reader.string(): reader.string() for _ in range(reader.number("I"))}
    except (struct.error, IndexError, UnicodeDecodeError, RuntimeError):
        raise ValueError("no model.bin of CTranslate2, or part of one") from None
    return ModelBin(kind, variables, aliases)


class _Reader:
    """A place in the bytes, which goes on with all that is read."""

    def __init__(self, data: bytes) -> None:
        self._data = memoryview(data)
        self._at = 0

    def number(self, form: str) -> int:
        (found,) = struct.unpack_from(f"<{form}", self._data, self._at)
        self._at += struct.calcsize(f"<{form}")
        return int(found)

    def string(self) -> str:
        return bytes(self._take(self.number("H"))[:-1]).decode()

    def variable(self) -> tuple[str, Tensor]:
        name = self.string()
        shape = [self.number("I") for _ in range(self.number("B"))]
        dtype = _TYPES[self.number("B")]
        # A bytearray, because a tensor may be written to.
        values = bytearray(self._take(self.number("I")))
        return name, torch.frombuffer(values, dtype=dtype).reshape(shape)

    def _take(self, size: int) -> memoryview:
        found = self._data[self._at : self._at + size]
        if len(found) < size:
            raise IndexError
        self._at += size
        return found
