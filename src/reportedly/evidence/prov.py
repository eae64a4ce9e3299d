"""The provenance of events as W3C PROV, in PROV-JSON (W3C Member Submission of 24 April 2013).

Entities are bytes, documents, claims, versions of the event, judgements; activities are the entries of the ledger that
read, coded and resolved, and the acts of people; agents are the versions of the program, publishers, the speakers that
claims name, and people. The store knows when each thing was recorded, and that is the time that an activity ended at;
when it began is not known and is not said.

Records are written as JSON at once: of a large pack there are millions, and a dictionary of each costs more than it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

from reportedly.evidence.records import RAW, folder_name, stamp
from reportedly.output.jsons import harmless_json, json_text
from reportedly.resolve.model import Judgement, LinkedClaim
from reportedly.store.evidence import DocumentRecord, EventRecord, Fetch, JudgementRecord, Recorded, VersionRecord

_PREFIXES = {
    "reportedly": "urn:reportedly:terms:",
    **{kind: f"urn:reportedly:{kind}:" for kind in ("raw", "document", "claim", "event", "judgement", "act", "agent")},
}
_ADDRESSES = ("http://", "https://")


def provenance(events: Sequence[EventRecord], documents: Mapping[str, DocumentRecord]) -> str:
    """The PROV-JSON of these events; `documents` has those that their records name."""
    made = _Graph()
    for record in events:
        for ident in record.documents:
            _add_document(made, documents[ident])
        for claim in record.claims:
            _add_claim(made, claim.claim, claim.recorded)
        for gone in record.withdrawals:
            if gone.withdrawn:
                _add_withdrawal(made, gone.claim_id, gone.document_id, gone.recorded)
        _add_versions(made, record)
        here = {claim.claim.claim_id for claim in record.claims}
        for judgement in record.judgements:
            _add_judgement(made, judgement, here)
    return made.json()


class _Graph:
    """Records by their kind, as JSON; relations are numbered. A record that is there already is not added again."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = {}
        self._names: set[str] = set()
        self._relations = 0

    def put(self, kind: str, name: str, **values: Any) -> bool:
        """An entity, activity or agent; whether it is new."""
        if name in self._names:
            return False
        self._names.add(name)
        self._kinds.setdefault(kind, []).append(f"{_quoted(name)}:{_attributes(values)}")
        return True

    def once(self, what: str) -> bool:
        """Whether this is asked for the first time: two events of one graph may tell of the same."""
        new = what not in self._names
        self._names.add(what)
        return new

    def relate(self, kind: str, first: str, second: str, more: str = "") -> None:
        """A relation; `more` is JSON, behind a comma."""
        one, other = _ENDS[kind]
        self._relations += 1
        told = f'"_:r{self._relations}":{{"{one}":{_quoted(first)},"{other}":{_quoted(second)}{more}}}'
        self._kinds.setdefault(kind, []).append(told)

    def tool(self, tool: str) -> str:
        name = _named(tool)
        self.put("agent", name, label=tool, type="prov:SoftwareAgent")
        return name

    def activity(self, kind: str, recorded: Recorded, *, tool: str | None = None) -> str:
        """What an entry of the ledger did, by its tool."""
        name = f"act:{kind}-{recorded.entry}"
        if self.put("activity", name, type=f"reportedly:{kind}", label=kind, endTime=stamp(recorded.at)):
            self.relate("wasAssociatedWith", name, self.tool(tool or recorded.tool))
        return name

    def generate(self, entity: str, activity: str, recorded: Recorded) -> None:
        self.relate("wasGeneratedBy", entity, activity, f',"prov:time":"{stamp(recorded.at)}"')

    def derive(self, new: str, old: str, activity: str, *, kind: str | None = None) -> None:
        more = f',"prov:activity":{_quoted(activity)}'
        self.relate("wasDerivedFrom", new, old, f'{more},"prov:type":{_qualified(kind)}' if kind else more)

    def json(self) -> str:
        parts = [f'{{"prefix":{json_text(_PREFIXES)}']
        parts += [f',\n"{kind}":{{\n{_LINES.join(self._kinds[kind])}\n}}' for kind in sorted(self._kinds)]
        return harmless_json("".join([*parts, "}\n"]))


_LINES = ",\n"
_ENDS = {
    "used": ("prov:activity", "prov:entity"),
    "wasAssociatedWith": ("prov:activity", "prov:agent"),
    "wasAttributedTo": ("prov:entity", "prov:agent"),
    "wasDerivedFrom": ("prov:generatedEntity", "prov:usedEntity"),
    "wasGeneratedBy": ("prov:entity", "prov:activity"),
    "wasInvalidatedBy": ("prov:entity", "prov:activity"),
    "specializationOf": ("prov:specificEntity", "prov:generalEntity"),
}
_OF_PROV = {name: f'"prov:{name}":' for name in ("label", "location", "startTime", "endTime")}


_quoted: Callable[[str], str] = encode_basestring


def _attributes(values: Mapping[str, Any]) -> str:
    """Labels, types and times as PROV has them, all else as this package's terms; what is None is left out."""
    told = []
    for key, value in values.items():
        if value is None or value == []:
            continue
        if key == "type":
            told.append(f'"prov:type":{_qualified(value)}')
        else:
            name = _OF_PROV.get(key) or f'"reportedly:{key}":'
            told.append(f"{name}{_quoted(value) if isinstance(value, str) else _value(value)}")
    return f"{{{','.join(told)}}}"


def _value(value: int | list[str]) -> str:
    return str(value) if isinstance(value, int) else json_text(value)


@lru_cache(maxsize=100)
def _qualified(name: str) -> str:
    return f'{{"$":"{name}","type":"prov:QUALIFIED_NAME"}}'


@lru_cache(maxsize=10_000)
def _named(name: str) -> str:
    """An agent of whom only a name is known: two of one name are one."""
    return f"agent:{sha256(name.encode('utf-8', 'replace')).hexdigest()[:16]}"


def _add_document(made: _Graph, record: DocumentRecord) -> None:
    told, recorded = record.document, record.recorded
    folder = f"data/documents/{folder_name(told['id'])}"
    document = _document(told["id"])
    new = made.put(
        "entity",
        document,
        type="reportedly:Document",
        label=told["title"] or told["ref"],
        location=f"{folder}/text.txt",
        url=told["url"],
        published=told["published"],
    )
    if not new:
        return
    reading = made.activity("read", recorded)
    made.generate(document, reading, recorded)
    if told["publisher"]:
        publisher = _named(told["publisher"])
        made.put("agent", publisher, label=told["publisher"], type="prov:Organization")
        made.relate("wasAttributedTo", document, publisher)
    if record.raw_sha256 is None:
        return
    raw, place = f"raw:{record.raw_sha256}", f"{folder}/{RAW}"
    made.put("entity", raw, type="reportedly:Bytes", label="the bytes as they came", location=place)
    made.relate("used", reading, raw)
    made.derive(document, raw, reading, kind="prov:PrimarySource")
    brought = [fetch for fetch in record.fetches if fetch.sha256 == record.raw_sha256]
    for fetch in brought[:1]:  # the later ones found it again
        made.generate(raw, _add_fetch(made, fetch), fetch.recorded)
    if not brought and any(seen.ref.startswith(_ADDRESSES) for seen in record.sightings):
        made.generate(raw, made.activity("fetch", recorded), recorded)


def _add_fetch(made: _Graph, fetch: Fetch) -> str:
    """An exchange of which the time is known."""
    name, label = f"act:fetch-{fetch.number}-of-watch", f"fetch {fetch.url}"
    made.put("activity", name, type="reportedly:fetch", label=label, startTime=stamp(fetch.at))
    made.relate("wasAssociatedWith", name, made.tool(fetch.recorded.tool))
    return name


def _document(ident: str) -> str:
    return f"document:{folder_name(ident)}"


def _add_claim(made: _Graph, claim: LinkedClaim, recorded: Recorded) -> None:
    said, name = claim.claim, f"claim:{claim.claim_id}"
    label, spot = f"{said['event_type']}: {said['trigger']['text']}", said["evidence"]
    if not made.put("entity", name, type="reportedly:Claim", label=label, start=spot["start"], end=spot["end"]):
        return
    coding = made.activity("code", recorded)
    made.generate(name, coding, recorded)
    made.derive(name, _document(claim.document_id), coding, kind="prov:Quotation")
    for place, link in enumerate(said["attribution"], start=1):
        words = link["source"]["name"] or link["source"]["text"]
        speaker = _named(words)
        made.put("agent", speaker, label=words, type="reportedly:Speaker")
        more = f',"reportedly:stance":{_quoted(link["stance"])},"reportedly:link":{place}'
        made.relate("wasAttributedTo", name, speaker, more)


def _add_withdrawal(made: _Graph, claim_id: str, document_id: str, recorded: Recorded) -> None:
    """A newer text of the page no longer makes the claim."""
    if not made.once(f"withdrawn {claim_id} {recorded.entry}"):
        return
    activity = made.activity("withdraw", recorded)
    made.relate("wasInvalidatedBy", f"claim:{claim_id}", activity, f',"prov:time":"{stamp(recorded.at)}"')
    made.relate("used", activity, _document(document_id))


def _add_versions(made: _Graph, record: EventRecord) -> None:
    """Each version from the one before it and the claims that came to it; those that left it are named."""
    whole = f"event:{record.event.event_id}"
    made.put("entity", whole, type="reportedly:Event", label="the event")
    before: VersionRecord | None = None
    then: set[str] = set()
    for version in record.versions:
        now = then if before and version.claims is before.claims else set(version.claims)
        name = f"{whole}-v{version.version}"
        made.put(
            "entity",
            name,
            type="reportedly:EventVersion",
            label=f"version {version.version}",
            standing=version.told["standing"] if version.told else None,
            without=sorted(then - now),
            redirect=version.redirect,
        )
        resolving = made.activity("resolve", version.recorded, tool=version.rules)
        made.generate(name, resolving, version.recorded)
        made.relate("specializationOf", name, whole)
        for claim_id in sorted(now - then):
            made.derive(name, f"claim:{claim_id}", resolving)
        if before is not None:
            made.derive(name, f"{whole}-v{before.version}", resolving, kind="prov:Revision")
        before, then = version, now


def _add_judgement(made: _Graph, record: JudgementRecord, here: set[str]) -> None:
    """What a person decided, of which claims of this event, and that it was taken back."""
    judgement, undoing = record.judgement, record.undoing
    name = _decision(made, judgement.seq, judgement.kind.value, judgement, record.recorded, judgement.who)
    act = f"act:judge-{judgement.seq}"
    for claim_id in judgement.claims:
        if claim_id in here and made.once(f"{act} of {claim_id}"):
            made.relate("used", act, f"claim:{claim_id}")
    if undoing is not None and made.once(f"{act} undone"):
        _decision(made, undoing.seq, "undo", None, undoing.recorded, undoing.who, because=undoing.because)
        more = f',"prov:time":"{stamp(undoing.recorded.at)}"'
        made.relate("wasInvalidatedBy", name, f"act:judge-{undoing.seq}", more)


def _decision(
    made: _Graph, seq: int, kind: str, judgement: Judgement | None, recorded: Recorded, who: str, because: str = ""
) -> str:
    name, act, person = f"judgement:{seq}", f"act:judge-{seq}", _named(f"person {who}")
    new = made.put(
        "entity",
        name,
        type="reportedly:Judgement",
        label=kind,
        because=(judgement.because if judgement else because) or None,
        field=judgement.field if judgement else None,
    )
    if not new:
        return name
    made.put("activity", act, type="reportedly:judge", label=f"judge: {kind}")
    made.put("agent", person, label=who, type="prov:Person")
    made.relate("wasAssociatedWith", act, person)
    made.relate("wasAssociatedWith", act, made.tool(recorded.tool))
    made.generate(name, act, recorded)
    return name
