"""One place of the gazetteer, and what GeoNames' feature codes make of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import asin, cos, radians, sin, sqrt


class Kind(StrEnum):
    """What sort of place it is; decides which words may stand beside its name ("Kidal region", "the town of Kidal")."""

    COUNTRY = "country"
    DIVISION = "division"
    TOWN = "town"
    VILLAGE = "village"  # a settlement of which no more is known than the division that it lies in
    AREA = "area"  # a region, sea or range that is no division
    SPOT = "spot"  # a mountain, an airport, a building


@dataclass(frozen=True, slots=True)
class Place:
    """A place. `id` is GeoNames' (None for the few areas it is not known of), `country` ISO alpha-2.

    `precision` says how much it covers: exact (a town or a spot), admin2, admin1, country, or unknown (more than a
    country). Degrees north and east.
    """

    id: str | None
    name: str
    kind: Kind
    feature: str
    precision: str
    latitude: float
    longitude: float
    country: str | None = None
    admin1: str | None = None
    admin1_id: str | None = None
    admin2: str | None = None
    admin2_id: str | None = None
    population: int = 0

    @property
    def is_province(self) -> bool:
        """Whether it covers about as much as a first-order division."""
        return self.precision == "admin1" and self.kind is not Kind.VILLAGE

    @property
    def is_capital(self) -> bool:
        return self.feature == "P.PPLC"

    def within(self, other: Place) -> bool:
        """Whether this place is a part of that country or division."""
        if other is self or other.id is None:
            return False
        if other.kind is Kind.COUNTRY:
            return self.country == other.country
        return other.id in (self.admin1_id, self.admin2_id) and self.id != other.id

    def km_to(self, other: Place) -> float:
        return kilometres(self.latitude, self.longitude, other.latitude, other.longitude)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b = radians(lat1), radians(lat2)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742.0176 * asin(min(1.0, sqrt(h)))


def kind_of(feature: str) -> tuple[Kind, str]:
    """Kind and precision of a feature, given as GeoNames' class and code: `P.PPLC`, `A.ADM1`, `L.RGN`.

    https://www.geonames.org/export/codes.html
    """
    group, _, code = feature.partition(".")
    if group == "P":
        return Kind.TOWN, "exact"
    if group == "A":
        if code.startswith("PCL") or code == "TERR":
            return Kind.COUNTRY, "country"
        return Kind.DIVISION, "admin1" if code.startswith("ADM1") else "admin2"
    if code in _BROAD:
        return Kind.AREA, "unknown"
    if code in _AREAS:
        return Kind.AREA, _AREAS[code]
    return Kind.SPOT, "exact"


_BROAD = frozenset({"CONT", "OCN", "SEA", "GULF", "STRT", "RGN+"})
# RGN+, RGNC and RGN2 are ours: an area of more than a country, of a large part of one, of about a district.
_AREAS = {
    "RGNC": "country",
    "RGN2": "admin2",
    **dict.fromkeys(("RGN", "RGNE", "RGNH", "DSRT", "MTS", "ISLS", "STM", "VAL", "PLN", "AREA", "LK", "CHN"), "admin1"),
}
