"""Who took part, as ACLED codes it: two actors with their kinds, and those associated with each.

ACLED codebook 2024, "Actors" and "Interaction codes": an actor's kind is one of eight, a state's forces that act abroad
are external forces, and who is not identified is an "Unidentified Armed Group" of the country. Actor 1 and actor 2 say
nothing about who began.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.export.cells import by_claims, registry_name
from reportedly.export.tables import table
from reportedly.link.registry import ABROAD_KIND, GENERICS, STATE_KIND, load_registry
from reportedly.resolve.model import Event, Side

_FORCES = (STATE_KIND, ABROAD_KIND)
_SHARE = 3  # an associated actor has at least a third of the claims that the actor has


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor as ACLED writes it. `kind` is one of ACLED's eight, `claims` how many have it."""

    name: str
    kind: str
    actor_id: str
    claims: int = 0

    @property
    def inter(self) -> int:
        return int(table("acled")["inter"][self.kind])


@dataclass(frozen=True, slots=True)
class Sides:
    """The two actors (the second may be missing) and the associated actors of each."""

    first: Actor
    second: Actor | None
    with_first: tuple[Actor, ...]
    with_second: tuple[Actor, ...]

    @property
    def interaction(self) -> int:
        """The two kinds as one number, the lower first; a kind alone is followed by 0."""
        if self.second is None:
            return self.first.inter * 10
        low, high = sorted((self.first.inter, self.second.inter))
        return low * 10 + high


def sides_of(event: Event, event_type: str, country: str) -> Sides | None:
    """The sides of an event in this country (alpha-2), or None where none of them is known well enough to be coded.

    A battle needs one known side, a strategic development its actor; in all other cases ACLED has a name for whoever
    is not known ("Unidentified Armed Group", "Protesters", "Civilians").
    """
    rules = table("acled")["sides"][event_type]
    on = event.time.earliest if event.time else None
    actors, targets = _actors(event.actors, country, on), _actors(event.targets, country, on)
    firsts, seconds = _fitting(actors, rules["first"]), _fitting(targets, rules["second"])
    firsts = sorted(firsts, key=lambda actor: actor.kind not in doers(event))
    if not firsts and event_type == "Strategic developments":  # whoever is disarmed or freed is its actor
        firsts, seconds = _fitting(targets, rules["first"]), []
    seconds = [actor for actor in seconds if not firsts or actor.actor_id != firsts[0].actor_id]
    seconds = sorted(seconds, key=lambda actor: actor.kind == ABROAD_KIND)  # who backs a side comes after it
    if _is_mutual(event) and not seconds:  # "A and B fought"
        seconds = firsts[1:]
        firsts = firsts[:1]
    if event_type == "Battles" and not firsts and not seconds:
        return None
    first = firsts[0] if firsts else _unnamed(rules["unnamed"][0], country)
    second = seconds[0] if seconds else _unnamed(rules["unnamed"][1], country)
    if first is None:
        return None
    taken = {first.actor_id, second.actor_id if second else ""}
    with_second = _others(second, seconds[1:], taken) if second else ()
    return Sides(first, second, _others(first, firsts[1:], taken), with_second)


def _actors(sides: Sequence[Side], country: str, on: date | None) -> list[Actor]:
    """The parties that the registry knows, those with most claims first, the named ones before the unnamed."""
    known = [actor for actor in (_actor(side, country, on) for side in by_claims(sides)) if actor is not None]
    return sorted(known, key=lambda actor: actor.actor_id.rpartition("-")[0] in GENERICS)


def _actor(side: Side, country: str, on: date | None) -> Actor | None:
    name = registry_name(side, on)
    if side.actor_id is None or name is None or side.kind is None or side.kind not in table("acled")["inter"]:
        return None
    abroad = side.kind == STATE_KIND and side.country not in (None, country)
    return Actor(name, ABROAD_KIND if abroad else side.kind, side.actor_id, len(side.claims))


def _fitting(actors: Iterable[Actor], kinds: Sequence[str]) -> list[Actor]:
    armed = table("acled")["kinds"]["armed"]
    wanted = {kind for told in kinds for kind in (armed if told == "armed" else [told])}
    return [actor for actor in actors if actor.kind in wanted]


def _unnamed(group: str, country: str) -> Actor | None:
    found = load_registry().unnamed(country, group) if group else None
    return Actor(found.name, found.kind, found.id) if found else None


def _is_mutual(event: Event) -> bool:
    """Whether two parties did it with each other, so that the second of those who did is the second actor."""
    return bool(event.acled and event.acled["sub_event_type"] in table("acled")["mutual"])


def doers(event: Event) -> Sequence[str]:
    """The kinds that the sub-event is named after: a government regains territory, others overtake it."""
    found: Sequence[str] = table("acled")["doers"].get(event.acled["sub_event_type"] if event.acled else "", ())
    return found


def _others(first: Actor, actors: Iterable[Actor], taken: set[str]) -> tuple[Actor, ...]:
    """Associated actors: further ones of the same camp with a name of their own, and not in a stray claim only."""
    named = [a for a in actors if a.actor_id not in taken and a.actor_id.rpartition("-")[0] not in GENERICS]
    camp = first.kind in _FORCES
    return tuple(a for a in named if a.claims * _SHARE >= first.claims and (a.kind in _FORCES) == camp)
