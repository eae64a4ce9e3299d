"""Words that a person selected in a document, as a value: checked against the text, and kept with the reason."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date

from reportedly.code.numbers import number_in
from reportedly.errors import InputError
from reportedly.link.days import resolve
from reportedly.store import Store

_NUMBERS = ("killed", "wounded", "detained")
_LONGEST = 300
_ID = re.compile(r"[0-9a-f]{8,128}")


@dataclass(frozen=True, slots=True)
class Selected:
    """Characters `start` to `end` of a document, and what stands there; `published` is the document's day."""

    document_id: str
    start: int
    end: int
    text: str
    published: date | None

    @property
    def cited(self) -> str:
        """For a reason: the words, and where they stand."""
        return f"“{' '.join(self.text.split())}” [{self.document_id[:12]} {self.start}–{self.end}]"

    def value(self, field: str) -> str:
        """The words as a value of this field, as far as they are one: digits of a number, a day; else the words."""
        if field in _NUMBERS:
            number = number_in(self.text)
            return str(number) if number is not None else self.text
        if field == "time":
            found = resolve(self.text, published=self.published)
            if found is not None and found.earliest is not None and found.earliest == found.latest:
                return found.earliest.isoformat()
        return " ".join(self.text.split())


def selected(store: Store, told: str) -> Selected | None:
    """What the page sends of a selection, `{"document", "start", "end"}` as JSON; None where nothing was selected.

    Raises InputError where the document has no such words.
    """
    if not told.strip():
        return None
    remedy = "select the words again"
    try:
        given = json.loads(told)
        name, start, end = str(given["document"]), int(given["start"]), int(given["end"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        raise InputError(ref="words", problem="no selection", remedy=remedy) from None
    found = store.document(name) if _ID.fullmatch(name) else None
    if found is None:
        raise InputError(ref="words", problem="no such document", remedy=remedy)
    text = str(found["text"])[max(0, start) : max(0, end)]
    if not text.strip() or end - start > _LONGEST or start < 0:
        raise InputError(ref="words", problem="no words of the document", remedy=remedy)
    published = date.fromisoformat(found["published"]) if found["published"] else None
    return Selected(name, start, end, text, published)
