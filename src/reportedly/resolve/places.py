"""How the places of two claims stand to each other: the same, one in the other, near, apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from reportedly.letters import bare
from reportedly.link.place_choice import BEST_KNOWN, LIKELIEST, UNKNOWN_OUTER
from reportedly.resolve.distance import kilometres
from reportedly.resolve.facts import FINE, is_settlement, place_names
from reportedly.resolve.knowledge import table

Place = Mapping[str, Any]
_SIDE = re.compile(  # "western Mali", "Mali's north-west", "the south of the country"; not "Mali's northern border"
    r"\b(?:(?:north|south)[ -]?(?:east|west)?|east|west)(?:ern)?(?=\s*(?:$|of\b|(?:part|region|province|half|end)s?\b))"
)
_BEYOND = 1.5  # degrees past the middle of a country, a third of them of a division


def relation(one: Place, two: Place) -> tuple[str, str]:
    """A weight's name in compare.toml ("same_place", "within", "apart", ...) or "bar", with the reason in words."""
    names = f"{_called(one)} and {_called(two)}"
    if one["country"] and two["country"] and one["country"] != two["country"]:
        return _across(one, two, names)
    if one["precision"] in FINE and two["precision"] in FINE:
        return _points(one, two, names)
    side = _sides(one, two)
    if side is not None:
        return side
    if one["place_id"] is not None and one["place_id"] == two["place_id"]:
        return ("same_country" if one["precision"] == "country" else "within"), f"both in {_called(one)}"
    if is_settlement(one) and is_settlement(two) and (one["admin1"] == two["admin1"] or _is_called_alike(one, two)):
        if place_names(one) & place_names(two):
            return "same_name", f"both at {_called(one)}"
        if one["precision"] in FINE or two["precision"] in FINE:
            return "no_place", f"how far {names} are apart is not known"
        return "apart", f"{names} are two places"
    if "admin2" in (one["precision"], two["precision"]) and (_is_in_division(one) or _is_in_division(two)):
        return "no_place", f"whether {names} are one place is not known"
    if "country" in (one["precision"], two["precision"]):
        return "same_country", f"both in {one['country'] or two['country']}"
    if one["admin1"] and two["admin1"]:
        if one["admin1"] == two["admin1"]:
            return "within", f"both in {one['admin1']}"
        if _is_of_one_name(one, two) and _is_told_nowhere(one, two):
            return "same_name", f"both called {_called(one)}, of which one text does not tell where it lies"
        return "bar", f"{names} are in two regions, {one['admin1']} and {two['admin1']}"
    return "same_country", f"both in {one['country'] or two['country']}"


def _is_called_alike(one: Place, two: Place) -> bool:
    """Whether two villages that no gazetteer has share a name, of which one text tells the region and the other the
    land alone."""
    unknown = one["place_id"] is None and two["place_id"] is None and None in (one["admin1"], two["admin1"])
    return unknown and not place_names(one).isdisjoint(place_names(two))


def _across(one: Place, two: Place, names: str) -> tuple[str, str]:
    """Two countries: what happens at a border is told of the towns on both sides of it."""
    distance = apart(one, two) if one["precision"] in FINE and two["precision"] in FINE else None
    if distance is not None and distance <= table("compare")["rules"]["around_km"]:
        return "over_border", f"{names} are {distance:.0f} km apart, on two sides of a border"
    if _may_be_beside(one, two):
        return "perhaps_other_land", f"how far {names} are apart, on two sides of a border, is not known"
    if _is_of_one_name(one, two) and "country" not in (one["precision"], two["precision"]):
        if _is_told_nowhere(one, two):
            return "same_name", f"both called {_called(one)}, which one text tells no land of"
        return "bar", f"two places of one name, in {one['country']} and {two['country']}"
    return "bar", f"{names} are in two countries"


def _is_told_nowhere(one: Place, two: Place) -> bool:
    """Whether one of two is only the best known of its name, in a text that tells nothing of where it lies."""
    reasons = (str(place["reason"]) for place in (one, two))
    return any(BEST_KNOWN in reason and UNKNOWN_OUTER not in reason for reason in reasons)


def _may_be_beside(one: Place, two: Place) -> bool:
    """Whether one is a village of which only the division is known, and that lies beside the other's."""
    villages = [p for p in (one, two) if _is_in_division(p)]
    fine = all(p in villages or p["precision"] in FINE for p in (one, two))
    distance = apart(one, two) if villages and fine else None
    return distance is not None and distance <= table("compare")["rules"]["divisions_km"]


def _sides(one: Place, two: Place) -> tuple[str, str] | None:
    """Where one is a side of a land ("western Mali", "the north of the province") and the other a town or a side of the
    same: whether it lies there. Nothing of what lies between, or beside the middle, or in another division."""
    for land, other in ((one, two), (two, one)):
        side = _side(land)
        whole = land["precision"] == "country" or (land["admin1"] and land["admin1"] == other["admin1"])
        if side == (0, 0) or not whole or land["place_id"] is None:
            continue
        if other["place_id"] == land["place_id"]:
            ways = [180.0 * a * b for a, b in zip(side, _side(other), strict=True) if a and b]
            if not ways:
                continue
        elif other["precision"] in FINE:
            if None in (land["latitude"], land["longitude"], other["latitude"], other["longitude"]):
                continue
            off = other["latitude"] - land["latitude"], other["longitude"] - land["longitude"]
            ways = [a * b for a, b in zip(side, off, strict=True) if a]
        else:
            continue
        if min(ways) < -_BEYOND / (1 if land["precision"] == "country" else 3):
            return "far_apart", f"{_called(other)} is not in {land['text']}"
        if min(ways) > 0:
            return "within", f"both in {land['text']}"
    return None


def _side(place: Place) -> tuple[int, int]:
    """The side of the land that a place's words tell, as signs of latitude and longitude; (0, 0) of the whole land, of
    its middle, and of lands whose name tells it ("South Kivu")."""
    if place["precision"] in FINE or place["text"] is None:
        return 0, 0
    words = " ".join(_SIDE.findall(place["text"].replace(place["name"] or "", "").lower()))
    return ("north" in words) - ("south" in words), ("east" in words) - ("west" in words)


def _is_in_division(place: Place) -> bool:
    """Whether it is a village of which only the first-order division is known."""
    return place["precision"] == "admin1" and is_settlement(place)


def apart(one: Place, two: Place) -> float | None:
    """Kilometres between two places; None where one has no point."""
    if None in (one["latitude"], one["longitude"], two["latitude"], two["longitude"]):
        return None
    return kilometres((one["latitude"], one["longitude"]), (two["latitude"], two["longitude"]))


def _points(one: Place, two: Place, names: str) -> tuple[str, str]:
    rules = table("compare")["rules"]
    near = "near" in (one["precision"], two["precision"])
    if one["place_id"] is not None and one["place_id"] == two["place_id"]:
        if near and not _is_of_one_name(one, two):
            return "around", f"{names} are both about one place"
        return "same_place", f"both at {_called(one)}"
    distance = apart(one, two)
    if distance is None:
        same = _is_of_one_name(one, two) and one["admin1"] == two["admin1"]
        return ("same_place", f"both at {_called(one)}") if same else ("apart", f"{names} are two places")
    told = f"{names} are {distance:.0f} km apart"
    if distance <= rules["beside_km"]:
        return "beside", told
    if distance <= rules["around_km"]:
        return ("around" if near else "apart"), told
    if near and distance <= rules["road_km"] and not _is_of_one_name(one, two):
        return "far_apart", f"{told}, one of them only near it"
    if _is_of_one_name(one, two):
        if all(LIKELIEST in str(place["reason"]) or BEST_KNOWN in str(place["reason"]) for place in (one, two)):
            return "same_name", f"both called {_called(one)}, and neither text tells which of them it is"
        return "bar", f"two places of one name, {distance:.0f} km apart"
    return "bar", told


def _called(place: Place) -> str:
    return str(place["name"] or place["text"])


def _is_of_one_name(one: Place, two: Place) -> bool:
    return bare(_called(one)).lower() == bare(_called(two)).lower()
