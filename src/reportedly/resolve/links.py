"""Which claims are linked: pairs that meet in a block and whose score is high enough to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportedly.resolve.block import keys, probes
from reportedly.resolve.compare import compare_facts
from reportedly.resolve.facts import Facts, facts
from reportedly.resolve.happenings import takes_part
from reportedly.resolve.knowledge import table
from reportedly.resolve.model import LinkedClaim, Pair


def links(
    new: Iterable[LinkedClaim],
    known: Iterable[LinkedClaim] = (),
    *,
    wanted: Callable[[str, str], bool] = lambda _, __: True,
) -> tuple[Pair, ...]:
    """The pairs of each new claim with known and other new ones that are linked, sorted by their ids.

    A pair is a function of its two claims alone: the order in which claims arrive changes no link. `wanted` is asked of
    the ids of two that meet, where the caller compares some of the pairs elsewhere.
    """
    fresh = {c.claim_id: facts(c) for c in new if takes_part(c)}
    everyone = {c.claim_id: facts(c) for c in known if takes_part(c)} | fresh
    index: dict[str, list[str]] = {}
    for ident, fact in everyone.items():
        for key in keys(fact.claim):
            index.setdefault(key, []).append(ident)
    threshold = table("compare")["score"]["link"]
    found: dict[tuple[str, str], Pair] = {}
    for ident, fact in fresh.items():
        for other in _met(fact, index):
            pair = (min(ident, other), max(ident, other))
            if ident == other or pair in found or not wanted(*pair):
                continue
            compared = compare_facts(fact, everyone[other])
            if compared.score >= threshold:
                found[pair] = compared
    return tuple(found[pair] for pair in sorted(found))


def _met(fact: Facts, index: dict[str, list[str]]) -> set[str]:
    return {other for probe in probes(fact.claim) for other in index.get(probe, ())}
