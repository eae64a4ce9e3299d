"""Review of events: the queues, comments, codings that two people make apart, and splitting an event in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import islice

from sqlalchemy import Connection, Engine, Row, Select, Table, select

from reportedly.errors import InputError
from reportedly.resolve.model import Event, JudgementKind, Standing
from reportedly.store import jsons, judging, ledger, query, rows
from reportedly.store.engine import reading, writing
from reportedly.store.query import Asked
from reportedly.store.resolution import founding_claim, reresolve
from reportedly.store.review_tables import codings, comments
from reportedly.store.rules import Rules
from reportedly.store.tables import entries, glances, judged, judgements

_LOOKED_AT = 400  # events that a queue is picked from
_PAIRS = 200  # judgements that one split may take


class Queue(StrEnum):
    """What waits for review: the last that changed; what is disputed; what weak links hold together; a sample by
    chance, which is the same for everybody; what another has coded; what two coded otherwise."""

    NEW = "new"
    DISPUTED = "disputed"
    WEAK = "weak"
    SAMPLE = "sample"
    SECOND = "second"
    UNLIKE = "unlike"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event in a queue; `score` is that of the weakest link that holds it together, None for a single claim."""

    event: Event
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody noted on an event."""

    who: str
    recorded: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What one person answered on the event that has this claim: a question's name and the answer."""

    claim_id: str
    who: str
    recorded: datetime
    answers: Mapping[str, str]


class Reviews:
    """The review of one store. Codings bind nobody: an editor settles them by judgements."""

    def __init__(self, engine: Engine, rules: Rules) -> None:
        self._engine = engine
        self._rules = rules

    def queue(self, kind: Queue, asked: Asked, *, who: str, limit: int) -> list[Waiting]:
        """The first events of a queue, of those that fit what is asked; none that a standing judgement is on."""
        with reading(self._engine) as connection:
            entry = rows.last_entry(connection)
            decided = _decided(connection, entry)
            if kind in (Queue.SECOND, Queue.UNLIKE):
                wanted = _coded(_codings(connection, entry), kind, who) - decided
                found = _of_claims(connection, wanted, asked, entry)
            elif kind is Queue.SAMPLE:
                found = _sample(connection, asked, entry)
            else:
                found = _latest(connection, kind, asked, entry)
            open_ones = (event for event in found if not decided & {claim.claim_id for claim in event.claims})
            if kind is not Queue.WEAK:
                return [Waiting(event) for event in islice(open_ones, limit)]
            scored = [(score, event) for event in open_ones if (score := _weakest(connection, event)) is not None]
            scored.sort(key=lambda pair: (pair[0], pair[1].event_id))
            return [Waiting(event, score) for score, event in scored[:limit]]

    def comment(self, event_id: str, text: str, *, who: str, at: datetime | None = None) -> None:
        """Note something on an event. Raises InputError for an unknown event or a blank comment."""
        if not text.strip():
            raise InputError(ref="comment", problem="it is blank", remedy="write some words")
        self._insert(comments, event_id, kind="comment", at=at, who=who, text=jsons.plain(text.strip()))

    def comments(self, event: Event, as_of: datetime | None = None) -> list[Comment]:
        """The comments on an event, the first first."""
        with reading(self._engine) as connection:
            found = _on(connection, comments, event, rows.last_entry(connection, as_of))
            return [Comment(row.who, datetime.fromisoformat(row.recorded), row.text) for row in found]

    def code(self, event_id: str, answers: Mapping[str, str], *, who: str, at: datetime | None = None) -> None:
        """Keep what one person answers, in words without blanks; their last answers hold.

        Raises InputError for an unknown event.
        """
        self._insert(codings, event_id, kind="coding", at=at, who=who, answers=_written(answers))

    def codings(self, event: Event | None = None, as_of: datetime | None = None) -> list[Coding]:
        """Everybody's last answers, on one event or on all."""
        with reading(self._engine) as connection:
            return _codings(connection, rows.last_entry(connection, as_of), event)

    def split(
        self,
        event_id: str,
        claims: Collection[str],
        *,
        because: str,
        who: str,
        seen: Mapping[str, int],
        at: datetime | None = None,
    ) -> None:
        """Keep these claims of an event apart from its others, in one step, which `undo` takes back in one.

        Raises InputError where there is nothing to split, and MovedError where the event is not as it was seen.
        """
        with writing(self._engine) as connection:
            judging.check_seen(connection, seen, rows.last_entry(connection))
            event = _known(connection, event_id)
            apart = [claim.claim_id for claim in event.claims if claim.claim_id in claims]
            rest = [claim.claim_id for claim in event.claims if claim.claim_id not in claims]
            if not apart or not rest:
                remedy = "pick some of its claims, and leave some"
                raise InputError(ref=event_id, problem="nothing to split", remedy=remedy)
            if len(apart) * len(rest) > _PAIRS:
                remedy = "split off fewer at once"
                raise InputError(ref=event_id, problem="too many claims for one step", remedy=remedy)
            entry = ledger.begin(connection, kind="judgement", tool="desk", at=at)
            for one in apart:
                for other in rest:
                    kind = JudgementKind.DIFFERENT
                    judging.insert_judgement(
                        connection,
                        entry,
                        kind=kind,
                        subjects=[one, other],
                        field=None,
                        value=None,
                        because=because,
                        who=who,
                    )
            reresolve(connection, entry, [*apart, *rest], self._rules)

    def undo(self, *, who: str, at: datetime | None = None) -> str | None:
        """Take back the last step of this person that stands, with all its judgements; gives an event that it touched.

        Raises InputError where there is none.
        """
        with writing(self._engine) as connection:
            last = [one for one in rows.all_judgements(connection, rows.last_entry(connection)) if not one.undone]
            mine = [one for one in last if one.who == who]
            if not mine:
                raise InputError(ref="undo", problem="nothing of yours stands", remedy="decide something first")
            step = [one for one in mine if one.recorded == mine[-1].recorded]
            entry = ledger.begin(connection, kind="judgement", tool="desk", at=at)
            touched: dict[str, None] = {}
            for one in reversed(step):
                _, claims = judging.insert_undoing(connection, entry, undoes=one.seq, because="", who=who)
                touched.update(dict.fromkeys(claims))
            reresolve(connection, entry, tuple(touched), self._rules)
            events = rows.events_of(connection, touched, entry.number)
            return next((events[claim] for claim in touched if claim in events), None)

    def _insert(self, table: Table, event_id: str, *, kind: str, at: datetime | None, **values: str | None) -> None:
        with writing(self._engine) as connection:
            event = _known(connection, event_id)
            entry = ledger.begin(connection, kind=kind, tool="desk", at=at)
            number = ledger.following(connection, table)
            claim_id = founding_claim(event.event_id)
            row = {"number": number, "entry": entry.number, "claim_id": claim_id, **values}
            connection.execute(table.insert().values(row))


def _known(connection: Connection, event_id: str) -> Event:
    event = query.find_event(connection, event_id, rows.last_entry(connection))
    if event is None:
        raise InputError(ref=event_id, problem="no such event", remedy="take one of the list")
    return event


def _on(connection: Connection, table: Table, event: Event | None, entry: int) -> Sequence[Row[tuple[object, ...]]]:
    asked: Select[tuple[object, ...]] = (
        select(table, entries.c.recorded).join(entries, entries.c.entry == table.c.entry).where(table.c.entry <= entry)
    )
    if event is not None:
        asked = asked.where(table.c.claim_id.in_([claim.claim_id for claim in event.claims]))
    return connection.execute(asked.order_by(table.c.number)).all()


def _codings(connection: Connection, entry: int, event: Event | None = None) -> list[Coding]:
    found: dict[tuple[str, str], Coding] = {}
    for row in _on(connection, codings, event, entry):
        recorded = datetime.fromisoformat(row.recorded)
        found[row.claim_id, row.who] = Coding(row.claim_id, row.who, recorded, _read(row.answers))
    return list(found.values())


def _written(answers: Mapping[str, str]) -> str:
    return " ".join(f"{name}={answer}" for name, answer in sorted(answers.items()))


def _read(told: str) -> dict[str, str]:
    return {name: answer for name, _, answer in (part.partition("=") for part in told.split(" "))}


def _decided(connection: Connection, entry: int) -> set[str]:
    """The claims that a judgement which stands is about."""
    undone = select(judgements.c.undoes).where(judgements.c.undoes.is_not(None), judgements.c.entry <= entry)
    asked = (
        select(judged.c.claim_id)
        .join(judgements, judgements.c.number == judged.c.number)
        .where(judgements.c.entry <= entry, judgements.c.number.not_in(undone))
    )
    return set(connection.scalars(asked))


def _coded(found: Iterable[Coding], kind: Queue, who: str) -> set[str]:
    """The claims of events that another coded and this person did not, or that two coded otherwise."""
    by_claim: dict[str, list[Coding]] = {}
    for coding in found:
        by_claim.setdefault(coding.claim_id, []).append(coding)
    if kind is Queue.SECOND:
        return {claim for claim, made in by_claim.items() if len(made) == 1 and made[0].who != who}
    return {claim for claim, made in by_claim.items() if any(one.answers != made[0].answers for one in made)}


def _latest(connection: Connection, kind: Queue, asked: Asked, entry: int) -> Iterator[Event]:
    """The events that changed last."""
    wanted = replace(asked, standing=(Standing.DISPUTED,)) if kind is Queue.DISPUTED else asked
    return query.find_events(connection, wanted, entry, newest=True, limit=_LOOKED_AT)


def _sample(connection: Connection, asked: Asked, entry: int) -> Iterator[Event]:
    """Events in the order of a hash of their ids: a sample by chance, and the same one tomorrow."""
    ids = sorted(set(connection.scalars(select(glances.c.event_id).where(glances.c.entry <= entry))), key=_chance)
    return _of_events(connection, ids, _fits(connection, asked, entry), entry)


def _chance(event_id: str) -> bytes:
    return hashlib.sha256(event_id.encode()).digest()


def _of_claims(connection: Connection, claims: Iterable[str], asked: Asked, entry: int) -> Iterator[Event]:
    events = rows.events_of(connection, sorted(claims), entry)
    return _of_events(connection, sorted(set(events.values())), _fits(connection, asked, entry), entry)


def _fits(connection: Connection, asked: Asked, entry: int) -> Callable[[Event], bool]:
    if asked == Asked():
        return lambda _: True
    some = {event.event_id for event in query.find_events(connection, asked, entry, limit=5 * _LOOKED_AT)}
    return lambda event: event.event_id in some


def _of_events(
    connection: Connection, ids: Sequence[str], fits: Callable[[Event], bool], entry: int
) -> Iterator[Event]:
    for event_id in islice(ids, 5 * _LOOKED_AT):
        event = query.find_event(connection, event_id, entry)
        if event is not None and event.event_id == event_id and fits(event):
            yield event


def _weakest(connection: Connection, event: Event) -> float | None:
    """The score of the claim that is held least: the best link of each, the worst of these."""
    best: dict[str, float] = {claim.claim_id: 0.0 for claim in event.claims}
    for pair in rows.links_of(connection, list(best)):
        if pair.a in best and pair.b in best:
            best[pair.a] = max(best[pair.a], pair.score)
            best[pair.b] = max(best[pair.b], pair.score)
    return min(best.values()) if len(best) > 1 else None
