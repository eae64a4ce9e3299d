"""Records with names of places in, the places out: what `reportedly places resolve` does with each line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportedly.annotate.annotation import Annotation
from reportedly.errors import InputError
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.place_choice import PlaceChoice, choose_places
from reportedly.link.place_finding import find_places
from reportedly.model import Block, BlockKind, Document, Span

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_FORM = 'write {"id": …, "text": …, "toponyms": [{"start": …, "end": …}]}'


@dataclass(frozen=True, slots=True)
class Record:
    """A text and the names of places in it; None for names that are still to be found."""

    ref: str
    text: str
    toponyms: tuple[Span, ...] | None


def read_record(line: str, *, where: str) -> Record:
    """One line of JSON. Raises InputError, which names the place (`where`), for one that cannot be used."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise InputError(ref=where, problem=f"is no JSON ({error})", remedy=_FORM) from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise InputError(ref=where, problem="has no text", remedy=_FORM)
    name = record.get("id")
    ref = str(name) if isinstance(name, (str, int)) and str(name) else where
    listed = record.get("toponyms")
    if listed is None:
        return Record(ref, record["text"], None)
    if not isinstance(listed, list):
        raise InputError(ref=where, problem="'toponyms' is no list", remedy=_FORM)
    return Record(ref, record["text"], tuple(_span(t, len(record["text"]), where) for t in listed))


def _span(toponym: Any, length: int, where: str) -> Span:
    start, end = (toponym.get("start"), toponym.get("end")) if isinstance(toponym, dict) else (None, None)
    if type(start) is not int or type(end) is not int:
        raise InputError(ref=where, problem=f"the toponym {json.dumps(toponym)} has no start and end", remedy=_FORM)
    if not 0 <= start < end <= length:
        problem = f"the toponym from {start} to {end} is not in the text of {length} characters"
        raise InputError(ref=where, problem=problem, remedy="count characters of the text from 0, end past the last")
    return Span(start, end)


def resolve_record(
    record: Record, gazetteer: Gazetteer, annotate: Callable[[Document], Annotation]
) -> dict[str, object]:
    """The record's names with their places: empty values, and a reason, where none could be told.

    `annotate` is asked only where the record does not say where its names are.
    """
    toponyms = record.toponyms
    if toponyms is None:
        toponyms = find_places(annotate(plain_document(record.ref, record.text)), gazetteer)
    choices = choose_places(toponyms, text=record.text, gazetteer=gazetteer)
    return {"ref": record.ref, "toponyms": [_row(s, c) for s, c in zip(toponyms, choices, strict=True)]}


def plain_document(ref: str, text: str) -> Document:
    """A document of these characters, each line of them a paragraph."""
    blocks = tuple(Block(m.start(), m.end(), BlockKind.BODY) for m in _PARAGRAPH.finditer(text))
    return Document(id="", ref=ref, text=text, blocks=blocks, language="en")


def _row(span: Span, choice: PlaceChoice | None) -> dict[str, object]:
    place = choice.place if choice else None
    return {
        "start": span.start,
        "end": span.end,
        "place_id": place.id if place else None,
        "name": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "latitude": place.latitude if place else None,
        "longitude": place.longitude if place else None,
        "precision": choice.precision if choice else "unknown",
        "reason": choice.reason if choice else "no place is known by that name, or nothing tells which",
    }
