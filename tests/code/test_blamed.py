"""Who says what of a deed that is known: on whom it is blamed, who denies his part, who counted the dead."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at, coding

from reportedly.model import EventType


@pytest.fixture(scope="module")
def coded() -> Telling:
    return coding()


@pytest.mark.parametrize(
    ("sentence", "trigger", "speaker", "stance"),
    [
        ("The governor blamed herders for the attack.", "attack", "The governor", "asserts"),
        ("The Tolmin Front denied responsibility for the bombing.", "bombing", "The Tolmin Front", "denies"),
        ("Critics blamed the ministry for the attacks.", "attacks", None, None),  # what goes on is laid to nobody
        ("The villagers blamed the dam for the flood.", "flood", None, None),
        ("“They killed my two goatherds,” a neighbour, Odile Marr, told us.", "killed", "a neighbour", "asserts"),
        ("Not a single shot was fired, the captain said.", "shot was fired", "the captain", "denies"),
        ("Not all the guards were killed, the captain said.", "killed", "the captain", "asserts"),
        ("“They shot anyone who ran,” said Ada Brun, a baker.", "shot anyone", "Ada Brun", "asserts"),
    ],
)
def test_who_tells_of_a_deed_and_how(
    coded: Telling, sentence: str, trigger: str, speaker: str | None, stance: str | None
) -> None:
    text = f"Raiders attacked a mill in Orra on Monday and killed two guards.\n\n{sentence}"
    told = [c for c in coded(text) if c.trigger.start > text.index("\n") and c.event_type is EventType.ASSAULT]
    found = [(c.attribution[0].source.text, c.attribution[0].stance.value) for c in told if c.attribution]
    assert [c.trigger.of(text) for c in told] == ([trigger] if speaker else [])
    assert found == ([(speaker, stance)] if speaker else [])


@pytest.mark.parametrize(
    ("sentence", "number"), [("said she had counted 11 bodies", 11), ("said she had a body", None)]
)
def test_bodies_are_counted_wherever_in_a_text_on_an_attack(coded: Telling, sentence: str, number: int | None) -> None:
    text = (
        f"Raiders attacked a mill in Orra on Monday.\n\nTwo suspects are at large.\n\nA nurse, Odile Marr, {sentence}."
    )
    killed = [n.low for c in coded(text) for n in c.counts if n.kind == "killed"]
    assert killed == ([number] if number else [])


@pytest.mark.parametrize(
    ("entry", "speaker"),
    [
        ("3:45pm: NWB: “not a single well was bombed” in Orra.", "NWB"),
        ("14:10 - Army: three guards were killed in Orra.", "Army"),
        ("14:10 - Orra: three guards were killed in a raid.", None),
    ],
)
def test_an_entry_of_a_live_page_names_its_speaker_behind_the_hour(
    coded: Telling, entry: str, speaker: str | None
) -> None:
    text = f"Raiders attacked a mill in Orra on Monday.\n\n{entry}"
    told = [c for c in coded(text) if c.trigger.start > text.index("\n")]
    assert told
    assert {c.attribution[0].source.text if c.attribution else None for c in told} == {speaker}


def test_a_name_with_his_age_behind_it_speaks(coded: Telling) -> None:
    text = '"They killed my two sons," his neighbour, Umar Sule, 54, said, weeping.'
    assert [[a.source.text for a in c.attribution] for c in coded(text)] == [["Umar Sule, 54"]]


@pytest.mark.parametrize("mark", [":", ";"])
def test_who_says_so_before_a_colon_is_it_behind_the_colon(coded: Telling, mark: str) -> None:
    text = f"The Front said that five guards had died. The ministry called that a lie{mark} three were killed, it said."
    (told,) = (c for c in coded(text) if c.trigger.of(text) == "killed")
    assert told.attribution[0].source.name == "The ministry"


@pytest.mark.parametrize(
    ("before", "number"), [("Raiders attacked a mill on Monday.", 1), ("The match began at two.", 0)]
)
def test_shots_are_counted_amid_violence_alone(coded: Telling, before: str, number: int) -> None:
    text = f"{before} A woman in the next street said she had counted 20 shots."
    assert len([c for c in coded(text) if "counted" in c.trigger.of(text)]) == number


@pytest.mark.parametrize(
    ("text", "word", "doers"),
    [
        ("The army arrested ten clerks it accused of planting the bombs.", "planting", ["ten clerks"]),
        (
            "The ministry arrested nine clerks it accused of conducting raids.",
            "conducting",
            ["nine clerks"],
        ),
        (
            "The mayor accused the rebels, working with agents abroad, of launching the attack.",
            "launching",
            ["the rebels"],
        ),
        ("The mayor accused the rebels, working with men in Bena, of shelling a mill.", "shelling", ["the rebels"]),
        ("The mayor accused the rebels of shelling a mill.", "shelling", ["the rebels"]),
    ],
)
def test_the_accused_and_not_the_accuser_did_it(coded: Telling, text: str, word: str, doers: list[str]) -> None:
    assert [a.text for a in at(coded(text), word, text).actors] == doers


def test_who_accuses_says_so_behind_an_aside(coded: Telling) -> None:
    text = "The mayor accused the rebels, working with agents abroad, of shelling a mill."
    assert [a.source.text for a in at(coded(text), "shelling", text).attribution] == ["The mayor"]
    text = "The army arrested ten clerks it accused of planting the bombs."
    accused = at(coded(text), "accused", text)
    assert ([a.text for a in accused.actors], [t.text for t in accused.targets]) == (["it"], ["ten clerks"])


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded at a house in Orra during a police raid.",
        "An explosion hit a house in Orra during an army search.",
    ],
)
def test_whose_raid_it_was_had_no_bomb(coded: Telling, text: str) -> None:
    assert all(a.text not in ("police", "army") for c in coded(text) if c.mode == "explosives" for a in c.actors)


def test_a_suspect_is_not_whom_it_befell(coded: Telling) -> None:
    text = "Police linked surviving Orra attacks suspect Abel Tarr to the group."
    assert all(t.text != "Abel Tarr" for c in coded(text) if c.event_type is EventType.ASSAULT for t in c.targets)
