"""Tolls side by side: only figures for the same people, one figure once with all who give it."""

from __future__ import annotations

from dataclasses import replace

from tests.brief.made import claim

from reportedly.brief.differences import differences
from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.model import Sentence
from reportedly.resolve.model import Contradiction, Event, Figure, LinkedClaim, Place, Toll

MAYOR = claim(
    "mayor",
    "Twelve people were killed in Ordun, the mayor said.",
    place=("Ordun", "Ordun", None, "ML"),
    source=("the mayor", "said", ""),
    counts=(("killed", "Twelve", 12, 12),),
)
NURSE = claim(
    "nurse",
    "Nine people were killed, a nurse said.",
    source=("a nurse", "said", ""),
    counts=(("killed", "Nine", 9, 9),),
)
PRIEST = claim(
    "priest",
    "Nine people were killed, a priest said.",
    source=("a priest", "said", ""),
    counts=(("killed", "Nine", 9, 9),),
)
SOLDIERS = claim(
    "army",
    "Four soldiers were killed, the colonel said.",
    source=("the colonel", "said", ""),
    counts=(("killed", "Four", 4, 4),),
)


def event(*told: tuple[LinkedClaim, str]) -> Event:
    """An event of these claims, each with whom its figure counts; the claimant is the one who speaks."""
    figures = []
    for one, scope in told:
        count = one.claim["counts"][0]
        who = one.claim["attribution"][0]["source"]["text"]
        figures.append(Figure(who, one.claim_id, scope, count["low"], count["high"], count["text"], one.published))
    made = object.__new__(Event)
    nobody = Toll(None, None, None, 0, "")
    values = {
        "claims": tuple(one for one, _ in told),
        "place": Place(None, "Ordun", "ML", None, None, None, "exact"),
        "time": None,
        "killed": Toll(4, 9, 12, 4, "", tuple(figures)),
        "wounded": nobody,
        "contradictions": (Contradiction("killed", (), "contradiction", ""),),
    }
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made


def texts(*told: tuple[LinkedClaim, str]) -> list[str]:
    return [sentence.text.partition(": ")[2] for sentence in differences(event(*told))]


def test_who_give_one_figure_stand_together() -> None:
    assert texts((MAYOR, "people"), (NURSE, "people"), (PRIEST, "people")) == [
        "twelve people killed according to the mayor, and nine people killed according to a nurse and a priest."
    ]


def test_soldiers_and_civilians_add_up() -> None:
    assert texts((MAYOR, "civilians"), (SOLDIERS, "forces")) == []
    assert texts((MAYOR, "fighters"), (NURSE, "civilians")) != []  # the same dead by two names


def test_the_parts_of_one_count_are_not_set_against_each_other() -> None:
    """“Four policemen and nine civilians” of one claimant is a sum."""
    made = event((NURSE, "civilians"), (SOLDIERS, "forces"))
    one = tuple(replace(figure, claimant="a nurse") for figure in made.killed.by_claimant)
    object.__setattr__(made, "killed", replace(made.killed, by_claimant=one))
    assert differences(made) == ()


def test_nobody_is_given_anothers_figure() -> None:
    """A speaker who stands behind a figure without a number of their own has given the same one."""
    told = differences(event((MAYOR, "people"), (NURSE, "people"), (PRIEST, "people")))[0]
    claims = {c.claim_id: c for c in (MAYOR, NURSE, PRIEST)}
    assert refusal(told, Ground(claims, {})) is None
    label, first, second, third = told.runs
    exchanged = [
        (label, replace(first, text=first.text.removesuffix(", and ") + " and "), replace(third, text="a priest.")),
        (label, first, second, replace(third, text="the mayor.")),
        (label, first, second, replace(third, claims=("mayor",))),
        (label, third, first),
    ]
    for runs in exchanged:
        assert refusal(Sentence(runs, told.claims, told.beside), Ground(claims, {})) is not None


def test_one_who_speaks_for_a_party_is_that_party() -> None:
    front = claim(
        "front",
        "Nine people were killed, the front said.",
        source=("the front", "said", ""),
        speaks_for="m23",
        counts=(("killed", "Nine", 9, 9),),
    )
    spokesman = claim(
        "spokesman",
        "Nine people were killed, a spokesman of the front said.",
        source=("a spokesman of the front", "said", ""),
        speaks_for="m23",
        counts=(("killed", "Nine", 9, 9),),
    )
    (told,) = texts((MAYOR, "people"), (front, "people"), (spokesman, "people"))
    assert told.count("front") == 1
