"""What a person may set of an event, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    from reportedly.resolve.model import Event

_NUMBERS = ("killed", "wounded", "detained")
FIELDS = ("event_type", "mode", "place", "time", *_NUMBERS)
"""What can be set; `resolve.judged` lays it over the claims."""
_MOST = 8_000_000_000  # people there are


def value_of(event: Event, field: str, said: str) -> str | int:
    """The value that a field is set to. Raises InputError for another field, or a value that does not suit it."""
    from reportedly.model import EventType

    said = said.strip()
    if field in _NUMBERS:
        if said.isascii() and said.isdecimal() and len(said) <= len(str(_MOST)) and int(said) <= _MOST:
            return int(said)
        raise _unfit(field, said, "no number of people", "write it in digits, such as 12")
    if field == "time":
        try:
            return date.fromisoformat(said).isoformat()
        except ValueError:
            raise _unfit(field, said, "no day", "write it as YYYY-MM-DD") from None
    if field == "event_type":
        return _one_of(field, said.upper(), [kind.value for kind in EventType if kind is not EventType.STATEMENT])
    if field == "mode":
        from reportedly.code.ontology import load_ontology

        return _one_of(field, said, load_ontology().types[EventType(event.event_type)].modes)
    if field == "place":
        if said:
            return said
        raise _unfit(field, said, "no place", "give its name")
    raise InputError(ref=f"judge set {field}", problem="no field to set", remedy=f"take one of {', '.join(FIELDS)}")


def _one_of(field: str, said: str, known: Sequence[str]) -> str:
    if said in known:
        return said
    remedy = f"take one of {', '.join(known)}" if known else "this type of event has none"
    raise _unfit(field, said, "not known", remedy)


def _unfit(field: str, said: str, problem: str, remedy: str) -> InputError:
    return InputError(ref=f"judge set {field}", problem=f"{said!r} is {problem}", remedy=remedy)
