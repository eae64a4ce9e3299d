"""Who fought whom, as UCDP has it: the type of violence, the two sides, and their deaths.

UCDP GED codebook 25.1: "type_of_violence" is 1 where a state's government is a side against an organised group or
another state, 2 between organised groups, 3 where an organised side kills civilians. An event needs an identified dyad,
so whoever is "unidentified" is no side. Side A of state-based violence is the government; of one-sided violence the
perpetrator, against "Civilians".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.export.acled_sides import doers
from reportedly.export.cells import by_claims, registry_name, stable_id
from reportedly.export.tables import country_codes, table
from reportedly.link.registry import ABROAD_KIND, GENERICS
from reportedly.resolve.model import Event, Side

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
_ACTOR_DIGITS, _DYAD_DIGITS = 9, 9


@dataclass(frozen=True, slots=True)
class Party:
    """A side as UCDP names it. `gw` is Gleditsch and Ward's number of a state, "" of all others; `keys` are the event's
    parties that are this side, for a government has several ("Military Forces of …", "Police Forces of …")."""

    name: str
    gw: str
    keys: frozenset[str]
    civilians: bool = False

    @property
    def number(self) -> int:
        """Our number of the side: the same wherever it acts."""
        return stable_id("side", self.name, digits=_ACTOR_DIGITS)


@dataclass(frozen=True, slots=True)
class Dyad:
    """The type of violence and its two sides."""

    type_of_violence: int
    a: Party
    b: Party

    @property
    def name(self) -> str:
        return f"{self.a.name} - {self.b.name}"

    @property
    def number(self) -> int:
        return stable_id("dyad", str(self.type_of_violence), self.a.name, self.b.name, digits=_DYAD_DIGITS)


def dyad_of(event: Event) -> Dyad | None:
    """The dyad of an event; None where no organised side is identified, or none that it fought or killed.

    Where soldiers and civilians were hit, the armed side is the other side and civilians are among the dead, unless
    the event is an attack on civilians (ACLED's code), or more claims tell of them.
    """
    wanted = doers(event)  # "overtakes territory" is not done by those who lost it, though they are told of as actors
    ordered = sorted(by_claims(event.actors), key=lambda side: bool(wanted) and side.kind not in wanted)
    firsts, seconds = _organised(ordered), _organised(by_claims(event.targets))
    if not firsts:
        return None
    one = firsts[0]
    other = next((p for p in (*seconds, *firsts[1:]) if p.name != one.name), None)
    if _hit_civilians(event) and (not seconds or _mostly_civilians(event)):
        return Dyad(ONE_SIDED, one, _civilians(event))
    if other is None:
        return None
    if one.gw or other.gw:
        a, b = sorted((one, other), key=lambda party: (not party.gw, party.name))
        return Dyad(STATE_BASED, a, b)
    a, b = sorted((one, other), key=lambda party: party.name)
    return Dyad(NON_STATE, a, b)


def _organised(sides: Sequence[Side]) -> list[Party]:
    """The identified organised parties in this order, a state's forces as one, those who back a side after the rest."""
    kinds = table("ucdp")["kinds"]
    found: dict[str, tuple[str, set[str]]] = {}
    for side in sorted(sides, key=lambda side: side.kind == ABROAD_KIND):
        if side.actor_id is None or side.name is None or side.actor_id.rpartition("-")[0] in GENERICS:
            continue
        if side.kind in kinds["state"]:
            country = country_codes(side.country)
            name, gw = (f"Government of {country.ucdp}", country.gw) if country else (side.name, "")
        elif side.kind in kinds["group"]:
            name, gw = registry_name(side, None) or side.name, ""
        else:
            continue
        found.setdefault(name, (gw, set()))[1].add(side.key)
    return [Party(name, gw, frozenset(keys)) for name, (gw, keys) in found.items()]


def _hit_civilians(event: Event) -> bool:
    """Whether civilians were hit: a party that is, or by the code that ACLED has for it."""
    told = any(side.kind in table("ucdp")["kinds"]["civilians"] for side in event.targets)
    return told or bool(event.acled and event.acled["event_type"] == "Violence against civilians")


def _mostly_civilians(event: Event) -> bool:
    """Whether more claims tell of civilians than of armed ones who were hit; in a battle both fought."""
    code, kinds = event.acled["event_type"] if event.acled else None, table("ucdp")["kinds"]
    if code in ("Battles", "Violence against civilians"):
        return bool(code != "Battles")
    civilians = [len(side.claims) for side in event.targets if side.kind in kinds["civilians"]]
    armed = [len(side.claims) for side in event.targets if side.kind in (*kinds["state"], *kinds["group"])]
    return max(civilians, default=0) > max(armed, default=0)


def _civilians(event: Event) -> Party:
    kinds = table("ucdp")["kinds"]["civilians"]
    keys = frozenset(side.key for side in event.targets if side.kind in kinds or side.kind is None)
    return Party(CIVILIANS, "", keys, civilians=True)
