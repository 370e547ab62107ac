"""HTML pages: their report as page text, or a message that says what to do."""

from __future__ import annotations

import contextlib
import datetime
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import Dateline, InputError, parse
from translate.html_page import is_html, page_text
from translate.intake import checked, read_file

PAGE = """<!DOCTYPE html>
<html lang="hi"><head><meta charset="utf-8"><title>नहर की मरम्मत पूरी, पानी छोड़ा गया | प्रभात दर्पण</title>
<meta property="og:title" content="नहर की मरम्मत पूरी, पानी छोड़ा गया">
<meta property="article:published_time" content="2024-06-04T10:30:00+05:30">
<script>var ads = "विज्ञापन";</script></head><body>
<nav><ul><li><a href="/">होम</a></li><li><a href="/desh">देश</a></li></ul></nav>
<article><h1>नहर की मरम्मत पूरी, पानी छोड़ा गया</h1>
<p>कोटा, 4 जून (एजेंसी) : सिंचाई विभाग ने <b>दाईं नहर</b> की मरम्मत
पूरी कर ली है। इस पर 2.5 करोड़ रुपये खर्च हुए।</p>
<h2>किसानों को राहत</h2>
<p>पानी मंगलवार सुबह छोड़ा गया।<br>इससे सौ गांवों को लाभ होगा।</p></article>
<aside><h3>यह भी पढ़ें</h3><a href="/x">बांध का जलस्तर बढ़ा</a></aside>
<footer>© 2019 प्रभात दर्पण</footer></body></html>"""


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


def test_the_report_of_a_page_becomes_an_article() -> None:
    article = parse(page_text(PAGE))
    assert article.headline == "नहर की मरम्मत पूरी, पानी छोड़ा गया"
    assert article.date == datetime.date(2024, 6, 4)
    assert article.dateline == Dateline("कोटा", "4 जून", "एजेंसी")
    assert article.paragraphs == (
        "सिंचाई विभाग ने दाईं नहर की मरम्मत पूरी कर ली है। इस पर 2.5 करोड़ रुपये खर्च हुए।",
        "किसानों को राहत",
        "पानी मंगलवार सुबह छोड़ा गया।",
        "इससे सौ गांवों को लाभ होगा।",
    )


def test_the_year_of_the_copyright_is_no_date() -> None:
    undated = PAGE.replace("2024-06-04T10:30:00+05:30", "")
    assert parse(page_text(undated)).date is None


def test_a_long_page_is_not_cut() -> None:
    paragraphs = [f"नहर के किलोमीटर {n} पर काम पूरा हो गया और वहां के किसानों को पानी मिलने लगा।" for n in range(400)]
    source = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in paragraphs)}</article></body></html>"
    assert page_text(source).splitlines()[-400:] == paragraphs


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>पानी आया।</p>", "पानी आया।"),
        ("<div><p>पानी आया।</p><p>किसान खुश हैं।</p></div>", "पानी आया।\nकिसान खुश हैं।"),
        ("<html><body>&#2346;&#2366;&#2344;&#2368; आया।", "पानी आया।"),
    ],
)
def test_a_small_page_is_taken_whole(source: str, text: str) -> None:
    assert page_text(source).strip() == text


@pytest.mark.parametrize(
    "source", [PAGE, f"\ufeff\n{PAGE}", f'<?xml version="1.0" encoding="utf-8"?>\n{PAGE}', f"<!-- क --> {PAGE}"]
)
def test_html_is_known_by_its_beginning(source: str) -> None:
    assert is_html(source)
    assert "दाईं नहर" in page_text(source)


@pytest.mark.parametrize("text", ["", "पानी आया।", "5 < 7", "<पानी>", "<pre-poll>", "नहर <p>"])
def test_text_is_no_html(text: str) -> None:
    assert not is_html(text)


def test_files_and_pasted_texts_may_be_html(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert read_file(path) == checked(PAGE) == page_text(PAGE)


def test_an_empty_page_is_refused() -> None:
    with pytest.raises(InputError, match="no text in this web page"):
        checked("<html><body><script>1</script></body></html>")


def test_without_trafilatura_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError, match=r"pip install 'khabar\[web\]'.*paste"):
        checked(PAGE)


@given(
    st.text()
    | st.lists(
        st.sampled_from(["<p>", "</p>", "<div>", "<", "&#0;", "\0", "पानी", "<!--", "<html>", "<table><tr><td>"])
    ).map("".join)
)
@settings(max_examples=50, deadline=None)
def test_any_html_is_read_or_refused(rest: str) -> None:
    with contextlib.suppress(InputError):
        assert page_text(f"<html>{rest}").strip()
