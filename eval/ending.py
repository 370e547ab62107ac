"""How a command ends: what went wrong in a line, and an exit status that says whose fault it is."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from io import TextIOWrapper

from eval import UsageError
from translate.errors import KhabarError

# Beside 0, done, and 1, which is kept for a gate that is shut.
WRONG_CALL = 2
BROKEN = 3
INTERRUPTED = 130


def ended(program: str, run: Callable[[], int]) -> int:
    """What `run` returns. SystemExit with another status where it fails, after a message on standard error.

    program: how it was called. UsageError and KhabarError are the caller's to put right, and their messages say how.
    """
    if isinstance(sys.stdout, TextIOWrapper):  # Windows would write Hindi in a legacy code page
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = run()
        if sys.stdout:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
        return status
    except (UsageError, KhabarError) as error:
        print(f"{program}: {error}", file=sys.stderr)
        raise SystemExit(WRONG_CALL) from error
    except KeyboardInterrupt:
        print(f"{program}: stopped", file=sys.stderr)
        raise SystemExit(INTERRUPTED) from None
    except OSError as error:
        print(f"{program}: the output cannot be written: {error.strerror or error}", file=sys.stderr)
        sys.stdout = None  # Python would try again at its end
        raise SystemExit(BROKEN) from error
    except Exception:
        traceback.print_exc()
        print(f"{program}: this is a fault in Khabar; please report it with the lines above", file=sys.stderr)
        raise SystemExit(BROKEN) from None
