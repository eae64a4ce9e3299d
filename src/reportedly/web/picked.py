"""What can be picked on the overview, and what is picked: names for people, addresses that take it off again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportedly.link.registry import load_registry
from reportedly.model import EventType
from reportedly.store.fulltext import folded
from reportedly.store.overview import Overview
from reportedly.store.overview_counts import Count
from reportedly.web import shown
from reportedly.web.filters import Filters
from reportedly.web.viewing import Viewing

SURENESS = {1: "confirmed", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable"}
"""The Admiralty pair's credibility of information (NATO AJP-2.1), in its words, but for 6: cannot be judged."""


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    name: str
    n: int
    on: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Values of the filter `field`: `many` can be picked together, else one alone. `key` is the group's own name."""

    key: str
    field: str
    name: str
    many: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Picked:
    """One thing that is picked, and the address without it."""

    name: str
    link: str


def groups(filters: Filters, found: Overview) -> list[Group]:
    counts = found["counts"]
    standings = tuple(standing.value for standing in filters.standing)
    sub_events = tuple(kind for kind in filters.type if kind.upper() not in set(EventType))
    types = tuple(kind for kind in filters.type if kind not in sub_events)
    return [
        Group("standing", "standing", "Standing", True, _choices("standing", counts["standing"], standings)),
        Group("type", "type", "Type", True, _choices("type", counts["type"], types)),
        Group("sub-event", "type", "ACLED's sub-event", True, _choices("type", counts["sub_event"], sub_events)),
        Group("country", "country", "Country", True, _choices("country", counts["country"], filters.country)),
        Group("actor", "actor", "Actor", True, _choices("actor", counts["actor"], filters.actor)),
        Group("sureness", "sureness", "Sureness", False, _sureness(counts["sureness"], filters.sureness)),
    ]


def picked(filters: Filters, viewing: Viewing, found: Overview) -> list[Picked]:
    """All that is picked, in the order of the filters."""

    def without(**changes: Any) -> str:
        return viewing.link(replace(filters, **changes))

    names = {count["value"]: count["name"] for count in found["counts"]["actor"]}
    names |= {row["place_id"]: row["place"] for row in found["events"] if row["place_id"] and row["place"]}
    made = []
    if filters.text:
        made.append(Picked(f"words: {filters.text}", without(text=None)))
    for field in ("standing", "type", "country", "actor", "place"):
        values = getattr(filters, field)
        for value in values:
            rest = tuple(other for other in values if other != value)
            made.append(Picked(named(field, names.get(str(value), str(value))), without(**{field: rest})))
    if filters.sureness is not None:
        made.append(Picked(f"{SURENESS[filters.sureness]} or better", without(sureness=None)))
    if filters.since is not None:
        made.append(Picked(f"from {shown.day(filters.since)}", without(since=None)))
    if filters.until is not None:
        made.append(Picked(f"until {shown.day(filters.until)}", without(until=None)))
    if filters.bbox is not None:
        made.append(
            Picked("an area of the map, without what is known to a province or country only", without(bbox=None))
        )
    return made


def named(field: str, value: str) -> str:
    """A value as people read it."""
    if field == "country":
        country = load_registry().countries.get(value)
        return country.name if country is not None else value
    if field in ("type", "standing"):
        return value.capitalize() if value.isupper() else value
    return value


def _choices(field: str, counts: list[Count], on: tuple[str, ...]) -> tuple[Choice, ...]:
    """Those that there are, and those that are picked; a name that was typed is the value that it names."""
    wanted = {folded(value) for value in on}
    made = [
        Choice(c["value"], named(field, c["name"]), c["n"], folded(c["value"]) in wanted or folded(c["name"]) in wanted)
        for c in counts
    ]
    known = {folded(word) for count in counts for word in (count["value"], count["name"])}
    made += [Choice(value, named(field, value), 0, on=True) for value in on if folded(value) not in known]
    return tuple(sorted(made, key=lambda choice: not choice.on))


def _sureness(counts: list[Count], on: int | None) -> tuple[Choice, ...]:
    """Each grade with all that are better; 6, which cannot be judged, is no grade."""
    made, n = [], 0
    for count in counts[:5]:
        n += count["n"]
        grade = int(count["value"])
        made.append(Choice(count["value"], SURENESS[grade], n, grade == on))
    return tuple(made)
