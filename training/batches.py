"""Examples to tensors: sentences of like length together, capitals dropped or changed now and then."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

import torch
from torch import Tensor

from reportedly.annotate.lemmas import script_of
from reportedly.annotate.wordpieces import LOWER, TITLE, UPPER, UPPER_ONE, Pieces, WordPieces
from training.example import Example
from training.prepare import Labels

CHUNK = 2_000
"""Sentences that are sorted by length together."""
SKIP = -100
"""Target of a word that is not trained on."""
_LETTERS = {LOWER, TITLE, UPPER, UPPER_ONE, 4}


@dataclass(slots=True)
class Encoded:
    """An example as numbers; targets by word, `roles` by predicate as (word, sense, tags)."""

    pieces: Pieces
    targets: dict[str, list[int]]
    predicates: list[int] | None
    roles: list[tuple[int, int, list[int]]]
    facts: list[float | None] | None = None
    source: str = ""


@dataclass(slots=True)
class Batch:
    """Padded tensors. `targets` [B, N]; `roles` are the predicates' rows, words, senses [P] and tags [P, N].

    `arcs` are rows and words of the known arcs; `facts` rows, words and values of the known ones."""

    ids: Tensor
    shapes: Tensor
    first: Tensor
    word_shapes: Tensor
    padding: Tensor
    targets: dict[str, Tensor]
    roles: tuple[Tensor, Tensor, Tensor, Tensor]
    arcs: tuple[Tensor, Tensor]
    facts: tuple[Tensor, Tensor, Tensor]

    def to(self, device: torch.device) -> Batch:
        """The batch on a device."""

        def moved(x: Any) -> Any:
            if isinstance(x, Tensor):
                return x.to(device, non_blocking=True)
            return {k: moved(v) for k, v in x.items()} if isinstance(x, dict) else tuple(map(moved, x))

        return Batch(**{f.name: moved(getattr(self, f.name)) for f in fields(self)})


def encode(examples: list[Example], labels: Labels, pieces: WordPieces) -> list[Encoded]:
    """Encodes all examples; unknown labels (rare scripts, roles, senses) become SKIP or, for roles, O."""
    index = {
        "deprel": _index(labels.deprels),
        "upos": _index(labels.upos),
        "xpos": _index(labels.xpos),
        "script": _index(labels.scripts),
        "role": _index(labels.roles),
        "sense": _index(labels.senses),
        **{h: _index(tags) for h, tags in labels.entities.items()},
    }
    pieces.learn({w for e in examples for w in e.words})
    return [_encode(e, index, pieces) for e in examples]


def _index(names: list[str]) -> dict[str, int]:
    return {n: i for i, n in enumerate(names)}


def _encode(example: Example, index: dict[str, dict[str, int]], pieces: WordPieces) -> Encoded:
    targets: dict[str, list[int]] = {}
    if example.heads and example.deprels and example.upos and example.xpos and example.lemmas:
        targets["arc"] = example.heads
        for name, values in (("deprel", example.deprels), ("upos", example.upos), ("xpos", example.xpos)):
            targets[name] = [index[name].get(v, SKIP) for v in values]
        scripts = map(script_of, example.words, example.lemmas)
        targets["script"] = [index["script"].get(s, SKIP) for s in scripts]
    for head, tags in example.entities.items():
        targets[head] = [SKIP if t is None else index[head].get(t, SKIP) for t in tags]
    predicates: list[int] | None = None
    roles: list[tuple[int, int, list[int]]] = []
    if example.frames is not None:
        predicates = [0] * len(example.words)
        for frame in example.frames:
            predicates[frame.word] = 1
            told = [0] * len(example.words)
            for first, past, label in frame.arguments:
                begin = index["role"].get("B-" + label)
                if begin is not None and not any(told[first:past]):
                    told[first:past] = [begin] + [begin + 1] * (past - first - 1)
            roles.append((frame.word, index["sense"].get(frame.roleset.rpartition(".")[2], SKIP), told))
    return Encoded(pieces.split(example.words), targets, predicates, roles, example.facts, example.source)


def batches(
    data: list[Encoded],
    *,
    budget: int,
    case: dict[str, float],
    rng: random.Random,
    copies: Mapping[str, float] = MappingProxyType({}),
) -> Iterator[Batch]:
    """One epoch in random order: chunks of sentences sorted by length, cut to `budget` pieces, shuffled.

    `copies` says how often a source's sentences are seen in an epoch: 2.5 is twice, and once more for every other one.
    """
    order = [e for e in data for _ in range(math.floor(copies.get(e.source, 1.0) + rng.random()))]
    rng.shuffle(order)
    groups: list[list[Encoded]] = []
    for start in range(0, len(order), CHUNK):
        chunk = sorted(order[start : start + CHUNK], key=lambda e: len(e.pieces.ids))
        group: list[Encoded] = []
        for e in chunk:
            if group and (len(group) + 1) * len(e.pieces.ids) > budget:
                groups.append(group)
                group = []
            group.append(e)
        groups.append(group)
    rng.shuffle(groups)
    for group in groups:
        yield collate(group, case=case, rng=rng)


def collate(group: list[Encoded], *, case: dict[str, float], rng: random.Random) -> Batch:
    """Pads a group of sentences."""
    cased = [_recase(e.pieces, case, rng.random()) for e in group]
    names = {n for e in group for n in e.targets}
    size = max(len(e.pieces.first) for e in group)
    targets = {n: _pad([e.targets.get(n, []) for e in group], SKIP, size) for n in names}
    if any(e.predicates is not None for e in group):
        targets["predicate"] = _pad([e.predicates or [] for e in group], SKIP, size)
    roles = [(row, *frame) for row, e in enumerate(group) for frame in e.roles]
    arcs = [(row, w) for row, e in enumerate(group) for w in range(len(e.targets.get("arc", ())))]
    facts = [(r, w, v) for r, e in enumerate(group) for w, v in enumerate(e.facts or ()) if v is not None]
    return Batch(
        ids=_pad([e.pieces.ids for e in group], 0),
        shapes=_pad([s for s, _ in cased], 0),
        first=_pad([e.pieces.first for e in group], 0),
        word_shapes=_pad([w for _, w in cased], 0),
        padding=_pad([[0] * len(e.pieces.first) for e in group], 1) > 0,
        targets=targets,
        roles=(
            _longs([r[0] for r in roles]),
            _longs([r[1] for r in roles]),
            _longs([r[2] for r in roles]),
            _pad([r[3] for r in roles], SKIP, size),
        ),
        arcs=(_longs([a[0] for a in arcs]), _longs([a[1] for a in arcs])),
        facts=(_longs([f[0] for f in facts]), _longs([f[1] for f in facts]), torch.tensor([f[2] for f in facts])),
    )


def _longs(values: list[int]) -> Tensor:
    return torch.tensor(values, dtype=torch.long)


def _pad(rows: list[list[int]], value: int, size: int | None = None) -> Tensor:
    size = max((len(r) for r in rows), default=0) if size is None else size
    return torch.tensor([r + [value] * (size - len(r)) for r in rows], dtype=torch.long).view(len(rows), size)


def _recase(pieces: Pieces, case: dict[str, float], draw: float) -> tuple[list[int], list[int]]:
    """The case shapes, or those of the sentence in lower case, With Capitals, or IN CAPITALS."""
    for name, shape in (("lower", LOWER), ("title", TITLE), ("upper", UPPER)):
        draw -= case.get(name, 0.0)
        if draw < 0:
            return [shape if s in _LETTERS else s for s in pieces.shapes], [
                shape if s in _LETTERS else s for s in pieces.word_shapes
            ]
    return pieces.shapes, pieces.word_shapes
