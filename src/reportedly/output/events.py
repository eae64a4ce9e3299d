"""Events for people: a table of many, and one of them with every value beside the claims it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice

from reportedly.output.csv import csv_lines
from reportedly.output.grid import NOTHING, cell, heading_lines, row_lines, widths_of
from reportedly.output.text import clean, wrap
from reportedly.resolve.model import Event, Figure, LinkedClaim, Place, Side, Time, Toll
from reportedly.resolve.sides import worth_telling

HEADINGS = ("when", "where", "what", "who", "whom", "standing", "event")
_NARROW_HEADINGS = ("when", "where", "what", "who → whom")
_ROOMY = 96
"""Columns in which all of the table's headings have room; in fewer there is one column for two of them."""
_MEASURED = 500
"""Rows that set the widths of a table's columns: a long one begins to be printed when there are so many."""
SHORT = 10
"""Characters of an event's id that are shown, and that a command takes for it where no other event begins so."""
_HARM = ("killed", "wounded", "detained")


def event_table(events: Iterable[Event], *, width: int) -> Iterator[str]:
    """A row for each event, told as it is there; no line is wider than `width` columns.

    The columns are as wide as the first rows need (`_MEASURED`); what comes later fits into them."""
    headings, row_of = (HEADINGS, _row) if width >= _ROOMY else (_NARROW_HEADINGS, _narrow_row)
    rows = ([cell(parts) for parts in row_of(event)] for event in events)
    first = list(islice(rows, _MEASURED))
    if not first:
        yield "no events\n"
        return
    widths = widths_of(headings, first, width)
    yield "\n".join(heading_lines(headings, widths)) + "\n"
    for i, row in enumerate(chain(first, rows)):
        yield "\n".join([*([""] if i else []), *row_lines(row, widths)]) + "\n"


def _row(event: Event) -> tuple[list[str], ...]:
    kind = f"{event.event_type} {event.mode}" if event.mode else event.event_type
    harm = [f"{name} {toll_words(toll)}" for name, toll in tolls(event) if toll.by_claimant]
    number = f"{event.origins} origin{'' if event.origins == 1 else 's'}"
    return (
        [time_words(event.time)],
        [place_words(event.place)],
        [clean(kind), *([str(event.acled["sub_event_type"])] if event.acled else []), *harm],
        [side_words(event.actors)],
        [side_words(event.targets)],
        [standing_words(event), number],
        [event.event_id[:SHORT]],
    )


def _narrow_row(event: Event) -> tuple[list[str], ...]:
    when, where, what, who, whom, standing, event_id = _row(event)
    return (
        [*(when if any(when) else [NOTHING]), *event_id],
        where,
        [*what, *standing],
        [*(who if any(who) else [NOTHING]), *(f"→ {side}" for side in whom if side)],
    )


def tolls(event: Event) -> tuple[tuple[str, Toll], ...]:
    """The event's tolls by the name of the harm."""
    return tuple((name, getattr(event, name)) for name in _HARM)


def standing_words(event: Event) -> str:
    """How it stands; without a standing what is left of it: withdrawn claims, a rejection, or history in passing."""
    if event.standing is not None:
        return event.standing.value
    if all(claim.withdrawn for claim in event.claims):
        return "withdrawn"
    return event.review or ("withdrawn" if any(claim.withdrawn for claim in event.claims) else "recalled")


def time_words(time: Time | None) -> str:
    """The days, or the span of days; nothing where no day is known."""
    return days_words(time.earliest, time.latest) if time else ""


def days_words(earliest: date | None, latest: date | None) -> str:
    if earliest is None:
        return ""
    if latest is None or latest == earliest:
        return earliest.isoformat()
    return f"{earliest.isoformat()} to {latest.isoformat()}"


def place_words(place: Place | None) -> str:
    """Name, division and country, and how exactly where it is not exact."""
    if place is None:
        return ""
    parts = dict.fromkeys(clean(p) for p in (place.name, place.admin1, place.country) if p)
    said = ", ".join(parts)
    return f"{place.precision} {said}" if place.precision == "near" else said


def side_words(sides: Iterable[Side]) -> str:
    """Who a side was, in words: without the wordings that tell no more about it, which JSON has all."""
    return names_words(side.name or side.key for side in worth_telling(tuple(sides)))


def names_words(names: Iterable[str]) -> str:
    """The names of a side, each once."""
    return "; ".join(dict.fromkeys(map(clean, names)))


def toll_words(toll: Toll) -> str:
    """The best figure, and the range around it: `12 (7–40)`."""
    best = "?" if toll.best is None else f"{toll.best:,}"
    if toll.low == toll.high == toll.best:
        return best
    low = "?" if toll.low is None else f"{toll.low:,}"
    return f"{best} ({low}–{toll.high:,})" if toll.high is not None else f"{best} ({low}+)"


COLUMNS = (
    *("event_id", "event_type", "mode", "acled_event_type", "acled_sub_event_type"),
    *("place", "country", "admin1", "latitude", "longitude", "place_precision", "earliest", "latest", "time_precision"),
    *("actors", "targets"),
    *(f"{harm}_{end}" for harm in _HARM for end in ("low", "best", "high", "acled")),
    *("standing", "also", "reason", "origins", "reliability", "information", "claims", "documents"),
)


def event_csv(events: Iterable[Event]) -> Iterator[str]:
    """A heading row, then a row for each event; lists are joined by "; ". A value that nobody tells is empty."""
    yield csv_lines([COLUMNS])
    for event in events:
        yield csv_lines([_csv_row(event)])


def _csv_row(event: Event) -> list[object]:
    code, place, time = event.acled, event.place, event.time
    live = [claim for claim in event.claims if not claim.withdrawn]
    return [
        *(event.event_id, event.event_type, event.mode),
        *((code["event_type"], code["sub_event_type"]) if code else (None, None)),
        *((place.name, place.country, place.admin1, place.latitude, place.longitude, place.precision) if place else ()),
        *(() if place else (None,) * 6),
        *((time.earliest, time.latest, time.precision) if time else (None,) * 3),
        *(side_words(event.actors), side_words(event.targets)),
        *(value for _, toll in tolls(event) for value in _csv_toll(toll)),
        *(standing_words(event), "; ".join(event.also), event.reason, event.origins),
        *(event.credibility.reliability, event.credibility.information, len(live)),
        "; ".join(dict.fromkeys(claim.ref for claim in live)),
    ]


def _csv_toll(toll: Toll) -> tuple[int | None, ...]:
    return (toll.low, toll.best, toll.high, toll.acled) if toll.by_claimant else (None,) * 4


def event_page(event: Event, *, width: int) -> str:
    """One event: its values, why it stands as it does, what its claims contradict, and the claims by who makes them."""
    kind = f"{event.event_type} {event.mode}" if event.mode else event.event_type
    code = f" · {event.acled['sub_event_type']}" if event.acled else ""
    lines = [*wrap(clean(f"{kind}{code}"), width), f"event {event.event_id}, version {event.version}", ""]
    for name, value in _values(event):
        lines += _field(name, value or NOTHING, width)
    for name, toll in tolls(event):
        lines += _toll_lines(name, toll, width)
    if event.contradictions:
        lines += ["", "where the claims differ"]
        for one in event.contradictions:
            lines += _field(
                f"  {one.field}", clean(one.reason if one.kind == one.field else f"{one.kind}: {one.reason}"), width
            )
    lines += ["", "claims"]
    for party, claims in _by_party(event.claims):
        lines += ["", *(f"  {more}" for more in wrap(party, width - 2))]
        for claim in claims:
            lines += _claim_lines(event, claim, width)
    return "\n".join(lines) + "\n"


def _values(event: Event) -> Iterator[tuple[str, str]]:
    place = event.place
    yield "when", f"{time_words(event.time)} ({event.time.precision})" if event.time else ""
    yield "where", f"{place_words(place)} ({place.precision})" if place else ""
    yield "who", side_words(event.actors)
    yield "whom", side_words(event.targets)
    also = f"; also {', '.join(s.value for s in event.also)}" if event.also else ""
    yield "standing", f"{standing_words(event)}{also}: {clean(event.reason)}"
    yield "origins", str(event.origins)
    grade = event.credibility
    yield "source", f"{grade.reliability}: {clean(grade.reliability_reason)}"
    yield "content", f"{grade.information}: {clean(grade.information_reason)}"
    if event.review:
        yield "review", clean(event.review)


def _toll_lines(name: str, toll: Toll, width: int) -> list[str]:
    if not toll.by_claimant:
        return []
    lines = _field(name, f"{toll_words(toll)}; by ACLED's rule {toll.acled:,}. {clean(toll.rule)}", width)
    for figure in toll.by_claimant:
        lines += _field("", f"{clean(figure.claimant)}: {_figure_words(figure)}", width)
    return lines


def _figure_words(figure: Figure) -> str:
    day = f", {figure.published.isoformat()}" if figure.published else ""
    before = f", after {len(figure.replaced)} earlier" if figure.replaced else ""
    return f"“{clean(figure.text)}” ({clean(figure.scope)}{day}{before})"


def _field(name: str, value: str, width: int) -> list[str]:
    first, *rest = wrap(value, width - 13)
    return [f"{name:<12} {first}".rstrip(), *(f"{'':<13}{more}" for more in rest)]


def _by_party(claims: Iterable[LinkedClaim]) -> list[tuple[str, list[LinkedClaim]]]:
    """The claims of each who makes them, in the order in which they first spoke."""
    found: dict[str, list[LinkedClaim]] = {}
    for claim in sorted(claims, key=lambda c: (c.published is None, c.published, c.ref, c.claim["trigger"]["start"])):
        found.setdefault(party_of(claim), []).append(claim)
    return list(found.items())


def party_of(claim: LinkedClaim) -> str:
    """Who makes the claim, with the side that it helps or hurts them: the first speaker, or the publisher."""
    links = claim.claim["attribution"]
    source = links[0]["source"] if links else None
    said = (source["name"] or source["text"]) if source else (claim.publisher or "the publisher")
    stands = {"against": ", against its own side", "own": ", for its own side"}.get(claim.interest or "", "")
    return f"{clean(said)}{stands}"


def _claim_lines(event: Event, claim: LinkedClaim, width: int) -> list[str]:
    stance = claim.claim["attribution"][0]["stance"] if claim.claim["attribution"] else "asserts"
    number = event.origin_of.get(claim.claim_id)
    marks = [
        f"origin {number}" if number is not None else "no origin of its own",
        *([stance] if stance != "asserts" else []),
        *([claim.claim["modality"]] if claim.claim["modality"] != "actual" else []),
        *(["hedged"] if claim.claim["hedged"] else []),
        *(["background"] if claim.claim["background"] else []),
        *(["withdrawn"] if claim.withdrawn else []),
    ]
    where = [p for p in (claim.published.isoformat() if claim.published else None, claim.publisher, claim.ref) if p]
    lines = [f"    {more}" for more in wrap(f"“{clean(claim.evidence)}”", width - 4, lines=6)]
    about = f"{' · '.join(map(clean, where))} · {', '.join(marks)} · claim {claim.claim_id}"
    return [*lines, *(f"      {more}" for more in wrap(about, width - 6))]
