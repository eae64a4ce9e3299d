"""What the store tells of an event and of the documents it rests on, with when each was recorded and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from reportedly.resolve.model import Event, Judgement, LinkedClaim

if TYPE_CHECKING:
    from msgspec import Raw


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entry of the ledger that wrote something: its number, when, and which tool."""

    entry: int
    at: datetime
    tool: str


class VersionRecord(NamedTuple):
    """A version of an event; `told` is None where it went up in another (`redirect`) or lost all its claims.

    `told` are the values of its event as the store keeps them, each as its JSON: of many versions few are ever made an
    event again. `claims` are the ids, each with whether it was withdrawn. `differs` are
    the keys of `told` whose JSON is other than that of the last version before it that has any; None where none has.
    """

    version: int
    recorded: Recorded
    rules: str
    redirect: str | None
    told: Mapping[str, Raw] | None
    claims: Mapping[str, bool]
    differs: Set[str] | None


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """`written` is the JSON of the claim of the contract, as the store has it."""

    claim: LinkedClaim
    recorded: Recorded
    written: str


class LinkRecord(NamedTuple):
    """A link between two claims (reportedly.resolve.model.Pair), as many as there are in a pack.

    `reasons` are the JSON of a list, as the store has it: of most links they are never read.
    """

    a: str
    b: str
    score: float
    reasons: Raw
    barred: bool
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Undoing:
    """That a judgement was taken back: the number of that record, by whom and why."""

    seq: int
    who: str
    because: str
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class JudgementRecord:
    judgement: Judgement
    recorded: Recorded
    undoing: Undoing | None


@dataclass(frozen=True, slots=True)
class WithdrawalRecord:
    """That a claim is withdrawn, or made again; `document_id` is the newer text of the page."""

    claim_id: str
    withdrawn: bool
    document_id: str
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event with all that it ever rested on.

    `claims` are those of every version, in the order of their arrival; `merged` the events that went up in it;
    `documents` the ids of those that its claims stand in, and of those that withdrew claims.
    """

    event: Event
    versions: tuple[VersionRecord, ...]
    merged: tuple[tuple[str, Recorded], ...]
    claims: tuple[ClaimRecord, ...]
    links: tuple[LinkRecord, ...]
    judgements: tuple[JudgementRecord, ...]
    withdrawals: tuple[WithdrawalRecord, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a document was seen: under which name, as which page, and when it was fetched there, where that is known.

    `live`: the watch fetched it there and then.
    """

    ref: str
    page: str | None
    fetched: datetime | None
    live: bool
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Fetch:
    """An exchange with a server that brought a document, or led to the one that did; `headers` are the server's.

    `sha256` and `length` are of the body as unpacked, `outcome` what became of it (watching.Outcome).
    """

    number: int
    url: str
    at: datetime
    status: int | None
    headers: Sequence[tuple[str, str]] = field(hash=False)
    sha256: str | None
    length: int | None
    outcome: str | None
    problem: str | None
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the contract has it, with `media_type`, `blocks` and `masked`; its bytes are asked for apart.

    `raw_sha256` and `raw_size` are None where none are kept. `fetches` are the first and the last that brought it.
    `made` is for who puts words together of it that are the same on every page: they stay as long as the record.
    """

    document: Mapping[str, Any] = field(hash=False)
    raw_sha256: str | None
    raw_size: int | None
    recorded: Recorded
    sightings: tuple[Sighting, ...]
    fetches: tuple[Fetch, ...]
    fetches_left_out: int
    made: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
