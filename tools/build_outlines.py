"""Builds the package's outlines of countries and their divisions, src/reportedly/data/places/outlines.bin.

    python tools/build_outlines.py world_map.gpkg

The GeoPackage is QGIS's (Debian's qgis-common 3.22 has it in /usr/share/qgis/resources/data): Natural Earth 1:10m
cultural vectors 4.1.0, generalized, public domain. Needs geopandas and shapely 2.1. One file gives the same bytes.

Divisions change: which of Natural Earth's hold a division of the gazetteer is told by where the gazetteer's towns of
that division lie. So one that is new gets the older one that it was part of; one joined of two gets both.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import geopandas
import shapely
from shapely import MultiPolygon, Polygon, STRtree

from reportedly.link.gazetteer import _pack
from reportedly.link.gazetteer_place import Kind, Place
from reportedly.link.outlines import FILE, GRID, packed

# A detail goes where the square root of its area (a triangle of three neighbouring points) is less, in degrees.
DETAIL = 0.05
# Natural Earth draws some areas by who controls them; here they are where ISO 3166-2 and the gazetteer have them.
OF_COUNTRY = {"SOL": "SO", "CYN": "CY", "KOS": "XK"}
OF_DIVISION = {"UP11": "UA", "UP20": "UA"}
HOLDS = 0.05  # of a division's towns; fewer lie beyond a border for want of detail
FEW = 4  # of more than these towns, one alone may do so
SAME = 0.9  # of the towns of either lie in the other: it is the division itself


def provinces(file: Path) -> geopandas.GeoDataFrame:
    """The divisions with their country's ISO code, simplified together so that they still share their borders."""
    found = geopandas.read_file(file, layer="states_provinces")
    found["country"] = [_country(row) for row in found.itertuples()]
    found = found[found["country"].notna()].sort_values(["country", "name"], kind="stable").reset_index(drop=True)
    found["geometry"] = shapely.coverage_simplify(found.geometry.values, DETAIL)
    return found


def _country(row: Any) -> str | None:
    code = OF_COUNTRY.get(row.adm0_a3) or OF_DIVISION.get(row.fips) or row.iso_a2
    return code if isinstance(code, str) and re.fullmatch("[A-Z]{2}", code) else None


def towns() -> dict[tuple[str, str], list[Place]]:
    """The gazetteer's towns by country and division."""
    found = defaultdict(list)
    for place in _pack().places():
        if place.kind is Kind.TOWN and place.country and place.admin1:
            found[place.country, place.admin1].append(place)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    drawn = provinces(parser.parse_args().file)
    shapes = list(drawn.geometry)
    areas: dict[str, Any] = {}
    for country, rows in drawn.groupby("country").groups.items():
        if whole := rings(shapely.union_all([shapes[n] for n in rows])):
            areas[country] = whole, [country], True
    tree = STRtree(shapes)
    lies: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    holds: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
    for division, places in sorted(towns().items()):
        points = shapely.points([(p.longitude, p.latitude) for p in places])
        for number in tree.query_nearest(points, max_distance=0.2, all_matches=False)[1]:
            if drawn.country[number] == division[0]:
                lies[division][int(number)] += 1
                holds[int(number)][division] += 1
    for division, inside in lies.items():
        least = max(2 if inside.total() > FEW else 1, HOLDS * inside.total())
        held = sorted(n for n, many in inside.items() if many >= least or 2 * many > holds[n].total())
        same = all(holds[n][division] >= SAME * holds[n].total() for n in held) and (
            sum(inside[n] for n in held) >= SAME * inside.total()
        )
        if made := rings(shapely.union_all([shapes[n] for n in held])):
            names = [division[1]] if same else sorted({drawn["name"][n] for n in held})
            areas[":".join(division)] = made, names, same
    target = Path(__file__).parent.parent / "src" / "reportedly" / FILE
    target.write_bytes(packed(areas))
    exact = sum(same for key, (_, _, same) in areas.items() if ":" in key)
    print(f"{len(areas)} areas, {exact} divisions as they are, {target.stat().st_size:,} bytes")


def rings(shape: shapely.Geometry) -> list[list[list[tuple[int, int]]]]:
    """Polygons on the grid that are still valid, oriented as RFC 7946 wants; slivers go."""
    snapped = shapely.set_precision(shape, GRID)
    parts = snapped.geoms if isinstance(snapped, MultiPolygon) else [snapped]
    made = [shapely.orient_polygons(p) for p in parts if isinstance(p, Polygon) and not p.is_empty]
    return [
        [_steps(ring) for ring in (p.exterior, *p.interiors)] for p in sorted(made, key=lambda p: (-p.area, p.bounds))
    ]


def _steps(ring: shapely.LinearRing) -> list[tuple[int, int]]:
    return [(round(x / GRID), round(y / GRID)) for x, y in ring.coords]


if __name__ == "__main__":
    main()
