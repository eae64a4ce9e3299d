"""One list of entities from heads that were trained on corpora with different notions of an entity.

`uner` knows names (PER, LOC, ORG), `re3d` whole noun phrases of conflict reports with weapons, times and quantities,
`nat` nationalities inside them, `meantime` time expressions of news.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.annotate.annotation import Entity

_NAMED = frozenset({"PER", "ORG", "LOC"})
_NOMINAL = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "SYM", "X", "VERB", "ADV"})
_HELD = frozenset({"held", "controlled", "occupied", "ruled", "run", "administered"})
_ARTICLES = frozenset({"the", "a", "an"})


def merge(
    found: Mapping[str, Sequence[Entity]],
    words: Sequence[str],
    lemmas: Sequence[str],
    upos: Sequence[str],
    heads: Sequence[int],
) -> tuple[Entity, ...]:
    """Entities without overlap, in reading order.

    Where spans overlap, the first of these stays:
    1. a re3d phrase that holds a name of its own kind at its head gives way to the name ("Foreign Minister J. Bishop");
    2. the longer span, an article at its start not counted ("government of Iraq" before "Iraq");
    3. the kind of names (uner) before re3d's, re3d's before meantime's times, all before nationalities.
    Phrases without a noun or a number (pronouns) are no entities here, nor are persons, organisations and places of
    re3d without a name or a nationality in them: they are mentions, and mentions are resolved elsewhere.
    """
    candidates: list[tuple[int, int, Entity]] = []
    names = {(e.kind, _head(e, heads)) for e in found.get("uner", ())}
    for rank, source in enumerate(("uner", "re3d", "meantime", "nat")):
        for entity in found.get(source, ()):
            if source == "meantime" and entity.kind != "TIME":
                continue
            first = entity.first
            if entity.past - first > 1 and words[first].lower() in _ARTICLES:
                first += 1
            if (
                entity.kind == "LOC"
                and entity.past - first > 3
                and words[first + 1] == "-"
                and words[first + 2] in _HELD
            ):
                first += 3  # "rebel-held Orra": who holds it is no part of its name
            tags = upos[first : entity.past]
            if source != "uner" and _NOMINAL.isdisjoint(tags):
                continue
            if source == "re3d" and entity.kind in _NAMED:
                # Lemmas keep the capitals of names and nationalities, and lose those of a sentence's first word.
                named = any(m[:1].isupper() for m in lemmas[first : entity.past])
                if not named or (entity.kind, _head(entity, heads)) in names:
                    continue
            trimmed = entity if first == entity.first else Entity(first, entity.past, entity.kind)
            candidates.append((first - entity.past, rank, trimmed))
    taken: set[int] = set()
    kept = []
    for _, _, entity in sorted(candidates, key=lambda c: (c[0], c[1], c[2].first)):
        inside = range(entity.first, entity.past)
        if taken.isdisjoint(inside):
            taken.update(inside)
            kept.append(entity)
    return tuple(sorted(kept, key=lambda e: e.first))


def _head(entity: Entity, heads: Sequence[int]) -> int:
    """The first word whose head lies outside the entity."""
    for i in range(entity.first, entity.past):
        if not entity.first <= heads[i] < entity.past:
            return i
    return entity.first
