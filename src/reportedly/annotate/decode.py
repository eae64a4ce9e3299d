"""What the model put out for one batch, as analyses of its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, fields

import numpy as np
from numpy.typing import NDArray

from reportedly.annotate import spans, trees
from reportedly.annotate.annotation import Argument, Entity, Frame
from reportedly.annotate.entities import merge
from reportedly.annotate.labels import Labels
from reportedly.frozen import dataclass

_ONCE = frozenset({"ARG0", "ARG1", "ARG2", "ARG3", "ARG4"})
"""Roles that a predicate has once; a discontinuous one goes on as C-ARG1."""
NO_ARC = -1e4
"""Score of an arc to a word that is not there."""
NEVER = -1e9
"""Score of a tag that a head does not have."""
Floats = NDArray[np.floating]
Ints = NDArray[np.integer]


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


def joined(outputs: Sequence[Output]) -> Output:
    """The outputs of several runs as one, padded to the longest sentence."""
    if len(outputs) == 1:
        return outputs[0]
    found = {}
    for name in (f.name for f in fields(Output)):
        parts = [getattr(output, name) for output in outputs]
        if parts[0] is None:
            continue
        rows = 1 if name == "tags" else 0
        shape = [max(sizes) for sizes in zip(*(part.shape for part in parts), strict=True)]
        shape[rows] = sum(part.shape[rows] for part in parts)
        whole = np.full(shape, NO_ARC if name == "arcs" else 0, parts[0].dtype)
        first = sentences = 0
        for output, part in zip(outputs, parts, strict=True):
            past = first + part.shape[rows]
            inside = [slice(size) for size in part.shape]
            inside[rows] = slice(first, past)
            whole[tuple(inside)] = part
            if name == "predicates":
                whole[first:past, 0] += sentences
            first = past
            sentences += len(output.arcs)
        found[name] = whole
    return Output(**found)


def decode(output: Output, sentences: Sequence[Sequence[str]], labels: Labels) -> list[Analysis]:
    """Analyses of the sentences of a batch, in its order."""
    lengths = np.array([len(words) for words in sentences])
    heads, relations = _parse(output, lengths)
    upos, xpos, scripts = output.tags.tolist()
    facts = None if output.facts is None else output.facts.astype(float).round(2).tolist()
    entities = _entities(output, lengths, labels)
    particles = [_particles(words, h, r, labels) for words, h, r in zip(sentences, heads, relations, strict=True)]
    arguments = _arguments(output, lengths, labels)
    frames: list[list[Frame]] = [[] for _ in sentences]
    analyses = []
    at = 0
    predicates = output.predicates.tolist()
    for row, words in enumerate(sentences):
        n = len(words)
        tags = tuple(labels.upos[t] for t in upos[row][:n])
        lemmas = tuple(map(labels.lemma, words, upos[row], scripts[row]))
        while at < len(predicates) and predicates[at][0] == row:
            word = predicates[at][1]
            roleset = _roleset(lemmas[word].lower(), tags[word], particles[row].get(word), output.senses[at], labels)
            frames[row].append(Frame(word, roleset, tuple(arguments[at])))
            at += 1
        by_head = {head: tuple(found[row]) for head, found in entities.items()}
        mine = [h - 1 for h in heads[row]]
        analyses.append(
            Analysis(
                lemmas=lemmas,
                upos=tags,
                xpos=tuple(labels.xpos[t] for t in xpos[row][:n]),
                heads=tuple(mine),
                deprels=tuple(labels.deprels[r] for r in relations[row]),
                entities=merge(by_head, words, lemmas, tags, mine),
                frames=tuple(frames[row]),
                by_head=by_head,
                facts=tuple(facts[row][:n]) if facts else (),
            )
        )
    return analyses


def _parse(output: Output, lengths: Ints) -> tuple[list[list[int]], list[list[int]]]:
    """Heads (0 is the root, word i is i + 1) and relations of each sentence.

    A head that is none of the likeliest gets the label that the best one has."""
    heads, well = trees.greedy(output.arcs, lengths)
    for row in np.flatnonzero(~well):
        n = int(lengths[row])
        heads[row, :n] = trees.tree(output.arcs[row, :n, : n + 1])
    chosen = heads if output.heads is None else (output.heads == heads[..., None]).argmax(2)
    relations = np.take_along_axis(output.relations, chosen[..., None], axis=2)[..., 0]
    relations[heads == 0] = 0
    cut = [int(n) for n in lengths]
    return (
        [row[:n] for row, n in zip(heads.tolist(), cut, strict=True)],
        [row[:n] for row, n in zip(relations.tolist(), cut, strict=True)],
    )


def _entities(output: Output, lengths: Ints, labels: Labels) -> dict[str, list[list[Entity]]]:
    """Entities of each head and sentence. All heads are read at once, each head's sentences below those of the last."""
    sentences = len(lengths)
    found: dict[str, list[list[Entity]]] = {head: [[] for _ in lengths] for head in labels.entities}
    heads = [(found[head], kinds) for head, (_, kinds) in labels.entities.items()]
    widest = max(columns.stop - columns.start for columns, _ in labels.entities.values())
    scores = np.full((len(heads) * sentences, output.entities.shape[1], widest), NEVER, output.entities.dtype)
    for i, (columns, _) in enumerate(labels.entities.values()):
        scores[i * sentences : (i + 1) * sentences, :, : columns.stop - columns.start] = output.entities[..., columns]
    valid = spans.tags(scores, np.tile(lengths, len(heads)))
    for row, first, past, kind in zip(*spans.spans(valid), strict=True):
        rows, kinds = heads[row // sentences]
        rows[row % sentences].append(Entity(first, past, kinds[kind]))
    return found


def _arguments(output: Output, lengths: Ints, labels: Labels) -> list[list[Argument]]:
    """Arguments of each predicate, in reading order; of two spans for one numbered role the surer stays."""
    found: list[list[Argument]] = [[] for _ in output.predicates]
    if not len(found):
        return found
    valid = spans.tags(output.roles, lengths[output.predicates[:, 0]])
    held: dict[tuple[int, int], tuple[int, int]] = {}
    for row, first, past, kind in zip(*spans.spans(valid), strict=True):
        role = labels.roles[kind]
        if role in _ONCE:
            rival = held.get((row, kind))
            if rival is not None:
                if _score(output.roles[row, first:past], kind) <= _score(output.roles[row, slice(*rival)], kind):
                    continue
                found[row] = [a for a in found[row] if a.role != role]
            held[row, kind] = first, past
        found[row].append(Argument(first, past, role))
    return found


def _score(scores: Floats, kind: int) -> float:
    """How much better the words of a span are as this role than as none: scores [n, tags]."""
    tag = 2 * kind + 1
    return float(scores[0, tag] - scores[0, 0] + (scores[1:, tag + 1] - scores[1:, 0]).sum()) / len(scores)


def _particles(words: Sequence[str], heads: list[int], relations: list[int], labels: Labels) -> dict[int, str]:
    """Verb -> its particle ("broke up"), which PropBank writes into the roleset."""
    return {heads[i] - 1: words[i].lower() for i, r in enumerate(relations) if labels.deprels[r] == "compound:prt"}


def _roleset(lemma: str, upos: str, particle: str | None, senses: Floats, labels: Labels) -> str | None:
    """The likeliest of the rolesets seen for the lemma; of a verb never seen its first sense; else None."""
    seen = labels.rolesets.get(lemma, ())
    if particle:
        seen = tuple(r for r in seen if r.startswith(f"{lemma}_{particle}.")) or seen
    if not seen:
        return f"{lemma}.01" if upos == "VERB" and lemma.isalpha() else None
    if len(seen) == 1:
        return seen[0]
    return max(seen, key=lambda r: senses[i] if (i := labels.senses.get(r.rpartition(".")[2])) is not None else -1e9)
