"""A witness of what his text tells, in the store: an origin of its event, and no event of his own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations

from tests.store.made import Told, document

from reportedly.code.identity import claim_id
from reportedly.model import Claim, Document, EventType
from reportedly.resolve.model import Event
from reportedly.store import Store, open_store

TOOL = "test 1"


@dataclass(frozen=True)
class Seen(Told):
    """A sentence of somebody who was there, between quotation marks."""

    @property
    def sentence(self) -> str:
        return f"“They came by boat when the rebels attacked {self.place} on May {self.first},” said {self.speaker}."


def with_testimonies(*told: Told, publisher: str) -> tuple[Document, list[Claim]]:
    """The document, the claims of those who were there made statements."""
    made, claims = document(*told, ref=f"{publisher}.txt", publisher=publisher)
    return made, [_spoken(made, c) if isinstance(t, Seen) else c for t, c in zip(told, claims, strict=True)]


def _spoken(made: Document, claim: Claim) -> Claim:
    said = replace(claim, id="", event_type=EventType.STATEMENT, acled=None, actors=(), place=None, time=None)
    return claim_id(made, said)


RAID = Told("Ordun", 1, killed=5, speaker="Captain Dara Lum")
SEEN = Seen("Ordun", 1, speaker="Odile Marr")
NEWS = (
    with_testimonies(RAID, SEEN, publisher="Paper A"),
    with_testimonies(Told("Ordun", 1, killed=5, speaker="Issa Maro"), publisher="Paper B"),
    with_testimonies(Seen("Barat", 3, speaker="Ines Roe"), publisher="Paper C"),
)


def only(store: Store) -> Event:
    (event,) = store.events()
    return event


def test_a_witness_goes_with_the_deed_of_his_text_in_any_order_of_arrival() -> None:
    found = []
    for order in permutations(NEWS):
        with open_store(":memory:") as store:
            for made in order:
                store.add(*made, tool=TOOL)
            found.append(only(store))
    (deed, witness), (again,) = NEWS[0][1], NEWS[1][1]
    for event in found:
        assert {c.claim_id for c in event.claims} == {deed.id, witness.id, again.id}
        assert (event.origins, event.event_type, event.killed.best) == (3, "ASSAULT", 5)


def test_a_witness_adds_an_origin_to_an_event_that_is_kept(place: str) -> None:
    with open_store(place) as store:
        store.add(*with_testimonies(RAID, publisher="Paper A"), tool=TOOL)
        assert only(store).origins == 1
    with open_store(place) as store:
        store.add(*with_testimonies(Told("Ordun", 1, killed=5, speaker="Issa Maro"), SEEN, publisher="B"), tool=TOOL)
        event = only(store)
        assert (event.origins, len(event.claims)) == (3, 3)
        assert store.event(event.event_id) == event


def test_a_witness_of_nothing_that_his_text_tells_makes_no_event() -> None:
    with open_store(":memory:") as store:
        store.add(*NEWS[2], tool=TOOL)
        assert list(store.events()) == []
