"""Who is said to have taken, left or held a place, the newest first: claims, never a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportedly.brief.clauses import act_clause
from reportedly.brief.dates import span_words
from reportedly.brief.gather import Gathered
from reportedly.brief.model import Group, Item, Run, Section, Sentence, Style
from reportedly.brief.naming import plain_name
from reportedly.brief.said import quotation, said_by
from reportedly.brief.voices import is_denial, opening
from reportedly.brief.wording import wording
from reportedly.output.text import clean
from reportedly.resolve.model import Event
from reportedly.store import Store
from reportedly.store.control import Control


def control(store: Store, gathered: Gathered, most: int) -> Section:
    """A place with each account of who holds it; `most` places, as many accounts of each."""
    places = _places(gathered.told)
    items = []
    for key, event in places.items():
        found = [c for c in store.control(key, gathered.as_of) if _is_news(c, gathered)]
        told = [replace(c, claim=gathered.ground.claims[c.claim.claim_id]) for c in found]
        sentences = _accounts(told, event)[:4]
        denied = any(is_denial(one.claim) for one in told)
        if denied or any(s.runs[-1].style is not Style.QUOTE for s in sentences):
            items.append(Item(event.event_id, _heading(event), "", tuple(sentences)))
    groups = (Group("", tuple(items[:most]), max(0, len(items) - most)),) if items else ()
    return Section("control", wording()["section"]["control"], groups=groups)


def _places(events: Iterable[Event]) -> dict[str, Event]:
    """The places of which an event says that they changed hands."""
    found: dict[str, Event] = {}
    for event in events:
        territory = event.acled is not None and event.acled["sub_event_type"] in wording()["lowered"]["ground"]
        if territory and event.place is not None and event.place.country is not None:
            key = event.place.place_id or event.place.name
            if key:
                found.setdefault(key, event)
    return found


def _heading(event: Event) -> Sentence:
    assert event.place is not None
    parts = dict.fromkeys((clean(event.place.name or ""), plain_name(event.place.admin1 or "")))
    return Sentence(
        (Run(opening(", ".join(filter(None, parts))), Style.STRONG),), tuple(c.claim_id for c in event.claims)
    )


def _is_news(told: Control, gathered: Gathered) -> bool:
    return not told.claim.withdrawn and told.claim.claim_id in gathered.ground.claims


def _accounts(told: Iterable[Control], event: Event) -> list[Sentence]:
    """A sentence for each who says so; the same said twice is told once, with both reports cited."""
    by_account: dict[tuple[str, tuple[str, ...], str | None], list[Control]] = {}
    for one in sorted(told, key=_newest):
        by_account.setdefault((one.change, one.holders, one.claim.origin), []).append(one)
    found: list[Sentence] = []
    seen: set[str] = set()
    for same in by_account.values():
        sentence = _account(same, event)
        if sentence.text not in seen:
            seen.add(sentence.text)
            found.append(sentence)
    return found


def _newest(one: Control) -> tuple[int, str]:
    day = one.latest or one.earliest
    return -day.toordinal() if day else 0, one.claim.claim_id


def _account(same: list[Control], event: Event) -> Sentence:
    claims = [one.claim for one in same]
    for one in same:
        clause = None if is_denial(one.claim) else act_clause(one.claim)
        made = said_by(clause, claims, event) if clause else None
        if made is not None:
            day = span_words(one.earliest, one.latest)
            runs = (Run(f"{day}: "), *made.runs) if day else made.runs
            return Sentence(runs, tuple(dict.fromkeys((*made.claims, one.claim.claim_id))))
    return quotation(claims[0])
