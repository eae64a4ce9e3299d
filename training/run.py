"""Rebuilds the shipped model: `python -m training.run --corpora ../shared/corpora --out build/model`."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from training.export import export
from training.prepare import labels_of, load
from training.train import train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, and in package/ what the package ships")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--stages", default="network,export")
    parser.add_argument("--minutes", type=float, help="train the network by the clock, not the recipe's steps")
    parser.add_argument("--sentences", type=int, help="use only this many sentences, to try the code")
    options = parser.parse_args()
    recipe = tomllib.loads(options.recipe.read_text("utf-8"))
    examples = load(options.corpora, "train")
    if "network" in options.stages:
        few = examples[:: max(1, len(examples) // options.sentences)] if options.sentences else examples
        train(few, labels_of(examples), recipe, options.out, minutes=options.minutes)
    if "export" in options.stages:
        print(export(options.out, options.out / "package", caution=recipe["caution"]))


if __name__ == "__main__":
    main()
