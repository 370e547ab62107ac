"""`python -m eval checks`: how many human translations each check would flag, to keep its threshold honest.

A reference is taken to be right, so whatever is flagged here is a false alarm (or one of the few slips of translators).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from eval.data.parallel import pairs
from translate.candidates import GRAVITY
from translate.checks import check
from translate.normalize import normalize_hindi


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", nargs="+", type=Path, help="folders that hold hi.txt and en.txt, line by line")
    parser.add_argument("--show", choices=list(GRAVITY), metavar="CODE", help=f"print its alarms: {', '.join(GRAVITY)}")


def run(args: argparse.Namespace) -> int:
    sets = {str(folder): pairs(folder) for folder in args.folders}
    counts = {name: alarms(both) for name, both in sets.items()}
    print("| check | " + " | ".join(f"{name} ({len(both)} pairs)" for name, both in sets.items()) + " |")
    print("|---" * (len(sets) + 1) + "|")
    for code in (*GRAVITY, "any"):
        cells = (f"{counts[name][code]} ({counts[name][code] / len(both):.1%})" for name, both in sets.items())
        print(f"| {code} | " + " | ".join(cells) + " |")
    if args.show:
        for hindi, english in (pair for both in sets.values() for pair in both):
            reasons = [flag.reason for flag in check(normalize_hindi(hindi), english) if flag.code == args.show]
            if reasons:
                print("", hindi, english, *reasons, sep="\n")
    return 0


def alarms(both: Iterable[tuple[str, str]]) -> Counter[str]:
    """For each code the number of pairs flagged with it; "any": pairs flagged at all."""
    counts: Counter[str] = Counter()
    for hindi, english in both:
        codes = {flag.code for flag in check(normalize_hindi(hindi), english)}
        counts.update(codes | ({"any"} if codes else set()))
    return counts
