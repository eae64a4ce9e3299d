"""Values of claims in local papers, bulletins, situation updates and releases, end to end."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.annotate import annotate
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.link import link
from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.registry import load_registry
from reportedly.model import Block, BlockKind, Claim, Document, EventType

_PUBLISHED = date(2026, 11, 20)  # a Friday


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def _claims(encoder: Encoder, text: str) -> tuple[Claim, ...]:
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(start, start + len(part), BlockKind.BODY))
        start += len(part) + 2
    document = Document(id="d", ref="d", text=text, blocks=tuple(blocks), published=_PUBLISHED)
    annotation = annotate(document, encoder)
    claims = code(document, annotation)
    return link(document, annotation, claims, registry=load_registry(), gazetteer=packaged_gazetteer())


def _one(encoder: Encoder, text: str, word: str) -> Claim:
    return next(c for c in _claims(encoder, text) if word in c.trigger.of(text))


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The raiders, believed to be from Tolmin, attacked at around 6am on Monday.", "attacked", ["The raiders"]),
        ("Police said the men, suspected to be smugglers, fired on the patrol.", "fired", ["the men"]),
        ("The guards, identified as conscripts, were attacked at dawn.", "attacked", []),
        ("The hoodlums shot a trader in Orra.", "shot", ["The hoodlums"]),
        ("Some miscreants burned two buses on the highway.", "burned", ["Some miscreants"]),
        (
            "Army units clashed with a terrorist group that came from the desert, burning two lorries and killing six "
            "terrorists.",
            "killing",
            ["Army units"],
        ),
    ],
)
def test_who_did_it(encoder: Encoder, text: str, word: str, doers: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, word).actors] == doers


def test_who_foils_an_attempt_kills_those_who_made_it(encoder: Encoder) -> None:
    text = "Troops foiled on Tuesday an attempt by rebels to cross the river near Orra, killing and wounding several."
    doers = {p.text for c in _claims(encoder, text) for p in c.actors}
    assert doers == {"Troops"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The raid left two guards and a driver dead.", [("killed", 2), ("killed", 1)]),
        ("The blast left five officers and two clerks injured, a doctor said.", [("wounded", 5), ("wounded", 2)]),
        ("The shelling left nine people dead and 14 injured.", [("killed", 9), ("wounded", 14)]),
        ("They separated the men from the women and shot 16 of the men dead.", [("killed", 16)]),
        ("Gunmen shot two guards and a driver dead.", [("killed", 2), ("killed", 1)]),
        ("A mine went off, leaving two boys and a girl wounded and damaging a mill.", [("wounded", 2), ("wounded", 1)]),
    ],
)
def test_how_many_are_left_in_which_state(encoder: Encoder, text: str, told: list[tuple[str, int]]) -> None:
    found = dict.fromkeys((c.kind, c.low, c.span) for claim in _claims(encoder, text) for c in claim.counts)
    assert [(kind, low) for kind, low, _ in found] == told


def test_those_who_are_left_so_did_nothing(encoder: Encoder) -> None:
    text = "A mine went off, leaving two boys and a girl wounded and damaging a mill. It left 9 dead and 14 injured."
    assert [p.text for c in _claims(encoder, text) for p in c.actors] == []


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The Defence Forces stopped 12 enemy assaults near Orra.", "stopped", EventType.ASSAULT),
        ("The army halted an advance by the enemy on Orra.", "halted", EventType.ASSAULT),
        ("The rebels stopped attacks on the town on Friday.", "stopped", EventType.RETREAT),
        ("The army suspended operations in the north.", "suspended", EventType.RETREAT),
        ("Gunmen entered the village at dawn and shot a farmer.", "entered", EventType.ASSAULT),
        ("Government troops entered the town of Orra on Friday.", "entered", EventType.COERCE),
        ("Two nurses were handed over to elders after ten days in captivity.", "handed", EventType.RETREAT),
    ],
)
def test_what_it_was(encoder: Encoder, text: str, word: str, kind: EventType) -> None:
    assert _one(encoder, text, word).event_type is kind


def test_aid_workers_who_stop_work_make_no_truce(encoder: Encoder) -> None:
    text = "Two aid agencies have suspended their activities in the Orra health zone."
    assert all(c.mode != "ceasefire" for c in _claims(encoder, text))


def test_a_request_for_comment_is_no_statement_of_the_press(encoder: Encoder) -> None:
    text = "The army did not respond to our request for comment."
    (claim,) = _claims(encoder, text)
    assert claim.trigger.of(text) == "did not respond"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The bishop demanded that the rebels release the nine teachers whom they hold.", ["the rebels"]),
        ("The union demanded that the government and the army free the miners.", ["the government", "the army"]),
    ],
)
def test_of_whom_it_is_demanded(encoder: Encoder, text: str, asked: list[str]) -> None:
    assert [p.text for p in _one(encoder, text, "demanded").targets] == asked


def test_the_hospital_is_no_place_of_the_attack(encoder: Encoder) -> None:
    text = "A boy is being treated at Gusau General Hospital for gunshot wounds. Two others are at Orra Hospital."
    assert {c.place for c in _claims(encoder, text)} == {None}


def test_a_school_is_in_the_village_that_it_is_called_after(encoder: Encoder) -> None:
    text = (
        "Raiders burned a barn at Mukutu in Baringo County in Kenya on Monday, and wounded men were taken to Marigat."
        "\n\nRaiders burned Mukutu Primary School."
    )
    places = [c.place for c in _claims(encoder, text) if c.place is not None and "School" in c.place.text]
    assert places
    assert all(p is not None and p.name != "Marigat" for p in places)


def test_a_body_that_works_abroad_tells_nothing_of_its_seat(encoder: Encoder) -> None:
    text = (
        "Militiamen burned 40 huts in Ituri in the Democratic Republic of Congo on Monday.\n\n"
        "The wounded were treated by Médecins Sans Frontières, and MSF sent a second team.\n\n"
        "On Tuesday militiamen shot two farmers in Bule."
    )
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.country == "CD"


def test_a_part_of_a_district_behind_its_name(encoder: Encoder) -> None:
    text = "Raiders shot three herders at Mukutu in Baringo South on Monday."
    place = _one(encoder, text, "shot").place
    assert place is not None
    assert place.country == "KE"


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # the 18th of November 2026 is a Wednesday
        ("Two people were killed on Thursday, November 18, in Orra.", "killed", date(2026, 11, 18)),
        ("Two people were killed on Thursday, March 5, in Orra.", "killed", date(2026, 3, 5)),
        ("Students are marching on the palace, defying the curfew imposed last night.", "marching", None),
        (
            "Our guns struck three posts today.\n\nYesterday our jets struck a depot.\n\n"
            "In the Orra sector, our units withdrew from Tolmin.",
            "withdrew",
            None,
        ),
    ],
)
def test_when(encoder: Encoder, text: str, word: str, day: date | None) -> None:
    time = _one(encoder, text, word).time
    assert (None if time is None else time.earliest) == day


def test_an_entry_of_a_live_page_has_a_scene_of_its_own(encoder: Encoder) -> None:
    text = (
        "17:55 Protesters have set fire to a police station in Chittagong, Bangladesh.\n\n"
        "16:30 Police opened fire after they were stoned, the minister said.\n\n"
        "15:10 Students are marching."
    )
    place = _one(encoder, text, "opened fire").place
    assert place is None or place.name != "Chittagong"


def test_who_speaks_for_civil_society_is_no_government(encoder: Encoder) -> None:
    text = (
        "The president of the civil society of Beni in Congo, Jean Mito, deplores the looting of shops by the rebels."
    )
    claim = _one(encoder, text, "deplores")
    assert [p.actor_id for p in claim.actors] == ["civilians-cd"]
