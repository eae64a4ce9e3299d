"""What resolution takes and gives: claims out of the store, pairs, judgements, clusters, events; all frozen.

Claims keep the form of the JSON contract (reportedly.contract), so that a ledger of JSON is all that resolution needs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Standing(StrEnum):
    """What an event rests on, never a verdict of truth; the first that holds, in this order, is the standing."""

    DISPUTED = "disputed"
    ADMITTED = "admitted"
    CORROBORATED = "corroborated"
    REPORTED = "reported"
    CLAIMED = "claimed"


class JudgementKind(StrEnum):
    """What a person decides: which claims are one happening, whether an event stands, or a value of it."""

    SAME = "same"
    DIFFERENT = "different"
    CONFIRM = "confirm"
    REJECT = "reject"
    SET = "set"


@dataclass(frozen=True, slots=True)
class LinkedClaim:
    """One claim with what resolution needs of its document; `linked` in reportedly.resolve.linked makes it.

    `claim` is the contract's claim object. `origin` is the key of whom it goes back to ("actor:mil-ml", "source:afp",
    "publisher:the herald", ...); `origins` has all keys where several agencies are credited, `origin` the first.
    `interest` is that of the one it goes back to: the first speaker, or the publisher in its own voice ("against",
    "own", "none", or None where it is not known). `evidence` is the text of its sentence, `sketch` a bottom-k sketch of
    the document's text (sorted hashes), by which copies are known. `heard` are the keys of all whom the document cites.
    `setting` is the place that the document's nearest claim has, for a claim without a place of its own: it helps to
    compare and is never a value. `entry` is the number of the entry that tells it, in a digest of several happenings;
    `update` that of the entry of a live page. `withdrawn`: the publisher no longer says so. `unverified`: it says that
    it has not verified its own entry. `course` are the kinds of happening that an arrest can be a part of besides its
    own (`courses_of`). `about` is the claim of the same document that it only speaks of (`abouts_of`). `context` are
    the rarest words around its sentence (`context_of`). `turn` is where its document turned to another happening, of
    which it seems to be told (`turns_of`).
    """

    claim_id: str
    document_id: str
    ref: str
    url: str | None
    publisher: str | None
    agencies: tuple[str, ...]
    published: date | None
    claim: Mapping[str, Any] = field(hash=False)
    origin: str
    origins: tuple[str, ...] = ()
    interest: str | None = None
    evidence: str = ""
    sketch: tuple[int, ...] = field(default=(), hash=False, repr=False)
    heard: tuple[str, ...] = ()
    setting: Mapping[str, Any] | None = field(default=None, hash=False, repr=False)
    withdrawn: bool = False
    entry: int | None = field(default=None, hash=False)
    unverified: bool = False
    update: int | None = field(default=None, hash=False)
    course: tuple[str, ...] = field(default=(), hash=False)
    about: str | None = field(default=None, hash=False)
    context: tuple[str, ...] = field(default=(), hash=False, repr=False)
    turn: int | None = field(default=None, hash=False)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims compared; `a` < `b` are claim ids, `score` 0..1 with its reasons in words. `barred`: the two cannot be
    one happening, and the last reason says why; `firm` where the texts tell them apart, and not values alone that may
    have been misread."""

    a: str
    b: str
    score: float
    reasons: tuple[str, ...]
    barred: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision, with who, when and why; undoing it (`undone`) leaves it on record.

    `same` puts all its claims into one event, `different` keeps each two of them apart; `confirm`, `reject` and `set`
    concern the event that holds `claims[0]`, or `event` where the caller gives its id.
    """

    seq: int
    kind: JudgementKind
    claims: tuple[str, ...] = ()
    event: str | None = None
    field: str | None = None
    value: Any = None
    because: str = ""
    who: str = ""
    recorded: datetime | None = None
    undone: bool = False


Cluster = tuple[str, ...]
"""The claims of one event: claim ids, sorted."""


@dataclass(frozen=True, slots=True)
class Place:
    """The narrowest place that the claims agree on. Values that none of them gives stay None: no pin for a region."""

    place_id: str | None
    name: str | None
    country: str | None
    admin1: str | None
    latitude: float | None
    longitude: float | None
    precision: str


@dataclass(frozen=True, slots=True)
class Time:
    """The days it may have happened on, both included; `precision` is day, week, month, year or unknown."""

    earliest: date | None
    latest: date | None
    precision: str


@dataclass(frozen=True, slots=True)
class Side:
    """A party in a role, with the claims that say so. `key` is its actor's id, or its name or wording in lower case."""

    key: str
    actor_id: str | None
    name: str | None
    kind: str | None
    country: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One claimant's latest figure; `replaced` are the claims of its earlier ones. `scope` is whom it counts."""

    claimant: str
    claim: str
    scope: str
    low: int | None
    high: int | None
    text: str
    published: date | None
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """How many: UCDP's low, best and high (None where nobody gives a number), and ACLED's conservative figure.

    `rule` says in words how `best` was chosen.
    """

    low: int | None
    best: int | None
    high: int | None
    acled: int
    rule: str
    by_claimant: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that differ in a field. `kind`: contradiction, or what the difference is one of (scope, time, place)."""

    field: str
    claims: tuple[str, ...]
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Credibility:
    """The NATO Admiralty pair: reliability of the source A-F, credibility of the information 1-6, each with its reason.

    F and 6 mean that it cannot be judged; they are no worst grade and are never averaged.
    """

    reliability: str
    reliability_reason: str
    information: int
    information_reason: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening, as its claims have it. `standing` is None only where every claim was withdrawn or rejected.

    `origins` counts the independent origins that assert it; `origin_of` has the number (from 1) of each claim's origin,
    for the claims that have one. `also` are the other standings that hold. `founding` is the claim whose id names it.
    """

    event_id: str
    event_type: str
    mode: str | None
    acled: Mapping[str, Any] | None = field(hash=False)
    place: Place | None
    time: Time | None
    actors: tuple[Side, ...]
    targets: tuple[Side, ...]
    killed: Toll
    wounded: Toll
    detained: Toll
    standing: Standing | None
    also: tuple[Standing, ...]
    reason: str
    origins: int
    origin_of: Mapping[str, int] = field(hash=False)
    credibility: Credibility
    contradictions: tuple[Contradiction, ...]
    claims: tuple[LinkedClaim, ...]
    review: str | None = None
    version: int = 1
