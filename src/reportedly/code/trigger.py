"""A trigger: the words of a sentence that report a happening."""

from __future__ import annotations

from reportedly.code.ontology import Sense
from reportedly.frozen import dataclass
from reportedly.model import EventType


@dataclass(frozen=True, slots=True)
class Trigger:
    """What evokes an event in a sentence; all members but `event_type`, `mode` and `contexts` are indices of words.

    `word` carries the event (the noun of "carried out an attack"), `predicate` has the arguments that give the roles
    (the light verb, else the word itself); `first` to `past` (past the last) is what is shown. `parts` are other
    triggers of the same happening: their senses tell where more counts, an actor or a target may stand.
    """

    word: int
    predicate: int
    first: int
    past: int
    event_type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    sense: Sense
    parts: tuple[Trigger, ...] = ()
