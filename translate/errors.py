"""Everything that Khabar raises on purpose.

    KhabarError
    ├── InputError            the text cannot be read as an article
    │   ├── EmptyInput        nothing but white space
    │   ├── NotText           bytes that are no UTF-8 text
    │   └── NoHindi           no Devanagari in it
    └── EngineError           the translation model cannot be used
        ├── UnknownEngine     no engine of that name, here or on the hub
        ├── WeightsMissing    a file of the model is not there
        ├── WeightsCorrupt    a file of the model is not what was shipped
        ├── PackageMissing    what the model needs is not installed
        ├── HubUnreachable    the hub cannot be asked, and the model is not here
        ├── ModelGated        the hub gives the model only to those who accepted its terms
        ├── NotTranslator     a model, but none that turns one text into another
        ├── WrongLanguages    a translator, but not from Hindi to English
        ├── CacheUnwritable   the disk is full, or its folder is not to be written
        └── OutOfMemory       not even one sentence fits

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


class PackageMissing(EngineError):
    """What the model needs is not installed."""


class HubUnreachable(EngineError):
    """The hub cannot be asked, and the model is not on this machine."""


class ModelGated(EngineError):
    """The hub gives the model only to those who accepted its terms."""


class NotTranslator(EngineError):
    """A model, but none that turns one text into another."""


class WrongLanguages(EngineError):
    """A translator, but not from Hindi to English."""


class CacheUnwritable(EngineError):
    """The disk is full, or its folder is not to be written."""


class OutOfMemory(EngineError):
    """Not even a single sentence fits into the memory."""
