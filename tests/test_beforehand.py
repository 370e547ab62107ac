"""Which sentences are chosen before they are translated, and which are about what was asked, in either language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar import samples
from summarize import train_beforehand
from summarize.across import Found, find
from summarize.beforehand import (
    SENTENCE_NAMES,
    WORD_NAMES,
    Beforehand,
    Words,
    features,
    leans,
    learned,
    words,
)
from summarize.learned import Learned
from tests.test_eval_articles import write
from translate import parse
from translate.meaning import Meaning

BODY = [
    "जिला प्रशासन ने कोसी नदी पर बने पुराने पुल को 12 जून से बंद करने का फैसला किया है।",
    "पुल के तीन खंभों में दरारें मिली हैं।",
    "इससे रोज करीब 8,000 लोग आते-जाते हैं।",
    "लोक निर्माण विभाग के अभियंता दिनेश पासवान ने कहा, “मरम्मत में चार महीने लगेंगे।”",
    "तब तक लोगों को नाव से नदी पार करनी होगी।",
    "क्या नावें काफी होंगी?",
    "पास के गांव में आम की फसल इस बार अच्छी हुई है।",
]
HEADLINE = "दरारों के कारण कोसी का पुल चार महीने बंद रहेगा"


@pytest.fixture(scope="module")
def meaning() -> Meaning:
    return Meaning()


# --- the words of both languages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("गांवों में", "गांव में"),
        ("नदियों", "नदी"),
        ("ज़मीन", "जमीन"),
        ("पाँच", "पांच"),
        ("villages", "Village"),
        ("the farmer's", "the farmer"),
    ],
)
def test_a_word_is_the_same_however_it_is_bent_or_spelled(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_a_word_is_not_cut_at_its_vowel_signs() -> None:
    assert len(words("किसानों को 2,625 रुपये मिले।")) == 5
    assert words("किसानों को 2,625 रुपये मिले।")[2] == "2,625"
    assert words("*** — !") == []


def test_the_tables_fit_the_features() -> None:
    rows = [words(text) for text in BODY]
    assert Words(rows).features().shape == (len({word for row in rows for word in row}), len(WORD_NAMES))
    assert features(BODY, rows).shape == (len(BODY), len(SENTENCE_NAMES))
    assert features([], []).shape == (0, len(SENTENCE_NAMES))
    assert (len(learned().words.weights), len(learned().sentences.weights)) == (len(WORD_NAMES), len(SENTENCE_NAMES))


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("उन्होंने मना कर दिया।", True),
        ("“वह कल लौटेगा।”", True),
        ("They refused.", True),
        ("मंत्री ने मना कर दिया।", False),
        ("The minister refused.", False),
        ("", False),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, does: bool) -> None:
    assert leans(text) is does


# --- the choice -------------------------------------------------------------------------------------------------------


def test_the_news_comes_first_and_the_aside_is_left() -> None:
    chosen = Beforehand(BODY, HEADLINE).choose(3)
    assert chosen == sorted(chosen)
    assert 0 in chosen
    assert not {5, 6} & set(chosen)


def test_a_headline_calls_for_the_sentence_that_it_comes_from() -> None:
    said = "पास के गांव में आम की फसल अच्छी"
    assert 6 not in Beforehand(BODY, HEADLINE).choose(2)
    assert 6 in Beforehand(BODY, said).choose(2)


def test_what_says_nothing_new_is_left_out_even_where_places_stay_empty() -> None:
    assert Beforehand([BODY[0], BODY[0], "* * *", BODY[1]]).choose(4) == [0, 3]
    assert Beforehand([]).choose(3) == []
    assert Beforehand(["***"]).choose(1) == []


def test_only_some_may_be_chosen_among() -> None:
    assert set(Beforehand(BODY, HEADLINE).choose(2, among=[3, 4, 6])) <= {3, 4, 6}
    assert Beforehand(BODY).choose(2, among=[]) == []


@given(st.lists(st.sampled_from([*BODY, "वर्षा हुई।", "Rain fell.", "***"]), max_size=10), st.integers(1, 40))
def test_a_word_budget_holds_unless_every_sentence_is_longer(texts: list[str], most: int) -> None:
    chosen = Beforehand(texts).choose(9, words=most)
    lengths = [len(text.split()) for text in texts]
    assert chosen == Beforehand(texts).choose(9, words=most)
    if len(chosen) == 1:
        assert lengths[chosen[0]] <= most or lengths[chosen[0]] == min(
            length for text, length in zip(texts, lengths, strict=True) if words(text)
        )
    else:
        assert sum(lengths[index] for index in chosen) <= most


# --- what is learned --------------------------------------------------------------------------------------------------

PLACES = ("Patna", "Gaya", "Nawada", "Ara", "Siwan")
CROPS = ("wheat", "rice", "maize", "millet", "barley")


def test_training_learns_where_highlights_come_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Highlights that repeat the last sentence: a model of them prefers later sentences, unlike that of the package."""
    rows = []
    for number in range(24):
        texts = [f"{place} sold {number} tonnes of {crop}." for place, crop in zip(PLACES, CROPS, strict=True)]
        texts = texts[number % 3 :] + texts[: number % 3]
        rows.append({"article": " ".join(texts), "summary": texts[-1]})
    out = tmp_path / "weights.json"
    assert train_beforehand.main([str(write(tmp_path / "a.jsonl", *rows)), "--out", str(out)]) == 0
    weights = Learned.of(json.loads(out.read_text("utf-8")))
    place = SENTENCE_NAMES.index("position")
    assert weights.sentences.weights[place] < 0 < learned().sentences.weights[place]
    assert "kept apart: lead-3" in capsys.readouterr().out


def test_too_few_articles_teach_nothing(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", {"article": "Rain fell. Wheat grew.", "summary": "Rain."})
    with pytest.raises(SystemExit):
        train_beforehand.main([str(file), "--out", str(tmp_path / "weights.json")])
    assert not (tmp_path / "weights.json").exists()


def test_the_weights_are_those_that_the_command_learns(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights.json"
    assert train_beforehand.main([str(shared / "data/dev/summ-cnndm.jsonl"), "--out", str(out)]) == 0
    found = Learned.of(json.loads(out.read_text("utf-8")))
    assert found.words.weights == pytest.approx(learned().words.weights, abs=0.001)
    assert found.sentences.weights == pytest.approx(learned().sentences.weights, abs=0.001)


# --- search across languages ------------------------------------------------------------------------------------------

MIXED = [
    "सोना 500 रुपये सस्ता होकर 61,200 रुपये प्रति दस ग्राम पर आ गया।",
    "The river has risen above the danger mark in Bhagalpur.",
    "अस्पताल में डॉक्टरों की हड़ताल तीसरे दिन भी जारी रही।",
    "The minister opened a library with 20,000 books in Nagpur.",
    "तेंदुए ने गांव में घुसकर दो बकरियों को मार डाला।",
    "Farmers sowed wheat on 30 lakh hectares this winter.",
    "स्कूलों में गर्मी की छुट्टियां 15 मई से होंगी।",
]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("doctors' strike", 2),
        ("अस्पताल", 2),
        ("gold price", 0),
        ("पुस्तकालय", 3),
        ("leopard", 4),
        ("गेहूं की बुवाई", 5),
        ("school holidays", 6),
    ],
)
def test_a_query_of_one_language_finds_a_sentence_of_either(query: str, place: int, meaning: Meaning) -> None:
    assert find(query, MIXED, meaning)[0].place == place


def test_with_commas_a_sentence_needs_one_of_several(meaning: Meaning) -> None:
    assert {found.place for found in find("wheat, सोना", MIXED, meaning)[:2]} == {0, 5}


@pytest.mark.parametrize(
    ("sample", "query", "expected"),
    [
        ("night-train", "fares, tickets", ["किराया", "टिकटों"]),
        ("night-train", "students", ["छात्रों"]),
        ("millet-harvest", "storage", ["भंडारण"]),
        ("lake-comes-back", "tourists", ["पर्यटक"]),
        ("lake-comes-back", "money", ["करोड़ रुपये"]),
    ],
)
def test_english_words_find_the_hindi_that_says_it(
    sample: str, query: str, expected: list[str], meaning: Meaning
) -> None:
    texts = [segment.source for segment in parse(samples.load(sample)).segments()[1:]]
    nearest = [texts[found.place] for found in find(query, texts, meaning)[: len(expected) + len(query.split()) - 1]]
    assert all(any(word in text for text in nearest) for word in expected)


def test_every_sentence_is_ranked_and_none_twice(meaning: Meaning) -> None:
    found = find("flood", [*MIXED, "", "***", MIXED[1]], meaning)
    assert sorted(one.place for one in found) == list(range(len(MIXED) + 3))
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert found == find("flood", [*MIXED, "", "***", MIXED[1]], meaning)
    places = [one.place for one in found]
    assert places.index(1) + 1 == places.index(len(MIXED) + 2)  # the same text twice: the earlier one first


@pytest.mark.parametrize("query", ["", " , ;", "?!"])
def test_where_nothing_is_asked_they_come_in_their_order(query: str, meaning: Meaning) -> None:
    assert find(query, MIXED[:2], meaning) == [Found(0, 0.0), Found(1, 0.0)]
    assert find("gold", [], meaning) == []
    assert find("gold", MIXED[:1], meaning) == [Found(0, 0.0)]
