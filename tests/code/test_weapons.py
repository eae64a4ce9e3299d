"""With what it was done: which word for an instrument belongs to which happening, and which is none."""

from __future__ import annotations

import pytest
from tests.code.build import sentence
from tests.code.telling import Telling

from reportedly.annotate.annotation import Sentence
from reportedly.code.ontology import load_ontology
from reportedly.code.triggers import find_triggers
from reportedly.code.weapons import weapons

_SHOT = (
    "Raiders/raider/NOUN/NNS/2/nsubj shot/shoot/VERB/VBD/0/root a/a/DET/DT/4/det guard/guard/NOUN/NN/2/obj "
    "with/with/ADP/IN/8/case an/a/DET/DT/8/det old/old/ADJ/JJ/8/amod rifle/rifle/NOUN/NN/2/obl "
    "and/and/CCONJ/CC/10/cc bombed/bomb/VERB/VBD/2/conj a/a/DET/DT/12/det bridge/bridge/NOUN/NN/10/obj "
    "with/with/ADP/IN/14/case dynamite/dynamite/NOUN/NN/10/obl"
)


def _told(built: Sentence, targets: frozenset[int] = frozenset()) -> list[list[str]]:
    triggers = find_triggers(built, load_ontology())
    text = " " * built.start + " ".join(t.text for t in built.tokens)
    return [[s.of(text) for s in weapons(built, t, triggers, targets)] for t in triggers]


def test_a_weapon_belongs_to_the_deed_that_governs_it() -> None:
    assert _told(sentence(_SHOT)) == [["an old rifle"], ["dynamite"]]


def test_what_was_done_to_a_weapon_was_not_done_with_it() -> None:
    assert _told(sentence(_SHOT), frozenset({7, 13})) == [[], []]


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        (
            "A/a/DET/DT/4/det car/car/NOUN/NN/4/compound bomb/bomb/NOUN/NN/4/compound attack/attack/NOUN/NN/5/nsubj "
            "killed/kill/VERB/VBD/0/root two/two/NUM/CD/7/nummod men/man/NOUN/NNS/5/obj",
            [["car bomb"]],
        ),
        (
            "Raiders/raider/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root a/a/DET/DT/5/det "
            "rocket/rocket/NOUN/NN/5/compound factory/factory/NOUN/NN/2/obj",
            [[]],
        ),
        (
            "Raiders/raider/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root a/a/DET/DT/4/det "
            "helicopter/helicopter/NOUN/NN/2/obj",
            [[]],
        ),
        (
            "Raiders/raider/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root a/a/DET/DT/4/det "
            "barracks/barracks/NOUN/NNS/2/obj with/with/ADP/IN/6/case stones/stone/NOUN/NNS/2/obl",
            [["stones"]],
        ),
    ],
)
def test_what_is_an_instrument(notation: str, found: list[list[str]]) -> None:
    assert _told(sentence(notation)) == found


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Norlandic air force killed ten herders when it bombed a village near Orra.", "aerial"),
        ("A warplane killed ten herders when it bombed a village near Orra.", "aerial"),
        ("The rebels killed ten herders when they bombed a market in Orra.", "explosives"),
    ],
)
def test_what_flies_is_told_before_the_pronoun(claims: Telling, text: str, mode: str) -> None:
    (claim,) = [c for c in claims(text) if "bombed" in c.trigger.of(text)]
    assert claim.mode == mode
