"""The records of a pack as plain values: a document, a claim, an event and its versions (docs/evidence.md)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from reportedly.read.build import content_id
from reportedly.store.evidence import (
    ClaimRecord,
    DocumentRecord,
    EventRecord,
    Fetch,
    JudgementRecord,
    LinkRecord,
    Recorded,
    Sighting,
    VersionRecord,
    WithdrawalRecord,
)
from reportedly.store.jsons import reading_records

# What a document's id may be the hash of: its text alone, or with what was given beside it (reportedly.read.build).
ID_OF = (("text",), ("text", "publisher"), ("text", "title", "url", "publisher", "published"))
_PLAIN = re.compile(r"[A-Za-z0-9]{1,100}")
_SIDE = ("actor_id", "name", "kind", "country", "claims")
RAW = "raw.bin"  # whatever it is: a stranger's page is not to be opened by a slip
Plain = dict[str, Any]


def folder_name(ident: str) -> str:
    """An id as a folder's name. An id from elsewhere that could not be one is named by its hash."""
    return ident if _PLAIN.fullmatch(ident) else hashlib.sha256(ident.encode("utf-8", "replace")).hexdigest()


def text_bytes(document: Mapping[str, Any]) -> bytes:
    """The text as its id was made of it."""
    return str(document["text"]).encode("utf-8", "surrogatepass")


def id_of(document: Mapping[str, Any], text: str) -> list[str] | None:
    """Of which values of a document its id is the hash; None where one of them was not kept as it came."""
    for names in ID_OF:
        if content_id(text, *(document[name] for name in names[1:])) == document["id"]:
            return list(names)
    return None


def document_record(record: DocumentRecord) -> Plain:
    """`document.json`: what is known of a document beside its text and its bytes, which are files of their own."""
    told, text = record.document, text_bytes(record.document)
    raw = None
    if record.raw_sha256 is not None:
        raw = {"file": RAW, "sha256": record.raw_sha256, "bytes": record.raw_size}
    return {
        **{key: value for key, value in told.items() if key != "text"},
        "text": {"file": "text.txt", "sha256": hashlib.sha256(text).hexdigest(), "characters": len(told["text"])},
        "id_of": id_of(told, told["text"]),
        "raw": raw,
        **_recorded(record.recorded),
        "sightings": [_sighting(seen) for seen in record.sightings],
        "fetches_left_out": record.fetches_left_out,
    }


def _sighting(seen: Sighting) -> Plain:
    fetched = stamp(seen.fetched) if seen.fetched else None
    return {"ref": seen.ref, "page": seen.page, "fetched": fetched, "live": seen.live, **_recorded(seen.recorded)}


def fetch_record(fetch: Fetch) -> Plain:
    """A line of `fetches.jsonl`."""
    return {
        "number": fetch.number,
        "url": fetch.url,
        "at": stamp(fetch.at),
        "status": fetch.status,
        "headers": [list(pair) for pair in fetch.headers],
        "sha256": fetch.sha256,
        "length": fetch.length,
        "outcome": fetch.outcome,
        "problem": fetch.problem,
        **_recorded(fetch.recorded),
    }


def claim_record(event_id: str, record: ClaimRecord) -> Plain:
    """A line of `claims.jsonl`; `claim` is that of docs/json.md."""
    claim = record.claim
    return {
        "event_id": event_id,
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "evidence": claim.evidence,
        "origins": list(claim.origins),
        "interest": claim.interest,
        "withdrawn": claim.withdrawn,
        **_recorded(record.recorded),
        "claim": dict(claim.claim),
    }


def event_record(record: EventRecord, event: Plain, names: Mapping[str, str]) -> Plain:
    """A line of `events.jsonl`: the event as it stands, of the contract, and what people and rules made of its claims.
    `names` are of origins."""
    return {
        "event": event,
        "origin_names": {key: names[key] for key in sorted({c.origin for c in record.event.claims}) if key in names},
        "merged": [{"event_id": name, **_recorded(recorded)} for name, recorded in record.merged],
        "links": [_link(link) for link in record.links],
        "judgements": [_judgement(one) for one in record.judgements],
        "withdrawals": [_withdrawal(one) for one in record.withdrawals],
    }


def version_records(record: EventRecord, event: Plain) -> Iterator[Plain]:
    """Lines of `versions.jsonl`: of each version what it changed. Laid over one another they give the event as it was;
    of the claims there is only which ones they were. `changed` is null where the event was no more. `event` is the
    event as it stands, of the contract."""
    before: Mapping[str, Any] | None = None
    last = record.versions[-1]
    for version in record.versions:
        changed = None
        if version.told is not None:
            now = but_claims(event) if version is last else None
            with reading_records():
                changed = _changed(before, version.told, version, now)
            before = version.told
        yield {
            "event_id": record.event.event_id,
            "version": version.version,
            **_recorded(version.recorded),
            "rules": version.rules,
            "redirect": version.redirect,
            "changed": changed,
        }


def but_claims(event: Plain) -> Plain:
    """An event of the contract with no more of its claims than their ids, the numbers of their origins and whether
    they were withdrawn."""
    return {**event, "claims": [[c["claim_id"], c["origin"], c["withdrawn"]] for c in event["claims"]]}


def _changed(
    before: Mapping[str, Any] | None, told: Mapping[str, Any], version: VersionRecord, now: Plain | None
) -> Plain:
    """What a version changed, as the contract has it; `now` are its values where they are known in that form."""
    changed = {}
    keys: Iterable[str] = _KEYS
    if before is not None and version.differs is not None:
        touched = {_KEY_OF.get(part) for part in version.differs}
        keys = [key for key in _KEYS if key in touched]
    for key in keys:
        value = _value(key, told) if now is None else now[key]
        # Values of several parts, or of a part of one, may be what they were.
        if before is None or key not in ("sides", "claims") or value != _value(key, before):
            changed[key] = value
    return {**changed, "version": version.version}


def _value(key: str, told: Mapping[str, Any]) -> Any:
    """A value of the contract, of what the store keeps of a version."""
    if key == "claims":
        origins = told["origin_of"]
        return [[claim_id, origins.get(claim_id), gone] for claim_id, gone in told["claims"]]
    if key == "sides":
        return {name: [{key: side[key] for key in _SIDE} for side in told[name]] for name in ("actors", "targets")}
    return told.get("review") if key == "review" else told[key]


# Keys of an event of the contract but its version, and for each of the store's values the key that it is part of.
_KEYS = (
    *("event_id", "event_type", "mode", "acled", "place", "time", "sides", "killed", "wounded", "detained", "standing"),
    *("also", "reason", "origins", "credibility", "contradictions", "claims", "review"),
)
_MADE = {"actors": "sides", "targets": "sides", "claims": "claims", "origin_of": "claims"}
_KEY_OF = {**{key: key for key in _KEYS}, **_MADE}


@lru_cache(maxsize=4096)
def stamp(at: datetime) -> str:
    """A time in UTC, to the microsecond; what was recorded together has one."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@lru_cache(maxsize=4096)
def moment(at: datetime) -> str:
    """A time to read, to the second, in UTC."""
    return f"{stamp(at)[:19].replace('T', ' ')} UTC"


def _recorded(recorded: Recorded) -> Plain:
    return {"recorded": stamp(recorded.at), "entry": recorded.entry, "tool": recorded.tool}


def _link(link: LinkRecord) -> Plain:
    return {
        "a": link.a,
        "b": link.b,
        "score": link.score,
        "reasons": link.reasons,
        "barred": link.barred,
        **_recorded(link.recorded),
    }


def _judgement(record: JudgementRecord) -> Plain:
    made, undoing = record.judgement, record.undoing
    undone = None
    if undoing is not None:
        undone = {"seq": undoing.seq, "who": undoing.who, "because": undoing.because, **_recorded(undoing.recorded)}
    return {
        "seq": made.seq,
        "kind": made.kind.value,
        "claims": list(made.claims),
        "event": made.event,
        "field": made.field,
        "value": made.value,
        "because": made.because,
        "who": made.who,
        **_recorded(record.recorded),
        "undone": undone,
    }


def _withdrawal(one: WithdrawalRecord) -> Plain:
    return {
        "claim_id": one.claim_id,
        "withdrawn": one.withdrawn,
        "document_id": one.document_id,
        **_recorded(one.recorded),
    }
