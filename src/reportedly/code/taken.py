"""People who "were seized" by nobody that is named: taken by force where the document tells of a kidnapping; and whom
"they" took, who are gunmen."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.changed import replace
from reportedly.code.acled_facts import ARMED, words
from reportedly.code.context import Context
from reportedly.code.participants import Role
from reportedly.code.sides import Side, side_of
from reportedly.code.triggers import Trigger
from reportedly.model import EventType


def as_taken(context: Context, trigger: Trigger, who: Sequence[Role], whom: Sequence[Role]) -> Trigger:
    """The trigger of an arrest as one of an abduction, where its verb is no word of the law's, those taken are not
    armed, and whoever did it is not told in a document that speaks of kidnapping, or is an armed group told before;
    else as it is."""
    arrest = trigger.event_type is EventType.COERCE and "arrest" in trigger.sense.rules
    if not arrest or not whom or trigger.sense.lemma not in words("taken"):
        return trigger
    if who and not all(side_of(r.party.name or "") is Side.REBEL for r in who):
        return trigger
    if who and any(r.party.text.lower().endswith(("prisoner", "prisoners", "captive")) for r in whom):
        return trigger  # "took two prisoner"
    if trigger.sense.lemma == "capture" and all(r.party.text.lower() in _NUMBERS for r in whom):
        return trigger  # "six rebels were killed and one was captured"
    armed = any(side_of(r.party.name or r.party.text) in ARMED for r in whom)
    if armed or not (who or context.tells_of_kidnapping):
        return trigger
    sense = replace(trigger.sense, counts=(("abducted", "target"),), rules=trigger.sense.rules - {"arrest"})
    return replace(trigger, event_type=EventType.ASSAULT, mode="abduct", sense=sense)


_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "another", "others"}
)
