"""Reading the versions of events for evidence: values stay the JSON that was written, and few are ever read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import DecodeError, Raw, Struct
from msgspec.json import Decoder
from sqlalchemy import select

from reportedly.resolve.model import Contradiction, Credibility, Event, LinkedClaim, Place, Side, Standing, Time, Toll
from reportedly.store import jsons
from reportedly.store.evidence_records import VersionRecord
from reportedly.store.evidence_state import State
from reportedly.store.many import UP_TO, find_tuples
from reportedly.store.tables import versions
from reportedly.store.typed import raw_of
from reportedly.store.versions import as_it_was, event_of_row

_VERSIONS = select(*(versions.c[name] for name in ("event_id", "version", "entry", "rules", "redirect", "json")))
_VERSIONS = _VERSIONS.where(versions.c.entry <= UP_TO).order_by(versions.c.event_id, versions.c.version)
_Told = Mapping[str, Raw]


class Versions(NamedTuple):
    """The versions of an event, and the JSON of the last."""

    records: list[VersionRecord]
    last: str


def versions_of(state: State, ids: Sequence[str]) -> dict[str, Versions]:
    """The versions of each of these events, none of which was lost by then."""
    found = find_tuples(state.connection, _VERSIONS, versions.c.event_id, ids, state.entry)
    when = state.entries.of({row[2] for row in found})
    values = parts(["null" if row[5] is None else row[5] for row in found])
    made: dict[str, Versions] = {}
    records: list[VersionRecord] = []
    of = ""
    then: VersionRecord | None = None  # the last one that told anything
    for (event_id, version, number, rules, redirect, text), told in zip(found, values, strict=True):
        if event_id != of:
            of, records, then = event_id, [], None
        differs = None
        if then is not None and then.told is not None and told is not None:
            differs = _differing(then.told, told)
        claims = then.claims if then and differs is not None and "claims" not in differs else _claims(told)
        record = VersionRecord(version, when[number], rules, redirect, told, claims, differs)
        records.append(record)
        if told is not None:
            then, made[event_id] = record, Versions(records, text)
    return made


def _differing(then: _Told, now: _Told) -> frozenset[str]:
    differ = [key for key, value in now.items() if key not in then or then[key] != value]
    return frozenset(differ if then.keys() == now.keys() else {*differ, *(then.keys() - now)})


def _claims(told: _Told | None) -> dict[str, bool]:
    if told is None:
        return {}
    with jsons.reading_records():
        return dict(jsons.read(bytes(told["claims"])))


_read_parts: Callable[[str], list[dict[str, Raw] | None]] = Decoder(list[dict[str, Raw] | None]).decode


def parts(texts: Sequence[str]) -> Sequence[_Told | None]:
    """Objects, each with the JSON of its values; None for null. Raises DamagedError."""
    try:
        return _read_parts(f"[{','.join(texts)}]")
    except DecodeError:  # half of a character, no number, or what is no JSON
        plain = jsons.read_all(texts)
    with jsons.reading_records():
        return [None if told is None else {key: raw_of(value) for key, value in told.items()} for told in plain]


class _Kept(Struct):
    """An event as the store keeps it."""

    event_id: str
    event_type: str
    mode: str | None
    acled: dict[str, Any] | None
    place: Place | None
    time: Time | None
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    killed: Toll
    wounded: Toll
    detained: Toll
    standing: Standing | None
    also: tuple[Standing, ...]
    reason: str
    origins: int
    origin_of: dict[str, int]
    credibility: Credibility
    contradictions: tuple[Contradiction, ...]
    claims: list[tuple[str, bool]]
    review: str | None = None


_read_kept = Decoder(_Kept).decode


def event_of(text: str, version: int, claims: Mapping[str, LinkedClaim]) -> Event:
    """The event of a version's JSON, as `event_of_row` makes it in ten times the time."""
    try:
        kept = _read_kept(text)
    except (DecodeError, ValueError):  # what an import let pass: a text in place of a number, a word in place of ours
        return event_of_row(jsons.read(text), version, claims)
    with jsons.reading_records():
        return Event(
            *(kept.event_id, kept.event_type, kept.mode, kept.acled, kept.place, kept.time, kept.actors, kept.targets),
            *(kept.killed, kept.wounded, kept.detained, kept.standing, kept.also, kept.reason, kept.origins),
            *(kept.origin_of, kept.credibility, kept.contradictions),
            claims=tuple([as_it_was(claims[claim_id], withdrawn=gone) for claim_id, gone in kept.claims]),
            review=kept.review,
            version=version,
        )
