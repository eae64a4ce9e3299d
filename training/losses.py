"""The losses of one batch. What a sentence's corpus does not annotate adds nothing.

No step here waits for the device: nothing asks for a value, and what is known is counted where the batch is made.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import SKIP, Batch
from training.network import Network
from training.rows import at

SYNTAX = ("upos", "xpos", "script")


@dataclass(slots=True)
class Scores:
    """What the network says of a batch before any choice.

    arcs [B, N, 1 + N]; dependent, governor: what relations are told from; tags and entities by name [B, N, tags];
    predicate, fact [B, N]; role: the vectors of the role part [B, N, 384].
    """

    arcs: Tensor
    dependent: Tensor
    governor: Tensor
    tags: dict[str, Tensor]
    predicate: Tensor
    fact: Tensor
    role: Tensor


def scores(network: Network, batch: Batch) -> Scores:
    """One pass of the network."""
    parse, tag, entity, role, event = network(batch.ids, batch.shapes, batch.first, batch.word_shapes)
    arcs, dependent, governor = network.parser(parse)
    tags = {name: getattr(network, name)(tag[:, 1:]) for name in SYNTAX}
    for hidden, heads in (
        (network.entity_hidden(entity[:, 1:]), network.entity),
        (network.event_hidden(event[:, 1:]), network.event),
    ):
        tags |= {name: layer(hidden) for name, layer in heads.items()}
    return Scores(
        arcs=arcs.masked_fill(functional.pad(batch.padding, (1, 0))[:, None], -1e4),
        dependent=dependent,
        governor=governor,
        tags=tags,
        predicate=network.predicate(role[:, 1:]).squeeze(-1),
        fact=network.fact(event[:, 1:]).squeeze(-1),
        role=role[:, 1:],
    )


def role_labels(network: Network, vectors: Tensor, row: Tensor, word: Tensor, padding: Tensor) -> tuple[Tensor, Tensor]:
    """Scores of senses [P, S] and of the role tags [P, N, tags] of the predicates at (row, word)."""
    senses = network.sense(at(vectors, row, word))
    return senses, network.roles(vectors, row, word, senses.softmax(-1).detach(), padding)


def losses(network: Network, batch: Batch, said: Scores) -> dict[str, Tensor]:
    """Loss by task. Tags of entities and events: sums over what is known / words of the batch; all others: means."""
    targets = batch.targets
    found: dict[str, Tensor] = {}
    if "arc" in targets:
        row, word = batch.arcs
        found["arc"] = _mean(said.arcs, targets["arc"])
        heads = at(said.governor, row, targets["arc"][row, word])
        relations = network.parser.relation_scores(at(said.dependent, row, word), heads)
        found["deprel"] = _mean(relations, targets["deprel"][row, word])
    words = (~batch.padding).sum()
    for name in (*SYNTAX, *network.entity, *network.event):
        if name in targets:
            logits, gold = said.tags[name].flatten(0, 1), targets[name].flatten()
            loss = functional.cross_entropy(logits.float(), gold, ignore_index=SKIP, reduction="sum")
            found[name] = loss / ((gold != SKIP).sum().clamp_min(1) if name in SYNTAX else words)
    if len(batch.facts[0]):
        row, word, value = batch.facts
        found["fact"] = functional.smooth_l1_loss(said.fact[row, word].float(), value)
    if "predicate" in targets:
        found |= _roles(network, said, batch)
    return found


def _mean(logits: Tensor, gold: Tensor) -> Tensor:
    """Mean over what is known; 0 where nothing is."""
    loss = functional.cross_entropy(logits.flatten(0, -2).float(), gold.flatten(), ignore_index=SKIP, reduction="sum")
    return loss / (gold != SKIP).sum().clamp_min(1)


def _roles(network: Network, said: Scores, batch: Batch) -> dict[str, Tensor]:
    gold = batch.targets["predicate"]
    known = (gold != SKIP).float()
    each = functional.binary_cross_entropy_with_logits(said.predicate.float(), gold.float() * known, reduction="none")
    found = {"predicate": (each * known).sum() / known.sum().clamp_min(1)}
    row, word, sense, tags = batch.roles
    if len(row):
        senses, labels = role_labels(network, said.role, row, word, batch.padding)
        found["sense"] = _mean(senses, sense)
        found["role"] = _mean(labels, tags.masked_fill(batch.padding[row], SKIP))
    return found


def total(found: dict[str, Tensor], weights: dict[str, float]) -> Tensor:
    """The weighted sum."""
    return torch.stack([weights[n] * v for n, v in found.items()]).sum()
