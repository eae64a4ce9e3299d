"""Who can act, who can suffer, and where a role's noun phrase stands."""

from __future__ import annotations

import pytest
from tests.code.build import sentence

from reportedly.code.arguments import direct_object, is_passive, subject
from reportedly.code.phrases import conjuncts, phrase
from reportedly.code.roles import can_act, can_suffer, fillers

_STRIKE = (
    "An/a/DET/DT/2/det attack/attack/NOUN/NN/8/nsubj by/by/ADP/IN/4/case rebels/rebel/NOUN/NNS/2/nmod "
    "and/and/CCONJ/CC/6/cc bandits/bandit/NOUN/NNS/4/conj also/also/ADV/RB/8/advmod killed/kill/VERB/VBD/0/root "
    "three/three/NUM/CD/10/nummod guards/guard/NOUN/NNS/8/obj"
)


def test_paths_lead_to_all_that_are_coordinated() -> None:
    built = sentence(_STRIKE)
    found = fillers(built, word=1, predicate=1, paths=("nmod:by",))
    assert [built.tokens[f.head].text for f in found] == ["rebels", "bandits"]


def test_the_first_path_that_leads_anywhere_is_taken() -> None:
    built = sentence(_STRIKE)
    found = fillers(built, word=7, predicate=7, paths=("ARG1", "obj", "nsubj"))
    assert [(built.tokens[f.head].text, f.rule) for f in found] == [("guards", "obj")]


@pytest.mark.parametrize(
    ("noun", "acts", "suffers"),
    [
        ("rebel/NOUN/NN", True, True),
        ("attack/NOUN/NN", False, False),
        ("rocket/NOUN/NN", False, False),
        ("hospital/NOUN/NN", False, True),
        ("village/NOUN/NN", False, False),
        ("wound/NOUN/NN", False, False),
        ("she/PRON/PRP", True, True),
        ("another/DET/DT", False, False),
        ("Friday/PROPN/NNP", False, False),
    ],
)
def test_who_can_act_and_who_can_suffer(noun: str, acts: bool, suffers: bool) -> None:
    lemma, upos, xpos = noun.split("/")
    built = sentence(f"{lemma}/{lemma}/{upos}/{xpos}/0/root")
    assert (can_act(built, 0), can_suffer(built, 0)) == (acts, suffers)


def test_things_are_targets_where_they_are_seized_or_destroyed() -> None:
    built = sentence("rifles/rifle/NOUN/NNS/0/root")
    assert not can_suffer(built, 0)
    assert can_suffer(built, 0, arms=True)


def test_a_phrase_has_no_conjuncts_and_no_clause() -> None:
    built = sentence(_STRIKE)
    found = phrase(built, 0, 3)
    assert [t.text for t in built.tokens[found.first : found.past]] == ["rebels"]
    assert conjuncts(built, 3) == [3, 5]


def test_a_second_participle_shares_the_passive_of_the_first() -> None:
    built = sentence(
        "One/one/NUM/CD/2/nummod guard/guard/NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass "
        "killed/kill/VERB/VBN/0/root and/and/CCONJ/CC/7/cc another/another/PRON/DT/7/nsubj "
        "wounded/wound/VERB/VBD/4/conj"
    )
    assert is_passive(built, 6)
    assert subject(built, 6) is None
    assert direct_object(built, 6) == 5


def test_whose_a_thing_is_belongs_to_it_and_what_else_is_told_does_not() -> None:
    built = sentence(
        "positions/position/NOUN/NNS/0/root held/hold/VERB/VBN/1/acl by/by/ADP/IN/5/case the/the/DET/DT/5/det "
        "army/army/NOUN/NN/2/obl:agent _,/,/PUNCT/,/2/punct where/where/ADV/WRB/9/advmod they/they/PRON/PRP/9/nsubj "
        "rested/rest/VERB/VBD/2/advcl"
    )
    found = phrase(built, 0, 0, owner=True)
    assert [t.text for t in built.tokens[found.first : found.past]] == ["positions", "held", "by", "the", "army"]
    assert phrase(built, 0, 0).past == 1


def test_what_is_told_before_a_party_is_no_part_of_its_name() -> None:
    built = sentence(
        "shot/shoot/VERB/VBN/0/root apparently/apparently/ADV/RB/4/advmod by/by/ADP/IN/4/case "
        "raiders/raider/NOUN/NNS/1/obl:agent"
    )
    assert phrase(built, 0, 3).first == 3


def test_a_title_and_the_name_after_it_are_one_party() -> None:
    built = sentence(
        "clerk/clerk/NOUN/NN/5/nsubj:pass Dan/Dan/PROPN/NNP/5/nsubj:pass Roe/Roe/PROPN/NNP/2/flat "
        "was/be/AUX/VBD/5/aux:pass shot/shoot/VERB/VBN/0/root",
        entities=((1, 3, "PER"),),
    )
    found = phrase(built, 0, 0)
    assert (found.first, found.past) == (0, 3)


def test_a_second_office_is_no_second_person() -> None:
    built = sentence(
        "Roe/Roe/PROPN/NNP/8/nsubj:pass _,/,/PUNCT/,/3/punct leader/leader/NOUN/NN/1/appos and/and/CCONJ/CC/5/cc "
        "envoy/envoy/NOUN/NN/1/conj _,/,/PUNCT/,/1/punct was/be/AUX/VBD/8/aux:pass shot/shoot/VERB/VBN/0/root"
    )
    assert conjuncts(built, 0) == [0]


@pytest.mark.parametrize(
    ("before", "deed", "kind", "acts"),
    [
        ("rebel/rebel/NOUN/NN", "attack", None, True),
        ("convoy/convoy/NOUN/NN", "attack", None, False),
        ("Orra/Orra/PROPN/NNP", "bombing", "LOC", False),
        ("Mali/Mali/PROPN/NNP", "offensive", "LOC", True),
        ("Hezar/Hezar/PROPN/NNP", "attack", "ORG", True),
        ("Hezar/Hezar/PROPN/NNP", "bombing", "ORG", False),
    ],
)
def test_who_did_it_stands_before_the_deed_and_so_does_where(
    before: str, deed: str, kind: str | None, acts: bool
) -> None:
    entities = ((0, 1, kind),) if kind else ()
    built = sentence(f"{before}/2/compound {deed}/{deed}/NOUN/NN/0/root", entities=entities)
    assert bool(fillers(built, word=1, predicate=1, paths=("compound",))) is acts


def test_a_date_is_no_party() -> None:
    built = sentence(
        "Raids/raid/NOUN/NNS/4/nsubj on/on/ADP/IN/3/case 10/10/NUM/CD/1/nmod failed/fail/VERB/VBD/0/root",
        entities=((2, 3, "TIME"),),
    )
    assert not can_suffer(built, 2)
