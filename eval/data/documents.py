"""Sentences put together again as the documents that they come from, to be scored as such (Liu et al. 2020)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from eval.data import Corpus

# The domain of a document whose sentences have several.
MIXED = "(mixed)"

T = TypeVar("T", bound=Hashable)


def joined(corpus: Corpus) -> Corpus:
    """A row for each document, in order of first appearance, from a corpus whose rows name theirs.

    A reference that some sentence of a document lacks is none of the document.
    """
    rows = _rows(corpus.documents)
    return replace(
        corpus,
        sources=join(corpus, corpus.sources),
        references=tuple(
            tuple(
                None
                if any(reference[row] is None for row in document)
                else " ".join(reference[row] or "" for row in document)
                for document in rows.values()
            )
            for reference in corpus.references
        ),
        places=tuple(f"document {document}" for document in rows),
        domains=tuple(_domain(corpus.domains[row] for row in document) for document in rows.values())
        if corpus.domains
        else (),
        documents=tuple(rows),
        whole_documents=True,
        hypotheses={},
    )


def join(corpus: Corpus, texts: Sequence[str]) -> tuple[str, ...]:
    """Texts of the rows of a corpus as texts of its documents."""
    return tuple(" ".join(texts[row] for row in document) for document in _rows(corpus.documents).values())


def gather(corpus: Corpus, rows: Sequence[Sequence[T]]) -> tuple[tuple[T, ...], ...]:
    """What each row of a corpus has, for each of its documents, once."""
    documents = _rows(corpus.documents).values()
    return tuple(tuple(dict.fromkeys(one for row in document for one in rows[row])) for document in documents)


def _domain(domains: Iterable[str]) -> str:
    found = set(domains)
    return found.pop() if len(found) == 1 else MIXED


def _rows(documents: Sequence[str]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, document in enumerate(documents):
        rows.setdefault(document, []).append(row)
    return rows
