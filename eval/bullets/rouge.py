"""ROUGE of summaries, sentence by sentence or bullet by bullet, as the package rouge_score computes it (Lin 2004)."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace

import numpy as np

from eval import UsageError
from eval.scoring.bootstrap import Floats

METRICS = ("rouge1", "rouge2", "rougeL", "rougeLsum")
HEADINGS = ("ROUGE-1", "ROUGE-2", "ROUGE-L", "ROUGE-Lsum")


def scores(references: Sequence[str], outputs: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Floats]]:
    """F1 in percent, by system and metric, each of shape (n,).

    references: n texts, a sentence a line; outputs: by system, n texts, a sentence or bullet a line. The line ends
    matter for ROUGE-Lsum alone.

    One process: five systems on 500 articles take three seconds, of which two more processes saved half a second.
    Raises UsageError where rouge_score is not installed.
    """
    try:
        from rouge_score import rouge_scorer, tokenize
        from rouge_score.tokenizers import porter  # from nltk, which rouge_score brings
    except ModuleNotFoundError:
        raise UsageError("rouge_score is not installed; run: pip install 'khabar[eval]'") from None
    # Half of the package's time goes into stems, and articles say the same words over and over.
    stemmer = SimpleNamespace(stem=cache(porter.PorterStemmer().stem))
    tokenizer = SimpleNamespace(tokenize=lambda text: tokenize.tokenize(text, stemmer))
    scorer = rouge_scorer.RougeScorer(METRICS, tokenizer=tokenizer)
    found = {
        name: [scorer.score(reference, text) for reference, text in zip(references, texts, strict=True)]
        for name, texts in outputs.items()
    }
    return {
        name: {metric: np.array([100 * one[metric].fmeasure for one in rows]) for metric in METRICS}
        for name, rows in found.items()
    }


def signature() -> str:
    """What a paper must say of the scores."""
    return f"rouge_score {importlib.metadata.version('rouge_score')}, stemmed, F1 x 100"
