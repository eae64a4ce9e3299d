"""A graph in PROV-JSON (W3C Member Submission of 24 April 2013), written as it grows.

Records are JSON at once: of a large pack there are millions, and a dictionary of each costs more than it. Names of
records are JSON already, in quotes: each stands in many relations.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256
from itertools import count
from json.encoder import encode_basestring
from typing import NamedTuple

from reportedly.evidence.records import stamp
from reportedly.output.jsons import harmless_json, json_text
from reportedly.store.evidence import Recorded

_PREFIXES = {
    "reportedly": "urn:reportedly:terms:",
    **{kind: f"urn:reportedly:{kind}:" for kind in ("raw", "document", "claim", "event", "judgement", "act", "agent")},
}
_KINDS = (
    *("activity", "agent", "entity", "specializationOf", "used", "wasAssociatedWith", "wasAttributedTo"),
    *("wasDerivedFrom", "wasGeneratedBy", "wasInvalidatedBy"),
)
_LINES = ",\n"
quoted: Callable[[str], str] = encode_basestring
"""A text as JSON, which json_text would make harmless by itself: of a graph it is done once."""


class Act(NamedTuple):
    """An activity of a graph: its name, and the end of the relation by which it generated or invalidated something."""

    name: str
    ended: str

    @classmethod
    def of(cls, name: str, recorded: Recorded) -> Act:
        return cls(name, f'"prov:activity":{name},"prov:time":"{stamp(recorded.at)}"}}')


class Graph:
    """Records by their kind; relations are numbered. A record that is there already is not added again."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[str]] = {kind: [] for kind in _KINDS}
        self._names: set[str] = set()
        self._acts: dict[tuple[str, int], Act] = {}
        self._number = count(1).__next__
        self._generated, self._derived = self._kinds["wasGeneratedBy"], self._kinds["wasDerivedFrom"]
        self._attributed, self._special = self._kinds["wasAttributedTo"], self._kinds["specializationOf"]

    def put(self, kind: str, name: str, told: str) -> bool:
        """An entity, activity or agent, with its attributes in JSON; whether it is new."""
        if name in self._names:
            return False
        self._names.add(name)
        self._kinds[kind].append(f"{name}:{{{told}}}")
        return True

    def once(self, what: str) -> bool:
        """Whether this is asked for the first time: two events of one graph may tell of the same."""
        new = what not in self._names
        self._names.add(what)
        return new

    def agent(self, kind: str, name: str, label: str) -> str:
        """Somebody or something of whom only a name is known."""
        if name not in self._names:
            self.put("agent", name, f'"prov:label":{quoted(label)},"prov:type":{type_of(kind)}')
        return name

    def tool(self, tool: str) -> str:
        return self.agent("prov:SoftwareAgent", named(tool), tool)

    def activity(self, kind: str, recorded: Recorded, *, tool: str | None = None) -> Act:
        """What an entry of the ledger did, by its tool."""
        known = self._acts.get((kind, recorded.entry))
        if known is not None:
            return known
        name = f'"act:{kind}-{recorded.entry}"'
        act = self._acts[kind, recorded.entry] = Act.of(name, recorded)
        self.put("activity", name, f'{_told_act(kind)},"prov:endTime":"{stamp(recorded.at)}"')
        self.associate(name, self.tool(tool or recorded.tool))
        return act

    def associate(self, activity: str, agent: str) -> None:
        told = f'"_:r{self._number()}":{{"prov:activity":{activity},"prov:agent":{agent}}}'
        self._kinds["wasAssociatedWith"].append(told)

    def use(self, activity: str, entity: str) -> None:
        self._kinds["used"].append(f'"_:r{self._number()}":{{"prov:activity":{activity},"prov:entity":{entity}}}')

    def generate(self, entity: str, act: Act) -> None:
        self._generated.append(f'"_:r{self._number()}":{{"prov:entity":{entity},{act.ended}')

    def invalidate(self, entity: str, act: Act) -> None:
        self._kinds["wasInvalidatedBy"].append(f'"_:r{self._number()}":{{"prov:entity":{entity},{act.ended}')

    def attribute(self, entity: str, agent: str, more: str = "") -> None:
        """`more` is JSON, behind a comma."""
        self._attributed.append(f'"_:r{self._number()}":{{"prov:entity":{entity},"prov:agent":{agent}{more}}}')

    def derive(self, new: str, old: str, activity: str, kind: str = "") -> None:
        """`kind` is that of the derivation: one of the constants below."""
        told = f'"prov:generatedEntity":{new},"prov:usedEntity":{old},"prov:activity":{activity}{kind}'
        self._derived.append(f'"_:r{self._number()}":{{{told}}}')

    def specialize(self, specific: str, general: str) -> None:
        told = f'"prov:specificEntity":{specific},"prov:generalEntity":{general}'
        self._special.append(f'"_:r{self._number()}":{{{told}}}')

    def json(self) -> str:
        parts = [f'{{"prefix":{json_text(_PREFIXES)}']
        parts += [f',\n"{kind}":{{\n{_LINES.join(told)}\n}}' for kind, told in self._kinds.items() if told]
        return harmless_json("".join([*parts, "}\n"]))


@lru_cache(maxsize=100)
def _told_act(kind: str) -> str:
    return f'"prov:type":{type_of(f"reportedly:{kind}")},"prov:label":"{kind}"'


@lru_cache(maxsize=100)
def type_of(name: str) -> str:
    return f'{{"$":"{name}","type":"prov:QUALIFIED_NAME"}}'


def _of_kind(name: str) -> str:
    return f',"prov:type":{type_of(name)}'


PRIMARY_SOURCE, QUOTATION, REVISION = map(_of_kind, ("prov:PrimarySource", "prov:Quotation", "prov:Revision"))


def told_as(kind: str, **values: str | None) -> str:
    """Attributes: the type, the label (and the location) as PROV has them, others as this package's terms; what is None
    is left out."""
    told = [f'"prov:type":{type_of(kind)}']
    for key, value in values.items():
        if value is not None:
            term = f"prov:{key}" if key in ("label", "location") else f"reportedly:{key}"
            told.append(f'"{term}":{quoted(value)}')
    return ",".join(told)


@lru_cache(maxsize=10_000)
def named(name: str) -> str:
    """An agent of whom only a name is known: two of one name are one."""
    return f'"agent:{sha256(name.encode("utf-8", "replace")).hexdigest()[:16]}"'
