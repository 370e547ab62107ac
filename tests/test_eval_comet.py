"""The way to comet-score and back. COMET's models are downloaded, so the program here is one that scores by rule."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path

import pytest

from eval import UsageError
from eval.__main__ import main
from eval.scoring import comet
from tests.parallel import ENGLISH, HINDI, without_every, write_lines

# Reads the options of unbabel-comet 2.2.7 and writes its JSON: a list of rows for each file. Its score is the share of
# the reference's words.
PROGRAM = """#!{python}
import argparse, json
p = argparse.ArgumentParser()
p.add_argument("-s", "--sources"); p.add_argument("-r", "--references"); p.add_argument("-t", "--translations", nargs="+")
p.add_argument("--model"); p.add_argument("--to_json"); p.add_argument("--gpus", type=int)
p.add_argument("--only_system", action="store_true")
a = p.parse_args()
if a.model == "gated": raise SystemExit(3)
read = lambda name: [line.strip() for line in open(name, encoding="utf-8")]
share = lambda mt, ref: len(set(mt.split()) & set(ref.split())) / len(set(ref.split()))
rows = lambda name: [
    {{"src": s, "mt": t, "ref": r, "COMET": share(t, r)}}
    for s, t, r in zip(read(a.sources), read(name), read(a.references), strict=True)
]
json.dump({{name: rows(name) for name in a.translations}}, open(a.to_json, "w"))
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the program is found by its first line")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "comet-score"
    program.write_text(PROGRAM.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)


@pytest.mark.usefixtures("installed")
def test_rows_come_back_to_their_systems() -> None:
    systems = {"right": ENGLISH, "worse": without_every(3)}
    found = comet.statistics(systems, HINDI, [ENGLISH], comet.MODEL)
    metric = comet.metric(comet.MODEL)
    assert metric.score(found["right"].sum(0)) == 1.0
    assert 0.3 < metric.score(found["worse"].sum(0)) < 0.9
    assert found["worse"].shape == (len(ENGLISH), 2)
    assert comet.MODEL in metric.signature


@pytest.mark.usefixtures("installed")
def test_a_line_break_in_a_text_is_no_new_row() -> None:
    found = comet.statistics({"one": ["a\nb", "c"]}, ["क\nख", "ग"], [["a b", "c"]], comet.MODEL)
    assert found["one"][:, 0].tolist() == [1.0, 1.0]


@pytest.mark.usefixtures("installed")
def test_the_command_shows_it_with_the_others_to_four_decimals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"hi": HINDI, "en": ENGLISH, "it": without_every(3)}
    hindi, english, it = (str(write_lines(tmp_path / name, texts)) for name, texts in files.items())
    call = ["translations", "--source", hindi, "--reference", english, "--hypothesis", f"it={it}", "--comet"]
    assert main([*call, "--fail-under", "comet=0.9"]) == 1
    out, err = capsys.readouterr()
    (found,) = re.findall(r"0\.\d{4} \[0\.\d{4}, 0\.\d{4}\]", out)
    assert f"COMET is {found[:6]}, under 0.9" in err


@pytest.mark.usefixtures("installed")
def test_a_failure_is_said() -> None:
    with pytest.raises(UsageError, match="status 3"):
        comet.statistics({"one": ENGLISH}, HINDI, [ENGLISH], "gated")


def test_where_it_is_not_installed_the_way_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="pipx install unbabel-comet"):
        comet.program()
