"""The records of a pack of an event: as it stands, its claims, its versions (docs/evidence.md).

Values that the store keeps as the contract has them stay the JSON that was written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Any

from msgspec import Raw, Struct

from reportedly.evidence.records import Plain, recorded_as, stamp
from reportedly.store.evidence import (
    EventRecord,
    JudgementRecord,
    VersionRecord,
    WithdrawalRecord,
)
from reportedly.store.jsons import reading_records
from reportedly.store.typed import reader_of


class ClaimLine(Struct):
    """A line of `claims.jsonl`; `claim` is that of docs/json.md."""

    event_id: str
    claim_id: str
    document_id: str
    evidence: str
    origins: Sequence[str]
    interest: str | None
    withdrawn: bool
    recorded: str
    entry: int
    tool: str
    claim: Raw


def claim_lines(record: EventRecord) -> Iterator[ClaimLine]:
    """The claims of every version of an event."""
    event_id = record.event.event_id
    for one in record.claims:
        claim, recorded = one.claim, one.recorded
        yield ClaimLine(
            *(event_id, claim.claim_id, claim.document_id, claim.evidence, claim.origins, claim.interest),
            *(claim.withdrawn, stamp(recorded.at), recorded.entry, recorded.tool, Raw(one.written)),
        )


class _Link(Struct):
    a: str
    b: str
    score: float
    reasons: Raw
    barred: bool
    recorded: str
    entry: int
    tool: str


class _Side(Struct):
    actor_id: Any
    name: Any
    kind: Any
    country: Any
    claims: Any


class _Contradiction(Struct):
    field: Any
    kind: Any
    claims: Any
    reason: Any


_read_sides = reader_of(list[_Side])
_read_contradictions = reader_of(list[_Contradiction])
_read_origins = reader_of(dict[str, Any])


def event_line(record: EventRecord, names: Mapping[str, str]) -> Plain:
    """A line of `events.jsonl`: the event as it stands, of the contract, and what people and rules made of its claims.
    `names` are of origins."""
    origins = sorted({c.origin for c in record.event.claims}) if names else ()
    return {
        "event": _event(record),
        "origin_names": {key: names[key] for key in origins if key in names},
        "merged": [{"event_id": name, **recorded_as(recorded)} for name, recorded in record.merged],
        "links": [
            _Link(a, b, score, reasons, barred, stamp(by.at), by.entry, by.tool)
            for a, b, score, reasons, barred, by in record.links
        ],
        "judgements": [_judgement(one) for one in record.judgements],
        "withdrawals": [_withdrawal(one) for one in record.withdrawals],
    }


def _event(record: EventRecord) -> Plain:
    """The event of the contract, of the values of its last version as they were written; of its claims, which are in
    files of their own, it has what a version has of them."""
    event, told = record.event, record.versions[-1].told or {}
    with reading_records():
        made = {key: _MAKERS[key](told) if key in _MAKERS else told[key] for key in _KEYS}
        made["claims"] = _claims(record.versions[-1])
    made["version"] = event.version
    return made


class VersionLine(Struct):
    """A line of `versions.jsonl`: of a version what it changed."""

    event_id: str
    version: int
    recorded: str
    entry: int
    tool: str
    rules: str
    redirect: str | None
    changed: Plain | None


def version_lines(record: EventRecord) -> Iterator[VersionLine]:
    """Laid over one another they give the event as it was; of the claims there is only which ones they were. `changed`
    is null where the event was no more."""
    event_id = record.event.event_id
    known: Plain = {}
    with reading_records():
        for version in record.versions:
            changed = None
            if version.told is not None:
                changed = _changed(known, version.told, version)
            by = version.recorded
            told = version.rules, version.redirect, changed
            yield VersionLine(event_id, version.version, stamp(by.at), by.entry, by.tool, *told)


def _changed(known: Plain, told: Mapping[str, Raw], version: VersionRecord) -> Plain:
    """What a version changed, as the contract has it. `known` are values that were made of the version before it."""
    changed: Plain = {}
    for key in _KEYS if version.differs is None else _touched(version.differs):
        if key in _MADE_OF:
            value = _made(key, version)
            # Values of several parts, or of a part of one, may be what they were.
            if known.get(key) != value:
                changed[key] = known[key] = value
        else:
            changed[key] = _MAKERS[key](told) if key in _MAKERS else told[key]
    changed["version"] = version.version
    return changed


@lru_cache(maxsize=1000)
def _touched(differs: Set[str]) -> list[str]:
    """The keys of the contract that these of the store's values are part of."""
    parts = {_KEY_OF.get(part) for part in differs}
    return [key for key in _KEYS if key in parts]


def _made(key: str, version: VersionRecord) -> Any:
    return _claims(version) if key == "claims" else _sides(version.told or {})


def _claims(version: VersionRecord) -> list[tuple[str, int | None, bool]]:
    """The claims of a version: their ids, the numbers of their origins, whether they were withdrawn."""
    origins = _read_origins(bytes((version.told or {})["origin_of"]))
    return [(claim_id, origins.get(claim_id), gone) for claim_id, gone in version.claims.items()]


def _sides(told: Mapping[str, Raw]) -> dict[str, Any]:
    return {name: told[name] if told[name] == _NONE else _read_sides(bytes(told[name])) for name in _SIDES}


def _contradictions(told: Mapping[str, Raw]) -> Any:
    if told["contradictions"] == _NONE:
        return _NONE
    return _read_contradictions(bytes(told["contradictions"]))


_NONE = Raw(b"[]")
# Keys of an event of the contract but its version, and how those that are no value of the store's are made of them;
# for each of the store's values the key that it is part of.
_KEYS = (
    *("event_id", "event_type", "mode", "acled", "place", "time", "sides", "killed", "wounded", "detained", "standing"),
    *("also", "reason", "origins", "credibility", "contradictions", "claims", "review"),
)
_MAKERS: dict[str, Callable[[Mapping[str, Raw]], Any]] = {
    "sides": _sides,
    "contradictions": _contradictions,
    "review": lambda told: told.get("review"),
}
_SIDES = ("actors", "targets")
_MADE_OF = {"sides": _SIDES, "claims": ("claims", "origin_of")}
_KEY_OF = {**{key: key for key in _KEYS}, **{part: key for key, parts in _MADE_OF.items() for part in parts}}


def _judgement(record: JudgementRecord) -> Plain:
    made, undoing = record.judgement, record.undoing
    undone = None
    if undoing is not None:
        undone = {"seq": undoing.seq, "who": undoing.who, "because": undoing.because, **recorded_as(undoing.recorded)}
    return {
        "seq": made.seq,
        "kind": made.kind.value,
        "claims": list(made.claims),
        "event": made.event,
        "field": made.field,
        "value": made.value,
        "because": made.because,
        "who": made.who,
        **recorded_as(record.recorded),
        "undone": undone,
    }


def _withdrawal(one: WithdrawalRecord) -> Plain:
    return {
        "claim_id": one.claim_id,
        "withdrawn": one.withdrawn,
        "document_id": one.document_id,
        **recorded_as(one.recorded),
    }
