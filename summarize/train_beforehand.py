"""Learns what matters in either language: `python -m summarize.train_beforehand FILE.jsonl`.

FILE.jsonl holds English articles with human highlights, as for `python -m eval summaries`. Learns from every second one, from the
first on, writes `beforehand.json`, and scores the choice on the others, which it has not seen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval import UsageError, positive
from eval.bullets import rouge
from eval.bullets.articles import Example, read
from eval.ending import ended
from eval.files import check_outputs, write
from eval.scoring import bootstrap
from eval.summaries import LEAD, sentences
from summarize import Brief, beforehand, summarize
from summarize.beforehand import SENTENCE_NAMES, WORD_NAMES, Beforehand, features, words
from summarize.learned import Learned
from summarize.train import COUNT, FOLDS, LEAST, Lesson, fitted, oracle


def main(argv: Sequence[str] | None = None) -> int:
    """Learn, write the file, and say how good it is; 0. SystemExit where the articles cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m summarize.train_beforehand", description=__doc__)
    parser.add_argument(
        "file", type=Path, metavar="FILE.jsonl", help='one object a line: "article", "summary", "bullets"'
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="only the first N articles")
    parser.add_argument("--out", type=Path, default=Path(__file__).with_name(beforehand.FILE), metavar="OUT")
    args = parser.parse_args(argv)
    return ended(parser.prog, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    check_outputs([args.out], [args.file])
    examples = read(args.file)[: args.limit]
    odd, even = examples[::2], examples[1::2]
    if len(odd) < LEAST:
        raise UsageError(f"{args.file} has {len(examples)} articles; give {2 * LEAST} or more")
    articles = [prepared(example) for example in odd]
    _scores(
        f"learned from, {FOLDS}-fold", odd, {"beforehand": cross_validated(odd, articles), "lead-3": _lead(odd, LEAD)}
    )
    weights = rounded(fitted(articles))
    write(args.out, json.dumps(weights.to_dict(WORD_NAMES, SENTENCE_NAMES), indent=1) + "\n")
    print(f"written to {args.out}")
    today = [[bullet.text for bullet in summarize(sentences(example), Brief(count=COUNT))] for example in even]
    _scores(
        "kept apart",
        even,
        {
            "beforehand": [chosen(example, weights) for example in even],
            "lead-3": _lead(even, LEAD),
            "lead-2": _lead(even, LEAD - 1),
            "after translation": today,
        },
    )
    return 0


def prepared(example: Example) -> Lesson:
    """An example as features and labels."""
    texts = example.sentences
    rows = [words(text) for text in texts]
    known, wanted = beforehand.Words(rows), set(words(example.reference))
    labels = np.zeros(len(texts))
    labels[oracle(texts, example.reference)] = 1.0
    return Lesson(
        known.features(),
        np.array([word in wanted for word in known.vocabulary], np.float64),
        features(texts, rows),
        labels,
    )


def rounded(weights: Learned) -> Learned:
    """As the file holds them."""
    return Learned.of(weights.to_dict(WORD_NAMES, SENTENCE_NAMES))


def cross_validated(examples: Sequence[Example], articles: Sequence[Lesson]) -> list[list[str]]:
    """For each article COUNT sentences, chosen by what the articles of the other folds teach."""
    found: list[list[str]] = [[] for _ in articles]
    for fold in range(FOLDS):
        weights = fitted([article for place, article in enumerate(articles) if place % FOLDS != fold])
        for place in range(fold, len(articles), FOLDS):
            found[place] = chosen(examples[place], weights)
    return found


def chosen(example: Example, weights: Learned) -> list[str]:
    """COUNT sentences of an article, as they are."""
    return [example.sentences[index] for index in Beforehand(example.sentences, weights=weights).choose(COUNT)]


def _lead(examples: Sequence[Example], count: int) -> list[list[str]]:
    return [list(example.sentences[:count]) for example in examples]


def _scores(name: str, examples: Sequence[Example], outputs: dict[str, list[list[str]]]) -> None:
    """Print ROUGE of each, and the difference of the first to each other."""
    found = rouge.scores(
        [e.reference for e in examples], {who: ["\n".join(o) for o in rows] for who, rows in outputs.items()}
    )
    ours = next(iter(outputs))
    for who, rows in outputs.items():
        length = np.mean([sum(len(text.split()) for text in row) for row in rows])
        print(f"{name}: {who}, {length:.1f} words")
        for metric, heading in zip(rouge.METRICS, rouge.HEADINGS, strict=True):
            one = bootstrap.interval(found[who][metric])
            less = found[ours][metric] - found[who][metric]
            beside = f"; {ours} {less.mean():+.2f}, p = {bootstrap.p_value(less):.3f}" if who != ours else ""
            print(f"  {heading} {one.mean:.2f} [{one.low:.2f}, {one.high:.2f}]{beside}")


if __name__ == "__main__":
    sys.exit(main())
