"""The provenance of events as W3C PROV, in PROV-JSON (W3C Member Submission of 24 April 2013).

Entities are bytes, documents, claims, versions of the event, judgements; activities are the entries of the ledger that
read, coded and resolved, and the acts of people; agents are the versions of the program, publishers, the speakers that
claims name, and people. The store knows when each thing was recorded, and that is the time that an activity ended at;
when it began is not known and is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reportedly.evidence.prov_graph import (
    PRIMARY_SOURCE,
    QUOTATION,
    REVISION,
    Act,
    Graph,
    named,
    quoted,
    told_as,
)
from reportedly.evidence.records import TEXT, folder_name, stamp, text_of
from reportedly.output.jsons import json_text
from reportedly.resolve.model import Judgement, LinkedClaim
from reportedly.store.evidence import DocumentRecord, EventRecord, Fetch, JudgementRecord, Recorded

_ADDRESSES = ("http://", "https://")


class Provenance:
    """The PROV-JSON of events, or of documents. Claims and what withdrew them lead to documents, which are told of once
    in a pack: in graphs of their own."""

    def __init__(self) -> None:
        self._made = Graph()

    def add_document(self, record: DocumentRecord) -> None:
        _add_document(self._made, record)

    def add(self, record: EventRecord) -> None:
        made = self._made
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


def _add_document(made: Graph, record: DocumentRecord) -> None:
    told, folder, recorded = record.document, f"data/documents/{folder_name(record.document['id'])}", record.recorded
    name = _document(told["id"])
    words = {"label": told["title"] or told["ref"], "location": f"{folder}/{TEXT}"}
    made.put("entity", name, told_as("reportedly:Document", **words, url=told["url"], published=told["published"]))
    reading = made.activity("read", recorded)
    made.generate(name, reading)
    if told["publisher"]:
        made.attribute(name, made.agent("prov:Organization", named(told["publisher"]), told["publisher"]))
    if record.raw_sha256 is None:
        return
    raw = quoted(f"raw:{record.raw_sha256}")
    location = f"{folder}/{text_of(record).raw}"
    made.put("entity", raw, told_as("reportedly:Bytes", label="the bytes as they came", location=location))
    made.use(reading.name, raw)
    made.derive(name, raw, reading.name, PRIMARY_SOURCE)
    brought = [fetch for fetch in record.fetches if fetch.sha256 == record.raw_sha256]
    for fetch in brought[:1]:  # the later ones found it again
        made.generate(raw, Act.of(_add_fetch(made, fetch), fetch.recorded))
    if not brought and any(seen.ref.startswith(_ADDRESSES) for seen in record.sightings):
        made.generate(raw, made.activity("fetch", recorded))


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
    made.generate(name, coding)
    made.derive(name, _document(claim.document_id), coding.name, QUOTATION)
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
    made.invalidate(_claim(claim_id), activity)
    made.use(activity.name, _document(document_id))


def _add_versions(made: Graph, record: EventRecord) -> None:
    """Each version from the one before it and the claims that came to it; those that left it are named."""
    ident = record.event.event_id
    whole = quoted(f"event:{ident}")
    made.put("entity", whole, told_as("reportedly:Event", label="the event"))
    then: Mapping[str, bool] = {}
    former = ""
    for number, recorded, rules, redirect, known, now, _ in record.versions:
        name = f'{whole[:-1]}-v{number}"'
        told = f'{_VERSION},"prov:label":"version {number}"'
        if known:
            told += _standing(bytes(known["standing"]))
        came: Iterable[str] = ()
        if now is not then:
            if left := then.keys() - now.keys():
                told += f',"reportedly:without":{json_text(sorted(left))}'
            came = sorted(now.keys() - then.keys())
        if redirect is not None:
            told += f',"reportedly:redirect":{quoted(redirect)}'
        made.put("entity", name, told)
        resolving = made.activity("resolve", recorded, tool=rules)
        act = resolving.name
        made.generate(name, resolving)
        made.specialize(name, whole)
        for claim_id in came:
            made.derive(name, _claim(claim_id), act)
        if former:
            made.derive(name, former, act, REVISION)
        then, former = now, name


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
        made.invalidate(name, Act.of(_act(undoing.seq), undoing.recorded))


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
    made.generate(name, Act.of(act, recorded))
    return name
