"""Outlines: every one is valid and where the gazetteer has its towns."""

from __future__ import annotations

import pytest

from reportedly.link.gazetteer import packaged_gazetteer
from reportedly.link.outlines import _file, outline, packed

shapely = pytest.importorskip("shapely", reason="shapely is not installed")


def test_every_outline_is_valid_and_oriented() -> None:
    keys, _ = _file()
    assert len(keys) > 3500
    for key in keys:
        country, _, division = key.partition(":")
        found = outline(country, division or None)
        assert found is not None
        for outer, *holes in found.polygons:
            made = shapely.Polygon(outer, holes)
            assert made.is_valid, key
            assert made.exterior.is_ccw, key
            assert not any(hole.is_ccw for hole in made.interiors), key


@pytest.mark.parametrize("town", ["Kidal", "Goma", "Kherson", "Hargeysa", "Khartoum", "Mazar-e Sharif", "Sevastopol"])
def test_a_town_lies_in_its_country_and_division(town: str) -> None:
    known = max(packaged_gazetteer().named(town), key=lambda place: place.population)
    assert known.country is not None
    for found in (outline(known.country), outline(known.country, known.admin1)):
        assert found is not None
        shape = shapely.MultiPolygon([(outer, holes) for outer, *holes in found.polygons])
        assert shape.buffer(0.05).contains(shapely.Point(known.longitude, known.latitude))


def test_unknown_areas() -> None:
    assert outline("XX") is None
    assert outline("ML", "Atlantis") is None


def test_the_same_areas_give_the_same_bytes() -> None:
    square = [(0, 0), (100, 0), (100, -100), (0, 0)]
    areas = {"B": ([[square]], ["b"], True), "A": ([[square, square[::-1]]], ["a"], False)}
    assert packed(areas) == packed(dict(reversed(areas.items())))
