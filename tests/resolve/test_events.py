"""What an event says, from claims that are one happening: origins, standing, tolls, contradictions, values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.making import claim, made

from reportedly.resolve.events import event_json, event_of
from reportedly.resolve.linked import linked_json, linked_of, named_later
from reportedly.resolve.model import Event, Judgement, JudgementKind, LinkedClaim, Standing
from reportedly.resolve.origin import origins
from reportedly.resolve.scopes import is_partial, scope_of

DAY = "2026-03-02"
WIRE = (
    "Smoke stood over the roofs of the old quarter until noon, and people who had slept in the fields came back one by "
    "one to look for their goats, their cooking pots and the doors that the blast had carried over the wall"
)


def event(*documents: tuple[LinkedClaim, ...], judged: tuple[Judgement, ...] = ()) -> Event:
    claims = {c.claim_id: c for said in documents for c in said}
    return event_of(tuple(sorted(claims)), claims, judged, "e1")


def attack(**said: Any) -> dict[str, Any]:
    return claim(**{"by": "front", "to": "army", "at": "Arvo", "on": DAY, **said})


ORIGINS = {
    "two outlets of their own": (2, [made(attack(killed=2), publisher="A"), made(attack(killed=3), publisher="B")]),
    "one outlet twice": (1, [made(attack(killed=2)), made(attack(killed=3))]),
    "three papers with one agency": (
        1,
        [made(attack(killed=n), publisher=f"Paper {n}", agencies=("Reuters",)) for n in (2, 3, 4)],
    ),
    "the agency and a paper that credits it": (
        1,
        [made(attack(killed=2), publisher="Reuters"), made(attack(killed=3), publisher="B", agencies=("Reuters",))],
    ),
    "one spokesman in two papers": (
        1,
        [made(attack(said_by="army", killed=n), publisher=f"Paper {n}") for n in (2, 3)],
    ),
    "an army and a movement": (
        2,
        [made(attack(said_by="army"), publisher="A"), made(attack(said_by="front", killed=3), publisher="B")],
    ),
    "a copy without credit": (
        1,
        [made(attack(killed=n), publisher=f"Paper {n}", text=WIRE) for n in (2, 3)],
    ),
    "witnesses of two outlets": (
        2,
        [made(attack(said_by="residents", killed=n), publisher=f"Paper {n}") for n in (2, 3)],
    ),
    "what a paper says itself and lays to the army": (1, [made(attack(), attack(said_by="army", trigger="struck"))]),
    "a doctor, in full and by the last name": (
        1,
        [
            made(attack(said_by="Dr Awa Sorel", killed=2), publisher="A"),
            made(attack(said_by="Sorel", killed=2), publisher="B"),
        ],
    ),
    "a doctor told an agency, which says it itself": (
        1,
        [
            made(attack(said_by="Awa Sorel", told_to="Reuters", killed=2), publisher="A"),
            made(attack(killed=2), publisher="Reuters"),
        ],
    ),
    "a denial is none": (
        1,
        [made(attack(), publisher="A"), made(attack(said_by="army", stance="denies"), publisher="B")],
    ),
    "history is none": (1, [made(attack(), publisher="A"), made(attack(background=True), publisher="B")]),
    "what was withdrawn is none": (
        1,
        [made(attack(), publisher="A"), made(attack(killed=4), publisher="B", withdrawn=True)],
    ),
    "one that credits two agencies adds none to them": (
        2,
        [
            made(attack(killed=2), publisher="A", agencies=("Reuters",)),
            made(attack(killed=3), publisher="B", agencies=("AFP",)),
            made(attack(killed=4), publisher="C", agencies=("AFP", "Reuters")),
        ],
    ),
}


@pytest.mark.parametrize("case", ORIGINS)
def test_origins(case: str) -> None:
    number, documents = ORIGINS[case]
    assert event(*documents).origins == number


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(ORIGINS)), st.data())
def test_a_duplicate_adds_no_origin(case: str, data: st.DataObject) -> None:
    number, documents = ORIGINS[case]
    copied = data.draw(st.sampled_from(documents))
    copy = tuple(replace(c, claim_id=f"copy{c.claim_id}", document_id="copy", ref="copy") for c in copied)
    assert event(*documents, copy).origins == number


def test_origins_are_of_the_set() -> None:
    claims = [c for _, documents in ORIGINS.values() for said in documents for c in said]
    assert origins(claims) == origins(claims[::-1])


OWN, AGAINST = {"interest": "own"}, {"interest": "against"}
STANDINGS = {
    "one outlet": ("reported", [], [made(attack())]),
    "two outlets": (
        "corroborated",
        [],
        [made(attack(killed=2), publisher="A"), made(attack(killed=2, trigger="hit"), publisher="B")],
    ),
    "only its doer": ("claimed", [], [made(attack(said_by="front", **OWN))]),
    "two voices of the side that it helps": (
        "claimed",
        [],
        [made(attack(said_by="army", **OWN), publisher="A"), made(attack(said_by="ministry", **OWN), publisher="B")],
    ),
    "the side that it hurts": ("admitted", [], [made(attack(said_by="army", **AGAINST))]),
    "both sides": (
        "admitted",
        ["corroborated"],
        [made(attack(said_by="army", **AGAINST), publisher="A"), made(attack(said_by="front", **OWN), publisher="B")],
    ),
    "denied": (
        "disputed",
        ["reported"],
        [made(attack(), publisher="A"), made(attack(said_by="front", stance="denies"), publisher="B")],
    ),
    "laid to two": (
        "disputed",
        ["reported"],
        [made(attack(to="civilians"), publisher="A"), made(attack(by="army", to="civilians"), publisher="B")],
    ),
    "all withdrawn": (None, [], [made(attack(), withdrawn=True)]),
}


@pytest.mark.parametrize("case", STANDINGS)
def test_standing(case: str) -> None:
    standing, also, documents = STANDINGS[case]
    found = event(*documents)
    assert (found.standing and found.standing.value, [s.value for s in found.also]) == (standing, also)
    assert found.reason
    assert found.credibility.reliability == "F"


def test_admiralty_pair_takes_the_users_rating() -> None:
    documents = [made(attack(), publisher="Reuters")]
    claims = {c.claim_id: c for said in documents for c in said}
    found = event_of(tuple(claims), claims, (), "e1", reliability={"source:reuters": ("B", "usually right")})
    assert (found.credibility.reliability, found.credibility.information) == ("B", 3)
    assert "usually right" in found.credibility.reliability_reason


def toll(*documents: tuple[LinkedClaim, ...]) -> tuple[int | None, int | None, int | None, int]:
    killed = event(*documents).killed
    return killed.low, killed.best, killed.high, killed.acled


def test_no_figure_is_no_zero() -> None:
    assert toll(made(attack())) == (None, None, None, 0)


def test_words_for_numbers() -> None:
    assert toll(made(attack(killed="dozens"))) == (24, 24, 99, 12)


def test_latest_figure_of_a_claimant_replaces_its_earlier_one() -> None:
    first = made(attack(killed=5, said_by="army"), publisher="A", published="2026-03-03")
    later = made(attack(killed=9, said_by="army"), publisher="B", published="2026-03-05")
    assert toll(first, later) == (9, 9, 9, 9)
    (figure,) = event(first, later).killed.by_claimant
    assert figure.replaced == (first[0].claim_id,)


def test_boast_gives_the_high_and_not_the_best() -> None:
    boast = made(attack(killed=40, said_by="front", **OWN), publisher="A")
    count = made(attack(killed=12), publisher="B")
    assert toll(boast, count) == (12, 12, 40, 12)


def test_figures_for_different_people_add_up() -> None:
    soldiers = attack(killed=12, words="12 soldiers were killed", said_by="army")
    rebels = attack(killed=7, words="7 rebels were killed", said_by="front", trigger="died")
    assert toll(made(soldiers, publisher="A"), made(rebels, publisher="B")) == (19, 19, 19, 19)


def differences(*documents: tuple[LinkedClaim, ...]) -> list[tuple[str, str]]:
    return [(c.field, c.kind) for c in event(*documents).contradictions]


def test_two_counts_of_one_day_contradict() -> None:
    assert differences(made(attack(killed=5), publisher="A"), made(attack(killed=9), publisher="B")) == [
        ("killed", "contradiction")
    ]


def test_toll_that_rose_is_no_contradiction() -> None:
    later = made(attack(killed=9), publisher="B", published="2026-03-06")
    assert differences(made(attack(killed=5), publisher="A"), later) == [("killed", "time")]


def test_people_presumed_to_be_gunmen_are_counted_with_the_gunmen() -> None:
    words = "5 residents presumed to be gunmen were killed"
    (presumed,) = made(claim(killed=5, at="Arvo", words=words))
    count = {**presumed.claim["counts"][0], "start": presumed.claim["evidence"]["start"], "text": "5"}
    assert scope_of(presumed, count) == "fighters"


def test_soldiers_and_people_are_two_scopes() -> None:
    soldiers = made(attack(killed=12, words="12 soldiers were killed"), publisher="A")
    people = made(attack(killed=40, words="40 people died", trigger="died"), publisher="B")
    assert differences(soldiers, people) == [("killed", "scope")]
    assert toll(soldiers, people) == (40, 40, 40, 40)


def test_capture_names_the_event_and_who_fled_is_its_target() -> None:
    taken = made(claim("COERCE", "seize", by="front", at="Arvo", on=DAY), publisher="A")
    left = made(claim("RETREAT", "withdraw", by="army", at="Arvo", on=DAY), publisher="B")
    found = event(taken, left)
    assert (found.event_type, found.mode) == ("COERCE", "seize")
    assert [s.actor_id for s in found.actors] == ["jnim"]
    assert [s.actor_id for s in found.targets] == ["mil-ml"]


def test_who_moves_troops_after_a_raid_is_no_side_of_it() -> None:
    raid = claim("ASSAULT", by="front", to="civilians", at="Arvo", on=DAY, killed=5)
    moved = claim("MOBILIZE", "troops", by="army", at="Arvo", on=DAY)
    found = event(made(raid, moved, publisher="A"), made(raid, publisher="B"))
    assert found.event_type == "ASSAULT"
    assert [s.actor_id for s in found.actors] == ["jnim"]
    alone = event(made(moved, publisher="A"))
    assert [s.actor_id for s in alone.actors] == ["mil-ml"]


def test_a_march_that_police_break_up_is_a_protest() -> None:
    broken = {"event_type": "Protests", "sub_event_type": "Protest with intervention", "reason": ""}
    marched = {**claim("PROTEST", "demo", by="civilians", at="Arvo", on=DAY), "acled": broken}
    gassed = {**claim("ASSAULT", "crowd-control", to="civilians", at="Arvo", on=DAY), "acled": broken}
    found = event(made(marched, gassed, publisher="A"), made(gassed, publisher="B"))
    assert (found.event_type, found.mode) == ("PROTEST", "demo")


def test_two_towns_leave_a_region_without_a_pin() -> None:
    place = event(made(attack(), publisher="A"), made(attack(at="Dunmere"), publisher="B")).place
    assert place is not None
    assert (place.name, place.precision, place.latitude) == ("Northern", "admin1", None)


def test_days_that_all_allow() -> None:
    weekend = made(attack(on="2026-03-01", until="2026-03-02"), publisher="A")
    time = event(weekend, made(attack(), publisher="B")).time
    assert time is not None
    assert (time.earliest, time.latest, time.precision) == (date(2026, 3, 2), date(2026, 3, 2), "day")


def test_what_no_claim_tells_stays_unknown() -> None:
    found = event(made(claim(by="front")))
    assert (found.place, found.time, found.mode, found.acled) == (None, None, None, None)


def judgement(
    kind: JudgementKind, *, seq: int = 1, field: str | None = None, value: str | int | None = None
) -> Judgement:
    return Judgement(seq, kind, event="e1", field=field, value=value, who="Ada")


def test_judgements_bind_and_are_undone() -> None:
    said = made(attack(killed=3))
    put = judgement(JudgementKind.SET, field="killed", value=5)
    assert event(said, judged=(put,)).killed.best == 5
    assert event(said, judged=(replace(put, undone=True),)) == event(said)
    assert event(said, judged=(put, judgement(JudgementKind.REJECT, seq=2))).review == "rejected"


def test_a_field_that_cannot_be_set_is_refused() -> None:
    with pytest.raises(ValueError, match="no field 'colour'"):
        event(made(attack()), judged=(judgement(JudgementKind.SET, field="colour", value="red"),))


def test_json_has_its_keys_in_order() -> None:
    found = event_json(event(made(attack(killed=3))))
    assert list(found)[:7] == ["event_id", "event_type", "mode", "acled", "place", "time", "sides"]
    assert json.loads(json.dumps(found)) == found
    assert found["standing"] == Standing.REPORTED.value


def test_linked_claims_survive_the_ledger() -> None:
    for said in made(attack(), attack(said_by="army"), claim(by="front")):
        assert linked_of(json.loads(json.dumps(linked_json(said)))) == said


def test_an_officer_speaks_for_the_one_army_of_the_text() -> None:
    documents = [
        made(attack(said_by="army"), attack(said_by="Colonel Jan Odra", trigger="shelled")),
        made(attack(said_by="Odra", killed=3), attack(said_by="army spokesman Jan Odra", trigger="hit"), publisher="B"),
    ]
    assert event(*documents).origins == 1


def test_dead_of_wounds_are_a_part_of_the_toll() -> None:
    first = made(attack(killed=14, said_by="army"))
    later = made(attack(killed=3, said_by="army", words="3 of them died of their wounds"), published="2026-03-06")
    assert toll(first, later) == (14, 14, 14, 14)


def test_interest_in_a_claim_that_names_one_side_comes_from_the_event() -> None:
    boast = made(claim(to="front", at="Arvo", on=DAY, said_by="army", interest="none"), publisher="A")
    other = made(attack(by="army", to="front", said_by="army", interest="own"), publisher="B")
    assert event(boast, other).standing is Standing.CLAIMED


def test_two_sides_of_a_fight_are_no_two_accounts() -> None:
    one = made(attack(), publisher="A")
    two = made(attack(by="army", to="front"), publisher="B")
    assert event(one, two).standing is Standing.CORROBORATED


def test_a_copy_that_drops_the_speaker_goes_back_to_him() -> None:
    wire = made(attack(), attack(said_by="army", trigger="struck"), publisher="A", text=WIRE)
    copy = made(attack(trigger="hit"), publisher="B", published="2026-03-06", text=WIRE)
    assert event(wire, copy).origins == 1


def test_who_boasts_of_more_than_he_owns_to_admits_nothing() -> None:
    told = made(
        claim(by="army", to="front", at="Arvo", on=DAY, said_by="army", interest="own", killed=28),
        claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", interest="against", killed=2),
    )
    assert event(told).standing is Standing.CLAIMED


def test_a_threat_goes_back_to_him_who_makes_it() -> None:
    told = [made(claim("THREATEN", by="front", at="Arvo", on=DAY), publisher=name) for name in ("A", "B")]
    assert event(*told).origins == 1


def test_seized_goods_make_no_change_of_territory() -> None:
    goods = claim("COERCE", "seize", by="army", at="Arvo", on=DAY)
    goods["acled"] = {"event_type": "Strategic developments", "sub_event_type": "Disrupted weapons use", "reason": "-"}
    assert event(made(attack(killed=3), goods)).event_type == "ASSAULT"


def test_control_regained_of_rioters_is_no_change_of_territory() -> None:
    riot = made(claim("PROTEST", "riot", at="Arvo", on=DAY), attack(killed=14), attack(trigger="hanged"))
    control = claim("COERCE", "seize", by="army", at="Arvo", on=DAY, trigger="regained")
    assert event(riot, made(control, publisher="B")).event_type == "ASSAULT"
    fight = made(attack(killed=14), attack(trigger="fought"))
    assert event(fight, made(control, publisher="B")).event_type == "COERCE"


def test_a_mayor_is_one_origin_and_the_government_another() -> None:
    mayor, ministry = claim(said_by="ministry", at="Arvo", on=DAY), claim(said_by="ministry", at="Arvo", on=DAY)
    mayor["attribution"][0]["source"]["text"] = "the mayor"
    assert event(made(mayor, publisher="A"), made(ministry, publisher="B")).origins == 2


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("the army and a local tribal leader", 2),
        ("a nurse and witnesses", 2),  # two who can know it, without a name
        ("our reporter and the statement", 1),
        ("the Ministry of Security and Public Order", 1),
    ],
)
def test_each_of_those_who_say_so_together_is_an_origin(source: str, number: int) -> None:
    told = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army")
    told["attribution"][0]["source"]["text"] = source
    if "army" not in source:
        told["attribution"][0]["source"].update(actor_id=None, name=None, kind=None, country=None)
    assert event(made(told)).origins == number


def test_a_rescue_service_is_no_ministry() -> None:
    rescue, ministry = claim(said_by="ministry", at="Arvo", on=DAY), claim(said_by="ministry", at="Arvo", on=DAY)
    rescue["attribution"][0]["source"]["text"] = "the State Emergency Service"
    assert event(made(rescue, publisher="A"), made(ministry, publisher="B")).origins == 2


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Shells hit Arvo, the governor said. Jan Odra wrote that two had died.", ["jan", "odra"]),
        ("Shells hit Arvo, the governor said. Doctor Jan Odra said that two had died.", []),
        ("Jan Odra fled. Shells hit Arvo, the governor said. Jan Odra wrote that two had died.", []),
    ],
)
def test_an_official_is_named_after_his_office(text: str, known: list[str]) -> None:
    claims = [claim(said_by="ministry"), claim(said_by="Jan Odra")]
    for said, name in zip(claims, ("the governor", "Jan Odra"), strict=True):
        start = text.rindex(name)
        said["attribution"][0]["source"] |= {"text": name, "start": start, "end": start + len(name)}
        said["trigger"] |= {"start": start}
    assert dict(named_later(claims, text)) == dict.fromkeys(known, "office:governor:ML")


def test_what_both_sides_say_has_two_origins() -> None:
    told = claim(by="front", to="army", at="Arvo", on=DAY, said_by="residents")
    told["actors"] = [*told["actors"], *told["targets"]]
    told["attribution"][0]["source"].update(text="both sides", actor_id=None, name=None, kind=None, country=None)
    assert event(made(told)).origins == 2


def test_a_threat_goes_back_to_who_makes_it() -> None:
    threat = claim("THREATEN", by="front", at="Arvo", on=DAY, trigger="threatened")
    recalled = claim("THREATEN", at="Arvo", on=DAY, trigger="threat")
    assert event(made(threat, recalled)).origins == 1


def test_whose_warplanes_they_are_nobody_says() -> None:
    seen = claim(by="army", to="civilians", at="Arvo", on=DAY, killed=4)
    seen["actors"][0]["text"] = "warplanes"
    other = claim(by="front", to="civilians", at="Arvo", on=DAY, said_by="front", killed=4)
    assert event(made(seen, publisher="A"), made(other, publisher="B")).standing is not Standing.DISPUTED


def test_what_is_told_again_in_passing_adds_no_origin() -> None:
    first = made(attack(said_by="front"), publisher="A", published=DAY)
    again = made(
        attack(words="Aid reached the town, which fighters attacked on Monday", trigger="Aid"),
        publisher="B",
        published="2026-03-06",
    )
    told = again[0].claim
    at = told["evidence"]["start"] + again[0].evidence.index("attacked")
    passing = replace(again[0], claim={**told, "trigger": {"start": at, "end": at + 8, "text": "attacked"}})
    assert event(first, (passing,)).origins == 1


def test_who_repelled_an_attack_boasts_of_it() -> None:
    told = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", trigger="repelled an attack")
    assert event(made(told)).standing is Standing.CLAIMED


def test_a_doctor_beside_the_army_is_an_origin() -> None:
    army = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", killed=9, trigger="died")
    doctor = claim(to="civilians", at="Arvo", on=DAY, said_by="a doctor", killed=12, trigger="received bodies")
    assert event(made(army, doctor)).origins == 2


def test_two_sides_told_of_by_one_document_are_no_two_accounts() -> None:
    raid = claim(by="front", to="civilians", at="Arvo", on=DAY, killed=6)
    pursuit = claim(by="army", at="Arvo", on=DAY, killed=4)
    other = claim(by="front", to="civilians", at="Arvo", on=DAY)
    assert ("actors", "contradiction") not in differences(made(raid, pursuit), made(other, publisher="B"))


def test_another_twenty_wounded_are_all_the_wounded() -> None:
    told = attack(wounded=20, words="At least 14 were killed, another 20 were wounded")
    (linked,) = made(told)
    begin = linked.claim["evidence"]["start"] + linked.evidence.index("20")
    counted = [{**linked.claim["counts"][0], "start": begin, "end": begin + 2, "text": "20"}]
    assert event((replace(linked, claim={**linked.claim, "counts": counted}),)).wounded.best == 20


def test_numbers_of_one_claim_are_added_up() -> None:
    (linked,) = made(attack(killed=11))
    counted = [{**linked.claim["counts"][0], "start": -1, "end": -1, "low": n, "high": n} for n in (11, 4)]
    assert event((replace(linked, claim={**linked.claim, "counts": counted}),)).killed.best == 15


def test_local_officials_are_nobody_by_name() -> None:
    told = claim(to="civilians", at="Arvo", on=DAY, said_by="ministry")
    told["attribution"][0]["source"]["text"] = "local officials"
    (linked,) = made(told, publisher="Arvo Today")
    assert linked.origin == "name:arvo today"


def test_a_man_and_his_son_are_two() -> None:
    told = claim(to="civilians", at="Arvo", on=DAY, killed=1, words="A drone killed a man and his adult son in Arvo")
    (one,) = made(told)
    at = one.claim["evidence"]["start"] + one.evidence.index("son")
    assert not is_partial(one, {"kind": "killed", "start": at, "end": at + 3, "text": "son"})


@pytest.mark.parametrize(
    ("words", "partial"), [("Among those killed was 1 teacher", True), ("It killed 1 teacher", False)]
)
def test_one_among_the_dead_is_a_part_of_them(words: str, partial: bool) -> None:
    (one,) = made(claim(to="civilians", at="Arvo", on=DAY, killed=1, words=words))
    at = one.claim["evidence"]["start"] + one.evidence.index("1")
    assert is_partial(one, {"kind": "killed", "low": 1, "start": at, "end": at + 1, "text": "1"}) == partial


def test_who_acknowledges_what_befell_his_country_admits_it() -> None:
    told = claim(by="front", at="Arvo", on=DAY, said_by="ministry", stance="admits")
    assert event(made(told)).standing is Standing.ADMITTED


def test_what_one_boasts_of_stays_a_boast_whatever_else_is_told() -> None:
    boast = claim(by="army", to="front", at="Arvo", on=DAY, said_by="army", interest="own", killed=13)
    bare = claim(at="Arvo", on=DAY, said_by="army", interest="none", trigger="died", killed=13)
    assert event(made(boast, bare)).standing is Standing.CLAIMED


def test_best_of_one_days_tolls_is_the_one_that_rose() -> None:
    first = made(attack(killed=3, said_by="the mayor", words="3 people are dead, the mayor said"), publisher="A")
    then = made(attack(killed=5, said_by="a nurse", words="5 people have now died, a nurse said"), publisher="B")
    assert toll(first, then) == (3, 5, 5, 3)


def test_health_ministrys_count_is_no_boast() -> None:
    own = attack(by="army", to="civilians", killed=8, said_by="ministry", interest="own")
    counted = tuple(
        replace(c, interest="own", origin="body:health:ML", origins=("body:health:ML",))
        for c in made(own, publisher="A", published="2026-03-05")
    )
    boast = made(attack(by="army", to="civilians", killed=2, said_by="a villager"), publisher="B")
    assert toll(boast, counted)[1] == 8


def test_dead_whom_one_calls_fighters_and_another_civilians_are_the_same() -> None:
    army = attack(killed=6, words="6 gunmen were killed", said_by="army")
    kin = attack(killed=6, words="6 villagers were killed", said_by="an aunt")
    assert toll(made(army, publisher="A"), made(kin, publisher="B")) == (6, 6, 6, 6)


@pytest.mark.parametrize(
    ("who", "standing"),
    [("its men", Standing.ADMITTED), ("our sons", Standing.ADMITTED), ("the men", Standing.REPORTED)],
)
def test_one_that_no_registry_knows_admits_its_own_loss(who: str, standing: Standing) -> None:
    left = claim("RETREAT", "withdraw", by=who, at="Arvo", on=DAY, said_by="the Hill Guard", stance="admits")
    assert event(made(left)).standing == standing


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("4 guards of the bridge attained martyrdom", Standing.ADMITTED),
        ("4 herders of the valley attained martyrdom", Standing.REPORTED),
        ("4 guards of the bridge were shot", Standing.REPORTED),
    ],
)
def test_who_calls_dead_fighters_martyrs_stands_with_them(words: str, standing: Standing) -> None:
    mourned = claim(at="Arvo", on=DAY, killed=4, words=words, trigger=words.split()[-1], said_by="the Hill Base")
    assert event(made(mourned)).standing == standing


@pytest.mark.parametrize(
    ("by", "words", "standing"),
    [
        ("We", "We have registered six martyrs", Standing.ADMITTED),
        ("army", "The Base mourns its guards, who were martyred", Standing.ADMITTED),
        ("civilians", "The Base mourns the herders, who were martyred", Standing.REPORTED),
        ("army", "The Base says that its guards were shot", Standing.REPORTED),
    ],
)
def test_who_mourns_his_own_though_he_counts_none_of_them_stands_with_them(
    by: str, words: str, standing: Standing
) -> None:
    trigger = "martyrs" if words.endswith("martyrs") else words.split()[-1]
    mourned = claim(at="Arvo", on=DAY, to=by, words=words, trigger=trigger, said_by="the Hill Base")
    assert event(made(mourned)).standing == standing


@pytest.mark.parametrize(
    ("words", "hurt", "standing"),
    [
        ("The enemy shot at our fighters and five of our own fell", "five of our own", Standing.ADMITTED),
        ("Our fighters are unhurt but two herders fell", "two herders", Standing.REPORTED),
        ("Two of our reporters were shot", "two of our reporters", Standing.REPORTED),  # a paper is no side
    ],
)
def test_an_outlet_of_a_side_that_tells_of_its_own_dead_admits_them(words: str, hurt: str, standing: Standing) -> None:
    lost = claim(at="Arvo", on=DAY, to=hurt, words=words, trigger=words.split()[-1])
    assert event(made(lost, publisher="Hill Dispatch")).standing == standing


def test_an_official_outlet_speaks_with_its_source() -> None:
    words = "“We have registered six martyrs”, added our source of the terrorists whom our soldiers fought"
    mourned = claim(at="Arvo", on=DAY, to="army", words=words, trigger="registered six martyrs", said_by="our source")
    assert event(made(mourned, publisher="Hill Information Agency")).standing is Standing.ADMITTED


def test_who_acknowledges_his_loss_admits_it_whatever_he_boasts_of() -> None:
    told = made(
        claim(by="army", to="front", at="Arvo", on=DAY, said_by="army", interest="own", killed=28),
        claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", stance="admits", interest="against", killed=2),
    )
    assert event(told).standing is Standing.ADMITTED


def test_one_stray_claim_gives_an_event_no_side() -> None:
    """A ministry that a reporter's slip makes the doer is not hurt by what police tell of a bombing."""
    raids = [
        claim(by="front", to="civilians", at="Arvo", on=DAY, trigger=word) for word in ("shot", "burned", "looted")
    ]
    slip = claim(by="ministry", to="civilians", at="Arvo", on=DAY, trigger="described the attack")
    police = claim(at="Arvo", on=DAY, said_by="police", trigger="died", killed=4)
    found = event(made(*raids, slip, publisher="A"), made(police, publisher="B"))
    assert found.standing is Standing.CORROBORATED


def test_who_tells_of_fighters_killed_does_not_own_to_the_unarmed_whom_others_name() -> None:
    boast = claim(to="front", at="Arvo", on=DAY, said_by="army", trigger="eliminated", killed=9)
    others = [claim(by="army", to="civilians", at="Arvo", on=DAY, trigger=word) for word in ("struck", "bombed")]
    found = event(made(boast, publisher="A"), made(*others, publisher="B"))
    assert found.standing is not Standing.ADMITTED


def test_who_tells_of_a_threat_has_it_of_him_who_makes_it() -> None:
    threat = claim("THREATEN", by="front", at="Arvo", on=DAY, trigger="warned")
    bare = claim("THREATEN", at="Arvo", on=DAY, trigger="threatened")
    words = claim(at="Arvo", on=DAY, modality="future", trigger="shoot")
    assert (
        event(*(made(said, publisher=name) for said, name in ((threat, "A"), (bare, "B"), (words, "C")))).origins == 1
    )


def _placed(name: str, text: str, *, ident: str | None, precision: str, admin1: str | None = None) -> dict[str, object]:
    said = attack(at="Arvo")
    place = said["place"]
    assert isinstance(place, dict)
    point = {} if precision in ("exact", "near") else {"latitude": None, "longitude": None}
    told = {"name": name, "text": text, "place_id": ident, "precision": precision, "admin1": admin1}
    return said | {"place": place | told | point}


def test_a_village_that_no_gazetteer_has_is_narrower_than_its_country() -> None:
    land = _placed("Mali", "central Mali", ident="9", precision="country")
    village = _placed("Qorva", "Qorva", ident=None, precision="unknown")
    street = _placed("Mill Road", "Mill Road", ident=None, precision="unknown")
    found = event(made(land), made(land, publisher="B"), made(village, publisher="C")).place
    assert found is not None
    assert (found.name, found.country, found.precision, found.place_id) == ("Qorva", "ML", "country", None)
    other = _placed("Tassa", "Tassa", ident=None, precision="unknown")
    for more in (made(street, publisher="C"), (*made(village, publisher="C"), *made(other, publisher="D"))):
        found = event(made(land), more).place
        assert found is not None
        assert found.name == "Mali"


def _event_place(*said: dict[str, object]) -> tuple[str | None, str | None, str] | None:
    """Of claims of so many papers."""
    found = event(*(made(c, publisher=f"Paper {n}", ref=f"{n}.txt") for n, c in enumerate(said))).place
    return None if found is None else (found.name, found.country, found.precision)


def _own(said: dict[str, object], country: str | None = "ML") -> dict[str, object]:
    """The same as the sole claim of a document, its place named in its own sentence."""
    place = said["place"]
    assert isinstance(place, dict)
    return said | {"place": place | {"country": country, "start": 1}}


def _village(name: str, text: str, country: str | None = "ML") -> dict[str, object]:
    """An attack on a village that no gazetteer has."""
    return _own(_placed(name, text, ident=None, precision="unknown"), country)


def test_a_village_that_most_reports_name_outweighs_a_stray_town() -> None:
    """One report that strayed in, or was misread, is no reason to leave the village for the town on the map."""
    village, mount = _village("Qorva", "Qorva"), _village("Mount Qorva", "Mount Qorva")
    town = _placed("Arvo", "Arvo", ident="1001", precision="exact")
    land = _placed("Mali", "central Mali", ident="9", precision="country")
    assert _event_place(village, village, mount, town, land) == ("Qorva", "ML", "country")
    assert _event_place(village, village, town, land) == ("Arvo", "ML", "exact")
    assert _event_place(village, village, village, town, town) == ("Arvo", "ML", "exact")


def test_a_village_that_no_report_puts_into_a_country_is_in_that_of_the_event() -> None:
    land = _placed("Mali", "Mali", ident="9", precision="country")
    nowhere, known = _village("", "Qorva", None), _village("Tassa", "Tassa")
    assert _event_place(land, nowhere, nowhere) == ("Qorva", "ML", "country")
    assert _event_place(land, nowhere, nowhere, known) == ("Tassa", "ML", "country")


def test_an_event_is_in_the_country_that_most_reports_tell() -> None:
    """Who puts it elsewhere is misread; of two countries told as often neither is believed."""
    village, abroad = _village("Qorva", "Qorva"), _village("Qorva", "Qorva", "NE")
    town = _own(attack(at="Arvo abroad"), "NE")
    assert _event_place(village, village, town) == ("Qorva", "ML", "unknown")
    assert _event_place(_own(attack(at="Arvo")), town) is None
    assert _event_place(village, village, abroad) == ("Qorva", "ML", "unknown")


def test_a_state_by_its_form_alone_is_no_village() -> None:
    land = _placed("Mali", "Mali", ident="9", precision="country")
    assert _event_place(land, _village("Republic", "the Republic")) == ("Mali", "ML", "country")
    assert _event_place(land, _village("Republic", "the Republic"), _village("", "Qorva", None)) == (
        "Qorva",
        "ML",
        "country",
    )


def test_of_places_on_no_map_the_one_told_counts_before_those_lent() -> None:
    street = _placed("Mill Road", "Mill Road", ident=None, precision="unknown")
    assert _event_place(_village("Qorva", "Qorva"), street, street) == ("Qorva", "ML", "unknown")


def test_a_quarter_and_its_city_are_one_town() -> None:
    """Arvo and Dunmere lie a kilometre apart: both are on the map, and the one that more is told of is no false pin."""
    city, quarter, afar = (attack(at=name) for name in ("Arvo", "Dunmere", "Brisk"))
    assert _event_place(_own(city), _own(quarter), quarter) == ("Dunmere", "ML", "exact")
    assert _event_place(_own(city), _own(quarter)) == ("Northern", "ML", "admin1")
    assert _event_place(_own(city), _own(afar), afar) == (None, "ML", "country")


def test_who_dies_in_hospital_does_not_place_the_attack() -> None:
    died = {"trigger": "died of his wounds", "killed": 1}
    later = attack(at="Brisk", words="A third man died of his wounds in hospital in Brisk", **died)
    assert _event_place(attack(at="Arvo"), _own(later)) == ("Arvo", "ML", "exact")


def test_a_place_is_called_as_its_reports_spell_it() -> None:
    for texts, name in (
        (("Salif", "Salif"), "Salif"),
        (("Stalino", "the port"), "Aş Şalīf"),
        (("As Salif",), "As Salif"),
        (("Saleef", "Saleef"), "Saleef"),
    ):
        said = [_placed("Aş Şalīf", text, ident="7", precision="exact") for text in texts]
        found = event(*(made(c, publisher=str(n)) for n, c in enumerate(said))).place
        assert found is not None
        assert (found.name, found.place_id) == (name, "7")


def test_whom_an_army_neutralises_are_its_foes_whoever_they_were() -> None:
    kin = attack(
        by="army", to="civilians", killed=4, said_by="an aunt", words="The army killed 4 herders, an aunt said"
    )
    boast = claim(by="army", at="Arvo", on=DAY, said_by="army", trigger="neutralised", killed=9)
    assert event(made(kin, publisher="A"), made(boast, publisher="B")).standing != Standing.ADMITTED


def _coded(said: dict[str, Any], name: str) -> dict[str, Any]:
    return {**said, "acled": {"event_type": "-", "sub_event_type": name, "reason": "-"}}


def test_blow_outranks_the_harm_that_is_told_without_it() -> None:
    harm = [_coded(claim(at="Arvo", on=DAY, killed=n), "Attack") for n in (3, 4)]
    strike = _coded(claim(mode="aerial", at="Arvo", on=DAY), "Air/drone strike")
    acled = event(made(strike, *harm)).acled
    assert acled is not None
    assert acled["sub_event_type"] == "Air/drone strike"


def test_police_who_tell_whom_an_unknown_gunman_shot_admit_nothing() -> None:
    bare = claim(by="gunmen", at="Arvo", on=DAY, said_by="police", interest="against", trigger="opened fire")
    hurt = claim(by="gunmen", to="civilians", at="Arvo", on=DAY, said_by="police", trigger="shot", killed=1)
    assert event(made(bare, hurt)).standing is not Standing.ADMITTED
    at_soldiers = claim(by="gunmen", to="army", at="Arvo", on=DAY, said_by="police", trigger="shot", killed=1)
    assert event(made(bare, at_soldiers)).standing is Standing.ADMITTED


def test_police_who_tell_of_their_own_hurt_by_a_crowd_admit_nothing() -> None:
    own = claim(to="police", at="Arvo", on=DAY, said_by="police", interest="against", trigger="hurt", wounded=3)
    crowd = claim(by="police", to="protesters", at="Arvo", on=DAY, said_by="a nurse", trigger="fired", wounded=14)
    assert event(made(own, publisher="A"), made(crowd, publisher="B")).standing is Standing.CORROBORATED
    rioters = [{**party, "kind": "Rioters", "actor_id": "rioters-ml"} for party in claim(by="front")["actors"]]
    stones = {**claim(to="police", at="Arvo", on=DAY, said_by="a driver", trigger="pelted"), "actors": rioters}
    told = event(made(own, publisher="A"), made(crowd, publisher="B"), made(stones, publisher="C"))
    assert told.standing is Standing.CORROBORATED
    fighters = claim(by="front", to="police", at="Arvo", on=DAY, said_by="a nurse", trigger="fired", wounded=3)
    assert event(made(own, publisher="A"), made(fighters, publisher="B")).standing is Standing.ADMITTED


def test_a_body_that_tells_of_its_own_dead_beside_others_admits_them() -> None:
    both = claim(to="army", at="Arvo", on=DAY, said_by="ministry", interest="own", trigger="died", killed=2)
    both["targets"] += claim(to="civilians")["targets"]
    assert event(made(both)).standing is Standing.ADMITTED
    people = claim(to="civilians", at="Arvo", on=DAY, said_by="ministry", interest="own", trigger="died", killed=2)
    assert event(made(people)).standing is Standing.CLAIMED


@pytest.mark.parametrize(
    ("words", "standing"),
    [
        ("The front confirmed that one of its commanders was among two killed in the raid", Standing.ADMITTED),
        ("The front said that two of the villagers were killed in the raid", Standing.REPORTED),
    ],
)
def test_a_movement_that_counts_its_own_fallen_admits_it(words: str, standing: Standing) -> None:
    told = claim(at="Arvo", on=DAY, said_by="front", interest="none", killed=2, to="civilians", words=words)
    assert event(made(told)).standing is standing


def test_what_the_own_outlet_of_a_body_owns_to_counts_against_its_boast() -> None:
    boast = claim(by="army", to="front", at="Arvo", on=DAY, said_by="army", interest="own", killed=6)
    raid = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", interest="against", trigger="raided")
    lost = claim(to="army", at="Arvo", on=DAY, words="Two valiant soldiers lost their lives", killed=2, trigger="lost")
    assert event(made(boast, raid, publisher="Mali State Radio")).standing is Standing.CLAIMED
    assert event(made(boast, raid, lost, publisher="Mali State Radio")).standing is Standing.ADMITTED


def test_an_army_that_was_only_shot_at_admits_nothing() -> None:
    shot = attack(said_by="army", interest="against", trigger="opened fire")
    hit = attack(said_by="army", interest="against", trigger="opened fire", wounded=2)
    assert event(made(shot)).standing is not Standing.ADMITTED
    assert event(made(hit)).standing is Standing.ADMITTED


@pytest.mark.parametrize(
    ("words", "who", "hurt", "standing"),
    [
        ("The front mourned a fighter whom it said a drone had killed", "front", "gunmen", Standing.ADMITTED),
        ("The front is mourning a fighter whom a drone killed", "front", "gunmen", Standing.ADMITTED),
        ("The front named a fighter whom it said a drone had killed", "front", "gunmen", Standing.REPORTED),
        ("The front mourned a woman whom it said a drone had killed", "front", "civilians", Standing.REPORTED),
        ("The front mourned a soldier whom it said a drone had killed", "front", "army", Standing.REPORTED),
        (
            "The front mourned a fighter of another movement",
            "front",
            "the Revolutionary People's Front",
            Standing.REPORTED,
        ),
        ("The ministry mourned a fighter whom it said a drone had killed", "ministry", "gunmen", Standing.REPORTED),
        ("The front told of a man whom “we mourned” and a drone had killed", "front", "gunmen", Standing.REPORTED),
    ],
    ids=["its own", "still", "no grief", "a civilian", "a soldier", "another movement's", "a ministry", "a quotation"],
)
def test_a_movement_that_mourns_a_fighter_owns_to_its_loss(words: str, who: str, hurt: str, standing: Standing) -> None:
    lost = claim(mode="drone", to=hurt, at="Arvo", on=DAY, said_by=who, interest="none", words=words)
    assert event(made(lost)).standing is standing


def test_how_prisoners_had_been_taken_is_no_loss_that_anybody_owns_to() -> None:
    taken = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", interest="against", mode="abduct")
    freed = claim(event_type="RETREAT", mode="release", to="army", at="Arvo", on=DAY, said_by="army")
    assert event(made(taken)).standing is Standing.ADMITTED
    assert event(made(freed, taken)).standing is not Standing.ADMITTED


def test_what_the_law_does_about_a_raid_names_no_side_of_it() -> None:
    weapons = {"event_type": "Strategic developments", "sub_event_type": "Disrupted weapons use", "reason": ""}
    raid = claim("ASSAULT", by="front", to="civilians", at="Arvo", on=DAY, killed=5)
    seized = {**claim("COERCE", "seize", by="army", to="civilians", at="Arvo", on=DAY), "acled": weapons}
    arrested = claim("COERCE", "arrest", by="police", to="front", at="Arvo", on=DAY)
    found = event(made(raid, seized, arrested, publisher="A"), made(raid, publisher="B"))
    assert found.event_type == "ASSAULT"
    assert [s.actor_id for s in found.actors] == ["jnim"]
    assert [s.actor_id for s in found.targets] == ["civilians-ml"]
    taken = claim("COERCE", "arrest", by="front", to="police", at="Arvo", on=DAY)
    both = event(made(raid, taken, publisher="A"), made(raid, publisher="B"))
    assert "pol-ml" in {s.actor_id for s in both.targets}


def test_two_lands_that_tell_of_one_deed_bear_each_other_out() -> None:
    deed = attack(by="army", to="residents", said_by="army", interest="own")
    blame = attack(by="army", to="residents", said_by="Niger", interest="own")
    assert event(made(deed, publisher="A"), made(blame, publisher="B")).standing is Standing.CORROBORATED


def test_one_land_that_boasts_twice_does_not() -> None:
    deed = attack(by="army", to="residents", said_by="army", interest="own")
    boast = attack(by="army", to="residents", said_by="ministry", interest="own")
    assert event(made(deed, publisher="A"), made(boast, publisher="B")).standing is Standing.CLAIMED


def test_an_arrest_that_only_the_state_tells_of_is_its_claim() -> None:
    arrest = claim("COERCE", "arrest", to="civilians", at="Arvo", on=DAY, said_by="ministry", interest="none")
    assert event(made(arrest)).standing is Standing.CLAIMED
    seen = claim("COERCE", "arrest", to="civilians", at="Arvo", on=DAY, said_by="residents")
    assert event(made(seen)).standing is Standing.REPORTED


def test_a_raid_of_which_the_police_tell_with_the_arrests_is_reported() -> None:
    raid = claim(to="civilians", at="Arvo", on=DAY, said_by="police", interest="none")
    arrest = claim("COERCE", "arrest", at="Arvo", on=DAY, said_by="police", interest="none")
    assert event(made(raid, arrest)).standing is Standing.REPORTED


def test_who_tells_of_civilians_alone_owns_to_no_loss_of_fighters() -> None:
    raid = made(
        claim(by="army", at="Arvo", on=DAY, to="front", killed=20, said_by="army", interest="own"), publisher="A"
    )
    dead = claim(at="Arvo", on=DAY, to="civilians", killed=17, said_by="front")
    bombs = claim(at="Arvo", on=DAY, said_by="front", trigger="bombs")
    assert event(raid, made(dead, bombs, publisher="B")).standing is not Standing.ADMITTED
    fighters = claim(at="Arvo", on=DAY, to="front", killed=2, said_by="front", interest="against")
    assert event(raid, made(fighters, bombs, publisher="B")).standing is Standing.ADMITTED
