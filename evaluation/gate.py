"""The accuracy gate: the labelled examples, coded now, against the floors in floors.toml.

python -m evaluation.gate                      # fails (exit 1) where a figure is below its floor
python -m evaluation.gate --raise              # writes figures that are higher as the new floors
python -m evaluation.gate --lower "reason"     # writes all figures as they are, with the reason
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from evaluation.claims import Score, compare, labels_of
from evaluation.counters import Found, Right

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("floors.toml")
GOLD = ROOT / "tests" / "gold"
_ROUNDING = 0.0005  # floors are written with three digits


def measured(gold: Iterable[Path]) -> Score:
    """The score of all labelled documents, each coded with its own publication date."""
    from reportedly.annotate import annotate
    from reportedly.annotate.encoder import Encoder
    from reportedly.code import code
    from reportedly.model import Document
    from reportedly.read import ReadOptions, read_inputs

    encoder = Encoder.load()
    scores = []
    for path in gold:
        labels = labels_of(path)
        about = labels["document"]
        options = ReadOptions(published=date.fromisoformat(about["published"]))
        document = next(iter(read_inputs([str((path.parent / about["file"]).resolve())], options)))
        if not isinstance(document, Document):
            raise document
        claims = code(document, annotate(document, encoder))
        scores.append(compare(document.text, claims, labels["claim"]))
    return reduce(add, scores, Score())


def corpus_hash(gold: Iterable[Path]) -> str:
    """SHA-256 over the label files and the texts they label: floors hold for these bytes alone."""
    digest = hashlib.sha256()
    for path in gold:
        digest.update(path.read_bytes())
        digest.update((path.parent / labels_of(path)["document"]["file"]).read_bytes())
    return digest.hexdigest()


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that is under its floor, or has vanished."""
    return [
        f"{name}: {figures.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor - _ROUNDING
    ]


def floors_of(score: Score) -> dict[str, float]:
    """Floors that a score earns: each figure with one answer less, for processors round int8 products in their own ways
    and one answer may tip."""
    found, typed = (Found(max(0, f.hits - 1), f.missed + 1, f.extra) for f in (score.found, score.typed))
    tipped = {name: Right(max(0, right.right - 1), right.judged) for name, right in score.fields.items()}
    return Score(found, typed, tipped).figures()


def written(figures: Mapping[str, float], *, corpus: str, count: int, reason: str) -> str:
    """The text of floors.toml."""
    lines = [
        "# Floors of the accuracy gate (evaluation/gate.py). They go up with --raise; --lower wants a reason.",
        f'corpus = "{corpus}"',
        f"claims = {count}",
        f"reason = {reason!r}".replace("'", '"'),
        "",
        "[floors]",
        *(f"{name} = {value:.3f}" for name, value in figures.items()),
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--raise", dest="rise", action="store_true", help="write higher figures as floors")
    change.add_argument("--lower", metavar="REASON", help="write all figures as floors, with the reason")
    options = parser.parse_args()
    gold = sorted(GOLD.glob("*.toml"))
    score, corpus = measured(gold), corpus_hash(gold)
    figures, count = score.figures(), int(score.found.items)
    kept: dict[str, Any] = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    for line in score.failures:
        print(f"  {line}")
    print(", ".join(f"{name} {value:.3f}" for name, value in figures.items()), f"({count} claims)")
    if options.lower or options.rise:
        earned = floors_of(score)
        floors = earned if options.lower else {n: max(v, kept["floors"].get(n, 0.0)) for n, v in earned.items()}
        reason = options.lower or kept.get("reason", "first floors")
        FLOORS.write_text(written(floors, corpus=corpus, count=count, reason=reason), encoding="utf-8")
        return 0
    problems = below(figures, kept["floors"])
    if kept.get("corpus") != corpus:
        problems.append("the labelled corpus is not the one that the floors were taken on; use --lower with the reason")
    for problem in problems:
        print(f"evaluation.gate: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
