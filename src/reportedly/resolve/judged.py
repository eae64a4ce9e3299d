"""What people decided of an event laid over what its claims say; the claims stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from reportedly.resolve.model import Event, Judgement, JudgementKind, Place, Time, Toll


def judged(event: Event, judgements: Sequence[Judgement]) -> Event:
    """The event with what people decided of it, in the order in which they did; the last word on a value holds."""
    mine = {c.claim_id for c in event.claims}
    for decision in sorted((j for j in judgements if not j.undone), key=lambda j: j.seq):
        if not (decision.event == event.event_id if decision.event else mine.intersection(decision.claims[:1])):
            continue
        if decision.kind is JudgementKind.CONFIRM:
            event = replace(event, review="confirmed")
        elif decision.kind is JudgementKind.REJECT:
            event = replace(event, review="rejected")
        elif decision.kind is JudgementKind.SET and decision.field is not None:
            event = set_value(event, decision.field, decision.value, why=f"set by {decision.who or 'a person'}")
    return event


def set_value(event: Event, name: str, value: Any, *, why: str) -> Event:
    """The event with a field as a person set it: event_type, mode, killed, wounded, detained (a number), time (a day),
    or place (a name; the values that a name does not settle are gone).

    Raises ValueError for another field, or a value that does not suit it.
    """
    if name == "event_type":
        return replace(event, event_type=str(value))
    if name == "mode":
        return replace(event, mode=str(value))
    if name == "killed":
        return replace(event, killed=_counted(event.killed, value, why))
    if name == "wounded":
        return replace(event, wounded=_counted(event.wounded, value, why))
    if name == "detained":
        return replace(event, detained=_counted(event.detained, value, why))
    if name == "time":
        day = date.fromisoformat(str(value))
        return replace(event, time=Time(day, day, "day"))
    if name == "place":
        country = event.place.country if event.place else None
        return replace(event, place=Place(None, str(value), country, None, None, None, "unknown"))
    raise ValueError(f"no field {name!r} to set: event_type, mode, place, time, killed, wounded or detained")


def _counted(told: Toll, value: Any, why: str) -> Toll:
    number = int(value)
    return replace(told, low=number, best=number, high=number, acled=number, rule=why)
