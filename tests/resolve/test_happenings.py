"""Which claims can be of one happening, where type and mode alone do not tell."""

from __future__ import annotations

from typing import Any

from reportedly.resolve.happenings import kinds_of


def claim(event_type: str, mode: str | None, **more: Any) -> dict[str, Any]:
    return {"event_type": event_type, "mode": mode, "acled": None, "actors": [], "targets": [], **more}


def party(kind: str, actor_id: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "actor_id": actor_id}


BATTLE = claim("ASSAULT", None)
ARREST = claim("COERCE", "arrest")


def test_fighters_taken_by_the_other_side_are_a_part_of_the_battle() -> None:
    taken = claim("COERCE", "arrest", targets=[party("State Forces")], actors=[party("Rebel Groups", "front")])
    assert kinds_of(taken) & kinds_of(BATTLE)
    assert kinds_of(taken) & kinds_of(ARREST)


def test_an_arrest_is_no_battle() -> None:
    by_police = claim("COERCE", "arrest", targets=[party("Rebel Groups")], actors=[party("State Forces", "pol-xx")])
    of_people = claim("COERCE", "arrest", targets=[party("Civilians")], actors=[party("State Forces", "mil-xx")])
    for arrest in (ARREST, by_police, of_people):
        assert not kinds_of(arrest) & kinds_of(BATTLE)


def test_arms_found_are_of_the_search_that_arrests() -> None:
    arms = claim("COERCE", "seize", acled={"event_type": "x", "sub_event_type": "Disrupted weapons use"})
    town = claim("COERCE", "seize", acled={"event_type": "x", "sub_event_type": "Armed clash"})
    assert kinds_of(arms) & kinds_of(ARREST)
    assert not kinds_of(town) & kinds_of(ARREST)


def test_parts_of_one_happening() -> None:
    assert kinds_of(claim("CONSULT", None)) & kinds_of(claim("AGREE", None))  # met, and came to terms
    assert kinds_of(claim("ASSAULT", "torture")) & kinds_of(claim("ASSAULT", "firearms"))  # found beaten and shot
    assert not kinds_of(claim("CONSULT", None)) & kinds_of(BATTLE)


def test_police_who_come_are_of_no_battle_and_troops_are() -> None:
    officers = claim("MOBILIZE", "troops", actors=[party("State Forces", "pol-xx")])
    troops = claim("MOBILIZE", "troops", actors=[party("State Forces", "mil-xx")])
    assert not kinds_of(officers) & kinds_of(BATTLE)
    assert kinds_of(troops) & kinds_of(BATTLE)
