"""Summaries as a whole: which sentences become bullets, what becomes of them, and what always holds."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize import Bullet, summarize
from summarize.bullets import FEWEST, MOST, default_count
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


COUNTS = st.one_of(st.none(), st.integers(1, 9))


@given(articles(), COUNTS)
def test_ids_exist_in_order_and_no_sentence_comes_twice(sentences: list[Sentence], count: int | None) -> None:
    bullets = summarize(sentences, count=count)
    ids = {sentence.id for sentence in sentences}
    assert all(bullet.sentences and set(bullet.sentences) <= ids for bullet in bullets)
    assert all(list(bullet.sentences) == sorted(set(bullet.sentences)) for bullet in bullets)
    own = [bullet.sentences[-1] for bullet in bullets]
    assert own == sorted(set(own))
    assert len({bullet.text for bullet in bullets}) == len(bullets)


@given(articles(), COUNTS)
def test_there_are_bullets_if_anything_was_translated(sentences: list[Sentence], count: int | None) -> None:
    bullets = summarize(sentences, count=count)
    readable = any(map(str.isalnum, "".join(sentence.translation for sentence in sentences)))
    assert bool(bullets) == readable
    assert len(bullets) <= (count or MOST)
    assert all(any(map(str.isalnum, bullet.text)) for bullet in bullets)


@given(articles(), COUNTS)
def test_the_same_sentences_give_the_same_bullets(sentences: list[Sentence], count: int | None) -> None:
    assert summarize(sentences, count=count) == summarize(tuple(replace(s) for s in sentences), count=count)


@settings(max_examples=300)
@given(st.lists(NEWSLIKE, max_size=12))
def test_every_number_and_name_comes_from_the_sentences_named(texts: list[str]) -> None:
    sentences = article(*texts)
    source = {sentence.id: sentence.translation for sentence in sentences}
    for bullet in summarize(sentences, count=12):
        allowed = re.findall(r"\w+", " ".join(source[one] for one in bullet.sentences))
        first, *rest = re.findall(r"\w+", bullet.text)
        assert first.lower() in {word.lower() for word in allowed}
        for word in rest:
            assert word in allowed or word == "s"


@given(articles())
def test_no_bullet_holds_a_dateline_a_line_break_or_a_connective(sentences: list[Sentence]) -> None:
    for bullet in summarize(sentences):
        assert not re.match(r"Patna, May|However, |But |•", bullet.text)
        assert "\n" not in bullet.text


def test_bullets_read_alone() -> None:
    assert summarize(article(*FLOOD), count=4) == [
        Bullet("The Ganga rose by 2 metres in Patna on Friday.", (1,)),
        Bullet("Chief Minister Nitish Kumar visited three camps in the city.", (2,)),
        Bullet("Nitish Kumar said that 400 boats would be sent.", (2, 3)),
        Bullet("The boats reached only 12 villages by the evening.", (4,)),
    ]


def test_quoted_words_keep_their_but_and_get_their_lost_mark_back() -> None:
    text = "“But the boats will come by night, the minister said in Patna."
    assert summarize(article(text)) == [Bullet(text + "”", (1,))]


def test_a_name_reaches_through_a_chain_of_pronouns() -> None:
    chain = article(
        "Chief Minister Nitish Kumar visited three camps in the city.",
        "He said that food had come.",
        "He also said that 400 boats would be sent to the villages by night.",
    )
    assert summarize(chain, count=3)[2] == Bullet(
        "Nitish Kumar said that 400 boats would be sent to the villages by night.", (1, 3)
    )


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
    assert summarize([named, pronoun])[-1] == Bullet("He said that boats would be sent.", (2,))


def test_nothing_gives_nothing() -> None:
    assert summarize([]) == []
    assert summarize(article("", " ", "***")) == []


def test_one_sentence_is_its_own_summary() -> None:
    assert summarize(article("the river rose")) == [Bullet("The river rose.", (1,))]


def test_a_headline_alone_becomes_the_bullet() -> None:
    assert summarize([Sentence(0, "", "River rises")]) == [Bullet("River rises.", (0,))]


def test_a_headline_steers_but_is_no_bullet() -> None:
    body = article(*FLOOD)
    headline = Sentence(0, "", "Railway stops 31 trains from Patna to Mokama")
    assert (6,) not in [bullet.sentences for bullet in summarize(body, count=4)]
    steered = summarize([headline, *body], count=4)
    assert (6,) in [bullet.sentences for bullet in steered]
    assert steered == summarize(body, headline=headline.translation, count=4)


@pytest.mark.parametrize("headline", [None, "", "  "])
def test_a_blank_headline_is_none(headline: str | None) -> None:
    assert summarize(article(*FLOOD), headline=headline) == summarize(article(*FLOOD))


def test_the_count_is_the_callers() -> None:
    assert [len(summarize(article(*FLOOD), count=count)) for count in (1, 3, 5, 99)] == [1, 3, 5, 8]
    with pytest.raises(ValueError, match="at least 1"):
        summarize(article(*FLOOD), count=0)


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
    assert place + 1 not in [bullet.sentences[-1] for bullet in summarize(sentences, count=3)]


@pytest.mark.parametrize("code", CODES)
def test_where_all_are_doubtful_there_are_bullets_still(code: str) -> None:
    assert len(summarize([flagged(sentence, code) for sentence in article(*FLOOD)], count=3)) == 3


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
