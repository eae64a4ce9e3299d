"""How news counts the dead and the hurt, and who is told beside them: sentences end to end."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, first_day

from reportedly.model import Claim, EventType, Modality

_RAID = "Gunmen attacked the town of Orra on Sunday. "


def harm(claim: Claim) -> list[tuple[str, int | None, int | None]]:
    return [(c.kind, c.low, c.high) for c in claim.counts]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("A bomb went off in Jos, killing 17 people and sending 42 to hospital.", "went off", ("wounded", 42, 42)),
        ("The blast in Jos sent 12 people to hospital.", "sent", ("wounded", 12, 12)),
        ("Rockets hit a market, leaving two dead and 11 with injuries.", "hit", ("wounded", 11, 11)),
        ("A grenade killed one man and left eight with serious burns.", "killed", ("wounded", 8, 8)),
        (_RAID + "A guard escaped with minor injuries.", "escaped", ("wounded", 1, 1)),
        (_RAID + "Three of the wounded could not be saved, a doctor said.", "saved", ("killed", 3, 3)),
        (_RAID + "The injured, 23 in all, are being treated in three hospitals.", "treated", ("wounded", 23, 23)),
        (_RAID + "The governor put the number of those hurt at 11.", "hurt", ("wounded", 11, 11)),
        (_RAID + "She put the toll at no fewer than 50.", "toll", ("killed", 50, None)),
        (_RAID + "\n\nThe traders say that they know the names of 26 dead.", "dead", ("killed", 26, 26)),
        (_RAID + "\n\nThe clinic keeps a list of 31 wounded.", "wounded", ("wounded", 31, 31)),
        ("A mine destroyed an ambulance near Sumy, killing all six crew.", "destroyed", ("killed", 6, 6)),
        ("The army raided a camp, arresting seven people.", "arresting", ("detained", 7, 7)),
    ],
)
def test_counts(claims: Telling, text: str, word: str, told: tuple[str, int, int | None]) -> None:
    assert told in harm(at(claims(text), word, text))


@pytest.mark.parametrize(
    "text",
    [
        "The agency sent 12 doctors to hospitals in Jos.",  # nobody was hurt
        _RAID + "Most of the books could be saved.",
        _RAID + "\n\nThe museum keeps a list of 500 dead sailors.",
        _RAID + "Two crews were killed.",  # how many men that is is not told
        _RAID + "The army has lost 900 personnel, its foe said.",  # dead and hurt together
    ],
)
def test_no_counts(claims: Telling, text: str) -> None:
    assert [c for claim in claims(text) for c in claim.counts] == []


def test_one_deed_of_two_sides_keeps_their_losses_apart(claims: Telling) -> None:
    text = "He said the army had lost four soldiers and the rebels nineteen."
    lost = at(claims(text), "lost", text)
    assert [p.text for p in lost.targets] == ["four soldiers"]
    assert harm(lost) == [("killed", 4, 4)]


def test_who_is_set_apart_is_not_held(claims: Telling) -> None:
    text = "Soldiers detained two Palestinians rather than the attackers."
    assert [p.text for p in at(claims(text), "detained", text).targets] == ["two Palestinians"]
    text = "Soldiers detained two Palestinians and the attackers."
    assert len(at(claims(text), "detained", text).targets) == len(("two", "attackers"))


def test_those_lost_are_the_speakers_men(claims: Telling) -> None:
    text = "Fano said its fighters had withdrawn from Debark, having lost seven men in an ambush."
    assert [p.actor_id for p in at(claims(text), "lost", text).targets] == ["fano"]


def test_who_let_them_go_is_who_held_them(claims: Telling) -> None:
    text = "Police arrested 16 activists who had tried to march to the consulate, and released all but three of them."
    assert [p.text for p in at(claims(text), "released", text).actors] == ["Police"]


@pytest.mark.parametrize("noun", ["killing", "attack"])
def test_what_a_deed_is_called_is_no_deed(claims: Telling, noun: str) -> None:
    text = f"Gunmen shot the mayor on Sunday. The governor called the {noun} an act of cowards."
    later = [c for c in claims(text) if c.trigger.start > text.index("The governor")]
    assert all(c.event_type in (EventType.ACCUSE, EventType.STATEMENT) for c in later)


def test_a_strike_that_is_called_is_one(claims: Telling) -> None:
    text = "The union called a strike for Tuesday."
    assert any(c.event_type is EventType.PROTEST for c in claims(text))


def test_who_helps(claims: Telling) -> None:
    text = "The army took the town with the help of Burundian troops."
    helped = at(claims(text), "help", text)
    assert [p.text for p in helped.actors] == ["Burundian troops"]
    assert not helped.targets


def test_the_plane_for_the_wounded_is_no_weapon(claims: Telling) -> None:
    text = _RAID + "The wounded, 34 in number, were airlifted to hospital in the capital by a military plane."
    flown = at(claims(text), "airlifted", text)
    assert flown.mode is None
    assert harm(flown) == [("wounded", 34, 34)]


def test_water_cannon_are_no_firearms(claims: Telling) -> None:
    text = "A coast guard ship fired water cannon at two fishing boats, injuring two fishermen."
    fired = at(claims(text), "fired", text)
    assert fired.mode == "crowd-control"
    assert fired.acled is not None
    assert fired.acled.sub_event_type == "Attack"
    text = "Police fired water cannon at the crowd."
    assert at(claims(text), "fired", text).mode == "crowd-control"


def test_talks_called_off_are_not_held(claims: Telling) -> None:
    text = "A new round of talks with the rebels has been called off, a diplomat said."
    assert all(c.event_type is not EventType.CONSULT or c.attribution[0].stance.value == "denies" for c in claims(text))


def test_the_ninth_to_be_murdered_was_murdered(claims: Telling) -> None:
    text = "Ayala was the ninth mayor to be murdered in Mexico this year."
    assert at(claims(text), "murdered", text).modality is Modality.ACTUAL
    text = "He may be the next mayor to be murdered in Mexico."
    assert all(c.modality is not Modality.ACTUAL for c in claims(text))


def test_history_goes_on_since_then(claims: Telling) -> None:
    text = "War broke out in April 2023. Hundreds of civilians have been killed since then, the commission says."
    assert at(claims(text), "killed", text).background


def test_who_is_reached_says_what_follows(claims: Telling) -> None:
    text = "Two residents reached before the lines went down said that shells had fallen on the market on Friday."
    (link,) = at(claims(text), "fallen", text).attribution
    assert link.source is not None
    assert link.source.text == "Two residents"


def test_what_raiders_come_on_is_not_hit(claims: Telling) -> None:
    text = "The gunmen arrived in the village on over 40 motorcycles, shooting at houses."
    assert at(claims(text), "arrived", text).targets == ()


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("He and an aunt were killed when a shell burst in Orra on Friday.", [1, 1]),
        ("She and her two sons were shot dead near Orra on Friday.", [1, 2]),
        ("Two soldiers and a driver embraced martyrdom in Orra on Friday.", [2, 1]),
        ("They and a driver were killed in Orra on Friday.", [1]),
    ],
)
def test_all_who_died_together_count(claims: Telling, text: str, dead: list[int]) -> None:
    (claim, *_) = claims(text)
    assert [c.low for c in claim.counts if c.kind == "killed"] == dead


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Police detained half a dozen students in Orra.", "detained", (6, 6)),
        ("A half dozen officers were killed in Orra.", "killed", (6, 6)),
        ("At least half a dozen officers were killed in Orra.", "killed", (6, None)),
        ("A dozen officers were killed in Orra.", "killed", (12, 12)),
    ],
)
def test_half_a_dozen_are_six(claims: Telling, text: str, word: str, told: tuple[int, int | None]) -> None:
    assert [(c.low, c.high) for c in at(claims(text), word, text).counts] == [told]


@pytest.mark.parametrize(
    "text",
    [
        "The blast at a police training centre in Orra that killed nine people was heard in Bena.",
        "The fire at the army depot that killed nine people was put out.",
        "People laid flowers, the day after the attack at an Ada Brun concert that killed nine people as it ended.",
    ],
)
def test_the_scene_killed_nobody(claims: Telling, text: str) -> None:
    assert at(claims(text), "killed", text).actors == ()


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Troops raided a house in Orra on 13 November, the day after an attack that left nine dead.", "left", 12),
        ("The minister flew to Orra on 13 November, the day after a bombing that killed nine.", "killed", 12),
        ("Mourners met on 13 November, two days after an ambush that killed nine guards near Orra.", "killed", 11),
    ],
)
def test_of_the_day_after_an_attack_the_dead_are_not(claims: Telling, text: str, word: str, day: int) -> None:
    told = first_day(at(claims(text), word, text))
    assert told is not None
    assert (told.month, told.day) == (11, day)


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("Rioters attacked the police station in Orra with petrol bombs on Sunday.", "Attack"),
        ("A bomb exploded at the police station in Orra on Sunday.", "Remote explosive/landmine/IED"),
    ],
)
def test_nobody_laid_the_bombs_that_a_crowd_threw(claims: Telling, before: str, code: str) -> None:
    text = f"{before} Nine people were injured."
    acled = at(claims(text), "injured", text).acled
    assert acled is not None
    assert acled.sub_event_type == code


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("Nine inmates died in a riot in a jail in Orra on Sunday.", "Other"),
        ("Rebels attacked a jail in Orra on Sunday.", "Government regains territory"),
    ],
)
def test_a_jail_that_is_called_the_building_again_is_no_ground(claims: Telling, before: str, code: str) -> None:
    text = f"{before} The army regained control of the building in the evening."
    acled = at(claims(text), "regained", text).acled
    assert acled is not None
    assert acled.sub_event_type == code
