"""Deeds that stand beside what came of them, or behind who they befell, end to end: words, model and rules."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling

from reportedly.model import Claim, EventType, Stance


def _told(found: tuple[Claim, ...]) -> list[EventType]:
    return [c.event_type for c in found if c.event_type is not EventType.STATEMENT]


@pytest.mark.parametrize(
    "text",
    [
        "The attack on Sarn on 14 November displaced 640 households.",
        "The shelling of Sarn on Monday forced 2,000 people from their homes.",
        "Monday's raid on the village of Sarn displaced 300 families.",
    ],
)
def test_what_people_fled_is_what_happened(printed: Telling, text: str) -> None:
    assert _told(printed(text)) == [EventType.ASSAULT]


def test_who_displaces_people_does_so(printed: Telling) -> None:
    assert _told(printed("The army displaced 640 households in Sarn on Monday.")) == [EventType.COERCE]


def test_where_they_went_is_not_where_it_happened(printed: Telling) -> None:
    (claim,) = printed("The attack on the village of Sarn on 14 November displaced 640 households toward Odra.")
    assert claim.place is None or claim.place.text != "Odra"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Survivors of a militia attack on a camp in Sarn last week buried their dead on Thursday.", True),
        ("Survivors of Monday's attack on Sarn said that no troops had come.", True),
        ("Victims of the attack were buried on Thursday.", False),
        ("Victims of violence are entitled to compensation, the minister said.", False),
    ],
)
def test_who_they_are_tells_of_the_deed_where_it_is_new_or_dated(printed: Telling, text: str, told: bool) -> None:
    assert any(c.event_type is EventType.ASSAULT for c in printed(text)) is told


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A patrol of the mission was fired upon by presumed rebels near Sarn.", EventType.ASSAULT),
        ("The convoy was fired upon as it left Sarn on Monday.", EventType.ASSAULT),
        ("The general was fired on Monday by the president.", EventType.SANCTION),
        ("Two officials were fired upon their return to Sarn.", EventType.SANCTION),
        ("The Front gave the garrison of Sarn 48 hours to lay down its arms.", EventType.THREATEN),
        ("Rebels gave soldiers in Sarn 24 hours to surrender.", EventType.THREATEN),
        ("Two militias signed an act of engagement at Sarn on Saturday.", EventType.AGREE),
        ("Two rebel groups have signed, but the Front has not.", EventType.AGREE),
        ("The M23 took Uvira in December last year.", EventType.COERCE),
        ("Raiders fell upon the village of Sarn at night.", EventType.ASSAULT),
        ("The army readjusted its lines near Sarn on Monday.", EventType.RETREAT),
    ],
)
def test_the_type_of(printed: Telling, text: str, type_: EventType) -> None:
    assert set(_told(printed(text))) == {type_}


@pytest.mark.parametrize(
    "text",
    [
        "The doctor gave him two weeks to leave the hospital.",
        "The player signed for Sarn on Monday.",
        "The rebels signed up for a training course.",
        "It was an act of engagement with the voters, the minister said.",
    ],
)
def test_no_threat_and_no_pact(printed: Telling, text: str) -> None:
    assert not set(_told(printed(text))) & {EventType.THREATEN, EventType.AGREE}


@pytest.mark.parametrize(
    "text",
    [
        "Darkness fell upon the village.",
        "Silence fell upon the town of Sarn on Monday.",
        "The bank readjusted its position on rates.",
    ],
)
def test_nothing_happened(printed: Telling, text: str) -> None:
    assert not _told(printed(text))


@pytest.mark.parametrize(
    "entries",
    [
        "18 Nov., Sarn: shots at a patrol. One soldier wounded.\n\n19 Nov., Odra: helicopter fire. Seven killed.",
        "14:02 Sarn: shots at a patrol. One soldier wounded.\n\n16:30 Odra: helicopter fire. Seven killed.",
    ],
)
def test_the_arms_of_the_next_entry_are_not_those_of_this_one(printed: Telling, entries: str) -> None:
    wounded = next(c for c in printed(entries) if any(n.kind == "wounded" for n in c.counts))
    assert wounded.acled is not None
    assert wounded.acled.sub_event_type != "Air/drone strike"


@pytest.mark.parametrize(
    ("text", "admits"),
    [
        ("The hospital of Sarn admitted 28 wounded on Monday.", False),
        ("Two hospitals in Sarn admitted 28 wounded on Monday.", False),
        ("The clinic admitted that it had turned people away.", True),
        ("The hospital admitted a mistake.", True),
    ],
)
def test_who_takes_in_patients_admits_nothing(printed: Telling, text: str, admits: bool) -> None:
    assert any(a.stance is Stance.ADMITS for c in printed(text) for a in c.attribution) is admits


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("After Friday noon we will attack Sarn, the Front said.", None),
        ("The Front said on Monday that it would attack Sarn on Friday.", "on Monday"),
        ("The Front threatened on Monday to attack Sarn.", "on Monday"),
    ],
)
def test_the_day_of_a_threat_is_not_that_of_what_is_threatened(printed: Telling, text: str, day: str | None) -> None:
    (threat,) = [c for c in printed(text) if c.event_type is EventType.THREATEN]
    assert (threat.time.text if threat.time else None) == day


@pytest.mark.parametrize(
    ("text", "word", "sub_event"),
    [
        ("Nine were killed in a drone strike on Sarn, a day after rebels shot dead a priest there.", "shot", "Attack"),
        (
            "Twelve hours after the murder of a judge in Sarn, a bomb went off beside a convoy of lorries.",
            "murder",
            "Attack",
        ),
        (
            "Six were killed when shells fell on Sarn, hours after a drone hit a bus in Telm.",
            "shells",
            "Shelling/artillery/missile attack",
        ),
        (
            "The mayor died three days after a bomb hit his car.",
            "died",
            "Remote explosive/landmine/IED",
        ),
    ],
)
def test_arms_of_an_earlier_deed_did_not_do_the_later(claims: Telling, text: str, word: str, sub_event: str) -> None:
    told = next(c for c in claims(text) if word in c.trigger.of(text))
    assert told.acled is not None
    assert told.acled.sub_event_type == sub_event


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A rocket struck the yard of the mill without wounding the miller.", []),
        ("Two drones exploded over the square without hurting anyone.", []),
        ("A shell exploded at the mill, wounding two millers.", [("wounded", 2)]),
    ],
)
def test_whom_a_blow_spared_it_did_not_hurt(printed: Telling, text: str, told: list[tuple[str, int]]) -> None:
    (claim,) = (c for c in printed(text) if c.event_type is EventType.ASSAULT)
    assert [(c.kind, c.low) for c in claim.counts] == told
    assert not any(t.text in ("the miller", "anyone") for t in claim.targets) or told


@pytest.mark.parametrize(
    ("text", "doers", "taken"),
    [
        ("A clerk was arrested after killing two guards in Sarn.", "A clerk", "A clerk"),
        ("Two herders were detained by police after shooting dead a miller.", "Two herders", "Two herders"),
    ],
)
def test_what_one_was_arrested_after_is_no_part_of_the_arrest(
    printed: Telling, text: str, doers: str, taken: str
) -> None:
    arrest, killing = printed(text)
    assert (arrest.event_type, killing.event_type) == (EventType.COERCE, EventType.ASSAULT)
    assert [t.text for t in arrest.targets] == [taken]
    assert [a.text for a in killing.actors] == [doers]
    assert {c.kind for c in arrest.counts} == {"detained"}
    assert {c.kind for c in killing.counts} == {"killed"}


def test_what_came_days_before_a_death_is_no_part_of_it(printed: Telling) -> None:
    text = "The miller was killed in Sarn two days after she and her cousin set off a bomb at a mill."
    death, bombs = printed(text)
    assert (death.actors, [a.text for a in bombs.actors]) == ((), ["she", "her cousin"])
    assert bombs.counts == ()
    text = "Nine people were killed in Sarn minutes after a shell hit the market."
    assert [c.low for claim in printed(text) for c in claim.counts] == [9, 9]
