"""What people leave on events beside judgements: comments, and codings made apart. Rows are only added here too."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from reportedly.store.tables import _TEXT, _entry, _number, metadata

# `claim_id` is the claim that the event is named after, into whatever event it goes later.
comments = Table(
    "comments",
    metadata,
    _number("number"),
    _entry(),
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), nullable=False, index=True),
    Column("who", _TEXT, nullable=False),
    Column("text", _TEXT, nullable=False),
)

# What one person answers on an event without seeing what others answer; their last answers hold. `answers` are
# question=answer, with blanks between them.
codings = Table(
    "codings",
    metadata,
    _number("number"),
    _entry(),
    Column("claim_id", _TEXT, ForeignKey("claims.claim_id"), nullable=False),
    Column("who", _TEXT, nullable=False),
    Column("answers", _TEXT, nullable=False),
    Index("codings_claim", "claim_id", "who", "number"),
)
