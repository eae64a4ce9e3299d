"""PLOVER's form: a CSV of POLECAT's 40 columns, a row an event.

PLOVER manual: event, mode and context ("Event categories"), actors by country and sector ("Actor and sector codes"); an
event of several actors is one row with lists ("Compound and reciprocal actors"), joined by "; " as in POLECAT. An event
without a source actor is not coded, nor one without a recipient where the category requires it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly import __version__
from reportedly.code.nouns import load_nouns
from reportedly.export import cells
from reportedly.export.cells import Told
from reportedly.export.export import Export
from reportedly.export.tables import country_codes, table
from reportedly.link.registry import GENERICS
from reportedly.resolve.model import Event, LinkedClaim, Side


def write(export: Export) -> None:
    """A row for each event that PLOVER would code."""
    with cells.csv_rows(export, table("plover")["columns"]) as rows:
        for told in cells.told_events(export, headlines=True):
            reason = _left_out(told.event)
            if reason is None:
                rows.add(_row(told))
            else:
                export.leave_out(told.event.event_id, reason)


def _left_out(event: Event) -> str | None:
    codes, time = table("plover"), event.time
    if event.event_type not in codes["quad"]:
        return cells.NO_TYPE
    if time is None or time.earliest is None or time.earliest != time.latest:
        return cells.NO_DATE
    recipient = bool(event.targets) or event.event_type not in codes["recipient"]["required"]
    return None if event.actors and recipient else cells.NO_SIDES


def _row(told: Told) -> dict[str, object]:
    event, codes = told.event, table("plover")
    mode = event.mode if event.mode in codes["modes"][event.event_type] else None
    score = codes["intensity"].get(f"{event.event_type}: {(mode or '').capitalize()}")
    first = told.documents[0]
    headline = told.headlines.get(first.document_id)
    return {
        "Event ID": event.event_id,
        "Event Date": event.time.earliest.isoformat() if event.time and event.time.earliest else None,
        "Event Type": event.event_type,
        "Event Mode": mode,
        "Intensity": score if score is not None else codes["intensity"][event.event_type],
        "Quad Code": codes["quad"][event.event_type],
        "Contexts": cells.joined(_contexts(told.live)),
        **_parties(event, "actors", told.live, ("Actor", "Primary Actor", "Actor", "Wikipedia Actor")),
        **_parties(event, "targets", told.live, ("Recipient", "Primary Recipient", "Recipient", "Wikipedia Recipient")),
        **_where(told),
        "Source": cells.joined(cells.publishers(told)),
        "Publication Date": first.published.isoformat() if first.published else None,
        "Story People": None,
        "Story Organizations": None,
        "Story Locations": cells.joined(_places(told.live)),
        "Language": headline.language if headline else None,
        "Version": f"reportedly {__version__}",
    }


def _contexts(claims: Sequence[LinkedClaim]) -> list[str]:
    """PLOVER's contexts, those of most claims first."""
    known = table("plover")["contexts"]
    found = Counter(context for claim in claims for context in claim.claim["contexts"] if context in known)
    return sorted(found, key=lambda context: (-found[context], known.index(context)))


def _parties(
    event: Event, role: str, claims: Sequence[LinkedClaim], names: tuple[str, str, str, str]
) -> dict[str, object]:
    """The columns of one role: what the registry knows, most claims first, and under "Raw" all as worded."""
    who, primary, sector, wikipedia = names
    sides = event.actors if role == "actors" else event.targets
    on = event.time.earliest if event.time else None
    ordered = [side for side in cells.by_claims(sides) if side.actor_id]
    sectors = [sector_of(side) for side in ordered]
    countries = [country_codes(side.country) for side in ordered]
    texts = [party["text"] for claim in claims for party in claim.claim[role]]
    worded = Counter(text for text in texts if text.lower() not in load_nouns().pronoun)
    return {
        f"{who} Name": cells.joined(cells.registry_name(side, on) for side in ordered),
        f"{who} Country": cells.joined(country.alpha3 if country else None for country in countries),
        f"{who} COW": cells.joined(country.cow if country else None for country in countries),
        f"{primary} Sector": next((s for s in sectors if s), None),
        f"{sector} Sectors": cells.joined(sectors),
        f"{who} Title": None,
        f"{who} Name Raw": cells.joined(sorted(worded, key=lambda text: (-worded[text], text))),
        f"{wikipedia} ID": None,
    }


def sector_of(side: Side) -> str | None:
    """The sector ("Sector primary code") of a party that the registry knows, by its id where that tells more."""
    if side.actor_id is None or side.kind is None:
        return None
    codes = table("plover")["sectors"]
    group = side.actor_id.rpartition("-")[0]
    if group in codes["ids"] and (group in GENERICS or side.kind == "State Forces"):
        return str(codes["ids"][group])
    known: str | None = codes["kinds"].get(side.kind)
    return known


def _where(told: Told) -> dict[str, object]:
    """The place by GeoNames, as far as the gazetteer has it; the name of a district or division is no city."""
    place = told.event.place
    known = cells.known_place(place.place_id, place.name) if place else None
    country = country_codes(place.country) if place else None
    named = [claim.claim["place"] for claim in told.documents if claim.claim["place"]]
    same = [said for said in named if place and said["place_id"] == place.place_id]
    raw = next((said["text"] for said in (*same, *named)), None)
    town = place is not None and place.precision in ("exact", "near")
    return {
        "Placename": place.name if place and place.place_id else None,
        "City": place.name if place and place.place_id and town else None,
        "District": known.admin2 if known else None,
        "Province": place.admin1 if place else None,
        "Country": country.alpha3 if country else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
        "GeoNames ID": place.place_id if place else None,
        "Raw Placename": raw,
        "Feature Type": known.feature.partition(".")[2] if known else None,
    }


def _places(claims: Sequence[LinkedClaim]) -> list[str]:
    """The known places of the event's own claims; what else the stories name is not told by an event."""
    return [place["name"] for place in (claim.claim["place"] for claim in claims) if place and place["place_id"]]
