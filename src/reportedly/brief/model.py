"""What a brief is before it is written out: sections of sentences, each with the claims it rests on; all frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from reportedly.brief.shapes import Drawing


class Style(StrEnum):
    """How a run of words is set: as text, as a label in bold, or between quotation marks."""

    PLAIN = "plain"
    STRONG = "strong"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set one way. A quotation holds no marks of its own; whoever prints it adds them.

    `claims` are those of the sentence that these words alone rest on, all of them unless told: where a sentence sets
    two speakers side by side, neither's number may be given to the other.
    """

    text: str
    style: Style = Style.PLAIN
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total:
    """A number that the brief counted itself, and what it counted: the gate counts again.

    `what` is events, documents, publishers, killed, wounded or detained; `ids` are the events or documents; `end` is
    low, best or high for a sum over tolls.
    """

    number: int
    what: str
    ids: tuple[str, ...]
    end: str = "best"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the claims it cites and the numbers in it that were counted.

    `beside` are claims that it rests on as well and does not print as sources: those of an event that it names by
    place and day. `sources` are the numbers of the cited documents in the list at the end.
    """

    runs: tuple[Run, ...]
    claims: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    totals: tuple[Total, ...] = ()
    sources: tuple[int, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        return (*self.claims, *self.beside)

    @property
    def text(self) -> str:
        """The words in a row, quotations between marks."""
        return "".join(f"“{r.text}”" if r.style is Style.QUOTE else r.text for r in self.runs)


@dataclass(frozen=True, slots=True)
class Item:
    """What the brief says of one event. `heading` tells where and when, `label` what kind and how it stands."""

    event_id: str
    heading: Sentence
    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one area; `more` counts its events that are not told, `title` was licensed by its events."""

    title: str
    items: tuple[Item, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first column holds words, the others numbers."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what it says in words, for those who do not see it."""

    key: str
    title: str
    drawing: Drawing
    alt: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the brief; any of its parts may be empty. `lead` is the heading of its sentences."""

    key: str
    title: str
    sentences: tuple[Sentence, ...] = ()
    groups: tuple[Group, ...] = ()
    table: Table | None = None
    pictures: tuple[Picture, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A document of the numbered list at the end; `document_id` is the hash of its content."""

    number: int
    document_id: str
    publisher: str | None
    title: str | None
    published: date | None
    url: str | None
    ref: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence that the gate did not let through, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A situation report. `state` is what the next one needs to tell what changed (`reportedly.brief.state`)."""

    title: str
    subtitle: str
    as_of: datetime
    headline: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    sources: tuple[SourceEntry, ...]
    reading: tuple[str, ...]
    withheld: tuple[Withheld, ...] = ()
    state: Mapping[str, Any] = field(default_factory=dict, hash=False)
