"""Who may use a desk that is shared. Rows are only added here too: the last row of a name, token or session holds."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table

from reportedly.store.tables import _TEXT, _number, metadata

# `password` is a hash that cannot be turned back, `changed_by` who made the change.
accounts = Table(
    "accounts",
    metadata,
    _number("number"),
    Column("recorded", _TEXT, nullable=False),
    Column("name", _TEXT, nullable=False, index=True),
    Column("role", _TEXT, nullable=False),
    Column("password", _TEXT, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("changed_by", _TEXT, nullable=False),
)

# Secrets for scripts: the SHA-256 of each, for they are long and made by chance.
tokens = Table(
    "tokens",
    metadata,
    _number("number"),
    Column("recorded", _TEXT, nullable=False),
    Column("token_id", _TEXT, nullable=False, index=True),
    Column("account", _TEXT, nullable=False, index=True),
    Column("label", _TEXT, nullable=False),
    Column("hash", _TEXT, nullable=False, index=True),
    Column("active", Boolean, nullable=False),
)

# A browser that is signed in. `password` is a mark of the password that it was opened with: a new one ends it.
sessions = Table(
    "sessions",
    metadata,
    _number("number"),
    Column("recorded", _TEXT, nullable=False),
    Column("hash", _TEXT, nullable=False, index=True),
    Column("account", _TEXT, nullable=False),
    Column("password", _TEXT, nullable=False),
    Column("active", Boolean, nullable=False),
)
