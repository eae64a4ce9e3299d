"""What people decide, and taking it back: both are records, and neither removes any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from reportedly.errors import InputError
from reportedly.resolve.model import JudgementKind
from reportedly.store import jsons, rows
from reportedly.store.ledger import Entry, following
from reportedly.store.listing import Change, last_change
from reportedly.store.query import find_event, meant_by
from reportedly.store.resolution import founding_claim
from reportedly.store.tables import claims, judged, judgements


class MovedError(Exception):
    """An event is no longer as the person saw it who decides on it: `change` says who or what moved it, and when."""

    def __init__(self, subject: str, change: Change | None) -> None:
        super().__init__(subject)
        self.subject = subject
        self.change = change


_OF_CLAIMS = (JudgementKind.SAME, JudgementKind.DIFFERENT)


def check_seen(connection: Connection, seen: Mapping[str, int], entry: int) -> None:
    """Raises MovedError for the first event that has another version than was seen, or went up in another event.

    Called inside the transaction that writes: between the check and the judgement nobody writes.
    """
    for subject, version in seen.items():
        event = find_event(connection, subject, entry)
        if event is None:
            raise MovedError(subject, None)
        if event.version != version or not event.event_id.startswith(subject):
            raise MovedError(subject, last_change(connection, event.event_id, entry))


def insert_judgement(
    connection: Connection,
    entry: Entry,
    *,
    kind: JudgementKind,
    subjects: Sequence[str],
    field: str | None,
    value: Any,
    because: str,
    who: str,
) -> tuple[int, tuple[str, ...]]:
    """Its number and the claims that it speaks of. Raises InputError for a subject that the store does not have."""
    named = [_subject(connection, subject, entry) for subject in subjects]
    firsts = dict.fromkeys(subject.claims[0] for subject in named)
    if kind in _OF_CLAIMS and len(firsts) < 2:
        raise InputError(ref=" ".join(subjects), problem="one event", remedy=f"{kind} takes two")
    if kind not in _OF_CLAIMS and len(firsts) != 1:
        raise InputError(ref=" ".join(subjects), problem="not one event", remedy=f"{kind} takes one")
    # Two events become one with all that is in them; what is said of one event is said of the claim that names it.
    whole = dict.fromkeys(claim_id for subject in named for claim_id in subject.claims)
    told = tuple(whole if kind is JudgementKind.SAME else firsts)
    number = following(connection, judgements)
    connection.execute(
        judgements.insert().values(
            number=number,
            entry=entry.number,
            kind=kind.value,
            event_id=None if kind in _OF_CLAIMS else named[0].event_id,
            field=jsons.plain(field),
            value=None if value is None else jsons.written(value),
            because=jsons.plain(because),
            who=jsons.plain(who),
        )
    )
    connection.execute(
        judged.insert(),
        [{"number": number, "position": place, "claim_id": claim_id} for place, claim_id in enumerate(told)],
    )
    return number, told


def insert_undoing(
    connection: Connection, entry: Entry, *, undoes: int | None, because: str, who: str
) -> tuple[int, tuple[str, ...]]:
    """Take back a judgement, or the last that stands: its number and claims. Raises InputError where there is none."""
    standing = [j for j in rows.all_judgements(connection, entry.number) if not j.undone]
    found = next((j for j in reversed(standing) if undoes is None or j.seq == undoes), None)
    if found is None:
        raise InputError(
            ref="undo" if undoes is None else f"undo {undoes}",
            problem="no such judgement stands",
            remedy="name one that was not taken back",
        )
    connection.execute(
        judgements.insert().values(
            number=following(connection, judgements),
            entry=entry.number,
            kind="undo",
            because=jsons.plain(because),
            who=jsons.plain(who),
            undoes=found.seq,
        )
    )
    return found.seq, found.claims


@dataclass(frozen=True, slots=True)
class _Subject:
    """A claim, or an event with its claims: first the one that it is named after."""

    claims: tuple[str, ...]
    event_id: str | None


def _subject(connection: Connection, subject: str, entry: Entry) -> _Subject:
    if connection.scalar(select(claims.c.number).where(claims.c.claim_id == subject)) is not None:
        return _Subject((subject,), rows.events_of(connection, [subject], entry.number).get(subject))
    event = find_event(connection, subject, entry.number)
    if event is None and len(meant := meant_by(connection, subject, entry.number)) > 1:
        problem = f"{len(meant)} events have ids that begin so"
        raise InputError(ref=subject, problem=problem, remedy=f"give more: {', '.join(meant[:4])}")
    if event is None:
        raise InputError(
            ref=subject, problem="no such event or claim", remedy="take an id that `events` or `show` print"
        )
    first = founding_claim(event.event_id)
    return _Subject((first, *(c.claim_id for c in event.claims if c.claim_id != first)), event.event_id)
