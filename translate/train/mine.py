"""Pairs out of two texts: `python -m translate.train.mine HINDI ENGLISH --out MINED.tsv`, a sentence a line in each.

Sentences of both that say the same are found by the margins of their vectors (Artetxe & Schwenk 2019), each at most once.
What is mined is written with its margin, best first, for a reader to look at; `prepare` and the training clean it as they
do any other table.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from eval import UsageError, natural, positive
from eval.data.textfiles import lines
from eval.ending import ended
from eval.files import check_outputs, replaced, write_json
from translate import numbers
from translate.meaning import Meaning
from translate.train.data import judge
from translate.train.data.cleaner import CLEANED, Cleaner
from translate.train.data.keys import key, words
from translate.train.data.manifest import Count, commonest, digest, manifest
from translate.train.data.mining import NEIGHBOURS, Candidate, candidates, engine
from translate.train.data.pairs import ENGLISH, HINDI, SOURCE, Pair
from translate.train.data.rules import Limits, is_devanagari, is_latin
from translate.train.data.vectors import vectors
from translate.train.prepare import table

PROGRAM = "python -m translate.train.mine"
MINED = "mined"
# Why a line is not looked at, and why two sentences that may be a pair are none: the margin is too small, or a better
# partner has one of them.
SKIPPED = ("empty", "short", "long", "script", "duplicate")
REASONS = ("margin", "taken", *CLEANED)
# 997 sentences and their translations among 12,066 Hindi and 40,050 English ones of the news: of 980 pairs above 1.03, 964 were
# right, of 924 above 1.04, 918, and of 811 above 1.05, 810. Of the news alone, which has next to no pairs, 6 were above 1.04,
# and 2 of them said the same.
LEAST = 1.04
# Shorter sentences are near too many others.
MIN_WORDS = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    given = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(given)
    args.words = given
    return ended(PROGRAM, lambda: run(args))


def run(args: argparse.Namespace) -> int:
    """Write the pairs and their manifest, print the tables; 0. Raises UsageError for what the caller can put right."""
    record = args.out.with_name(args.out.name + ".manifest.json")
    if args.out.suffix.lower() != ".tsv":
        raise UsageError(f"{args.out} is not called .tsv; TSV is what is written")
    check_outputs([args.out, record], [args.hindi, args.english, *args.exclude])
    if all(map(os.path.exists, (args.hindi, args.english))) and os.path.samefile(args.hindi, args.english):
        raise UsageError(f"{args.hindi} and {args.english} are one file; name a Hindi one and an English one")
    limits = Limits()
    excluded = {name: lines(name) for name in args.exclude}
    counts = {args.hindi: Count(), args.english: Count()}
    inputs = {name: lines(name) for name in counts}
    sides = [
        sentences(inputs[name], is_right, args.min_words, limits, counts[name])
        for name, is_right in ((args.hindi, is_devanagari), (args.english, is_latin))
    ]
    for name, side in zip(counts, sides, strict=True):
        if not side:
            swapped = "; are the two files swapped?" if counts[name].dropped["script"] else ""
            why = commonest(counts[name].dropped) or "it is empty"
            raise UsageError(f"{name} has no sentence to look for: {why}{swapped}")

    engine()  # where there is none, that is told before hours of reading
    place = judge.folder(args.encoder)
    encoder, identity = Meaning(place), digest(str(place))
    work = args.work or args.out.with_name(args.out.name + ".vectors")
    hindi, english = (
        vectors(side, encoder, str(identity), work, said)
        for side, said in zip(sides, ("Hindi", "English"), strict=True)
    )
    count = Count()
    cleaner = Cleaner(limits, (line for found in excluded.values() for line in found))
    found = candidates(hindi, english, args.neighbours)
    rows = [*chosen(found, sides[0], sides[1], args.least_margin, cleaner, count)]
    with replaced(args.out) as file:
        for row in ((SOURCE, HINDI, ENGLISH, "margin"), *((*pair, f"{margin:.4f}") for pair, margin in rows)):
            file.write(("\t".join(row) + "\n").encode())
    settings = {
        "encoder": {"sha256": identity},
        "least_margin": args.least_margin,
        "neighbours": args.neighbours,
        "min_words": args.min_words,
        "limits": asdict(limits),
    }
    read = {name: len(found) for name, found in inputs.items()}
    left_out = {name: len(found) for name, found in excluded.items()}
    output = {"name": str(args.out), "sha256": digest(str(args.out)), "rows": len(rows)}
    report = manifest(args.words, settings, read, left_out, {MINED: count}, REASONS, output, kind=MINED)
    write_json(record, {**report, "sentences": {name: one.report(SKIPPED) for name, one in counts.items()}})
    print(table(counts, SKIPPED, whole=False))
    print(table({MINED: count}, REASONS, whole=False))
    return 0


def sentences(
    rows: Iterable[str], is_right: Callable[[str, Limits], bool], min_words: int, limits: Limits, count: Count
) -> list[str]:
    """The lines that are worth a look, each once however it is written; the others are counted under one of SKIPPED.

    is_right: whether a text is in the script of its side.
    """
    found: dict[bytes, str] = {}
    for row in rows:
        count.read += 1
        text = " ".join(row.split())
        name = key(words(text))
        if not name:
            count.dropped["empty"] += 1
        elif len(text.split()) < min_words:
            count.dropped["short"] += 1
        elif len(text.split()) > limits.max_words:
            count.dropped["long"] += 1
        elif not is_right(text, limits):
            count.dropped["script"] += 1
        elif name in found:
            count.dropped["duplicate"] += 1
        else:
            found[name] = text
    count.kept = count.written = len(found)
    return [*found.values()]


def chosen(
    found: Sequence[Candidate],
    hindi: Sequence[str],
    english: Sequence[str],
    least: float,
    cleaner: Cleaner,
    count: Count,
) -> Iterator[tuple[Pair, float]]:
    """The pairs with their margins, best first, no sentence twice; the others are counted under one of REASONS.

    Stricter than the rules for text that somebody translated: no number may differ, however small.
    """
    taken = set[int](), set[int]()
    count.read = len(found)
    for margin, *places in found:
        pair = Pair(MINED, hindi[places[0]], english[places[1]])
        if margin < least:
            reason: str | None = "margin"
        elif any(place in side for place, side in zip(places, taken, strict=True)):
            reason = "taken"
        elif any(numbers.compare(*pair[1:])):
            reason = "numbers"
        else:
            _, reason = cleaner.clean(pair)
        if reason:
            count.dropped[reason] += 1
            continue
        for place, side in zip(places, taken, strict=True):
            side.add(place)
        count.kept += 1
        count.written += 1
        yield pair, margin


def _ratio(text: str) -> float:
    try:
        ratio = float(text)
    except ValueError:
        ratio = math.nan
    if not 0 <= ratio < math.inf:
        raise argparse.ArgumentTypeError(f"{text} is no ratio of two cosines; write {LEAST}")
    return ratio


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Sentence pairs out of a Hindi and an English text, a sentence a line, compressed or not.",
        epilog="The same call goes on where a killed one was: vectors are kept in --work. Delete it when you are done.",
    )
    add = parser.add_argument
    add("hindi", metavar="HINDI", help="sentences, one a line")
    add("english", metavar="ENGLISH", help="sentences, one a line")
    add("--out", required=True, type=Path, metavar="MINED.tsv", help="source, hi, en and margin; beside it a manifest")
    least = "how many times nearer to each other than to their neighbours two sentences must be (%(default)s)"
    add("--least-margin", type=_ratio, default=LEAST, metavar="X", help=least)
    add("--neighbours", type=positive, default=NEIGHBOURS, metavar="N", help="of each sentence (%(default)s)")
    add("--min-words", type=natural, default=MIN_WORDS, metavar="N", help="of a sentence (%(default)s)")
    add("--exclude", nargs="+", action="extend", default=[], metavar="FILE", help="text whose lines no pair may hold")
    add("--encoder", default=judge.EMBEDDED, metavar="FOLDER", help="a sentence encoder (%(default)s)")
    add("--work", type=Path, metavar="FOLDER", help="where vectors are kept (MINED.tsv.vectors)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
