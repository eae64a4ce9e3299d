"""Blocking: the keys by which claims can meet, so that a new claim is compared with few others and misses none.

Places have two levels, a cell of a quarter degree (about 28 km) and a country; times two, a day and a month. A claim is
stored under its own level and under the one above (`keys`), and looks for its own level, the cells and days beside it,
and what is told only at the level above (`probes`). A place that no gazetteer knows meets those of its name, a victim
known by name alone those of that name, a copied sentence its copies. Two claims meet if and only if one's probes hit
the other's keys, and that holds both ways. All claims of one document meet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product
from math import floor

from reportedly.code.later import is_later_death
from reportedly.letters import bare
from reportedly.moments import days_on
from reportedly.resolve.facts import FINE, day_span, is_denial, place_names
from reportedly.resolve.happenings import is_event, takes_part
from reportedly.resolve.knowledge import words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.parties import person_in
from reportedly.resolve.sketch import shingles

_CELL = 0.25  # degrees
_SHORT = 14  # a span of more days is kept by months
_LONG = 24  # and one of more months by the document alone: history without a time
_NAMES = 16  # of one claim
_RUN = 7  # words
_RUNS = 3  # of a sentence
_DENIED = 6  # what is denied is published within so many days
_HOME = 3  # words of an outlet's name, which may be those of its town
_BEFORE = 3  # an untimed claim's happening was published within so many days, or is not looked for in its country
_LONG_BEFORE = 10  # nor, before so many, in its town or by its names
_WIDE = ("in:", "wide:")
_NAME = re.compile(r"(?<![\w'’])[A-Z][\w-]{2,}")


def keys(claim: LinkedClaim) -> tuple[str, ...]:
    """What a claim is stored under; () for one that has no place in an event."""
    if not is_event(claim.claim):
        return _of_its_document(claim)
    return (f"document|{claim.document_id}", *_crossed([*_place_keys(claim), *_said(claim)], claim, _time_keys))


def probes(claim: LinkedClaim) -> tuple[str, ...]:
    """What a claim looks for."""
    if not is_event(claim.claim):
        return _of_its_document(claim)
    return (f"document|{claim.document_id}", *_crossed([*_place_probes(claim), *_said(claim)], claim, _time_probes))


def _of_its_document(claim: LinkedClaim) -> tuple[str, ...]:
    """What only speaks of a deed meets nothing but that, in its own document."""
    return (f"document|{claim.document_id}",) if takes_part(claim) else ()


def _said(claim: LinkedClaim) -> list[str]:
    """Its sentence as copies have it at about the same time: by the least of its runs of words, which a change
    elsewhere leaves as they are. A run is longer than what anybody writes ("at least two people were killed")."""
    return [f"said:{run:x}" for run in sorted(shingles(claim.evidence, _RUN))[:_RUNS]]


def _crossed(places: list[str], claim: LinkedClaim, times: Callable[[LinkedClaim, int], list[str]]) -> list[str]:
    """Each of the places at each of the times. A country has too much news for a claim without a time to be looked for
    among that of long before; a town, or a name, has not."""
    wide, near = times(claim, _BEFORE), times(claim, _LONG_BEFORE)
    return sorted(f"{place}|{time}" for place in places for time in (wide if place.startswith(_WIDE) else near))


def near(new: Iterable[LinkedClaim], known: Iterable[LinkedClaim]) -> tuple[LinkedClaim, ...]:
    """The known claims that any of the new ones can meet, in the order given."""
    sought = {probe for claim in new for probe in probes(claim)}
    return tuple(claim for claim in known if not sought.isdisjoint(keys(claim)))


def _place_keys(claim: LinkedClaim) -> list[str]:
    cell, countries = _cell_of(claim), _countries(claim)
    if cell is None:
        return [*(f"wide:{country}" for country in countries), *_names(claim, "bare"), *_persons(claim)]
    return [_cell_name(cell), *(f"in:{country}" for country in countries), *_names(claim, "known"), *_persons(claim)]


def _place_probes(claim: LinkedClaim) -> list[str]:
    cell, countries = _cell_of(claim), _countries(claim)
    if cell is None:
        wide = [f"{level}:{country}" for country in countries for level in ("in", "wide")]
        return [*wide, *_names(claim, "bare"), *_names(claim, "known"), *_persons(claim)]
    beside = [cell]
    if not isinstance(cell, str):
        steps = product((-1, 0, 1), repeat=2)
        beside = [(cell[0] + north, (cell[1] + east) % round(360 / _CELL)) for north, east in steps]
    wide = [f"wide:{country}" for country in countries]
    return [*map(_cell_name, beside), *wide, *_names(claim, "bare"), *_persons(claim)]


def _names(claim: LinkedClaim, level: str) -> list[str]:
    """The names of a place, by which one that is not known meets one that is; of a claim whose place is on no map ("the
    Wadi bridge"), or that has none, all names in its sentence and in its outlet's name as well. Of a name of several
    words ("Mount Arvo") it is the longest, which a sentence has that names the place."""
    place = claim.claim["place"]
    told = sorted({max(name.split(), key=len) for name in place_names(place)})
    if not told or place["place_id"] is None:
        named = {w.lower() for w in _NAME.findall(bare(claim.evidence))} - words("compare", "calendar")
        told += sorted(named - _common())[:_NAMES]
        told += [w.lower() for w in (claim.publisher or "").split() if w.lower() not in _common()][:_HOME]
    return [f"{level}:{name}" for name in sorted(set(told))]


def _common() -> frozenset[str]:
    """Words with a capital that name no place: those that begin sentences, and the trade of an outlet."""
    return words("compare", "rules", "common") | words("compare", "rules", "unnamed")


def _persons(claim: LinkedClaim) -> list[str]:
    """The last names of those whom it happened to, where they are known by name alone."""
    named = (n for p in claim.claim["targets"] if p["actor_id"] is None for n in [person_in(p)] if n)
    return sorted(f"person:{name[-1]}" for name in named)


def _cell_of(claim: LinkedClaim) -> tuple[int, int] | str | None:
    """The cell of a place told finely, or its id where it has no point; None for a region, a country or no place."""
    place = claim.claim["place"]
    if place is None or place["precision"] not in FINE:
        return None
    if place["latitude"] is None or place["longitude"] is None:
        return str(place["place_id"] or place["name"] or place["text"])
    return floor(place["latitude"] / _CELL), floor(place["longitude"] / _CELL) % round(360 / _CELL)


def _cell_name(cell: tuple[int, int] | str) -> str:
    return f"at:{cell}" if isinstance(cell, str) else f"cell:{cell[0]},{cell[1]}"


def _countries(claim: LinkedClaim) -> list[str]:
    """The country of the place; of its setting and its parties, where no place is told."""
    said, place = claim.claim, claim.claim["place"]
    if place is not None and place["country"]:
        return [place["country"]]
    if place is not None and place["precision"] in FINE:
        return []
    told = {p["country"] for p in (*said["actors"], *said["targets"]) if p["country"]}
    if claim.setting is not None:
        told |= {claim.setting["country"], *claim.setting.get("lands", ())} - {None}
    return sorted(told)


def _time_keys(claim: LinkedClaim, before: int) -> list[str]:
    days, months = _times(claim, before)
    return [*(f"day:{day}" for day in days), *(f"in:{m}" if days else f"long:{m}" for m in months)]


def _time_probes(claim: LinkedClaim, before: int) -> list[str]:
    days, months = _times(claim, before)
    if not days:
        return [f"{level}:{m}" for m in months for level in ("in", "long")]
    beside = sorted({days_on(day, n) for day in days for n in (-1, 0, 1)})
    return [*(f"day:{day}" for day in beside), *(f"long:{m}" for m in months)]


def _times(claim: LinkedClaim, before: int) -> tuple[list[date], list[str]]:
    """Days and months of a claim's time: days of a short span, and the months that it touches. The day of a death in
    hospital is not the day of the attack."""
    later = is_later_death(claim.claim["trigger"]["text"], claim.evidence)
    span = (None if later else day_span(claim.claim)) or _published(claim, before)
    if span is None:
        return [], []
    months = list(_months(*span))
    if (span[1] - span[0]).days < _SHORT:
        return [days_on(span[0], n) for n in range((span[1] - span[0]).days + 1)], months
    return [], months if len(months) <= _LONG else []


def _published(claim: LinkedClaim, before: int) -> tuple[date, date] | None:
    if claim.published is None or claim.claim["background"]:
        return None
    return days_on(claim.published, -(max(_DENIED, before) if is_denial(claim.claim) else before)), claim.published


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"
        if month - (first.year * 12 + first.month - 1) > _LONG:
            return
