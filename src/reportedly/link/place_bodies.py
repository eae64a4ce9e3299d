"""Names of armed groups that were taken for those of places: "a camp of the Comandos de la Frontera"."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.changed import replace
from reportedly.link.mention import names_in
from reportedly.link.registry import Registry
from reportedly.link.registry_index import words_with_keys
from reportedly.model import Claim

_ARMED = frozenset({"Rebel Groups", "Political Militias", "Identity Militias"})
_ARTICLES = ("the ", "The ")


def without_bodies(claims: Iterable[Claim], registry: Registry) -> tuple[Claim, ...]:
    """The claims, those at a place that no gazetteer has and whose name is an armed group's without that name; without
    a place where its words are no more."""
    return tuple(_without(c, registry) for c in claims)


def _without(claim: Claim, registry: Registry) -> Claim:
    place = claim.place
    if place is None or place.place_id is not None or place.name is None or not _is_group(place.name, registry):
        return claim
    if _plain(place.text) != _plain(place.name):
        return replace(claim, place=replace(place, name=None))
    return replace(claim, place=None, reasons=tuple(r for r in claim.reasons if r.field != "place"))


def _is_group(name: str, registry: Registry) -> bool:
    words, keys = words_with_keys(_plain(name))
    for _, size, entries in names_in(words, keys, registry):
        actors = (registry.actors.get(e.ref) for e in entries if e.what == "actor")
        if size == len(keys) and any(a is not None and a.kind in _ARMED for a in actors):
            return True
    return False


def _plain(words: str) -> str:
    return words.removeprefix(_ARTICLES[0]).removeprefix(_ARTICLES[1])
