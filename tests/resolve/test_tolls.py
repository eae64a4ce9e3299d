"""How many, from claims that tell it in parts, of different people, on different days, and for their own side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.events import event_of
from reportedly.resolve.model import Event, LinkedClaim
from reportedly.resolve.scopes import is_partial, scope_of

DAY = "2026-03-02"
WORDS = {"a": 1, "two": 2, "three": 3, "four": 4, "six": 6, "nine": 9, "twelve": 12, "fourteen": 14, "thirty": 30}


def told(
    words: str, *numbers: str, kind: str = "killed", publisher: str = "The Herald", published: str = "2026-03-03",
    said_by: str | None = None, by: str | None = None, to: str | None = None, trigger: str = "attacked",
) -> LinkedClaim:  # fmt: skip
    """A claim of one sentence with these of its words as numbers, exact ones."""
    said = claim(by=by, to=to, at="Arvo", on=DAY, words=words, said_by=said_by, trigger=trigger)
    (made_claim,) = made(said, publisher=publisher, published=published)
    begin, counts = made_claim.claim["evidence"]["start"], []
    for text in numbers:
        at = begin + words.index(text)
        n = WORDS[text.lower()] if text.lower() in WORDS else int(text) if text.isdigit() else 1
        counts.append(
            {"kind": kind, "of": "targets", "low": n, "high": n, "text": text, "start": at, "end": at + len(text)}
        )
    return replace(made_claim, claim={**made_claim.claim, "counts": counts})


def event(*claims: LinkedClaim) -> Event:
    told = {c.claim_id: c for c in claims}
    return event_of(tuple(sorted(told)), told)


def killed(*claims: LinkedClaim) -> tuple[int | None, int | None, int | None]:
    toll = event(*claims).killed
    return toll.low, toll.best, toll.high


def test_figure_for_some_of_the_people_gives_the_high_alone() -> None:
    people = told("Six people died when a shell hit the mill", "Six", publisher="A")
    boast = told("The front killed thirty policemen at the mill", "thirty", publisher="B", said_by="front")
    assert killed(people, boast) == (6, 6, 30)


def test_word_for_many_raises_no_high_of_another_scope() -> None:
    people = told("Six people died when a shell hit the mill", "Six", publisher="A")
    many = told("The army killed scores of gunmen at the mill", "scores", publisher="B", said_by="army")
    many.claim["counts"][0].update(low=40, high=99)
    assert killed(people, many) == (6, 6, 6)


def test_who_repeats_a_figure_counts_nobody_anew() -> None:
    first = told("Six people died, the ministry said", "Six", said_by="ministry", publisher="A")
    count = told("Nine people died there, a survey found", "Nine", publisher="B", published="2026-03-05")
    again = told(
        "Six people died there by the count of the ministry", "Six",
        said_by="ministry", publisher="C", published="2026-03-09",
    )  # fmt: skip
    assert killed(first, count, again) == (6, 9, 9)


def test_toll_that_rose_replaces_what_others_counted_before() -> None:
    first = told("Six people died, the mayor said", "Six", said_by="the mayor", publisher="A")
    later = told("The number of dead has risen to twelve", "twelve", publisher="B", published="2026-03-05")
    assert killed(first, later) == (12, 12, 12)
    unlike = told("Twelve people died", "Twelve", publisher="B", published="2026-03-05")
    assert killed(first, unlike) == (6, 12, 12)


@pytest.mark.parametrize(("high", "low"), [(None, 12), (6, 6)])
def test_a_toll_that_rose_replaces_a_partys_least_and_no_other_number_of_it(high: int | None, low: int) -> None:
    first = told("At least six people died, police said", "six", said_by="police", publisher="A")
    first.claim["counts"][0]["high"] = high
    first = replace(first, interest="own")
    later = told("The number of dead has risen to twelve", "twelve", publisher="B", published="2026-03-05")
    assert killed(first, later) == (low, 12, 12)


def test_enemys_dead_whom_only_a_side_counts_are_in_the_high_alone() -> None:
    both = told("The army killed thirty rebels and lost six soldiers", "thirty", "six", said_by="army", publisher="A")
    theirs = told("The front killed fourteen soldiers", "fourteen", said_by="front", publisher="B")
    assert killed(both, theirs) == (6, 6, 36)


def test_number_without_a_noun_counts_whom_another_claim_counts_with_it() -> None:
    men = told("Nine soldiers died on the bridge", "Nine", publisher="A")
    same = told("Nine of them were shot on the bridge", "Nine", publisher="B")
    less = told("The post lost four guards", "four", publisher="C")
    assert {f.scope for f in event(men, same, less).killed.by_claimant} == {"forces"}


@pytest.mark.parametrize(
    ("words", "text", "scope"),
    [
        ("The front ambushed the soldiers and killed nine of them", "nine", "forces"),
        ("Soldiers and rebels met, and the chief said nine of them died", "nine", "fighters"),
        ("The rebels left, and four of their brothers died", "four", "people"),
        ("The toll rose to six after two women died in hospital", "six", "people"),
    ],
)
def test_of_them_are_those_told_of_before(words: str, text: str, scope: str) -> None:
    counted = told(words, text)
    assert scope_of(counted, counted.claim["counts"][0]) == scope


def test_side_counts_the_enemies_of_whom_others_tell() -> None:
    soldiers = told("Three soldiers died at the gate", "Three", publisher="A")
    bare = told("It killed nine, the front said", "nine", publisher="B", said_by="front", by="front")
    assert killed(soldiers, bare) == (3, 3, 9)
    others = told("The army killed nine, the front said", "nine", publisher="B", said_by="front", by="army")
    assert killed(soldiers, others) == (9, 9, 9)


def test_one_claimants_two_names_for_as_many_are_the_same_people() -> None:
    first = told("We killed nine gunmen, the front said", "nine", said_by="front", publisher="A")
    later = told("It killed nine soldiers, the front said", "nine", said_by="front", publisher="B")
    assert killed(first, later) == (9, 9, 9)
    both = told("Nine soldiers and nine rebels died", "Nine", "nine")
    assert killed(both) == (18, 18, 18)


def test_two_sides_with_two_numbers_contradict_each_other() -> None:
    elements = told("Three of its men died", "Three", said_by="army", publisher="A")
    soldiers = told("Nine soldiers died", "Nine", said_by="front", publisher="B")
    assert [(c.field, c.kind) for c in event(elements, soldiers).contradictions] == [("killed", "contradiction")]


@pytest.mark.parametrize(
    ("words", "text", "partial"),
    [
        ("The toll rose to 13 after four of the injured died", "13", False),
        ("The toll rose to 13 after four of the injured died", "four", True),
        ("A seventh person has died of the blast", "person", True),
        ("The latest victim was a student", "victim", True),
        ("A man died on Friday; he had been counted among the dead", "man", True),
        ("The shot killed the prefect and another official", "official", True),
    ],
)
def test_parts_of_a_toll(words: str, text: str, partial: bool) -> None:
    (counted,) = (told(words, text),)
    assert is_partial(counted, counted.claim["counts"][0]) is partial


def test_three_of_those_treated_who_died_are_a_part() -> None:
    died = told("Three of them died at our clinic", "Three", trigger="died")
    assert is_partial(died, died.claim["counts"][0])
    fell = told("Three of them died on the ridge", "Three", trigger="died")
    assert not is_partial(fell, fell.claim["counts"][0])


def test_named_one_who_died_of_wounds_is_a_part() -> None:
    later = told(
        "Corporal Oda died in hospital of the wounds", "Oda", trigger="died", published="2026-03-05", publisher="B"
    )
    assert killed(told("Three soldiers died at the gate", "Three"), later) == (3, 3, 3)
    assert killed(later) == (1, 1, 1)


def test_rescuers_count_of_their_own_dead_is_replaced_too() -> None:
    rescuers = told("Four people died, the rescuers said", "Four", said_by="ministry", publisher="A")
    rescuers = replace(rescuers, interest="against", origin="body:rescue:ML", origins=("body:rescue:ML",))
    words = "Two more died, bringing the number of dead to six"
    assert killed(rescuers, told(words, "six", publisher="B", published="2026-03-05")) == (6, 6, 6)


def test_and_another_is_one_more() -> None:
    assert killed(told("The shot killed the prefect and another official", "prefect", "official")) == (2, 2, 2)


def test_one_who_is_told_by_whose_he_is_may_be_all() -> None:
    wife = told("His wife was wounded in the arm", "wife", kind="wounded")
    assert event(wife).wounded.best == 1
    all_of_them = told("Four people were wounded", "Four", kind="wounded", publisher="B")
    assert event(wife, all_of_them).wounded.low == 4
    assert event(told("Another man is among the dead", "man")).killed.best is None


def test_third_man_wounded_beside_two_dead_is_one() -> None:
    assert event(told("A third man was wounded", "man", kind="wounded")).wounded.best == 1


def test_fourth_who_died_makes_four_where_three_were_counted() -> None:
    three = told("Three people died when the boat was hit", "Three", published="2026-03-03")
    fourth = told("A fourth sailor has died of his wounds", "sailor", trigger="died", published="2026-03-05")
    fifth = told("A fifth sailor has died of his wounds", "sailor", trigger="died", published="2026-03-06")
    assert killed(three, fourth) == (4, 4, 4)
    assert killed(three, fourth, fifth) == (4, 4, 4)  # nobody counted four people in so many words
    assert killed(three, fifth) == (3, 3, 3)
    earlier = told("A fourth sailor has died of his wounds", "sailor", trigger="died", published="2026-03-02")
    assert killed(three, earlier) == (3, 3, 3)


def test_three_of_the_four_dead_who_were_shot_in_the_back_are_not_wounded() -> None:
    dead = told("Four people died at the gate", "Four")
    shot = told("Three of the four had been shot in the back", "Three", kind="wounded", trigger="shot")
    crew = told("Three of the six had been shot in the back", "Three", kind="wounded", trigger="shot")
    assert event(dead, shot).wounded.best is None
    assert event(dead, crew).wounded.best == 3


def test_four_of_them_who_were_referred_are_a_part_of_the_hurt() -> None:
    hurt = told("The blast wounded 19 people", "19", kind="wounded")
    referred = told(
        "Four of them were referred to the capital", "Four", kind="wounded", trigger="referred", publisher="B"
    )
    assert event(hurt, referred).wounded.low == 19
    shot = told("Four of them were hit by bullets", "Four", kind="wounded", trigger="hit", publisher="B")
    assert event(hurt, shot).wounded.low == 4


def test_members_of_a_civilian_force_are_no_civilians() -> None:
    members = told("Two members of the Civilian Watch Force were shot", "Two")
    assert scope_of(members, members.claim["counts"][0]) != "civilians"
    civilians = told("Two Civilians were shot", "Two")
    assert scope_of(civilians, civilians.claim["counts"][0]) == "civilians"


def test_dead_civilians_are_civilians() -> None:
    claim_told = told("The front spoke of nine dead civilians", "nine")
    assert scope_of(claim_told, claim_told.claim["counts"][0]) == "civilians"
    alone = told("The town buried nine dead", "nine")
    assert scope_of(alone, alone.claim["counts"][0]) == "people"


def test_figure_from_which_a_toll_rose_is_replaced_on_the_same_day() -> None:
    first = told("At least four people died when the bus was hit", "four", publisher="A")
    first.claim["counts"][0].update(high=None)
    later = told("The number of the dead is six, up from four", "six", said_by="the mayor", publisher="B")
    assert killed(first, later) == (6, 6, 6)
    unlike = told("Six people died, the mayor said", "Six", said_by="the mayor", publisher="B")
    assert killed(first, unlike)[0] == 4


def test_one_who_died_later_is_no_toll() -> None:
    people = told("Six people died when a shell hit the mill", "Six", publisher="A")
    later = told("A man died in the night, the nurses said", "A", publisher="B", published="2026-03-05")
    assert killed(people, later) == (6, 6, 6)
    only = told("The only man who died was a clerk", "man", publisher="B", published="2026-03-05")
    assert killed(people, only) == (1, 1, 6)


def test_sum_over_years_is_no_figure_of_one_happening() -> None:
    people = told("Six people died when a shell hit the mill", "Six", publisher="A")
    years = told("More than 300 people have been killed since May 2021", "300", publisher="B")
    assert killed(people, years) == (6, 6, 6)
    worst = told("Twelve people were killed in the worst raid since May 2021", "Twelve", publisher="B")
    assert killed(people, worst)[2] == 12


def test_two_others_are_told_beside_the_first() -> None:
    chief = told("The chief was shot dead", "chief", publisher="A")
    others = replace(told("Two others died", "Two", publisher="A"), document_id=chief.document_id)
    begin = chief.claim["evidence"]["end"] + 1
    moved = {"start": begin, "end": begin + len(others.evidence)}
    counts = [{**n, "start": begin + n["start"], "end": begin + n["end"]} for n in others.claim["counts"]]
    trigger = {"start": begin + 11, "end": begin + 15, "text": "died"}
    others = replace(others, claim={**others.claim, "evidence": moved, "counts": counts, "trigger": trigger})
    assert killed(chief, others) == (3, 3, 3)


def test_who_was_shot_and_died_is_not_wounded_too() -> None:
    dead = told("Three men died at the well", "Three", publisher="A")
    shot = replace(told("There Oyelo was shot in the neck", "Oyelo", kind="wounded"), document_id=dead.document_id)
    assert event(dead, shot).wounded.best is None
    clerk = told("A clerk was shot in the leg", "clerk", kind="wounded")
    assert event(dead, replace(clerk, document_id=dead.document_id)).wounded.best == 1
    hurt = told("There Oyelo was wounded", "Oyelo", kind="wounded", trigger="wounded")
    assert event(dead, replace(hurt, document_id=dead.document_id)).wounded.best == 1


def test_documents_number_for_a_whole_war_is_no_toll() -> None:
    three = told("Three people were killed at the mill", "Three", publisher="A")
    war = replace(told("More than 260 people have died", "260", publisher="A"), document_id=three.document_id)
    assert killed(three, war) == (3, 3, 3)
    boast = told("It killed 260 people, the front said", "260", said_by="front", by="front", publisher="A")
    assert killed(three, replace(boast, document_id=three.document_id))[2] == 260


def test_count_of_civilians_that_grew_replaces_ones_own_count_of_people() -> None:
    first = told("Six people died, the union said", "Six", said_by="the union", publisher="A")
    later = told(
        "Twelve drivers died, the union said", "Twelve", said_by="the union", publisher="B", published="2026-03-05"
    )
    assert killed(first, later) == (12, 12, 12)
    foes = told(
        "Twelve gunmen died, the union said", "Twelve", said_by="the union", publisher="B", published="2026-03-05"
    )
    assert killed(first, foes)[0] == 6


@pytest.mark.parametrize(
    "words",
    [
        "The number of the dead has gone up to twelve",
        "Two of the burnt died, which brought the number of dead to twelve",
        "The body count reached twelve",
        "The radio raised its count as twelve were found dead",
    ],
)
def test_ways_of_telling_that_a_toll_rose(words: str) -> None:
    first = told("Six people died, the mayor said", "Six", said_by="the mayor", publisher="A")
    assert killed(first, told(words, "twelve", publisher="B", published="2026-03-05")) == (12, 12, 12)


def test_wounded_of_a_text_whose_toll_rose_are_the_latest_of_the_day() -> None:
    early = told("Nine people were wounded", "Nine", kind="wounded", publisher="A")
    late = told("Twelve people were wounded", "Twelve", kind="wounded", publisher="B")
    rose = replace(
        told("Two died, bringing the number of dead to six", "six", publisher="B"), document_id=late.document_id
    )
    assert event(early, late, rose).wounded.best == 12


def test_boast_about_all_ones_foes_is_no_count_of_all_the_dead() -> None:
    lost = told("Six soldiers fell, the army said", "Six", said_by="army", publisher="A")
    boast = told("Fourteen of the occupiers died", "Fourteen", said_by="front", publisher="B")
    assert killed(lost, boast) == (6, 6, 14)


def test_hirelings_of_an_aggression_are_no_fighters_of_who_counts_them() -> None:
    lost = told("Six soldiers died, the army said", "Six", said_by="army", publisher="A")
    boast = told("More than 14 mercenaries of the aggression died", "14", said_by="front", publisher="B")
    assert killed(lost, boast) == (6, 6, 14)


def test_another_person_told_of_far_behind_is_one_more() -> None:
    chief = told("The chief was shot dead", "chief", publisher="A")
    words = "A woman who was pouring him his tea also died"
    woman = replace(told(words, "woman", publisher="A", trigger="died"), document_id=chief.document_id)
    begin = chief.claim["evidence"]["end"] + 1
    moved = {"start": begin, "end": begin + len(woman.evidence)}
    counts = [{**n, "start": begin + 2, "end": begin + 7} for n in woman.claim["counts"]]
    trigger = {"start": begin + words.index("died"), "end": begin + len(words), "text": "died"}
    woman = replace(woman, claim={**woman.claim, "evidence": moved, "counts": counts, "trigger": trigger})
    assert killed(chief, woman) == (2, 2, 2)


def test_count_of_a_whole_year_is_no_toll() -> None:
    one = told("Two people died when a shell hit the mill", "Two", publisher="A")
    year = told("At least 31 porters have lost their lives this year", "31", publisher="A")
    assert killed(one, year) == (2, 2, 2)
    worst = told("Twelve porters died in the worst raid this year", "Twelve", publisher="B")
    assert killed(one, worst)[2] == 12


@pytest.mark.parametrize(
    ("words", "text", "partial"),
    [
        ("Firefighters had earlier put the number of dead at six", "six", True),
        ("He had spoken of six dead on the day of the raid", "six", True),
        ("The state, which had put the dead at six on Tuesday, counts twelve", "twelve", False),
        ("Oda, one of three guards wounded there, was flown out", "Oda", True),
        ("Oda, a guard, was wounded", "Oda", False),
    ],
)
def test_numbers_of_an_earlier_account_and_one_of_several(words: str, text: str, partial: bool) -> None:
    counted = told(words, text)
    assert is_partial(counted, counted.claim["counts"][0]) is partial


def test_civilians_who_were_hurt_too_are_not_all() -> None:
    all_of_them = told("Three were wounded", "Three", kind="wounded", publisher="A")
    too = told("Two civilians were also hurt", "Two", kind="wounded", publisher="B", published="2026-03-05")
    wounded = event(all_of_them, too).wounded
    assert (wounded.low, wounded.best) == (3, 3)


def test_day_in_which_several_were_killed_is_no_one_toll() -> None:
    bar = told("Gunmen shot six people at the bar", "six", publisher="A")
    day = told("This brings to nine the number of people murdered there in a single day", "nine", publisher="A")
    assert killed(bar, day) == (6, 6, 6)


def test_wounded_who_died_in_hospital_are_a_part() -> None:
    died = told("The state said four wounded suspects had died in hospital", "four", trigger="died")
    assert is_partial(died, died.claim["counts"][0])


@pytest.mark.parametrize(
    ("one", "two", "toll"),
    [("residents", "two security sources", (9, 12, 14)), ("residents", "residents", (21, 26, 26))],
)
def test_two_without_a_name_of_one_outlet_tell_of_the_same_dead(one: str, two: str, toll: tuple[int, int, int]) -> None:
    """As of fighters, or of civilians; where one and the same tells of both, they are others."""
    civilians = told("Twelve civilians died", "Twelve", to="civilians", said_by=one)
    fighters = told("Fourteen rebels died", "Fourteen", to="rebels", said_by=two)
    army = told("Nine rebels died", "Nine", to="rebels", said_by="army", by="army", publisher="Courier")
    assert killed(civilians, fighters, army) == toll


def test_who_boasts_of_more_dead_than_the_other_owns_to_does_not_dispute_the_attack() -> None:
    own = claim(by="front", to="army", at="Arvo", on=DAY, said_by="army", interest="against", killed=8, stance="admits")
    boast = claim(by="front", to="army", at="Arvo", on=DAY, said_by="front", interest="own", killed=14)
    claims = (*made(own, publisher="A"), *made(boast, publisher="B"))
    found = event(*claims)
    assert found.standing == "admitted"
    assert "killed" in [d.field for d in found.contradictions]


@pytest.mark.parametrize(
    ("words", "number", "interest"),
    [
        ("The toll on the friendly side is two soldiers", "two", "against"),
        ("In our ranks four men fell", "four", "against"),
        ("Nine attackers were killed, and on our side two men fell", "two", "against"),
        ("Nine gunmen were killed, and on our side two men fell", "Nine", "own"),
        ("Nine gunmen were killed at the mill", "Nine", "own"),
    ],
)
def test_whom_a_side_calls_its_own_it_does_not_boast_of(words: str, number: str, interest: str) -> None:
    blow = told("The army attacked the front at Arvo", publisher="B", by="army", to="front")
    count = told(words, number, publisher="A", said_by="army")
    found = event(blow, count)
    assert next(c.interest for c in found.claims if c.claim["counts"]) == interest


def test_a_word_for_many_replaces_no_number_that_it_holds() -> None:
    exact = told("The front killed thirty men", "thirty", said_by="front", by="front", published="2026-03-03")
    many = told("The front killed dozens of men", "dozens", said_by="front", by="front", published="2026-03-04")
    again = told("The front killed dozens of men", "dozens", said_by="front", by="front", published="2026-03-05")
    for vague in (many, again):
        vague.claim["counts"][0].update(low=24, high=99)
    assert killed(exact, many) == killed(exact, many, again) == (30, 30, 30)
