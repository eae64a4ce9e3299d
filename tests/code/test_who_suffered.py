"""Whom a deed was done to where few words tell it: participles without an auxiliary, two peoples before one noun."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, at


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Dozens of insurgents put out of action in a sweep, the army said.", "put", "Dozens of insurgents"),
        ("Some 20 raiders put out of action in Orra on Monday, the army said.", "put", "Some 20 raiders"),
        ("Several rebels neutralised in Orra, the general staff said.", "neutralised", "Several rebels"),
        ("Two commanders eliminated in Orra.", "eliminated", "Two commanders"),
        ("Nine bandits liquidated near Orra on Monday, the governor said.", "liquidated", "Nine bandits"),
        ("Raiders killed in Orra, the army said.", "killed", "Raiders"),
    ],
)
def test_participle_without_auxiliary(claims: Telling, text: str, word: str, whom: str) -> None:
    claim = at(claims(text), word, text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], [whom])


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Soldiers put out of action dozens of raiders near Orra.", "put", "Soldiers"),
        ("Raiders eliminated two informers in Orra.", "eliminated", "Raiders"),
        ("Raiders killed and looted in Orra.", "killed", "Raiders"),
        ("Raiders killed and wounded nine guards in Orra.", "killed", "Raiders"),
    ],
)
def test_who_did_it(claims: Telling, text: str, word: str, who: str) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == [who]


@pytest.mark.parametrize(
    ("text", "word", "whom", "counts"),
    [
        (
            "Two Thai and three Lao soldiers were killed on Monday.",
            "killed",
            [("Two Thai", "Military Forces of Thailand"), ("three Lao soldiers", "Military Forces of Laos")],
            [2, 3],
        ),
        (
            "Shelling killed four Malian, two Nigerien and nine Chadian traders.",
            "killed",
            [
                ("four Malian", "Civilians (Mali)"),
                ("two Nigerien", "Civilians (Niger)"),
                ("nine Chadian traders", "Civilians (Chad)"),
            ],
            [4, 2, 9],
        ),
        (
            "Three government and two rebel fighters were killed.",
            "killed",
            [("Three government", "government fighters"), ("two rebel fighters", None)],
            [3, 2],
        ),
        (
            "Three Ukrainian and Lao soldiers were killed.",
            "killed",
            [("Three Ukrainian and Lao soldiers", None)],
            [3],
        ),
    ],
)
def test_two_peoples_before_one_noun(
    claims: Telling, text: str, word: str, whom: list[tuple[str, str | None]], counts: list[int]
) -> None:
    claim = at(claims(text), word, text)
    assert [(p.text, p.name) for p in claim.targets] == whom
    assert [c.low for c in claim.counts] == counts


def test_those_who_need_no_noun(claims: Telling) -> None:
    text = "Six police and two army officers were killed in Orra."
    assert all(p.name != "police officers" for p in at(claims(text), "killed", text).targets)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The rebels claimed the capture of Goma on Monday.", "capture", ["The rebels"]),
        ("The army claimed the recapture of Gao.", "recapture", ["The army"]),
        ("The army began an offensive on Gao on Monday.", "offensive", ["The army"]),
        ("The mayor claimed the capture of the town by rebels.", "capture", ["rebels"]),
        ("The attack in Gao claimed nine lives.", "claimed", []),
    ],
)
def test_who_claims_a_capture(claims: Telling, text: str, word: str, who: list[str]) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == who


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Bandits killed two farmers; troops, the mayor said, shot dead four of them.", "shot", ["troops"]),
        ("Bandits killed two farmers, and troops, the mayor said, wounded four of them.", "wounded", ["troops"]),
        ("Rebels killed two farmers, the mayor said, and burned homes.", "burned", ["Rebels"]),
    ],
)
def test_subject_parted_from_its_verb(claims: Telling, text: str, word: str, who: list[str]) -> None:
    assert [p.text for p in at(claims(text), word, text).actors] == who


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Police found two traders dead near Orra on Monday.", "found", ["two traders"]),
        ("The police searched the forest and found dead two traders.", "found", ["two traders"]),
        ("Two traders were seized on Monday and found dead near Orra.", "found", ["Two traders"]),
        ("Two traders were discovered dead in Orra by troops.", "discovered", ["Two traders"]),
        ("Residents found two men shot dead near Orra.", "shot", ["two men"]),
    ],
)
def test_who_finds_the_dead_killed_nobody(claims: Telling, text: str, word: str, whom: list[str]) -> None:
    claim = at(claims(text), word, text)
    assert ([p.text for p in claim.actors], [p.text for p in claim.targets]) == ([], whom)


def test_figures_of_a_kind_are_people(claims: Telling) -> None:
    text = "Forty opposition figures were sentenced to prison in Orra on Monday."
    assert [p.text for p in at(claims(text), "sentenced", text).targets] == ["Forty opposition figures"]
    text = "The figures condemned the system."
    assert at(claims(text), "condemned", text).actors == ()
