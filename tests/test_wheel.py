"""The wheel: built from the checkout and installed elsewhere, it translates."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MEBIBYTE = 1 << 20


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("khabar-*.whl")
    return path


def test_the_wheel_holds_the_model_and_its_terms_and_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    inside = {name.removeprefix("translate/weights/embedded/") for name in names if "weights/embedded/" in name}
    assert {"SHA256SUMS", "NOTICE", "GEMMA_TERMS.txt", "CARD.md", "model.bin.00", "tokenizer.model"} <= inside
    assert {"app.py", "translate/py.typed", "khabar/page/page.css"} <= set(names)
    assert not [name for name in names if name.startswith("tests/")]


def test_no_file_of_the_model_is_too_large_for_a_git_host() -> None:
    sizes = {path.name: path.stat().st_size for path in (ROOT / "translate" / "weights" / "embedded").iterdir()}
    assert max(sizes.values()) < 50 * MEBIBYTE


def test_the_installed_wheel_translates(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    program = "import translate; print(translate.__file__); print(*translate.Translator().lines(['बारिश के कारण मैच देर से शुरू हुआ।']))"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    where, english = done.stdout.splitlines()
    assert Path(where).is_relative_to(site)
    assert "rain" in english.lower()
