"""CSV: one claim a row, for spreadsheets and statistics packages."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from reportedly.model import Claim, Count, Document, Reason
from reportedly.output.text import clean
from reportedly.output.words import count_words

_PEOPLE = ("killed", "wounded", "detained", "abducted", "displaced")
COLUMNS = (
    *("document_id", "ref", "url", "title", "publisher", "published", "claim_id"),
    *("event_type", "mode", "contexts", "acled_event_type", "acled_sub_event_type", "acled_reason"),
    *("trigger", "trigger_start", "trigger_end", "actors", "targets"),
    *("place", "place_name", "country", "admin1", "latitude", "longitude", "place_precision"),
    *("time", "earliest", "latest", "time_precision"),
    *("source", "stance", "interest", "via", "modality", "hedged", "background"),
    *(f"{kind}_{end}" for kind in _PEOPLE for end in ("low", "high")),
    *("counts", "weapons", "evidence", "evidence_start", "evidence_end"),
)
# A spreadsheet takes a cell that begins so for a formula, and news text is not to be run (OWASP, "CSV Injection").
_FORMULA = tuple("=+-@＝＋－＠")


class CsvWriter:
    """A heading row, then a row for each claim; lists are joined by "; ". With `explain` a column of reasons."""

    def __init__(self, *, explain: bool) -> None:
        self._explain = explain

    def begin(self) -> str:
        return csv_lines([[*COLUMNS, "reasons"] if self._explain else COLUMNS])

    def document(self, document: Document, claims: Sequence[Claim]) -> str:
        return csv_lines(
            [*_row(document, claim), *([_reasons(claim.reasons)] if self._explain else [])] for claim in claims
        )

    def end(self) -> str:
        return ""


def _row(document: Document, claim: Claim) -> list[object]:
    place, time, code = claim.place, claim.time, claim.acled
    first = claim.attribution[0] if claim.attribution else None
    trigger, evidence = claim.trigger, claim.evidence
    return [
        *(document.id, document.ref, document.url, document.title, document.publisher, document.published, claim.id),
        *(claim.event_type.value, claim.mode, "; ".join(claim.contexts)),
        *((code.event_type, code.sub_event_type, code.reason) if code else _none(3)),
        *(trigger.of(document.text), trigger.start, trigger.end),
        *("; ".join(p.text for p in claim.actors), "; ".join(p.text for p in claim.targets)),
        *((place.text, place.name, place.country, place.admin1) if place else _none(4)),
        *((place.latitude, place.longitude, place.precision) if place else _none(3)),
        *((time.text, time.earliest, time.latest, time.precision) if time else _none(4)),
        *((first.source.text, first.stance.value, first.interest) if first else _none(3)),
        "; ".join(link.source.text for link in claim.attribution[1:]),
        *(claim.modality.value, claim.hedged, claim.background),
        *(end for kind in _PEOPLE for end in _total(claim.counts, kind)),
        "; ".join(f"{count_words(c)}: {c.text}" for c in claim.counts),
        "; ".join(w.of(document.text) for w in claim.weapons),
        *(evidence.of(document.text), evidence.start, evidence.end),
    ]


def _none(number: int) -> list[None]:
    return [None] * number


def _total(counts: Iterable[Count], kind: str) -> tuple[int | None, int | None]:
    """Counts of one kind in one claim add up; without an upper end in one of them there is none in the sum."""
    found = [c for c in counts if c.kind == kind]
    lows = [c.low for c in found if c.low is not None]
    highs = [c.high for c in found if c.high is not None]
    return sum(lows) if lows else None, sum(highs) if found and len(highs) == len(found) else None


def _reasons(reasons: Iterable[Reason]) -> str:
    return "; ".join(f"{r.field}: {r.rule}" + (f" [{r.span.start}–{r.span.end}]" if r.span else "") for r in reasons)


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Rows of CSV; nothing in them is run by a spreadsheet, and what is None is empty."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_cell(v) for v in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)  # a negative longitude is a number, and harmless
    text = clean(str(value))
    return f"'{text}" if len(text) > 1 and text.startswith(_FORMULA) else text
