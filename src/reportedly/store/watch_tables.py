"""The tables of watching: what is to be fetched, what came of it, and the alerts that went out for it.

Rows are added, never changed, here too: a request is open until there is a fetch that closes it, and the fetch that
closes one brings the next with it, in one transaction. So nothing is fetched for nothing, whenever the watch is ended.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, Table

from reportedly.store.tables import _TEXT, _entry, _number, metadata

# When a sighting was fetched. `live`: the watch fetched it there and then, so that the page said so at that time.
visits = Table(
    "visits",
    metadata,
    Column("number", BigInteger, ForeignKey("sightings.number"), primary_key=True, autoincrement=False),
    Column("fetched", _TEXT, nullable=False),
    Column("live", Boolean, nullable=False),
)

# What the file of feeds says of each feed; the last row of an address holds.
feeds = Table(
    "feeds",
    metadata,
    _number("number"),
    _entry(),
    Column("url", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False),
)

# What is to be fetched, for which feed, not before `due`. `attempt` counts failures before it; `item` is what the feed
# says of the story (JSON).
requests = Table(
    "requests",
    metadata,
    _number("number"),
    _entry(),
    Column("feed", _TEXT, nullable=False),
    Column("url", _TEXT, nullable=False),
    Column("role", _TEXT, nullable=False),  # feed, page
    Column("due", _TEXT, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("item", _TEXT),
    Index("requests_feed", "feed"),
)

# Every exchange with a server, those that led only to another too (redirects, robots.txt). The last one of a request
# `closes` it, with its `outcome` (see watching.Outcome), and a `problem` in words.
fetches = Table(
    "fetches",
    metadata,
    _number("number"),
    _entry(),
    Column("request", BigInteger, ForeignKey("requests.number"), nullable=False),
    Column("closes", BigInteger, ForeignKey("requests.number"), unique=True),
    Column("url", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("status", Integer),
    Column("headers", _TEXT),
    Column("hash", _TEXT),  # SHA-256 of the body as unpacked
    Column("length", BigInteger),
    Column("outcome", _TEXT),
    Column("problem", _TEXT),
    Column("document_id", _TEXT, ForeignKey("documents.document_id")),
    Index("fetches_url", "url", "number"),
    Index("fetches_request", "request"),
    Index("fetches_at", "at"),
)

# The last of these of an address is what is compared with what it sends next, and asked for by its tag. They are few
# beside the polls that brought nothing, and so are those with a problem, of which `reportedly feeds` tells.
GAVE_A_BODY = "fetches.status = 200 AND fetches.outcome IN ('read', 'added', 'known', 'unused')"

# What feeds were seen to say of their stories: `signature` changes with what is said.
stories = Table(
    "stories",
    metadata,
    Column("feed", _TEXT, primary_key=True),
    Column("key", _TEXT, primary_key=True),
    Column("signature", _TEXT, primary_key=True),
    _entry(),
    sqlite_with_rowid=False,
)

# Up to which entry of the ledger the versions of events were held against the rules of alerts.
marks = Table(
    "marks",
    metadata,
    _number("number"),
    _entry(),
    Column("rule", _TEXT, nullable=False, index=True),
    Column("upto", BigInteger, nullable=False),
)

# What a rule has to tell: `said` is what changes when there is something new to tell of the event.
alerts = Table(
    "alerts",
    metadata,
    _number("number"),
    _entry(),
    Column("alert_id", _TEXT, nullable=False, unique=True),
    Column("rule", _TEXT, nullable=False),
    Column("event_id", _TEXT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("said", _TEXT, nullable=False),
    Column("json", _TEXT, nullable=False),
    Index("alerts_rule", "rule", "event_id"),
)

# Each try to deliver an alert; once one is `done` there are no more. `due` is when the next may be.
deliveries = Table(
    "deliveries",
    metadata,
    _number("number"),
    _entry(),
    Column("alert", BigInteger, ForeignKey("alerts.number"), nullable=False),
    Column("channel", _TEXT, nullable=False),
    Column("at", _TEXT, nullable=False),
    Column("done", Boolean, nullable=False),
    Column("due", _TEXT),
    Column("problem", _TEXT),
    Index("deliveries_alert", "alert", "channel"),
)

ALL = (visits, feeds, requests, fetches, stories, marks, alerts, deliveries)
