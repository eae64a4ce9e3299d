"""Who says so behind a name and what he is, and what is not denied with a harm that nobody came to."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A bomb killed six people in Kunduz on Friday, Zahid, the province's police chief, said.", "Zahid"),
        ("Four soldiers died in the ambush near Dori, Odra, the army's spokesman, said.", "Odra"),
        ("Rockets hit a mill near Homs, Mansour, a farmer, told the paper.", "Mansour"),
        ("Gunmen shot four men in Bama, a town in Borno, and fled.", None),
        ("A new group has published on its page that it blew up the bridge at Orra.", "A new group"),
        ("A new group has published a film of the bridge that it blew up at Orra.", None),
    ],
)
def test_who_says_so(text: str, source: str | None, coded: Telling) -> None:
    told = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert told
    assert all((c.attribution[0].source.text if c.attribution else None) == source for c in told)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("The army said that no civilians were hurt when its guns shelled the base.", False),
        ("The mayor said that nobody was injured when a drone hit the depot.", False),
        ("The army said that none of its patrols was ambushed.", True),
    ],
)
def test_a_blow_that_hurt_nobody_is_not_denied(text: str, denied: bool, coded: Telling) -> None:
    told = [c for c in coded(text) if c.event_type.value == "ASSAULT"]
    assert [a.stance.value == "denies" for c in told for a in c.attribution[:1]] == [denied]


@pytest.mark.parametrize(
    ("text", "word", "sources"),
    [
        (
            "An al-Qaeda affiliate claimed an attack on a post at Odra, in which authorities say three people lost "
            "their lives.",
            "lost their lives",
            ["authorities"],
        ),
        (
            "The Front said that it had raided Odra on Monday, where police say three guards died.",
            "died",
            ["police"],
        ),
        (
            "The Front said that its men raided Odra on Monday, and that three guards were killed.",
            "killed",
            ["The Front"],
        ),
        (
            "The Front claimed an attack on a post at Odra in which three guards died.",
            "died",
            ["The Front"],
        ),
    ],
)
def test_a_clause_with_a_speaker_of_its_own_is_not_said_by_who_tells_the_rest(
    text: str, word: str, sources: list[str], coded: Telling
) -> None:
    assert [a.source.text for a in at(coded(text), word, text).attribution] == sources


@pytest.mark.parametrize("who", ["A spokesman", "The Theatre Commander"])
def test_a_speaker_keeps_the_whole_of_a_name_behind_his_post(who: str, claims: Telling) -> None:
    text = f"{who} of Operation Hadin Kai told the Courier that gunmen had killed nine soldiers at Odra on Monday."
    text = text.replace("spokesman of", "spokesman for")
    source = at(claims(text), "killed", text).attribution[0].source
    assert source.text == text[: text.index(" told")]
    assert source.actor_id == "mil-ng"


def test_what_a_union_says_that_a_raid_did_was_no_deed_of_the_union(coded: Telling) -> None:
    text = "The army is under fire over a strike on Friday that a herders' league says killed nine of its men."
    assert [c.actors for c in coded(text) if c.counts] == [()]
    text = "A blast that the mayor said killed ten men and that doctors said wounded nine shook Gao on Friday."
    assert [c.actors for c in coded(text) if c.counts] == [(), ()]
    text = "The group, which says it killed nine soldiers in Gao, is allied to others."
    assert [[a.text for a in c.actors] for c in coded(text) if c.counts] == [["it"]]
