"""Whether a source tells a loss of its own side."""

from __future__ import annotations

from functools import partial

import pytest
from tests.code.build import sentence

from reportedly.code.demonyms import countries_in, is_country
from reportedly.code.stance import admits, called_false
from reportedly.model import EventType


@pytest.mark.parametrize(
    ("source", "event_type", "actors", "targets"),
    [
        ("Chad's Defence Ministry", EventType.ASSAULT, ["rebels"], ["Chadian troops"]),
        ("Kyiv", EventType.ASSAULT, [], ["Ukrainian soldiers"]),
        ("The army", EventType.ASSAULT, ["gunmen"], ["12 soldiers"]),
        ("The army", EventType.ASSAULT, ["gunmen"], ["a convoy"]),
        ("The army", EventType.ASSAULT, ["gunmen"], ["soldiers on an aid convoy"]),
        ("Chad's army", EventType.ASSAULT, ["gunmen"], ["a convoy of its soldiers"]),
        ("The Lume Front", EventType.RETREAT, ["its fighters"], []),
        ("The Royal Army", EventType.ASSAULT, ["gunmen"], ["12 soldiers"]),
        ("The navy", EventType.ASSAULT, ["gunmen"], ["two of its crew"]),
        ("Peru's president", EventType.RETREAT, ["Peruvian forces"], []),
    ],
)
def test_a_loss_of_its_own(source: str, event_type: EventType, actors: list[str], targets: list[str]) -> None:
    assert admits(source, event_type=event_type, actors=actors, targets=targets)


@pytest.mark.parametrize(
    ("source", "event_type", "actors", "targets"),
    [
        ("Chad's Defence Ministry", EventType.ASSAULT, ["Chadian troops"], ["rebels"]),
        ("Ukrainian officials", EventType.ASSAULT, ["Russian forces"], ["12 Ukrainian civilians"]),
        ("Ukrainian officials", EventType.RETREAT, ["Russian forces"], []),
        ("Russian state media", EventType.ASSAULT, [], ["Russian troops"]),
        ("The mayor", EventType.PROTEST, ["students"], []),
        ("The army", EventType.ASSAULT, ["soldiers"], ["rebels"]),
        ("Chad's army", EventType.ASSAULT, ["gunmen"], ["a convoy of traders"]),
        ("The army", EventType.ASSAULT, ["gunmen"], ["members of a family"]),
        ("Ukraine's navy", EventType.ASSAULT, ["a drone"], ["a grain ship"]),
        ("The army", EventType.ASSAULT, ["gunmen"], ["an aid convoy"]),
        ("The Lume Army", EventType.ASSAULT, [], ["12 soldiers"]),
        ("a member of the Lume council", EventType.ASSAULT, [], ["two of its crew"]),
        ("Dan Odra", EventType.ASSAULT, [], ["the yard of the Odra family"]),
        ("Dan Odra", EventType.ASSAULT, [], ["the Odra house"]),
    ],
)
def test_no_loss_of_its_own(source: str, event_type: EventType, actors: list[str], targets: list[str]) -> None:
    assert not admits(source, event_type=event_type, actors=actors, targets=targets)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("his brother, Issa Odra", "Colonel Adama Odra"),
        ("Ana Brun", "Dr Ben Brun"),
        ("Ana Brun", "Ben Brun, 17"),
        ("Ana Brun", "Ben Brun, aged 9"),
        ("his father", "Odra, father of two"),
        ("Odra's wife", "Jan Odra"),
    ],
)
def test_one_family_name_makes_no_side(source: str, target: str) -> None:
    assert not admits(source, event_type=EventType.ASSAULT, actors=["gunmen"], targets=[target])


@pytest.mark.parametrize(
    ("source", "target"),
    [("General Brun", "Brun's men"), ("The Reed Front", "two men of the Reed Front"), ("Lume Guard", "the Lume Guard")],
)
def test_one_name_of_a_side(source: str, target: str) -> None:
    assert admits(source, event_type=EventType.ASSAULT, actors=["gunmen"], targets=[target])


def test_ground_that_rebels_seize_is_a_loss_of_the_state() -> None:
    told = partial(admits, event_type=EventType.COERCE, actors=["separatist rebels"])
    assert told("The defence ministry", mode="seize")
    assert not told("The defence ministry", mode="arrest")
    assert not told("A resident", mode="seize")


def test_what_the_document_says_of_sides_counts() -> None:
    sides = {"lume corps": frozenset({"Chad"})}
    told = partial(admits, "Chad's defence ministry", event_type=EventType.RETREAT, actors=["Lume Corps units"])
    assert told(sides=sides)
    assert not told()


def test_countries_by_name_adjective_and_seat() -> None:
    assert countries_in("South Sudanese soldiers") == {"South Sudan"}
    assert countries_in("the Kremlin") == {"Russia"}
    assert countries_in("U.S. troops") == {"United States"}
    assert countries_in("told us") == frozenset()
    assert countries_in("Moscow-backed fighters") == frozenset()


def test_a_capital_is_no_country() -> None:
    assert is_country("the United States")
    assert not is_country("Moscow")
    assert not is_country("Chadian")


def test_an_attack_that_was_repelled_is_no_loss() -> None:
    loss = partial(admits, "the army", event_type=EventType.ASSAULT, targets=["soldiers"])
    assert loss(told="attacked")
    assert not loss(told="repelled")


def test_who_lets_go_or_frees_loses_nothing() -> None:
    assert admits("the army", event_type=EventType.RETREAT, actors=["its troops"], mode="withdraw")
    assert not admits("the army", event_type=EventType.RETREAT, actors=["its troops"], mode="release")


def test_what_its_own_force_has_done_is_no_loss_of_a_source() -> None:
    assert not admits("The army", event_type=EventType.ASSAULT, actors=["its drones"], targets=["the gang's leader"])


def test_a_number_at_the_beginning_of_a_sentence_makes_no_name() -> None:
    assert admits("the 3rd military region", event_type=EventType.ASSAULT, targets=["Three soldiers"])


def test_a_people_that_is_attacked_owns_to_nothing() -> None:
    loss = partial(admits, event_type=EventType.ASSAULT, actors=["gunmen"])
    assert not loss("The Sarni people", targets=["the Sarni community"])
    assert not loss("Odra", targets=["Karl Odra"])
    assert not loss("Dan Odra", targets=["his brother Karl"])
    assert loss("The Sarni Front", targets=["the Sarni Front's fighters"])


NOT_TRUE = (
    "It//PRON/PRP/4/expl is/be/AUX/VBZ/4/cop not//PART/RB/4/advmod true//ADJ/JJ/0/root that//SCONJ/IN/7/mark "
    "men/man/NOUN/NNS/7/nsubj fired/fire/VERB/VBD/4/csubj _.//PUNCT/./4/punct "
)
FALSE_REPORTS = (
    "Reports/report/NOUN/NNS/6/nsubj that//SCONJ/IN/4/mark men/man/NOUN/NNS/4/nsubj fired/fire/VERB/VBD/1/acl "
    "were/be/AUX/VBD/6/cop false//ADJ/JJ/0/root _.//PUNCT/./6/punct "
)


@pytest.mark.parametrize(("notation", "word"), [(NOT_TRUE, 6), (FALSE_REPORTS, 3)])
def test_what_is_called_false_is_denied(notation: str, word: int) -> None:
    assert called_false(sentence(notation), word)


def test_what_is_called_true_is_not_denied() -> None:
    assert not called_false(sentence(NOT_TRUE.replace("not//PART/RB", "quite//ADV/RB")), 6)
