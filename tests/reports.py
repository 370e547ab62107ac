"""A report as `eval translations` writes it, of our own few sentences, and what reads the page made of it."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Sequence
from copy import deepcopy
from html.parser import HTMLParser
from typing import Any

HINDI = (
    "नदी का पानी दो मीटर बढ़ गया।",
    "पटना में तीन शिविर खोले गए हैं।",
    "स्कूल शुक्रवार तक बंद रहेंगे।",
    "रेलवे ने 31 गाड़ियां रोक दीं।",
)


ENGLISH = (
    "The river rose by two metres.",
    "Three camps have been opened in Patna.",
    "Schools will stay closed until Friday.",
    "The railway stopped 31 trains.",
)


METRICS = {"bleu": ("BLEU", True), "chrf2": ("chrF++", True), "ter": ("TER", False), "comet": ("COMET", True)}


HOSTILE = (
    "</script><script>alert(1)</script>",
    "</style><style>*{display:none}",
    '"><img src=x onerror=alert(1)>',
    "<!-- <script>",
    "&lt;b&gt; &amp;#39;",
    "\u202eabc\u0000]]>",
    "\ud800 half",
)


def report(
    systems: Sequence[str] = ("embedded", "argos", "nllb"),
    rows: int = 4,
    metrics: Sequence[str] = ("bleu", "chrf2", "ter"),
) -> dict[str, Any]:
    """A report as `eval translations` writes it; scores rise from system to system, TER with them."""

    def interval(place: int, id: str) -> dict[str, float]:
        scale = 100 if id == "comet" else 1
        return {"score": (50.5 + place) / scale, "low": (49 + place) / scale, "high": (52.25 + place) / scale}

    def difference(place: int, id: str) -> dict[str, float]:
        low, high = (0.001, 0.02) if place % 2 else (0.6, 0.7)
        scale = 100 if id == "comet" else 1
        return {
            "difference": place / scale,
            "low": -0.25 / scale,
            "high": 2 * place / scale,
            "p_bootstrap": low,
            "p_randomisation": high,
        }

    def scores(place: int) -> dict[str, dict[str, float]]:
        return {id: interval(place, id) for id in metrics}

    def groups(*labels: tuple[str, int]) -> list[dict[str, Any]]:
        by_name = {name: scores(place) for place, name in enumerate(systems)}
        return [{"label": label, "rows": count, "scores": deepcopy(by_name)} for label, count in labels]

    def sentence(row: int) -> dict[str, Any]:
        text = ENGLISH[row % 4]
        return {
            "id": row + 1,
            "place": f"line {row + 1}",
            "source": HINDI[row % 4],
            "references": [text],
            "domain": ("floods", "trains")[row % 2],
            "systems": {
                name: {
                    "text": f"{text} By {name}.",
                    "scores": {
                        id: 0.5 if id == "comet" else float((37 * row + 11 * place * (row % 3)) % 100) for id in metrics
                    },
                    "flags": ["numbers"] if place == 1 and row % 4 == 3 else [],
                    "reasons": ["Numbers differ (not in the English: 31)."] if place == 1 and row % 4 == 3 else [],
                }
                for place, name in enumerate(systems)
            },
        }

    return {
        "kind": "translations",
        "khabar": "0.1.0",
        "created": "2026-11-25T01:00:00+00:00",
        "command": ["translations", "--source", "my hindi.txt"],
        "git": {"revision": "0123456789abcdef", "changed": True},
        "machine": {"processor": "A processor", "cores": 2, "memory_gib": 7.8, "system": "Linux", "python": "3.11.2"},
        "libraries": {"sacrebleu": "2.6.0"},
        "data": {
            "name": "hi.txt, en.txt",
            "rows": rows,
            "unit": "sentence",
            "references": 1,
            "dropped": ["line 7"],
            "sha256": "ab" * 32,
        },
        "statistics": {"resamples": 1000, "trials": 10000, "seed": 12345, "level": 95},
        "metrics": [
            {"id": id, "name": METRICS[id][0], "signature": f"{id}|nrefs:1", "higher_is_better": METRICS[id][1]}
            for id in metrics
        ],
        "systems": [
            {
                "name": name,
                "kind": "file" if place else "engine",
                "engine": None if place else {"name": name, "model": f"sha256:{'ef' * 32}", "runtime": "CTranslate2"},
                "file": f"{name}.txt" if place else None,
                "sha256": f"{place:02d}" * 32,
                "decoding": None if place else {"beam": 2, "length_penalty": 1.0},
                "scores": scores(place),
                "against": {id: difference(place, id) for id in metrics} if place else None,
                "checks": {
                    "numbers right": {"count": 1 - place % 2, "of": 1},
                    "places, days kept": {"count": 0, "of": 0},
                    "loops": {"count": 0, "of": rows},
                    "doubtful": {"count": place % 2, "of": 1999},
                },
                "speed": None
                if place
                else {
                    "seconds": 251.2,
                    "sentences_per_second": 3.97,
                    "words_per_second": 88.0,
                    "load_seconds": 0.6,
                    "peak_mib": None,
                },
                "warnings": ["2 rows are empty"] if place == 1 else [],
            }
            for place, name in enumerate(systems)
        ],
        "warnings": ["fewer than 30 rows: take care"] if rows < 30 else [],
        "breakdown": [
            {"name": "length", "title": "Words", "ordered": True, "groups": groups(("1–10", 12), ("11–20", 40))},
            {"name": "numbers", "title": "Numbers", "ordered": False, "groups": groups(("with", 30), ("without", 29))},
            {"name": "names", "title": "Names", "ordered": False, "groups": groups(("with", 1200), ("without", 31))},
        ],
        "sentences": [sentence(row) for row in range(rows)],
        "worst": {},
        "different": [],
    }


class Document(HTMLParser):
    """Elements with their attributes and text; fails where tags do not match."""

    VOID = frozenset({"meta", "input"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def count(self, tag: str) -> int:
        return sum(one == tag for one, _ in self.tags)

    def text(self) -> str:
        """What is read, words apart."""
        shown = " ".join(data for tag, data in self.texts if tag not in ("script", "style"))
        return re.sub(r"\s+", " ", shown)


def rows_of(html: str, caption: str) -> list[list[str]]:
    """The text of the cells of the first table whose caption begins so."""
    (table, *_) = re.findall(rf"<table[^>]*><caption><span>{re.escape(caption)}.*?</table>", html, re.DOTALL)
    return [
        [
            re.sub(r"\s+", " ", Document(cell).text()).strip()
            for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row, re.DOTALL)
        ]
        for row in re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    ]


def unpacked(html: str) -> dict[str, Any]:
    (packed,) = re.findall(r'id="data">([^<]*)<', html)
    data: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed)))
    return data


def all_tables(html: str) -> list[list[list[str]]]:
    tables = re.findall(r"<table.*?</table>", html, re.DOTALL)
    return [
        [
            [Document(cell).text().strip() for cell in re.findall(r"<t[hd][ >].*?</t[hd]>", row)]
            for row in re.findall(r"<tr.*?</tr>", table)
        ]
        for table in tables
    ]


def bullets() -> dict[str, Any]:
    """A report as `eval summaries` writes it, with a system, a metric and checks that it may get."""

    def system(mean: float) -> dict[str, Any]:
        scores = {id: {"mean": mean, "low": mean - 1, "high": mean + 1} for id in ("rouge1", "rougeL", "novel")}
        return scores | {
            "words": 61.25,
            "ms": 3.0,
            "checks": {"numbers and names in the source": {"count": 9, "of": 10}},
        }

    def difference(mean: float, p: float) -> dict[str, dict[str, float]]:
        return {id: {"mean": mean, "low": mean - 1, "high": mean + 1, "p": p} for id in ("rouge1", "rougeL", "novel")}

    return {
        "signature": "rouge_score 0.1.2 | 20 articles",
        "data": {"name": "news.jsonl", "articles": 20, "sha256": "cd" * 32},
        "systems": {"ours, default": system(42.5), "lead-3": system(40.0), "TextRank": system(39.0)},
        "differences": {"ours, default": difference(2.5, 0.01), "TextRank": difference(-1.0, 0.4)},
    }
