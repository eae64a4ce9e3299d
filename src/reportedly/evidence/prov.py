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
from typing import NamedTuple

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
    """Records by their kind, as JSON; relations are numbered. A record that is there already is not added again.

    Names of records are JSON already, in quotes: each stands in many relations.
    """

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = {}
        self._names: set[str] = set()
        self._acts: dict[tuple[str, int], str] = {}
        self._relations = 0

    def put(self, kind: str, name: str, told: str) -> bool:
        """An entity, activity or agent, with its attributes in JSON; whether it is new."""
        if name in self._names:
            return False
        self._names.add(name)
        self._kinds.setdefault(kind, []).append(f"{name}:{{{told}}}")
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
        told = f'"_:r{self._relations}":{{"prov:{one}":{first},"prov:{other}":{second}{more}}}'
        self._kinds.setdefault(kind, []).append(told)

    def agent(self, kind: str, name: str, label: str) -> str:
        """Somebody or something of whom only a name is known."""
        if name not in self._names:
            self.put("agent", name, f'"prov:label":{_quoted(label)},"prov:type":{_type(kind)}')
        return name

    def tool(self, tool: str) -> str:
        return self.agent("prov:SoftwareAgent", _named(tool), tool)

    def activity(self, kind: str, recorded: Recorded, *, tool: str | None = None) -> str:
        """What an entry of the ledger did, by its tool."""
        known = self._acts.get((kind, recorded.entry))
        if known is not None:
            return known
        name = self._acts[kind, recorded.entry] = f'"act:{kind}-{recorded.entry}"'
        told = f'"prov:type":{_type(f"reportedly:{kind}")},"prov:label":"{kind}","prov:endTime":"{stamp(recorded.at)}"'
        self.put("activity", name, told)
        self.relate("wasAssociatedWith", name, self.tool(tool or recorded.tool))
        return name

    def generate(self, entity: str, activity: str, recorded: Recorded) -> None:
        self.relate("wasGeneratedBy", entity, activity, f',"prov:time":"{stamp(recorded.at)}"')

    def derive(self, new: str, old: str, activity: str, kind: str = "") -> None:
        """`kind` is that of the derivation (prov:Quotation, …)."""
        of_kind = f',"prov:type":{_type(kind)}' if kind else ""
        self.relate("wasDerivedFrom", new, old, f',"prov:activity":{activity}{of_kind}')

    def json(self) -> str:
        parts = [f'{{"prefix":{json_text(_PREFIXES)}']
        parts += [f',\n"{kind}":{{\n{_LINES.join(self._kinds[kind])}\n}}' for kind in sorted(self._kinds)]
        return harmless_json("".join([*parts, "}\n"]))


_LINES = ",\n"
_ENDS = {
    "used": ("activity", "entity"),
    "wasAssociatedWith": ("activity", "agent"),
    "wasAttributedTo": ("entity", "agent"),
    "wasDerivedFrom": ("generatedEntity", "usedEntity"),
    "wasGeneratedBy": ("entity", "activity"),
    "wasInvalidatedBy": ("entity", "activity"),
    "specializationOf": ("specificEntity", "generalEntity"),
}
_quoted: Callable[[str], str] = encode_basestring


def _told(kind: str, **values: str | None) -> str:
    """Attributes: the type, the label (and the location) as PROV has them, others as this package's terms; what is None
    is left out."""
    told = [f'"prov:type":{_type(kind)}']
    for key, value in values.items():
        if value is not None:
            term = f"prov:{key}" if key in ("label", "location") else f"reportedly:{key}"
            told.append(f'"{term}":{_quoted(value)}')
    return ",".join(told)


@lru_cache(maxsize=100)
def _type(name: str) -> str:
    return f'{{"$":"{name}","type":"prov:QUALIFIED_NAME"}}'


@lru_cache(maxsize=10_000)
def _named(name: str) -> str:
    """An agent of whom only a name is known: two of one name are one."""
    return f'"agent:{sha256(name.encode("utf-8", "replace")).hexdigest()[:16]}"'


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
            told=_told("reportedly:Document", **words, url=told["url"], published=told["published"]),
            publisher=_named(told["publisher"]) if told["publisher"] else None,
            raw=_quoted(f"raw:{record.raw_sha256}") if record.raw_sha256 is not None else None,
            raw_told=_told("reportedly:Bytes", label="the bytes as they came", location=f"{folder}/{RAW}"),
            fetched=any(seen.ref.startswith(_ADDRESSES) for seen in record.sightings),
        )
    return known


def _add_document(made: _Graph, record: DocumentRecord) -> None:
    source, recorded = _source(record), record.recorded
    if not made.put("entity", source.name, source.told):
        return
    reading = made.activity("read", recorded)
    made.generate(source.name, reading, recorded)
    if source.publisher is not None:
        publisher = made.agent("prov:Organization", source.publisher, record.document["publisher"])
        made.relate("wasAttributedTo", source.name, publisher)
    if source.raw is None:
        return
    made.put("entity", source.raw, source.raw_told)
    made.relate("used", reading, source.raw)
    made.derive(source.name, source.raw, reading, "prov:PrimarySource")
    brought = [fetch for fetch in record.fetches if fetch.sha256 == record.raw_sha256]
    for fetch in brought[:1]:  # the later ones found it again
        made.generate(source.raw, _add_fetch(made, fetch), fetch.recorded)
    if not brought and source.fetched:
        made.generate(source.raw, made.activity("fetch", recorded), recorded)


def _add_fetch(made: _Graph, fetch: Fetch) -> str:
    """An exchange of which the time is known."""
    name = f'"act:fetch-{fetch.number}-of-watch"'
    made.put(
        "activity",
        name,
        f'{_told("reportedly:fetch", label=f"fetch {fetch.url}")},"prov:startTime":"{stamp(fetch.at)}"',
    )
    made.relate("wasAssociatedWith", name, made.tool(fetch.recorded.tool))
    return name


@lru_cache(maxsize=10_000)
def _document(ident: str) -> str:
    return f'"document:{folder_name(ident)}"'


def _claim(ident: str) -> str:
    return _quoted(f"claim:{ident}")


def _add_claim(made: _Graph, claim: LinkedClaim, recorded: Recorded) -> None:
    said, name = claim.claim, _claim(claim.claim_id)
    label, spot = f"{said['event_type']}: {said['trigger']['text']}", said["evidence"]
    place = f'"reportedly:start":{spot["start"]:d},"reportedly:end":{spot["end"]:d}'
    if not made.put("entity", name, f'"prov:type":{_CLAIM},"prov:label":{_quoted(label)},{place}'):
        return
    coding = made.activity("code", recorded)
    made.generate(name, coding, recorded)
    made.derive(name, _document(claim.document_id), coding, "prov:Quotation")
    for number, link in enumerate(said["attribution"], start=1):
        words = link["source"]["name"] or link["source"]["text"]
        speaker = made.agent("reportedly:Speaker", _named(words), words)
        more = f',"reportedly:stance":{_quoted(link["stance"])},"reportedly:link":{number}'
        made.relate("wasAttributedTo", name, speaker, more)


_CLAIM = _type("reportedly:Claim")


def _add_withdrawal(made: _Graph, claim_id: str, document_id: str, recorded: Recorded) -> None:
    """A newer text of the page no longer makes the claim."""
    if not made.once(f"withdrawn {claim_id} {recorded.entry}"):
        return
    activity = made.activity("withdraw", recorded)
    made.relate("wasInvalidatedBy", _claim(claim_id), activity, f',"prov:time":"{stamp(recorded.at)}"')
    made.relate("used", activity, _document(document_id))


def _add_versions(made: _Graph, record: EventRecord) -> None:
    """Each version from the one before it and the claims that came to it; those that left it are named."""
    ident = record.event.event_id
    whole = _quoted(f"event:{ident}")
    made.put("entity", whole, _told("reportedly:Event", label="the event"))
    before: VersionRecord | None = None
    then: Mapping[str, bool] = {}
    former = ""
    for version in record.versions:
        now = version.claims
        name = _quoted(f"event:{ident}-v{version.version}")
        told = _told("reportedly:EventVersion", label=f"version {version.version}")
        if version.told and (standing := bytes(version.told["standing"])) != b"null":
            told += f',"reportedly:standing":{standing.decode()}'
        same = now is then
        if not same and (left := then.keys() - now.keys()):
            told += f',"reportedly:without":{json_text(sorted(left))}'
        if version.redirect is not None:
            told += f',"reportedly:redirect":{_quoted(version.redirect)}'
        made.put("entity", name, told)
        resolving = made.activity("resolve", version.recorded, tool=version.rules)
        made.generate(name, resolving, version.recorded)
        made.relate("specializationOf", name, whole)
        for claim_id in () if same else sorted(now.keys() - then.keys()):
            made.derive(name, _claim(claim_id), resolving)
        if before is not None:
            made.derive(name, former, resolving, "prov:Revision")
        before, then, former = version, now, name


def _add_judgement(made: _Graph, record: JudgementRecord, here: set[str]) -> None:
    """What a person decided, of which claims of this event, and that it was taken back."""
    judgement, undoing = record.judgement, record.undoing
    name = _decision(made, judgement.seq, judgement.kind.value, judgement, record.recorded, judgement.who)
    act = _act(judgement.seq)
    for claim_id in judgement.claims:
        if claim_id in here and made.once(f"{act} of {claim_id}"):
            made.relate("used", act, _claim(claim_id))
    if undoing is not None and made.once(f"{act} undone"):
        _decision(made, undoing.seq, "undo", None, undoing.recorded, undoing.who, because=undoing.because)
        more = f',"prov:time":"{stamp(undoing.recorded.at)}"'
        made.relate("wasInvalidatedBy", name, _act(undoing.seq), more)


def _act(seq: int) -> str:
    return f'"act:judge-{seq}"'


def _decision(
    made: _Graph, seq: int, kind: str, judgement: Judgement | None, recorded: Recorded, who: str, because: str = ""
) -> str:
    name, act, person = f'"judgement:{seq}"', _act(seq), _named(f"person {who}")
    told = _told(
        "reportedly:Judgement",
        label=kind,
        because=(judgement.because if judgement else because) or None,
        field=judgement.field if judgement else None,
    )
    if not made.put("entity", name, told):
        return name
    made.put("activity", act, _told("reportedly:judge", label=f"judge: {kind}"))
    made.relate("wasAssociatedWith", act, made.agent("prov:Person", person, who))
    made.relate("wasAssociatedWith", act, made.tool(recorded.tool))
    made.generate(name, act, recorded)
    return name
