"""What the newer versions of pages no longer say: marked as withdrawn by a later record, never deleted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons, rows
from reportedly.store.fulltext import folded
from reportedly.store.ledger import Entry
from reportedly.store.pages import still_made
from reportedly.store.tables import claims, documents, sightings, withdrawals


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


def _versions(connection: Connection, page: str) -> list[str]:
    """The documents of a page from old to new: by the day they bear, then as they came."""
    asked = (
        select(documents.c.document_id, documents.c.published, func.min(sightings.c.number).label("seen"))
        .join(sightings, sightings.c.document_id == documents.c.document_id)
        .where(sightings.c.page == page)
        .group_by(documents.c.document_id, documents.c.published)
    )
    found = connection.execute(asked).all()
    return [row.document_id for row in sorted(found, key=lambda row: (row.published or "", row.seen))]


def _present(connection: Connection, document_id: str) -> _Present:
    kept = connection.scalars(select(documents.c.json).where(documents.c.document_id == document_id)).one()
    made = _claims(connection, document_id)
    return _Present(document_id, list(made.values()), folded(jsons.read(kept)["text"]))


def _claims(connection: Connection, document_id: str) -> dict[str, LinkedClaim]:
    ids: Collection[str] = connection.scalars(
        select(claims.c.claim_id).where(claims.c.document_id == document_id)
    ).all()
    return rows.linked_claims(connection, ids, rows.last_entry(connection))
