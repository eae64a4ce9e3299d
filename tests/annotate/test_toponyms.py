"""Which names of one word are towns, though the encoder took them for persons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.annotate.annotation import Argument, Entity, Frame, Sentence, Token
from reportedly.annotate.toponyms import relabelled
from reportedly.model import BlockKind


def _sentence(words: str, *, persons: tuple[tuple[int, int], ...], frames: tuple[Frame, ...] = ()) -> Sentence:
    """Words as "text/UPOS/head/deprel", heads counted from 1."""
    tokens = []
    at = 0
    for word in words.split():
        text, upos, head, deprel = word.split("/")
        tokens.append(Token(at, at + len(text), text, text.lower(), upos, "", int(head) - 1, deprel))
        at += len(text) + 1
    entities = tuple(Entity(first, past, "PER") for first, past in persons)
    return Sentence(0, at, BlockKind.BODY, 0, tuple(tokens), entities, frames)


_LEFT = "Troops/NOUN/2/nsubj withdrew/VERB/0/root from/ADP/4/case Orra/PROPN/2/obl"


def _kinds(*sentences: Sentence) -> list[str]:
    return [e.kind for s in relabelled(sentences) for e in s.entities]


def test_what_troops_take_is_a_town() -> None:
    told = "forces/NOUN/2/nsubj seize/VERB/0/root Orra/PROPN/2/obj"
    assert _kinds(_sentence(told, persons=((2, 3),))) == ["LOC"]


@pytest.mark.parametrize(
    "told",
    [
        "the/DET/2/det fall/NOUN/0/root of/ADP/4/case Orra/PROPN/2/nmod",
        "fighting/NOUN/0/root raged/VERB/1/acl in/ADP/4/case Orra/PROPN/2/obl",
        "attacks/NOUN/0/root west/NOUN/1/nmod of/ADP/4/case Orra/PROPN/2/nmod",
    ],
)
def test_a_name_stands_where_only_a_place_can(told: str) -> None:
    assert _kinds(_sentence(told, persons=((3, 4),))) == ["LOC"]


@pytest.mark.parametrize(
    ("told", "at", "kind"),
    [
        ("strikes/NOUN/0/root on/ADP/3/case Orra/PROPN/1/nmod", 2, "LOC"),
        ("strike/NOUN/2/nsubj hit/VERB/0/root Orra/PROPN/2/obj", 2, "LOC"),
        ("explosions/NOUN/2/nsubj rock/VERB/0/root Orra/PROPN/2/obj", 2, "LOC"),
        ("strike/NOUN/2/nsubj kill/VERB/0/root Orra/PROPN/2/obj", 2, "PER"),
        ("strike/NOUN/2/nsubj target/VERB/0/root Orra/PROPN/2/obj", 2, "PER"),
        ("attack/NOUN/0/root on/ADP/3/case Orra/PROPN/1/nmod", 2, "PER"),
        ("army/NOUN/2/nsubj lose/VERB/0/root Orra/PROPN/2/obj to/ADP/5/case rebels/NOUN/2/obl", 2, "LOC"),
        ("army/NOUN/2/nsubj lose/VERB/0/root Orra/PROPN/2/obj to/ADP/5/case snipers/NOUN/2/obl", 2, "PER"),
        ("team/NOUN/2/nsubj lose/VERB/0/root Orra/PROPN/2/obj to/ADP/5/case injury/NOUN/2/obl", 2, "PER"),
    ],
)
def test_strikes_are_on_towns_and_kill_persons(told: str, at: int, kind: str) -> None:
    assert _kinds(_sentence(told, persons=((at, at + 1),))) == [kind]


def test_all_mentions_of_the_name_are_the_town_s() -> None:
    fell = _sentence("Orra/PROPN/2/nsubj burned/VERB/0/root", persons=((0, 1),))
    withdrew = _sentence(_LEFT.replace("withdrew/", "withdraw/"), persons=((3, 4),))
    assert _kinds(withdrew, fell) == ["LOC", "LOC"]


def test_who_is_introduced_is_a_person() -> None:
    named = _sentence("Jan/PROPN/2/compound Orra/PROPN/3/nsubj fled/VERB/0/root", persons=((0, 2),))
    held = _sentence(
        "police/NOUN/2/nsubj seize/VERB/0/root Orra/PROPN/2/obj in/ADP/5/case Orra/PROPN/2/obl", persons=((2, 3),)
    )
    assert _kinds(named, held) == ["PER", "PER"]


def test_who_does_something_is_a_person() -> None:
    frame = Frame(1, "speak.01", (Argument(0, 1, "ARG0"),))
    spoke = _sentence("Orra/PROPN/2/nsubj spoke/VERB/0/root", persons=((0, 1),), frames=(frame,))
    taken = _sentence("forces/NOUN/2/nsubj seize/VERB/0/root Orra/PROPN/2/obj", persons=((2, 3),))
    assert _kinds(spoke, taken) == ["PER", "PER"]


def test_who_is_told_as_somebody_is_a_person() -> None:
    told = "forces/NOUN/2/nsubj seize/VERB/0/root Orra/PROPN/2/obj the/DET/5/det brother/NOUN/3/appos"
    assert _kinds(_sentence(told, persons=((2, 3),))) == ["PER"]


def test_what_fire_falls_on_is_a_town_and_so_is_the_next() -> None:
    told = "rockets/NOUN/2/nsubj hit/VERB/0/root Orra/PROPN/2/obj and/CCONJ/5/cc Sarn/PROPN/3/conj"
    assert _kinds(_sentence(told, persons=((2, 3), (4, 5)))) == ["LOC", "LOC"]
    cars = "cars/NOUN/2/nsubj hit/VERB/0/root Orra/PROPN/2/obj"
    assert _kinds(_sentence(cars, persons=((2, 3),))) == ["PER"]


@pytest.mark.parametrize(
    "told",
    [
        "rebels/NOUN/0/root who/PRON/3/nsubj captured/VERB/1/acl:relcl Orra/PROPN/3/obj",
        "army/NOUN/2/nsubj retook/VERB/0/root Orra/PROPN/2/obj",
    ],
)
def test_what_rebels_that_are_told_of_took_is_a_town(told: str) -> None:
    last = len(told.split()) - 1
    assert _kinds(_sentence(told.replace("captured", "capture"), persons=((last, last + 1),))) == ["LOC"]


def test_a_name_that_is_a_places_elsewhere_in_the_text_is_one() -> None:
    held = _sentence("rebels/NOUN/2/nsubj held/VERB/0/root Orra/PROPN/2/obj", persons=((2, 3),))
    bombed = _sentence("bombs/NOUN/2/nsubj fell/VERB/0/root in/ADP/4/case Orra/PROPN/2/obl", persons=((3, 4),))
    place = replace(bombed, entities=(Entity(3, 4, "LOC"),))
    assert _kinds(held, place) == ["LOC", "LOC"]
    assert _kinds(held) == ["PER"]


def test_names_of_several_words_may_begin_as_only_a_towns_does() -> None:
    told = "Damascus/PROPN/2/nsubj took/VERB/0/root Ain/PROPN/2/obj Orra/PROPN/3/flat"
    assert _kinds(_sentence(told, persons=((2, 4),))) == ["LOC"]


@pytest.mark.parametrize(("doer", "kind"), [("forces", "LOC"), ("fans", "PER")])
def test_a_name_that_persons_bear_too_is_a_towns_where_it_stands_as_one(doer: str, kind: str) -> None:
    told = f"{doer}/NOUN/2/nsubj seize/VERB/0/root Tal/PROPN/2/obj Orra/PROPN/3/flat"
    assert _kinds(_sentence(told, persons=((2, 4),))) == [kind]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("They/PRON/2/nsubj took/VERB/0/root control/NOUN/2/obj of/ADP/5/case Orra/PROPN/3/nmod", "LOC"),
        ("They/PRON/4/nsubj are/AUX/4/cop under/ADP/4/case control/NOUN/0/root of/ADP/6/case Orra/PROPN/4/nmod", "PER"),
    ],
)
def test_what_control_is_taken_of_is_a_town(told: str, kind: str) -> None:
    sentence = _sentence(told.replace("took", "take"), persons=((4, 5),) if kind == "LOC" else ((5, 6),))
    assert _kinds(sentence) == [kind]
