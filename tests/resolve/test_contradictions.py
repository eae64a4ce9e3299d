"""Where the accounts of one event exclude each other."""

from __future__ import annotations

from typing import Any

import pytest
from tests.resolve.making import claim, made

from reportedly.resolve.contradictions import contradictions
from reportedly.resolve.origin import origins

DAY = "2026-03-02"


def told(said_by: str, **said: Any) -> dict[str, Any]:
    return claim(**{"mode": "drone", "by": "army", "at": "Arvo", "on": DAY, "said_by": said_by, **said})


@pytest.mark.parametrize(
    ("words", "mode", "contested"),
    [
        ("Twelve militants were hit and no civilians were near, the army said", "drone", True),
        ("The army said that it struck the mill", "drone", False),
        ("Twelve militants were hit and no civilians were near, the army said", "firearms", False),
    ],
)
def test_who_was_hit_from_afar_is_disputed_where_the_side_that_struck_tells_of_fighters(
    words: str, mode: str, contested: bool
) -> None:
    army = made(told("army", mode=mode, interest="own", words=words), publisher="A")
    elder = made(told("Elder Odra", to="civilians", trigger="struck"), publisher="B")
    claims = [*army, *elder]
    found = [d.field for d in contradictions(claims, origins(claims))]
    assert ("targets" in found) is contested
