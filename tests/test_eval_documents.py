"""Sentences put together as documents."""

from __future__ import annotations

from eval.data import Corpus
from eval.data.documents import gather, join, joined

CORPUS = Corpus(
    name="ours",
    sources=("एक।", "दो।", "तीन।"),
    references=(("One.", "Two.", "Three."), ("1.", None, "3.")),
    places=("line 1", "line 2", "line 3"),
    domains=("news", "sport", "law"),
    documents=("b", "a", "b"),
    hypotheses={"it": ("One", "Two", "Three")},
)


def test_rows_of_a_document_become_one_in_the_order_of_the_file() -> None:
    found = joined(CORPUS)
    assert found.sources == ("एक। तीन।", "दो।")
    assert found.references == (("One. Three.", "Two."), ("1. 3.", None))
    assert found.places == ("document b", "document a")
    assert found.domains == ("(mixed)", "sport")
    assert found.whole_documents


def test_translations_are_joined_alike() -> None:
    assert join(CORPUS, ["x", "y", "z"]) == ("x z", "y")


def test_what_rows_have_is_gathered_once() -> None:
    assert gather(CORPUS, [("numbers",), (), ("loop", "numbers")]) == (("numbers", "loop"), ())
