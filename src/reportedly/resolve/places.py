"""How the places of two claims stand to each other: the same, one in the other, near, apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportedly.resolve.distance import kilometres
from reportedly.resolve.facts import FINE, place_names
from reportedly.resolve.knowledge import table

Place = Mapping[str, Any]


def relation(one: Place, two: Place) -> tuple[str, str]:
    """A weight's name in compare.toml ("same_place", "within", "apart", ...) or "bar", with the reason in words."""
    names = f"{_called(one)} and {_called(two)}"
    if one["country"] and two["country"] and one["country"] != two["country"]:
        return "bar", f"{names} are in two countries"
    if one["precision"] in FINE and two["precision"] in FINE:
        return _points(one, two, names)
    if one["place_id"] is not None and one["place_id"] == two["place_id"]:
        return ("same_country" if one["precision"] == "country" else "within"), f"both in {_called(one)}"
    if _is_village(one) and _is_village(two) and one["admin1"] == two["admin1"]:
        if place_names(one) & place_names(two):
            return "same_place", f"both at {_called(one)}"
        return "apart", f"{names} are two places"
    if "country" in (one["precision"], two["precision"]):
        return "same_country", f"both in {one['country'] or two['country']}"
    if one["admin1"] and two["admin1"]:
        if one["admin1"] == two["admin1"]:
            return "within", f"both in {one['admin1']}"
        return "bar", f"{names} are in two regions, {one['admin1']} and {two['admin1']}"
    return "same_country", f"both in {one['country'] or two['country']}"


def _is_village(place: Place) -> bool:
    """Whether it is a town, or a village that no gazetteer has and of which only a division is known."""
    return place["precision"] in FINE or (place["place_id"] is None and place["name"] is not None)


def apart(one: Place, two: Place) -> float | None:
    """Kilometres between two places; None where one has no point."""
    if None in (one["latitude"], one["longitude"], two["latitude"], two["longitude"]):
        return None
    return kilometres((one["latitude"], one["longitude"]), (two["latitude"], two["longitude"]))


def _points(one: Place, two: Place, names: str) -> tuple[str, str]:
    rules = table("compare")["rules"]
    near = "near" in (one["precision"], two["precision"])
    if one["place_id"] is not None and one["place_id"] == two["place_id"]:
        if near and _called(one) != _called(two):
            return "around", f"{names} are both about one place"
        return "same_place", f"both at {_called(one)}"
    distance = apart(one, two)
    if distance is None:
        same = _called(one).lower() == _called(two).lower() and one["admin1"] == two["admin1"]
        return ("same_place", f"both at {_called(one)}") if same else ("apart", f"{names} are two places")
    told = f"{names} are {distance:.0f} km apart"
    if distance <= rules["beside_km"]:
        return "beside", told
    if distance <= rules["around_km"]:
        return ("around" if near else "apart"), told
    if near and distance <= rules["road_km"] and _called(one).lower() != _called(two).lower():
        return "far_apart", f"{told}, one of them only near it"
    if _called(one).lower() == _called(two).lower():
        return "bar", f"two places of one name, {distance:.0f} km apart"
    return "bar", told


def _called(place: Place) -> str:
    return str(place["name"] or place["text"])
