"""Events against a truth of two happenings in three tiny texts."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation.bootstrap import total
from evaluation.events import Claimed, aligned, b_cubed, coded_claims, matched, results_of, told_claims, values

TEXTS = {
    "1.txt": "Rebels seized Orra. Bandits robbed a bank in Tolmin.",
    "2.txt": "The army withdrew from Orra, and four soldiers were killed.",
    "3.txt": "A page that was changed said that robbers shot a clerk.",
}
TRUTH: dict[str, Any] = {
    "event": [
        {
            "id": "orra",
            "types": ["COERCE"],
            "acled": ["Non-state actor overtakes territory"],
            "place": ["Orra"],
            "country": "CD",
            "from": "2026-06-01",
            "to": "2026-06-02",
            "sides": [["rebels"], ["army", "armed forces"]],
            "killed": {"low": 4, "best": [4, 5], "high": 5},
            "standing": ["admitted"],
            "origins": 2,
            "claims": [
                {"document": "1.txt", "phrase": "seized Orra"},
                {"document": "2.txt", "phrase": "withdrew from"},
                {"document": "2.txt", "phrase": "soldiers were killed", "optional": True},
            ],
        },
        {
            "id": "tolmin",
            "types": ["ASSAULT"],
            "acled": [],
            "standing": ["reported"],
            "origins": 1,
            "claims": [
                {"document": "1.txt", "phrase": "robbed a bank"},
                {"document": "3.txt", "phrase": "robbers shot a clerk", "withdrawn": True},
            ],
        },
    ]
}


def claim(document: str, text: str, *, withdrawn: bool = False) -> dict[str, Any]:
    start = TEXTS[document].index(text)
    trigger = {"text": text, "start": start, "end": start + len(text)}
    return {"document": f"some/folder/{document}", "trigger": trigger, "withdrawn": withdrawn}


def event(name: str, *claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"event_id": name, "event_type": "ASSAULT", "acled": None, "standing": "reported", "origins": 1,
            "claims": list(claims)} | more  # fmt: skip


def orra(*claims: dict[str, Any], **more: Any) -> dict[str, Any]:
    return event("o", *claims) | {
        "event_type": "COERCE",
        "acled": {"sub_event_type": "Non-state actor overtakes territory"},
        "place": {"name": "Orra", "country": "CD"},
        "time": {"earliest": "2026-06-01", "latest": "2026-06-02", "precision": "day"},
        "sides": [{"name": "Rebels"}, {"name": "Army of Orra"}],
        "killed": {"low": 4, "best": 5, "high": 5},
        "standing": "admitted",
        "origins": 2,
        **more,
    }


def figures(*events: dict[str, Any]) -> dict[str, float]:
    results = list(results_of(TRUTH, TEXTS, events))
    names = dict.fromkeys(name for r in results for name in r.counts)
    return {n: total([r.counts[n] for r in results if n in r.counts]).value for n in names}


GOOD = (
    orra(claim("1.txt", "seized"), claim("2.txt", "withdrew"), claim("2.txt", "killed")),
    event("t", claim("1.txt", "robbed"), claim("3.txt", "shot", withdrawn=True)),
)


def test_events_as_told_are_right_in_everything() -> None:
    assert set(figures(*GOOD).values()) == {1}


def test_a_phrase_that_no_text_has_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not say 'seized Orra'"):
        told_claims(TRUTH, TEXTS | {"1.txt": ""})


def test_claims_are_paired_one_for_one_and_required_ones_choose_first() -> None:
    told = [Claimed("a", "d", 0, 9, optional=True), Claimed("a", "d", 5, 9)]
    assert aligned(told, [Claimed("x", "d", 6, 8)]) == {1: 0}
    assert aligned(told, [Claimed("x", "d", 6, 8), Claimed("x", "d", 0, 3)]) == {1: 0, 0: 1}
    assert aligned(told, [Claimed("x", "other", 6, 8)]) == {}


def test_b_cubed_of_one_cluster_for_two_and_of_two_for_one() -> None:
    merged = b_cubed({0: ("a", "x"), 1: ("a", "x"), 2: ("b", "x")})
    assert merged == {0: (2 / 3, 1), 1: (2 / 3, 1), 2: (1 / 3, 1)}
    parted = b_cubed({0: ("a", "x"), 1: ("a", "y")})
    assert parted == {0: (1, 0.5), 1: (1, 0.5)}


def test_one_resolved_event_does_not_stand_for_two() -> None:
    told = told_claims(TRUTH, TEXTS)
    (whole,) = [event("all", *(c for e in GOOD for c in e["claims"]))]
    coded = coded_claims([whole])
    assert matched(told, coded, aligned(told, coded)) == {"orra": "all"}
    found = figures(whole)
    assert found["standing"] == 0
    assert found["B-cubed recall"] == 1
    assert found["B-cubed precision"] == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)


def test_optional_claims_do_not_outvote_the_others_in_the_choice_of_an_event() -> None:
    told = [Claimed("a", "d", 0, 1), *(Claimed("a", "d", n, n + 1, optional=True) for n in (2, 4))]
    coded = [Claimed("x", "d", 0, 1), *(Claimed("y", "d", n, n + 1) for n in (2, 4))]
    assert matched(told, coded, aligned(told, coded)) == {"a": "x"}


def test_missed_claims_are_told_apart_and_optional_ones_are_not_missed() -> None:
    found = figures(orra(claim("1.txt", "seized")), GOOD[1])
    assert found["claims found"] == 3 / 4
    assert found["B-cubed F1"] == 1
    assert found["B-cubed, missed ones alone recall"] == pytest.approx((0.5 + 0.5 + 1 + 1) / 4)
    assert found["B-cubed, missed ones alone precision"] == 1


def test_an_event_that_is_not_found_has_no_standing() -> None:
    assert values(TRUTH["event"][0], None) == {"standing": [False], "origins": [False]}
    assert figures(GOOD[1])["standing"] == 0.5


def test_what_was_taken_back_is_to_be_there_and_marked() -> None:
    assert figures(GOOD[0], event("t", claim("1.txt", "robbed"), claim("3.txt", "shot")))["withdrawn"] == 0
    assert figures(GOOD[0], event("t", claim("1.txt", "robbed")))["withdrawn"] == 0
    spoilt = event("t", claim("1.txt", "robbed", withdrawn=True), claim("3.txt", "shot", withdrawn=True))
    assert figures(GOOD[0], spoilt)["kept"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("change", "figure", "answers"),
    [
        ({"place": {"name": "Orra", "country": "RW"}}, "place", [False]),
        ({"place": None}, "place", [False]),
        ({"time": {"earliest": "2026-06-01", "latest": "2026-06-03"}}, "dates", [False]),
        ({"time": {"earliest": None, "latest": "2026-06-01"}}, "dates", [False]),
        ({"killed": {"low": 4, "best": 4, "high": 9}}, "killed", [True, True, False]),
        ({"killed": None}, "killed", [False, False, False]),
        ({"wounded": {"low": 1, "best": 1, "high": 1}}, "no toll invented", [False]),
        ({"sides": [{"name": "Rebels"}]}, "sides", [True, False]),
        ({"origins": 3}, "origins", [False]),
        ({"acled": None}, "acled", [False]),
        ({"acled": "Non-state actor overtakes territory"}, "acled", [True]),
        ({"event_type": "RETREAT"}, "type", [False]),
    ],
)
def test_each_value_is_judged(change: dict[str, Any], figure: str, answers: list[bool]) -> None:
    assert values(TRUTH["event"][0], orra(**change))[figure] == answers


def test_history_is_judged_for_its_claims_alone() -> None:
    past = {"id": "old", "background": True, "claims": []}
    assert values(past, orra()) == {}
    assert [r.counts["claims found"].items for r in results_of({"event": [past]}, TEXTS, [])] == [0]


def test_failures_say_what_was_wanted_and_given() -> None:
    (failure,) = next(iter(results_of(TRUTH, TEXTS, [orra(*GOOD[0]["claims"], origins=7)]))).failures
    assert (failure.figure, failure.text) == ("origins", "orra")
    assert (failure.expected, failure.got) == ('{"origins": 2}', '{"origins": 7}')
