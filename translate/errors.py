"""Everything that Khabar raises on purpose.

    KhabarError
    ├── InputError            the text cannot be read as an article
    │   ├── EmptyInput        nothing but white space
    │   ├── NotText           bytes that are no UTF-8 text
    │   └── NoHindi           no Devanagari in it
    └── EngineError           the translation model cannot be used
        ├── UnknownEngine     no engine of that name
        ├── WeightsMissing    a file of the model is not there
        └── WeightsCorrupt    a file of the model is not what was shipped

Each message ends with what to do next; the page and the command line print it as it is.
"""

from __future__ import annotations


class KhabarError(Exception):
    """Base of the tree: catch this one to catch them all."""


class InputError(KhabarError):
    """The text cannot be read as an article."""


class EmptyInput(InputError):
    """Nothing but white space."""


class NotText(InputError):
    """Bytes that are no UTF-8 text."""


class NoHindi(InputError):
    """No Devanagari letter in the text."""


class EngineError(KhabarError):
    """The translation model cannot be used."""


class UnknownEngine(EngineError):
    """No engine of that name."""


class WeightsMissing(EngineError):
    """A file of the model is not there."""


class WeightsCorrupt(EngineError):
    """A file of the model is not what was shipped."""
