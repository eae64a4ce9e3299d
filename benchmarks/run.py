"""Speed, start, memory and size of reportedly: `python benchmarks/run.py`. README.md says how each figure is taken."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from installed import size
from startup import start

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=Path, default=EXAMPLES, help="folder of dispatches (default: %(default)s)")
    parser.add_argument("--documents", type=int, default=200, help="at least so many a round (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of the throughput (default: %(default)s)")
    parser.add_argument("--articles", type=int, default=200, help="articles of 400 words (default: %(default)s)")
    parser.add_argument("--runs", type=int, default=5, help="fresh processes for each start (default: %(default)s)")
    options = parser.parse_args()
    paths = sorted(p for p in options.examples.iterdir() if p.is_file())
    # A child's peak counts its parent's memory at the fork, so this process must still be small here.
    report = {"start": asdict(start(paths, documents=options.documents, runs=options.runs)), "size": asdict(size())}
    from articles import articles
    from throughput import throughput

    report["throughput"] = asdict(throughput(paths, documents=options.documents, rounds=options.rounds))
    report["articles"] = asdict(articles(paths, count=options.articles))
    print(json.dumps(json.loads(json.dumps(report), parse_float=lambda f: round(float(f), 3)), indent=2))


if __name__ == "__main__":
    main()
