"""Deeds told by a gerund (annotate/gerunds.py)."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, coding

Told = list[tuple[str, list[str]]]


@pytest.fixture(scope="module")
def coded() -> Telling:
    return coding()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Shelling by the army killed nine people in Gao.", [("killed", ["the army"])]),
        ("Shelling by rebels wounded two in Gao.", [("wounded", ["rebels"])]),
        ("Shooting by soldiers killed two men in Gao.", [("killed", ["soldiers"])]),
        ("Fighting between rebels and the army killed nine in Gao.", [("killed", ["rebels", "the army"])]),
        ("Fighting rebels killed nine in Gao.", [("killed", ["Fighting rebels"])]),
        ("Shelling killed nine people in Gao.", [("killed", [])]),
        ("He was killed while fighting in Gao on Sunday.", [("killed", [])]),
    ],
)
def test_a_gerund_with_its_doer_is_one_deed_with_its_harm(text: str, told: Told, coded: Telling) -> None:
    assert [(c.trigger.of(text), [p.text for p in c.actors]) for c in coded(text)] == told
