"""Datelines: place, day and agency before a report, and sentences that only begin like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import dateline
from translate.dateline import Dateline

REST = "नगर निगम ने झील साफ की।"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("सियोल, 25 अप्रैल (एजेंसी) :", Dateline("सियोल", "25 अप्रैल", "एजेंसी")),
        ("नयी दिल्ली, तीन मई (भाषा)", Dateline("नयी दिल्ली", "तीन मई", "भाषा")),
        ("लखनऊ, 3 मई 2024 (ब्यूरो)।", Dateline("लखनऊ", "3 मई 2024", "ब्यूरो")),
        ("लखनऊ/नई दिल्ली, 3 मई (पीटीआई) -", Dateline("लखनऊ/नई दिल्ली", "3 मई", "पीटीआई")),
        ("रामपुर खास, 3 मई (एजेंसी):", Dateline("रामपुर खास", "3 मई", "एजेंसी")),
        ("पटना, 3 मई:", Dateline("पटना", "3 मई")),
        ("मुंबई (एएनआई):", Dateline("मुंबई", None, "एएनआई")),
        ("एजेंसी, नई दिल्ली।", Dateline("नई दिल्ली", None, "एजेंसी")),
        ("जागरण संवाददाता, मेरठ।", Dateline("मेरठ", None, "जागरण संवाददाता")),
        ("नई दिल्ली, एजेंसी।", Dateline("नई दिल्ली", None, "एजेंसी")),
        ("जयपुर।", Dateline("जयपुर")),
        ("गाज़ा –", Dateline("गाज़ा")),
    ],
)
def test_a_dateline_is_cut_off_its_text(opening: str, expected: Dateline) -> None:
    assert dateline.split(f"{opening} {REST}") == (expected, REST)
    assert dateline.split(opening) == (expected, "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        REST,
        "नई दिल्ली में बैठक हुई।",
        "सोमवार, 3 मई: बैठक हुई।",
        "मंत्री (भाषा): बैठक हुई।",
        "राम: बैठक हुई।",
        "मेरठ- बुलंदशहर मार्ग पर जाम लगा।",
        "उन्होंने कहा, 3 मई (एजेंसी) को बैठक हुई।",
        "हिंदी (भाषा): सीखें।",
        "जयपुर को, 3 मई (एजेंसी): देखें।",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline.split(text) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("एजेंसी, नई दिल्ली", Dateline("नई दिल्ली", None, "एजेंसी")),
        ("जागरण संवाददाता", Dateline(None, None, "जागरण संवाददाता")),
        ("टीम डिजिटल", Dateline(None, None, "टीम डिजिटल")),
        ("नई दिल्ली", None),
        ("एजेंसी ने बताया", None),
        ("एजेंसी, उन्होंने कहा", None),
        ("", None),
    ],
)
def test_a_credit_is_a_line_of_its_own(line: str, expected: Dateline | None) -> None:
    assert dateline.credit(line) == expected


@given(st.text() | st.lists(st.sampled_from(["पटना", "3 मई", "(एजेंसी)", *" ,:।/-.()"])).map("".join))
@settings(deadline=None)
def test_any_text_can_be_split_and_its_end_is_kept(text: str) -> None:
    found = dateline.split(text)
    assert found is None or text.strip().endswith(found[1])
