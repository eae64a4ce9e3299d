"""The schema's steps: short named functions, each run once; in a store that has some, in a transaction of its own.

A table that a migration has created is never changed in `tables.py` alone: the migration that changes it says how, and
the one that created it then keeps the table's former shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Table, inspect, select, text

from reportedly.store import account_tables, fulltext, glances, review_tables, tables, tallies, voices, watch_tables
from reportedly.store.engine import writing

Migration = Callable[[Connection], Iterator[int] | None]
"""A step; one that takes long in a large store gives how many rows it has done, now and then."""
Progress = Callable[[str, int], None]
"""Is told the name of a step and how many rows it has done."""


def m001_ledger(connection: Connection) -> None:
    """Entries, and what is told: raw bytes, documents, where they were seen, claims and their withdrawals."""
    for table in (
        tables.entries,
        tables.raws,
        tables.documents,
        tables.sightings,
        tables.claims,
        tables.withdrawals,
    ):
        table.create(connection)


def m002_resolution(connection: Connection) -> None:
    """What is made of claims: keys by which they meet, links, events, and judgements of people."""
    for table in (
        tables.meetings,
        tables.links,
        tables.memberships,
        tables.versions,
        tables.names,
        tables.judgements,
        tables.judged,
    ):
        table.create(connection)


def m003_fulltext(connection: Connection) -> None:
    """The words of documents."""
    fulltext.create(connection)


def m004_glances(connection: Connection) -> Iterator[int]:
    """Versions of events in few words, for questions about very many of them."""
    tables.glances.create(connection)
    return glances.fill(connection)


def m005_accounts(connection: Connection) -> None:
    """Who may use a desk that is shared, and how a browser or a script is known."""
    for table in (account_tables.accounts, account_tables.tokens, account_tables.sessions):
        table.create(connection)


def m006_voices(connection: Connection) -> Iterator[int]:
    """Whose word each claim is."""
    tables.voices.create(connection)
    return voices.fill(connection)


def m007_watching(connection: Connection) -> None:
    """When texts were fetched; what is to be fetched and what came of it; alerts and their delivery."""
    for table in watch_tables.ALL:
        table.create(connection)


def m008_reviews(connection: Connection) -> None:
    """What people leave on events beside judgements."""
    for table in (review_tables.comments, review_tables.codings):
        table.create(connection)


def m009_fetches_of_documents(connection: Connection) -> None:
    """The fetches of a document are found without a look at all others."""
    connection.execute(text("CREATE INDEX fetches_document ON fetches (document_id)"))


def m010_news(connection: Connection) -> None:
    """What is new since an entry, without reading all versions."""
    _indexes(connection, tables.versions, "versions_entry")


def m011_months_of_watching(connection: Connection) -> None:
    """What a watch asks after months of polls that brought nothing is found without a look at those."""
    bodies = watch_tables.GAVE_A_BODY.replace("fetches.", "")
    troubles = "outcome IN ('failed', 'refused', 'unused')"  # of then; m016 makes it anew
    connection.execute(text(f"CREATE INDEX fetches_bodies ON fetches (url, number) WHERE {bodies}"))
    connection.execute(text(f"CREATE INDEX fetches_troubles ON fetches (number) WHERE {troubles}"))
    connection.execute(text("CREATE INDEX requests_polls ON requests (feed, role, number)"))


def m012_kinds(connection: Connection) -> None:
    """Events of a rare standing or type, and documents of a publisher, without a look at all others."""
    _indexes(connection, tables.versions, "versions_standing", "versions_type", "versions_sub_event")
    _indexes(connection, tables.documents, "documents_publisher")
    if connection.dialect.name == "postgresql":  # which cannot read an index backwards where days are missing
        columns = "latest DESC NULLS LAST, event_id, version, entry"
        connection.execute(text(f"CREATE INDEX versions_latest ON versions ({columns})"))


def _indexes(connection: Connection, table: Table, *names: str) -> None:
    """A store made today has them from its table."""
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.name in names:
            index.create(connection, checkfirst=True)


def m013_open_requests(connection: Connection) -> None:
    """What is open is found without a look at the polls that are done."""
    connection.execute(text("DROP INDEX requests_polls"))
    connection.execute(text("CREATE INDEX requests_role ON requests (feed, role, url, number)"))


def m014_tallies(connection: Connection) -> Iterator[int]:
    """How sources fare, without a look at every event."""
    tables.tallies.create(connection)
    return tallies.fill(connection)


def m015_claims_of_events(connection: Connection) -> None:
    """The claims of an event, without a look at its JSON: to tell whether a document with some words tells of it."""
    _indexes(connection, tables.memberships, "memberships_event")


def m016_bounded(connection: Connection) -> None:
    """What of documents was not read in full."""
    tables.bounded.create(connection)


def m017_feeds_read_with_trouble(connection: Connection) -> None:
    """Feeds of which something is not read, among those of which something went wrong."""
    connection.execute(text("DROP INDEX fetches_troubles"))
    connection.execute(text("CREATE INDEX fetches_troubles ON fetches (number) WHERE problem IS NOT NULL"))


MIGRATIONS: tuple[Migration, ...] = (
    m001_ledger,
    m002_resolution,
    m003_fulltext,
    m004_glances,
    m005_accounts,
    m006_voices,
    m007_watching,
    m008_reviews,
    m009_fetches_of_documents,
    m010_news,
    m011_months_of_watching,
    m012_kinds,
    m013_open_requests,
    m014_tallies,
    m015_claims_of_events,
    m016_bounded,
    m017_feeds_read_with_trouble,
)


def migrate(
    engine: Engine, steps: Sequence[Migration] = MIGRATIONS, *, progress: Progress | None = None
) -> tuple[str, ...]:
    """Bring the store to the present schema; gives the names of the steps that it took.

    A step that fails or is ended leaves none of its work behind, and the steps before it stand. A new store is made
    whole or not at all: nobody finds it half made.
    """
    lacking = missing(engine, steps)
    if lacking == tuple(step.__name__ for step in steps):
        with writing(engine) as connection:
            return _take(connection, steps, progress)
    taken: list[str] = []
    for step in steps if lacking else ():
        with writing(engine) as connection:
            taken.extend(_take(connection, (step,), progress))
    return tuple(taken)


def _take(connection: Connection, steps: Sequence[Migration], progress: Progress | None) -> tuple[str, ...]:
    """Those steps that another process has not taken meanwhile."""
    applied = _applied(connection)
    taken = [step for step in steps if step.__name__ not in applied]
    for step in taken:
        for done in step(connection) or ():
            if progress is not None:
                progress(step.__name__.partition("_")[2].replace("_", " "), done)
        now = datetime.now(UTC).isoformat()
        connection.execute(tables.migrations.insert().values(name=step.__name__, applied=now))
    return tuple(step.__name__ for step in taken)


def is_there(engine: Engine) -> bool:
    """Whether there is a store, of whatever schema. A SQLite file that is missing stays so."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    try:
        if file and file != ":memory:" and not Path(file).exists():
            return False
    except OSError:  # a name too long, a folder that is closed to us: the database says what is wrong
        pass
    return missing(engine) != tuple(step.__name__ for step in MIGRATIONS)


def missing(engine: Engine, steps: Sequence[Migration] = MIGRATIONS) -> tuple[str, ...]:
    with engine.connect() as connection:
        if not inspect(connection).has_table(tables.migrations.name):
            return tuple(step.__name__ for step in steps)
        applied = set(connection.scalars(select(tables.migrations.c.name)))
    return tuple(step.__name__ for step in steps if step.__name__ not in applied)


def _applied(connection: Connection) -> set[str]:
    tables.migrations.create(connection, checkfirst=True)
    return set(connection.scalars(select(tables.migrations.c.name)))
