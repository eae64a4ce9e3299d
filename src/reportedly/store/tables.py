"""The tables, the same in SQLite and PostgreSQL. Rows are added, never changed: what holds now is the last one.

Each row names the `entry` of the ledger that wrote it, so that a query as of some time reads the rows of the entries up
to then. Days are YYYY-MM-DD. `json` columns hold objects as `jsons.py` writes them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata = MetaData()

# Sorted and compared by code point whatever the language of a PostgreSQL database, as SQLite does.
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _number(name: str) -> Column[int]:
    """The order in which rows came; the one writer counts."""
    return Column(name, BigInteger, primary_key=True, autoincrement=False)


def _entry(*, primary_key: bool = False) -> Column[int]:
    return Column("entry", BigInteger, ForeignKey("entries.entry"), nullable=False, primary_key=primary_key)


migrations = Table(
    "migrations",
    metadata,
    Column("name", _TEXT, primary_key=True),
    Column("applied", _TEXT, nullable=False),
)

# One row a transaction. `recorded` (UTC, ISO 8601 with microseconds) never falls from one entry to the next; `tool` is
# what wrote it: the version of the model, of the rules, of the command.
entries = Table(
    "entries",
    metadata,
    _number("entry"),
    Column("recorded", _TEXT, nullable=False, index=True),
    Column("kind", _TEXT, nullable=False),  # document, sighting, judgement, resolution, …
    Column("tool", _TEXT, nullable=False),
)

# What was fetched, byte by byte, under its SHA-256.
raws = Table(
    "raws",
    metadata,
    Column("hash", _TEXT, primary_key=True),
    _entry(),
    Column("content", LargeBinary, nullable=False),
)

# `head` is what claims need of their document (and its sketch, by which copies are known), `json` all of it but bytes.
documents = Table(
    "documents",
    metadata,
    _number("number"),
    Column("document_id", _TEXT, nullable=False, unique=True),
    _entry(),
    Column("publisher", _TEXT),
    Column("published", _TEXT),
    Column("raw", _TEXT, ForeignKey("raws.hash")),
    Column("head", _TEXT, nullable=False),
    Column("json", _TEXT, nullable=False),
    Index("documents_publisher", "publisher", "number"),
)

# Where each document was seen: one text at two addresses is one document. `page` is the address without what differs
# from one visit to the next; the documents of one page are its versions.
sightings = Table(
    "sightings",
    metadata,
    _number("number"),
    _entry(),
    Column("document_id", _TEXT, ForeignKey("documents.document_id"), nullable=False, index=True),
    Column("ref", _TEXT, nullable=False),
    Column("page", _TEXT, index=True),
)

# An event is named after its claim of lowest `number`. `linked` is what resolution knows of a claim beside its words.
claims = Table(
    "claims",
    metadata,
    _number("number"),
    Column("claim_id", _TEXT, nullable=False, unique=True),
    _entry(),
    Column("document_id", _TEXT, ForeignKey("documents.document_id"), nullable=False, index=True),
    Column("event_type", _TEXT, nullable=False),
    Column("sub_event", _TEXT),
    Column("place_id", _TEXT, index=True),
    Column("place", _TEXT, index=True),  # folded name
    Column("country", _TEXT),
    Column("earliest", _TEXT),
    Column("latest", _TEXT),
    Column("linked", _TEXT, nullable=False),
    Column("json", _TEXT, nullable=False),
)

# The last row of a claim says whether it is withdrawn: a newer version of its page, `document_id`, no longer makes it.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    _entry(primary_key=True),
    Column("withdrawn", Boolean, nullable=False),
    Column("document_id", _TEXT, ForeignKey("documents.document_id"), nullable=False),
    sqlite_with_rowid=False,
)

# Keys under which a claim is found by others that could speak of the same happening.
meetings = Table(
    "meetings",
    metadata,
    Column("key", _TEXT, primary_key=True),
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    sqlite_with_rowid=False,
)

# Pairs that hold a component together, each once, `a` < `b`.
links = Table(
    "links",
    metadata,
    Column("a", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    Column("b", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    _entry(),
    Column("json", _TEXT, nullable=False),
    Index("links_b", "b"),
    sqlite_with_rowid=False,
)

# The event that a claim belongs to: the last row of the claim; None where it left its event for none.
memberships = Table(
    "memberships",
    metadata,
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    _entry(primary_key=True),
    Column("event_id", _TEXT),
    Index("memberships_event", "event_id"),
    sqlite_with_rowid=False,
)

# Versions of events. `json` is None where the event went up in another (`redirect`) or lost all its claims; the columns
# beside it are for finding it. `rules` made it.
versions = Table(
    "versions",
    metadata,
    Column("event_id", _TEXT, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("rules", _TEXT, nullable=False),
    Column("redirect", _TEXT),
    Column("event_type", _TEXT),
    Column("sub_event", _TEXT),  # folded
    Column("standing", _TEXT),
    Column("country", _TEXT),
    Column("earliest", _TEXT),
    Column("latest", _TEXT),
    Column("json", _TEXT),
    # What a question needs to tell which versions fit and which is the last, without reading their JSON.
    Index("versions_where", "country", "latest", "earliest", "event_id", "version", "entry"),
    Index("versions_when", "latest", "earliest", "event_id", "version", "entry"),
    Index("versions_last", "event_id", "version", "entry"),
    Index("versions_entry", "entry", "event_id"),  # what is new since an entry
    # For the first few of a kind that is rare among very many events.
    *(
        Index(
            name,
            *(column, "latest", "event_id", "version", "entry"),
            postgresql_ops={"latest": "DESC NULLS LAST"},  # the order of the answer, which SQLite reads backwards
        )
        for name, column in (
            ("versions_standing", "standing"),
            ("versions_type", "event_type"),
            ("versions_sub_event", "sub_event"),
        )
    ),
)

# What a version of an event can be asked for by: `role` is place or actor, `name` an id or a folded name.
names = Table(
    "names",
    metadata,
    Column("role", _TEXT, primary_key=True),
    Column("name", _TEXT, primary_key=True),
    Column("event_id", _TEXT, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

# A version of an event in few words: what a map, a timeline and a list of very many need, without reading its JSON. All
# is None but the key where the event is no more. `parties` is a JSON list of [role, key, name].
glances = Table(
    "glances",
    metadata,
    Column("event_id", _TEXT, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    _entry(),
    Column("event_type", _TEXT),
    Column("sub_event", _TEXT),
    Column("change", _TEXT),  # of control over the place: taken, left, held
    Column("standing", _TEXT),
    Column("reliability", _TEXT),
    Column("information", Integer),
    Column("review", _TEXT),
    Column("earliest", _TEXT),
    Column("latest", _TEXT),
    Column("time_precision", _TEXT),
    Column("place_id", _TEXT),
    Column("place", _TEXT),
    Column("admin1", _TEXT),
    Column("country", _TEXT),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("place_precision", _TEXT),
    Column("killed", BigInteger),
    Column("parties", _TEXT),
    Index("glances_entry", "entry"),
    sqlite_with_rowid=False,
)

# What people decided. `undoes` is the number of the judgement that this one takes back.
judgements = Table(
    "judgements",
    metadata,
    _number("number"),
    _entry(),
    Column("kind", _TEXT, nullable=False),  # same, different, confirm, reject, set, undo
    Column("event_id", _TEXT),
    Column("field", _TEXT),
    Column("value", _TEXT),
    Column("because", _TEXT, nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("undoes", BigInteger, ForeignKey("judgements.number")),
)

# The claims that a judgement speaks of, in its order: of an event, the one that it is named after.
judged = Table(
    "judged",
    metadata,
    Column("number", BigInteger, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

# How many sentences of a document ran into which bound when it was coded (see `bounds.Bound`), so that not all of it
# was read.
bounded = Table(
    "bounded",
    metadata,
    Column("document_id", _TEXT, ForeignKey("documents.document_id"), primary_key=True),
    Column("bound", _TEXT, primary_key=True),
    _entry(),
    Column("sentences", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# Whose word a claim is: keys of its origins and of the parties that it cites.
voices = Table(
    "voices",
    metadata,
    Column("key", _TEXT, primary_key=True),
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), primary_key=True),
    sqlite_with_rowid=False,
)

# What an entry added to a source's counts, or took from them; `key` is that of an origin, `name` what it is called in
# its claims. An entry that resolves several times has several parts.
tallies = Table(
    "tallies",
    metadata,
    Column("key", _TEXT, primary_key=True),
    Column("name", _TEXT, primary_key=True),
    _entry(primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    *(
        Column(count, Integer, nullable=False)
        for count in ("claims", "denied", "withdrawn", "contradicted", "events", "agreed")
    ),
    # events of each standing
    *(
        Column(standing, Integer, nullable=False)
        for standing in ("disputed", "admitted", "corroborated", "reported", "claimed")
    ),
    Index("tallies_entry", "entry"),
    sqlite_with_rowid=False,
)
