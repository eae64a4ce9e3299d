"""A store of very many events in a few minutes: news of `newsroom.py` and rules that hardly compare.

Places are known exactly, or nearly, or only to the province or the country; days are one day, a week or a month.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from newsroom import COUNTRIES, FIRST_DAY, Happening, document
from reportedly.model import Claim, Stance
from reportedly.resolve.events import event_of
from reportedly.resolve.linked import linked_all
from reportedly.resolve.model import Cluster, Event, Judgement, LinkedClaim, Pair
from reportedly.store import Store

_A_DAY = 120
_TOLD_TWICE = 0.3


class QuickRules:
    """Claims with the same place, day and type are one event; no two others are compared."""

    version = "benchmark"

    def linked_all(self, document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Sequence[LinkedClaim]:
        return linked_all(document, claims)

    def keys(self, claim: LinkedClaim) -> Sequence[str]:
        told = claim.claim
        return [f"{told['place']['text']}|{told['place']['country']}|{told['time']['text']}|{told['trigger']['text']}"]

    def probes(self, claim: LinkedClaim) -> Sequence[str]:
        return self.keys(claim)

    def links(self, new: Sequence[LinkedClaim], near: Sequence[LinkedClaim]) -> Sequence[Pair]:
        fresh = {claim.claim_id for claim in new}
        pairs = (ids[i : i + 2] for ids in self._groups([*near, *new]) for i in range(len(ids) - 1))
        return [Pair(min(a, b), max(a, b), 1.0, ("same",)) for a, b in pairs if fresh & {a, b}]

    def resolve(self, claims: Sequence[LinkedClaim], _: Sequence[Judgement], __: Sequence[Pair]) -> Sequence[Cluster]:
        return [tuple(sorted(cluster)) for cluster in self._groups(claims)]

    def event_of(
        self, cluster: Cluster, claims: Mapping[str, LinkedClaim], judgements: Sequence[Judgement], event_id: str
    ) -> Event:
        return event_of(cluster, claims, judgements, event_id)

    def _groups(self, claims: Sequence[LinkedClaim]) -> list[Cluster]:
        found: dict[str, list[str]] = {}
        for claim in claims:
            found.setdefault(self.keys(claim)[0], []).append(claim.claim_id)
        return [tuple(ids) for ids in found.values()]


def fill(store: Store, events: int, *, seed: int = 5) -> None:
    """Add documents until there are about so many events. The store must have been opened with QuickRules."""
    chance, start = random.Random(seed), time.monotonic()
    made = 0
    for number, (day, told) in enumerate(_days(events, chance)):
        made += len(told)
        written, claims = document(number, day, told, chance)
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) + timedelta(seconds=number % 86_000 // 10)
        store.add(written, [_varied(claim, chance) for claim in claims], tool="benchmark", at=at)
        if number % 1000 == 0 and sys.stderr.isatty():
            print(f"{made} claims, {time.monotonic() - start:.0f} s", file=sys.stderr)


def _days(events: int, chance: random.Random) -> Iterator[tuple[date, list[Happening]]]:
    day, left = FIRST_DAY, events
    while left > 0:
        today = []
        for _ in range(min(_A_DAY, left)):
            town = min(int(chance.expovariate(1 / 15)), 59)
            killed = chance.choice((0, 0, 2, 5, 9))
            today.append(
                Happening(day, chance.choice(COUNTRIES), town, chance.randrange(4), chance.randrange(3), killed)
            )
        left -= len(today)
        today += chance.sample(today, int(len(today) * _TOLD_TWICE))
        for first in range(0, len(today), 12):
            yield day, today[first : first + 12]
        day += timedelta(days=1)


def _varied(claim: Claim, chance: random.Random) -> Claim:
    """The claim with less of its place and day known, or denied; the same for the same happening's place and day."""
    place, when = claim.place, claim.time
    assert place is not None
    assert when is not None
    earliest = when.earliest
    assert earliest is not None
    kind = random.Random(f"{place.place_id}").random()
    if kind > 0.97:
        place = replace(place, precision="country", latitude=None, longitude=None, name=place.country)
    elif kind > 0.9:
        place = replace(place, precision="admin1", name=place.admin1)
    elif kind > 0.75:
        place = replace(place, precision="near")
    loose = random.Random(f"{place.place_id}{when.text}{claim.trigger}").random()
    if loose > 0.95:
        when = replace(when, earliest=earliest - timedelta(days=20), precision="month")
    elif loose > 0.85:
        when = replace(when, earliest=earliest - timedelta(days=6), precision="week")
    said = claim.attribution
    if said and chance.random() < 0.2:
        said = (replace(said[0], stance=chance.choice((Stance.DENIES, Stance.ADMITS))),)
    return replace(claim, place=place, time=when, attribution=said)
