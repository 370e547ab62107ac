"""Groups of rows that are hard in their own way: by length, domain, and what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.data import Corpus
from eval.scoring.faults import has_number

# Upper ends of the groups of length, in words of the Hindi.
SENTENCE_LENGTHS = (10, 20, 30, 40)
DOCUMENT_LENGTHS = (100, 200, 400, 800)
# Further domains are put together: a table of fifty rows is read by nobody.
MOST_DOMAINS = 20
OTHER = "(other)"

_QUOTATION = re.compile(r"[\"“”„«»]|(?<!\w)[‘'][^‘’']+[’'](?!\w)")
# A capital within a sentence: after a word or a comma. "I" is none.
_NAME = re.compile(r"(?<=[a-z0-9,;]\s)(?!I\b)[A-Z][\w.]")


@dataclass(frozen=True, slots=True)
class Feature:
    """A feature, and the label of each row. ordered: the labels have an order that a plot may show."""

    name: str
    title: str
    labels: tuple[str, ...]
    ordered: bool = False

    def groups(self) -> dict[str, list[int]]:
        """Rows by label, labels in the order in which they are shown."""
        groups: dict[str, list[int]] = {label: [] for label in self._order()}
        for row, label in enumerate(self.labels):
            groups[label].append(row)
        return groups

    def _order(self) -> list[str]:
        if self.ordered:
            return sorted(set(self.labels), key=lambda label: int(re.findall(r"\d+", label)[0]))
        return [label for label, _ in Counter(self.labels).most_common()]


def features(corpus: Corpus) -> list[Feature]:
    """The features by which scores are broken down; a domain only where the corpus names some."""
    ends = DOCUMENT_LENGTHS if corpus.whole_documents else SENTENCE_LENGTHS
    references = [text or "" for text in corpus.references[0]]
    found = [
        Feature("length", "Words in the Hindi", tuple(_length(text, ends) for text in corpus.sources), ordered=True),
        Feature("domain", "Domain", _domains(corpus.domains)),
        _presence("numbers", "Numbers in the Hindi", [has_number(text) for text in corpus.sources]),
        _presence("names", "Names in the reference", [_NAME.search(text) is not None for text in references]),
        _presence("quotations", "Quotation marks in the Hindi", [bool(_QUOTATION.search(s)) for s in corpus.sources]),
    ]
    # A feature that all rows share tells nothing.
    return [feature for feature in found if len(set(feature.labels)) > 1]


def _presence(name: str, title: str, present: Sequence[bool]) -> Feature:
    return Feature(name, title, tuple("with" if one else "without" for one in present))


def _length(source: str, ends: Sequence[int]) -> str:
    words = len(source.split())
    for low, high in zip((0, *ends), ends, strict=False):
        if words <= high:
            return f"{low + 1}–{high}"
    return f"{ends[-1] + 1}+"


def _domains(domains: Sequence[str]) -> tuple[str, ...]:
    kept = {domain for domain, _ in Counter(domains).most_common(MOST_DOMAINS)}
    return tuple(domain if domain in kept else OTHER for domain in domains)
