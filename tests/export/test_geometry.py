"""Geometries: how closely a place is known, drawn; never a pin for an area."""

from __future__ import annotations

from typing import Any

import pytest

from reportedly.export.geometry import NEAR_KM, bounds, circle, distance_in, multipolygon, shape_of, together
from reportedly.link.outlines import outline
from reportedly.resolve.model import Place

shapely = pytest.importorskip("shapely", reason="shapely is not installed")
pyproj = pytest.importorskip("pyproj", reason="pyproj is not installed")


def place(precision: str, *, pin: tuple[float, float] | None = None, **known: str | None) -> Place:
    latitude, longitude = pin if pin else (None, None)
    told = {"place_id": "1", "name": "Somewhere", "country": "ML", "admin1": None, **known}
    return Place(**told, latitude=latitude, longitude=longitude, precision=precision)


def drawn(geometry: dict[str, Any]) -> Any:
    return shapely.geometry.shape(geometry)


def anticlockwise(geometry: dict[str, Any]) -> bool:
    made = drawn(geometry)
    parts = getattr(made, "geoms", [made])
    return all(p.exterior.is_ccw and not any(hole.is_ccw for hole in p.interiors) for p in parts)


def test_an_exact_place_is_a_point() -> None:
    shape = shape_of(place("exact", pin=(18.44, 1.41)))
    assert shape.geometry == {"type": "Point", "coordinates": [1.41, 18.44]}
    assert (shape.geometry_is, shape.radius_km) == ("point", None)


def test_near_a_place_is_a_circle_of_a_told_radius() -> None:
    shape = shape_of(place("near", pin=(18.44, 1.41), name="Kidal"))
    assert (shape.geometry_is, shape.radius_km, shape.note) == ("circle", NEAR_KM, "within 25 km of Kidal")
    assert shape.geometry is not None
    ring = shape.geometry["coordinates"][0]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(*zip(*((1.41, 18.44, x, y) for x, y in ring), strict=True))
    assert all(abs(m / 1000 / NEAR_KM - 1) < 0.006 for m in metres)
    assert anticlockwise(shape.geometry)


@pytest.mark.parametrize(
    ("reason", "km"),
    [
        ("15 km from it; a town, of 3 namesakes the likeliest in a text about ML", 15),
        ("40 miles outside it; a town", 64.37376),
        ("about sixty kilometres north of it; a town", 60),
        ("1,200-km drive from it; a town", 1200),
        ("some 2.5 kilometers east of it; a town", 2.5),
        ("near it; a town, 30 km from another", None),
        ("", None),
    ],
)
def test_distances_that_are_told(reason: str, km: float | None) -> None:
    assert distance_in(reason) == (None if km is None else pytest.approx(km))


def test_what_is_told_to_be_farther_is_in_a_larger_circle() -> None:
    there = place("near", pin=(18.44, 1.41), name="Kidal")
    assert shape_of(there, told_km=15).radius_km == NEAR_KM
    shape = shape_of(there, told_km=64.4)
    assert (shape.radius_km, shape.note) == (65, "within 65 km of Kidal: that far is told")
    assert shape_of(there, told_km=9000).radius_km == 500


def test_a_division_is_its_outline() -> None:
    shape = shape_of(place("admin1", admin1="Mopti", name="Mopti Region"))
    assert (shape.geometry_is, shape.note) == ("outline", "the outline of Mopti Region")
    assert shape.geometry is not None
    assert drawn(shape.geometry).contains(shapely.Point(-4.18, 14.49))  # Mopti
    assert not drawn(shape.geometry).contains(shapely.Point(-8.0, 12.65))  # Bamako


@pytest.mark.parametrize(
    ("told", "note"),
    [
        (place("admin2", admin1="Mopti", name="Bandiagara"), "the outline of Mopti, which holds Bandiagara"),
        (place("admin1", admin1="Ménaka", name="Ménaka"), "the outline of Gao, which holds Ménaka"),  # since 2012
        (place("admin2", admin1="Unheard of", name="Bandiagara"), "the outline of ML, which holds Bandiagara"),
    ],
)
def test_what_has_no_outline_of_its_own_is_in_a_larger_one(told: Place, note: str) -> None:
    shape = shape_of(told)
    assert (shape.geometry_is, shape.note) == ("outline around", note)


@pytest.mark.parametrize(
    "told",
    [
        None,
        place("unknown", country=None),
        place("unknown", name="the north"),
        place("country", country="XX"),
        place("near", country=None),
    ],
)
def test_what_is_not_known_is_drawn_nowhere(told: Place | None) -> None:
    shape = shape_of(told)
    assert (shape.geometry, shape.geometry_is) == (None, "none")
    assert shape.note


@pytest.mark.parametrize("longitude", [179.95, -179.95, 180.0, -180.0])
def test_a_circle_is_cut_at_the_antimeridian(longitude: float) -> None:
    made = circle(-16.5, longitude, 25)
    assert made["type"] == "MultiPolygon"
    assert drawn(made).is_valid
    assert anticlockwise(made)
    box = bounds(made)
    assert box is not None
    assert box[0] > 179 > -179 > box[2], "the box reaches over it"
    assert sum(part.area for part in drawn(made).geoms) == pytest.approx(drawn(circle(-16.5, 0, 25)).area, rel=1e-3)


@pytest.mark.parametrize("latitude", [89.95, -89.95])
def test_a_circle_round_a_pole(latitude: float) -> None:
    made = circle(latitude, 40, 25)
    assert drawn(made).is_valid
    assert anticlockwise(made)
    assert drawn(made).contains(shapely.Point(-100, latitude + (0.04 if latitude > 0 else -0.04)))


def test_boxes_together() -> None:
    fiji = outline("FJ")
    assert fiji is not None
    box = bounds(multipolygon(fiji.polygons))
    assert box is not None
    assert box[0] > box[2]
    assert together((0, 0, 1, 1), None) == (0, 0, 1, 1)
    assert together((0, 0, 1, 1), (-5, 0.5, 0, 3)) == (-5, 0, 1, 3)
    assert together((0, 0, 1, 1), box) == (-180, box[1], 180, 1)
