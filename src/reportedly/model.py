"""What the pipeline passes on: documents and claims, frozen, with every value tied to its characters."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from reportedly.frozen import dataclass


class EventType(StrEnum):
    """PLOVER's sixteen event types, and STATEMENT: attributed speech in which nothing else happens."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    STATEMENT = "STATEMENT"


class Stance(StrEnum):
    """How a source stands to what it is cited with."""

    ASSERTS = "asserts"
    ADMITS = "admits"
    DENIES = "denies"
    DECLINES = "declines"


class Modality(StrEnum):
    """Whether the happening is told as having happened."""

    ACTUAL = "actual"
    ATTEMPTED = "attempted"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"


class BlockKind(StrEnum):
    """What a stretch of a document's text is; only title and body hold claims.

    What is `beyond` the bound on a text's length would be read too (`read.ReadOptions.max_chars`)."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"
    BEYOND = "beyond"

    @property
    def is_read(self) -> bool:
        """Whether it can hold claims."""
        return self in (BlockKind.TITLE, BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` (past the last) of the document's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item, in the order of the text; blocks do not overlap."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One published text as it was fetched. `id` is the hash of its content; offsets in `text` never move. `fetched` is
    when (with its zone), where that is known.

    `masked` are characters inside blocks that are markup (emphasis marks, link targets), sorted and disjoint: no word
    holds any of them.
    """

    id: str
    ref: str
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    agencies: tuple[str, ...] = ()
    media_type: str = "text/plain"
    raw: bytes = field(default=b"", repr=False)
    masked: tuple[Span, ...] = ()
    fetched: datetime | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, target or source as worded; the registry's values stay None until it is linked."""

    span: Span
    text: str
    actor_id: str | None = None
    name: str | None = None
    kind: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where it happened, as worded; the gazetteer's values stay None until it is linked."""

    span: Span
    text: str
    place_id: str | None = None
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When it happened, as worded; `earliest` and `latest` are the days it may have happened on."""

    span: Span
    text: str
    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain from the speaker to the publisher. `interest` waits for linked actors."""

    source: Party
    cue: Span | None
    stance: Stance = Stance.ASSERTS
    interest: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as told: `low` and `high` inclusive, None where the text sets no bound."""

    kind: str
    of: str
    low: int | None
    high: int | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class AcledCode:
    """ACLED's sub-event for the same happening, with the rule that decided it."""

    event_type: str
    sub_event_type: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value of a claim is what it is: the characters it rests on and the rule that read them."""

    field: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One source's assertion of one happening in one document. `weapons` are the words for what it was done with."""

    id: str
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    acled: AcledCode | None
    trigger: Span
    evidence: Span
    actors: tuple[Party, ...]
    targets: tuple[Party, ...]
    place: PlaceRef | None
    time: TimeRef | None
    attribution: tuple[Attribution, ...]
    modality: Modality
    hedged: bool
    background: bool
    counts: tuple[Count, ...]
    weapons: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
