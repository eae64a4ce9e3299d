"""Who holds a place, and how sources fared: tables to read, and plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reportedly.output.events import SHORT, days_words
from reportedly.output.grid import cell, heading_lines, row_lines, widths_of
from reportedly.output.text import clean

if TYPE_CHECKING:
    from reportedly.store.control import Control
    from reportedly.store.sources import SourceRecord

_CONTROL = ("when", "change", "who", "said by", "event")
_SOURCES = ("source", "claims", "events", "borne out", "contradicted", "denies", "withdrawn", "standing")
_NARROW_SOURCES = ("source", "tells", "fared", "standing")
_ROOMY = 96  # columns in which each number has a column of its own


def control_table(found: Sequence[Control], *, width: int) -> str:
    """A row for each claim on the place, the earliest first."""
    rows = [
        (
            [days_words(one.earliest, one.latest)],
            [one.change if one.stance != "denies" else f"not {one.change}"],
            [clean("; ".join(one.holders))],
            [clean(one.source or ""), *_interest(one)],
            [(one.event_id or "")[:SHORT]],
        )
        for one in found
    ]
    return _table(_CONTROL, rows, width, nothing="nobody is said to have taken, left or held it")


def _interest(one: Control) -> list[str]:
    return [{"against": "(against its own side)", "own": "(for its own side)"}.get(one.interest or "", "")]


def control_json(found: Sequence[Control]) -> list[dict[str, Any]]:
    return [
        {
            "change": one.change,
            "holders": list(one.holders),
            "earliest": one.earliest.isoformat() if one.earliest else None,
            "latest": one.latest.isoformat() if one.latest else None,
            "source": one.source,
            "stance": one.stance,
            "interest": one.interest,
            "event_id": one.event_id,
            "claim_id": one.claim.claim_id,
            "document": one.claim.ref,
            "evidence": one.claim.evidence,
            "withdrawn": one.claim.withdrawn,
        }
        for one in found
    ]


def source_table(found: Sequence[SourceRecord], *, width: int) -> str:
    """A row for each source, the one with most claims first."""
    if width < _ROOMY:
        return _table(_NARROW_SOURCES, [_narrow_source(one) for one in found], width, nothing="no sources")
    rows = [([clean(one.name)], *([f"{n:,}"] for n in _numbers(one)), _standings(one)) for one in found]
    return _table(_SOURCES, rows, width, nothing="no sources")


def _numbers(one: SourceRecord) -> tuple[int, ...]:
    return one.claims, one.events, one.corroborated, one.contradicted, one.denied, one.withdrawn


def _standings(one: SourceRecord) -> list[str]:
    return [f"{number:,} {standing.value}" for standing, number in sorted(one.standings.items())]


def _narrow_source(one: SourceRecord) -> tuple[list[str], ...]:
    told = [f"{one.claims:,} claim{_s(one.claims)}", f"{one.events:,} event{_s(one.events)}"]
    fared = [f"{number:,} {name}" for name, number in zip(_SOURCES[3:-1], _numbers(one)[2:], strict=True) if number]
    return [clean(one.name)], told, fared, _standings(one)


def _s(number: int) -> str:
    return "" if number == 1 else "s"


def sources_json(found: Sequence[SourceRecord]) -> list[dict[str, Any]]:
    return [
        {
            "key": one.key,
            "name": one.name,
            "claims": one.claims,
            "events": one.events,
            "standings": {standing.value: number for standing, number in sorted(one.standings.items())},
            "corroborated": one.corroborated,
            "contradicted": one.contradicted,
            "denied": one.denied,
            "withdrawn": one.withdrawn,
        }
        for one in found
    ]


def _table(headings: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], width: int, *, nothing: str) -> str:
    if not rows:
        return f"{nothing}\n"
    cells = [[cell(parts) for parts in row] for row in rows]
    widths = widths_of(headings, cells, width)
    lines = [*heading_lines(headings, widths), *(line for row in cells for line in row_lines(row, widths))]
    return "\n".join(lines) + "\n"
