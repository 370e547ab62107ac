"""`python -m translate.train DATA… --start START --out OUT`: from parallel text to a folder that Translator opens."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from eval import natural, positive
from eval.ending import ended
from translate.train.data.judge import add_arguments
from translate.train.data.pairs import ENGLISH, HINDI, names

PROGRAM = "python -m translate.train"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0. SystemExit with another status otherwise, as `python -m eval` has them."""
    words = list(sys.argv[1:] if argv is None else argv)
    args = parser().parse_args(words)
    args.words = words

    def run() -> int:
        from translate.train.run import run as train  # torch comes with it: not for --help

        return train(args)

    return ended(PROGRAM, run)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is no number") from None


def _seed(text: str) -> int:
    value = natural(text)
    if value >= 2**63:
        raise argparse.ArgumentTypeError(f"{text} is too large for a seed; give a number under 2**63")
    return value


def _share(text: str) -> float:
    value = _number(text)
    if not 0 <= value < 1:
        raise argparse.ArgumentTypeError(f"{text} is no share; give a number from 0 to under 1")
    return value


def _amount(text: str) -> float:
    value = _number(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return value


def parser() -> argparse.ArgumentParser:
    """What the command takes; the bench takes the same."""
    found = argparse.ArgumentParser(
        prog=PROGRAM,
        description="Train a translator from parallel text. OUT is what Translator(engine=OUT) opens.",
        epilog="Ctrl-C stops the training and exports what is there; --resume goes on.",
    )
    add = found.add_argument
    add("data", nargs="+", metavar="DATA", help="TSV, CSV, JSON Lines, Parquet, a folder, or an id on the hub; first")
    add("--out", required=True, type=Path, metavar="OUT", help="a folder, for the model, its checkpoint and its card")
    start = "embedded (if nothing is said), a checkpoint folder, or a new model: tiny, small, base"
    add("--start", default="embedded", help=start)
    add("--encoder", type=Path, metavar="FOLDER", help="a BERT checkpoint that a new model's encoder begins with")
    held_out = "folders with hi.txt and en.txt, to measure on and never to train on"
    add("--dev", nargs="+", action="extend", default=[], type=Path, metavar="FOLDER", help=held_out)
    add("--resume", action="store_true", help="go on with the run in OUT, to the very batch")
    add("--sources", type=Path, metavar="TSV", help="kind and licence of each source, for the card")

    data = found.add_argument_group("data, where `prepare` has not been")
    data.add_argument("--columns", type=names, metavar="A,B,C", help="names of all columns, where there is no header")
    data.add_argument("--hindi", default=HINDI, metavar="COLUMN", help="the Hindi column (%(default)s)")
    data.add_argument("--english", default=ENGLISH, metavar="COLUMN", help="the English column (%(default)s)")
    data.add_argument("--source", metavar="COLUMN", help="the column with the source (source, where there is one)")
    data.add_argument("--config", help="a configuration of the data set")
    data.add_argument("--split", help="a split of the data set")

    # --encoder is another one here: of the new model itself.
    same = found.add_argument_group("pairs that do not say the same; much data is better judged once, by `prepare`")
    add_arguments(same, "--alike")

    end = found.add_argument_group(
        "how long; 3 epochs, or 20 of a new model, if nothing is said"
    ).add_mutually_exclusive_group()
    end.add_argument("--minutes", type=_amount, metavar="N", help="of training, looks and saves")
    end.add_argument("--steps", type=positive, metavar="N", help="updates of the weights")
    end.add_argument("--epochs", type=_amount, metavar="N", help="passes over the pairs")

    how = found.add_argument_group("how; what is not given is what is usual for the start").add_argument
    how("--rate", type=_amount, help="the highest learning rate")
    how("--warmup", type=natural, metavar="STEPS", help="steps until it is reached")
    how("--final", type=_share, default=0.03, metavar="SHARE", help="share of the rate at the end (%(default)s)")
    how("--tokens", type=positive, metavar="N", help="pieces of a batch, both sides and padding")
    how("--accumulate", type=positive, default=1, metavar="N", help="batches whose gradients make a step (%(default)s)")
    how("--longest", type=positive, default=256, metavar="N", help="pieces of a pair, or it is left out (%(default)s)")
    how("--smoothing", type=_share, metavar="SHARE", help="share of every label that is spread over all pieces")
    how("--dropout", type=_share, metavar="SHARE", help="share of the activations that is dropped")
    average = "end of the run whose weights are averaged, if that is better on --dev (%(default)s)"
    how("--average", type=_share, default=0.25, metavar="SHARE", help=average)
    how("--embeddings", action="store_true", help="train a language model's embeddings, too")
    how("--keep-order", action="store_true", help="take the pairs as they come: the best last")
    how("--seed", type=_seed, default=0, help="another order and another beginning (%(default)s)")
    how("--precision", choices=["auto", "bfloat16", "float32"], default="auto", help="auto: what is fast here")
    how("--compile", choices=["auto", "yes", "no"], default="auto", help="auto: if the run is long enough")
    how("--cpu", action="store_true", help="use no GPU, even where there is one")

    told = found.add_argument_group("what is measured and kept")
    looks = "looks at --dev on the way; 0 for none (%(default)s)"
    told.add_argument("--looks", type=natural, default=10, metavar="N", help=looks)
    scored = "sentences of each set, for looks and scores (%(default)s)"
    told.add_argument("--scored", type=positive, default=200, metavar="N", help=scored)
    told.add_argument("--save-minutes", type=_amount, default=10, metavar="N", help="between two saves (%(default)s)")
    return found


if __name__ == "__main__":
    sys.exit(main())
