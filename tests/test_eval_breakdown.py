"""Groups of rows: by length, domain, numbers, names and quotation marks."""

from __future__ import annotations

from eval.data import Corpus
from eval.scoring.breakdown import MOST_DOMAINS, OTHER, Feature, features
from tests.parallel import ENGLISH, HINDI


def corpus(sources: tuple[str, ...] = HINDI, references: tuple[str, ...] = ENGLISH, **more: object) -> Corpus:
    places = tuple(f"line {n}" for n in range(1, len(sources) + 1))
    return Corpus(name="ours", sources=sources, references=(references,), places=places, **more)  # type: ignore[arg-type]


def by_name(corpus: Corpus) -> dict[str, Feature]:
    return {feature.name: feature for feature in features(corpus)}


def test_every_row_is_in_one_group_of_each_feature() -> None:
    for feature in features(corpus(domains=("news", "sport") * (len(HINDI) // 2))):
        assert sorted(row for rows in feature.groups().values() for row in rows) == list(range(len(HINDI)))


def test_what_stands_in_the_rows_decides() -> None:
    sources = ("पुल 12 साल पहले बना था।", "“बारिश होगी,” उसने कहा।", "बारिश हुई।")
    references = ("The bridge is 12 years old.", "“It will rain,” Ravi Kumar said.", "It rained, and I left.")
    found = by_name(corpus(sources, references))
    assert found["numbers"].labels == ("with", "without", "without")
    assert found["quotations"].labels == ("without", "with", "without")
    assert found["names"].labels == ("without", "with", "without")


def test_an_apostrophe_is_no_quotation_mark() -> None:
    found = by_name(corpus(("राम's दुकान'", "‘हां’ उसने कहा।"), ("Ram's shop.", "‘Yes,’ she said.")))
    assert found["quotations"].labels == ("without", "with")


def test_lengths_come_in_their_order() -> None:
    sources = tuple("शब्द " * words for words in (50, 41, 40, 10, 11, 3))
    feature = by_name(corpus(sources, ("Words.",) * 6))["length"]
    assert list(feature.groups()) == ["1–10", "11–20", "31–40", "41+"]
    assert feature.groups()["41+"] == [0, 1]
    assert feature.groups()["1–10"] == [3, 5]


def test_documents_have_longer_groups() -> None:
    sources = tuple("शब्द " * words for words in (90, 900))
    feature = by_name(corpus(sources, ("Words.",) * 2, whole_documents=True))["length"]
    assert list(feature.groups()) == ["1–100", "801+"]


def test_the_largest_domain_comes_first_and_small_ones_together() -> None:
    domains = ("news", "news", "sport", *(f"d{n}" for n in range(30)))
    sources = tuple(f"बारिश {n}" for n in range(len(domains)))
    groups = by_name(corpus(sources, sources, domains=domains))["domain"].groups()
    assert len(groups) == MOST_DOMAINS + 1
    assert groups["news"] == [0, 1]
    assert len(groups[OTHER]) == 32 - MOST_DOMAINS


def test_what_all_rows_share_is_left_out() -> None:
    assert by_name(corpus(("बारिश हुई।", "धूप निकली।"), ("It rained.", "The sun came out."))) == {}
