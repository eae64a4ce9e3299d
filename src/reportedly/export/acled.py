"""ACLED's form: a CSV of its 31 columns (codebook of October 2024, "Data columns"), and beside it the notes' spans.

`OUT.spans.jsonl` has an object for each row: the event and the pieces that its note is made of, each with the document,
the characters and the claim it stands in (see acled_notes).
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from functools import lru_cache

from reportedly.export import cells
from reportedly.export.acled_notes import Note, note_of
from reportedly.export.acled_sides import Sides, sides_of
from reportedly.export.cells import Told
from reportedly.export.export import Export
from reportedly.export.tables import CountryCodes, country_codes, table
from reportedly.link.registry import Source, load_registry
from reportedly.link.sources import link_source, source_of_url
from reportedly.resolve.model import Event, LinkedClaim, Time


def write(export: Export) -> None:
    """A row for each event that ACLED would code, and a line of spans for each row."""
    codes = table("acled")
    with (
        cells.csv_rows(export, codes["columns"]) as rows,
        export.beside("spans.jsonl").open("w", encoding="utf-8", newline="\n") as spans,
    ):
        for told in cells.told_events(export, recorded=True):
            event = told.event
            country = country_codes(event.place.country) if event.place else None
            reason = _left_out(event, country)
            if reason or country is None:
                export.leave_out(event.event_id, reason or cells.NO_PLACE)
                continue
            sides = sides_of(event, _event_type(event), country.alpha2)
            if sides is None:
                export.leave_out(event.event_id, cells.NO_SIDES)
                continue
            note = note_of(told, export.store.text)
            rows.add(_row(told, country, sides, note))
            spans.write(_spans_line(event, note))


def _left_out(event: Event, country: CountryCodes | None) -> str | None:
    """ACLED codes neither statements nor what has no sub-event, no month, or no place narrower than a country."""
    if event.acled is None or event.acled["sub_event_type"] not in table("acled")["sub_events"].get(
        event.acled["event_type"], ()
    ):
        return cells.NO_TYPE
    if event.time is None or _dated(event.time) is None:
        return cells.NO_DATE
    place = event.place
    if place is None or country is None or place.precision not in table("acled")["geo_precision"]:
        return cells.NO_PLACE
    return None


def _event_type(event: Event) -> str:
    return str(event.acled["event_type"]) if event.acled else ""


def _dated(time: Time) -> tuple[date, int] | None:
    """The day and its precision ("Time precision codes"): 1 the day; 2 within a week, 3 within a month, the middle one.

    None where no month is told.
    """
    first, last = time.earliest, time.latest
    if first is None or last is None:
        return None
    days = (last - first).days + 1
    precision = 1 if days == 1 else 2 if days <= 7 else 3 if days <= 31 else None
    return (first + timedelta(days=(days - 1) // 2), precision) if precision else None


def _row(told: Told, country: CountryCodes, sides: Sides, note: Note) -> dict[str, object]:
    event, place, time = told.event, told.event.place, told.event.time
    assert event.acled is not None
    assert place is not None
    assert time is not None
    codes, second = table("acled"), sides.second
    dated = _dated(time)
    assert dated is not None
    day, time_precision = dated
    event_type, sub_event = event.acled["event_type"], event.acled["sub_event_type"]
    known, where = cells.known_place(place.place_id, place.name), cells.coordinates(place)
    return {
        "event_id_cnty": f"{country.alpha3}{int(event.event_id[1:], 16)}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": time_precision,
        "disorder_type": codes["disorder"].get(sub_event) or codes["disorder"][event_type],
        "event_type": event_type,
        "sub_event_type": sub_event,
        "actor1": sides.first.name,
        "assoc_actor_1": cells.joined(actor.name for actor in sides.with_first),
        "inter1": sides.first.inter,
        "actor2": second.name if second else None,
        "assoc_actor_2": cells.joined(actor.name for actor in sides.with_second),
        "inter2": second.inter if second else 0,
        "interaction": sides.interaction,
        "civilian_targeting": _civilian_targeting(event_type, sub_event, sides),
        "iso": country.iso,
        "region": country.acled_region,
        "country": country.acled,
        "admin1": place.admin1,
        "admin2": known.admin2 if known else None,
        "admin3": None,
        "location": place.name,
        "latitude": where[0] if where else None,
        "longitude": where[1] if where else None,
        "geo_precision": codes["geo_precision"][place.precision],
        "source": cells.joined(cells.publishers(told)),
        "source_scale": _scale(told, country),
        "notes": note.text,
        "fatalities": event.killed.acled,
        "tags": _tags(told, event_type),
        "timestamp": int(told.recorded.timestamp()) if told.recorded else None,
    }


def _civilian_targeting(event_type: str, sub_event: str, sides: Sides) -> str | None:
    """ "Civilian targeting": civilians were the main or only target."""
    rules = table("acled")["civilian_targeting"]
    hit = sides.second is not None and sides.second.kind in rules["kinds"]
    if sub_event in rules["sub_events"] or (event_type in rules["event_types"] and hit):
        return "Civilian targeting"
    return None


def _scale(told: Told, country: CountryCodes) -> str | None:
    """ "Source scale" of the publishers that the registry knows; a medium of another country is international."""
    scales = set()
    for claim in told.documents:
        source = _source(claim.publisher or "", claim.url or "")
        if source is not None:
            scale = table("acled")["source_scale"][source.kind]
            abroad = scale == "National" and source.country not in (None, country.alpha2)
            scales.add("International" if abroad else scale)
    return "-".join(s for s in table("acled")["source_scale"]["order"] if s in scales) or None


@lru_cache(maxsize=2000)
def _source(publisher: str, url: str) -> Source | None:
    registry = load_registry()
    by_name = link_source(publisher, registry=registry) if publisher else None
    return by_name or (source_of_url(url, registry=registry) if url else None)


def _tags(told: Told, event_type: str) -> str:
    """ "Tags": the size of a crowd as worded, and what ACLED has no column for: our event, and how it stands."""
    event, tags = told.event, []
    if event_type in ("Protests", "Riots"):
        tags.append(f"crowd size={_crowd(told.live) or table('acled')['crowd']['unknown']}")
    also = "".join(f", {standing.value}" for standing in event.also)
    standing = event.standing.value if event.standing else ""
    return "; ".join([*tags, f"standing={standing}{also}", f"event={event.event_id}"])


def _crowd(claims: tuple[LinkedClaim, ...]) -> str | None:
    """How many, in the words of the first that tells: "several hundred", "about 2,000"."""
    words = "|".join(map(re.escape, table("acled")["crowd"]["words"]))
    number = re.compile(rf"(?:\w+ )?(?:\d[\d,.]*\d|\d+|{words})(?: (?:hundred|thousand|million))?", re.IGNORECASE)
    hundreds = re.compile(r"(?:\w+ )?\w+ (?:hundred|thousand|million)\b", re.IGNORECASE)
    for claim in claims:
        for party in claim.claim["actors"]:
            found = hundreds.match(party["text"]) or number.match(party["text"])
            if found:
                return found.group().lower()
    return None


def _spans_line(event: Event, note: Note) -> str:
    told = {
        "event_id": event.event_id,
        "notes": note.text,
        "pieces": [
            {
                "text": p.text,
                "document": p.document_id,
                "start": p.start,
                "end": p.end,
                "claim": p.claim_id,
                "as": p.role,
            }
            for p in note.pieces
        ],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
