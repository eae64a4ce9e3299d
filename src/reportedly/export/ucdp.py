"""UCDP's form: a CSV of the 49 columns of the Georeferenced Event Dataset (codebook of version 25.1).

Ids are ours, for UCDP's are given by UCDP: an event's is made of its own id, those of sides, dyads and conflicts of
their names, so that they are the same in each export. They are no ids of UCDP's, whatever number they are.
"""

from __future__ import annotations

from datetime import date
from math import floor

from reportedly.export import cells
from reportedly.export.cells import Told
from reportedly.export.export import Export
from reportedly.export.tables import CountryCodes, country_codes, table
from reportedly.export.ucdp_deaths import Deaths, deaths_of
from reportedly.export.ucdp_sides import STATE_BASED, Dyad, dyad_of
from reportedly.resolve.model import Event, LinkedClaim, Place, Time

_CELL = 0.5  # degrees, of PRIO-GRID
_ACROSS = 720  # cells in a row of it
_EVENT_DIGITS = 13  # hexadecimal: what a statistics package keeps of a number without loss
_VIOLENT = ("ASSAULT", "COERCE", "PROTEST", "RETREAT")


def write(export: Export) -> None:
    """A row for each event that UCDP would code."""
    with cells.csv_rows(export, table("ucdp")["columns"]) as rows:
        for told in cells.told_events(export, headlines=True):
            row = _row(told)
            if isinstance(row, str):
                export.leave_out(told.event.event_id, row)
            else:
                rows.add(row)


def _row(told: Told) -> dict[str, object] | str:
    """The event's row, or why it has none."""
    event, place, time = told.event, told.event.place, told.event.time
    if event.event_type not in _VIOLENT:
        return cells.NO_TYPE
    if event.killed.high is None and not event.killed.best:
        return cells.NO_DEATH
    dyad = dyad_of(event)
    if dyad is None:
        return cells.NO_SIDES
    deaths = deaths_of(event, dyad)
    if deaths is None:
        return cells.NO_DEATH
    precision = date_precision(time)
    if time is None or precision is None:
        return cells.NO_DATE
    country = country_codes(place.country) if place else None
    if place is None or country is None or place.precision not in table("ucdp")["where_prec"]:
        return cells.NO_PLACE
    where_prec = int(table("ucdp")["where_prec"][place.precision])
    return {
        **_identity(event, dyad, deaths),
        **_sources(told),
        **_where(told, place, country, where_prec),
        "event_clarity": 1 if precision <= 2 and where_prec <= 3 else 2,
        "date_prec": precision,
        "date_start": _midnight(time.earliest),
        "date_end": _midnight(time.latest),
        "year": time.earliest.year if time.earliest else None,
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": deaths.best,
        "high": deaths.high,
        "low": deaths.low,
    }


def _identity(event: Event, dyad: Dyad, deaths: Deaths) -> dict[str, object]:
    """The event's and the parties' numbers. A state-based conflict is named after its cause, which no claim tells."""
    conflict = (None, None) if dyad.type_of_violence == STATE_BASED else (dyad.number, dyad.name)
    uneven = deaths.low < deaths.best or deaths.best < deaths.high
    return {
        "id": int(event.event_id[1 : 1 + _EVENT_DIGITS], 16),
        "relid": event.event_id,
        "active_year": None,  # 25 deaths in the year, which an export of some events cannot count
        "code_status": "Check deaths" if uneven else "Clear",
        "type_of_violence": dyad.type_of_violence,
        "conflict_dset_id": conflict[0],
        "conflict_new_id": conflict[0],
        "conflict_name": conflict[1],
        "dyad_dset_id": dyad.number,
        "dyad_new_id": dyad.number,
        "dyad_name": dyad.name,
        "side_a_dset_id": dyad.a.number,
        "side_a_new_id": dyad.a.number,
        "side_a": dyad.a.name,
        "side_b_dset_id": dyad.b.number,
        "side_b_new_id": dyad.b.number,
        "side_b": dyad.b.name,
        "gwnoa": dyad.a.gw,
        "gwnob": dyad.b.gw,
    }


def _sources(told: Told) -> dict[str, object]:
    """Documents in the order of publication, each as "office,date,headline" and by its parts; and who said so."""
    documents = told.documents
    return {
        "number_of_sources": len(documents),
        "source_article": cells.joined(_article(told, claim) for claim in documents),
        "source_office": cells.listed(map(cells.publisher, documents)),
        "source_date": cells.listed(claim.published.isoformat() if claim.published else None for claim in documents),
        "source_headline": cells.listed(_headline(told, claim) for claim in documents),
        "source_original": cells.joined(cells.speakers(told)),
    }


def _article(told: Told, claim: LinkedClaim) -> str:
    day = claim.published.isoformat() if claim.published else ""
    return ",".join((cells.publisher(claim), day, _headline(told, claim) or ""))


def _headline(told: Told, claim: LinkedClaim) -> str | None:
    found = told.headlines.get(claim.document_id)
    return found.title if found else None


def _where(told: Told, place: Place, country: CountryCodes, where_prec: int) -> dict[str, object]:
    """ "where_prec" 1 the place itself, 2 near it, 3 and 4 the middle of a division, 6 that of a country."""
    known = cells.known_place(place.place_id, place.name)
    latitude, longitude = cells.coordinates(place) or (None, None)
    worded = [claim.claim["place"]["text"] for claim in told.documents if claim.claim["place"]]
    return {
        "where_prec": where_prec,
        "where_coordinates": place.name,
        "where_description": cells.joined(worded),
        "adm_1": place.admin1,
        "adm_2": known.admin2 if known else None,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude:.6f} {latitude:.6f})" if latitude is not None else None,
        "priogrid_gid": priogrid_gid(latitude, longitude) if latitude is not None and longitude is not None else None,
        "country": country.ucdp,
        "country_id": country.gw,
        "region": country.ucdp_region,
    }


def date_precision(time: Time | None) -> int | None:
    """ "date_prec": 1 a day, 2 up to six days, 3 a week, 4 a month, 5 up to a year; None for more, or for none."""
    if time is None or time.earliest is None or time.latest is None:
        return None
    days = (time.latest - time.earliest).days + 1
    return next((int(code) for code, most in table("ucdp")["date_prec"].items() if days <= most), None)


def priogrid_gid(latitude: float, longitude: float) -> int:
    """The cell of PRIO-GRID (Tollefsen et al. 2012): half degrees, from 1 at the south-west, row by row northwards."""
    row = min(floor((latitude + 90) / _CELL), 359)
    column = min(floor((longitude + 180) / _CELL), _ACROSS - 1)
    return row * _ACROSS + column + 1


def _midnight(day: date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None
