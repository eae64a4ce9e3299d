"""Words of war that tell of something else, and which of ACLED's events the rest comes to."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at


@pytest.mark.parametrize(
    "text",
    [
        "The government claimed full responsibility for protecting its citizens.",
        "The ministry claimed responsibility for the safety of pilgrims in Gao.",
        "The call was routed via a satellite over Mali.",
        "A gas tank exploded in a flat in Gao, firefighters said.",
        "Mourners gathered at the club in Gao to remember a dead singer.",
        "It took the village by surprise.",
        "A guard recognized the driver on Sunday.",
        "The premier froze all wages when he took power last May.",
        "The man accidentally blew himself up in Gao.",
        "The minister celebrated the anniversary of the guard in Gao.",
        "The premier hopes to pull the land out of recession.",
        "The governor issued a warning about the student to the agency.",
        "Held with dignity after the attack, the guards received care in Gao.",
    ],
)
def test_nothing_is_told(text: str, coded: Telling) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Police foiled a plot to bomb a train in Gao.", "foiled", "COERCE"),
        ("The plot was thwarted by the secret service in Gao.", "thwarted", "COERCE"),
        ("Security forces foiled an attack on a mosque in Gao.", "foiled", "ASSAULT"),
        ("The second group suggested joining forces.", "joining", "COOPERATE"),
        ("He denied that the militias fight under the orders of the army.", "fight", "COOPERATE"),
        ("The militias fought the army under a black banner near Gao.", "fought", "ASSAULT"),
        ("Forty fighters joined government forces in Gao.", "joined", "RETREAT"),
        ("The Front claimed full responsibility for the attack on the barracks.", "claimed", "ASSAULT"),
        ("The army routed the rebels near Gao.", "routed", "ASSAULT"),
        ("Captain Odra took power in a coup in 2020.", "took", "COERCE"),
        ("Soldiers cleared the village on Sunday.", "cleared", "COERCE"),
        ("An aircraft strike by Israel hit a camp near Gaza.", "hit", "ASSAULT"),
    ],
)
def test_what_kind_of_deed_it_was(text: str, word: str, kind: str, claims: Telling) -> None:
    assert at(claims(text), word, text).event_type.value == kind


@pytest.mark.parametrize(
    ("text", "word", "mode"),
    [
        ("A man dropped a bomb into a river from a bridge.", "dropped", "explosives"),
        ("A jet dropped a bomb on a market.", "dropped", "aerial"),
        ("Troops dropped bombs on the village.", "dropped", "aerial"),
        ("Two gunmen were shot down outside the hotel in Gao.", "shot", "firearms"),
        ("Rebels shot down a helicopter near Gao.", "shot", "heavy-weapons"),
    ],
)
def test_with_what_it_was_done(text: str, word: str, mode: str, claims: Telling) -> None:
    assert at(claims(text), word, text).mode == mode


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("A wall was built to guard against bomb attacks.", "hypothetical"),
        ("Nets protect the base in Gao from rocket attacks.", "hypothetical"),
        ("Guards protected the convoy from an attack by bandits on Sunday.", "actual"),
    ],
)
def test_what_walls_guard_against_has_not_come(text: str, modality: str, coded: Telling) -> None:
    (claim,) = (c for c in coded(text) if c.event_type.value == "ASSAULT")
    assert claim.modality.value == modality


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("A bomb made of common chemicals exploded at a mall in Gao.", "exploded", "Remote explosive/landmine/IED"),
        ("A chemical attack killed 40 people in Gao.", "killed", "Chemical weapon"),
        ("The blast hit a controlled gate of the depot in Gao.", "hit", "Remote explosive/landmine/IED"),
        ("Youths rallied in Gao, demanding the arrest of killers by the police.", "rallied", "Peaceful protest"),
        ("Police detained 12 protesters at a rally in Gao.", "rally", "Protest with intervention"),
        ("Protests brought down Prime Minister Odra in January in Gao.", "brought", "Other"),
    ],
)
def test_what_it_is_to_acled(text: str, word: str, event: str, claims: Telling) -> None:
    acled = at(claims(text), word, text).acled
    assert acled is not None
    assert acled.sub_event_type == event


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("The insurgents, fighting to drive out foreign troops, attacked a base in Gao.", "drive", "attempted"),
        ("An attack on a parade in Gao was disrupted when police seized bombs.", "attack", "attempted"),
        ("The bomb was meant to be detonated during the parade in Gao.", "detonated", "future"),
    ],
)
def test_what_was_aimed_at_has_not_come(text: str, word: str, modality: str, coded: Telling) -> None:
    assert at(coded(text), word, text).modality.value == modality


@pytest.mark.parametrize(
    "text",
    [
        "The exercise simulated an attack by rebels on Gao.",
        "An attack by rebels on Gao was simulated during the drill.",
        "The painting depicts the killing of nine people in Gao.",
    ],
)
def test_what_is_played_has_not_happened(text: str, coded: Telling) -> None:
    assert [c.modality.value for c in coded(text)] == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The dead included two soldiers and a nurse, officials said.", [("killed", 2), ("killed", 1)]),
        ("The wounded included nine nurses in Gao.", [("wounded", 9)]),
        ("The attackers included two teenagers, police said.", []),
    ],
)
def test_whom_the_dead_include(text: str, told: list[tuple[str, int]], coded: Telling) -> None:
    assert [(n.kind, n.low) for c in coded(text) for n in c.counts] == told
