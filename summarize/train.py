"""Learns which words and sentences a summary has: `python -m summarize.train FILE.jsonl --only odd`.

FILE.jsonl holds English articles with human highlights, as for `python -m eval summaries`. Writes `weights.json`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import summarize.features
import summarize.importance
from eval import UsageError, positive
from eval.bullets import rouge
from eval.bullets.articles import Example, read
from eval.ending import ended
from eval.files import check_outputs, write
from summarize.bullets import standing_alone
from summarize.features import features
from summarize.importance import Words
from summarize.learned import FILE, Learned, Logistic
from summarize.rank import Ranking
from summarize.vectors import Floats, Vectors, words
from translate.results import Sentence

# Of both regressions; the cross-validated score is the same from 1 to 10.
WORDS_PENALTY, SENTENCES_PENALTY = 1.0, 10.0
COUNT = 3
FOLDS = 5
# Articles that each fold must have something to learn from.
LEAST = 2 * FOLDS


@dataclass(frozen=True)
class Lesson:
    """What is learned from one article.

    word_features, sentence_features: (words, …) and (n, …). word_labels: which words the highlights have.
    sentence_labels: which sentences the greedy oracle takes.
    """

    word_features: Floats
    word_labels: Floats
    sentence_features: Floats
    sentence_labels: Floats


@dataclass(frozen=True)
class Article(Lesson):
    """A lesson with the article's sentences as bullets would have them, and its highlights, one a line."""

    texts: tuple[str, ...]
    highlights: str


def main(argv: Sequence[str] | None = None) -> int:
    """Learn, say how good it is, and write the file; 0. SystemExit where the articles cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m summarize.train", description=__doc__)
    parser.add_argument(
        "file", type=Path, metavar="FILE.jsonl", help='one object a line: "article", "summary", "bullets"'
    )
    parser.add_argument(
        "--only", choices=("odd", "even"), help="only every second article; keep the others for the score"
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N of them")
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).with_name(FILE), metavar="OUT", help="where to write"
    )
    args = parser.parse_args(argv)
    return ended(parser.prog, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    check_outputs([args.out], [args.file])
    examples = read(args.file)
    if args.only:
        examples = examples[0 if args.only == "odd" else 1 :: 2]
    articles = [prepared(example) for example in examples[: args.limit]]
    telling = sum(article.sentence_labels.any() and not article.sentence_labels.all() for article in articles)
    if telling < LEAST:
        raise UsageError(
            f"{args.file} has {telling} articles of which the highlights take some sentences and leave others; "
            f"give {LEAST} or more"
        )
    oracle = [[t for t, y in zip(a.texts, a.sentence_labels, strict=True) if y] for a in articles]
    print(f"{len(articles)} articles, {sum(len(article.texts) for article in articles)} sentences")
    for name, outputs in (("oracle", oracle), (f"{FOLDS}-fold", cross_validated(articles))):
        texts = ["\n".join(output) for output in outputs]
        found = rouge.scores([article.highlights for article in articles], {name: texts})[name]
        print(
            f"{name}: "
            + ", ".join(f"{h} {found[m].mean():.2f}" for m, h in zip(rouge.METRICS, rouge.HEADINGS, strict=True))
        )
    data = fitted(articles).to_dict(summarize.importance.NAMES, summarize.features.NAMES)
    write(args.out, json.dumps(data, indent=1) + "\n")
    print(f"written to {args.out}")
    return 0


def prepared(example: Example) -> Article:
    """An example as features and labels."""
    body = [Sentence(place, "", text) for place, text in enumerate(example.sentences, start=1)]
    texts = [draft.text for draft in standing_alone(body, body)]
    known = Words(texts)
    in_reference = set(words(example.reference))
    labels = np.zeros(len(texts))
    labels[oracle(texts, example.reference)] = 1.0
    return Article(
        known.features(),
        np.array([word in in_reference for word in known.vocabulary], np.float64),
        features(texts, Vectors(texts), known, None),
        labels,
        tuple(texts),
        example.reference,
    )


def oracle(texts: Sequence[str], reference: str) -> list[int]:
    """The sentences that a greedy search takes which knows the reference: each time the one that adds most to the sum of
    ROUGE-1 and ROUGE-2, until none does (Nallapati et al. 2017)."""
    tokens = rouge.tokenizer()
    rows, goal = [tokens(text) for text in texts], tokens(reference)
    chosen: list[int] = []
    best = 0.0
    while True:
        values = {
            index: _overlap([word for i in sorted([*chosen, index]) for word in rows[i]], goal)
            for index in range(len(rows))
            if index not in chosen
        }
        if not values or max(values.values()) <= best:
            return sorted(chosen)
        index = max(values, key=lambda index: (values[index], -index))
        chosen.append(index)
        best = values[index]


def _overlap(text: list[str], goal: list[str]) -> float:
    """ROUGE-1 and ROUGE-2 added up, both F1."""
    total = 0.0
    for size in (1, 2):
        have, want = (Counter(zip(*(side[k:] for k in range(size)), strict=False)) for side in (text, goal))
        total += 2 * (have & want).total() / max(have.total() + want.total(), 1)
    return total


def fitted(articles: Sequence[Lesson]) -> Learned:
    """What the articles teach."""
    return Learned(
        Logistic.fitted(
            np.concatenate([a.word_features for a in articles]),
            np.concatenate([a.word_labels for a in articles]),
            WORDS_PENALTY,
        ),
        Logistic.fitted(
            np.concatenate([a.sentence_features for a in articles]),
            np.concatenate([a.sentence_labels for a in articles]),
            SENTENCES_PENALTY,
        ),
    )


def cross_validated(articles: Sequence[Article]) -> list[list[str]]:
    """For each article COUNT sentences, chosen by what the articles of the other folds teach."""
    chosen: list[list[str]] = [[] for _ in articles]
    for fold in range(FOLDS):
        weights = fitted([article for place, article in enumerate(articles) if place % FOLDS != fold])
        for place in range(fold, len(articles), FOLDS):
            texts = articles[place].texts
            chosen[place] = [texts[index] for index in Ranking(texts, weights=weights).choose(COUNT)]
    return chosen


if __name__ == "__main__":
    sys.exit(main())
