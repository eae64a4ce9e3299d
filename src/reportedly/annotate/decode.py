"""What the model put out in some runs, as analyses of their sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate import spans, trees
from reportedly.annotate.annotation import Argument, Entity, Frame
from reportedly.annotate.entities import merge
from reportedly.annotate.labels import Labels
from reportedly.frozen import dataclass

_ONCE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
"""Roles that a predicate has once; a discontinuous one goes on as C-ARG1."""
Floats = NDArray[np.floating]
Ints = NDArray[np.integer]
_Told = tuple[int, int, int, int]  # row, first and past-the-last word, and kind of a span


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the model saw in one sentence, by word. `heads` are words of the sentence, -1 for the root.

    `by_head` has the entities as each entity head gave them, before they were merged, and what the event heads saw;
    `facts` how surely each word's event happened, from -3 (surely not) to 3: for predicates alone it means something.
    """

    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deprels: tuple[str, ...]
    entities: tuple[Entity, ...]
    frames: tuple[Frame, ...]
    by_head: dict[str, tuple[Entity, ...]] = field(default_factory=dict, repr=False)
    facts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """The model's outputs for B sentences of up to N words, P predicates found in them.

    arcs [B, N, 1 + N] scores of heads (0 is the root); heads [B, N, K] the likeliest of them, the best first;
    relations [B, N, K] the likeliest label of the arc to each of these (without `heads`: [B, N, 1 + N], of every arc);
    tags [3, B, N] UPOS, XPOS and edit script; entities [B, N, tags of all heads] scores; predicates [P, 2] row and
    word; senses [P, senses] scores; roles [P, N, tags] scores;
    facts [B, N] how surely each word's event happened.
    """

    arcs: Floats
    relations: Ints
    tags: Ints
    entities: Floats
    predicates: Ints
    senses: Floats
    roles: Floats
    heads: Ints | None = None
    facts: Floats | None = None


@dataclass(frozen=True, slots=True)
class _Joined:
    """The outputs of several runs as one, padded to the longest sentence: as in `Output`, but `best` [B, N] the best
    head of each word, and no scores of arcs and roles, which are large."""

    best: Ints
    heads: Ints | None
    relations: Ints
    tags: Ints
    entities: Floats
    predicates: Ints
    senses: Floats
    facts: Floats | None


def joined(runs: Sequence[Output]) -> _Joined:
    """The outputs of several runs as one."""
    size = max(run.arcs.shape[1] for run in runs)
    firsts = list(accumulate((len(run.arcs) for run in runs[:-1]), initial=0))
    predicates = np.concatenate([run.predicates for run in runs])
    predicates[:, 0] += np.repeat(firsts, [len(run.predicates) for run in runs])
    heads = [run.heads for run in runs if run.heads is not None]
    facts = [run.facts for run in runs if run.facts is not None]
    return _Joined(
        best=_padded([run.arcs.argmax(-1) for run in runs], size),
        heads=_padded(heads, size) if heads else None,
        relations=_padded([run.relations for run in runs], size),
        tags=_padded([run.tags.transpose(1, 2, 0) for run in runs], size).transpose(2, 0, 1),
        entities=_padded([run.entities for run in runs], size),
        predicates=predicates,
        senses=np.concatenate([run.senses for run in runs]),
        facts=_padded(facts, size) if facts else None,
    )


def _padded(parts: Sequence[NDArray[Any]], size: int) -> NDArray[Any]:
    """Parts [B, N] or [B, N, K] below each other, with 0 up to `size` words and the largest K."""
    rest = [max(part.shape[2] for part in parts)] if parts[0].ndim > 2 else []
    whole = np.zeros((sum(map(len, parts)), size, *rest), parts[0].dtype)
    first = 0
    for part in parts:
        past = first + len(part)
        whole[(slice(first, past), *map(slice, part.shape[1:]))] = part
        first = past
    return whole


def decode(runs: Sequence[Output], sentences: Sequence[Sequence[str]], labels: Labels) -> list[Analysis]:
    """Analyses of the sentences of some runs, in their order."""
    lengths = np.array([len(words) for words in sentences])
    whole = joined(runs)
    heads, relations = _parse(whole, runs, lengths)
    upos, xpos, scripts = whole.tags.tolist()
    facts = None if whole.facts is None else whole.facts.astype(float).round(2).tolist()
    senses = whole.senses.tolist()
    of_heads, of_predicates = _spans(whole, runs, lengths, labels)
    entities, arguments = _entities(of_heads, len(lengths), labels), _arguments(of_predicates, runs, labels)
    told: list[list[tuple[int, int]]] = [[] for _ in sentences]
    for number, (row, word) in enumerate(whole.predicates.tolist()):
        told[row].append((word, number))
    analyses = []
    for row, words in enumerate(sentences):
        n = len(words)
        tags = tuple(map(labels.upos.__getitem__, upos[row][:n]))
        lemmas = labels.lemmas(words, upos[row], scripts[row])
        deprels = tuple(map(labels.deprels.__getitem__, relations[row]))
        particles = _particles(words, heads[row], deprels)
        frames = [
            Frame(
                word,
                _roleset(lemmas[word].lower(), tags[word], particles.get(word), senses[number], labels),
                tuple(arguments[number]),
            )
            for word, number in told[row]
        ]
        by_head = {head: tuple(found[row]) for head, found in entities.items()}
        analyses.append(
            Analysis(
                lemmas=lemmas,
                upos=tags,
                xpos=tuple(map(labels.xpos.__getitem__, xpos[row][:n])),
                heads=tuple(heads[row]),
                deprels=deprels,
                entities=merge(by_head, words, lemmas, tags, heads[row]),
                frames=tuple(frames),
                by_head=by_head,
                facts=tuple(facts[row][:n]) if facts else (),
            )
        )
    return analyses


def _parse(whole: _Joined, runs: Sequence[Output], lengths: Ints) -> tuple[list[list[int]], list[list[int]]]:
    """Heads (-1 is the root) and relations of each sentence.

    A head that is none of the likeliest gets the label that the best one has."""
    heads = whole.best
    heads[np.arange(heads.shape[1]) >= lengths[:, None]] = 0
    well = trees.are_trees(heads, lengths)
    if not well.all():
        arcs = [of_one for run in runs for of_one in run.arcs]
        for row in np.flatnonzero(~well):
            n = int(lengths[row])
            heads[row, :n] = trees.tree(arcs[row][:n, : n + 1])
    chosen = heads if whole.heads is None else (whole.heads == heads[..., None]).argmax(2)
    relations = np.take_along_axis(whole.relations, chosen[..., None], axis=2)[..., 0]
    relations[heads == 0] = 0
    cut = lengths.tolist()
    return (
        [row[:n] for row, n in zip((heads - 1).tolist(), cut, strict=True)],
        [row[:n] for row, n in zip(relations.tolist(), cut, strict=True)],
    )


def _spans(whole: _Joined, runs: Sequence[Output], lengths: Ints, labels: Labels) -> tuple[list[_Told], list[_Told]]:
    """The spans of entities, each head's sentences below the last one's, and of roles, by predicate; read at once."""
    blocks = [whole.entities[..., columns] for columns, _ in labels.entities.values()]
    rows = np.concatenate([np.tile(lengths, len(blocks)), lengths[whole.predicates[:, 0]]])
    past = len(blocks) * len(lengths)
    valid = spans.tags([*blocks, *(run.roles for run in runs if len(run.roles))], rows)
    found = list(zip(*spans.spans(valid), strict=True))
    cut = bisect_left(found, (past,))
    return found[:cut], [(row - past, first, last, kind) for row, first, last, kind in found[cut:]]


def _entities(told: Sequence[_Told], sentences: int, labels: Labels) -> dict[str, list[list[Entity]]]:
    """Entities of each head and sentence, of spans in which each head's sentences stand below those of the last."""
    found: dict[str, list[list[Entity]]] = {head: [[] for _ in range(sentences)] for head in labels.entities}
    heads = [(found[head], kinds) for head, (_, kinds) in labels.entities.items()]
    for row, first, past, kind in told:
        rows, kinds = heads[row // sentences]
        rows[row % sentences].append(Entity(first, past, kinds[kind]))
    return found


def _arguments(told: Sequence[_Told], runs: Sequence[Output], labels: Labels) -> list[list[Argument]]:
    """Arguments of each predicate, in reading order; of two spans for one numbered role the surer stays."""
    scores = [of_one for run in runs for of_one in run.roles]
    found: list[list[Argument]] = [[] for _ in scores]
    held: dict[tuple[int, int], tuple[int, int]] = {}
    for row, first, past, kind in told:
        role = labels.roles[kind]
        if role in _ONCE:
            rival = held.get((row, kind))
            if rival is not None:
                if _score(scores[row][first:past], kind) <= _score(scores[row][slice(*rival)], kind):
                    continue
                found[row] = [a for a in found[row] if a.role != role]
            held[row, kind] = first, past
        found[row].append(Argument(first, past, role))
    return found


def _score(scores: Floats, kind: int) -> float:
    """How much better the words of a span are as this role than as none: scores [n, tags]."""
    tag = 2 * kind + 1
    return float(scores[0, tag] - scores[0, 0] + (scores[1:, tag + 1] - scores[1:, 0]).sum()) / len(scores)


def _particles(words: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> dict[int, str]:
    """Verb -> its particle ("broke up"), which PropBank writes into the roleset."""
    if "compound:prt" not in deprels:
        return {}
    return {heads[i]: words[i].lower() for i, deprel in enumerate(deprels) if deprel == "compound:prt"}


def _roleset(lemma: str, upos: str, particle: str | None, senses: Sequence[float], labels: Labels) -> str | None:
    """The likeliest of the rolesets seen for the lemma; of a verb never seen its first sense; else None."""
    seen = labels.rolesets.get(lemma, ())
    if particle:
        seen = tuple(r for r in seen if r.startswith(f"{lemma}_{particle}.")) or seen
    if not seen:
        return f"{lemma}.01" if upos == "VERB" and lemma.isalpha() else None
    if len(seen) == 1:
        return seen[0]
    columns = labels.senses
    scores = [senses[columns[r]] if r in columns else spans.NEVER for r in seen]
    return seen[scores.index(max(scores))]
