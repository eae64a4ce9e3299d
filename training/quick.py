"""A quick look at a network on dev examples: no decoding to trees or spans, so figures differ from evaluate.py's."""

from __future__ import annotations

import random
from collections import Counter

import torch

from training.batches import SKIP, Encoded, batches
from training.losses import role_labels, scores
from training.network import Network


@torch.no_grad()
def quick(network: Network, dev: list[Encoded]) -> str:
    """Shares of words in per cent: best head and label; role tags other than O; entity tags as F1; fact as r."""
    network.eval()
    device = next(network.parameters()).device
    n: Counter[str] = Counter()
    facts: list[torch.Tensor] = []
    for batch in batches(dev, budget=6000, case={}, rng=random.Random(0)):
        batch = batch.to(device)
        said = scores(network, batch)
        if "arc" in batch.targets:
            row, word = batch.arcs
            gold = batch.targets["arc"][row, word]
            right = said.arcs[row, word].argmax(-1) == gold
            relations = network.parser.relation_scores(said.dependent[row, word], said.governor[row, gold])
            n["words"] += len(row)
            n["UAS"] += int(right.sum())
            n["LAS"] += int((right & (relations.argmax(-1) == batch.targets["deprel"][row, word])).sum())
        if len(batch.roles[0]):
            row, word, _, tags = batch.roles
            labels = role_labels(network, said.role, row, word, batch.padding)[1].argmax(-1)
            inside = ~batch.padding[row]
            _count(n, "role", labels[inside], tags[inside])
        for name in (*network.entity, *network.event):
            if name in batch.targets:
                gold = batch.targets[name]
                known = gold != SKIP
                _count(n, name, said.tags[name].argmax(-1)[known], gold[known])
        row, word, value = batch.facts
        if len(row):
            facts.append(torch.stack([said.fact[row, word].float().cpu(), value.cpu()]))
    shown = {k: 100 * n[k] / max(1, n["words"]) for k in ("UAS", "LAS")}
    for name in ("role", *network.entity, *network.event):
        shown[name] = 200 * n[name + " right"] / max(1, n[name + " found"] + n[name + " gold"])
    if facts:
        shown["fact r"] = 100 * float(torch.corrcoef(torch.cat(facts, 1))[0, 1])
    return " ".join(f"{k} {v:.2f}" for k, v in shown.items())


def _count(n: Counter[str], name: str, said: torch.Tensor, gold: torch.Tensor) -> None:
    n[name + " right"] += int(((said == gold) & (gold > 0)).sum())
    n[name + " found"] += int((said > 0).sum())
    n[name + " gold"] += int((gold > 0).sum())
