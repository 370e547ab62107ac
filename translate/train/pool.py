"""All that there is to choose among for each sentence: `python -m translate.train.pool FOLDER… --out POOL.jsonl`.

What `python -m translate.train.choosing` fits its weights on. A line of the file is
{"set", "id", "by", "source", "reference", "rows": [{"piece", "candidates": [[text, score, [codes of its flags]], …]}, …]}
with a row for each piece of a long sentence, nearly always one. The same call goes on with a file that is not finished.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import numpy as np

from eval import UsageError
from eval.data.parallel import pairs
from eval.ending import ended
from eval.scoring.metrics import sacrebleu
from translate import choosing
from translate.candidates import distinct, rank
from translate.choosing import FEATURES, Floats, features
from translate.engines import Engine
from translate.engines.options import add_engine, opened
from translate.meaning import Meaning
from translate.quality import Quality, decoding_of
from translate.results import Alternative, Flag
from translate.translator import Translator

PROGRAM = "python -m translate.train.pool"
# "balanced" searches as "fast" does.
SEARCHES: tuple[Quality, ...] = tuple(quality for quality in get_args(Quality) if quality != "balanced")


@dataclass(frozen=True, slots=True)
class Pooled:
    """A sentence: the set that it is of, and for each of its pieces (source, candidates)."""

    set: str
    source: str
    reference: str
    pieces: tuple[tuple[str, tuple[Alternative, ...]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A piece of a sentence: its candidates, their features, [candidates, FEATURES], and the chrF++ of each, in percent.

    The chrF++ is NaN in a sentence of several pieces, for they have no references of their own.
    """

    found: tuple[Alternative, ...]
    table: Floats
    scores: Floats

    @property
    def alone(self) -> bool:
        """Whether it is a whole sentence."""
        return not np.isnan(self.scores).any()


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The sentences of one set in a file of that name, and the pieces of each."""

    name: str
    set: str
    sentences: tuple[Pooled, ...]
    pieces: tuple[tuple[Piece, ...], ...]


def read(path: Path) -> list[Pooled]:
    """The sentences of a pool; a file of one set need not name it on every line. Raises UsageError."""
    try:
        return [_pooled(json.loads(line), path) for line in path.read_bytes().splitlines()]
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}); name a file that {PROGRAM} wrote") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise UsageError(f"{path} is no pool of candidates; make one with {PROGRAM}") from None


def _pooled(row: dict[str, Any], path: Path) -> Pooled:
    pieces = tuple((piece["piece"], tuple(map(_candidate, piece["candidates"]))) for piece in row["rows"])
    if not all(found for _, found in pieces):
        raise ValueError("a piece without candidates")
    return Pooled(row.get("set", path.name.partition(".")[0]), row["source"], row["reference"], pieces)


def _candidate(cells: Sequence[Any]) -> Alternative:
    text, score, codes = cells
    return Alternative(text, float(score), tuple(Flag(code, "") for code in codes))


def measured(path: Path, meaning: Meaning, cache: Path | None) -> list[Pool]:
    """The pools of a file, one for each set. cache: a folder, where what takes long is kept for the next time."""
    sentences = read(path)
    # Sorted by the checks and by the model's score, as the translator has them without a second reader.
    found = [tuple(distinct(sorted(row, key=rank))) for sentence in sentences for _, row in sentence.pieces]
    kept = cache / f"{_key(path, meaning)}.npz" if cache else None
    if kept and kept.exists():
        with np.load(kept) as arrays:
            tables, scores = arrays["tables"], arrays["scores"]
    else:
        tables, scores = _measured(path.name, sentences, found, meaning)
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            np.savez(kept, tables=tables, scores=scores)
    ends = np.cumsum([len(row) for row in found])[:-1]
    made = map(Piece, found, np.split(tables, ends), np.split(scores, ends))
    whole = [(sentence, tuple(islice(made, len(sentence.pieces)))) for sentence in sentences]
    return [
        Pool(path.stem, name, *zip(*(both for both in whole if both[0].set == name), strict=True))
        for name in dict.fromkeys(sentence.set for sentence in sentences)
    ]


def _measured(
    name: str, sentences: Sequence[Pooled], found: Sequence[Sequence[Alternative]], meaning: Meaning
) -> tuple[Floats, Floats]:
    """Of all candidates of all pieces: [all, FEATURES] and [all], the chrF++."""
    from tqdm import tqdm

    metric = sacrebleu("CHRF", word_order=2)
    pieces = [(sentence, source) for sentence in sentences for source, _ in sentence.pieces]
    tables, scores = [np.zeros((0, len(FEATURES)))], []
    shown = tqdm(zip(pieces, found, strict=True), desc=name, total=len(pieces), mininterval=30)
    for (sentence, source), row in shown:
        texts = [candidate.text for candidate in row]
        tables.append(features(source, row, meaning.read([source, *texts])))
        alone = len(sentence.pieces) == 1
        scores += [metric.sentence_score(text, [sentence.reference]).score if alone else np.nan for text in texts]
    return np.concatenate(tables), np.array(scores)


def _key(path: Path, meaning: Meaning) -> str:
    """Changes with the candidates, the encoder, and how features are computed."""
    parts = [path.read_bytes(), meaning.digest.encode(), Path(choosing.__file__).read_bytes()]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    args = _parser().parse_args(argv)
    return ended(PROGRAM, lambda: _run(args))


def _run(args: argparse.Namespace) -> int:
    for folder in args.folders:
        pairs(folder)  # a wrong name is told before a model is downloaded
    written = write(args.folders, args.out, opened(args.engine, args.runtime, args.precision), args.quality)
    print(f"{written} sentences written to {args.out}")
    return 0


def write(folders: Sequence[Path], out: Path, engine: Engine, quality: Quality) -> int:
    """Add to the file what is missing of the folders' sentences; how many that was.

    Raises UsageError where the file holds other sentences or another search's candidates, or cannot be written.
    """
    # By the checks alone: its reader would not change what there is to choose among.
    translator = Translator(engine, decoding_of(quality), quality="fast")
    described = {**engine.describe(), "beam": translator.decoding.beam}
    asked: list[dict[str, Any]] = [
        {"set": folder.resolve().name, "id": place, "by": described, "source": hindi, "reference": english}
        for folder in folders
        for place, (hindi, english) in enumerate(pairs(folder))
    ]
    try:
        done = _finished(out, asked)
        with out.open("ab") as file:
            found = translator.pool(row["source"] for row in asked[done:])
            for row, rows in zip(asked[done:], found, strict=True):
                pieces = [{"piece": piece, "candidates": [*map(_cells, candidates)]} for piece, candidates in rows]
                file.write((json.dumps({**row, "rows": pieces}, ensure_ascii=False) + "\n").encode())
                file.flush()
    except OSError as error:
        raise UsageError(f"cannot write {out} ({error.strerror}); the same call goes on with what is in it") from None
    return len(asked) - done


def _cells(candidate: Alternative) -> list[Any]:
    return [candidate.text, candidate.score, [flag.code for flag in candidate.flags]]


def _finished(out: Path, asked: Sequence[dict[str, Any]]) -> int:
    """How many sentences the file has; a line that a kill tore is cut off. Raises UsageError or OSError."""
    if not out.exists():
        return 0
    kept = [*_whole(out)]
    torn = out.read_bytes()[sum(length for _, length in kept) :]
    # Whatever else stands there is not ours to cut off.
    if b"\n" in torn or torn[:1] not in (b"", b"{"):
        raise UsageError(f"{out} is no pool of candidates; give another --out")
    for (row, _), wanted in zip(kept, asked, strict=False):
        if {key: row.get(key) for key in wanted} != wanted:
            raise UsageError(f"{out} holds other sentences, or another search's; give another --out, or remove it")
    if len(kept) > len(asked):
        raise UsageError(f"{out} holds more sentences than the folders; give another --out, or remove it")
    os.truncate(out, sum(length for _, length in kept))
    return len(kept)


def _whole(out: Path) -> Iterator[tuple[dict[str, Any], int]]:
    """The lines up to the first one that is not whole, each with its length in bytes."""
    for line in out.read_bytes().splitlines(keepends=True):
        try:
            row = json.loads(line)
        except ValueError:
            return
        if not line.endswith(b"\n") or not isinstance(row, dict):
            return
        yield row, len(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=PROGRAM, description="Candidates for each sentence, to learn to choose from.")
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="hi.txt and en.txt, line by line")
    parser.add_argument("--out", required=True, type=Path, metavar="POOL.jsonl", help="the same call goes on with it")
    help = "how wide to search: fast (which is balanced, too), or best (%(default)s)"
    parser.add_argument("--quality", choices=SEARCHES, default=SEARCHES[0], help=help)
    add_engine(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
