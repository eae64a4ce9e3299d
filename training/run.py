"""Rebuilds the shipped model: `python -m training.run --corpora ../shared/corpora --out build/model`."""

from __future__ import annotations

import argparse
import json
import tomllib
from pathlib import Path

import torch
from tokenizers import Tokenizer

from reportedly.annotate.wordpieces import WordPieces
from training import base
from training.batches import encode
from training.example import SHIPPED_HEADS
from training.export import export, load_network
from training.prepare import Labels, labels_of, load
from training.reader import train_reader
from training.train import oversampled, train


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, and in package/ what the package ships")
    parser.add_argument("--recipe", type=Path, default=Path(__file__).with_name("recipe.toml"))
    parser.add_argument("--stages", default="network,reader,export")
    parser.add_argument("--minutes", type=float, help="train the network by the clock, not the recipe's steps")
    parser.add_argument("--sentences", type=int, help="use only this many sentences, to try the code")
    options = parser.parse_args()
    recipe = tomllib.loads(options.recipe.read_text("utf-8"))
    examples = load(options.corpora, "train")
    if "network" in options.stages:
        few = examples[:: max(1, len(examples) // options.sentences)] if options.sentences else examples
        train(few, labels_of(examples), recipe, options.out, minutes=options.minutes)
    if "reader" in options.stages:
        labels = Labels(**json.loads((options.out / "labels.json").read_text("utf-8")))
        chosen = [e for e in oversampled(examples, recipe) if set(SHIPPED_HEADS) & set(e.entities)]
        chosen = chosen[:: max(1, len(chosen) // options.sentences)] if options.sentences else chosen
        data = encode(chosen, labels, WordPieces(Tokenizer.from_file(str(base.folder() / "tokenizer.json"))))
        data = [e for e in data if len(e.pieces.ids) <= recipe["data"]["longest"]]
        heads = {h: len(labels.entities[h]) for h in SHIPPED_HEADS}
        reader = train_reader(load_network(options.out / "network.pt", labels), data, heads, recipe)
        torch.save(reader.state_dict(), options.out / "reader.pt")
    if "export" in options.stages:
        print(export(options.out, options.out / "package"))


if __name__ == "__main__":
    main()
