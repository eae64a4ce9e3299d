"""Who says it, who is meant and when it was, in constructions in which a parse goes astray or a pronoun stands."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Nine people were killed in the strike on Orra, a group that tracks the war said.", "a group"),
        ("Gunmen killed nine villagers in Orra, a doctor who treated them said on Friday.", "a doctor"),
        ("Residents reached by phone said that soldiers had shot nine men.", "Residents"),
        ("Drones hit the fuel depot, officials who asked not to be named said.", "officials"),
        ("Drones hit the fuel depot in Orra, the mayor, whose house stands nearby, said.", "the mayor"),
        ("Rebels seized the town of Orra, a force that fights alongside the army said on Tuesday.", "a force"),
    ],
)
def test_a_relative_clause_parts_nobody_from_what_they_said(text: str, source: str, coded: Telling) -> None:
    first = coded(text)[0]
    assert [a.source.text for a in first.attribution] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels said they had taken Djibo.",
        "M23 said that it had taken Walikale.",
        "They took Djibo on Sunday, the rebels said.",
        "The militia group has taken Djibo, it said on its channel.",
        "RSF fighters entered Djibo on Sunday.",
        "The gang said it had entered Belen.",
    ],
)
def test_forces_take_towns_also_under_a_pronoun(text: str, coded: Telling) -> None:
    (claim,) = coded(text)
    assert (claim.event_type.value, claim.mode) == ("COERCE", "seize")
    assert claim.place is not None


@pytest.mark.parametrize(
    "text",
    [
        "The union said it had taken Monday off.",
        "Fighters said they took Hassan to a clinic.",
        "Militants entered Kenya from Somalia on Monday.",
        "The group entered Europe through Greece.",
    ],
)
def test_nothing_else_is_taken(text: str, coded: Telling) -> None:
    assert not coded(text)


def test_the_day_on_which_they_were_counted_is_none_of_their_deaths(coded: Telling) -> None:
    (claim,) = coded("As of Friday, 12 people had been killed in the clashes, the ministry said.")
    assert claim.time is None
    (claim,) = coded("As of 18 November the mission had verified the killing of 71 civilians in Orra on 15 November.")
    assert claim.time is not None
    assert claim.time.text == "on 15 November"
    (claim,) = coded("As of Monday the border will be closed.")
    assert claim.time is not None


def test_who_only_passed_did_nothing(coded: Telling) -> None:
    (claim,) = coded("A roadside bomb went off as a convoy was passing, wounding four soldiers.")
    assert not claim.actors
    (claim,) = coded("The soldiers opened fire as a crowd approached, killing five.")
    assert [p.text for p in claim.actors] == ["The soldiers"]


def test_the_hurt_of_a_headline_hurt_nobody(coded: Telling) -> None:
    (claim,) = coded("Two dead and three wounded in attack on patrol")
    assert not claim.actors
    assert [(c.kind, c.low) for c in claim.counts] == [("killed", 2), ("wounded", 3)]
    (claim,) = coded("Seven police hurt in clashes with protesters")
    assert [p.text for p in claim.targets] == ["Seven police"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army says the Front is responsible for the killing of 16 people in Orra.", "the Front"),
        ("The Front has been blamed for an attack that killed 16 people in Orra.", "The Front"),
        ("The ministry blamed the rebels for the attack, which killed nine.", "the rebels"),
        ("His son was taken by police on Monday.", "police"),
    ],
)
def test_who_is_told_to_have_done_it(text: str, doer: str, coded: Telling) -> None:
    told = [c for c in coded(text) if c.event_type.value in ("ASSAULT", "COERCE")]
    assert [p.text for p in told[-1].actors] == [doer]


@pytest.mark.parametrize(
    "text",
    [
        "The army is responsible for security in Orra.",
        "The wounded man was taken by police to hospital.",
        "The army has lost 200 men to desertion.",
    ],
)
def test_no_deed_is_told(text: str, coded: Telling) -> None:
    assert not coded(text)


def test_a_force_that_lost_men_lost_them_in_violence(coded: Telling) -> None:
    (claim,) = coded("The minister said on Tuesday that the army had lost 14 men in Orra.")
    assert [(c.kind, c.low) for c in claim.counts] == [("killed", 14)]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Its spokesman said the movement was sorry for any civilian who had been killed.", "hypothetical"),
        ("The army regretted any farmer killed in Gao.", "hypothetical"),
        ("The army regretted that a farmer had been killed in Gao.", "actual"),
        ("The army denied that any farmer had been killed in Gao.", "actual"),
    ],
)
def test_regret_for_whomever_it_befell_tells_of_nobody(text: str, modality: str, claims: Telling) -> None:
    killed = [c for c in claims(text) if c.event_type.value == "ASSAULT"]
    assert {c.modality.value for c in killed} == {modality}
