"""The provenance of an event as W3C PROV, in PROV-JSON (W3C Member Submission of 24 April 2013).

Entities are bytes, documents, claims, versions of the event, judgements; activities are the entries of the ledger that
read, coded and resolved, and the acts of people; agents are the versions of the program, publishers, the speakers that
claims name, and people. The store knows when each thing was recorded, and that is the time that an activity ended at;
when it began is not known and is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from reportedly.evidence.records import RAW, folder_name, stamp
from reportedly.resolve.model import Judgement, LinkedClaim
from reportedly.store.evidence import DocumentRecord, EventRecord, Fetch, JudgementRecord, Recorded, VersionRecord

_PREFIXES = {
    "reportedly": "urn:reportedly:terms:",
    **{kind: f"urn:reportedly:{kind}:" for kind in ("raw", "document", "claim", "event", "judgement", "act", "agent")},
}
_ADDRESSES = ("http://", "https://")
Values = dict[str, Any]


def provenance(record: EventRecord, documents: Sequence[DocumentRecord]) -> Values:
    """The PROV-JSON of an event; `documents` are those that the record names."""
    made = _Graph()
    for document in documents:
        _add_document(made, document)
    for claim in record.claims:
        _add_claim(made, claim.claim, claim.recorded)
    for gone in record.withdrawals:
        if gone.withdrawn:
            _add_withdrawal(made, gone.claim_id, gone.document_id, gone.recorded)
    _add_versions(made, record)
    for judgement in record.judgements:
        _add_judgement(made, judgement, {claim.claim.claim_id for claim in record.claims})
    return made.json()


class _Graph:
    """Records by their kind; relations are numbered."""

    def __init__(self) -> None:
        self._kinds: dict[str, Values] = {}
        self._relations = 0

    def put(self, kind: str, name: str, **values: Any) -> str:
        """An entity, activity or agent, once; gives its name."""
        self._kinds.setdefault(kind, {}).setdefault(name, _attributes(values))
        return name

    def relate(self, kind: str, values: Values) -> None:
        self._relations += 1
        self._kinds.setdefault(kind, {})[f"_:r{self._relations}"] = values

    def tool(self, tool: str) -> str:
        return self.put("agent", _named(tool), label=tool, type="prov:SoftwareAgent")

    def activity(self, kind: str, recorded: Recorded, *, tool: str | None = None) -> str:
        """What an entry of the ledger did, by its tool."""
        name = f"act:{kind}-{recorded.entry}"
        if name not in self._kinds.get("activity", {}):
            self.put("activity", name, type=f"reportedly:{kind}", label=kind)
            self._kinds["activity"][name]["prov:endTime"] = stamp(recorded.at)
            used = self.tool(tool or recorded.tool)
            self.relate("wasAssociatedWith", {"prov:activity": name, "prov:agent": used})
        return name

    def begin(self, activity: str, at: datetime) -> None:
        self._kinds["activity"][activity]["prov:startTime"] = stamp(at)

    def generate(self, entity: str, activity: str, recorded: Recorded) -> None:
        told = {"prov:entity": entity, "prov:activity": activity, "prov:time": stamp(recorded.at)}
        self.relate("wasGeneratedBy", told)

    def derive(self, new: str, old: str, activity: str | None = None, *, kind: str | None = None) -> None:
        told: Values = {"prov:generatedEntity": new, "prov:usedEntity": old}
        if activity is not None:
            told["prov:activity"] = activity
        if kind is not None:
            told["prov:type"] = _name(kind)
        self.relate("wasDerivedFrom", told)

    def json(self) -> Values:
        return {"prefix": _PREFIXES, **{kind: self._kinds[kind] for kind in sorted(self._kinds)}}


def _attributes(values: Values) -> Values:
    """Labels and types as PROV has them, all else as this package's terms; what is None is left out."""
    told: Values = {}
    for key, value in values.items():
        if value is None or value == []:
            continue
        name = f"prov:{key}" if key in ("label", "type", "location") else f"reportedly:{key}"
        told[name] = _name(value) if key == "type" else value
    return told


def _name(qualified: str) -> Values:
    return {"$": qualified, "type": "prov:QUALIFIED_NAME"}


def _named(name: str) -> str:
    """An agent of whom only a name is known: two of one name are one."""
    return f"agent:{sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _add_document(made: _Graph, record: DocumentRecord) -> None:
    told, recorded = record.document, record.recorded
    folder = f"data/documents/{folder_name(told['id'])}"
    document = made.put(
        "entity",
        _document(told["id"]),
        type="reportedly:Document",
        label=told["title"] or told["ref"],
        location=f"{folder}/text.txt",
        url=told["url"],
        published=told["published"],
    )
    reading = made.activity("read", recorded)
    made.generate(document, reading, recorded)
    if told["publisher"]:
        publisher = made.put("agent", _named(told["publisher"]), label=told["publisher"], type="prov:Organization")
        made.relate("wasAttributedTo", {"prov:entity": document, "prov:agent": publisher})
    if record.raw_sha256 is None:
        return
    place = f"{folder}/{RAW}"
    raw = made.put(
        "entity", f"raw:{record.raw_sha256}", type="reportedly:Bytes", label="the bytes as they came", location=place
    )
    made.relate("used", {"prov:activity": reading, "prov:entity": raw})
    made.derive(document, raw, reading, kind="prov:PrimarySource")
    brought = [fetch for fetch in record.fetches if fetch.sha256 == record.raw_sha256]
    for fetch in brought[:1]:  # the later ones found it again
        made.generate(raw, _add_fetch(made, fetch), fetch.recorded)
    if not brought and any(seen.ref.startswith(_ADDRESSES) for seen in record.sightings):
        made.generate(raw, made.activity("fetch", recorded), recorded)


def _add_fetch(made: _Graph, fetch: Fetch) -> str:
    """An exchange of which the time is known."""
    name = made.put(
        "activity", f"act:fetch-{fetch.number}-of-watch", type="reportedly:fetch", label=f"fetch {fetch.url}"
    )
    made.begin(name, fetch.at)
    made.relate("wasAssociatedWith", {"prov:activity": name, "prov:agent": made.tool(fetch.recorded.tool)})
    return name


def _document(ident: str) -> str:
    return f"document:{folder_name(ident)}"


def _add_claim(made: _Graph, claim: LinkedClaim, recorded: Recorded) -> None:
    trigger = claim.claim["trigger"]
    name = made.put(
        "entity",
        f"claim:{claim.claim_id}",
        type="reportedly:Claim",
        label=f"{claim.claim['event_type']}: {trigger['text']}",
        start=claim.claim["evidence"]["start"],
        end=claim.claim["evidence"]["end"],
    )
    coding = made.activity("code", recorded)
    made.generate(name, coding, recorded)
    made.derive(name, _document(claim.document_id), coding, kind="prov:Quotation")
    for place, link in enumerate(claim.claim["attribution"], start=1):
        words = link["source"]["name"] or link["source"]["text"]
        speaker = made.put("agent", _named(words), label=words, type="reportedly:Speaker")
        told = {"prov:entity": name, "prov:agent": speaker, "reportedly:stance": link["stance"]}
        made.relate("wasAttributedTo", {**told, "reportedly:link": place})


def _add_withdrawal(made: _Graph, claim_id: str, document_id: str, recorded: Recorded) -> None:
    """A newer text of the page no longer makes the claim."""
    told = {"prov:entity": f"claim:{claim_id}", "prov:activity": made.activity("withdraw", recorded)}
    made.relate("wasInvalidatedBy", {**told, "prov:time": stamp(recorded.at)})
    made.relate("used", {"prov:activity": told["prov:activity"], "prov:entity": _document(document_id)})


def _add_versions(made: _Graph, record: EventRecord) -> None:
    """Each version from the one before it and the claims that came to it; those that left it are named."""
    whole = made.put("entity", f"event:{record.event.event_id}", type="reportedly:Event", label="the event")
    before: VersionRecord | None = None
    for version in record.versions:
        now, then = set(_claims(version)), set(_claims(before))
        name = made.put(
            "entity",
            f"event:{record.event.event_id}-v{version.version}",
            type="reportedly:EventVersion",
            label=f"version {version.version}",
            standing=version.event.standing.value if version.event and version.event.standing else None,
            without=sorted(then - now),
            redirect=version.redirect,
        )
        resolving = made.activity("resolve", version.recorded, tool=version.rules)
        made.generate(name, resolving, version.recorded)
        made.relate("specializationOf", {"prov:specificEntity": name, "prov:generalEntity": whole})
        for claim_id in sorted(now - then):
            made.derive(name, f"claim:{claim_id}", resolving)
        if before is not None:
            made.derive(name, f"event:{record.event.event_id}-v{before.version}", resolving, kind="prov:Revision")
        before = version


def _claims(version: VersionRecord | None) -> Iterable[str]:
    return [claim.claim_id for claim in version.event.claims] if version and version.event else []


def _add_judgement(made: _Graph, record: JudgementRecord, here: set[str]) -> None:
    """What a person decided, of which claims of this event, and that it was taken back."""
    judgement, undoing = record.judgement, record.undoing
    name = _decision(made, judgement.seq, judgement.kind.value, judgement, record.recorded, judgement.who)
    act = f"act:judge-{judgement.seq}"
    for claim_id in judgement.claims:
        if claim_id in here:
            made.relate("used", {"prov:activity": act, "prov:entity": f"claim:{claim_id}"})
    if undoing is not None:
        _decision(made, undoing.seq, "undo", None, undoing.recorded, undoing.who, because=undoing.because)
        told = {
            "prov:entity": name,
            "prov:activity": f"act:judge-{undoing.seq}",
            "prov:time": stamp(undoing.recorded.at),
        }
        made.relate("wasInvalidatedBy", told)


def _decision(
    made: _Graph, seq: int, kind: str, judgement: Judgement | None, recorded: Recorded, who: str, because: str = ""
) -> str:
    name = made.put(
        "entity",
        f"judgement:{seq}",
        type="reportedly:Judgement",
        label=kind,
        because=(judgement.because if judgement else because) or None,
        field=judgement.field if judgement else None,
    )
    act = made.put("activity", f"act:judge-{seq}", type="reportedly:judge", label=f"judge: {kind}")
    person = made.put("agent", _named(f"person {who}"), label=who, type="prov:Person")
    made.relate("wasAssociatedWith", {"prov:activity": act, "prov:agent": person})
    made.relate("wasAssociatedWith", {"prov:activity": act, "prov:agent": made.tool(recorded.tool)})
    made.generate(name, act, recorded)
    return name
