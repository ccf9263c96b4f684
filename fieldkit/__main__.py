"""`python -m fieldkit` is the command line."""

import sys

from fieldkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
