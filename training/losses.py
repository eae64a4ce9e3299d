"""The losses of one batch. What a sentence's corpus does not annotate adds nothing."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import SKIP, Batch
from training.network import Network

SYNTAX = ("upos", "xpos", "script")


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Loss by task. Syntax, predicates, senses and roles: means; entities: sums over words / words of the batch."""
    parse, tag, entity, role = network(batch.ids, batch.shapes, batch.first, batch.word_shapes)
    targets = batch.targets
    found: dict[str, Tensor] = {}
    if "arc" in targets:
        found |= _parse(network, parse, batch)
        for name in SYNTAX:
            if bool((targets[name] != SKIP).any()):
                found[name] = _mean(getattr(network, name)(tag[:, 1:]), targets[name])
    hidden = network.entity_hidden(entity[:, 1:])
    words = (~batch.padding).sum()
    for name, layer in network.entity.items():
        if name in targets:
            logits, gold = layer(hidden).flatten(0, 1), targets[name].flatten()
            found[name] = functional.cross_entropy(logits, gold, ignore_index=SKIP, reduction="sum") / words
    if "predicate" in targets:
        found |= _roles(network, role[:, 1:], batch)
    return found


def _mean(logits: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(logits.flatten(0, -2), gold.flatten(), ignore_index=SKIP)


def _parse(network: Network, x: Tensor, batch: Batch) -> dict[str, Tensor]:
    arcs, rel, heads = network.parser(x)
    arcs = arcs.masked_fill(functional.pad(batch.padding, (1, 0))[:, None], -1e4)
    gold, relation = batch.targets["arc"], batch.targets["deprel"]
    row, word = (gold != SKIP).nonzero(as_tuple=True)
    scores = network.parser.relation_scores(rel[row, word], heads[row, gold[row, word]])
    return {"arc": _mean(arcs, gold), "deprel": _mean(scores, relation[row, word])}


def _roles(network: Network, x: Tensor, batch: Batch) -> dict[str, Tensor]:
    gold = batch.targets["predicate"]
    known = gold != SKIP
    logits = network.predicate(x).squeeze(-1)
    found = {"predicate": functional.binary_cross_entropy_with_logits(logits[known], gold[known].float())}
    row, word, sense, tags = batch.roles
    if len(row):
        senses = network.sense(x[row, word])
        if bool((sense != SKIP).any()):
            found["sense"] = _mean(senses, sense)
        labels = network.roles(x, row, word, senses.softmax(-1).detach(), batch.padding)
        found["role"] = _mean(labels, tags.masked_fill(batch.padding[row], SKIP))
    return found


def total(found: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    """The weighted sum."""
    return torch.stack([weights[n] * v for n, v in found.items()]).sum()
