"""What an outlet takes back in a text of its own."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.output.events import standing_words
from reportedly.resolve.compare import compare
from reportedly.resolve.events import event_of
from reportedly.resolve.model import LinkedClaim

DAY = "2026-03-02"


def told(**said: Any) -> dict[str, Any]:
    return claim(**{"by": "front", "at": "Arvo", "on": DAY, **said})


def notice(
    publisher: str, published: str = "2026-03-05", source: str = "An earlier report", **said: Any
) -> LinkedClaim:
    back = told(said_by=source, stance="denies", words=f"{source} was wrong", **said)
    back["attribution"][0]["cue"] = {"start": 0, "end": 9, "text": "was wrong"}
    return made(back, publisher=publisher, published=published)[0]


@pytest.mark.parametrize(
    ("back", "withdrawn"),
    [
        (notice("The Herald"), [True, False]),
        (notice("The herald", source="this newspaper"), [True, False]),
        (notice("Herald", source="Herald"), [False, False]),
        (notice("The Herald", published="2026-03-01"), [False, False]),
        (notice("The Herald", killed=9), [False, False]),
        (notice("The Herald", killed=4), [True, False]),
        (notice("The Herald", source="The front"), [False, False]),
    ],
    ids=["its report", "itself", "another outlet", "before it", "another number", "its number", "a party that denies"],
)
def test_an_outlet_takes_back_its_own_claims_alone(back: LinkedClaim, withdrawn: list[bool]) -> None:
    mine = made(told(killed=4), publisher="The Herald")[0]
    other = made(told(killed=4), publisher="The Courier")[0]
    claims = {c.claim_id: c for c in (mine, other, back)}
    event = event_of(tuple(sorted(claims)), claims)
    found = {c.claim_id: c.withdrawn for c in event.claims}
    assert [found[mine.claim_id], found[other.claim_id]] == withdrawn


def test_what_nobody_else_says_is_withdrawn_as_a_whole() -> None:
    claims = {c.claim_id: c for c in (*made(told(), publisher="The Herald"), notice("The Herald"))}
    event = event_of(tuple(sorted(claims)), claims)
    assert event.origins == 0
    assert standing_words(event) == "withdrawn"


def test_what_an_outlet_takes_back_is_what_it_reported() -> None:
    back, mine = notice("The Herald"), made(told(at=None, on=None), publisher="The Herald")[0]
    other = made(told(at=None, on=None), publisher="The Courier")[0]
    assert "the outlet takes it back" in compare(back, mine).reasons
    assert "the outlet takes it back" not in compare(back, other).reasons


def test_an_outlet_may_call_itself_by_the_last_word_of_its_name() -> None:
    mine = made(told(killed=4), publisher="Arvo Valley Herald")[0]
    for source, withdrawn in (("The Herald", True), ("The Valley", False)):
        back = notice("Arvo Valley Herald", source=source)
        claims = {c.claim_id: c for c in (mine, back)}
        found = {c.claim_id: c.withdrawn for c in event_of(tuple(sorted(claims)), claims).claims}
        assert found[mine.claim_id] is withdrawn


@pytest.mark.parametrize(
    ("told_so", "back", "withdrawn"),
    [
        ((30, None), 30, True),
        (30, (30, None), True),
        ((31, None), 30, False),
        ((None, 30), (30, None), True),
    ],
    ids=["at least 30", "30", "at least 31", "up to 30"],
)
def test_a_number_that_is_taken_back_is_so_however_it_is_bounded(
    told_so: tuple[int | None, int | None] | int, back: tuple[int | None, int | None] | int, *, withdrawn: bool
) -> None:
    mine = made(told(killed=told_so), publisher="The Herald")[0]
    claims = {c.claim_id: c for c in (mine, notice("The Herald", killed=back))}
    found = {c.claim_id: c.withdrawn for c in event_of(tuple(sorted(claims)), claims).claims}
    assert found[mine.claim_id] is withdrawn
