"""Files of references to scores with significance: `python -m eval COMMAND`.

A command is one module of this package with `add_arguments(parser)` and `run(args) -> int` (the exit status), and one
line in `eval.__main__.COMMANDS`. It is imported only when it is asked for.
"""

from __future__ import annotations

import argparse


class UsageError(Exception):
    """Something the caller can put right: the message says what. The command line prints it and exits with 2."""


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    return _whole(text, 1)


def natural(text: str) -> int:
    """A whole number from 0 on, for argparse."""
    return _whole(text, 0)


def _whole(text: str, least: int) -> int:
    if not text.isdecimal() or int(text) < least:
        raise argparse.ArgumentTypeError(f"{text} is not a number from {least} on")
    return int(text)
