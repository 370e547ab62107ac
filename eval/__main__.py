"""The command line of the package: `python -m eval COMMAND --help`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from eval.ending import ended

# Module of this package -> what it does.
COMMANDS = {
    "translations": "engines and finished translations against references: scores, significance, where they fail",
    "summaries": "bullets against reference summaries: ROUGE with confidence intervals, beside lead-3, TextRank and LexRank",
    "checks": "how many human references each check would flag: its false alarms",
    "meaning": "what the second reader is worth: finding the English, choosing, and noticing what is wrong",
    "decoding": "what the search settings do to quality and speed",
    "runtimes": "a model in torch and in CTranslate2: seconds, memory, size, and how far what they say is apart",
    "bench": "speed and memory of the whole path against the bare model, and the time to the first sentence",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status, 0 for success, 1 for a gate that is shut. SystemExit with another otherwise.

    Commands raise UsageError for that; an article that cannot be read or a model that cannot be opened raise their own.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog=_program(), description="Scores of Khabar against references.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, description in COMMANDS.items():
        command = commands.add_parser(name, help=description, description=description)
        if name in words[:1]:
            module = importlib.import_module(f"eval.{name}")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    args = parser.parse_args(words)
    args.words = words
    return ended(f"{parser.prog} {args.command}", lambda: int(args.run(args)))


def _program() -> str:
    """How it was called, for the usage line."""
    name = Path(sys.argv[0]).name
    return name if name.startswith("khabar-eval") else "python -m eval"


if __name__ == "__main__":
    sys.exit(main())
