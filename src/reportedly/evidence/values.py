"""What a report says of an event: its values with the claims that give them, whom they go back to, what joins them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from reportedly.evidence.records import folder_name
from reportedly.evidence.summaries import kind_words
from reportedly.output.events import place_words, side_words, standing_words, time_words, toll_words, tolls
from reportedly.resolve.model import Event, LinkedClaim, Place, Side, Time
from reportedly.store import SourceRecord
from reportedly.store.evidence import EventRecord, LinkRecord

_Numbered = Sequence[tuple[int, Mapping[str, Any]]]  # claims by their numbers


class Value(NamedTuple):
    """A value of the event, and the numbers of the claims that it rests on."""

    name: str
    words: str
    note: str
    claims: list[int]


def title_of(event: Event) -> str:
    """What, where and when."""
    return " · ".join(part for part in (kind_of(event), where_when(event)) if part)


def kind_of(event: Event) -> str:
    return kind_words(event.event_type, event.mode, event.acled)


def where_when(event: Event) -> str:
    return ", ".join(words for words in (place_words(event.place), time_words(event.time)) if words)


def index_row(event: Event) -> tuple[str, str, str, str]:
    """Its anchor on its page, what, where and when, standing: a row of the index."""
    return folder_name(event.event_id), kind_of(event), where_when(event), standing_words(event)


def values_of(event: Event, numbers: Mapping[str, int]) -> Iterator[Value]:
    """The event's values; a value that no claim gives is a gap, and shown as one."""
    live = [(numbers[claim.claim_id], claim.claim) for claim in event.claims if not claim.withdrawn]
    why = event.acled["reason"] if event.acled else ""
    same_type = sorted([number for number, claim in live if claim["event_type"] == event.event_type])
    yield Value("what", kind_of(event), why, same_type)
    precision = event.time.precision if event.time else ""
    note = f"known to the {precision}" if precision not in ("", "unknown") else ""
    yield Value("when", time_words(event.time), note, _then(event.time, live))
    precision = event.place.precision if event.place else ""
    yield Value("where", place_words(event.place), precision, _there(event.place, live))
    yield _side("who", event.actors, numbers)
    yield _side("whom", event.targets, numbers)
    for name, toll in tolls(event):
        if toll.by_claimant:
            told = sorted(numbers[figure.claim] for figure in toll.by_claimant if figure.claim in numbers)
            note = f"{toll.rule.rstrip('.')}. By ACLED’s rule {toll.acled:,}."
            yield Value(name, toll_words(toll), note, told)


def _then(time: Time | None, live: _Numbered) -> list[int]:
    """The claims that give days which overlap the event's."""
    if not time or not time.earliest or not time.latest:
        return []
    first, last = time.earliest.isoformat(), time.latest.isoformat()
    days = [(number, claim["time"]) for number, claim in live if claim["time"]]
    known = [(number, told) for number, told in days if told["earliest"] and told["latest"]]
    return sorted([number for number, told in known if told["earliest"] <= last and first <= told["latest"]])


def _there(place: Place | None, live: _Numbered) -> list[int]:
    """The claims that give that place, and no wider one."""
    if not place:
        return []
    places = [(number, claim["place"]) for number, claim in live if claim["place"]]
    if place.place_id:
        return sorted([number for number, told in places if told["place_id"] == place.place_id])
    return sorted([number for number, told in places if (told["name"] or told["text"]) == place.name])


def _side(name: str, sides: Sequence[Side], numbers: Mapping[str, int]) -> Value:
    told = sorted({numbers[ident] for side in sides for ident in side.claims if ident in numbers})
    return Value(name, side_words(sides), "", told)


def origins_of(
    event: Event, numbers: Mapping[str, int], sources: Mapping[str, SourceRecord]
) -> list[tuple[str, int | None, list[int], SourceRecord | None]]:
    """Who the claims go back to: its name, the number of the origin, its claims, and how it fared in the store."""
    found: dict[str, list[LinkedClaim]] = {}
    for claim in event.claims:
        found.setdefault(claim.origin, []).append(claim)
    rows = []
    for key, claims in found.items():
        number = next((event.origin_of[c.claim_id] for c in claims if c.claim_id in event.origin_of), None)
        source = sources.get(key)
        rows.append((source.name if source else key, number, sorted(numbers[c.claim_id] for c in claims), source))
    return sorted(rows, key=lambda row: (row[1] is None, row[1], row[0]))


def strongest(record: EventRecord, numbers: Mapping[str, int]) -> list[tuple[tuple[int, int], LinkRecord]]:
    """The strongest links that join the claims (a maximum spanning forest), and the pairs that are kept apart."""
    told = []
    for link in record.links:
        a, b = numbers[link.a], numbers[link.b]
        told.append((-link.score, (a, b) if a < b else (b, a), link))
    told.sort(key=_by_score)
    group = {number: {number} for number in numbers.values()}
    kept = []
    for _, pair, link in told:
        one, other = group[pair[0]], group[pair[1]]
        if link.barred:
            kept.append((pair, link))
        elif one is not other:
            kept.append((pair, link))
            one |= other
            group.update(dict.fromkeys(other, one))
    return sorted(kept, key=_by_pair)


_by_score, _by_pair = itemgetter(0, 1), itemgetter(0)
