"""What somebody gives to be read, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reportedly.bounds import Bound
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.read import ReadOptions
from reportedly.remarks import Remark, of_finding, of_reading


class State(StrEnum):
    """How far an addition is."""

    WAITING = "waiting"
    READING = "reading"
    READ = "read"
    STORING = "storing"
    STORED = "stored"


@dataclass(frozen=True, slots=True)
class Given:
    """One thing to read: an address (`content` is None), or bytes with the name that tells their kind."""

    ref: str
    name: str = ""
    content: bytes | None = field(default=None, repr=False)


@dataclass(slots=True)
class Item:
    """A document that was read, or why it could not be; `stored` says what storing it did."""

    ref: str
    document: Document | None = None
    claims: tuple[Claim, ...] = ()
    bounds: tuple[Bound, ...] = ()
    error: InputError | None = None
    known: bool = False
    events: tuple[str, ...] = ()
    stored: bool = False

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What of it was not read as a whole and in full."""
        if self.document is None:
            return ()
        return (*of_reading(self.document, self.bounds), *of_finding(self.document.text))


@dataclass(slots=True)
class Addition:
    """What one person gave at once. `store` is whether it is stored without being looked at."""

    id: str
    owner: str
    begun: datetime
    given: tuple[Given, ...]
    options: ReadOptions
    store: bool
    state: State = State.WAITING
    items: list[Item] = field(default_factory=list)
    stopped: bool = False

    @property
    def busy(self) -> bool:
        return self.state in (State.WAITING, State.READING, State.STORING)

    @property
    def storable(self) -> bool:
        return self.state is State.READ and any(item.document is not None for item in self.items)
