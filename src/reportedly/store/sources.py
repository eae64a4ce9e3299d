"""What each source asserted, and how it fared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, exists, or_, select

from reportedly.link.registry import load_registry
from reportedly.resolve.model import Standing
from reportedly.store import jsons
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


def source_records(connection: Connection, entry: int) -> list[SourceRecord]:
    """The sources of all events as they were after an entry, the one with most claims first.

    Claims are read once and in the order in which they came, and of their JSON no more than is needed. What is kept in
    memory is a number for each claim or so.
    """
    tallies: dict[str, _Tally] = defaultdict(_Tally)
    apart, corroborated = _told_apart(connection, entry)
    gone = _withdrawn(connection, entry)
    heads = _Heads(connection)
    met: set[tuple[str, str]] = set()
    for row in _claims(connection, entry):
        claim = _Teller(row, heads)
        tally = tallies[claim.origin]
        asserts = tally.add(claim, withdrawn=row.claim_id in gone, contradicted=row.claim_id in apart)
        if asserts and (claim.origin, row.event_id) not in met:
            met.add((claim.origin, row.event_id))
            tally.meet(row.standing, corroborated=row.standing == "corroborated" or row.event_id in corroborated)
    found = [tally.record(key) for key, tally in tallies.items()]
    return sorted(found, key=lambda record: (-record.claims, record.key))


def _claims(connection: Connection, entry: int) -> Iterator[Any]:
    """Every claim that is of an event, with the standing of that."""
    newer, later = memberships.alias("newer"), versions.alias("later")
    asked = (
        select(
            claims.c.claim_id,
            claims.c.document_id,
            claims.c.linked,
            claims.c.json,
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
        .order_by(claims.c.number)
    )
    yield from connection.execute(asked, execution_options=_STREAM)


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
        apart.update(c for one in told["contradictions"] if one["kind"] == "contradiction" for c in one["claims"])
        if Standing.CORROBORATED in told["also"]:
            corroborated.add(row.event_id)
    return apart, corroborated


def _withdrawn(connection: Connection, entry: int) -> set[str]:
    asked = select(withdrawals.c.claim_id, withdrawals.c.withdrawn).where(withdrawals.c.entry <= entry)
    state = {row.claim_id: row.withdrawn for row in connection.execute(asked.order_by(withdrawals.c.entry))}
    return {claim_id for claim_id, gone in state.items() if gone}


class _Heads:
    """What claims need of their document; claims of one document come one after the other."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._kept: tuple[str, Mapping[str, Any]] = "", {}

    def of(self, document_id: str) -> Mapping[str, Any]:
        if self._kept[0] != document_id:
            asked = select(documents.c.head).where(documents.c.document_id == document_id)
            self._kept = document_id, jsons.read(self._connection.scalars(asked).one())
        return self._kept[1]


class _Teller:
    """Whose word a claim is. What is not asked for is not read."""

    def __init__(self, row: Row[Any], heads: _Heads) -> None:
        self._row = row
        self._heads = heads
        self.origin: str = jsons.read(row.linked)["origins"][0]

    @property
    def denies(self) -> bool:
        if _DENIES not in self._row.json:
            return False
        chain = jsons.read(self._row.json)["attribution"]
        return bool(chain) and chain[0]["stance"] == "denies"

    @property
    def name(self) -> str:
        """What the claim's origin is called. A speaker who is nobody in particular ("residents") is no origin: it is
        the outlet's own reporting, and the outlet is named."""
        kind, _, key = self.origin.partition(":")
        if kind == "host":
            return key
        head = self._heads.of(self._row.document_id)
        if kind == "document":
            return str(head["ref"])
        if kind == "name":
            outlets = [name for name in (*head["agencies"], head["publisher"]) if name]
            spoken = [name for name in outlets if set(key.split()) <= set(name.lower().split())]
            return str(spoken[0]) if spoken else self._spoken(head) or key
        if kind == "source":
            known = load_registry().sources.get(key)
            return known.name if known else self._spoken(head) or key
        return self._spoken(head) or key

    def _spoken(self, head: Mapping[str, Any]) -> str | None:
        chain = jsons.read(self._row.json)["attribution"]
        if not chain:
            return None if head["publisher"] is None else str(head["publisher"])
        source = chain[0]["source"]
        return str(source["name"] or source["text"])


class _Tally:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.standings: Counter[str] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, claim: _Teller, *, withdrawn: bool, contradicted: bool) -> bool:
        """Count a claim; whether it asserts its event."""
        self.names[claim.name] += 1
        if withdrawn:
            self.counts["withdrawn"] += 1
            return False
        if claim.denies:
            self.counts["denied"] += 1
            return False
        self.counts["claims"] += 1
        self.counts["contradicted"] += contradicted
        return True

    def meet(self, standing: str | None, *, corroborated: bool) -> None:
        self.counts["events"] += 1
        self.counts["corroborated"] += corroborated
        if standing is not None:
            self.standings[standing] += 1

    def record(self, key: str) -> SourceRecord:
        name = min(self.names, key=lambda name: (-self.names[name], name))
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
