"""What a run must reach for continuous integration to go on: `--fail-under` and `--no-worse-than`."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import UsageError
from eval.data import Corpus
from eval.scoring import faults
from eval.scoring.bootstrap import SIGNIFICANT
from eval.scoring.metrics import Metric, Statistics, digits, statistics
from eval.scoring.scores import paired_p

# Other ways to write the name of a metric: chrF++ has character 6-grams, word 2-grams and beta 2.
_ALIASES = {"chrf++": "chrf2", "chrf2++": "chrf2", "chrf": "chrf2"}
# Shares of checks, in percent: a short name -> the title in the report.
_CHECKS = {
    "numbers": "numbers right",
    "places": "places, days kept",
    "made-up": "made up",
    "loops": "loops",
    "hindi": "left in Hindi",
    "doubtful": "doubtful",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate, and whether it was passed."""

    text: str
    passed: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("gates (exit status 1)")
    group.add_argument(
        "--fail-under",
        action="append",
        default=[],
        type=_bar,
        metavar="NAME=SCORE",
        help="fail where the first system is worse than this: bleu, chrf2 or chrF++, ter, comet, or the percentage of a "
        f"check ({', '.join(_CHECKS)}); where low is good, fail over it; may be repeated",
    )
    group.add_argument(
        "--no-worse-than",
        type=Path,
        metavar="BASELINE.json",
        help="an earlier --json of the same data: fail where a system of the same name (or else the first) is now "
        f"significantly worse by any metric (paired bootstrap, p < {SIGNIFICANT}, not corrected for their number)",
    )


def check(bars: Sequence[tuple[str, float]], metrics: Sequence[Metric]) -> None:
    """Raise UsageError for a bar on what is not computed."""
    known = [*(metric.id for metric in metrics), *_CHECKS]
    for name, _ in bars:
        if name == "comet" and name not in known:
            raise UsageError("--fail-under comet: add --comet")
        if name not in known:
            raise UsageError(f"--fail-under {name}: there are {', '.join(known)}")


def under(report: Mapping[str, Any], bars: Sequence[tuple[str, float]]) -> list[Verdict]:
    """Whether the first system reaches the bars."""
    first = report["systems"][0]
    metrics = {metric["id"]: metric for metric in report["metrics"]}
    found = []
    for name, bar in bars:
        if name in metrics:
            high, title, score = (
                metrics[name]["higher_is_better"],
                metrics[name]["name"],
                first["scores"][name]["score"],
            )
        else:
            title = _CHECKS[name]
            high = title in faults.RIGHT
            share = first["checks"][title]
            score = 100 * share["count"] / share["of"] if share["of"] else None
        if score is None:  # no row asks for it
            found.append(Verdict(f"{first['name']}: no row to tell {title} by", True))
            continue
        missed = score < bar if high else score > bar
        side = ("under" if high else "over") if missed else ("not under" if high else "not over")
        found.append(Verdict(f"{first['name']}: {title} is {score:.{digits(name)}f}, {side} {bar:g}", not missed))
    return found


def read(path: Path, corpus: Corpus) -> dict[str, list[str]]:
    """The translations in an earlier report of the same rows, by system. Raises UsageError where it is none."""
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        rows = report["data"]["sha256"]
        found = {
            str(system["name"]): [row["systems"][system["name"]]["text"] for row in report["sentences"]]
            for system in report["systems"]
        }
    except OSError as error:
        raise UsageError(f"cannot read {path} ({error.strerror}); give the --json of an earlier run") from None
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{path} is no report of `translations`; give the --json of an earlier run") from None
    whole = all(
        len(texts) == len(corpus.sources) and all(isinstance(t, str) for t in texts) for texts in found.values()
    )
    if rows != corpus.sha256() or not found or not whole:
        raise UsageError(f"{path} is of other data; make it anew with --json on the sources and references of today")
    return found


def no_worse(
    before: Mapping[str, Sequence[str]],
    systems: Mapping[str, Statistics],
    metrics: Sequence[Metric],
    corpus: Corpus,
    resamples: int,
) -> list[Verdict]:
    """Whether each metric of each system is no worse than before. COMET would have to run again: left out."""
    shared = {name: name for name in systems if name in before} or {next(iter(systems)): next(iter(before))}
    earlier = statistics({name: before[name] for name in shared.values()}, corpus.references)
    found = []
    for now, then in shared.items():
        for metric in metrics:
            if metric.id not in earlier[then]:
                continue
            old, new = (metric.score(s[metric.id].sum(0)) for s in (earlier[then], systems[now]))
            p = paired_p(earlier[then], systems[now], metric, resamples)
            worse = p < SIGNIFICANT and (new < old if metric.higher_is_better else new > old)
            named = now if now == then else f"{now} (before: {then})"
            found.append(Verdict(f"{named}: {metric.name} was {old:.2f} and is {new:.2f} (p = {p:.4f})", not worse))
    return found


def _bar(text: str) -> tuple[str, float]:
    name, _, score = (part.strip() for part in text.lower().rpartition("="))
    try:
        bar = float(score)
    except ValueError:
        bar = math.nan
    if not name or not math.isfinite(bar):
        raise argparse.ArgumentTypeError(f"{text} is not NAME=SCORE, such as chrf2=50")
    return _ALIASES.get(name, name), bar
