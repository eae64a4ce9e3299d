"""The training loop: one process, all tasks in every step, averaged weights as the result."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from reportedly.annotate.wordpieces import WordPieces
from training import base
from training.batches import Batch, Encoded, batches, encode
from training.example import Example
from training.losses import losses, total
from training.network import Network
from training.prepare import Labels

LOG_EVERY = 50
SAVE_EVERY = 240.0
"""Seconds between checkpoints."""


def build(labels: Labels, recipe: dict[str, Any]) -> Network:
    """The network with the base weights in it."""
    o = recipe["optimiser"]
    heads = tuple(h for h in labels.entities if h in recipe["loss"])
    network = Network(labels, heads=heads, dropout=o["dropout"], head_dropout=o["head_dropout"])
    base.start(network.encoder, base.read())
    return network


def optimiser_of(network: Network, recipe: dict[str, Any]) -> torch.optim.Optimizer:
    """AdamW with a lower rate for the pretrained encoder and no decay on biases and norms."""
    o = recipe["optimiser"]
    groups: dict[tuple[float, float], list[torch.nn.Parameter]] = defaultdict(list)
    for name, p in network.named_parameters():
        old = name.startswith("encoder.") and "shapes" not in name
        rate = o["encoder_rate"] if old else o["head_rate"]
        groups[rate, o["weight_decay"] if p.dim() > 1 else 0.0].append(p)
    settings = [{"params": ps, "lr": r, "weight_decay": d, "top": r} for (r, d), ps in groups.items()]
    return torch.optim.AdamW(settings, betas=(0.9, 0.98), eps=1e-8, fused=True)


def clock(recipe: dict[str, Any], minutes: float | None) -> Callable[[int], float]:
    """Progress from 0 to 1 by steps, or by the clock if minutes are given."""
    if minutes is None:
        return lambda step: step / recipe["optimiser"]["steps"]
    begin = time.monotonic()
    return lambda _: (time.monotonic() - begin) / (60 * minutes)


def endless(data: list[Encoded], recipe: dict[str, Any], rng: random.Random) -> Iterator[Batch]:
    while True:
        yield from batches(data, budget=recipe["data"]["pieces_per_step"], case=recipe["case"], rng=rng)


def oversampled(examples: list[Example], recipe: dict[str, Any]) -> list[Example]:
    """Every example as often per epoch as the recipe says for its source."""
    return [e for e in examples for _ in range(recipe["data"]["copies"].get(e.source, 1))]


def train(
    examples: list[Example], labels: Labels, recipe: dict[str, Any], out: Path, *, minutes: float | None = None
) -> Network:
    """Trains and returns the network with its averaged weights; checkpoints and labels.json are written to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "labels.json").write_text(json.dumps(labels.as_json(), ensure_ascii=False), "utf-8")
    o = recipe["optimiser"]
    torch.manual_seed(o["seed"])
    rng = random.Random(o["seed"])
    pieces = WordPieces(Tokenizer.from_file(str(base.folder() / "tokenizer.json")))
    data = encode(oversampled(examples, recipe), labels, pieces)
    data = [e for e in data if len(e.pieces.ids) <= recipe["data"]["longest"]]
    network = build(labels, recipe).train()
    optimiser = optimiser_of(network, recipe)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    progress = clock(recipe, minutes)
    log = Log(sum(len(e.pieces.ids) for e in data), len(data))
    for step, batch in enumerate(endless(data, recipe, rng)):
        done = progress(step)
        if done >= 1:
            break
        share = min(done / o["warm_up"], (1 - done) / (1 - o["warm_up"]))
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * max(share, 0.0)
        found = losses(network, batch)
        optimiser.zero_grad(set_to_none=True)
        total(found, recipe["loss"]).backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), o["clip"], foreach=True)
        optimiser.step()
        keep = min(o["average"], (1 + step) / (10 + step))
        with torch.no_grad():
            torch._foreach_lerp_(list(average.values()), list(network.parameters()), 1 - keep)
        log.add(step, done, batch, found)
        if log.due():
            save(network, average, out / "checkpoint.pt")
    save(network, average, out / "network.pt")
    network.load_state_dict(average, strict=False)
    return network.eval()


def save(network: Network, average: dict[str, torch.Tensor], path: Path) -> None:
    """The averaged weights and the frozen word embeddings; renamed into place, so a reader never sees half a file."""
    state = network.state_dict() | average
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.rename(path)


class Log:
    """Prints mean losses and the speed every LOG_EVERY steps."""

    def __init__(self, pieces: int, sentences: int) -> None:
        print(f"{sentences} sentences, {pieces} pieces an epoch", flush=True)
        self.epoch = pieces
        self.sums: dict[str, list[float]] = defaultdict(list)
        self.pieces = self.all = 0
        self.since = self.saved = time.monotonic()

    def add(self, step: int, done: float, batch: Batch, found: dict[str, torch.Tensor]) -> None:
        self.pieces += int((batch.ids > 0).sum())
        for name, value in found.items():
            self.sums[name].append(float(value.detach()))
        if (step + 1) % LOG_EVERY:
            return
        self.all += self.pieces
        now = time.monotonic()
        means = " ".join(f"{n} {sum(v) / len(v):.3f}" for n, v in self.sums.items())
        speed = self.pieces / (now - self.since)
        print(f"{step + 1} {done:.3f} epoch {self.all / self.epoch:.2f} {speed:.0f}/s {means}", flush=True)
        self.sums.clear()
        self.pieces, self.since = 0, now

    def due(self) -> bool:
        """Whether it is time for a checkpoint."""
        if time.monotonic() - self.saved < SAVE_EVERY:
            return False
        self.saved = time.monotonic()
        return True
