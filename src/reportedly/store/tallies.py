"""How sources fare, as differences: what each entry of the ledger added to and took from each source's counts.

The counts of a version of an event are worked out of its JSON and of its claims, which never change. A new version adds
its own and takes those of the version before it away; both go to one row an entry, a source and a name. So the sum of
the rows up to an entry is how sources fared then, without a look at any event. Whoever changes what is counted, or what
a claim's source is called, writes the rows of all stores anew in a migration.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, and_, func, select, tuple_

from reportedly.resolve.model import LinkedClaim, Standing
from reportedly.store import jsons, rows
from reportedly.store.copying import insert_rows
from reportedly.store.keys import key_of
from reportedly.store.tables import tallies, versions

COUNTS = ("claims", "denied", "withdrawn", "contradicted", "events", "agreed", *Standing)
"""What is counted of a source: claims that it makes, denies, withdrew, that others contradict; events that it asserts,
of these those that another origin asserts too, and those of each standing."""
_AT_ONCE = 1000
_LONGEST = 200  # characters of a name


class Teller(NamedTuple):
    """Whose word a claim is, under which name, and whether it denies what it is about."""

    key: str
    name: str
    denies: bool


Told: TypeAlias = "tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]"
"""The JSON of a version and of the one before it; None for an event that is not there."""


def insert_tallies(
    connection: Connection,
    entry: int,
    changed: Sequence[tuple[str | None, str | None]],
    claims: Mapping[str, LinkedClaim],
) -> None:
    """The rows of versions that this entry wrote, each the JSON of the version and of the one before it.

    `claims` are some of theirs, which need not be read again.
    """
    told = [(_read(new), _read(old)) for new, old in changed]
    part = connection.scalar(select(func.max(tallies.c.part)).where(tallies.c.entry == entry))
    _insert(connection, entry, 0 if part is None else part + 1, _differences(told, _tellers(connection, told, claims)))


def fill(connection: Connection) -> Iterator[int]:
    """The rows of every version that there is: for a store from before there were any, or one that was taken in. Gives
    how many versions are done, now and then."""
    made: Counter[tuple[Teller, str]] = Counter()
    at: int | None = None
    done = 0
    for some in _each_version(connection):
        told = {(row.event_id, row.version): (_read(row.json), _read(row.before)) for row in some}
        tellers = _tellers(connection, told.values(), {})
        for entry, its in groupby(some, key=lambda row: int(row.entry)):
            if at is not None and at != entry:
                _insert(connection, at, 0, made)
                made = Counter()
            at = entry
            made.update(_differences((told[row.event_id, row.version] for row in its), tellers))
        done += len(some)
        yield done
    if at is not None:
        _insert(connection, at, 0, made)


def _each_version(connection: Connection) -> Iterator[Sequence[Any]]:
    """Every version in the order of the entries, with the JSON of the one before it, some at a time."""
    before = versions.alias("before")
    follows = and_(before.c.event_id == versions.c.event_id, before.c.version == versions.c.version - 1)
    order = (versions.c.entry, versions.c.event_id, versions.c.version)
    asked = select(*order, versions.c.json, before.c.json.label("before")).outerjoin(before, follows)
    asked, last = asked.order_by(*order).limit(_AT_ONCE), (-1, "", 0)
    while some := connection.execute(asked.where(tuple_(*order) > last)).all():
        yield some
        last = (some[-1].entry, some[-1].event_id, some[-1].version)


def _differences(changed: Iterable[Told], tellers: Mapping[str, Teller]) -> Counter[tuple[Teller, str]]:
    made: Counter[tuple[Teller, str]] = Counter()
    with jsons.reading_records():
        for new, old in changed:
            _count(made, new, tellers, by=1)
            _count(made, old, tellers, by=-1)
    return made


def _count(
    made: Counter[tuple[Teller, str]], told: Mapping[str, Any] | None, tellers: Mapping[str, Teller], *, by: int
) -> None:
    """Add what a version tells of its sources. A claim that denies or is withdrawn asserts nothing."""
    if told is None:
        return
    apart = {claim for one in told["contradictions"] if one["kind"] == "contradiction" for claim in one["claims"]}
    agreed = Standing.CORROBORATED in (told["standing"], *told["also"])
    met: set[str] = set()
    for claim_id, gone in told["claims"]:
        teller = tellers[claim_id]
        if gone or teller.denies:
            made[teller, "withdrawn" if gone else "denied"] += by
            continue
        made[teller, "claims"] += by
        made[teller, "contradicted"] += by * (claim_id in apart)
        if teller.key not in met:
            met.add(teller.key)
            made[teller, "events"] += by
            made[teller, "agreed"] += by * agreed
            if told["standing"] is not None:
                made[teller, Standing(told["standing"])] += by


def _insert(connection: Connection, entry: int, part: int, made: Counter[tuple[Teller, str]]) -> None:
    """A row for each source and name of which something changed."""
    summed: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys(COUNTS, 0))
    for (teller, count), number in made.items():
        if number:
            summed[teller.key, teller.name][count] += number
    told = ((key, name, counts) for (key, name), counts in sorted(summed.items()) if any(counts.values()))
    insert_rows(connection, tallies, [{"key": k, "name": n, "entry": entry, "part": part, **c} for k, n, c in told])


def _tellers(connection: Connection, changed: Iterable[Told], known: Mapping[str, LinkedClaim]) -> dict[str, Teller]:
    """Whose word each of the versions' claims is."""
    with jsons.reading_records():
        ids = {claim_id for both in changed for told in both if told is not None for claim_id, _ in told["claims"]}
        found = {claim_id: known[claim_id] for claim_id in ids if claim_id in known}
        found.update(rows.linked_claims(connection, ids - found.keys(), rows.last_entry(connection)))
        return {claim_id: teller_of(claim) for claim_id, claim in found.items()}


def teller_of(claim: LinkedClaim) -> Teller:
    """Whose word a claim is."""
    chain = claim.claim["attribution"]
    origin = claim.origins[0] if claim.origins else claim.origin
    name = jsons.plain(_name(origin, claim) or origin) or origin
    return Teller(key_of(origin), name[:_LONGEST], denies=bool(chain) and chain[0]["stance"] == "denies")


def _name(origin: str, claim: LinkedClaim) -> str | None:
    """What a claim's origin is called. A speaker who is nobody in particular ("residents") is no origin: it is the
    outlet's own reporting, and the outlet is named."""
    kind, _, key = origin.partition(":")
    if kind == "host":
        return key
    if kind == "document":
        return claim.ref
    if kind == "name":
        outlets = [name for name in (*claim.agencies, claim.publisher) if name]
        told = [name for name in outlets if set(key.split()) <= set(name.lower().split())]
        return told[0] if told else _speaker(claim) or key
    return _speaker(claim) or key


def _speaker(claim: LinkedClaim) -> str | None:
    chain = claim.claim["attribution"]
    return str(chain[0]["source"]["name"] or chain[0]["source"]["text"]) if chain else claim.publisher


def _read(told: str | None) -> Mapping[str, Any] | None:
    kept: Mapping[str, Any] | None = None if told is None else jsons.read(told)
    return kept
