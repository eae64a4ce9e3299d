"""Which army a text means that names none."""

from __future__ import annotations

import pytest
from tests.resolve.making import claim

from reportedly.resolve.speaking import with_police


@pytest.mark.parametrize(("land", "army"), [("ML", "mil-ml"), ("PS", None), ("CR", None)])
def test_a_country_without_an_army_is_given_none(land: str, army: str | None) -> None:
    said = claim(to="civilians", said_by="army")
    said["targets"] = []
    said["attribution"][0]["source"] |= {
        "actor_id": None,
        "name": None,
        "kind": None,
        "country": None,
        "text": "the army",
    }
    (told,) = with_police([said], land)
    assert told["attribution"][0]["source"]["actor_id"] == army
