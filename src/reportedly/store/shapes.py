"""The shapes that the store's JSON has, and whether a value has one: for what comes from outside.

A shape is a class (str, bool, int, float), one of the checks below, a list of one shape, an object (a dictionary of
shapes; what else an object holds is let be), or a shape that may be missing (`Maybe`).
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from math import isfinite
from typing import Any, Union, get_args, get_origin, get_type_hints

from reportedly.model import EventType, Modality, Stance
from reportedly.resolve.model import Event

MOST = 2**63 - 1  # what a column of whole numbers holds

Shape = Any


@dataclass(frozen=True, slots=True)
class Maybe:
    """This shape, or null."""

    shape: Shape


def misfit(shape: Shape, value: Any, where: str = "") -> str | None:
    """What is wrong with a value, in words that name the place; None where it has the shape."""
    if isinstance(shape, Maybe):
        return None if value is None else misfit(shape.shape, value, where)
    if isinstance(shape, dict):
        return _object(shape, value, where)
    if isinstance(shape, list):
        if not isinstance(value, list):
            return f"{where} is no list"
        return next((told for n, v in enumerate(value) if (told := misfit(shape[0], v, f"{where}[{n}]"))), None)
    if isinstance(shape, tuple):  # a list of so many
        if not isinstance(value, list) or len(value) != len(shape):
            return f"{where} is no list of {len(shape)}"
        pairs = zip(shape, value, strict=True)
        return next((told for n, (s, v) in enumerate(pairs) if (told := misfit(s, v, f"{where}[{n}]"))), None)
    check, name = _CHECKS.get(shape) or (shape, shape.__doc__)
    return None if check(value) else f"{where} is no {name}"


def fitting(shape: Shape) -> Callable[[Any], bool]:
    """Whether values have the shape, told several times as fast as `misfit` tells what is wrong."""
    if isinstance(shape, Maybe):
        inner = fitting(shape.shape)
        return lambda value: value is None or inner(value)
    if isinstance(shape, dict):
        keys = [(key, fitting(inner)) for key, inner in shape.items()]
        return lambda value: type(value) is dict and all(key in value and fits(value[key]) for key, fits in keys)
    if isinstance(shape, list):
        each = fitting(shape[0])
        return lambda value: type(value) is list and all(map(each, value))
    if isinstance(shape, tuple):
        parts = [fitting(inner) for inner in shape]
        return lambda value: (
            type(value) is list
            and len(value) == len(parts)
            and all(fits(one) for fits, one in zip(parts, value, strict=True))
        )
    check: Callable[[Any], bool] = _CHECKS[shape][0] if shape in _CHECKS else shape
    return check


def _object(shape: Mapping[str, Shape], value: Any, where: str) -> str | None:
    if not isinstance(value, dict):
        return f"{where} is no object"
    for key, inner in shape.items():
        if key not in value:
            return f"{where} has no {key}"
        if told := misfit(inner, value[key], f"{where}.{key}" if where else key):
            return told
    return None


def name(value: Any) -> bool:
    """text that a column takes"""
    return isinstance(value, str) and "\0" not in value and _encodable(value)


def day(value: Any) -> bool:
    """day (YYYY-MM-DD)"""
    try:
        return isinstance(value, str) and len(value) == len("2026-04-28") and bool(date.fromisoformat(value))
    except ValueError:
        return False


def moment(value: Any) -> bool:
    """time"""
    try:
        return isinstance(value, str) and bool(datetime.fromisoformat(value))
    except ValueError:
        return False


def whole(value: Any) -> bool:
    """whole number from 0"""
    return type(value) is int and 0 <= value <= MOST


def share(value: Any) -> bool:
    """number from 0 to 1"""
    return type(value) in (int, float) and 0 <= value <= 1


def one_of(kind: type[Enum]) -> Callable[[Any], bool]:
    """A value of an enum."""
    known = {member.value for member in kind}

    def check(value: Any) -> bool:
        return isinstance(value, str) and value in known

    check.__doc__ = f"known {kind.__name__}"
    return check


def _encodable(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(value: Any) -> bool:
    return type(value) in (int, float) and isfinite(value)


_CHECKS: Mapping[Any, tuple[Callable[[Any], bool], str]] = {
    str: (lambda value: isinstance(value, str), "text"),
    bool: (lambda value: isinstance(value, bool), "yes or no"),
    int: (lambda value: type(value) is int, "whole number"),
    float: (_number, "number"),
    date: (day, "day (YYYY-MM-DD)"),
    datetime: (moment, "time"),
}

_SPAN = {"start": whole, "end": whole, "text": str}
_PARTY = {**_SPAN, "actor_id": Maybe(name), "name": Maybe(str), "kind": Maybe(str), "country": Maybe(str)}
_PLACE = {
    **_SPAN,
    **{key: Maybe(name) for key in ("place_id", "name", "country", "admin1", "reason")},
    "latitude": Maybe(float),
    "longitude": Maybe(float),
    "precision": name,
}


def _setting(value: Any) -> bool:
    """place, or country"""
    if not isinstance(value, dict) or misfit([name], value.get("lands", [])) is not None:
        return False
    place = {key: kept for key, kept in value.items() if key != "lands"}  # of the whole text; older stores have none
    if place.keys() == {"country", "precision"}:
        return name(place["country"]) and place["precision"] == "country"
    return misfit(_PLACE, place) is None


CLAIM: Shape = {
    "id": name,
    "event_type": one_of(EventType),
    "mode": Maybe(str),
    "contexts": [str],
    "acled": Maybe({"event_type": str, "sub_event_type": name, "reason": str}),
    "trigger": _SPAN,
    "evidence": {"start": whole, "end": whole},
    "actors": [_PARTY],
    "targets": [_PARTY],
    "place": Maybe(_PLACE),
    "time": Maybe({**_SPAN, "earliest": Maybe(day), "latest": Maybe(day), "precision": str}),
    "attribution": [{"source": _PARTY, "cue": Maybe(_SPAN), "stance": one_of(Stance), "interest": Maybe(str)}],
    "modality": one_of(Modality),
    "hedged": bool,
    "background": bool,
    "counts": [{**_SPAN, "kind": name, "of": str, "low": Maybe(int), "high": Maybe(int)}],
    "weapons": [_SPAN],
}

LINKED: Shape = {
    "origins": [name],
    "interest": Maybe(str),
    "evidence": str,
    "heard": [name],
    "setting": Maybe(_setting),
}

HEAD: Shape = {
    "document_id": name,
    "ref": str,
    "url": Maybe(str),
    "publisher": Maybe(str),
    "agencies": [str],
    "published": Maybe(day),
    "sketch": [int],
}

DOCUMENT: Shape = {
    "id": name,
    "ref": str,
    "url": Maybe(str),
    "title": Maybe(str),
    "publisher": Maybe(str),
    "published": Maybe(day),
    "language": Maybe(str),
    "agencies": [str],
    "text": str,
    "media_type": str,
    "blocks": [(whole, whole, str)],
    "masked": [(whole, whole)],
}

LINK: Shape = {"score": share, "reasons": [str], "barred": bool}


@cache
def event_shape() -> Shape:
    """That of an event as a version keeps it: its claims by id, each with whether it was withdrawn."""
    shape = _of(Event)
    place = {key: Maybe(name) for key in ("place_id", "name", "country", "admin1")}
    return {
        **shape,
        "event_type": name,
        "acled": Maybe({"event_type": str, "sub_event_type": name, "reason": str}),
        "place": Maybe({**shape["place"].shape, **place}),
        "claims": [(name, bool)],
    }


def _of(kind: Any) -> Shape:
    """The shape of a class's values as `plain.to_plain` writes them."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return {f.name: _of(hints[f.name]) for f in fields(kind) if hints[f.name] is not Any}
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return Maybe(_of(next(part for part in inner if part is not type(None))))
    if origin is tuple:
        return [_of(inner[0])]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return one_of(kind)
    return {} if origin is not None else kind
