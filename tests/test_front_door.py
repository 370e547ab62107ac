"""What the packages offer by name, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

import khabar
import translate


@pytest.mark.parametrize("package", [translate, khabar])
def test_all_lists_what_is_exported(package: ModuleType) -> None:
    exported = {
        name
        for name, value in vars(package).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and name != "annotations"
    }
    assert set(package.__all__) == exported
    assert sorted(package.__all__) == list(package.__all__)


def python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    return done.stdout


def test_importing_translate_loads_no_model_runtime() -> None:
    heavy = "{'ctranslate2', 'sentencepiece', 'numpy', 'torch', 'transformers', 'gradio'}"
    assert python(f"import sys, translate; print(sorted({heavy} & set(sys.modules)))") == "[]\n"


def test_translating_needs_neither_torch_nor_transformers() -> None:
    code = """
import sys
from translate import Decoding, Translator
print(*Translator(decoding=Decoding(beam=1)).lines(["गांव में बिजली नहीं है।"]))
print(sorted({"torch", "transformers", "gradio"} & set(sys.modules)))
"""
    english, loaded = python(code).splitlines()
    assert english.isascii()
    assert len(english.split()) > 2
    assert loaded == "[]"
