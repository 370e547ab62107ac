"""Pairs out of text in one language: `python -m translate.train.distil TEXT… --teacher ENGINE --out OUT.tsv`.

A teacher translates Hindi, and a smaller model learns from its English (sequence-level distillation, Kim & Rush 2016).
With --reverse it translates English, and a model learns from real English what its own should be like
(back-translation, Sennrich et al. 2016). What is seen to be wrong is left out, and every reason is counted by source.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from eval import UsageError, natural, outputs, positive
from eval.data.repository import TABLES
from eval.data.textfiles import kind, lines
from eval.ending import ended
from eval.files import check_outputs, write_json
from translate import sentences
from translate.checks import check, repeated
from translate.engines import Decoding, Engine
from translate.engines.options import ENGINE, add_runtime, opened
from translate.lines import ends_sentence
from translate.normalize import normalize_hindi, tidy_english
from translate.protect import protect
from translate.train.data.cleaner import CLEANED, Cleaner
from translate.train.data.exclusion import Exclusion
from translate.train.data.keys import key, words
from translate.train.data.manifest import Count, commonest, manifest, total
from translate.train.data.pairs import ENGLISH, HINDI, Layout, Pair, called, names, pairs
from translate.train.data.rules import Limits, garbled, is_devanagari, is_latin, markup
from translate.train.data.sampling import shuffled
from translate.train.data.spelling import spell
from translate.train.learners.tags import MACHINE_ENGLISH, MACHINE_HINDI, tagged
from translate.train.prepare import table, write_pairs

PROGRAM = "python -m translate.train.distil"
# Why a sentence is not translated, and why its translation is not learned from.
SKIPPED = ("script", "garbled", "markup", "fragment", "long", "excluded", "excerpt", "duplicate", "limit")
DOUBTED = ("empty", "loop", "too-short", "too-long", "numbers", "time", "names", "protected", "devanagari")
REASONS = tuple(dict.fromkeys((*SKIPPED, *DOUBTED, *CLEANED)))
# Shorter ones are mostly headings and exclamations.
MIN_WORDS = 4
_REMEDIES = outputs.Remedies(
    full="the same call goes on with what is in it",
    elsewhere="give another --out",
    other="call it as before to go on with it, or remove it",
)
# Sentences that the teacher gets at once: many enough that most batches of equal length are full.
BLOCK = 2048


class Sieve:
    """Decides which sentences the teacher is given. What it let through before counts: nothing is translated twice."""

    def __init__(
        self, engine: Engine, limits: Limits, min_words: int, excluded: Iterable[str], *, reverse: bool
    ) -> None:
        self._engine, self._limits, self._min_words, self._reverse = engine, limits, min_words, reverse
        self._exclusion = Exclusion(excluded, limits.run)
        self._seen: set[bytes] = set()

    def reason(self, text: str) -> str | None:
        """None for a sentence to translate, in its final spelling, or one of SKIPPED."""
        hindi, english = ("", text) if self._reverse else (text, "")
        found = words(text)
        if not (is_latin if self._reverse else is_devanagari)(text, self._limits):
            return "script"
        for rule in (garbled, markup):
            if rule(hindi, english, self._limits):
                return rule.__name__
        if len(text.split()) < self._min_words or not ends_sentence(text):
            return "fragment"
        if (
            len(text.split()) > self._limits.max_words
            or self._engine.pieces(asked(text, self._engine)) > self._engine.max_pieces
        ):
            return "long"
        if reason := self._exclusion.reason(found, (), (key(found), b"")):
            return reason
        if key(found) in self._seen:
            return "duplicate"
        self._seen.add(key(found))
        return None


def judged(pair: Pair, translation: str, cleaner: Cleaner) -> tuple[Pair, str | None]:
    """A pair with its empty side filled, and None, or what is wrong with it: one of DOUBTED, or of the cleaner's.

    translation: as the teacher wrote it for `asked`.
    """
    reverse = pair.hindi == ""
    masked = protect(pair.english or pair.hindi)
    if reverse:
        pair = pair._replace(hindi=masked.restore(normalize_hindi(translation)))
    else:
        pair = pair._replace(english=masked.restore(tidy_english(translation, pair.hindi)))
    hindi, english = words(pair.hindi), words(pair.english)
    if not (hindi and english):
        return pair, "empty"
    # `check` looks for loops in the English, and allows them where the Hindi has some.
    if reverse and repeated(hindi) and not repeated(english):
        return pair, "loop"
    if flags := check(pair.hindi, pair.english):
        return pair, flags[0].code
    return cleaner.clean(pair)


def asked(text: str, engine: Engine) -> str:
    """What the teacher is given for a sentence: addresses and the like are codes, as at run time."""
    return text if engine.protects else protect(text).text


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    given = list(sys.argv[1:] if argv is None else argv)
    args = _parser().parse_args(given)
    args.words = given
    return ended(PROGRAM, lambda: run(args))


def run(args: argparse.Namespace) -> int:
    """Write the pairs and their manifest, print the table; 0. Raises UsageError for what the caller can put right.

    Translations are kept in OUT.tsv.part as they come, and the same call goes on from there.
    """
    record, part = (args.out.with_name(args.out.name + ending) for ending in (".manifest.json", ".part"))
    if args.out.suffix.lower() != ".tsv":
        raise UsageError(f"{args.out} is not called .tsv; TSV is what is written")
    check_outputs([args.out, record, part], [*args.text, *args.exclude])
    limits = Limits(max_words=args.max_words, run=args.run)
    excluded = {name: lines(name) for name in args.exclude}
    unwanted = [line for found in excluded.values() for line in found]
    for place in args.text:
        next(_lines(args, place), None)  # a wrong name is told before a model is downloaded
    engine = opened(args.teacher, args.runtime, args.precision)
    decoding = Decoding(beam=args.beam)

    counts: defaultdict[str, Count] = defaultdict(Count)
    inputs: dict[str, int] = dict.fromkeys(args.text, 0)
    sieve = Sieve(engine, limits, args.min_words, unwanted, reverse=args.reverse)
    chosen = _chosen(args, sieve, inputs, counts)
    translations = _translated(part, engine, decoding, [asked(pair.english or pair.hindi, engine) for pair in chosen])
    cleaner = Cleaner(limits, unwanted)
    kept = []
    for sentence, translation in zip(chosen, translations, strict=True):
        pair, reason = judged(sentence, translation, cleaner)
        if reason:
            counts[pair.source].dropped[reason] += 1
            continue
        kept.append(pair)
        counts[pair.source].kept += 1
        counts[pair.source].written += 1
    output = {"name": str(args.out), "sha256": write_pairs(args.out, kept), "rows": len(kept)}
    settings = {
        "teacher": dict(engine.describe()),
        "decoding": asdict(decoding),
        "reverse": args.reverse,
        "limits": asdict(limits),
        "least_words": args.min_words,
        "limit": args.limit,
        "seed": args.seed,
    }
    rows = {name: len(found) for name, found in excluded.items()}
    write_json(record, manifest(args.words, settings, inputs, rows, counts, REASONS, output))
    part.unlink()
    part.with_name(part.name + ".lock").unlink(missing_ok=True)
    print(table(counts, REASONS))
    return 0


def _chosen(args: argparse.Namespace, sieve: Sieve, inputs: dict[str, int], counts: Mapping[str, Count]) -> list[Pair]:
    """The sentences to translate, in the order of their hashes, as pairs whose other side is empty."""
    tag = MACHINE_HINDI if args.reverse else MACHINE_ENGLISH
    found = []
    for place in inputs:
        for source, line in _lines(args, place):
            inputs[place] += 1
            name = tagged(tag, source)
            for span in sentences.split(line):
                counts[name].read += 1
                pair = spell(Pair(name, "", span.text) if args.reverse else Pair(name, span.text, ""))
                if reason := sieve.reason(pair.english or pair.hindi):
                    counts[name].dropped[reason] += 1
                else:
                    found.append(pair)
    if not found:
        dropped = commonest(total(counts.values()).dropped)
        language = "English" if args.reverse else "Hindi"
        raise UsageError(
            f"there is no sentence to translate ({dropped or 'nothing was read'}); give text in {language}"
        )
    found = shuffled(found, args.seed)
    for pair in found[args.limit :] if args.limit else ():
        counts[pair.source].dropped["limit"] += 1
    return found[: args.limit]


def _lines(args: argparse.Namespace, place: str) -> Iterator[tuple[str, str]]:
    """(source, line) of a text or a table."""
    if kind(place) == ".txt" or (os.path.isfile(place) and kind(place) not in TABLES):
        yield from ((called(place), line) for line in lines(place))
        return
    column = args.column or (ENGLISH if args.reverse else HINDI)
    layout = Layout(column, column, args.source, args.columns)
    yield from ((pair.source, pair.hindi) for pair in pairs(place, layout, args.config, args.split))


def _translated(part: Path, engine: Engine, decoding: Decoding, sources: Sequence[str]) -> list[str]:
    """The teacher's best translation of each source. Those that `part` has already are not made again."""
    from tqdm import tqdm

    head = {
        "engine": dict(engine.describe()),
        "decoding": asdict(decoding) | {"suppress": [*decoding.suppress]},
        "rows": len(sources),
        "sources": outputs.digest(sources),
    }
    with outputs.writing(part, head, resume=True, remedies=_REMEDIES) as output:
        blocks = (sources[begin : begin + BLOCK] for begin in range(output.finished, len(sources), BLOCK))
        shown = tqdm(
            (best.text for block in blocks for best, *_ in engine.translate(block, decoding)),
            desc=engine.describe()["name"],
            unit="sentence",
            total=len(sources),
            initial=output.finished,
            mininterval=0.5 if sys.stderr.isatty() else 30,
        )
        begun_at = time.perf_counter()
        try:
            for text in shown:
                output.add(text, time.perf_counter() - begun_at)
                begun_at = time.perf_counter()
        except KeyboardInterrupt:
            shown.close()
            print(f"{output.finished} sentences are in {part}; the same call goes on from there", file=sys.stderr)
            raise
    return [row["translation"] for row in outputs.read(part).rows]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Training pairs out of text in one language.")
    usual = Limits()
    add = parser.add_argument
    add("text", nargs="+", metavar="TEXT", help="text, TSV, CSV, JSON Lines, Parquet, a folder, or an id on the hub")
    add("--teacher", required=True, metavar="ENGINE", help=ENGINE)
    add_runtime(parser)
    add("--out", required=True, type=Path, metavar="OUT.tsv", help="source, Hindi and English; beside it a manifest")
    add("--reverse", action="store_true", help="the text is English, and the teacher translates into Hindi")
    add("--column", metavar="COLUMN", help=f"the text of a table ({HINDI}; with --reverse {ENGLISH})")
    add("--columns", type=names, metavar="A,B,C", help="names of all columns, where the first line is a row already")
    add("--source", metavar="COLUMN", help="the column with the source (source, where there is one)")
    add("--config", help="a configuration of the data set")
    add("--split", help="a split of the data set")
    add("--exclude", nargs="+", action="extend", default=[], metavar="FILE", help="text whose lines no pair may hold")
    add("--limit", type=positive, metavar="N", help="translate N sentences, chosen by the seed")
    add("--seed", type=natural, default=0, metavar="N", help="another order, and another choice (%(default)s)")
    add("--beam", type=positive, default=1, metavar="N", help="width of the search (%(default)s, the fastest)")
    add = parser.add_argument_group("thresholds").add_argument
    add("--min-words", type=natural, default=MIN_WORDS, metavar="N", help="a sentence (%(default)s)")
    add("--max-words", type=positive, default=usual.max_words, metavar="N", help="a side (%(default)s)")
    shared = "words in a row that no pair may share with an excluded line (%(default)s)"
    add("--run", type=positive, default=usual.run, metavar="WORDS", help=shared)
    return parser


if __name__ == "__main__":
    sys.exit(main())
