"""Names, speakers and addresses of any length, as hostile texts have them, cost no document in any database."""

from __future__ import annotations

import random
import string

import pytest
from tests.store.made import Told, document

from reportedly.store import open_store
from reportedly.store.keys import key_of, name_of


def noise(length: int, alphabet: str = string.ascii_letters) -> str:
    """What no database packs."""
    return "".join(random.Random(length).choices(alphabet, k=length))


def test_a_key_of_usual_length_is_the_text() -> None:
    assert key_of("name:the army\0") == "name:the army"
    assert name_of("São Tomé") == "sao tome"
    one, other = "x" * 9000, "x" * 8999 + "y"
    assert key_of(one) != key_of(other)
    assert key_of(key_of(one)) == key_of(one)
    assert len(key_of("\U0001f600" * 9000).encode()) <= 800


@pytest.mark.parametrize("length", [900, 3000, 20_000])
def test_very_long_ones_are_kept_and_found(place: str, length: int) -> None:
    speaker = f"Colonel {noise(length)} {' '.join(noise(8 + n).capitalize() for n in range(length // 10))}"
    town = noise(length, string.ascii_lowercase + "\u0436\u0641\u4e2d").capitalize()
    url = f"https://example.org/{noise(length)}"
    with open_store(place) as store:
        store.add(*document(Told(town, 1, speaker=speaker), url=url), tool="test")
        assert [event.place.name for event in store.events(place=town) if event.place] == [town]
        (claim,) = (claim for event in store.events() for claim in event.claims)
        assert [found.claim_id for found, _ in store.spoken(claim.origin, limit=5).claims] == [claim.claim_id]
        assert len(store.sources()) == 1
