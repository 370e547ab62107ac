"""The options of every command that sums up: what is asked of the bullets, and what makes them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from summarize import Brief, Summarizer, open_summarizer
from summarize.results import EXTRACTIVE
from summarize.vectors import TOKEN
from translate import Glossary
from translate.engines.options import told


def add_brief(parser: argparse._ActionsContainer) -> None:
    """Add --bullets, --words, --about, --with-headline, --hurry, --names and --summarizer."""
    parser.add_argument("--bullets", type=_positive, metavar="N", help="bullets at most; the length decides otherwise")
    parser.add_argument("--words", type=_positive, metavar="N", help="words of all bullets together at most")
    parser.add_argument(
        "--about",
        type=_topic,
        metavar="WORDS",
        help='English words for what they should be about: "floods, Bihar"; with --hurry Hindi ones too',
    )
    parser.add_argument("--with-headline", action="store_true", help="the headline is the first bullet")
    parser.add_argument(
        "--hurry", action="store_true", help="translate only what the bullets need, chosen from the Hindi"
    )
    parser.add_argument("--names", type=Path, metavar="FILE", help="how names are spelled: lines such as “मुर्मू = Murmu”")
    add_summarizer(parser)


def add_summarizer(parser: argparse._ActionsContainer) -> None:
    """Add --summarizer."""
    parser.add_argument(
        "--summarizer",
        default=EXTRACTIVE,
        metavar="SUMMARIZER",
        help="extractive (the article's own words, the default), the folder of a model, or its id on the Hugging Face Hub; "
        "--runtime and --precision hold for it too",
    )


def brief(args: argparse.Namespace) -> Brief:
    """What these options ask."""
    return Brief(count=args.bullets, words=args.words, about=args.about or "", headline=args.with_headline)


def names(args: argparse.Namespace) -> Glossary | None:
    """How names are spelled; None where nobody says. Raises InputError for a list that cannot be read."""
    return Glossary.read(args.names) if args.names else None


def files(args: argparse.Namespace) -> list[str]:
    """What is read beside the articles."""
    return [str(args.names)] if args.names else []


def summarizer(args: argparse.Namespace) -> Summarizer:
    """The summarizer of these options; what goes on is told on standard error.

    Raises EngineError where it cannot be opened.
    """
    with told(sys.stderr) as progress:
        return open_summarizer(args.summarizer, runtime=args.runtime, precision=args.precision, progress=progress)


def _positive(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is too few; give a number from 1 on")
    return int(text)


def _topic(text: str) -> str:
    if not TOKEN.search(text):
        raise argparse.ArgumentTypeError(
            'there is no word in it; give what the bullets should be about, as in "floods, Bihar"'
        )
    return text
