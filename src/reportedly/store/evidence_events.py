"""Reading the records of events, many at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from reportedly.store import rows
from reportedly.store.evidence_claims import claim_records, link_records
from reportedly.store.evidence_documents import Documents
from reportedly.store.evidence_records import (
    EventRecord,
    JudgementRecord,
    Recorded,
    Undoing,
    VersionRecord,
    WithdrawalRecord,
)
from reportedly.store.evidence_state import State
from reportedly.store.evidence_versions import event_of, versions_of
from reportedly.store.jsons import reading_records
from reportedly.store.many import UP_TO, find
from reportedly.store.resolution import event_id_of
from reportedly.store.tables import judgements, versions, withdrawals

_GONE = select(versions.c.event_id, versions.c.redirect, versions.c.entry)
_GONE = _GONE.where(versions.c.redirect.is_not(None), versions.c.entry <= UP_TO)
_WITHDRAWALS = select(withdrawals).where(withdrawals.c.entry <= UP_TO)
_Merged = dict[str, list[tuple[str, Recorded]]]


def event_records(state: State, documents: Documents, ids: Sequence[str]) -> Iterator[EventRecord]:
    """The records of these events, as they were after an entry, in this order; each is one that was not lost then."""
    told = versions_of(state, ids)
    with reading_records():
        made = {event_id: told[event_id].records for event_id in ids}
    mine = {event_id: {claim_id for one in made[event_id] for claim_id in one.claims} for event_id in ids}
    owners = _owners(mine)
    gone = _withdrawals(state, owners) if state.has(withdrawals) else []
    claims = claim_records(state, documents, owners, gone)
    joined = link_records(state, owners)
    decided = _judgements(state, owners) if state.has(judgements) else []
    merged = _merged(state, mine, made)
    linked = {claim_id: one.claim for claim_id, one in claims.items()}
    place = {claim_id: n for n, claim_id in enumerate(claims)}
    for event_id in ids:
        order = sorted(mine[event_id], key=place.__getitem__)
        withdrawn = [one for one in gone if one.claim_id in mine[event_id]] if gone else []
        naming = dict.fromkeys([linked[claim_id].document_id for claim_id in order])
        yield EventRecord(
            event=event_of(told[event_id].last, made[event_id][-1].version, linked),
            versions=tuple(made[event_id]),
            merged=tuple(merged.get(event_id, ())),
            claims=tuple([claims[claim_id] for claim_id in order]),
            links=tuple(joined.get(event_id, ())),
            judgements=tuple([one for one in decided if not mine[event_id].isdisjoint(one.judgement.claims)]),
            withdrawals=tuple(withdrawn),
            documents=(*naming, *sorted({one.document_id for one in withdrawn} - naming.keys())),
        )


def _owners(mine: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The events of each claim, those that it left too."""
    found: dict[str, list[str]] = {}
    for event_id, ids in mine.items():
        for claim_id in ids:
            found.setdefault(claim_id, []).append(event_id)
    return found


def _merged(state: State, mine: Mapping[str, Collection[str]], made: Mapping[str, Sequence[VersionRecord]]) -> _Merged:
    """The events that went up in these, with the entries in which they did. `mine` are the claims of each event, for an
    event that went up in it was named after one of them; of those in `made` the versions are known."""
    gone: dict[str, list[tuple[str, Recorded]]] = {}
    for name, known in made.items():
        for one in known:
            if one.redirect is not None:
                gone.setdefault(one.redirect, []).append((name, one.recorded))
    named = {event_id_of(claim_id) for ids in mine.values() for claim_id in ids} - made.keys()
    former = state.gone()
    named = named if former is None else named & former
    found = find(state.connection, _GONE, versions.c.event_id, named, state.entry)
    when = state.entries.of({number for _, _, number in found})
    for name, redirect, number in found:
        gone.setdefault(redirect, []).append((name, when[number]))
    if not gone:
        return {}
    into = {event_id: _into(event_id, gone) for event_id in mine}
    return {event_id: sorted(told, key=lambda one: (one[1].entry, one[0])) for event_id, told in into.items()}


def _into(event_id: str, gone: Mapping[str, Sequence[tuple[str, Recorded]]]) -> list[tuple[str, Recorded]]:
    """What went up in an event, and what had gone up in that before."""
    found: list[tuple[str, Recorded]] = []
    seen, waiting = {event_id}, [event_id]
    while waiting:
        for name, recorded in gone.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
                found.append((name, recorded))
    return found


def _judgements(state: State, ids: Collection[str]) -> list[JudgementRecord]:
    made = rows.judgements_on(state.connection, ids, state.entry)
    columns = (judgements.c.number, judgements.c.undoes, judgements.c.who, judgements.c.because, judgements.c.entry)
    found: list[Any] = []
    for part in rows.parts([judgement.seq for judgement in made]):
        asked = select(*columns).where(judgements.c.number.in_(part) | judgements.c.undoes.in_(part))
        found.extend(state.connection.execute(asked.where(judgements.c.entry <= state.entry)))
    when = state.entries.of({row.entry for row in found})
    own = {row.number: when[row.entry] for row in found}
    undone = {row.undoes: Undoing(row.number, row.who, row.because, when[row.entry]) for row in found if row.undoes}
    return [JudgementRecord(one, own[one.seq], undone.get(one.seq)) for one in made]


def _withdrawals(state: State, ids: Iterable[str]) -> list[WithdrawalRecord]:
    """That claims were withdrawn or made again, in the order in which that was recorded."""
    found = find(state.connection, _WITHDRAWALS, withdrawals.c.claim_id, ids, state.entry)
    found.sort(key=lambda row: (row.entry, row.claim_id))
    when = state.entries.of({row.entry for row in found})
    return [WithdrawalRecord(row.claim_id, bool(row.withdrawn), row.document_id, when[row.entry]) for row in found]
