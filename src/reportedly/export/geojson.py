"""Events as a GeoJSON feature collection (RFC 7946), written as they come."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportedly.export.export import Export
from reportedly.export.flat import claim_rows, event_row
from reportedly.export.geometry import Bounds, bounds, shape_of_event, together
from reportedly.output.jsons import json_text
from reportedly.resolve.model import Event

# What a map's users need beside each event to pass it on.
NOTE = (
    "Geometries show how closely a place is known: a point, a circle or an outline; none where it is not known. "
    "Outlines: Natural Earth, public domain; places: GeoNames, CC BY 4.0."
)


def write(export: Export) -> None:
    """One feature an event, a line each; the collection's bounding box is told after them, when it is known."""
    whole: Bounds | None = None
    with export.out.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
        file.write(f'{{"type": "FeatureCollection", "note": {json_text(NOTE)}, "features": [')
        for event in export.events():
            made = feature(event)
            whole = together(whole, bounds(made["geometry"]))
            file.write(("\n" if export.written == 0 else ",\n") + json_text(made))
            export.written += 1
        box = f', "bbox": {json_text(list(whole))}' if whole else ""
        file.write(f"\n]{box}}}\n")


def feature(event: Event) -> dict[str, Any]:
    """A feature whose `id` is the event's; its properties are those of `flat.py`, its claims with their words."""
    shape = shape_of_event(event)
    box = bounds(shape.geometry)
    return {
        "type": "Feature",
        "id": event.event_id,
        **({"bbox": list(box)} if box else {}),
        "geometry": shape.geometry,
        "properties": _plain({**event_row(event, shape), "claims": claim_rows(event)}),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
