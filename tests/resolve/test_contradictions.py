"""Where the accounts of one event exclude each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.contradictions import contradictions
from reportedly.resolve.events import event_of
from reportedly.resolve.origin import origins

DAY = "2026-03-02"


def told(said_by: str, **said: Any) -> dict[str, Any]:
    return claim(**{"mode": "drone", "by": "army", "at": "Arvo", "on": DAY, "said_by": said_by, **said})


@pytest.mark.parametrize(
    ("words", "mode", "contested"),
    [
        ("Twelve militants were hit and no civilians were near, the army said", "drone", True),
        ("The army said that it struck the mill", "drone", False),
        ("Twelve militants were hit and no civilians were near, the army said", "firearms", False),
    ],
)
def test_who_was_hit_from_afar_is_disputed_where_the_side_that_struck_tells_of_fighters(
    words: str, mode: str, contested: bool
) -> None:
    army = made(told("army", mode=mode, interest="own", words=words), publisher="A")
    elder = made(told("Elder Odra", to="civilians", trigger="struck"), publisher="B")
    claims = [*army, *elder]
    found = [d.field for d in contradictions(claims, origins(claims))]
    assert ("targets" in found) is contested


@pytest.mark.parametrize(
    ("police", "front", "contested"),
    [
        ("Six men died in an exchange of fire, the police said", "The six were executed after their capture", True),
        ("Six men died in an exchange of fire, the police said", "The six died at the ford", False),
        ("Six men were found at the ford, the police said", "The six were executed after their capture", False),
        ("Six men died in an exchange of fire, the police said", "They fired without warning, and the six died", True),
        ("Six men died in an exchange of fire, the police said", "None of them was armed when the six died", True),
        ("Six men died in an exchange of fire, the police said", "The six were warned, and died at the ford", False),
        ("The police executed six after a gun battle, they said", "The six were executed after their capture", False),
    ],
)
def test_a_fight_of_which_others_tell_as_of_an_execution_is_disputed(police: str, front: str, contested: bool) -> None:
    one = made(told("police", mode=None, by="police", to="front", interest="own", words=police), publisher="A")
    two = made(told("front", mode=None, by="police", to="front", trigger="killed", words=front), publisher="B")
    claims = [*one, *two]
    found = [d.reason for d in contradictions(claims, origins(claims)) if d.field == "event"]
    assert bool(found) is contested


@pytest.mark.parametrize(
    ("denial", "laid_to", "contested"),
    [
        ("The group had nothing to do with the attack, it said", None, False),
        ("The group had nothing to do with the attack, it said", "front", True),
        ("The group had nothing to do with the attack, it said", "gunmen", True),
        ("There was no attack, the group said", None, True),
    ],
)
def test_who_denies_a_part_that_nobody_lays_to_him_disputes_nothing(
    denial: str, laid_to: str | None, contested: bool
) -> None:
    one = made(told("ministry", mode=None, by=laid_to, trigger="shot"), publisher="A")
    two = made(told("front", mode=None, by=None, stance="denies", words=denial), publisher="B")
    claims = [*one, *two]
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested


@pytest.mark.parametrize(
    ("words", "contested"),
    [
        ("Each side blamed the other for starting the violence", True),
        ("The two sides traded accusations over the attack", True),
        ("Each side blamed its commanders for the attack", False),
        ("The two sides traded prisoners after the attack", False),
    ],
)
def test_an_outlet_may_tell_that_each_lays_it_to_the_other(words: str, contested: bool) -> None:
    raid = told("residents", mode=None, by=None, trigger="shot")
    claims = made(raid, claim("ACCUSE", at="Arvo", on=DAY, by="army", words=words, trigger="blamed"))
    assert ("actors" in [d.field for d in contradictions(claims, origins(claims))]) is contested
    known = {c.claim_id: c for c in claims}
    word = replace(claims[1], about=claims[0].claim_id)  # which gives the event no value
    found = event_of(tuple(sorted(known)), {**known, word.claim_id: word})
    assert ("actors" in [d.field for d in found.contradictions]) is contested


def test_women_in_uniform_are_no_civilians_to_who_tells_of_them() -> None:
    raid = told("army", mode=None, to="rebels", interest="own", words="Six rebels were killed", killed="six")
    for words, contested in (("Two women in uniform were hit", True), ("Two women were hit", False)):
        bodies = told("army", mode=None, by=None, to="civilians", words=words, trigger="hit")
        elder = told("Elder Odra", mode=None, trigger="shot", words="The six were herders", killed="six")
        claims = [*made(raid, bodies, publisher="A"), *made(elder, publisher="B")]
        assert ("targets" in [d.field for d in contradictions(claims, origins(claims))]) is contested


def test_two_who_accuse_each_other_dispute_who_did_it() -> None:
    words = "The army and the front accused each other of the attack"
    claims = made(told("army", mode=None, by=None, words=words))
    assert "actors" in [d.field for d in contradictions(claims, origins(claims))]


@pytest.mark.parametrize(
    ("source", "contested"), [("a first version of this article", False), ("an earlier version of the law", True)]
)
def test_an_outlet_that_tells_of_its_own_report_disputes_nothing(source: str, contested: bool) -> None:
    doctor = made(told("residents", mode=None, by=None, trigger="shot"), publisher="A")
    claims = [*doctor, *made(told(source, mode=None, by=None, stance="denies"), publisher="B")]
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested


@pytest.mark.parametrize(
    ("words", "contested"),
    [
        ("Each side says that the other opened fire first", True),
        ("Each of them claimed it was the other", True),
        ("Each side says that it opened fire first", False),
    ],
)
def test_two_of_whom_each_names_the_other_dispute_who_did_it(words: str, contested: bool) -> None:
    claims = made(told("Each side", mode=None, by=None, words=words))
    assert ("actors" in [d.field for d in contradictions(claims, origins(claims))]) is contested


def test_a_denial_of_ones_part_may_be_quoted_in_part() -> None:
    one = made(told("ministry", mode=None, by=None, trigger="shot"), publisher="A")
    words = "The front said that it had “nothing whatever to do” with the attack"
    claims = [*one, *made(told("front", mode=None, by=None, stance="denies", words=words), publisher="B")]
    assert "event" not in [d.field for d in contradictions(claims, origins(claims))]


@pytest.mark.parametrize(("words", "contested"), [("The six were herders", True), ("The six were at the ford", False)])
def test_whom_others_call_civilians_were_no_fighters(words: str, contested: bool) -> None:
    boast = "Six militants were hit from the air, the army said"
    army = made(told("army", to="rebels", interest="own", words=boast, killed="six"), publisher="A")
    claims = [*army, *made(told("Elder Odra", trigger="hit", words=words), publisher="B")]
    found = [d.field for d in contradictions(claims, origins(claims))]
    assert ("targets" in found) is contested


@pytest.mark.parametrize(("by", "contested"), [("police", True), ("security officials", True), ("Elder Odra", False)])
def test_forces_that_tell_of_fighters_killed_in_a_fight_need_not_say_by_whom(by: str, contested: bool) -> None:
    fight = f"Six gunmen died in an exchange of fire, {by} said"
    one = made(told(by, mode=None, by=None, to="gunmen", words=fight), publisher="A")
    two = made(told("residents", mode=None, by=None, trigger="shot", words="The six were executed"), publisher="B")
    claims = [*one, *two]
    found = [d.reason for d in contradictions(claims, origins(claims)) if d.field == "event"]
    assert bool(found) is contested


@pytest.mark.parametrize(
    ("by", "civilians", "front", "contested"),
    [
        ("firearms", 9, False, True),
        ("firearms", 1, False, False),  # one more who died, and none of the twelve
        ("firearms", 9, True, False),  # both sides tell of a fight
        ("drone", 1, False, True),
    ],
)
def test_who_was_hit_in_a_raid_is_disputed_where_as_many_are_called_civilians(
    by: str, civilians: int, front: bool, contested: bool
) -> None:
    words = "Twelve militants were killed, the army said"
    army = told("army", mode=by, to="rebels", interest="own", words=words, killed="twelve")
    army["counts"][0] |= {"low": 12, "high": 12}
    elder = told("Elder Odra", mode=by, to="civilians", trigger="struck", killed=civilians)
    claims = [*made(army, publisher="A"), *made(elder, publisher="B")]
    if front:
        claims += made(told("front", mode=by, by="front", to="army", interest="own", trigger="hit"), publisher="C")
    found = [d.field for d in contradictions(claims, origins(claims))]
    assert ("targets" in found) is contested


@pytest.mark.parametrize(("mode", "contested"), [("drone", True), ("firearms", False)])
def test_who_lays_a_blow_from_afar_that_is_laid_to_him_to_another_disputes_it(mode: str, contested: bool) -> None:
    accused = told("ministry", by="front", mode=mode)
    passed = told("front", by="army", mode=mode, trigger="struck")
    claims = made(accused, passed)
    assert ("actors" in [d.field for d in contradictions(claims, origins(claims))]) is contested
    both = made(told("ministry", by="front", mode=mode), told("front", by="front", mode=mode, trigger="struck"))
    assert "actors" not in [d.field for d in contradictions(both, origins(both))]


@pytest.mark.parametrize(
    ("others", "contested"),
    [
        ([("PROTEST", "demo", "marched")], False),
        ([("PROTEST", "demo", "marched"), ("ASSAULT", "destroy", "smashed")], True),
        ([("PROTEST", "demo", "marched"), ("COERCE", "arrest", "arrested")], True),
        ([("ASSAULT", "destroy", "smashed")], True),
    ],
)
def test_who_says_that_a_march_did_no_harm_disputes_it_where_others_tell_of_harm(
    others: list[tuple[str, str, str]], *, contested: bool
) -> None:
    words = "“We marched and did not break one window,” said a teacher"
    peace = told("a teacher", mode="destroy", by="protesters", stance="denies", trigger="break", words=words)
    claims = [*made(peace, publisher="A")]
    for number, (event_type, mode, trigger) in enumerate(others):
        seen = claim(event_type, mode, by="protesters", at="Arvo", on=DAY, said_by="residents", trigger=trigger)
        claims += made(seen, publisher=f"Paper {number}")
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested


def test_who_denies_that_there_was_a_march_disputes_it() -> None:
    march = claim("PROTEST", "demo", by="protesters", at="Arvo", on=DAY, trigger="marched")
    none = {**march, **claim("PROTEST", "demo", at="Arvo", on=DAY, said_by="police", stance="denies", trigger="march")}
    claims = [*made(march, publisher="A"), *made(none, publisher="B")]
    assert "event" in [d.field for d in contradictions(claims, origins(claims))]


@pytest.mark.parametrize(
    ("hit", "contested"),
    [
        ("The driver", False),
        ("Two men", False),
        ("Two motorcyclists", False),
        ("The herders", True),
        ("A farmer", True),
    ],
)
def test_who_calls_the_dead_drivers_or_men_calls_them_no_civilians(hit: str, *, contested: bool) -> None:
    boast = "Six militants were hit from the air, the army said"
    army = made(told("army", to="rebels", interest="own", words=boast, killed="six"), publisher="A")
    seen = told("Elder Odra", to="civilians", trigger="hit", words=f"{hit} died at the ford")
    seen["targets"][0]["text"] = hit
    claims = [*army, *made(seen, publisher="B")]
    assert ("targets" in [d.field for d in contradictions(claims, origins(claims))]) is contested


@pytest.mark.parametrize(("thing", "contested"), [("the pipeline", False), ("the lorry", True)])
def test_who_says_that_another_thing_was_not_damaged_disputes_nothing(thing: str, contested: bool) -> None:
    raid = made(told("army", mode="explosives", by="gunmen", to="a lorry", trigger="blew up"), publisher="A")
    firm = made(told("Odra Oil", mode="destroy", by=None, to=thing, stance="denies", trigger="damaged"), publisher="B")
    claims = [*raid, *firm]
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested


def test_police_who_tell_of_fighters_killed_by_a_drone_are_contradicted_by_who_tells_of_civilians() -> None:
    police = made(told("police", by=None, to="front", killed=12, trigger="killed"), publisher="A")
    observer = made(told("Odra Rights Watch", by=None, to="civilians", killed=9, trigger="killed"), publisher="B")
    claims = [*police, *observer]
    assert "targets" in [d.field for d in contradictions(claims, origins(claims))]


@pytest.mark.parametrize(("taken", "contested"), [(False, False), (True, True)])
def test_that_a_base_has_not_fallen_denies_its_capture_and_no_attack(*, taken: bool, contested: bool) -> None:
    one = made(told("front", mode=None, by="front", trigger="raided"), publisher="A")
    more = made(claim("COERCE", "seize", by="front", at="Arvo", on=DAY, said_by="front", trigger="took"), publisher="C")
    fallen = claim("COERCE", "seize", at="Arvo", on=DAY, said_by="army", stance="denies", words="It had not fallen")
    claims = [*one, *(more if taken else ()), *made(fallen, publisher="B")]
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested


@pytest.mark.parametrize(
    ("lost", "interest", "contested"),
    [(4, "against", False), (40, "against", True), (4, "own", True), (None, None, True)],
)
def test_who_owns_to_fewer_dead_of_his_own_denies_the_number_alone(
    lost: int | None, interest: str | None, *, contested: bool
) -> None:
    boast = made(told("front", by="front", to="army", interest="own", killed=40, trigger="killed"), publisher="A")
    denial = told("army", by=None, to="army", stance="denies", killed=40, trigger="killed")
    loss = told("army", by=None, to="army", interest=interest, killed=lost, trigger="died")
    claims = [*boast, *made(denial, loss, publisher="B")]
    assert ("event" in [d.field for d in contradictions(claims, origins(claims))]) is contested
