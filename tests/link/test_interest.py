"""Whose side a source stands on, and what a claim does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.link.interest import interest_of, rules, stands_with
from reportedly.link.registry import load_registry
from reportedly.link.territory import with_takers
from reportedly.model import AcledCode, Claim, EventType, Modality, Party, Span, Stance

REGISTRY = load_registry()
DAY = date(2026, 3, 1)


def linked(actor_id: str) -> Party:
    actor = REGISTRY.actor(actor_id, DAY)
    assert actor is not None
    return Party(Span(0, 1), "x", actor.id, actor.name, actor.kind, actor.country)


def claim(event: EventType, *, actors: str = "", targets: str = "", mode: str | None = None) -> Claim:
    return Claim(
        id="c", event_type=event, mode=mode, contexts=(), acled=None, trigger=Span(0, 1), evidence=Span(0, 1),
        actors=tuple(map(linked, actors.split())), targets=tuple(map(linked, targets.split())), place=None, time=None,
        attribution=(), modality=Modality.ACTUAL, hedged=False, background=False, counts=(),
    )  # fmt: skip


def interest(source: str | None, told: Claim, stance: Stance = Stance.ASSERTS, on: date = DAY) -> str | None:
    return interest_of(source, told, stance=stance, registry=REGISTRY, on=on)[0]


def test_every_event_type_has_a_rule() -> None:
    assert set(rules()) == set(EventType)
    roles = {r for rule in rules().values() for r in (*rule.effect.hurts, *rule.effect.helps)}
    assert roles == {"actors", "targets"}


@pytest.mark.parametrize(
    ("source", "told", "expected"),
    [
        # one's own retreat, one's ally's, one's enemy's
        ("gov-ru", claim(EventType.RETREAT, actors="africa-corps", mode="withdraw"), "against"),
        ("gov-ml", claim(EventType.RETREAT, actors="mil-ml", mode="withdraw"), "against"),
        ("gov-ru", claim(EventType.RETREAT, actors="mil-ml", mode="withdraw"), "against"),
        ("jnim", claim(EventType.RETREAT, actors="mil-ml", targets="jnim", mode="withdraw"), "own"),
        ("un", claim(EventType.RETREAT, actors="mil-ml", mode="withdraw"), "none"),
        # losses and gains
        ("mil-sd", claim(EventType.ASSAULT, actors="rsf", targets="mil-sd"), "against"),
        ("rsf", claim(EventType.ASSAULT, actors="rsf", targets="mil-sd"), "own"),
        ("hamas-government", claim(EventType.ASSAULT, actors="mil-il", targets="hamas"), "against"),
        # harm to the unarmed is held against the doer
        ("mil-il", claim(EventType.ASSAULT, actors="mil-il", targets="civilians-ps"), "against"),
        ("gov-ps", claim(EventType.ASSAULT, actors="mil-il", targets="civilians-ps"), "own"),
        ("gov-ua", claim(EventType.ASSAULT, actors="mil-ru", targets="civilians-ua"), "own"),
        ("pol-ng", claim(EventType.ASSAULT, actors="unidentified-armed-group-ng", targets="civilians-ng"), "none"),
        ("pol-ng", claim(EventType.COERCE, actors="pol-ng", targets="protesters-ng", mode="arrest"), "none"),
        # rebels act against their country's state where no target is told
        ("gov-ru", claim(EventType.COERCE, actors="unidentified-armed-group-ml"), "against"),
        ("jnim", claim(EventType.COERCE, actors="jnim"), "own"),
        # words and unknown parties
        ("gov-ru", claim(EventType.STATEMENT, actors="gov-ru"), "none"),
        ("gov-ru", claim(EventType.ASSAULT), None),
        (None, claim(EventType.ASSAULT, actors="rsf"), None),
        ("gov-ua", claim(EventType.ACCUSE, actors="gov-ua", targets="gov-ru"), "own"),
        ("gov-ru", claim(EventType.PROTEST, actors="protesters-ru", targets="gov-ru"), "against"),
    ],
)
def test_interest(source: str | None, told: Claim, expected: str | None) -> None:
    assert interest(source, told) == expected


def test_a_denial_turns_it_round() -> None:
    told = claim(EventType.ASSAULT, actors="rsf", targets="mil-sd")
    assert interest("rsf", told, Stance.DENIES) == "against"
    assert interest("mil-sd", told, Stance.DENIES) == "own"
    assert interest("mil-sd", told, Stance.DECLINES) == "none"


def test_allegiance_is_that_of_the_day() -> None:
    assert stands_with("gov-ru", "gov-sy", registry=REGISTRY, on=date(2018, 1, 1))
    assert not stands_with("gov-ru", "gov-sy", registry=REGISTRY, on=date(2025, 6, 1))
    assert stands_with("rsf", "mil-sd", registry=REGISTRY, on=date(2020, 1, 1))
    assert not stands_with("rsf", "mil-sd", registry=REGISTRY, on=date(2024, 1, 1))


def test_who_stands_with_whom() -> None:
    def together(one: str, two: str) -> bool:
        return stands_with(one, two, registry=REGISTRY, on=DAY)

    assert together("mil-ml", "gov-ml")
    assert together("africa-corps", "gov-ru")
    assert together("gov-ir", "hezbollah")  # its backer
    assert not together("m23", "gov-rw")  # a client need not speak for its backer
    assert together("qassam", "hamas")
    assert not together("hamas", "gov-il")
    assert not together("gov-fr", "gov-ml")


@pytest.mark.parametrize(
    ("actors", "targets", "on", "sub_event"),
    [
        ("giants-brigades", "houthis", DAY, "Government regains territory"),
        ("giants-brigades", "mil-ye", DAY, "Non-state actor overtakes territory"),
        ("giants-brigades houthis", "", DAY, "Non-state actor overtakes territory"),
        ("houthis", "giants-brigades", DAY, "Non-state actor overtakes territory"),
    ],
)
def test_allies_of_a_state_take_a_place_for_it(actors: str, targets: str, on: date, sub_event: str) -> None:
    coded = AcledCode("Battles", "Government regains territory", "a place was taken")
    taken = replace(claim(EventType.COERCE, actors=actors, targets=targets, mode="seize"), acled=coded)
    (found,) = with_takers((taken,), REGISTRY, on)
    assert found.acled is not None
    assert found.acled.sub_event_type == sub_event
