"""Dev scores of an exported model, by the accuracy harness: `python -m training.evaluate --corpora DIR --model DIR`.

Those of its measures that ask the encoder alone; docs/accuracy.md explains the figures.
"""

from __future__ import annotations

import sys

from evaluation.__main__ import main

MEASURES = ("syntax-ewt", "syntax-gum", "roles", "uner", "re3d", "re3d-nat", "meantime")

if __name__ == "__main__":
    sys.exit(main([*MEASURES, *sys.argv[1:]]))
