"""An event as its page shows it: each value beside what each party says of it, copies folded, versions compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportedly.output.events import party_of, place_words, side_words, standing_words, time_words, toll_words, tolls
from reportedly.resolve.model import Event, Figure, LinkedClaim
from reportedly.web.families import family_of
from reportedly.web.marked import Segment, days_told, marks_of, range_told, segments

ROWS = ("what", "when", "where", "who", "whom", "killed", "wounded", "detained")
_HARM = ("killed", "wounded", "detained")
_FIELDS = {"event_type": "what", "type": "what", "time": "when", "place": "where", "actors": "who", "targets": "whom"}


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with its sentence; `copies` are claims of the same origin, which add no weight."""

    claim: LinkedClaim
    origin: int | None
    traits: tuple[str, ...]
    sentence: tuple[Segment, ...]
    elsewhere: tuple[str, ...]
    copies: tuple[LinkedClaim, ...]
    family: str


@dataclass(frozen=True, slots=True)
class Party:
    """One who speaks, with their claims, the first first; `key` is that of the origin."""

    name: str
    key: str
    interest: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party says of a value, in words; `differs` where that contradicts what others say."""

    words: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A value of the event and, in the order of the parties, what each says of it."""

    name: str
    value: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A claimant's figure on a scale of 0 to 100; `end` is None where no upper figure is told."""

    figure: Figure
    told: str
    start: float
    end: float
    is_open: bool


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the event: when, and what it changed, in words."""

    number: int
    recorded: datetime
    changes: tuple[str, ...]


def parties_of(event: Event) -> tuple[Party, ...]:
    """The claims by who makes them, in the order in which they first spoke."""
    found: dict[str, list[LinkedClaim]] = {}
    for claim in sorted(event.claims, key=_first):
        found.setdefault(party_of(claim), []).append(claim)
    return tuple(
        Party(name, claims[0].origin, claims[0].interest, tuple(_folded(event, claims)))
        for name, claims in found.items()
    )


def _first(claim: LinkedClaim) -> tuple[Any, ...]:
    return (claim.published is None, claim.published, claim.ref, claim.claim["trigger"]["start"])


def _folded(event: Event, claims: Sequence[LinkedClaim]) -> Iterable[Told]:
    """Claims of one origin with the same sentence, or from copies of one text, are told once."""
    groups: dict[tuple[Any, ...], list[LinkedClaim]] = {}
    for claim in claims:
        number = event.origin_of.get(claim.claim_id)
        same = (number, claim.claim["event_type"], _loose(claim.evidence)) if number else (claim.claim_id,)
        groups.setdefault((*same, claim.withdrawn), []).append(claim)
    for first, *copies in groups.values():
        yield told_of(first, event.origin_of.get(first.claim_id), tuple(copies))


def _loose(sentence: str) -> str:
    return "".join(char for char in sentence.casefold() if char.isalnum())


def told_of(claim: LinkedClaim, origin: int | None = None, copies: tuple[LinkedClaim, ...] = ()) -> Told:
    """A claim with its sentence and the words that carry its values."""
    start, end = claim.claim["evidence"]["start"], claim.claim["evidence"]["end"]
    marks = marks_of(claim.claim_id, claim.claim)
    outside = (mark for mark in marks if not (start <= mark.start and mark.end <= end))
    return Told(
        claim,
        origin,
        tuple(_traits(claim)),
        segments(claim.evidence, marks, offset=start),
        tuple(dict.fromkeys(f"{mark.kind}: {mark.told}" for mark in outside)),
        copies,
        family_of(claim.claim["event_type"]),
    )


def _traits(claim: LinkedClaim) -> Iterable[str]:
    chain = claim.claim["attribution"]
    if chain and chain[0]["stance"] != "asserts":
        yield chain[0]["stance"]
    if claim.claim["modality"] != "actual":
        yield claim.claim["modality"]
    if claim.claim["hedged"]:
        yield "hedged"
    if claim.claim["background"]:
        yield "recalled as history"
    if claim.withdrawn:
        yield "withdrawn"


def rows_of(event: Event, parties: Sequence[Party]) -> tuple[Row, ...]:
    """The values; a harm of which nobody speaks is left out."""
    apart = {
        (_FIELDS.get(c.field, c.field), claim_id)
        for c in event.contradictions
        if c.kind == "contradiction"
        for claim_id in c.claims
    }
    values = _values(event)
    made = []
    for name in ROWS:
        cells = tuple(_cell(name, party, apart) for party in parties)
        if name in _HARM and not values[name][0] and not any(cell.words for cell in cells):
            continue
        made.append(Row(name, *values[name], cells))
    return tuple(made)


def _values(event: Event) -> dict[str, tuple[str, str]]:
    kind = f"{event.event_type} {event.mode}" if event.mode else event.event_type
    sub_event = str(event.acled["sub_event_type"]) if event.acled else ""
    found = {
        "what": (kind, sub_event),
        "when": (time_words(event.time), event.time.precision if event.time else ""),
        "where": (place_words(event.place), event.place.precision if event.place else ""),
        "who": (side_words(event.actors), ""),
        "whom": (side_words(event.targets), ""),
    }
    for name, toll in tolls(event):
        found[name] = (toll_words(toll), toll.rule) if toll.by_claimant else ("", "")
    return found


def _cell(name: str, party: Party, apart: set[tuple[str, str]]) -> Cell:
    claims = [claim for told in party.told for claim in (told.claim, *told.copies) if not claim.withdrawn]
    words = dict.fromkeys(word for claim in claims for word in _words(name, claim))
    return Cell(tuple(words), any((name, claim.claim_id) in apart for claim in claims))


def _words(name: str, claim: LinkedClaim) -> Iterable[str]:
    told = claim.claim
    if name == "what":
        yield f"“{told['trigger']['text']}”"
    elif name == "when" and told["time"]:
        days = days_told(told["time"])
        yield days if days == told["time"]["text"] else f"“{told['time']['text']}”: {days}"
    elif name == "where" and told["place"]:
        place = told["place"]
        named = place["name"] or ""
        yield place["text"] if named in ("", place["text"]) else f"“{place['text']}”: {named}"
    elif name in ("who", "whom"):
        for party in told["actors" if name == "who" else "targets"]:
            named = party["name"] or ""
            yield party["text"] if named in ("", party["text"]) else f"“{party['text']}”: {named}"
    elif name in _HARM:
        for count in told["counts"]:
            if count["kind"] == name:
                yield f"“{count['text']}”: {range_told(count)}"


def bars_of(figures: Sequence[Figure]) -> tuple[Bar, ...]:
    """Figures on one scale, from nothing to the greatest."""
    numbers = [number for figure in figures for number in (figure.low, figure.high) if number is not None]
    most = max(numbers, default=0) or 1
    made = []
    for figure in figures:
        low = figure.low if figure.low is not None else 0
        high = figure.high if figure.high is not None else low
        told = range_told({"low": figure.low, "high": figure.high, "text": figure.text})
        made.append(Bar(figure, told, 100 * low / most, 100 * high / most, figure.high is None))
    return tuple(made)


def versions_of(history: Sequence[tuple[datetime, Event]]) -> tuple[Version, ...]:
    """The versions, the last first, each with what it changed in the one before it."""
    made: list[Version] = []
    before: Event | None = None
    for at, event in history:
        changes = tuple(_changes(before, event)) if before else (f"first told, by {_claims(len(event.claims))}",)
        made.append(Version(event.version, at, changes or ("the same values, worked out anew",)))
        before = event
    return tuple(reversed(made))


def _changes(before: Event, after: Event) -> Iterable[str]:
    old, new = _shown(before), _shown(after)
    for name, value in new.items():
        if value != old[name]:
            yield f"{name}: {old[name] or 'not known'} → {value or 'not known'}"
    had = {claim.claim_id: claim.withdrawn for claim in before.claims}
    has = {claim.claim_id: claim.withdrawn for claim in after.claims}
    for words, number in (
        ("more", len(has.keys() - had.keys())),
        ("fewer", len(had.keys() - has.keys())),
        ("withdrawn", sum(has[i] and not had[i] for i in has.keys() & had.keys())),
        ("made again", sum(had[i] and not has[i] for i in has.keys() & had.keys())),
    ):
        if number:
            yield f"{_claims(number)} {words}"


def _shown(event: Event) -> dict[str, str]:
    return {
        **{name: value for name, (value, _) in _values(event).items()},
        "standing": standing_words(event),
        "origins": str(event.origins),
        "review": event.review or "none",
    }


def _claims(number: int) -> str:
    return f"{number:,} claim{'' if number == 1 else 's'}"
