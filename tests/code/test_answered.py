"""Whoever denies what was told right before is a source of that happening, who denies it."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.model import Claim


def denials(told: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(c.event_type.value, a.source.text) for c in told for a in c.attribution[:1] if a.stance.value == "denies"]


@pytest.mark.parametrize(
    ("text", "event_type", "source"),
    [
        ("Monitors said 31 villagers had been shot dead, a claim the army denied.", "ASSAULT", "the army"),
        ("Monitors said 31 villagers had been shot dead, a claim denied by the army.", "ASSAULT", "the army"),
        ("Monitors said 31 villagers had been shot dead, which the army denies.", "ASSAULT", "the army"),
        ("The police blamed the Front for the attack, which the group denied.", "ASSAULT", "the group"),
        ("Monitors said 31 villagers had been shot dead; the army denied it.", "ASSAULT", "the army"),
        ("Monitors said 31 villagers had been shot dead, an account the army rejected.", "ASSAULT", "the army"),
        ("Police beat protesters, witnesses said, but the ministry denied this.", "ASSAULT", "the ministry"),
        ("The rebels said they had taken Djibo. The army denied it.", "COERCE", "The army"),
        ("The rebels said they had shelled Djibo. The army rejected the claim.", "ASSAULT", "The army"),
        ("The rebels said they had shelled Djibo. The army called it a lie.", "ASSAULT", "The army"),
        ("Chad said gunmen had shelled a village. Niger's border service called the report false.", "ASSAULT", "Niger"),
        ("The rebels said the army had shelled Djibo. The army denied the report.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army denied it and blamed them.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army dismissed the reports.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army denied responsibility.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army denied any role in the attack.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army said the reports were false.", "ASSAULT", "The army"),
        ("The rebels said the army had shelled Djibo. The army said this was untrue.", "ASSAULT", "The army"),
        (
            "The rebels said the army had shelled Djibo. The army denied the accusation, saying it had moved.",
            "ASSAULT",
            "The army",
        ),
        (
            "The rebels said they had shelled Djibo. The mayor branded the account a fabrication.",
            "ASSAULT",
            "The mayor",
        ),
    ],
)
def test_an_answer_denies_what_was_told(text: str, event_type: str, source: str, coded: Telling) -> None:
    told = coded(text)
    assert [(kind, told_by.partition("'")[0]) for kind, told_by in denials(told)] == [(event_type, source)]
    assert not any(c.counts for c in told if c.attribution and c.attribution[0].stance.value == "denies")
    assert not any(c.event_type.value == "REJECT" for c in told)


def test_two_deeds_of_one_kind_are_denied_once(coded: Telling) -> None:
    told = coded(
        "Jets dropped bombs on the village and shot at those who fled. The army called the report a fabrication."
    )
    assert len({c.id for c in told}) == len(told)
    assert len(denials(told)) == 1


def test_each_deed_of_one_doer_is_denied(coded: Telling) -> None:
    text = "The Front says it killed 18 soldiers and took two prisoner, which the army denies."
    assert denials(coded(text)) == [("ASSAULT", "the army"), ("COERCE", "the army")]


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Orra, a charge it has not denied.",
        "The rebels rejected a truce after the army shelled Orra.",
        "The army attacked the town, which denied shelter to the rebels.",
        "Troops looted shops in Orra. The mayor met them. The army denied it.",
        "The army shelled Orra. The mayor called the attack a crime.",
        "The army shelled Orra. Rebels rejected the offer.",
        "The army shelled Orra. Nobody called the report false.",
        "The army shelled Orra. The minister rejected the report of the auditors.",
        "The army shelled Orra. He denied part of the charges.",
        "The army shelled Orra. The mayor said the economy was false.",
        "The army shelled Orra. The mayor did not say that the report was false.",
        "Weapons were destroyed in Orra. The mayor dismissed the allegation that traders had suffered.",
    ],
)
def test_nothing_else_is_denied(text: str, coded: Telling) -> None:
    assert not denials(coded(text))


def test_a_part_in_a_strike_denies_no_siege_told_before_it(coded: Telling) -> None:
    before = "Drones killed 14 people in Djibo. Doctors blamed the rebels, who have besieged the town for a year."
    assert denials(coded(before + " The rebels denied any part in the strike.")) == []
    assert denials(coded(before + " The rebels denied any role in the siege.")) == [("COERCE", "The rebels")]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels rejected as an invention the report of the army that 20 of their fighters were killed in Djibo.",
        "The rebels dismissed as propaganda the army's claim that 20 of their fighters had been killed in Djibo.",
    ],
)
def test_what_is_called_an_invention_is_denied(text: str, coded: Telling) -> None:
    assert denials(coded(text)) == [("ASSAULT", "The rebels")]
