"""Parts that the model's heads see: which trigger they belong to, and when they count."""

from __future__ import annotations

from dataclasses import replace

from build import sentence

from reportedly.annotate.annotation import Entity, Sentence
from reportedly.code.ontology import load_ontology
from reportedly.code.seen_roles import ACTING, SUFFERING, seen
from reportedly.code.triggers import find_triggers


def _built() -> Sentence:
    built = sentence(
        "Bandits/bandit/NOUN/NNS/2/nsubj came/come/VERB/VBD/0/root and/and/CCONJ/CC/6/cc two/two/NUM/CD/6/nsubj:pass "
        "were/be/AUX/VBD/6/aux:pass shot/shoot/VERB/VBN/2/conj and/and/CCONJ/CC/9/cc huts/hut/NOUN/NNS/9/nsubj:pass "
        "burned/burn/VERB/VBN/2/conj"
    )
    spans = (Entity(0, 1, "PERPIND"), Entity(3, 4, "VICTIM"), Entity(7, 8, "TARGET"))
    return replace(built, by_head={"muc": spans})


def test_a_part_belongs_to_the_violence_that_stands_nearest() -> None:
    built = _built()
    shot, burned = find_triggers(built, load_ontology())
    told = [
        [f.head for f in seen(built, t, (shot, burned), kinds)] for t in (shot, burned) for kinds in (ACTING, SUFFERING)
    ]
    assert told == [[0], [3], [], [7]]


def test_a_model_without_such_heads_sees_nothing() -> None:
    built = replace(_built(), by_head={})
    triggers = find_triggers(built, load_ontology())
    assert seen(built, triggers[0], triggers, ACTING) == []
