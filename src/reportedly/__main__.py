"""`python -m reportedly` is the command."""

import sys

from reportedly.cli import main

if __name__ == "__main__":
    sys.exit(main())
