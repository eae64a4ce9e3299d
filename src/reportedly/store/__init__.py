"""The append-only store of documents, claims, events and judgements: SQLite or PostgreSQL. The only SQL is here."""

from reportedly.store.control import Control
from reportedly.store.judging import MovedError
from reportedly.store.listing import Change, DocumentPage, EventPage, News
from reportedly.store.query import Asked, StoredDocument
from reportedly.store.sources import SourceRecord
from reportedly.store.store import Added, Store, open_store

__all__ = [
    "Added",
    "Asked",
    "Change",
    "Control",
    "DocumentPage",
    "EventPage",
    "MovedError",
    "News",
    "SourceRecord",
    "Store",
    "StoredDocument",
    "open_store",
]
