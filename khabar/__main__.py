"""`python -m khabar`: the same as the `khabar` command."""

import sys

from khabar.cli import main

if __name__ == "__main__":
    sys.exit(main())
