"""Who can act, who can suffer, and where a role's noun phrase stands."""

from __future__ import annotations

import pytest
from build import sentence

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
