"""The HTML report: whole, safe, small, and in need of nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest

from eval.report.html import page, summaries_page
from tests.reports import HINDI, HOSTILE, Document, bullets, report, rows_of, unpacked


def test_the_document_is_whole_and_needs_nothing_else() -> None:
    found = Document(page(report()))
    assert (found.count("html"), found.count("main"), found.count("h1")) == (1, 1, 1)
    for tag, attributes in found.tags:
        assert tag not in {"link", "img", "iframe", "object", "base"}
        assert "src" not in attributes
        assert (attributes.get("href") or "#").startswith("#")
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]


def test_the_contents_lead_to_sections_that_are_there() -> None:
    found = Document(page(report()))
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    links = [attributes["href"] for tag, attributes in found.tags if tag == "a"]
    assert len(links) == 8
    assert {(link or "").removeprefix("#") for link in links} <= ids


@pytest.mark.parametrize("make", [lambda: page(report()), lambda: summaries_page(bullets())])
def test_the_policy_admits_its_own_style_and_script_alone(make: Any) -> None:
    html = make()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert "default-src 'none'" in policy
    for tag in ("style", "script"):
        for content in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{digest}'" in policy


def test_texts_from_users_stay_texts() -> None:
    given = report(HOSTILE)
    given["data"] |= {"name": HOSTILE[0], "dropped": list(HOSTILE), "sha256": HOSTILE[2]}
    given |= {"command": list(HOSTILE), "libraries": dict.fromkeys(HOSTILE, HOSTILE[0]), "khabar": HOSTILE[2]}
    given["warnings"] = list(HOSTILE)
    given |= {"created": HOSTILE[0], "git": {"revision": HOSTILE[3], "changed": False}}
    given["machine"] = dict.fromkeys(("processor", "system", "python"), HOSTILE[0]) | {"memory_gib": 1.0}
    for metric, text in zip(given["metrics"], HOSTILE, strict=False):
        metric |= {"name": text, "signature": text}
    for system, text in zip(given["systems"], HOSTILE, strict=True):
        system |= {"file": text, "engine": {text: text, "model": text}, "warnings": [text]}
        system |= {"sha256": text, "decoding": {text: text}}
        system["checks"][text] = {"count": 1, "of": 2}
        system["speed"] = {"seconds": 1.0}
    for feature, text in zip(given["breakdown"], HOSTILE, strict=False):
        feature |= {"title": text, "name": text}
        feature["groups"][0]["label"] = text
    for sentence, text in zip(given["sentences"], HOSTILE, strict=False):
        sentence |= {"source": text, "references": [text], "domain": text, "place": text}
        for one in sentence["systems"].values():
            one |= {"text": text, "flags": [text], "reasons": [text]}

    html = page(given)
    html.encode("utf-8")
    plain, found = Document(page(report([f"s{n}" for n in range(len(HOSTILE))]))), Document(html)
    assert {tag for tag, _ in found.tags} <= {tag for tag, _ in plain.tags}
    assert (found.count("script"), found.count("style")) == (2, 1)
    assert "alert(1)" in found.text()
    names = unpacked(html)["systems"]
    assert names[:6] == list(HOSTILE[:6])
    assert "\ud800" not in names[6]


def test_the_head_says_what_was_measured() -> None:
    text = Document(page(report())).text()
    for words in (
        "25 November 2026, 01:00 UTC",
        "Khabar 0.1.0",
        "revision 0123456789 , with changes that are not committed",
        "Translations of hi.txt, en.txt",
        "4 sentences, one reference each; 3 systems.",
        "By chrF++ nllb has the highest score, 52.50; embedded , with which the others are compared, has 50.50.",
    ):
        assert words in text


@pytest.mark.parametrize("metrics", [["comet"], ["bleu"], ["ter", "comet"], ["bleu", "chrf2", "ter", "comet"], []])
@pytest.mark.parametrize("systems", [["one"], ["one", "two"], [f"system {n}" for n in range(20)]])
@pytest.mark.parametrize("rows", [1, 5])
def test_any_metrics_systems_and_rows_will_do(metrics: list[str], systems: list[str], rows: int) -> None:
    html = page(report(systems, rows, metrics))
    found = Document(html)
    assert ("Difference to" in found.text()) == (len(systems) > 1 and bool(metrics))
    assert len(unpacked(html)["rows"]) == rows
    if "comet" in metrics:
        assert "0.5050" in found.text()


def test_what_is_missing_is_a_dash() -> None:
    given = report()
    given["systems"][1]["scores"]["bleu"] = {"score": float("nan"), "low": None, "high": None}
    del given["systems"][2]["scores"]["chrf2"], given["systems"][2]["against"]["chrf2"]
    for key in ("machine", "libraries", "git", "created", "breakdown", "statistics"):
        given[key] = None
    given["sentences"][0]["systems"]["argos"]["scores"] = {"bleu": float("inf")}
    html = page(given)
    _, _, argos, nllb = rows_of(html, "Scores with")
    assert argos[1] == nllb[2] == "–"
    assert "nan" not in Document(html).text().split()
    assert unpacked(html)["rows"][0][5][1][1] == [None, None, None]


def test_documents_are_called_so() -> None:
    given = report(rows=9)
    given["data"] |= {"unit": "document"}
    html = page(given)
    text = Document(html).text()
    assert not re.search(r"(?i)sentence|single rows|\d rows\b(?! are empty)", text.replace("Fewer than 30 rows", ""))
    for words in (
        "9 documents, one reference each",
        "Distribution of document scores",
        "chrF++ of single documents (9)",
        "40 documents",
        "Fewer than 30 documents, with a hollow dot",
        "rows/s",
        "bootstrap over documents",
    ):
        assert words in text
    assert unpacked(html)["unit"] == "document"
    assert "before they were joined" in text  # 1,999 rows


def test_a_report_of_an_earlier_form_will_do() -> None:
    given = report()
    del given["warnings"]
    for system in given["systems"]:
        del system["sha256"], system["decoding"], system["warnings"]
    for sentence in given["sentences"]:
        for one in sentence["systems"].values():
            del one["reasons"]
    assert 'class="warnings"' not in (html := page(given))
    assert unpacked(html)["rows"][3][5][1][2:] == [[0]]


def test_the_sentences_are_all_there() -> None:
    given = report(rows=9)
    given["sentences"][2] |= {"references": ["one", "two"], "domain": None}
    data = unpacked(page(given))
    assert data["systems"] == ["embedded", "argos", "nllb"]
    assert data["metrics"][2] == {"id": "ter", "name": "TER", "higher": False, "digits": 1}
    assert data["domains"] == ["floods", "trains"]
    assert data["rows"][2][:5] == [3, "line 3", HINDI[2], ["one", "two"], -1]
    argos = given["sentences"][3]["systems"]["argos"]
    assert data["rows"][3][5][1] == [
        argos["text"],
        list(argos["scores"].values()),
        [data["flags"].index("numbers")],
        argos["reasons"],
    ]
    assert len(data["rows"][3][5][0]) == 3  # nothing where there is no doubt


def test_the_end_says_how_it_was_made() -> None:
    text = Document(page(report())).text()
    for words in (
        "bleu|nrefs:1",
        "1,000 resamples, seed 12345",
        "10,000 trials",
        "not corrected for 6 comparisons",
        "A processor , 2 cores , 7.8 GiB , Linux , Python 3.11.2",
        "sacrebleu 2.6.0",
        "python -m eval translations --source 'my hindi.txt'",
        "Left out as duplicates line 7",
        "ab" * 32,
        "file argos.txt , SHA-256 of the translations " + "01" * 32,
        "beam 2 , length_penalty 1.0",
        f"sha256:{'ef' * 32}",
    ):
        assert words in text


def test_a_large_report_stays_small() -> None:
    syllables = [a + b for a in "बचडगहजकलमनपरस" for b in ("ा", "ि", "ी", "ु", "े", "ो", "्य")]
    words = [
        a + b for a in ("ba", "che", "do", "gi", "ha", "ju", "ki", "lo", "mi", "na") for b in ("r", "lent", "st", "m")
    ]
    given = report([f"system {n}" for n in range(8)], rows=2000)
    state = 1
    for sentence in given["sentences"]:
        state = state * 48271 % 2147483647
        sentence["source"] = " ".join(syllables[(state >> n) % len(syllables)] * 2 for n in range(24))
        for place, one in enumerate(sentence["systems"].values()):
            one["text"] = " ".join(
                words[((state >> n) + place * (n % 3)) % len(words)] + words[(state >> n) % 7] for n in range(24)
            )
    assert len(page(given).encode("utf-8")) < 5_000_000
