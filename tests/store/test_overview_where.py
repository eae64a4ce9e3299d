"""Where a place is drawn: what is known as an area is never a point."""

from __future__ import annotations

from dataclasses import replace

from reportedly.store.overview_where import Spot, circles, where

GOMA = Spot(-1.67, 29.23, "exact", "1", "Goma", "North Kivu", "CD")


def test_a_point_is_drawn_only_if_it_is_known() -> None:
    here = where(GOMA)
    assert here is not None
    assert (here.longitude, here.latitude, here.km, here.outline) == (29.23, -1.67, None, None)
    assert here.pixels(10) == 0
    near = where(replace(GOMA, place_precision="near"))
    assert near is not None
    assert near.km == circles()["near"]
    assert near.pixels(8) > near.pixels(4) > 0


def test_what_has_no_point_is_drawn_as_its_division_or_country() -> None:
    district = Spot(None, None, "admin2", "2", "Masisi Territory", "North Kivu", "CD")
    for spot in (district, replace(district, place_precision="admin1")):
        here = where(spot)
        assert here is not None
        assert here.outline == "CD:North Kivu"
        assert here.box is not None
        assert here.box[0] < here.longitude < here.box[2]
    country = where(replace(district, place_precision="country"))
    assert country is not None
    assert country.outline == "CD"
    assert where(replace(district, admin1="Nowhere")) == country


def test_what_is_not_known_is_on_no_map() -> None:
    assert where(replace(GOMA, place_precision="unknown")) is None
    assert where(Spot(None, None, "near", None, "the north", None, None)) is None
    assert where(Spot(None, None, "admin1", None, "somewhere", "X", "XX")) is None
    assert where(Spot(None, None, None, None, None, None, None)) is None
