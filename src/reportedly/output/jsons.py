"""JSON: one object, an array written as it goes, or an object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from reportedly.contract import result_json
from reportedly.model import Claim, Document

if TYPE_CHECKING:
    from reportedly.link.timex import Timex


# What a terminal acts on, or shows other text turned round by, and JSON lets stand: C1 controls, marks of direction.
_HOSTILE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def json_text(value: object, *, indent: int | None = None) -> str:
    """JSON as UTF-8 can carry it; what a terminal would act on stands as an escape, which reads back as it was."""
    return harmless_json(json.dumps(value, indent=indent, ensure_ascii=False))


def harmless_json(text: str) -> str:
    """JSON in which nothing is left that a terminal would act on; it says the same."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _HOSTILE.sub(_escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def json_page(value: object) -> str:
    """JSON indented for reading."""
    return json_text(value, indent=2) + "\n"


def json_pages(values: Iterable[object]) -> Iterator[str]:
    """`json_page` of a list of these, one after the other."""
    before = "[\n  "
    for value in values:
        yield before + json_text(value, indent=2).replace("\n", "\n  ")  # a string has no line end of its own
        before = ",\n  "
    yield "[]\n" if before.startswith("[") else "\n]\n"


class JsonArray:
    """Puts indented objects into one array, one at a time; without `many` the single object stands alone."""

    def __init__(self, *, many: bool) -> None:
        self._many = many
        self._first = True

    def begin(self) -> str:
        return "[\n" if self._many else ""

    def item(self, value: dict[str, Any]) -> str:
        text = json_text(value, indent=2)
        if not self._many:
            return text + "\n"
        before = "" if self._first else ",\n"
        self._first = False
        return before + text

    def end(self) -> str:
        if not self._many:
            return ""
        return "]\n" if self._first else "\n]\n"


class JsonWriter:
    """The JSON contract, indented for reading."""

    def __init__(self, *, many: bool, explain: bool) -> None:
        self._array = JsonArray(many=many)
        self._explain = explain

    def begin(self) -> str:
        return self._array.begin()

    def document(self, document: Document, claims: Sequence[Claim]) -> str:
        return self._array.item(result_json(document, claims, explain=self._explain))

    def end(self) -> str:
        return self._array.end()


class JsonlWriter:
    """The JSON contract, one document a line."""

    def __init__(self, *, explain: bool) -> None:
        self._explain = explain

    def begin(self) -> str:
        return ""

    def document(self, document: Document, claims: Sequence[Claim]) -> str:
        return json_text(result_json(document, claims, explain=self._explain)) + "\n"

    def end(self) -> str:
        return ""


def times_line(document: Document, found: Sequence[Timex]) -> str:
    """The time expressions of a document as one line of JSON: characters, TIMEX3 type and value, first and last day."""
    times = [
        {
            "start": t.span.start,
            "end": t.span.end,
            "text": t.text,
            "type": t.days.type,
            "value": t.days.value,
            "earliest": t.days.earliest.isoformat() if t.days.earliest else None,
            "latest": t.days.latest.isoformat() if t.days.latest else None,
        }
        for t in found
    ]
    return json_text({"ref": document.ref, "times": times}) + "\n"
