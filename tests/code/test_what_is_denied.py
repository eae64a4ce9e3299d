"""What a denial denies: its own clause, and neither what it takes as given nor a name or an act that was wanting."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at

from reportedly.model import EventType, Stance


@pytest.mark.parametrize(
    ("text", "word", "stance"),
    [
        ("He denied that the army, which killed nine people in Gao, had entered the town.", "killed", Stance.ASSERTS),
        ("He denied that the army, which killed nine people in Gao, had entered the town.", "entered", Stance.DENIES),
        (
            "He denied that the warning given to a porter before the blast on Sunday had been clear.",
            "blast",
            Stance.ASSERTS,
        ),
        (
            "Prosecutors dismissed arguments that he feared his brother, who was killed in Gao.",
            "killed",
            Stance.ASSERTS,
        ),
        ("The ministry denied that troops had fired on marchers who were protesting in Gao.", "fired", Stance.DENIES),
        ("The Front denied that it carried out the attack that killed nine people in Gao.", "carried", Stance.DENIES),
        ("The army denied killing nine people during the raid on Gao.", "killing", Stance.DENIES),
        ("The ministry said that no talks had been held in Gao.", "talks", Stance.DENIES),
    ],
)
def test_only_its_own_clause(text: str, word: str, stance: Stance, claims: Telling) -> None:
    assert at(claims(text), word, text).attribution[0].stance is stance


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the blast was not a terrorist attack.",
        'The governor said the fires were "no terrorist act".',
        "The lawyer said there had never been an investigation into the massacre.",
        "The president said his people had never yielded to terrorism.",
        '"We are not backing down," the leader said.',
        "Such mines can't be detonated by rain, the sapper said.",
        "The Front rejected the conditions of the talks, among them an end to kidnappings.",
    ],
)
def test_who_says_what_it_is_not_denies_nothing(text: str, claims: Telling) -> None:
    assert all(a.stance is not Stance.DENIES for c in claims(text) for a in c.attribution)


def test_what_is_ahead_is_owned_to_by_nobody(claims: Telling) -> None:
    text = "The army said that rebels could attack its posts in Gao."
    told = [c for c in claims(text) if c.event_type is EventType.ASSAULT]
    assert told
    assert all(a.stance is Stance.ASSERTS for c in told for a in c.attribution)
