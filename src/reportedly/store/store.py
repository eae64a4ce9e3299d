"""The store: documents and claims go in, events come out, and every state that it was in can be asked for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any, BinaryIO, Self

from sqlalchemy import Connection, Engine

from reportedly.bounds import Bound
from reportedly.contract import claim_json, document_json
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.resolve.model import Judgement, JudgementKind, LinkedClaim
from reportedly.store import (
    jsons,
    judging,
    ledger,
    load,
    rows,
    watching,
)
from reportedly.store.accounts import Accounts
from reportedly.store.again import Step, again
from reportedly.store.alerts import AlertLog
from reportedly.store.answers import Answers
from reportedly.store.engine import engine_for, failing, read_only, reading, writing
from reportedly.store.faults import shown
from reportedly.store.ledger import Visited
from reportedly.store.load import Loaded
from reportedly.store.migrations import Progress, is_there, migrate, missing
from reportedly.store.pages import page_of
from reportedly.store.resolution import find_near, insert_links, reresolve
from reportedly.store.reviews import Reviews
from reportedly.store.rules import Rules, default_rules
from reportedly.store.visits import Outcome, Request, Visit
from reportedly.store.watchlog import WatchLog
from reportedly.store.withdrawal import crowded, is_newest, pages_turned, replaced, withdraw

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did. `known`: it was there already, and nothing of it was added again.

    `claims` counts its claims; `events` are those of which there is a new version, `withdrawn` the claims that its page
    no longer makes, `restored` those that it makes again, `replaces` the document that was the page's text before.
    """

    document_id: str
    known: bool
    claims: int = 0
    events: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is to be fetched because of what was; and what adding the documents did, in their order."""

    follow: tuple[Request, ...]
    added: tuple[Added, ...]


def open_store(
    store: str | Path, *, create: bool = True, rules: Rules | None = None, progress: Progress | None = None
) -> Store:
    """The store at this path (SQLite) or URL (sqlite:///…, postgresql://…), brought to the present schema.

    It is made where it is missing, unless `create` says no. An older store is brought up to date, which can take
    minutes for a million events: a warning is logged, and `progress` is told how far it is. Raises InputError where it
    cannot be opened.
    """
    engine = engine_for(store)
    name = shown(engine.url)
    try:
        with failing(engine):
            if not create and not is_there(engine):
                raise InputError(ref=name, problem="there is no such store", remedy="make one: reportedly add")
            if read_only(engine.url) is None:
                if is_there(engine) and missing(engine):
                    _LOG.warning("reportedly: %s: made by an older version; brought up to date now, once", name)
                migrate(engine, progress=progress)
            elif missing(engine):
                raise InputError(
                    ref=name,
                    problem="an older version of reportedly made it, and it cannot be written",
                    remedy="copy it to where you may write",
                )
    except InputError:
        engine.dispose()
        raise
    return Store(engine, rules if rules is not None else default_rules())


class Store(Answers):
    """An open store. Every question takes `as_of`, a time with its zone: the answer is what the store knew then.

    One process may use it from several threads; several processes may have it open.
    """

    def __init__(self, engine: Engine, rules: Rules) -> None:
        super().__init__(engine)
        self._rules = rules

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._engine.dispose()

    @property
    def accounts(self) -> Accounts:
        """Who may use it, where people share it."""
        return Accounts(self._engine)

    @property
    def reviews(self) -> Reviews:
        """What people leave on events, and the queues of what they have not looked at."""
        return Reviews(self._engine, self._rules)

    def add(
        self,
        document: Document,
        claims: Sequence[Claim],
        *,
        tool: str,
        at: datetime | None = None,
        bounds: Collection[Bound] = (),
    ) -> Added:
        """Add a document with its claims, and bring the events near them up to date, in one transaction.

        `tool` is the version of what read it; `at` is when it was recorded, now unless told; `bounds` are those that
        its text ran into when it was coded, once for each sentence. Adding it again changes nothing. A text whose page
        had another before replaces that: claims it no longer makes are withdrawn.
        """
        visited = Visited(document.fetched, live=False) if document.fetched is not None else None
        with reading(self._engine) as connection:
            if ledger.is_known(connection, document):
                return Added(document.id, known=True)
        linked = self._linked(document, claims)
        with writing(self._engine) as connection:
            if ledger.is_known(connection, document):  # another writer was quicker
                return Added(document.id, known=True)
            known = ledger.has_document(connection, document.id)
            entry = ledger.begin(connection, kind="sighting" if known else "document", tool=tool, at=at)
            return self._put(connection, entry, document, linked, visited, bounds)

    def record(
        self,
        visit: Visit,
        found: Sequence[tuple[Document, Sequence[Claim]]] = (),
        *,
        tool: str,
        at: datetime,
        bounds: Mapping[str, Collection[Bound]] = MappingProxyType({}),
    ) -> Recorded:
        """Write what came of a request of the watch, and the documents that were found, in one transaction.

        A text that is there already, but is not what its page said last, is what it says again: its claims are made
        again, those of the text between are withdrawn. `bounds` are those of each document, by its id. Nothing is
        written of a request that is closed already.
        """
        linked = [self._linked(document, claims) for document, claims in found]
        with writing(self._engine) as connection:
            if watching.is_closed(connection, visit.request.number):
                return Recorded((), ())
            entry = ledger.begin(connection, kind=self._kind(connection, visit, found), tool=tool, at=at)
            visited = Visited(entry.recorded, live=True)  # which never falls, though the clock may
            added = []
            for (document, _), told in zip(found, linked, strict=True):
                if is_newest(connection, document.id, jsons.plain(page_of(document.url))):
                    added.append(Added(document.id, known=True))
                else:
                    added.append(self._put(connection, entry, document, told, visited, bounds.get(document.id, ())))
            for page in pages_turned(connection, visit.again) if visit.again is not None else ():
                ref = visit.request.url
                ledger.insert_sighting(connection, entry, visit.again or "", ref=ref, page=page, visited=visited)
                added.append(self._weigh(connection, entry, visit.again or "", {}, 0, known=True))
            new = any(not one.known for one in added)
            follow = watching.insert_visit(
                connection,
                entry,
                visit,
                outcome=Outcome.KNOWN if visit.outcome is Outcome.ADDED and not new else visit.outcome,
                document_id=found[0][0].id if len(found) == 1 else visit.again,
            )
            return Recorded(follow, tuple(added))

    @cached_property
    def alerts(self) -> AlertLog:
        """What the rules of alerts found, and its delivery."""
        return AlertLog(self._engine)

    @property
    def watch(self) -> WatchLog:
        """What is to be fetched, and what came of it."""
        return WatchLog(self._engine)

    def _kind(self, connection: Connection, visit: Visit, found: Sequence[tuple[Document, Sequence[Claim]]]) -> str:
        """What an entry of the watch is to those who follow the news of the store."""
        new = [document for document, _ in found if not ledger.has_document(connection, document.id)]
        if new:
            return "document"
        turned = any(not is_newest(connection, d.id, jsons.plain(page_of(d.url))) for d, _ in found)
        if turned or (visit.again is not None and pages_turned(connection, visit.again)):
            return "sighting"
        return "fetch"

    def _linked(self, document: Document, claims: Sequence[Claim]) -> Sequence[LinkedClaim]:
        whole = document_json(document)
        return self._rules.linked_all(whole, [claim_json(claim, document.text) for claim in claims])

    def _put(
        self,
        connection: Connection,
        entry: ledger.Entry,
        document: Document,
        linked: Sequence[LinkedClaim],
        visited: Visited | None,
        bounds: Collection[Bound],
    ) -> Added:
        """The document, where it is new, and that it was seen; what its page no longer says is withdrawn."""
        known = ledger.has_document(connection, document.id)
        near = {} if known else self._insert(connection, entry, document, linked, bounds)
        ledger.insert_sighting(
            connection, entry, document.id, ref=document.ref, page=page_of(document.url), visited=visited
        )
        return self._weigh(connection, entry, document.id, near, 0 if known else len(linked), known=known)

    def _weigh(
        self,
        connection: Connection,
        entry: ledger.Entry,
        document_id: str,
        near: Mapping[str, LinkedClaim],
        claims: int,
        *,
        known: bool,
    ) -> Added:
        """What the pages of a document say now, and the events that this touches; `near` are claims read already."""
        gone, back = withdraw(connection, entry, document_id)
        touched = gone | back | {claim_id for claim_id, claim in near.items() if claim.document_id == document_id}
        unchanged = {claim_id: claim for claim_id, claim in near.items() if claim_id not in gone | back}
        return Added(
            document_id=document_id,
            known=known,
            claims=claims,
            events=reresolve(connection, entry, touched, self._rules, known=unchanged),
            withdrawn=tuple(sorted(gone)),
            restored=tuple(sorted(back)),
            replaces=replaced(connection, document_id),
        )

    def _insert(
        self,
        connection: Connection,
        entry: ledger.Entry,
        document: Document,
        linked: Sequence[LinkedClaim],
        bounds: Collection[Bound],
    ) -> dict[str, LinkedClaim]:
        """The document, its claims and their links; gives those that can be of an event, and the claims near them."""
        rules = self._rules
        keys = {claim.claim_id: rules.keys(claim) for claim in linked}
        new = [claim for claim in linked if keys[claim.claim_id]]
        near = find_near(connection, (key for claim in new for key in rules.probes(claim)))
        ledger.insert_document(connection, entry, document, linked[0].sketch if linked else (), bounds)
        ledger.insert_claims(connection, entry, linked, keys)
        known = rows.linked_claims(connection, near, entry.number)
        insert_links(connection, entry, rules.links(new, list(known.values())))
        return known | {claim.claim_id: claim for claim in new}

    def judge(
        self,
        kind: JudgementKind,
        subjects: Sequence[str],
        *,
        because: str,
        who: str,
        field: str | None = None,
        value: Any = None,
        seen: Mapping[str, int] = MappingProxyType({}),
        tool: str = "judgement",
        at: datetime | None = None,
    ) -> Judgement:
        """Record what a person decided of events or claims (ids), and bring their events up to date.

        `same` and `different` take two subjects or more, `confirm`, `reject` and `set` (with `field` and `value`) one.
        `same` joins all claims of its events; the others speak of the claim that an event is named after, and so of
        whatever event has that claim later. `seen` are versions of events that the person had before them. Raises
        InputError for an unknown subject, MovedError (and nothing is recorded) where an event is not as it was seen.
        """
        with writing(self._engine) as connection:
            judging.check_seen(connection, seen, rows.last_entry(connection))
            entry = ledger.begin(connection, kind="judgement", tool=tool, at=at)
            number, touched = judging.insert_judgement(
                connection,
                entry,
                kind=kind,
                subjects=subjects,
                field=field,
                value=value,
                because=because,
                who=who,
            )
            reresolve(connection, entry, touched, self._rules)
            return next(j for j in rows.judgements_on(connection, touched, entry.number) if j.seq == number)

    def undo(
        self,
        seq: int | None = None,
        *,
        because: str = "",
        who: str,
        seen: Mapping[str, int] = MappingProxyType({}),
        tool: str = "judgement",
        at: datetime | None = None,
    ) -> Judgement:
        """Take back a judgement by its number, or the last that stands; `seen` as for `judge`.

        Raises InputError where there is none.
        """
        with writing(self._engine) as connection:
            judging.check_seen(connection, seen, rows.last_entry(connection))
            entry = ledger.begin(connection, kind="judgement", tool=tool, at=at)
            number, touched = judging.insert_undoing(connection, entry, undoes=seq, because=because, who=who)
            reresolve(connection, entry, touched, self._rules)
            return next(j for j in rows.judgements_on(connection, touched, entry.number) if j.seq == number)

    def again(self, *, every: bool = False, at: datetime | None = None) -> Iterator[Step]:
        """Work out again the events that other rules made, or `every` one; it can be ended between any two steps."""
        return again(self._engine, self._rules, every=every, at=at)

    def load(self, file: BinaryIO, *, ref: str, progress: Callable[[int], None] | None = None) -> Loaded:
        """Take in what `dump` wrote, all of it or nothing; the store must be empty. Raises InputError."""
        with writing(self._engine) as connection:
            return load.load(connection, self._rules, file, ref=ref, progress=progress)

    def settle_pages(self, *, tool: str, at: datetime | None = None) -> int:
        """Withdraw what newer texts of pages no longer say, after many came in at once; gives how many claims."""
        with writing(self._engine) as connection:
            several = crowded(connection)
            if not several:
                return 0
            entry = ledger.begin(connection, kind="document", tool=tool, at=at)
            gone: set[str] = set()
            for document_id in several:
                gone |= withdraw(connection, entry, document_id)[0]
            reresolve(connection, entry, gone, self._rules)
            return len(gone)
