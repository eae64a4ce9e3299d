"""Where and when an event was, what kind it is, and how it stands, in words."""

from __future__ import annotations

from reportedly.brief.dates import span_words
from reportedly.brief.ground import country_name
from reportedly.brief.model import Run, Sentence, Style
from reportedly.brief.naming import is_alike, plain_name
from reportedly.brief.voices import MOST_CHARACTERS, is_admission, opening
from reportedly.brief.wording import wording
from reportedly.output.text import clean
from reportedly.resolve.model import Event, Standing


def heading(event: Event) -> Sentence:
    """Where and when: “Beni, North Kivu, 5 June 2026”."""
    words = where_and_when(event)
    told = () if words == wording()["area"]["nowhere"] else tuple(c.claim_id for c in event.claims)
    return Sentence((Run(opening(words), Style.STRONG),), told)


def where_and_when(event: Event) -> str:
    """The words of a heading as they stand within a sentence."""
    where, words = place_parts(event), wording()["area"]
    when = span_words(event.time.earliest, event.time.latest) if event.time else ""
    parts = [*where, when] if any(where) else [str(words["somewhere"]), when] if when else []
    return ", ".join(part for part in parts if part) or str(words["nowhere"])


def place_parts(event: Event) -> list[str]:
    """The place and its division; the country where there is nothing else."""
    place = event.place
    if place is None:
        return []
    name = clean(place.name or "")
    if not any(char.isupper() for char in name) or len(name) > MOST_CHARACTERS:
        name = ""  # "the road", "two towns": no place that a reader could look for
    near = f"{wording()['area']['near']} {name}" if place.precision == "near" and name else name
    division = plain_name(place.admin1 or "")
    if place.precision == "admin1" and is_alike(division, name):
        division = ""  # "Oromia, Oromiya"
    found = [near, *(p for p in (division,) if p != name)]
    country = country_name(place.country) or ""
    return [p for p in found if p] or [country]


def kind_label(event: Event) -> str:
    """What kind of event it is, in words; the brief's own classes."""
    kinds = wording()["kind"]
    if event.acled:
        return str(kinds["acled"][event.acled["sub_event_type"]]["label"])
    return str(kinds["plover"][event.event_type]["label"])


def standing_label(event: Event) -> str:
    """How it stands, and on how many independent origins."""
    number = wording()["standing"]["origins"]["singular" if event.origins == 1 else "plural"]
    said = standing_words(event)
    return f"{said}, {event.origins} {number}" if event.origins else said


def standing_words(event: Event) -> str:
    """How it stands. Where the side that it hurts tells of no deed or loss of its own, it has merely told of it."""
    words = wording()["standing"]
    if event.standing is Standing.ADMITTED and not any(is_admission(claim) for claim in event.claims):
        return str(words["attacked"])
    return str(words[event.standing.value if event.standing else "none"])
