"""Parts that the model's heads see: which trigger they belong to, and when they count."""

from __future__ import annotations

from dataclasses import replace

from tests.code.build import sentence

from reportedly.annotate.annotation import Entity, Sentence
from reportedly.code.ontology import load_ontology
from reportedly.code.seen_roles import ACTING, SUFFERING, seen
from reportedly.code.triggers import find_triggers

_SHOT = (
    "Bandits/bandit/NOUN/NNS/2/nsubj shot/shoot/VERB/VBD/0/root two/two/NUM/CD/2/obj and/and/CCONJ/CC/5/cc "
    "burned/burn/VERB/VBD/2/conj huts/hut/NOUN/NNS/5/obj near/near/ADP/IN/8/case mines/mine/NOUN/NNS/5/obl"
)


def _built(*spans: tuple[int, int, str], head: str = "muc", notation: str = _SHOT) -> Sentence:
    return replace(sentence(notation), by_head={head: tuple(Entity(*s) for s in spans)})


def test_a_part_belongs_to_the_violence_that_stands_nearest() -> None:
    built = _built((0, 1, "PERPIND"), (2, 3, "VICTIM"), (5, 6, "TARGET"))
    shot, burned = find_triggers(built, load_ontology())
    both = (shot, burned)
    assert [f.head for f in seen(built, shot, both, ACTING)] == [0]
    assert [f.head for f in seen(built, shot, both, SUFFERING)] == [2]
    assert seen(built, burned, both, ACTING) == []
    assert [f.head for f in seen(built, burned, both, SUFFERING)] == [5]


def test_a_part_stands_where_such_a_part_may_stand() -> None:
    built = _built((2, 3, "ATTACKER"), (7, 8, "TARGET"), head="wiki")
    shot, burned = find_triggers(built, load_ontology())
    assert seen(built, shot, (shot, burned), ACTING) == []  # an object does nothing
    assert seen(built, burned, (shot, burned), SUFFERING) == []  # what it happened near suffers nothing


def test_a_deed_that_is_claimed_has_its_victim() -> None:
    built = _built(
        (6, 7, "VICTIM"),
        notation=(
            "Rebels/rebel/NOUN/NNS/2/nsubj claimed/claim/VERB/VBD/0/root responsibility/responsibility/NOUN/NN/2/obj "
            "for/for/ADP/IN/5/case murder/murder/NOUN/NN/3/nmod of/of/ADP/IN/7/case clerks/clerk/NOUN/NNS/5/nmod"
        ),
    )
    (trigger,) = find_triggers(built, load_ontology())
    assert [f.head for f in seen(built, trigger, (trigger,), SUFFERING)] == [6]


def test_a_model_without_such_heads_sees_nothing() -> None:
    built = sentence(_SHOT)
    triggers = find_triggers(built, load_ontology())
    assert seen(built, triggers[0], triggers, ACTING) == []
