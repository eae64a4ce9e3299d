"""What each source asserted, and how it fared."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import Connection, exists, or_, select

from reportedly.link.registry import load_registry
from reportedly.resolve.model import Standing
from reportedly.store import jsons, rows
from reportedly.store.tables import claims, documents, memberships, versions, withdrawals

_STREAM = {"stream_results": True, "yield_per": 1000}
# As `jsons.written` writes them; quotes within a text are escaped, so that no text looks like one of them.
_DENIES = '"stance":"denies"'
_MARKS = ('"kind":"contradiction"', '"also":["')


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Counts of one source; `key` is that of an origin. A claim that it denied or withdrew is not one it asserts.

    `claims`: asserted claims of events, `events`: the events, `standings`: how many of those have which standing,
    `corroborated`: events that another origin asserts too, `contradicted`: its claims that others contradict,
    `denied`: claims of others that it denies, `withdrawn`: claims that it no longer makes.
    """

    key: str
    name: str
    claims: int
    events: int
    standings: dict[Standing, int] = field(hash=False)
    corroborated: int
    contradicted: int
    denied: int
    withdrawn: int


def source_records(connection: Connection, entry: int, tellers: Tellers | None = None) -> list[SourceRecord]:
    """The sources of all events as they were after an entry, the one with most claims first.

    `tellers` are what was found out of claims before, so that only new ones are read.
    """
    return records_of(tallies_of(connection, entry, tellers or Tellers()))


def tallies_of(connection: Connection, entry: int, tellers: Tellers) -> dict[str, Tally]:
    """What each source's record is made of, by its key."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    apart, corroborated = _told_apart(connection, entry)
    gone = _withdrawn(connection, entry)
    met: set[tuple[str, str]] = set()
    tellers.learn(connection)
    for row in _claims(connection, entry):
        claim = tellers.of(row.number)
        tally = tallies[claim.origin]
        asserts = tally.add(claim, withdrawn=row.claim_id in gone, contradicted=row.claim_id in apart)
        if asserts and (claim.origin, row.event_id) not in met:
            met.add((claim.origin, row.event_id))
            tally.meet(row.standing, corroborated=row.standing == "corroborated" or row.event_id in corroborated)
    return tallies


def records_of(tallies: Mapping[str, Tally]) -> list[SourceRecord]:
    """The source with most claims first."""
    found = [tally.record(key) for key, tally in tallies.items() if any(tally.names.values())]
    return sorted(found, key=lambda record: (-record.claims, record.key))


class Teller(NamedTuple):
    """Whose word a claim is, under which name, and whether it denies what it is about."""

    origin: str
    name: str
    denies: bool


class Tellers:
    """Whose word each claim is, by its number: that never changes, so each claim is read once. Four bytes a claim."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: dict[Teller, int] = {}
        self._tellers: list[Teller] = []
        self._of = array("I", [0])  # numbers of claims begin with 1

    def of(self, number: int) -> Teller:
        return self._tellers[self._of[number]]

    def learn(self, connection: Connection) -> None:
        """Read the claims that came since."""
        columns = (claims.c.number, claims.c.document_id, claims.c.linked, claims.c.json)
        with self._lock:
            asked = select(*columns).where(claims.c.number >= len(self._of)).order_by(claims.c.number)
            for some in connection.execute(asked, execution_options=_STREAM).partitions():
                heads = _heads(connection, {row.document_id for row in some})
                for row in some:
                    self._learn(row.number, _teller(row, heads[row.document_id]))

    def _learn(self, number: int, teller: Teller) -> None:
        place = self._known.setdefault(teller, len(self._tellers))
        if place == len(self._tellers):
            self._tellers.append(teller)
        self._of.extend([0] * (number - len(self._of)))  # numbers that a part of a store lacks
        self._of.append(place)


def _claims(connection: Connection, entry: int) -> Iterator[Any]:
    """Every claim that is of an event, with the standing of that."""
    newer, later = memberships.alias("newer"), versions.alias("later")
    asked = (
        select(
            claims.c.number,
            claims.c.claim_id,
            memberships.c.event_id,
            versions.c.standing,
        )
        .join(memberships, memberships.c.claim_id == claims.c.claim_id)
        .join(versions, versions.c.event_id == memberships.c.event_id)
        .where(
            memberships.c.entry <= entry,
            ~exists().where(
                newer.c.claim_id == memberships.c.claim_id,
                newer.c.entry > memberships.c.entry,
                newer.c.entry <= entry,
            ),
            versions.c.entry <= entry,
            ~exists().where(
                later.c.event_id == versions.c.event_id, later.c.version > versions.c.version, later.c.entry <= entry
            ),
        )
    )
    yield from connection.execute(asked, execution_options=_STREAM)


def told_apart(told: Mapping[str, Any]) -> set[str]:
    """The claims of an event's JSON that others contradict."""
    return {claim for one in told["contradictions"] if one["kind"] == "contradiction" for claim in one["claims"]}


def _told_apart(connection: Connection, entry: int) -> tuple[set[str], set[str]]:
    """The claims that others contradict, and the events of another standing that are corroborated too."""
    later = versions.alias("later")
    asked = select(versions.c.event_id, versions.c.json).where(
        versions.c.entry <= entry,
        or_(*(versions.c.json.contains(mark, autoescape=True) for mark in _MARKS)),
        ~exists().where(
            later.c.event_id == versions.c.event_id, later.c.version > versions.c.version, later.c.entry <= entry
        ),
    )
    apart: set[str] = set()
    corroborated: set[str] = set()
    for row in connection.execute(asked, execution_options=_STREAM):
        told = jsons.read(row.json)
        apart |= told_apart(told)
        if Standing.CORROBORATED in told["also"]:
            corroborated.add(row.event_id)
    return apart, corroborated


def _withdrawn(connection: Connection, entry: int) -> set[str]:
    asked = select(withdrawals.c.claim_id, withdrawals.c.withdrawn).where(withdrawals.c.entry <= entry)
    state = {row.claim_id: row.withdrawn for row in connection.execute(asked.order_by(withdrawals.c.entry))}
    return {claim_id for claim_id, gone in state.items() if gone}


def _heads(connection: Connection, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    """What claims need of their documents."""
    found: dict[str, Mapping[str, Any]] = {}
    for part in rows.parts(sorted(ids)):
        asked = select(documents.c.document_id, documents.c.head).where(documents.c.document_id.in_(part))
        found.update({row.document_id: jsons.read(row.head) for row in connection.execute(asked)})
    return found


def _teller(row: Any, head: Mapping[str, Any]) -> Teller:
    """Of a claim's row and what it needs of its document. What is not needed of its JSON is not read."""
    origin: str = jsons.read(row.linked)["origins"][0]
    told: Mapping[str, Any] | None = None

    def spoken(head: Mapping[str, Any]) -> str | None:
        nonlocal told
        told = told or jsons.read(row.json)
        chain = told["attribution"]
        if not chain:
            return None if head["publisher"] is None else str(head["publisher"])
        return str(chain[0]["source"]["name"] or chain[0]["source"]["text"])

    name = _name(origin, head, spoken)
    if _DENIES not in row.json:
        return Teller(origin, name, denies=False)
    chain = (told or jsons.read(row.json))["attribution"]
    return Teller(origin, name, denies=bool(chain) and chain[0]["stance"] == "denies")


def _name(origin: str, head: Mapping[str, Any], spoken: Callable[[Mapping[str, Any]], str | None]) -> str:
    """What a claim's origin is called. A speaker who is nobody in particular ("residents") is no origin: it is the
    outlet's own reporting, and the outlet is named."""
    kind, _, key = origin.partition(":")
    if kind == "host":
        return key
    if kind == "document":
        return str(head["ref"])
    if kind == "name":
        outlets = [name for name in (*head["agencies"], head["publisher"]) if name]
        told = [name for name in outlets if set(key.split()) <= set(name.lower().split())]
        return str(told[0]) if told else spoken(head) or key
    if kind == "source":
        known = load_registry().sources.get(key)
        return known.name if known else spoken(head) or key
    return spoken(head) or key


class Tally:
    """Counts that add up over events, and can be taken off again (`by` is 1 or -1)."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.standings: Counter[str] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, claim: Teller, *, withdrawn: bool, contradicted: bool, by: int = 1) -> bool:
        """Count a claim; whether it asserts its event."""
        self.names[claim.name] += by
        if withdrawn:
            self.counts["withdrawn"] += by
            return False
        if claim.denies:
            self.counts["denied"] += by
            return False
        self.counts["claims"] += by
        self.counts["contradicted"] += contradicted * by
        return True

    def meet(self, standing: str | None, *, corroborated: bool, by: int = 1) -> None:
        """Count an event that it asserts."""
        self.counts["events"] += by
        self.counts["corroborated"] += corroborated * by
        if standing is not None:
            self.standings[standing] += by

    def record(self, key: str) -> SourceRecord:
        """Of this source."""
        name = min(+self.names, key=lambda name: (-self.names[name], name))
        return SourceRecord(
            key=key,
            name=name,
            claims=self.counts["claims"],
            events=self.counts["events"],
            standings={standing: self.standings[standing] for standing in Standing if self.standings[standing]},
            corroborated=self.counts["corroborated"],
            contradicted=self.counts["contradicted"],
            denied=self.counts["denied"],
            withdrawn=self.counts["withdrawn"],
        )
