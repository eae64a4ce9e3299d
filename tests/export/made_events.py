"""Events made by hand, a store that holds them, and their export as rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from evaluation.__main__ import SHARED
from tests.resolve.making import claim

from reportedly.export.export import Export, run_export
from reportedly.resolve.events import event_of
from reportedly.resolve.model import Event, LinkedClaim
from reportedly.store import Asked, Store
from reportedly.store.extras import Headline

DAY = "2026-03-02"
RECORDED = datetime(2026, 3, 4, 12, tzinfo=UTC)
STANDARDS = SHARED / "standards.json"
"""The columns and codes as the codebooks have them, where they are at hand."""


class MadeStore:
    """What an export asks of a store."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = list(events)

    def each_event(self, asked: Asked, as_of: datetime | None = None) -> Iterator[Event]:  # noqa: ARG002
        yield from self._events

    def recorded(self, events: Iterable[Event]) -> dict[str, datetime]:
        return {event.event_id: RECORDED for event in events}

    def headlines(self, document_ids: Iterable[str]) -> dict[str, Headline]:
        return {document_id: Headline("Attack in the north", "en") for document_id in document_ids}

    def text(self, document_id: str) -> str | None:  # noqa: ARG002
        return None


def event(*documents: tuple[LinkedClaim, ...], event_id: str = "e00000000000000ff") -> Event:
    claims = {c.claim_id: c for said in documents for c in said}
    return event_of(tuple(sorted(claims)), claims, (), event_id)


def coded(event_type: str = "Battles", sub_event: str = "Armed clash", **said: Any) -> dict[str, Any]:
    """A claim that ACLED has a sub-event for."""
    told = claim(**{"by": "front", "to": "army", "at": "Arvo", "on": DAY, **said})
    return told | {"acled": {"event_type": event_type, "sub_event_type": sub_event, "reason": "made"}}


def exported(kind: str, events: Iterable[Event], folder: Path) -> tuple[list[dict[str, str]], dict[str, str]]:
    """The rows by column, and the reasons by the events that are left out."""
    out = folder / f"{kind}.csv"
    run_export(kind, Export(cast("Store", MadeStore(events)), Asked(), None, out))
    return rows_of(out), left_out(out)


def rows_of(out: Path) -> list[dict[str, str]]:
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def left_out(out: Path) -> dict[str, str]:
    sidecar = out.with_name(out.name + ".left-out.csv")
    return {row["event_id"]: row["reason"] for row in rows_of(sidecar)} if sidecar.exists() else {}
