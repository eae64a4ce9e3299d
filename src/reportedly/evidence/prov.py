"""The provenance of events as W3C PROV, in PROV-JSON (W3C Member Submission of 24 April 2013).

Entities are bytes, documents, claims, versions of the event, judgements; activities are the entries of the ledger that
read, coded and resolved, and the acts of people; agents are the versions of the program, publishers, the speakers that
claims name, and people. The store knows when each thing was recorded, and that is the time that an activity ended at;
when it began is not known and is not said.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from reportedly.evidence.prov_graph import (
    PRIMARY_SOURCE,
    QUOTATION,
    REVISION,
    Graph,
    named,
    quoted,
    told_as,
)
from reportedly.evidence.records import RAW, folder_name, stamp
from reportedly.output.jsons import json_text
from reportedly.resolve.model import Judgement, LinkedClaim
from reportedly.store.evidence import DocumentRecord, EventRecord, Fetch, JudgementRecord, Recorded, VersionRecord

_ADDRESSES = ("http://", "https://")


class Provenance:
    """The PROV-JSON of events; `documents` has those that their records name."""

    def __init__(self, documents: Mapping[str, DocumentRecord]) -> None:
        self._documents = documents
        self._made = Graph()

    def add(self, record: EventRecord) -> None:
        made = self._made
        for ident in record.documents:
            _add_document(made, self._documents[ident])
        for claim in record.claims:
            _add_claim(made, claim.claim, claim.recorded)
        for gone in record.withdrawals:
            if gone.withdrawn:
                _add_withdrawal(made, gone.claim_id, gone.document_id, gone.recorded)
        _add_versions(made, record)
        here = {claim.claim.claim_id for claim in record.claims} if record.judgements else set()
        for judgement in record.judgements:
            _add_judgement(made, judgement, here)

    def json(self) -> str:
        return self._made.json()


class _Source(NamedTuple):
    """What a graph says of a document: names, and attributes of itself and of its bytes."""

    name: str
    told: str
    publisher: str | None
    raw: str | None
    raw_told: str
    fetched: bool


def _source(record: DocumentRecord) -> _Source:
    known: _Source | None = record.made.get("prov")
    if known is None:
        told, folder = record.document, f"data/documents/{folder_name(record.document['id'])}"
        words = {"label": told["title"] or told["ref"], "location": f"{folder}/text.txt"}
        known = record.made["prov"] = _Source(
            name=_document(told["id"]),
            told=told_as("reportedly:Document", **words, url=told["url"], published=told["published"]),
            publisher=named(told["publisher"]) if told["publisher"] else None,
            raw=quoted(f"raw:{record.raw_sha256}") if record.raw_sha256 is not None else None,
            raw_told=told_as("reportedly:Bytes", label="the bytes as they came", location=f"{folder}/{RAW}"),
            fetched=any(seen.ref.startswith(_ADDRESSES) for seen in record.sightings),
        )
    return known


def _add_document(made: Graph, record: DocumentRecord) -> None:
    source, recorded = _source(record), record.recorded
    if not made.put("entity", source.name, source.told):
        return
    reading = made.activity("read", recorded)
    made.generate(source.name, reading, recorded)
    if source.publisher is not None:
        publisher = made.agent("prov:Organization", source.publisher, record.document["publisher"])
        made.attribute(source.name, publisher)
    if source.raw is None:
        return
    made.put("entity", source.raw, source.raw_told)
    made.use(reading, source.raw)
    made.derive(source.name, source.raw, reading, PRIMARY_SOURCE)
    brought = [fetch for fetch in record.fetches if fetch.sha256 == record.raw_sha256]
    for fetch in brought[:1]:  # the later ones found it again
        made.generate(source.raw, _add_fetch(made, fetch), fetch.recorded)
    if not brought and source.fetched:
        made.generate(source.raw, made.activity("fetch", recorded), recorded)


def _add_fetch(made: Graph, fetch: Fetch) -> str:
    """An exchange of which the time is known."""
    name = f'"act:fetch-{fetch.number}-of-watch"'
    made.put(
        "activity",
        name,
        f'{told_as("reportedly:fetch", label=f"fetch {fetch.url}")},"prov:startTime":"{stamp(fetch.at)}"',
    )
    made.associate(name, made.tool(fetch.recorded.tool))
    return name


@lru_cache(maxsize=10_000)
def _document(ident: str) -> str:
    return f'"document:{folder_name(ident)}"'


@lru_cache(maxsize=10_000)
def _claim(ident: str) -> str:
    return quoted(f"claim:{ident}")


def _add_claim(made: Graph, claim: LinkedClaim, recorded: Recorded) -> None:
    said, name = claim.claim, _claim(claim.claim_id)
    label, spot = _label(said["event_type"], said["trigger"]["text"]), said["evidence"]
    place = f'"reportedly:start":{spot["start"]:d},"reportedly:end":{spot["end"]:d}'
    if not made.put("entity", name, f"{label},{place}"):
        return
    coding = made.activity("code", recorded)
    made.generate(name, coding, recorded)
    made.derive(name, _document(claim.document_id), coding, QUOTATION)
    for number, link in enumerate(said["attribution"], start=1):
        words = link["source"]["name"] or link["source"]["text"]
        speaker = made.agent("reportedly:Speaker", named(words), words)
        more = f',"reportedly:stance":{quoted(link["stance"])},"reportedly:link":{number}'
        made.attribute(name, speaker, more)


@lru_cache(maxsize=10_000)
def _label(event_type: str, trigger: str) -> str:
    return told_as("reportedly:Claim", label=f"{event_type}: {trigger}")


_VERSION = told_as("reportedly:EventVersion")


def _add_withdrawal(made: Graph, claim_id: str, document_id: str, recorded: Recorded) -> None:
    """A newer text of the page no longer makes the claim."""
    if not made.once(f"withdrawn {claim_id} {recorded.entry}"):
        return
    activity = made.activity("withdraw", recorded)
    made.invalidate(_claim(claim_id), activity, recorded)
    made.use(activity, _document(document_id))


def _add_versions(made: Graph, record: EventRecord) -> None:
    """Each version from the one before it and the claims that came to it; those that left it are named."""
    ident = record.event.event_id
    whole = quoted(f"event:{ident}")
    made.put("entity", whole, told_as("reportedly:Event", label="the event"))
    before: VersionRecord | None = None
    then: Mapping[str, bool] = {}
    former = ""
    for version in record.versions:
        now = version.claims
        name = f'{whole[:-1]}-v{version.version}"'
        told = f'{_VERSION},"prov:label":"version {version.version}"'
        if version.told:
            told += _standing(bytes(version.told["standing"]))
        same = now is then
        if not same and (left := then.keys() - now.keys()):
            told += f',"reportedly:without":{json_text(sorted(left))}'
        if version.redirect is not None:
            told += f',"reportedly:redirect":{quoted(version.redirect)}'
        made.put("entity", name, told)
        resolving = made.activity("resolve", version.recorded, tool=version.rules)
        made.generate(name, resolving, version.recorded)
        made.specialize(name, whole)
        for claim_id in () if same else sorted(now.keys() - then.keys()):
            made.derive(name, _claim(claim_id), resolving)
        if before is not None:
            made.derive(name, former, resolving, REVISION)
        before, then, former = version, now, name


@lru_cache(maxsize=100)
def _standing(written: bytes) -> str:
    return "" if written == b"null" else f',"reportedly:standing":{written.decode()}'


def _add_judgement(made: Graph, record: JudgementRecord, here: set[str]) -> None:
    """What a person decided, of which claims of this event, and that it was taken back."""
    judgement, undoing = record.judgement, record.undoing
    name = _decision(made, judgement.seq, judgement.kind.value, judgement, record.recorded, judgement.who)
    act = _act(judgement.seq)
    for claim_id in judgement.claims:
        if claim_id in here and made.once(f"{act} of {claim_id}"):
            made.use(act, _claim(claim_id))
    if undoing is not None and made.once(f"{act} undone"):
        _decision(made, undoing.seq, "undo", None, undoing.recorded, undoing.who, because=undoing.because)
        made.invalidate(name, _act(undoing.seq), undoing.recorded)


def _act(seq: int) -> str:
    return f'"act:judge-{seq}"'


def _decision(
    made: Graph, seq: int, kind: str, judgement: Judgement | None, recorded: Recorded, who: str, because: str = ""
) -> str:
    name, act, person = f'"judgement:{seq}"', _act(seq), named(f"person {who}")
    told = told_as(
        "reportedly:Judgement",
        label=kind,
        because=(judgement.because if judgement else because) or None,
        field=judgement.field if judgement else None,
    )
    if not made.put("entity", name, told):
        return name
    made.put("activity", act, told_as("reportedly:judge", label=f"judge: {kind}"))
    made.associate(act, made.agent("prov:Person", person, who))
    made.associate(act, made.tool(recorded.tool))
    made.generate(name, act, recorded)
    return name
