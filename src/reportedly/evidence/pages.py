"""The report of an event as one page: no script, nothing fetched, printable; templates/event.html has its form."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from reportedly import __version__
from reportedly.evidence import marks
from reportedly.evidence.records import RAW, folder_name, stamp
from reportedly.output.events import place_words, side_words, standing_words, time_words, toll_words, tolls
from reportedly.resolve.model import Event, LinkedClaim, Side
from reportedly.store import SourceRecord
from reportedly.store.evidence import (
    ClaimRecord,
    DocumentRecord,
    EventRecord,
    LinkRecord,
    VersionRecord,
    WithdrawalRecord,
)

_TEMPLATES = "templates"
_NOTHING = {"review": "none", "standing": "none"}
_STANCES = {"asserts": "says so", "admits": "admits it", "denies": "denies it", "declines": "declines to say"}
_INTERESTS = {"own": "helps its own side", "against": "hurts its own side", "none": "neither helps nor hurts its side"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim on the page: its number there, its words, and what is known of it."""

    number: int
    record: ClaimRecord
    sentence: list[marks.Marked]
    elsewhere: list[tuple[marks.Words, list[marks.Marked]]]
    document: DocumentRecord
    origin: int | None
    present: bool
    withdrawal: WithdrawalRecord | None

    @property
    def claim(self) -> LinkedClaim:
        return self.record.claim


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the event, and the numbers of the claims that it rests on."""

    name: str
    words: str
    note: str
    claims: list[int]


@dataclass(frozen=True, slots=True)
class Change:
    """What a version changed."""

    record: VersionRecord
    words: list[str]


def event_page(
    record: EventRecord, documents: Mapping[str, DocumentRecord], sources: Mapping[str, SourceRecord], state: str
) -> str:
    """The page of an event. `state` says in words of which state of the store it is."""
    event = record.event
    present = {claim.claim_id: claim for claim in event.claims}
    gone = {one.claim_id: one for one in record.withdrawals if one.withdrawn}  # the last one that says so
    # Claims of today first, those of former versions after them.
    order = sorted(record.claims, key=lambda one: one.claim.claim_id not in present)
    numbers = {one.claim.claim_id: n for n, one in enumerate(order, start=1)}
    claims = [
        Shown(
            number=numbers[one.claim.claim_id],
            record=one,
            sentence=marks.sentence(one.claim.claim, documents[one.claim.document_id].document["text"]),
            elsewhere=marks.elsewhere(one.claim.claim, documents[one.claim.document_id].document["text"]),
            document=documents[one.claim.document_id],
            origin=event.origin_of.get(one.claim.claim_id),
            present=one.claim.claim_id in present,
            withdrawal=gone.get(one.claim.claim_id),
        )
        for one in order
    ]
    return (
        _environment()
        .get_template("event.html")
        .render(
            event=event,
            record=record,
            title=_title(event),
            state=state,
            version=__version__,
            values=list(_values(event, numbers)),
            claims=claims,
            numbers=numbers,
            contradictions=[
                (one, sorted(numbers[c] for c in one.claims if c in numbers)) for one in event.contradictions
            ],
            origins=_origins(event, numbers, sources),
            links=_links(record, numbers),
            history=_history(record),
            documents=[documents[ident] for ident in record.documents],
            sources=sources,
            stances=_STANCES,
            interests=_INTERESTS,
        )
    )


def index_row(event: Event) -> tuple[str, str, str, str]:
    """Folder, what, where and when, standing: a row of the index."""
    return folder_name(event.event_id), _kind(event), _where_when(event), standing_words(event)


def index_page(rows: Iterable[Sequence[str]], asked: str, state: str) -> Iterable[str]:
    """The page that leads to the events' pages, piece by piece."""
    return _environment().get_template("index.html").generate(rows=rows, asked=asked, state=state, version=__version__)


def readme(*, asked: str, state: str, counts: str, fingerprint: str | None) -> str:
    """README.txt: what the files are, and how to check them without this program."""
    template = _plain_environment().get_template("README.txt")
    return template.render(
        asked=marks.plain(asked), state=state, version=__version__, counts=counts, fingerprint=fingerprint
    )


def _kind(event: Event) -> str:
    kind = f"{event.event_type} {event.mode}" if event.mode else event.event_type
    return f"{event.acled['sub_event_type']} ({kind})" if event.acled else kind


def _where_when(event: Event) -> str:
    return ", ".join(words for words in (place_words(event.place), time_words(event.time)) if words)


def _title(event: Event) -> str:
    return " · ".join(part for part in (_kind(event), _where_when(event)) if part)


def _values(event: Event, numbers: Mapping[str, int]) -> Iterable[Value]:
    """The event's values; a value that no claim gives is a gap, and shown as one."""
    live = [claim for claim in event.claims if not claim.withdrawn]

    def saying(says: Callable[[Mapping[str, Any]], bool]) -> list[int]:
        return sorted(numbers[claim.claim_id] for claim in live if says(claim.claim))

    yield Value("what", _kind(event), event.acled["reason"] if event.acled else "", saying(partial(_of_type, event)))
    precision = event.time.precision if event.time else ""
    note = f"known to the {precision}" if precision not in ("", "unknown") else ""
    yield Value("when", time_words(event.time), note, saying(partial(_of_time, event)))
    precision = event.place.precision if event.place else ""
    yield Value("where", place_words(event.place), precision, saying(partial(_of_place, event)))
    yield _side("who", event.actors, numbers)
    yield _side("whom", event.targets, numbers)
    for name, toll in tolls(event):
        if toll.by_claimant:
            told = sorted(numbers[figure.claim] for figure in toll.by_claimant if figure.claim in numbers)
            note = f"{toll.rule.rstrip('.')}. By ACLED’s rule {toll.acled:,}."
            yield Value(name, toll_words(toll), note, told)


def _of_type(event: Event, claim: Mapping[str, Any]) -> bool:
    return bool(claim["event_type"] == event.event_type)


def _of_time(event: Event, claim: Mapping[str, Any]) -> bool:
    """Whether the claim gives days, and they overlap the event's."""
    told, time = claim["time"], event.time
    if not told or not told["earliest"] or not told["latest"] or not time or not time.earliest or not time.latest:
        return False
    return bool(told["earliest"] <= time.latest.isoformat() and time.earliest.isoformat() <= told["latest"])


def _of_place(event: Event, claim: Mapping[str, Any]) -> bool:
    """Whether the claim gives that place, and no wider one."""
    told, place = claim["place"], event.place
    if not told or not place:
        return False
    if place.place_id:
        return bool(told["place_id"] == place.place_id)
    return bool((told["name"] or told["text"]) == place.name)


def _side(name: str, sides: Sequence[Side], numbers: Mapping[str, int]) -> Value:
    told = sorted({numbers[ident] for side in sides for ident in side.claims if ident in numbers})
    return Value(name, side_words(sides), "", told)


def _origins(
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


def _links(record: EventRecord, numbers: Mapping[str, int]) -> list[tuple[list[int], LinkRecord]]:
    """The strongest links that join the claims (a maximum spanning forest), and the pairs that are kept apart."""
    told = [(sorted((numbers[link.pair.a], numbers[link.pair.b])), link) for link in record.links]
    group = {number: {number} for number in numbers.values()}
    kept = []
    for (a, b), link in sorted(told, key=lambda one: (-one[1].pair.score, one[0])):
        if link.pair.barred:
            kept.append(([a, b], link))
        elif group[a] is not group[b]:
            kept.append(([a, b], link))
            group[a] |= group[b]
            group.update(dict.fromkeys(group[b], group[a]))
    return sorted(kept, key=lambda one: one[0])


def _history(record: EventRecord) -> list[Change]:
    found: list[Change] = []
    before: VersionRecord | None = None
    for version in record.versions:
        found.append(Change(version, list(_changes(before, version))))
        before = version
    return found


def _changes(before: VersionRecord | None, version: VersionRecord) -> Iterable[str]:
    event = version.event
    if event is None:
        yield f"went up in event {version.redirect}" if version.redirect else "lost all its claims"
        return
    old = before.event if before else None
    now, then = {c.claim_id for c in event.claims}, {c.claim_id for c in old.claims} if old else set()
    gone = {c.claim_id for c in event.claims if c.withdrawn}
    gone -= {c.claim_id for c in old.claims if c.withdrawn} if old else gone
    for number, words in ((len(now - then), "came"), (len(then - now), "left"), (len(gone), "withdrawn")):
        if number:
            yield f"{number} claim{'' if number == 1 else 's'} {words}"
    for (name, value), (_, former) in zip(_summary(event), _summary(old) if old else _summary(event), strict=True):
        if old is None and value:
            yield f"{name}: {value}"
        elif old is not None and value != former:
            yield f"{name}: {former or _NOTHING.get(name, 'not told')} → {value or _NOTHING.get(name, 'not told')}"


def _summary(event: Event) -> list[tuple[str, str]]:
    return [
        ("what", _kind(event)),
        ("when", time_words(event.time)),
        ("where", place_words(event.place)),
        ("who", side_words(event.actors)),
        ("whom", side_words(event.targets)),
        *((name, toll_words(toll) if toll.by_claimant else "") for name, toll in tolls(event)),
        ("standing", standing_words(event)),
        ("review", event.review or ""),
    ]


@cache
def _plain_environment() -> Environment:
    """For text that is no markup."""
    loader = PackageLoader("reportedly.evidence", _TEMPLATES)
    return Environment(
        loader=loader, autoescape=False, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("reportedly.evidence", _TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    style = resources.files("reportedly.evidence").joinpath(_TEMPLATES, "style.css").read_text(encoding="utf-8")
    allowed = base64.b64encode(sha256(style.encode()).digest()).decode()
    made.globals |= {"style": style, "style_hash": f"sha256-{allowed}", "folder_name": folder_name}
    made.globals["RAW"] = RAW
    made.filters |= {"shown": marks.shown, "plain": marks.plain, "stamp": stamp, "moment": _moment}
    return made


def _moment(at: Any) -> str:
    """A time to read, to the second, in UTC."""
    return f"{stamp(at)[:19].replace('T', ' ')} UTC"
