"""What a place is called: as its reports spell it, else plainly."""

from __future__ import annotations

import pytest
from tests.brief.made import claim

from reportedly.brief.naming import is_alike, plain_name, with_told_name
from reportedly.resolve.model import Event, Place


@pytest.mark.parametrize(
    ("gazetteer", "plain"),
    [
        ("Ḩarīm", "Harim"),
        ("Ta‘lif", "Talif"),
        ("Qāra’", "Qara"),
        ("Medellín", "Medellín"),  # Spanish writes it so
        ("N'Zérékoré", "N'Zérékoré"),
    ],
)
def test_signs_of_a_transliteration_go_and_accents_stay(gazetteer: str, plain: str) -> None:
    assert plain_name(gazetteer) == plain


def test_two_spellings_are_one_name() -> None:
    assert is_alike("Nukaylah", "Nukhaila")
    assert not is_alike("Nukaylah", "Soba")


def called(gazetteer: str, *wordings: str) -> str | None:
    claims = []
    for number, words in enumerate(wordings):
        made = claim(str(number), f"Shells fell on {words}.", trigger="fell", place=(words, gazetteer, None, "SD"))
        made.claim["place"]["place_id"] = "1"
        claims.append(made)
    event = object.__new__(Event)
    for field in Event.__dataclass_fields__:
        object.__setattr__(event, field, None)
    object.__setattr__(event, "claims", tuple(claims))
    object.__setattr__(event, "place", Place("1", gazetteer, "SD", None, 1.0, 1.0, "exact"))
    place = with_told_name(event).place
    return place.name if place else None


def test_a_place_is_called_as_most_reports_spell_it() -> None:
    assert called("Nukaylah", "Nukhaila", "Nukhaila", "Nukaila") == "Nukhaila"
    assert called("Nukaylah", "Nukhaila", "Nukhaila", "Nukaylah") == "Nukaylah"
    assert called("Nukaylah", "Sudan's town of Nukhaila") == "Nukhaila"
    assert called("Nukaylah", "the market", "a camp") == "Nukaylah"
    assert called("Nukaylah", "Soba") == "Nukaylah"  # a quarter of it, as likely as another name
    assert called("Ḩarīm", "the town") == "Harim"
