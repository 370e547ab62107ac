"""Several articles' bullets as one list: what is a repeat, what is not, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize import Bullet
from summarize.several import BEYOND, Point, merged
from translate import Flag, Sentence


def bullets(*texts: str) -> list[Bullet]:
    return [Bullet(text, (number,)) for number, text in enumerate(texts, start=1)]


def told(points: list[Point]) -> list[tuple[str, tuple[str, ...]]]:
    return [(point.text, point.articles) for point in points]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Twelve people died when a bridge fell near Pune on Tuesday.", "A bridge fell near Pune, killing 12 people."),
        ("India beat Pakistan by six wickets in Colombo.", "India beat Pakistan by 6 wickets."),
        ("15 people were killed and 30 injured in the crash.", "15 people died in the crash and 30 were injured."),
        ("Prime Minister Narendra Modi opened the new bridge on Monday.", "Modi opened the new bridge over the river."),
        ("The state will spend 25 million rupees on cleaning the lake.", "The state will spend 2.5 crore rupees this year on cleaning the lake."),
        ("Schools in Patna will stay closed until Friday because of the cold.", "Because of the cold, schools in Patna remain closed until Friday."),
        ("The match was called off because of rain.", "Rain forced the match to be called off."),
        ("Firefighters took four hours to put out the blaze.", "It took firefighters four hours to put the blaze out."),
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_one_point(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        points = merged({"a": bullets(first), "b": bullets(second)})
        assert [set(point.articles) for point in points] == [{"a", "b"}]
        assert [made.bullet.text for made in points[0].told].count(one) == 1
        assert [made.bullet.text for made in points[0].told].count(other) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 people died when a bridge fell near Pune.", "15 people died when a bridge fell near Pune."),
        ("12 people died when a bridge fell near Pune.", "12 people died when a bridge fell near Nagpur."),
        ("India beat Pakistan by six wickets.", "Pakistan beat India by six wickets."),
        ("3 workers died and 5 were hurt in the fire.", "5 workers died and 3 were hurt in the fire."),
        ("The long bill passed in the assembly.", "The long bill did not pass in the assembly."),
        ("Narendra Modi opened the new bridge.", "Rahul Gandhi said Modi opened the new bridge."),
        ("Police arrested two men for the theft.", "Police released two men after the theft."),
        ("Schools in Patna will stay closed until Friday.", "Schools in Patna will stay closed until Monday."),
        ("Onion prices rose to 60 rupees a kilo.", "Onion prices fell to 60 rupees a kilo."),
        ("Sharma opened the new hospital ward.", "Verma opened the new hospital ward."),
        ("The match was called off because of rain.", "The match began late because of rain."),
    ],
)
def test_what_may_be_another_fact_stays_another_point(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert told(merged({"a": bullets(first), "b": bullets(second)})) == [(first, ("a",)), (second, ("b",))]


def test_what_more_articles_tell_comes_first_and_then_they_take_turns() -> None:
    points = merged(
        {
            "a": bullets("Farmers sow wheat early.", "Trains to Surat run late.", "A dam cracked in Kota."),
            "b": bullets("Nurses went on strike.", "A dam cracked in Kota.", "Rents rise again."),
        }
    )
    assert told(points) == [
        ("A dam cracked in Kota.", ("a", "b")),
        ("Farmers sow wheat early.", ("a",)),
        ("Nurses went on strike.", ("b",)),
        ("Trains to Surat run late.", ("a",)),
        ("Rents rise again.", ("b",)),
    ]


def test_points_that_do_not_agree_stand_beside_each_other() -> None:
    points = merged(
        {
            "a": bullets("The bridge near Pune fell and 12 died.", "The army sent boats to Pune."),
            "b": bullets("Schools are shut today.", "The bridge near Pune fell and 15 died."),
        }
    )
    texts = [point.text for point in points]
    assert texts[:2] == ["The bridge near Pune fell and 12 died.", "The bridge near Pune fell and 15 died."]


def test_the_words_are_the_undoubted_ones_and_then_those_that_say_most() -> None:
    short, long = "Rao opened the new mill.", "Rao opened the new mill in Surat on Monday."
    assert merged({"a": bullets(short), "b": bullets(long)})[0].text == long
    doubtful = [Bullet(long, (1,), flags=(Flag("names", "Surat is not in the source."),))]
    (point,) = merged({"a": bullets(short), "b": doubtful})
    assert (point.text, point.articles) == (short, ("a", "b"))


def test_a_sentence_that_became_no_bullet_tells_a_point_too() -> None:
    sentences = {
        "a": [Sentence(1, "", "Rao opened the new mill.")],
        "b": [
            Sentence(1, "", "Rains came."),
            Sentence(2, "", "Rao opened the mill?", flags=(Flag("loop", "It repeats."),)),
            Sentence(3, "", "On Monday Rao opened the new mill."),
        ],
    }
    points = merged({"a": bullets("Rao opened the new mill."), "b": bullets("Rains came.")}, sentences=sentences)
    assert told(points) == [("Rao opened the new mill.", ("a", "b")), ("Rains came.", ("b",))]
    bullet = points[0].told[1].bullet
    assert (bullet.sentences, bullet.support[0].spans) == ((3,), ((0, 33),))


def test_one_article_is_not_merged_with_itself() -> None:
    assert len(merged({"a": bullets("Rain fell in Goa.", "Rain fell in Goa.")})) == 2


def test_count_and_words_are_kept_and_without_a_count_each_article_has_its_say() -> None:
    articles = {name: bullets(*(f"{name} {noun} news here." for noun in ("Mango", "Cotton", "Onion", "Sugar"))) for name in "PQRSTU"}  # fmt: skip
    points = merged(articles)
    assert len(points) == len(articles) + BEYOND
    assert {name for point in points for name in point.articles} == set(articles)
    assert len(merged(articles, count=2)) == 2
    assert sum(len(point.text.split()) for point in merged(articles, words=9)) == 8
    assert len(merged(articles, words=1)) == 1
    assert merged({}) == merged({"a": []}) == []


@pytest.mark.parametrize(("count", "words"), [(0, None), (-1, None), (None, 0), (None, -5)])
def test_no_points_at_all_cannot_be_asked_for(count: int | None, words: int | None) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        merged({"a": bullets("Rain fell in Goa.")}, count=count, words=words)


def test_of_many_sentences_those_that_say_the_same_are_found() -> None:
    sentences = {
        name: [Sentence(n, "", f"Mill{n} of {name} sold cotton to weaver{n}.") for n in range(1, 500)]
        for name in ("p", "q", "r")
    }
    same = Sentence(500, "", "The dam in Kota cracked on Friday.")
    points = merged(
        {"p": bullets("A dam cracked in Kota."), "q": bullets("Nurses went on strike."), "r": []},
        sentences={name: [*some, same] for name, some in sentences.items()},
    )
    assert [(one.article, one.bullet.sentences) for one in points[0].told] == [
        ("p", (1,)),
        ("q", (500,)),
        ("r", (500,)),
    ]


TEXTS = st.lists(
    st.sampled_from(["Rain", "fell", "in", "Goa", "12", "15", "died", "not", "Rao", "dam", "the", "said", ".", "?"]),
    min_size=1,
    max_size=8,
).map(" ".join)


@given(st.dictionaries(st.sampled_from("abcd"), st.lists(TEXTS, max_size=4)))
def test_every_bullet_is_told_once_and_nothing_is_made_up(texts: dict[str, list[str]]) -> None:
    articles = {name: bullets(*some) for name, some in texts.items()}
    points = merged(articles, count=1000)
    assert points == merged(articles, count=1000)
    given_ = sorted((name, bullet.text, bullet.sentences) for name, some in articles.items() for bullet in some)
    assert given_ == sorted((t.article, t.bullet.text, t.bullet.sentences) for point in points for t in point.told)
    for point in points:
        assert len(set(point.articles)) == len(point.articles)
