"""Files of references to scores with significance: `python -m eval COMMAND`.

A command is one module of this package with `add_arguments(parser)` and `run(args) -> int` (the exit status), and one
line in `eval.__main__.COMMANDS`. It is imported only when it is asked for.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class UsageError(Exception):
    """Something the caller can put right: the message says what. The command line prints it and exits with 2."""


def positive(text: str) -> int:
    """A whole number from 1 on, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def write_json(path: Path, report: Mapping[str, Any]) -> None:
    """Write a report. Raises UsageError where the file cannot be written."""
    try:
        path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {path} ({error.strerror}); name a file in a folder that exists") from None
