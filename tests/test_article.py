"""From a copied page to an article: what is taken for what, what is dropped, and that nothing is lost.

Each file of tests/pages is a page with a mark before each line: C category, H headline, D date, L dateline (and text
after it), T text, - dropped. Each file of tests/texts is no news page, and all of it is text.
"""

from __future__ import annotations

import datetime
import time
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import Article, Dateline, parse
from translate.blocks import Role
from translate.layout import layout
from translate.lines import clean

PAGES = sorted(Path(__file__).parent.glob("pages/*.txt"))
TEXTS = sorted(Path(__file__).parent.glob("texts/*.txt"))
MARKS = {
    "C": {Role.CATEGORY},
    "H": {Role.HEADLINE},
    "D": {Role.DATE},
    "L": {Role.DATELINE, Role.TEXT},
    "T": {Role.TEXT},
    "-": {Role.DROPPED},
}


def page(name: str) -> str:
    marked = (Path(__file__).parent / "pages" / f"{name}.txt").read_text(encoding="utf-8")
    return "\n".join(line[2:] for line in marked.splitlines())


def roles(text: str) -> dict[int, set[Role]]:
    found: dict[int, set[Role]] = {}
    for block in layout(text):
        for line in block.lines:
            found.setdefault(line, set()).add(block.role)
    return found


# Lines as pages have them, to be put together in any order.
LINES = sorted(
    {line for path in PAGES for line in page(path.stem).splitlines()} | {"--%>", "&nbsp;", "\u200b", "25 अप्रैल"}
)
SHUFFLED = st.lists(st.sampled_from(LINES), max_size=30).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(lines))
)
ANY = (
    SHUFFLED
    | st.text()
    | st.lists(st.sampled_from([*"क।,:|>-/(1[#&;\n\u2028 ", "शेयर", "More News", "25 मई 2024"])).map("".join)
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_each_line_of_a_page_is_taken_for_what_it_is(path: Path) -> None:
    marked = path.read_text(encoding="utf-8").splitlines()
    found = roles(page(path.stem))
    wrong = {line: found[i] for i, line in enumerate(marked) if line and not _agrees(line, found[i])}
    assert not wrong


def _agrees(marked: str, found: set[Role]) -> bool:
    return found <= MARKS[marked[0]] and (marked[0] != "L" or Role.DATELINE in found)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_no_news_page_comes_through_unharmed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = parse(text)
    assert article == Article(None, None, None, None, article.paragraphs)
    assert " ".join(article.paragraphs).split() == text.split()


def test_the_issues_own_page(shared: Path) -> None:
    text = (shared / "articles/north-korea-russia.txt").read_text(encoding="utf-8")
    article = parse(text)
    lines = [line for line in text.splitlines() if line.strip()]
    assert article.category == "International"
    assert article.headline == lines[1]
    assert article.date == datetime.date(2024, 4, 25)
    assert article.dateline == Dateline("सियोल", "25 अप्रैल", "एजेंसी")
    assert list(article.paragraphs) == [lines[3].removeprefix("सियोल, 25 अप्रैल (एजेंसी) : "), *lines[4:8]]
    assert len(article.dropped) == 13
    assert sum(len(dropped.lines) for dropped in article.dropped) == len(lines) - 8


def test_a_page_of_every_part() -> None:
    article = parse(page("portal"))
    assert article.category == "मौसम"  # from the breadcrumb
    assert article.date == datetime.date(2025, 7, 14)
    assert article.dateline == Dateline("गुवाहाटी")
    assert article.paragraphs[1].startswith("असम में पिछले दो दिन से")
    reasons = {dropped.text: dropped.reason for dropped in article.dropped}
    assert reasons["वीडियो"] == "site menu"  # a section nobody listed, between those that are
    assert reasons["Written by: मनोज बरुआ"] == "byline"
    assert reasons["चाय बागानों को 200 करोड़ का नुकसान"] == "link to another story"
    assert reasons["बाढ़ राहत"] == "tags"


def test_lines_that_a_margin_broke_are_joined() -> None:
    first, second = parse(page("wrapped")).paragraphs
    assert first.startswith("मध्य प्रदेश ने इस साल गेहूं की सरकारी खरीद में पंजाब को पीछे")
    assert second.endswith("जिन किसानों का पंजीयन नहीं हुआ है, वे दस मई तक करा सकते हैं।")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("By रेखा नायर, 2 नवंबर 2024", datetime.date(2024, 11, 2)),
        ("पटना, 2 नवंबर 2024 (एजेंसी):", datetime.date(2024, 11, 2)),
        ("2 नवंबर", None),
    ],
)
def test_the_date_may_stand_beside_a_name_or_in_the_dateline(line: str, date: datetime.date | None) -> None:
    text = f"नहर में पानी छोड़ा गया\n{line}\nसिंचाई विभाग ने नहर में पानी छोड़ दिया है। इससे सौ गांवों को लाभ होगा।"
    assert parse(text).date == date


def test_sentences_are_numbered_from_the_headline_through_the_paragraphs() -> None:
    segments = parse(page("undated")).segments()
    assert [(segment.id, segment.paragraph) for segment in segments] == [(0, None), (1, 0), (2, 0), (3, 1), (4, 2)]
    assert segments[0].source == "मेट्रो की नई लाइन पर पहला परीक्षण सफल"


def test_a_dropped_text_and_its_repeats_are_one_entry_with_all_their_lines() -> None:
    text = page("agency")
    entry = next(dropped for dropped in parse(text).dropped if dropped.text.startswith("पेरू"))
    assert len(entry.lines) == 2
    assert {text.splitlines()[line] for line in entry.lines} == {entry.text}


def test_a_kept_line_comes_back_in_its_place() -> None:
    text = page("portal")
    before, advert = parse(text), text.splitlines().index("विज्ञापन")
    after = parse(text, keep={advert})
    assert after.paragraphs == (*before.paragraphs[:2], "विज्ञापन", *before.paragraphs[2:])
    assert "विज्ञापन" not in [dropped.text for dropped in after.dropped]


@given(ANY)
@settings(deadline=None)
def test_every_line_that_is_not_blank_is_in_one_block(text: str) -> None:
    blocks = layout(text)
    numbers = list(chain.from_iterable(block.lines for block in blocks))
    assert sorted(set(numbers)) == [number for number, line in enumerate(clean(text)) if line]
    for block, following in pairwise(blocks):
        assert block.lines[-1] < following.lines[0] or (block.role, following.role) == (Role.DATELINE, Role.TEXT)


@given(ANY)
@settings(deadline=None)
def test_no_character_is_lost(text: str) -> None:
    blocks = layout(text)
    assert "".join(block.text for block in blocks).replace(" ", "") == "".join(clean(text)).replace(" ", "")
    article = parse(text)
    assert list(article.paragraphs) == [block.text for block in blocks if block.role is Role.TEXT]
    assert {d.text for d in article.dropped} == {block.text for block in blocks if block.role is Role.DROPPED}


@given(SHUFFLED, st.sets(st.integers(0, 60)))
@settings(deadline=None)
def test_keeping_lines_changes_nothing_else(text: str, keep: set[int]) -> None:
    before, after = parse(text), parse(text, keep=keep)
    for part in ("category", "headline", "date", "dateline"):
        assert getattr(after, part) == getattr(before, part)
    left = iter(after.paragraphs)
    assert all(paragraph in left for paragraph in before.paragraphs)  # in the same order
    lost = len(before.paragraphs) + sum(len(d.lines) for d in before.dropped)
    assert len(after.paragraphs) + sum(len(d.lines) for d in after.dropped) == lost
    assert keep.isdisjoint(line for dropped in after.dropped for line in dropped.lines)


@given(SHUFFLED)
@settings(deadline=None)
def test_a_sentence_is_never_dropped(text: str) -> None:
    comments = any(line in ("2 घंटे पहले", "5 hours ago") for line in text.splitlines())
    assert comments or not [d for d in parse(text).dropped if d.text.endswith("है।") and "हमारे" not in d.text]


@given(st.text(max_size=40))
@settings(deadline=None)
def test_something_is_left_of_any_text(text: str) -> None:
    article = parse(f"{text}\nविज्ञापन")
    assert article.paragraphs or article.headline


@pytest.mark.parametrize(
    "unit",
    [
        "बारिश थमते ही खेल शुरू हुआ। ",
        "कल आज\n",
        "More News\nक ख ग\n",
        "Comments\n",
        "&",
        "क - ",
        "क > ",
        "((",
        "1.1:1-",
        "क ख/ग घ,",
        "क: ख\n",
    ],
)
def test_a_megabyte_takes_about_a_second(unit: str) -> None:
    """Time that grows with the square of the length would be minutes here; the bound leaves room for a busy machine."""
    line = unit if unit.endswith("\n") else unit * (280 // len(unit)) + "\n"
    text = line * (1_000_000 // len(line)) + "ट्रेन समय पर आई और यात्री चढ़ गए। वह अगले स्टेशन पर दस मिनट रुकी।"
    started = time.process_time()
    parse(text)
    assert time.process_time() - started < 8


def test_halves_of_surrogate_pairs_go() -> None:
    assert parse("वह \ud800 आया।").paragraphs == ("वह आया।",)
