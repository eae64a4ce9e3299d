"""Documents and claims made by hand, and rules small enough to foresee what becomes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Any

from reportedly.code.identity import claim_id
from reportedly.model import (
    AcledCode,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Count,
    Document,
    EventType,
    Modality,
    Party,
    PlaceRef,
    Span,
    Stance,
    TimeRef,
)
from reportedly.resolve.model import (
    Cluster,
    Credibility,
    Event,
    Judgement,
    JudgementKind,
    LinkedClaim,
    Pair,
    Place,
    Side,
    Standing,
    Time,
    Toll,
)

START = datetime(2026, 5, 1, 12, tzinfo=UTC)
_NOTHING = Toll(None, None, None, 0, "nobody gives a number")


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


@dataclass(frozen=True)
class Told:
    """One sentence: at this place on these days of May 2026, so many were killed, says the speaker."""

    place: str
    first: int
    last: int | None = None
    killed: int | None = None
    speaker: str | None = None
    stance: Stance = Stance.ASSERTS

    @property
    def point(self) -> tuple[float, float]:
        """A town of its own, degrees from the others."""
        return float(sum(map(ord, self.place)) % 60), 2.0

    @property
    def sentence(self) -> str:
        days = f"May {self.first}" + (f" to {self.last}" if self.last else "")
        toll = f"{self.killed} people died" if self.killed else "people fled"
        verb = "denied that" if self.stance is Stance.DENIES else "said"
        said = f"{self.speaker} {verb} " if self.speaker else ""
        return f"{said}rebels attacked {self.place} on {days}, and {toll}."


def document(
    *told: Told, ref: str = "a.txt", url: str | None = None, publisher: str = "The Courier", published: int = 5
) -> tuple[Document, list[Claim]]:
    """The document that tells all that, under a title of its publisher, and its claims."""
    title = f"{publisher} of May {published}"
    text = "\n".join([title, *(t.sentence for t in told)])
    made = Document(
        id=hashlib.sha256(f"{text}{ref if url is None else url}".encode()).hexdigest(),
        ref=ref,
        text=text,
        blocks=(Block(0, len(title), BlockKind.TITLE), Block(len(title) + 1, len(text), BlockKind.BODY)),
        url=url,
        title=title,
        publisher=publisher,
        published=date(2026, 5, published),
        language="en",
        raw=text.encode(),
    )
    return made, claims_in_text(made, told)


def claims_in_text(made: Document, told: Sequence[Told]) -> list[Claim]:
    """The claims of sentences that stand in a document's text."""
    return [claim_id(made, _claim(made.text, t)) for t in told]


def _claim(text: str, told: Told) -> Claim:
    start = text.index(told.sentence)

    def span(words: str) -> Span:
        first = text.index(words, start)
        return Span(first, first + len(words))

    days = f"May {told.first}" + (f" to {told.last}" if told.last else "")
    toll = f"{told.killed} people" if told.killed else ""
    speaker = told.speaker
    return Claim(
        id="",
        event_type=EventType.ASSAULT,
        mode=None,
        contexts=(),
        acled=AcledCode("Battles", "Non-state actor overtakes territory", "as the test says"),
        trigger=span("attacked"),
        evidence=Span(start, start + len(told.sentence)),
        actors=(Party(span("rebels"), "rebels", "rebels-xx", "Rebels of X", "Rebel group", "XX"),),
        targets=(),
        place=PlaceRef(
            span(told.place), told.place, told.place.lower(), told.place, "XX", "North", *told.point, "exact", "named"
        ),
        time=TimeRef(
            span(days), days, date(2026, 5, told.first), date(2026, 5, told.last or told.first), precision="day"
        ),
        attribution=(Attribution(Party(span(speaker), speaker), None, told.stance),) if speaker else (),
        modality=Modality.ACTUAL,
        hedged=False,
        background=False,
        counts=(Count("killed", "targets", told.killed, told.killed, span(toll), toll),) if told.killed else (),
    )


class TinyRules:
    """Claims of one place on one day are one event, and so is what connects through them."""

    version = "tiny"

    def linked_all(self, document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Sequence[LinkedClaim]:
        return [
            LinkedClaim(
                claim_id=claim["id"],
                document_id=document["id"],
                ref=document["ref"],
                url=document["url"],
                publisher=document["publisher"],
                agencies=tuple(document["agencies"]),
                published=date.fromisoformat(document["published"]),
                claim=claim,
                origin=f"publisher:{document['publisher']}",
                origins=(f"publisher:{document['publisher']}",),
                evidence=document["text"][claim["evidence"]["start"] : claim["evidence"]["end"]],
                sketch=(1, 2, 3),
            )
            for claim in claims
        ]

    def keys(self, claim: LinkedClaim) -> Sequence[str]:
        told = claim.claim
        first, last = (date.fromisoformat(told["time"][end]) for end in ("earliest", "latest"))
        return [f"{told['place']['name']} {first + timedelta(days=n)}" for n in range((last - first).days + 1)]

    probes = keys

    def links(self, new: Sequence[LinkedClaim], near: Sequence[LinkedClaim]) -> Sequence[Pair]:
        pairs = [*combinations(new, 2), *((n, k) for n in new for k in near)]
        return [
            Pair(min(a.claim_id, b.claim_id), max(a.claim_id, b.claim_id), 1.0, ("one place, one day",))
            for a, b in pairs
            if set(self.keys(a)) & set(self.keys(b))
        ]

    def resolve(
        self, claims: Sequence[LinkedClaim], judgements: Sequence[Judgement], known: Sequence[Pair]
    ) -> Sequence[Cluster]:
        """All of the component are one event, but for what was set apart, which is an event alone."""
        assert all(pair.score == 1.0 for pair in known)
        apart = {j.claims[-1] for j in judgements if j.kind is JudgementKind.DIFFERENT}
        together = sorted(c.claim_id for c in claims if c.claim_id not in apart)
        alone = sorted((c.claim_id,) for c in claims if c.claim_id in apart)
        return [*([tuple(together)] if together else []), *alone]

    def event_of(
        self, cluster: Cluster, claims: Mapping[str, LinkedClaim], judgements: Sequence[Judgement], event_id: str
    ) -> Event:
        made = [claims[claim_id] for claim_id in cluster]
        told = [c.claim for c in made if not c.withdrawn]
        denied = any(t["attribution"] and t["attribution"][0]["stance"] == "denies" for t in told)
        origins = {c.origin for c in made if not c.withdrawn}
        killed = sorted(count["low"] for t in told for count in t["counts"])
        party = made[0].claim["actors"][0]
        review = [j.kind.value for j in judgements if set(j.claims) & set(cluster) and j.field is None]
        fixed = [j.value for j in judgements if set(j.claims) & set(cluster) and j.kind is JudgementKind.SET]
        standing = Standing.CORROBORATED if len(origins) > 1 else Standing.REPORTED
        toll = Toll(killed[0], killed[-1], killed[-1], killed[0], "the highest") if killed else _NOTHING
        place = made[0].claim["place"]
        return Event(
            event_id=event_id,
            event_type=fixed[-1] if fixed else "ASSAULT",
            mode=None,
            acled=made[0].claim["acled"],
            place=Place(place["place_id"], place["name"], "XX", "North", 1.0, 2.0, "exact"),
            time=Time(
                min(date.fromisoformat(c.claim["time"]["earliest"]) for c in made),
                max(date.fromisoformat(c.claim["time"]["latest"]) for c in made),
                "day",
            ),
            actors=(Side(party["actor_id"], party["actor_id"], party["name"], party["kind"], "XX", cluster),),
            targets=(),
            killed=toll,
            wounded=_NOTHING,
            detained=_NOTHING,
            standing=None if not told else Standing.DISPUTED if denied else standing,
            also=(),
            reason=f"{len(origins)} origins",
            origins=len(origins),
            origin_of=dict.fromkeys(cluster, 1),
            credibility=Credibility("F", "not known", 6, "not known"),
            contradictions=(),
            claims=tuple(made),
            review=review[-1] if review else None,
        )
