"""Rebuilds the shipped model: `python -m training.run --corpora ../shared/corpora --out build/model`."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from training.prepare import labels_of, load
from training.train import train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--minutes", type=float, help="train by the clock instead of the recipe's number of steps")
    parser.add_argument("--sentences", type=int, help="use only this many sentences, to try the code")
    options = parser.parse_args()
    recipe = tomllib.loads(options.recipe.read_text("utf-8"))
    examples = load(options.corpora, "train")
    labels = labels_of(examples)
    if options.sentences:
        examples = examples[:: max(1, len(examples) // options.sentences)]
    train(examples, labels, recipe, options.out, minutes=options.minutes)
    from training.export import export

    export(options.out / "final.pt", options.out / "labels.json", options.out / "package")


if __name__ == "__main__":
    main()
