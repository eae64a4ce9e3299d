"""Several teachers for one student: it learns what they say together, also of sentences that nobody annotated."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.losses import Scores, role_labels, scores
from training.network import Network


def _together(of: Sequence[Tensor]) -> Tensor:
    """The mean of the teachers' probabilities."""
    return torch.stack([x.float().softmax(-1) for x in of]).mean(0)


def _cross(student: Tensor, teacher: Tensor, known: Tensor) -> Tensor:
    """Mean cross-entropy of the student's scores to the teachers' probabilities over the known words."""
    each = -(teacher * student.float().log_softmax(-1)).sum(-1)
    return (each * known).sum() / known.sum().clamp_min(1)


def distilled(student: Network, said: Scores, teachers: Sequence[Network], batch: Batch) -> dict[str, Tensor]:
    """Loss by task against what the teachers say of the batch, annotated or not, by the names of the plain losses."""
    with torch.no_grad():
        heard = [scores(t, batch) for t in teachers]
        words = (~batch.padding).float()
        arcs = _together([h.arcs for h in heard])
        heads = arcs.argmax(-1)
        tags = {name: _together([h.tags[name] for h in heard]) for name in said.tags}
        likely = torch.stack([h.predicate.float().sigmoid() for h in heard]).mean(0)
        fact = torch.stack([h.fact.float() for h in heard]).mean(0)
        row, word = ((likely > 0.5) & ~batch.padding).nonzero(as_tuple=True)
        relations = _together([_relations(t, h, heads) for t, h in zip(teachers, heard, strict=True)])
    found = {"arc": _cross(said.arcs, arcs, words)}
    found["deprel"] = _cross(_relations(student, said, heads), relations, words)
    for name, probabilities in tags.items():
        found[name] = _cross(said.tags[name], probabilities, words)
    each = functional.binary_cross_entropy_with_logits(said.predicate.float(), likely, reduction="none")
    found["predicate"] = (each * words).sum() / words.sum()
    if len(row):
        at = torch.zeros_like(words).index_put((row, word), torch.ones((), device=words.device))
        off = functional.smooth_l1_loss(said.fact.float(), fact, reduction="none")
        found["fact"] = (off * at).sum() / at.sum()
        with torch.no_grad():
            pairs = [role_labels(t, h.role, row, word, batch.padding) for t, h in zip(teachers, heard, strict=True)]
            senses, labels = _together([p[0] for p in pairs]), _together([p[1] for p in pairs])
        mine = role_labels(student, said.role, row, word, batch.padding)
        found["sense"] = _cross(mine[0], senses, torch.ones_like(row, dtype=torch.float))
        found["role"] = _cross(mine[1], labels, words[row])
    return found


def _relations(network: Network, said: Scores, heads: Tensor) -> Tensor:
    """Relation scores [B, N, R] of every word to the given head."""
    governor = said.governor.gather(1, heads[..., None].expand(-1, -1, said.governor.shape[-1]))
    flat = network.parser.relation_scores(said.dependent.flatten(0, 1), governor.flatten(0, 1))
    return flat.view(*heads.shape, -1)


def mixed(plain: dict[str, Tensor], told: dict[str, Tensor], *, share: float) -> dict[str, Tensor]:
    """Per task `share` of the teachers' loss, and the rest of the plain one where the batch is annotated for it."""
    found = {}
    for name, loss in told.items():
        found[name] = share * loss + (1 - share) * plain[name] if name in plain else share * loss
    return found
