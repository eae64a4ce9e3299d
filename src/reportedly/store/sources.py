"""What each source asserted, and how it fared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.link.registry import load_registry
from reportedly.resolve.model import Event, LinkedClaim, Standing
from reportedly.store.control import source_name


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Counts of one source; `key` is that of an origin. A claim that it denied or withdrew is not one it asserts.

    `claims`: asserted claims of events, `events`: the events, `standings`: how many of those have which standing,
    `corroborated`: events that another origin asserts too, `contradicted`: its claims that others contradict,
    `denied`: claims of others that it denies, `withdrawn`: claims that it no longer makes.
    """

    key: str
    name: str
    claims: int
    events: int
    standings: dict[Standing, int] = field(hash=False)
    corroborated: int
    contradicted: int
    denied: int
    withdrawn: int


def source_records(events: Iterable[Event]) -> list[SourceRecord]:
    """The sources of the events, the one with most claims first."""
    tallies: dict[str, _Tally] = {}
    for event in events:
        apart = {claim_id for c in event.contradictions if c.kind == "contradiction" for claim_id in c.claims}
        asserting: set[str] = set()
        for claim in event.claims:
            tally = tallies.setdefault(claim.origin, _Tally())
            if tally.add(claim, contradicted=claim.claim_id in apart):
                asserting.add(claim.origin)
        for key in asserting:
            tallies[key].meet(event)
    found = [tally.record(key) for key, tally in tallies.items()]
    return sorted(found, key=lambda record: (-record.claims, record.key))


class _Tally:
    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.standings: Counter[Standing] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, claim: LinkedClaim, *, contradicted: bool) -> bool:
        """Count a claim; whether it asserts its event."""
        self.names[_name(claim)] += 1
        chain = claim.claim["attribution"]
        if claim.withdrawn:
            self.counts["withdrawn"] += 1
            return False
        if chain and chain[0]["stance"] == "denies":
            self.counts["denied"] += 1
            return False
        self.counts["claims"] += 1
        self.counts["contradicted"] += contradicted
        return True

    def meet(self, event: Event) -> None:
        self.counts["events"] += 1
        self.counts["corroborated"] += Standing.CORROBORATED in (event.standing, *event.also)
        if event.standing is not None:
            self.standings[event.standing] += 1

    def record(self, key: str) -> SourceRecord:
        name = min(self.names, key=lambda name: (-self.names[name], name))
        return SourceRecord(
            key=key,
            name=name,
            claims=self.counts["claims"],
            events=self.counts["events"],
            standings={standing: self.standings[standing] for standing in Standing if self.standings[standing]},
            corroborated=self.counts["corroborated"],
            contradicted=self.counts["contradicted"],
            denied=self.counts["denied"],
            withdrawn=self.counts["withdrawn"],
        )


def _name(claim: LinkedClaim) -> str:
    """What the claim's origin is called. A speaker who is nobody in particular ("residents") is no origin: it is the
    outlet's own reporting, and the outlet is named."""
    kind, _, key = claim.origin.partition(":")
    if kind == "host":
        return key
    if kind == "document":
        return claim.ref
    outlets = [name for name in (*claim.agencies, claim.publisher) if name]
    if kind == "name":
        spoken = [name for name in outlets if set(key.split()) <= set(name.lower().split())]
        return spoken[0] if spoken else source_name(claim) or key
    if kind == "source":
        known = load_registry().sources.get(key)
        return known.name if known else source_name(claim) or key
    return source_name(claim) or key
