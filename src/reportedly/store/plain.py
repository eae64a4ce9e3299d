"""Frozen data classes to plain JSON values and back, by their annotations: the store gives what it was given."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Reader = Callable[..., Any]


def to_plain(value: Any) -> Any:
    """Fields in their order; tuples as lists, days and times in ISO 8601, enums by their value."""
    if is_dataclass(value):
        return {f.name: to_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: to_plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [to_plain(inner) for inner in value]
    return value


def from_plain(kind: type[T], plain: Any, **values: Any) -> T:
    """The value of this class that `to_plain` gave these values for; a field that is missing takes its default.
    `values` of a data class's fields are taken as they are."""
    read = _reader(cast("Any", kind))
    return cast("T", read(plain, values) if values else read(plain))


def _same(plain: Any) -> Any:
    return plain


@cache
def _reader(kind: Any) -> _Reader:
    if is_dataclass(kind) and isinstance(kind, type):
        return _class_reader(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _optional_reader(inner)
    if origin is tuple:
        read = _reader(inner[0])
        return lambda plain: tuple(map(read, plain))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is datetime:
        return datetime.fromisoformat
    return date.fromisoformat if kind is date else _same


def _class_reader(kind: type) -> _Reader:
    hints = get_type_hints(kind)
    readers = [(f.name, _reader(hints[f.name])) for f in fields(kind)]
    parts = [(name, None if reader is _same else reader) for name, reader in readers]
    names = {name for name, _ in readers}

    def read(plain: Mapping[str, Any], known: Mapping[str, Any] = MappingProxyType({})) -> Any:
        if not known and names <= plain.keys():
            return kind(*[plain[name] if reader is None else reader(plain[name]) for name, reader in parts])
        values = {
            name: plain[name] if reader is None else reader(plain[name])
            for name, reader in parts
            if name in plain and name not in known
        }
        return kind(**values, **known)

    return read


def _optional_reader(kinds: tuple[Any, ...]) -> _Reader:
    readers = [_reader(kind) for kind in kinds if kind is not type(None)]
    if len(readers) != 1:
        return _same
    read = readers[0]
    if read is _same:
        return _same
    return lambda plain: None if plain is None else read(plain)
