"""An alert in one line."""

from __future__ import annotations

from reportedly.output.text import clean
from reportedly.store.outbox import GONE, NEW, Alert


def headline(alert: Alert) -> str:
    """What happened where, as the sources have it, how it stands, and what is new about it."""
    event = alert.told.get("event") or {}
    code = (event.get("acled") or {}).get("sub_event_type") or event.get("event_type") or "an event"
    place = event.get("place") or {}
    where = ", ".join(str(part) for part in (place.get("name"), place.get("country")) if part)
    when = (event.get("time") or {}).get("earliest")
    told = " · ".join(str(part) for part in (code, where, when) if part)
    standing = event.get("standing") or "nobody tells of it any more"
    if alert.change == GONE:
        return clean(f"no longer what was asked for: {told} ({standing})")
    return clean(f"{'' if alert.change == NEW else 'changed: '}{told} ({standing})")
