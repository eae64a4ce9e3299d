"""Which arrests are a part of what their text tells before them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.cluster import resolve
from reportedly.resolve.compare import compare
from reportedly.resolve.course import courses_of
from reportedly.resolve.linked import linked_all, linked_json, linked_of
from reportedly.resolve.model import LinkedClaim

DAY = "2026-03-02"
RAID = claim(mode="firearms", by="army", to="rebels", at="Arvo", on=DAY, killed=3, trigger="killed")


def arrest(words: str, at: str | None = None, on: str | None = None) -> dict[str, Any]:
    return claim("COERCE", "arrest", to="rebels", at=at, on=on, trigger="arrested", words=words)


def lent(one: LinkedClaim, other: LinkedClaim) -> LinkedClaim:
    """The arrest at the place that another sentence lends it."""
    return replace(one, claim={**one.claim, "place": other.claim["place"]})


@pytest.mark.parametrize(
    "words",
    [
        "Eleven men were arrested and taken away for questioning",
        "The army said that it had arrested 41 people",
        "A lawyer spoke of 17 arrested, two of them minors",
        "Sixty people were arrested for looting and assault",
    ],
)
def test_an_arrest_is_of_the_raid_that_is_told_before_it(words: str) -> None:
    raid, taken = made(RAID, arrest(words))
    assert {"attack", "battle"} <= set(taken.course)
    assert raid.course == ()
    assert len(resolve([raid, lent(taken, raid)])) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Police arrested two suspects",
        "Two brothers were arrested over the killing of the judge",
        "Six men were arrested in connection with Sunday's bombing",
    ],
)
def test_suspects_are_arrested_for_a_deed_and_not_in_it(words: str) -> None:
    assert made(RAID, arrest(words))[1].course == ()


def test_who_is_carried_off_in_a_raid_is_of_the_raid() -> None:
    taken = claim(mode="abduct", to="civilians", trigger="took away", words="They took away two young men")
    raid, gone = made(claim(mode="firearms", by="rebels", to="civilians", at="Arvo", on=DAY, killed=3), taken)
    assert "attack" in gone.course
    assert len(resolve([raid, lent(gone, raid)])) == 1
    told = claim(mode="abduct", to="civilians", trigger="abducted", words="A priest was abducted over the raid")
    assert made(RAID, told)[1].course == ()


def test_what_was_found_with_those_arrested_is_of_the_arrest() -> None:
    goods = claim("COERCE", "seize", trigger="seized", words="Eleven telephones were seized from them")
    goods["acled"] = {"event_type": "Strategic developments", "sub_event_type": "Looting/property destruction"}
    taken = claim("COERCE", "arrest", by="police", at="Arvo", on=DAY, trigger="arrested")
    assert "arrest" in made(taken, goods)[1].course
    assert made(goods, taken)[0].course == ()
    assert made(RAID, goods)[1].course == ()


def test_an_arrest_that_is_told_again_is_of_the_deed_as_before() -> None:
    words = "Police broke up a march in Arvo and arrested nine"
    first = in_one(words, "march")
    assert first.course
    march = claim("PROTEST", "demo", at="Arvo", on=DAY, trigger="marched")
    told = made(march, arrest("Nine were arrested"), arrest("Lawyers spoke of eleven arrested"))
    assert told[1].course == told[2].course != ()


def test_an_arrest_with_its_own_place_or_day_or_told_first_is_one_of_its_own() -> None:
    (first, _) = made(arrest("Nine men were arrested"), RAID)
    assert first.course == ()
    own = arrest("Nine men were arrested in Brisk", at="Brisk")
    begin = len("\n") + len(RAID["words"]) + 2
    own["place"] |= {"start": begin, "end": begin + 5}
    again = arrest("The army spoke of nine who were arrested")
    assert [c.course for c in made(RAID, own, again)] == [(), (), ()]


def in_one(words: str, deed: str) -> LinkedClaim:
    """The arrest of a sentence that has a deed too."""
    march = claim("PROTEST", "demo", trigger=deed, words=words)
    one, two = made(march, arrest(words), text="")
    begin = one.claim["evidence"]["start"]
    document: dict[str, Any] = {
        "id": "d",
        "ref": "d",
        "url": None,
        "publisher": "A",
        "published": DAY,
        "agencies": [],
        "text": f"\n{words}.",
    }
    at = begin + words.index("arrested")
    spans = {"evidence": one.claim["evidence"], "trigger": {"start": at, "end": at + 8, "text": "arrested"}}
    return linked_all(document, [one.claim, {**two.claim, **spans}])[1]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Police broke up a march and arrested nine", True),
        ("Hundreds held a march against those who arrested the mayor", False),
        ("Teachers held a march because police had arrested their leader", False),
    ],
)
def test_in_one_sentence_the_deed_leads_to_the_arrest(words: str, part: bool) -> None:
    assert bool(in_one(words, "march").course) is part


def test_an_arrest_at_a_march_is_no_other_happening_than_the_march() -> None:
    march = claim("PROTEST", "demo", by="civilians", at="Arvo", on=DAY, trigger="marched")
    told, taken = made(march, arrest("Nine were arrested"))
    assert any("in the course" in reason for reason in compare(told, lent(taken, told)).reasons)


def test_it_is_kept() -> None:
    taken = made(RAID, arrest("Nine were arrested"))[1]
    assert linked_of(linked_json(taken)) == taken
    assert linked_of(linked_json(taken)).course == taken.course
    damaged = {**linked_json(taken), "course": 5}
    assert linked_of(damaged).course == ()
    older = {key: value for key, value in linked_json(taken).items() if key != "course"}
    assert linked_of(older).course == ()


def steps(words: str, step: str, blow: str, *, doers: tuple[str, str] = ("Soldiers", "Soldiers")) -> tuple[str, ...]:
    """The course of a sentence's arrest, by the soldiers that it names, who strike besides."""

    def at(trigger: str) -> dict[str, Any]:
        start = words.index(trigger)
        return {"start": start, "end": start + len(trigger), "text": trigger, "kind": None}

    sentence = {"start": 0, "end": len(words)}
    one, two = claim("COERCE", "arrest"), claim(mode="firearms")
    one |= {"id": "step", "trigger": at(step), "evidence": sentence, "actors": [at(doers[0])]}
    two |= {"id": "blow", "trigger": at(blow), "evidence": sentence, "actors": [at(doers[1])]}
    return courses_of([one, two], words).get("step", ())


def test_who_is_rounded_up_and_shot_is_of_one_massacre() -> None:
    assert "attack" in steps("Soldiers rounded up men in a village, shot them and left", "rounded up", "shot")
    assert "attack" in steps("Soldiers rounded up the men and then shot them", "rounded up", "shot")


@pytest.mark.parametrize(
    ("words", "doers"),
    [
        ("Soldiers rounded up men who shot at them", ("Soldiers", "Soldiers")),
        ("Soldiers rounded up men after rebels shot a judge", ("Soldiers", "rebels")),
        ("Soldiers rounded up men, and rebels shot a judge", ("Soldiers", "rebels")),
        ("Soldiers rounded up men for days; on Monday they shot", ("Soldiers", "Soldiers")),
    ],
)
def test_what_others_did_or_another_clause_tells_is_no_step(words: str, doers: tuple[str, str]) -> None:
    assert steps(words, "rounded up", "shot", doers=doers) == ()
