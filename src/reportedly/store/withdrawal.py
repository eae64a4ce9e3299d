"""What the newer versions of pages no longer say: marked as withdrawn by a later record, never deleted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from reportedly.moments import days_on
from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons, rows
from reportedly.store.fulltext import folded
from reportedly.store.ledger import Entry
from reportedly.store.pages import still_made
from reportedly.store.tables import claims, documents, entries, sightings, withdrawals
from reportedly.store.watch_tables import visits


@dataclass(frozen=True, slots=True)
class _Present:
    """What a page says now."""

    document_id: str
    claims: Sequence[LinkedClaim]
    text: str

    def makes(self, claim: LinkedClaim) -> bool:
        return still_made(claim.claim, claim.evidence, [c.claim for c in self.claims], self.text)


def withdraw(connection: Connection, entry: Entry, document_id: str) -> tuple[set[str], set[str]]:
    """Look again at all versions of the document's pages: gives the claims now withdrawn and those made again.

    A claim is withdrawn once none of the pages that its document was seen on still makes it.
    """
    changed: dict[str, tuple[bool, str]] = {}
    for version in sorted(_siblings(connection, document_id)):
        made = _claims(connection, version)
        pages = _pages(connection, version)
        newest = [_versions(connection, page)[-1] for page in sorted(pages)]
        present = [] if version in newest else [_present(connection, new) for new in newest]
        before = rows.withdrawn(connection, made, entry.number)
        for claim_id, claim in made.items():
            gone = bool(present) and not any(now.makes(claim) for now in present)
            if gone != (claim_id in before):
                changed[claim_id] = gone, newest[0]
    if changed:
        connection.execute(
            withdrawals.insert(),
            [
                {"claim_id": claim_id, "entry": entry.number, "withdrawn": gone, "document_id": newest_id}
                for claim_id, (gone, newest_id) in sorted(changed.items())
            ],
        )
    gone_now = {claim_id for claim_id, (gone, _) in changed.items() if gone}
    return gone_now, changed.keys() - gone_now


def crowded(connection: Connection) -> list[str]:
    """A document of each page that several were seen on."""
    asked = (
        select(func.min(sightings.c.document_id))
        .where(sightings.c.page.is_not(None))
        .group_by(sightings.c.page)
        .having(func.count(sightings.c.document_id.distinct()) > 1)
    )
    return sorted(set(connection.scalars(asked)))


def replaced(connection: Connection, document_id: str) -> str | None:
    """The version of its page that this document follows; None for a page's first."""
    for page in sorted(_pages(connection, document_id)):
        versions = _versions(connection, page)
        place = versions.index(document_id)
        if place:
            return versions[place - 1]
    return None


def _siblings(connection: Connection, document_id: str) -> set[str]:
    """The documents of the same pages, where there are others."""
    pages = _pages(connection, document_id)
    asked = select(sightings.c.document_id).where(sightings.c.page.in_(pages))
    found = set(connection.scalars(asked))
    return found if len(found) > 1 else set()


def _pages(connection: Connection, document_id: str) -> set[str]:
    asked = select(sightings.c.page).where(sightings.c.document_id == document_id, sightings.c.page.is_not(None))
    return {page for page in connection.scalars(asked) if page is not None}


def pages_turned(connection: Connection, document_id: str) -> list[str]:
    """The pages that the document was seen on and that say something else now."""
    return [page for page in sorted(_pages(connection, document_id)) if not is_newest(connection, document_id, page)]


def is_newest(connection: Connection, document_id: str, page: str | None) -> bool:
    """Whether the document was seen on the page, and is what it says now; without a page, whether it is there."""
    if page is None:
        asked = select(sightings.c.number).where(sightings.c.document_id == document_id, sightings.c.page.is_(None))
        return connection.scalar(asked.limit(1)) is not None
    versions = _versions(connection, page)
    return bool(versions) and versions[-1] == document_id


def _versions(connection: Connection, page: str) -> list[str]:
    """The documents of a page from old to new: by the day they bear, then by when they were fetched or, where that is
    not known, came. What the watch found there counts as of the day on which it did, whatever day the text bears."""
    asked = (
        select(
            sightings.c.document_id,
            documents.c.published,
            sightings.c.number,
            entries.c.recorded,
            visits.c.fetched,
            visits.c.live,
        )
        .join(documents, documents.c.document_id == sightings.c.document_id)
        .join(entries, entries.c.entry == sightings.c.entry)
        .outerjoin(visits, visits.c.number == sightings.c.number)
        .where(sightings.c.page == page)
        .order_by(sightings.c.number)
    )
    seen: dict[str, list[Any]] = {}
    for row in connection.execute(asked):
        seen.setdefault(row.document_id, []).append(row)
    return sorted(seen, key=lambda document_id: _age(seen[document_id]))


def _age(seen: Sequence[Any]) -> tuple[str, str, int]:
    """What orders a document among the versions of its page, from its sightings there in their order."""
    fetched = [row for row in seen if row.fetched is not None]
    live = max((row.fetched for row in fetched if row.live), default="")
    day = _day(seen[0].published or "", live[: len("2026-04-28")])
    if fetched:
        last = max(fetched, key=lambda row: (row.fetched, row.number))
        return day, last.fetched, last.number
    return day, seen[0].recorded, seen[0].number


def _day(published: str, live: str) -> str:
    """The later of the day that a text bears and the one on which the watch found it; but not a day in the future, by a
    slip or by intent, which would be the newest for years. One day ahead is another zone's today."""
    if live and published > days_on(date.fromisoformat(live), 1).isoformat():
        return live
    return max(published, live)


def _present(connection: Connection, document_id: str) -> _Present:
    kept = connection.scalars(select(documents.c.json).where(documents.c.document_id == document_id)).one()
    made = _claims(connection, document_id)
    return _Present(document_id, list(made.values()), folded(jsons.read(kept)["text"]))


def _claims(connection: Connection, document_id: str) -> dict[str, LinkedClaim]:
    ids: Collection[str] = connection.scalars(
        select(claims.c.claim_id).where(claims.c.document_id == document_id)
    ).all()
    return rows.linked_claims(connection, ids, rows.last_entry(connection))
