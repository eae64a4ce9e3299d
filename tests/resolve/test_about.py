"""Which claims are only a word on what their text tells, and what such a word adds to its event."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.export.cells import live_claims
from reportedly.resolve.about import abouts_of
from reportedly.resolve.cluster import resolve
from reportedly.resolve.compare import compare
from reportedly.resolve.events import event_of
from reportedly.resolve.linked import linked_json, linked_of
from reportedly.resolve.model import Judgement, JudgementKind

DAY = "2026-03-02"
RAID = claim(mode="firearms", by="rebels", to="civilians", at="Arvo", on=DAY, killed=3, trigger="killed")


def word(words: str, trigger: str = "condemned", mode: str = "disapprove", **told: Any) -> dict[str, Any]:
    return claim("ACCUSE", mode, trigger=trigger, words=words, **told)


def names(*claims: dict[str, Any]) -> list[int | None]:
    """For each claim the place in the list of what it speaks of."""
    told = made(*claims)
    ids = [c.claim_id for c in told]
    return [None if c.about is None else ids.index(c.about) for c in told]


@pytest.mark.parametrize(
    "words",
    [
        "The ministry condemned the attack",
        "The ministry condemned this cowardly act",
        "The bishop condemned Monday's killings and asked for calm",
        "The Union condemned in the strongest terms the barbaric terrorist attack",
    ],
)
def test_a_condemnation_is_of_the_deed_that_it_names_as_known(words: str) -> None:
    assert names(RAID, word(words)) == [None, 0]


@pytest.mark.parametrize(
    "words",
    [
        "The army condemned violence of any sort",
        "The Union condemned past attacks in the region",
        "The Union condemned the wave of attacks since the spring",
        "The Union condemned the earlier attack in Brisk",
        "The Union condemned the massacre of 1987",
        "The Union condemned attacks on schools",
        "The Union condemned the new tax",
    ],
)
def test_a_condemnation_of_no_one_deed_is_its_own(words: str) -> None:
    assert names(RAID, word(words)) == [None, None]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("The governor blamed the army", 0),
        ("The governor blamed the army for the attack", 0),
        ("The governor blamed the army for the price of bread", None),
        ("The governor has blamed raids in the hills on the army", None),
    ],
)
def test_who_is_blamed_is_laid_what_was_told_before(words: str, of: int | None) -> None:
    assert names(RAID, word(words, "blamed", to="army")) == [None, of]
    assert names(word(words, "blamed", to="army"), RAID) == [None, None]


def test_blame_without_anybody_who_bears_it_is_of_nothing() -> None:
    assert names(RAID, word("The farmer blamed the rain", "blamed")) == [None, None]


def test_a_condemnation_before_all_else_is_of_nothing() -> None:
    assert names(word("The ministry condemned the attack"), RAID) == [None, None]


def test_an_abduction_is_no_attack() -> None:
    taken = claim(mode="abduct", to="civilians", at="Arvo", on=DAY, trigger="abducted")
    assert names(RAID, taken, word("The ministry condemned the attack")) == [None, None, 0]
    assert names(taken, RAID, word("He accused the rebels of the abduction", "accused", "allege")) == [None, None, 0]


def test_history_and_plans_are_not_what_is_condemned() -> None:
    past = claim(mode="firearms", at="Brisk", killed=9, background=True, trigger="killed")
    planned = claim(mode="firearms", at="Brisk", modality="future", trigger="attack")
    assert names(RAID, past, planned, word("The ministry condemned the attack")) == [None, None, None, 0]


def test_it_speaks_of_no_deed_at_another_place_than_it_names() -> None:
    words = "The ministry condemned the attack in Brisk"
    far = word(words, at="Brisk")
    begin = 1 + len(RAID["words"]) + 2 + words.index("Brisk")
    far["place"] |= {"start": begin, "end": begin + 5}
    assert names(RAID, far) == [None, None]


def grief(words: str, trigger: str) -> dict[str, Any]:
    return claim("SUPPORT", trigger=trigger, words=words)


@pytest.mark.parametrize(
    ("words", "trigger", "of"),
    [
        ("The governor sent his condolences", "sent his condolences", 0),
        ("The front mourned four of its men", "mourned", 0),
        ("The minister paid tribute to the brave dead", "paid tribute", 0),
        ("The army expressed its solidarity with their families", "expressed its solidarity", 0),
        ("The party pledged its support to the president", "pledged its support", None),
        ("The two governments signed an agreement", "signed an agreement", None),
        ("Odra mourns two soldiers killed in Brisk", "mourns", None),
    ],
)
def test_grief_is_for_those_who_were_hurt(words: str, trigger: str, of: int | None) -> None:
    assert names(RAID, grief(words, trigger)) == [None, of]


def test_those_who_are_mourned_are_those_whom_the_text_counts() -> None:
    seen = claim(mode="firearms", at="Arvo", on=DAY, trigger="heard shots")
    assert names(RAID, seen, grief("The governor sent condolences", "condolences")) == [None, None, 0]
    assert names(RAID, seen, word("The ministry condemned the attack")) == [None, None, 1]


def test_the_wounded_who_are_cared_for_may_be_of_several_deeds() -> None:
    assert names(RAID, claim("AID", trigger="flown", words="The wounded were flown out")) == [None, None]


def in_one(words: str, said: str, deed: str) -> str | None:
    """What the accusation of a sentence that tells a deed as well is a word on."""

    def at(trigger: str) -> dict[str, Any]:
        start = words.index(trigger)
        return {"start": start, "end": start + len(trigger), "text": trigger}

    sentence = {"start": 0, "end": len(words)}
    accusing = claim("ACCUSE", "allege") | {"id": "word", "trigger": at(said), "evidence": sentence}
    told = claim() | {"id": "deed", "trigger": at(deed), "evidence": sentence}
    return abouts_of([accusing, told], words, [0, 0]).get("word")


@pytest.mark.parametrize(
    ("words", "said", "deed", "is_word"),
    [
        ("An elder accused soldiers of shooting two herders at a well", "accused", "shooting", True),
        ("He condemned the attack on Arvo, which left six dead", "condemned", "left six dead", True),
        ("Six men were shot dead in Arvo, said the chief, blaming the massacre on rebels", "blaming", "shot", True),
        ("He condemned the new law while soldiers shot at people", "condemned", "shot", False),
        ("They accused him of spying and shot him", "accused", "shot", False),
    ],
)
def test_of_its_own_sentence_it_speaks_of_what_it_names(words: str, said: str, deed: str, *, is_word: bool) -> None:
    assert (in_one(words, said, deed) == "deed") is is_word


def test_it_goes_with_its_deed_and_gives_it_no_value() -> None:
    told = made(RAID, word("The ministry condemned the attack", by="ministry", at="Dunmere", on="2026-03-03"))
    raid, said = told
    (cluster,) = resolve(told)
    assert set(cluster) == {raid.claim_id, said.claim_id}
    both, alone = (event_of(c, {c.claim_id: c for c in told}) for c in (cluster, (raid.claim_id,)))
    assert {c.claim_id for c in both.claims} == set(cluster)
    assert replace(both, claims=()) == replace(alone, claims=())
    assert live_claims(both) == live_claims(alone)


def test_who_rejects_a_blame_puts_nothing_in_dispute() -> None:
    words = "The army rejected the allegation that its men carried out the attack"
    told = made(RAID, word(words, "allegation", "allege", said_by="army", stance="denies"))
    (cluster,) = resolve(told)
    assert not event_of(cluster, {c.claim_id: c for c in told}).contradictions


def test_it_is_linked_with_its_deed_alone() -> None:
    raid, again, said = made(RAID, RAID, word("The ministry condemned the attack"))
    assert compare(again, said).score == compare(said, again).score == 1.0
    assert compare(raid, said).barred


def test_what_a_person_judged_is_not_moved() -> None:
    raid, said = made(RAID, word("The ministry condemned the attack"))
    apart = Judgement(1, JudgementKind.DIFFERENT, (raid.claim_id, said.claim_id))
    assert len(resolve((raid, said), (apart,))) == 2


def test_without_its_deed_it_is_an_event_of_its_own() -> None:
    _, said = made(RAID, word("The ministry condemned the attack"))
    ((ident,),) = resolve((said,))
    assert event_of((ident,), {ident: said}).event_type == "ACCUSE"


def test_it_is_kept() -> None:
    for one in made(RAID, word("The ministry condemned the attack")):
        assert linked_of(linked_json(one)).about == one.about
