"""Summaries as a whole: which sentences become bullets, what becomes of them, and what always holds."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import Brief, Bullet, summarize, tldr
from summarize.bullets import FEWEST, LINE, MOST, default_count
from translate import Flag, Sentence

FLOOD = (
    "Patna, July 12 (Agency): The Ganga rose by 2 metres in Patna on Friday, officials said.",
    "Chief Minister Nitish Kumar visited three camps in the city.",
    "He also said that 400 boats would be sent.",
    "However, the boats reached only 12 villages by the evening.",
    "Schools in Patna and Gaya will stay closed until Monday.",
    "The railway stopped 31 trains between Patna and Mokama.",
    "What will the farmers do?",
    "Wheat stocks worth ₹25 crore were moved to dry ground.",
)
CODES = ("empty", "loop", "too-short", "too-long", "numbers", "protected", "devanagari")


def article(*texts: str, first: int = 1) -> list[Sentence]:
    return [Sentence(place, "", text, paragraph=place // 3) for place, text in enumerate(texts, start=first)]


def said(bullets: list[Bullet]) -> list[tuple[str, tuple[int, ...]]]:
    """Without their support, which has tests of its own."""
    return [(bullet.text, bullet.sentences) for bullet in bullets]


def flagged(sentence: Sentence, code: str = "numbers") -> Sentence:
    return replace(sentence, flags=(Flag(code, "A doubt."),))


# Newslike sentences out of phrases, so that names, numbers, pronouns, sources and quotes meet in every order.
NEWSLIKE = st.builds(
    lambda opening, subject, verb, rest, end: f"{opening}{subject} {verb} {rest}{end}",
    st.sampled_from(["", "However, ", "Patna, May 5 (PTI): ", "But ", "“", "On Monday ", "• "]),
    st.sampled_from(
        [
            "Prime Minister Narendra Modi",
            "He",
            "She also",
            "His brother",
            "They",
            "iPhone sales",
            "Dr. Seema Rao",
            "12 men",
        ]
    ),
    st.sampled_from(["said", "won", "opened", "told", "lost"]),
    st.sampled_from(["3.5 crore", "the bridge in Goa", "that 7 died", "Sunil Sharma's vote", "", "$1.153 billion"]),
    st.sampled_from([".", "", ", officials said.", ", he said.", "।", "?", ".”", " ..."]),
)
TRANSLATIONS = st.one_of(
    NEWSLIKE, NEWSLIKE, NEWSLIKE, st.sampled_from(["", " ", "***", "…", "ok", "Ok."]), st.text(max_size=30)
)
FLAGS = st.lists(st.sampled_from(CODES), max_size=2, unique=True).map(
    lambda c: tuple(Flag(code, "A doubt.") for code in c)
)


@st.composite
def articles(draw: st.DrawFn) -> list[Sentence]:
    count = draw(st.integers(0, 25))
    paragraph = 0
    sentences = []
    for number in range(draw(st.integers(0, 1)), count):
        paragraph += draw(st.integers(0, 2))
        place = None if number == 0 else paragraph
        sentences.append(Sentence(number, "", draw(TRANSLATIONS), 0.0, draw(st.one_of(st.just(()), FLAGS)), place))
    return sentences


BRIEFS = st.builds(
    Brief,
    count=st.one_of(st.none(), st.integers(1, 9)),
    words=st.one_of(st.none(), st.none(), st.integers(1, 80)),
    about=st.sampled_from(["", "", "bridges", "Modi, sales", "cricket", "?"]),
    headline=st.booleans(),
)


@given(articles(), BRIEFS)
def test_ids_exist_in_order_and_no_sentence_comes_twice(sentences: list[Sentence], brief: Brief) -> None:
    bullets = summarize(sentences, brief)
    ids = {sentence.id for sentence in sentences}
    assert all(bullet.sentences and set(bullet.sentences) <= ids for bullet in bullets)
    assert all(list(bullet.sentences) == sorted(set(bullet.sentences)) for bullet in bullets)
    own = [bullet.sentences[-1] for bullet in bullets]
    assert own == sorted(set(own))
    assert len({bullet.text for bullet in bullets}) == len(bullets)


@given(articles(), BRIEFS)
def test_there_are_bullets_if_anything_was_translated(sentences: list[Sentence], brief: Brief) -> None:
    bullets = summarize(sentences, brief)
    readable = any(map(str.isalnum, "".join(sentence.translation for sentence in sentences)))
    assert bool(bullets) == readable
    assert len(bullets) <= (brief.count or (len(sentences) if brief.words else MOST))
    assert all(any(map(str.isalnum, bullet.text)) for bullet in bullets)
    if brief.words and len(bullets) > 1:
        assert sum(len(bullet.text.split()) for bullet in bullets) <= brief.words


@given(articles(), BRIEFS)
def test_the_same_sentences_give_the_same_bullets(sentences: list[Sentence], brief: Brief) -> None:
    assert summarize(sentences, brief) == summarize(tuple(replace(s) for s in sentences), brief)


@settings(max_examples=300)
@given(st.lists(NEWSLIKE, max_size=12))
def test_every_number_and_name_comes_from_the_sentences_named(texts: list[str]) -> None:
    sentences = article(*texts)
    source = {sentence.id: sentence.translation for sentence in sentences}
    for bullet in summarize(sentences, Brief(count=12)):
        allowed = re.findall(r"\w+", " ".join(source[one] for one in bullet.sentences))
        first, *rest = re.findall(r"\w+", bullet.text)
        assert first.lower() in {word.lower() for word in allowed}
        for word in rest:
            assert word in allowed or word == "s" or (word in ("and", "that") and len(bullet.sentences) > 1)


@given(articles())
def test_no_bullet_holds_a_dateline_a_line_break_or_a_connective(sentences: list[Sentence]) -> None:
    for bullet in summarize(sentences):
        assert not re.match(r"Patna, May|However, |But |•", bullet.text)
        assert "\n" not in bullet.text


def test_bullets_read_alone() -> None:
    assert said(summarize(article(*FLOOD), Brief(count=4))) == [
        ("The Ganga rose by 2 metres in Patna on Friday.", (1,)),
        ("Chief Minister Nitish Kumar visited three camps in the city and said that 400 boats would be sent.", (2, 3)),
        ("The boats reached only 12 villages by the evening.", (4,)),
        ("The railway stopped 31 trains between Patna and Mokama.", (6,)),
    ]


def test_quoted_words_keep_their_but_and_get_their_lost_mark_back() -> None:
    text = "“But the boats will come by night, the minister said in Patna."
    assert said(summarize(article(text))) == [(text + "”", (1,))]


def test_a_name_reaches_through_a_chain_of_pronouns() -> None:
    chain = article(
        "Chief Minister Nitish Kumar visited three camps in the city.",
        "He said that food had come.",
        "He also said that 400 boats would be sent to the villages by night.",
    )
    assert said(summarize(chain, Brief(count=3))) == [
        ("Chief Minister Nitish Kumar visited three camps in the city and said that food had come.", (1, 2)),
        ("Nitish Kumar said that 400 boats would be sent to the villages by night.", (1, 3)),
    ]


@pytest.mark.parametrize("change", ["doubt", "headline", "gap"])
def test_a_doubtful_or_distant_sentence_names_nobody(change: str) -> None:
    named, pronoun = article(
        "Chief Minister Nitish Kumar visited three camps.", "He also said that boats would be sent."
    )
    if change == "doubt":
        named = flagged(named)
    elif change == "headline":
        named = replace(named, id=0, paragraph=None)
    else:
        pronoun = replace(pronoun, paragraph=2)
    assert said(summarize([named, pronoun]))[-1] == ("He said that boats would be sent.", (2,))


def test_nothing_gives_nothing() -> None:
    assert summarize([]) == []
    assert summarize(article("", " ", "***")) == []


def test_one_sentence_is_its_own_summary() -> None:
    assert said(summarize(article("the river rose"))) == [("The river rose.", (1,))]


def test_a_headline_alone_becomes_the_bullet() -> None:
    assert said(summarize([Sentence(0, "", "River rises")])) == [("River rises.", (0,))]


def test_a_headline_steers_but_is_no_bullet() -> None:
    body = article(*FLOOD)
    headline = Sentence(0, "", "Schools in Gaya stay closed")
    assert (5,) not in [bullet.sentences for bullet in summarize(body, Brief(count=3))]
    steered = summarize([headline, *body], Brief(count=3))
    assert (5,) in [bullet.sentences for bullet in steered]
    assert steered == summarize(body, Brief(count=3), headline=headline.translation)


def test_a_headline_is_the_first_bullet_where_it_is_asked_for() -> None:
    sentences = [Sentence(0, "", "Schools in Gaya stay closed"), *article(*FLOOD)]
    bullets = summarize(sentences, Brief(count=3, headline=True))
    assert said(bullets)[0] == ("Schools in Gaya stay closed.", (0,))
    assert len(bullets) == 3
    assert (5,) not in [bullet.sentences for bullet in bullets]  # that says the same
    assert said(summarize(sentences, Brief(count=1, headline=True))) == [("Schools in Gaya stay closed.", (0,))]
    assert len(summarize(sentences[:1], Brief(headline=True))) == 1


def test_a_word_budget_holds() -> None:
    for words in (1, 9, 20, 35, 60):
        bullets = summarize(article(*FLOOD), Brief(words=words))
        assert len(bullets) == 1 or sum(len(bullet.text.split()) for bullet in bullets) <= words
    headline = Sentence(0, "", "42,000 birds came to Sonpur lake after seven years")
    for words in (5, 9, 12, 13):
        sentences = [headline, *article("Schools were closed in Patna.")]
        assert said(summarize(sentences, Brief(words=words, headline=True))) == [(headline.translation + ".", (0,))]
    assert len(summarize(sentences, Brief(words=14, headline=True))) == 2
    with pytest.raises(ValueError, match="words is 0"):
        Brief(words=0)


def test_bullets_are_about_what_is_asked() -> None:
    assert [b.sentences for b in summarize(article(*FLOOD), Brief(about="boats, wheat"))] == [(2, 3), (4,), (8,)]
    assert summarize(article(*FLOOD), Brief(about="cricket")) == summarize(article(*FLOOD))


def test_one_line_for_all() -> None:
    line = tldr(article(*FLOOD))
    assert line is not None
    assert len(line.text.split()) <= LINE
    long = " ".join(["Rain"] * 40)
    assert tldr(article(f"{long} fell in the hills of Nepal.", "Patna is under water.")) != tldr(article(long))
    assert tldr([]) is None


def test_a_headline_that_is_no_translation_is_no_bullet() -> None:
    headline = flagged(Sentence(0, "", "Modi modi modi modi."), "loop")
    assert (0,) not in [bullet.sentences for bullet in summarize([headline, *article(*FLOOD)], Brief(headline=True))]


def test_a_bullet_has_the_doubts_of_its_sentences() -> None:
    sentences = [flagged(sentence) for sentence in article(*FLOOD)]
    assert all([flag.code for flag in bullet.flags] == ["numbers"] for bullet in summarize(sentences))
    assert not any(bullet.flags for bullet in summarize(article(*FLOOD)))


def test_a_lost_day_weighs_less_than_what_the_sentence_says() -> None:
    sentences = article(*FLOOD)
    sentences[0] = flagged(sentences[0], "names")
    bullets = summarize(sentences, Brief(count=3))
    assert bullets[0].sentences == (1,)
    assert [flag.code for flag in bullets[0].flags] == ["names"]


def test_more_than_there_is_may_be_asked_for() -> None:
    assert len(summarize(article(*FLOOD), Brief(count=10**30))) == 7
    assert summarize(article("Rain " * 20_000), Brief(words=10**30))


def test_a_title_is_given_once() -> None:
    named = (
        "Prime Minister Narendra Modi opened the bridge in Gaya.",
        "The bridge is 3 km long.",
        "Prime Minister Narendra Modi laid a stone for a school in Nawada.",
    )
    assert said(summarize(article(*named)))[2][0] == "Narendra Modi laid a stone for a school in Nawada."


def test_each_bullet_says_which_words_it_rests_on() -> None:
    sentences = article(*FLOOD)
    texts = {sentence.id: sentence.translation for sentence in sentences}
    for bullet in summarize(sentences, Brief(count=5)):
        assert tuple(one.sentence for one in bullet.support) == bullet.sentences
        parts = [texts[one.sentence][start:end] for one in bullet.support for start, end in one.spans]
        assert parts
        assert len(" ".join(parts)) >= 0.7 * len(bullet.text)


@pytest.mark.parametrize("headline", [None, "", "  "])
def test_a_blank_headline_is_none(headline: str | None) -> None:
    assert summarize(article(*FLOOD), headline=headline) == summarize(article(*FLOOD))


def test_the_count_is_the_callers() -> None:
    assert [len(summarize(article(*FLOOD), Brief(count=count))) for count in (1, 3, 5, 99)] == [
        1,
        3,
        5,
        7,
    ]  # of eight sentences two become one
    with pytest.raises(ValueError, match="at least 1"):
        summarize(article(*FLOOD), Brief(count=0))


def test_the_default_count_grows_with_the_article() -> None:
    counts = [default_count(n) for n in range(1000)]
    assert counts == sorted(counts)
    assert set(counts) == set(range(FEWEST, MOST + 1))
    assert counts[20] == FEWEST


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", range(len(FLOOD)))
def test_a_doubtful_sentence_gives_way_to_clean_ones(place: int, code: str) -> None:
    sentences = article(*FLOOD)
    sentences[place] = flagged(sentences[place], code)
    assert place + 1 not in [bullet.sentences[-1] for bullet in summarize(sentences, Brief(count=3))]


@pytest.mark.parametrize("code", CODES)
def test_where_all_are_doubtful_there_are_bullets_still(code: str) -> None:
    assert len(summarize([flagged(sentence, code) for sentence in article(*FLOOD)], Brief(count=3))) == 3


def test_what_is_no_translation_is_left_out_even_where_places_stay_empty() -> None:
    sentences = article(*FLOOD[:3])
    sentences[1] = flagged(sentences[1], "loop")
    assert [bullet.sentences for bullet in summarize(sentences)] == [(1,), (3,)]


def test_a_sentence_said_twice_makes_one_bullet() -> None:
    assert len(summarize(article(FLOOD[5], "It rained all night in the hills of Nepal.", FLOOD[5]))) == 2


def test_five_thousand_sentences_take_less_than_two_seconds() -> None:
    sentences = article(*(f"{text} It was day {number} of {number % 97}." for number in range(625) for text in FLOOD))
    assert len(sentences) == 5000
    begun = time.process_time()
    assert len(summarize(sentences)) == MOST
    assert time.process_time() - begun < 2


def test_nobody_is_named_from_a_sentence_with_others_left_out_between() -> None:
    far = [
        Sentence(1, "", "Railway spokesman Suresh Nandan said that the train will have 16 coaches.", paragraph=0),
        Sentence(4, "", "He said that the bridge would open in November.", paragraph=1),
    ]
    assert summarize(far, Brief(count=2))[1].text.startswith("He said")
