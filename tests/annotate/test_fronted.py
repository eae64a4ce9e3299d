"""Places before their clause without a comma (annotate/fronted.py)."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking


@pytest.fixture(scope="module")
def linked() -> Telling:
    return linking("Orra Post")


@pytest.mark.parametrize(
    ("text", "word", "doer", "place"),
    [
        ("In Homs unknown gunmen shot a judge dead.", "shot", "unknown gunmen", "Homs"),
        ("In Goma masked soldiers looted shops.", "looted", "masked soldiers", "Goma"),
        ("A bomb killed two men in Homs, while in Idlib gunmen shot a judge.", "shot", "gunmen", "Idlib"),
        ("In Goma, masked soldiers looted shops.", "looted", "masked soldiers", "Goma"),
        ("In Russia Wagner fighters shot two officers.", "shot", "Wagner fighters", "Russia"),
    ],
)
def test_the_place_is_no_part_of_the_subject(text: str, word: str, doer: str, place: str, linked: Telling) -> None:
    claim = next(c for c in linked(text) if text[c.trigger.start : c.trigger.end].startswith(word))
    assert [p.text for p in claim.actors] == [doer]
    assert claim.place is not None
    assert claim.place.text == place


def test_the_clause_before_keeps_its_own_place(linked: Telling) -> None:
    killed, _ = linked("A bomb killed two men in Homs, while in Idlib gunmen shot a judge.")
    assert killed.place is not None
    assert killed.place.name == "Homs"
