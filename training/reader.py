"""The second stage: what tags the entities, trained on the finished encoder, which it does not change.

Entities have little data and need many passes; the encoder's hidden states of all words fit in memory, so a pass over
them takes seconds.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from reportedly.annotate.wordpieces import SHAPES
from training.batches import SKIP, Encoded, batches
from training.dropout import Dropout
from training.network import LAYERS, WIDTH, Layer, Network

READ = 256


class Reader(nn.Module):
    """Two transformer layers over the words, then one linear tagger for each corpus's notion of an entity."""

    def __init__(self, heads: dict[str, int], *, dropout: float = 0.0) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(LAYERS + 1))
        self.shapes = nn.Embedding(SHAPES, READ)
        self.drop = Dropout(dropout)
        self.narrow = nn.Linear(WIDTH, READ)
        self.norm = nn.LayerNorm(READ)
        self.layers = nn.ModuleList(Layer(READ, 4, 2 * READ, dropout) for _ in range(2))
        self.heads = nn.ModuleDict({head: nn.Linear(READ, tags) for head, tags in heads.items()})

    def forward(self, states: Tensor, shapes: Tensor, padding: Tensor) -> Tensor:
        """states [7, B, N, 384], shapes and padding [B, N] -> scores of all heads' tags, [B, N, tags]."""
        x = (self.mix.softmax(-1).view(-1, 1, 1, 1) * states).sum(0)
        x = self.norm(self.narrow(self.drop(x)) + self.shapes(shapes))
        bias = (padding.float() * -1e4)[:, None, None]
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return torch.cat([head(x) for head in self.heads.values()], -1)


@dataclass(slots=True)
class Cached:
    """Hidden states of one batch in half precision, with what the reader is taught on it."""

    states: Tensor
    shapes: Tensor
    padding: Tensor
    targets: dict[str, Tensor]


def cache(network: Network, data: list[Encoded], recipe: dict[str, Any], rng: random.Random) -> Iterator[Cached]:
    """Runs the encoder once over the sentences."""
    with torch.no_grad():
        for batch in batches(data, budget=recipe["reader"]["pieces_per_step"], case=recipe["case"], rng=rng):
            states = network.words(batch.ids, batch.shapes, batch.first)[:, :, 1:].half()
            yield Cached(states, batch.word_shapes, batch.padding, batch.targets)


def loss(reader: Reader, batch: Cached, weights: dict[str, float]) -> Tensor:
    """Cross entropy of all heads, summed over their labelled words and divided by all words."""
    logits = reader(batch.states.float(), batch.shapes, batch.padding)
    parts = logits.split([h.out_features for h in reader.heads.values()], -1)
    words = (~batch.padding).sum()
    found = torch.zeros(())
    for head, part in zip(reader.heads, parts, strict=True):
        if head in batch.targets:
            gold = batch.targets[head].flatten()
            kind = functional.cross_entropy(part.flatten(0, 1), gold, ignore_index=SKIP, reduction="sum")
            found = found + weights[head] * kind / words
    return found


def train_reader(network: Network, data: list[Encoded], heads: dict[str, int], recipe: dict[str, Any]) -> Reader:
    """Trains a reader on the sentences that have entities; linear decay, averaged weights."""
    o = recipe["reader"]
    torch.manual_seed(o["seed"])
    rng = random.Random(o["seed"])
    held = [c for _ in range(o["versions"]) for c in cache(network.eval(), data, recipe, rng)]
    reader = Reader(heads, dropout=o["dropout"]).train()
    reader.mix.data.copy_(network.mix.data[2])
    optimiser = torch.optim.AdamW(reader.parameters(), lr=o["rate"], weight_decay=o["weight_decay"], fused=True)
    average = [p.detach().clone() for p in reader.parameters()]
    steps, step = o["passes"] * len(held), 0
    for turn in range(o["passes"]):
        rng.shuffle(held)
        sums = 0.0
        for batch in held:
            optimiser.param_groups[0]["lr"] = o["rate"] * min(step / 100, 1 - step / steps)
            value = loss(reader, batch, o["weights"])
            optimiser.zero_grad(set_to_none=True)
            value.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            step += 1
            keep = min(o["average"], step / (10 + step))
            torch._foreach_lerp_(average, [p.detach() for p in reader.parameters()], 1 - keep)
            sums += float(value.detach())
        print(f"reader: pass {turn + 1} of {o['passes']}, loss {sums / len(held):.4f}", flush=True)
    with torch.no_grad():
        for p, a in zip(reader.parameters(), average, strict=True):
            p.copy_(a)
    return reader.eval()
