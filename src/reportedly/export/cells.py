"""What the exports by codebook share: events with their headlines, rows of a CSV, and what all of them leave out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, TextIO
from urllib.parse import urlsplit

from reportedly.export.export import Export
from reportedly.link.gazetteer import Gazetteer, open_gazetteer
from reportedly.link.registry import load_registry
from reportedly.output.csv import csv_lines
from reportedly.output.text import clean
from reportedly.resolve.model import Event, LinkedClaim, Place, Side

if TYPE_CHECKING:
    from reportedly.link.gazetteer_place import Place as Known
    from reportedly.store.extras import Headline

WITHDRAWN = "withdrawn, rejected, or only recalled as history"
UNREAL = "not told as having happened"
NO_TYPE = "the codebook has no code for it"
NO_DATE = "no date is told, or none that is precise enough"
NO_PLACE = "no place is told, or none that is precise enough"
NO_SIDES = "a party that the codebook needs is not known"
NO_DEATH = "no death is told"
REASONS = (WITHDRAWN, UNREAL, NO_TYPE, NO_DATE, NO_PLACE, NO_SIDES, NO_DEATH)
"""Why an event is left out, here or by a codebook's own rules; there are no others."""

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Told:
    """An event with what its row needs beside it.

    `live` are its claims that still stand and say that it happened, `documents` one of them for each document, in the
    order of publication. `recorded` is when its version was and `headlines` are by document, if they were asked for.
    """

    event: Event
    live: tuple[LinkedClaim, ...]
    documents: tuple[LinkedClaim, ...]
    recorded: datetime | None
    headlines: Mapping[str, Headline]


def _documents(live: Iterable[LinkedClaim]) -> tuple[LinkedClaim, ...]:
    """One live claim of each document, in the order of publication."""
    first: dict[str, LinkedClaim] = {}
    for claim in sorted(live, key=_order):
        first.setdefault(claim.document_id, claim)
    return tuple(first.values())


def _order(claim: LinkedClaim) -> tuple[date, str, int]:
    return claim.published or date.max, claim.ref, claim.claim["trigger"]["start"]


def told_events(export: Export, *, recorded: bool = False, headlines: bool = False) -> Iterator[Told]:
    """The events asked for that any codebook could code; the others are left out with their reason."""
    store = export.store
    events = export.events()
    while part := list(islice(events, _AT_ONCE)):
        coded, live = [], {}
        for event in part:
            live[event.event_id] = live_claims(event)
            reason = _left_out(event, live[event.event_id])
            if reason is None:
                coded.append(event)
            else:
                export.leave_out(event.event_id, reason)
        times = store.recorded(coded) if recorded else {}
        titles = store.headlines({c.document_id for event in coded for c in event.claims}) if headlines else {}
        for event in coded:
            claims = live[event.event_id]
            yield Told(event, claims, _documents(claims), times.get(event.event_id), titles)


def _left_out(event: Event, live: Sequence[LinkedClaim]) -> str | None:
    if event.standing is None or event.review == "rejected":
        return WITHDRAWN
    return None if live else UNREAL


def live_claims(event: Event) -> tuple[LinkedClaim, ...]:
    """The claims that stand and say that it happened; history recalled in passing only where there is no news."""
    told = {c.claim_id for c in event.claims}
    stands = [c for c in event.claims if not c.withdrawn and c.about not in told]
    real = [c for c in stands if c.claim["modality"] == "actual" and not denies(c)]
    return tuple([c for c in real if not c.claim["background"]] or real)


def denies(claim: LinkedClaim) -> bool:
    """Whether whoever said it first denies it, or declines to say."""
    chain = claim.claim["attribution"]
    return bool(chain) and chain[0]["stance"] in ("denies", "declines")


@contextmanager
def csv_rows(export: Export, columns: Sequence[str]) -> Iterator[Rows]:
    """The export's file as rows of a CSV under these columns."""
    with export.out.open("w", encoding="utf-8", newline="") as file:
        file.write(csv_lines([columns]))
        yield Rows(file, export, tuple(columns))


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows under a heading: nothing in them breaks a line or is run by a spreadsheet (see output/csv.py)."""

    file: TextIO
    export: Export
    columns: tuple[str, ...]

    def add(self, row: dict[str, object]) -> None:
        """A row by its columns, every one of which is there; None is an empty cell."""
        self.file.write(csv_lines([[row[column] for column in self.columns]]))
        self.export.written += 1


def joined(values: Iterable[str | None]) -> str | None:
    """The values that are told, each once, in their order, joined by "; "; None for nothing.

    A semicolon inside a value becomes a comma, for it would split there.
    """
    told = dict.fromkeys(clean(value).replace(";", ",") for value in values if value)
    return "; ".join(told) or None


def listed(values: Iterable[str | None]) -> str:
    """The values joined by "; ", as many as there are: beside another list each has its place, an empty one too."""
    return "; ".join(clean(value).replace(";", ",") if value else "" for value in values)


def publishers(told: Told) -> list[str]:
    """Who published it, in the order of publication."""
    return [publisher(claim) for claim in told.documents]


def publisher(claim: LinkedClaim) -> str:
    """Who published a claim's document; where nobody is told its site, or its file without the folders it lay in."""
    site = (urlsplit(claim.url).hostname or "").removeprefix("www.") if claim.url else ""
    return claim.publisher or site or claim.ref.replace("\\", "/").rstrip("/").rpartition("/")[2]


def speakers(told: Told) -> list[str]:
    """Who said it first, in the order of publication, as the registry has them or as worded."""
    chains = [claim.claim["attribution"] for claim in sorted(told.live, key=_order)]
    return [chain[0]["source"]["name"] or chain[0]["source"]["text"] for chain in chains if chain]


def stable_id(*parts: str, digits: int) -> int:
    """A number of at most so many decimal digits by the SHA-256 of the parts: the same on every machine and day."""
    digest = hashlib.sha256("\x1f".join(parts).encode()).digest()
    return int.from_bytes(digest[:8], "big") % int(10**digits - 1) + 1


def by_claims(sides: Iterable[Side]) -> list[Side]:
    """Parties by how many claims have them, most first; among equals in the event's order."""
    return sorted(sides, key=lambda side: -len(side.claims))


def registry_name(side: Side, on: date | None) -> str | None:
    """The registry's name of a party on that day, whatever the claims call it: "Military Forces of Mali (2021-)"."""
    return (_name_of(side.actor_id, on) if side.actor_id else None) or side.name


@lru_cache(maxsize=20_000)
def _name_of(actor_id: str, on: date | None) -> str | None:
    found = load_registry().actor(actor_id, on)
    return found.name if found else None


@lru_cache(maxsize=20_000)
def known_place(place_id: str | None, name: str | None) -> Known | None:
    """The gazetteer's place of this id: its divisions, its kind, and where its middle is."""
    if place_id is None or name is None:
        return None
    return next((place for place in _gazetteer().named(name) if place.id == place_id), None)


def coordinates(place: Place) -> tuple[float, float] | None:
    """Degrees north and east: the place's own; of a division or a country, which have none, the gazetteer's middle.

    A place that is told no closer than its first-order division or its country is in the middle of that.
    """
    if place.latitude is not None and place.longitude is not None:
        return place.latitude, place.longitude
    known = known_place(place.place_id, place.name)
    if known is None and place.precision == "admin1":
        known = _division(place.admin1, place.country)
    elif known is None and place.precision == "country":
        known = _gazetteer().country(place.country or "")
    return (known.latitude, known.longitude) if known else None


@lru_cache(maxsize=5_000)
def _division(name: str | None, country: str | None) -> Known | None:
    found = _gazetteer().named(name) if name else []
    return next((place for place in found if place.country == country and place.precision == "admin1"), None)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return open_gazetteer()
