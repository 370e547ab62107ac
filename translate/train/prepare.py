"""Parallel text to clean training pairs: `python -m translate.train.prepare FILE… --out OUT.tsv`.

Pairs are spelled as at run time, and dropped where a test sentence is in them, a rule says so, they come again, or (with
--encoder) their sides do not say the same. Then sources are capped and weighted. Every reason is counted by source. With
--weigh a fourth column says how much a pair counts in the training.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from eval import UsageError, natural, positive
from eval.data.library import listed
from eval.data.textfiles import kind, lines
from eval.ending import ended
from eval.files import check_outputs, replaced, write_json
from eval.report.text import columns
from translate.train.data import judge, sampling
from translate.train.data.cleaner import CLEANED, Cleaner
from translate.train.data.judge import Judge
from translate.train.data.manifest import Count, commonest, manifest, total
from translate.train.data.pairs import ENGLISH, HINDI, Layout, Pair, names, pairs
from translate.train.data.rules import Limits

PROGRAM = "python -m translate.train.prepare"
# What is said of a pair alone, and what only a look at all of them can.
REASONS = (*CLEANED, "unlike")
# Rows of one source that --show prints.
SHOWN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    words = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(words)
    args.words = words
    return ended(PROGRAM, lambda: run(args))


def run(args: argparse.Namespace) -> int:
    """Write the pairs and their manifest, print the table; 0. Raises UsageError for what the caller can put right."""
    record = args.out.with_name(args.out.name + ".manifest.json")
    if kind(args.out.name) != ".tsv" or args.out.suffix.lower() != ".tsv":
        raise UsageError(f"{args.out} is not called .tsv; TSV is what is written")
    check_outputs([args.out, record], [*args.data, *args.exclude, args.weights])
    layout = Layout(args.hindi, args.english, args.source, args.columns)
    limits = Limits(min_words=args.min_words, max_words=args.max_words, recurrences=args.recurrences, run=args.run)
    weights = sampling.weights(args.weights) if args.weights else {}
    asked = Judge.asked(args.encoder, args.least_margin, args.weigh, "--encoder")
    excluded = {name: lines(name) for name in args.exclude}

    cleaner = Cleaner(limits, (line for found in excluded.values() for line in found))
    counts: defaultdict[str, Count] = defaultdict(Count)
    inputs: dict[str, int] = dict.fromkeys(args.data, 0)
    kept: list[Pair] = []
    for place in inputs:
        for pair in pairs(place, layout, args.config, args.split):
            inputs[place] += 1
            count = counts[pair.source]
            count.read += 1
            cleaned, reason = cleaner.clean(pair)
            if reason is None:
                kept.append(cleaned)
            else:
                _drop(count, cleaned, reason, args.show)
    shares: dict[Pair, float] | None = None
    if asked:
        kept, found = _alike(kept, asked, counts, args.show)
        shares = found if asked.weigh else None
    for pair in kept:
        counts[pair.source].kept += 1
    for source in weights.keys() - counts.keys():
        near = difflib.get_close_matches(source, counts, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {listed(sorted(counts))}"
        raise UsageError(f"{args.weights}: no pair is of the source {source}; {hint}")
    if not kept:
        raise UsageError(f"no pair is left: {_most(counts)}")

    chosen = sampling.weighted(sampling.capped(kept, args.cap) if args.cap else kept, weights)
    if args.shuffle is not None:
        chosen = sampling.shuffled(chosen, args.shuffle)
    for pair in chosen:
        counts[pair.source].written += 1
    sha256 = write_pairs(args.out, chosen, shares)
    settings = {
        "layout": asdict(layout),
        "limits": asdict(limits),
        "weights": weights,
        "encoder": asked.report() if asked else None,
        "weighed": shares is not None,
        "cap": args.cap,
        "shuffle": args.shuffle,
    }
    rows = {name: len(found) for name, found in excluded.items()}
    output = {"name": str(args.out), "sha256": sha256, "rows": len(chosen)}
    report = manifest(args.words, settings, inputs, rows, counts, REASONS, output)
    write_json(record, report)
    print(table(counts))
    return 0


def write_pairs(path: Path, pairs: Iterable[Pair], weights: Mapping[Pair, float] | None = None) -> str:
    """Write source, Hindi and English between tabs, or leave an earlier file as it is; the sha256 of what was written.

    weights: of each pair, for a fourth column. Raises UsageError where it cannot be written.
    """
    sha256 = hashlib.sha256()
    with replaced(path) as file:
        for pair in pairs:
            cells = pair if weights is None else (*pair, f"{weights[pair]:g}")
            line = ("\t".join(cells) + "\n").encode()
            sha256.update(line)
            file.write(line)
    return sha256.hexdigest()


def table(counts: Mapping[str, Count], reasons: Sequence[str] = REASONS, *, whole: bool = True) -> str:
    """The rows of every source by what became of them; reasons that dropped nothing are left out. whole: and of all."""
    reasons = [reason for reason in reasons if any(count.dropped[reason] for count in counts.values())]
    rows = [[name, *_cells(count, reasons)] for name, count in sorted(counts.items())]
    last = [["all", *_cells(total(counts.values()), reasons)]] if whole else []
    return columns([["source", "read", *reasons, "kept", "written"], *rows, *last])


def _alike(
    pairs: Sequence[Pair], asked: Judge, counts: Mapping[str, Count], show: str | None
) -> tuple[list[Pair], dict[Pair, float]]:
    """The pairs whose sides say the same, and their weights; the others are counted."""
    kept = []
    margins = asked.margins(pairs)
    weights = dict(zip(pairs, map(float, judge.weights(margins)), strict=True))
    for pair, margin in zip(pairs, margins, strict=True):
        if margin >= asked.least:
            kept.append(pair)
        else:
            _drop(counts[pair.source], pair, "unlike", show, f" {margin:.3f}")
    return kept, weights


def _drop(count: Count, pair: Pair, reason: str, show: str | None, more: str = "") -> None:
    count.dropped[reason] += 1
    if reason == show and count.dropped[reason] <= SHOWN:
        print(f"{reason}{more}: {pair.source}\n  {pair.hindi}\n  {pair.english}")


def _cells(count: Count, reasons: Sequence[str]) -> Iterator[str]:
    return map(str, (count.read, *(count.dropped[reason] for reason in reasons), count.kept, count.written))


def _most(counts: Mapping[str, Count]) -> str:
    dropped = total(counts.values()).dropped
    if not dropped:
        return "there are none in what was read"
    swapped = "; are --hindi and --english swapped?" if dropped.most_common(1)[0][0] == "script" else ""
    return f"dropped as {commonest(dropped)}{swapped}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Parallel text to clean training pairs.")
    usual = Limits()
    add = parser.add_argument
    add("data", nargs="+", metavar="DATA", help="TSV, CSV, JSON Lines, Parquet, a folder, or an id on the hub")
    add("--out", required=True, type=Path, metavar="OUT.tsv", help="source, Hindi and English; beside it a manifest")
    add("--columns", type=names, metavar="A,B,C", help="names of all columns, where the first line is a row already")
    add("--hindi", default=HINDI, metavar="COLUMN", help="the Hindi column (%(default)s)")
    add("--english", default=ENGLISH, metavar="COLUMN", help="the English column (%(default)s)")
    add("--source", metavar="COLUMN", help="the column with the source (source, where there is one)")
    add("--config", help="a configuration of the data set")
    add("--split", help="a split of the data set")
    add("--exclude", nargs="+", action="extend", default=[], metavar="FILE", help="text whose lines no pair may hold")
    add("--weights", metavar="JSON", help='times per epoch by source: {"news": 2, "names": 0.5}; others once')
    add("--cap", type=positive, metavar="N", help="at most N rows of a source, before the weights")
    add("--shuffle", type=natural, metavar="SEED", help="another order; else it is kept")
    add("--show", choices=REASONS, metavar="REASON", help=f"print {SHOWN} rows of a source that went: %(choices)s")
    judge.add_arguments(parser, "--encoder")
    limits = parser.add_argument_group("thresholds")
    limits.add_argument("--min-words", type=natural, default=usual.min_words, metavar="N", help="a side (%(default)s)")
    limits.add_argument("--max-words", type=positive, default=usual.max_words, metavar="N", help="a side (%(default)s)")
    limits.add_argument(
        "--recurrences",
        type=positive,
        default=usual.recurrences,
        metavar="N",
        help="pairs that may have one side in common (%(default)s)",
    )
    limits.add_argument(
        "--run",
        type=positive,
        default=usual.run,
        metavar="WORDS",
        help="words in a row that no pair may share with an excluded line (%(default)s)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
