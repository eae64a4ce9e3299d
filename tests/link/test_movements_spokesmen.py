"""A movement's military spokesman speaks for it, and not for the army of the land."""

from __future__ import annotations

import pytest
from tests.code.telling import Telling, linking


@pytest.fixture(scope="module")
def claims() -> Telling:
    return linking()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            'Al Shabaab said its fighter had struck in Mogadishu. "We killed 17 officers," Abdi Musa, the group\'s '
            "military operations spokesman, said.",
            "al-shabaab",
        ),
        (
            "Al Shabaab attacked a base in Mogadishu. Abdi Musa, al Shabaab's military spokesman, said 17 had died.",
            "al-shabaab",
        ),
        ("Hamas fighters hit a tank in Rafah. The movement's military wing said three soldiers were killed.", "hamas"),
        (
            "M23 rebels took Walikale. The rebels' military spokesman, Jo Ngoma, said they had killed 12 soldiers.",
            "m23",
        ),
        ("Two soldiers were killed in Mogadishu. The army's spokesman said that they died on Friday.", "mil-so"),
    ],
)
def test_whose_military_spokesman(text: str, speaker: str, claims: Telling) -> None:
    told = claims(text)
    assert [a.source.actor_id for c in told for a in c.attribution][-1:] == [speaker]
    if speaker != "mil-so":
        assert not any(a.stance.value == "admits" for c in told for a in c.attribution)
