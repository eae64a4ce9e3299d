"""The user's own gazetteer: a SQLite file that GeoNames' dumps are imported into; it goes before the package's."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from reportedly.errors import InputError
from reportedly.link.gazetteer_dump import Division, Entry
from reportedly.link.gazetteer_names import fold
from reportedly.link.gazetteer_place import Place, kind_of

_VERSION = 1
_SCHEMA = """
CREATE TABLE place (id TEXT PRIMARY KEY, name TEXT, feature TEXT, latitude REAL, longitude REAL, country TEXT,
                    population INTEGER, admin1 TEXT, admin2 TEXT) WITHOUT ROWID;
CREATE TABLE name (key TEXT, id TEXT, PRIMARY KEY (key, id)) WITHOUT ROWID;
CREATE INDEX name_id ON name (id);
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT, id TEXT) WITHOUT ROWID;
"""
_PLACE = """
SELECT p.id, p.name, p.feature, p.latitude, p.longitude, p.country, p.population, a.name, a.id, b.name, b.id
FROM place p LEFT JOIN division a ON a.code = p.admin1 LEFT JOIN division b ON b.code = p.admin2
"""
_SUFFIXES = (" region", " province", " state", " cercle", " district", " governorate", " department", " county")
_BATCH = 5_000


class Store:
    """An open user's gazetteer."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Raises InputError if there is none (and none is to be made), or the file is none of ours."""
        self._path = path
        if not create and not path.is_file():
            raise self._bad("is not there", "import a dump into it: reportedly places import FILE")
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path)
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if version == 0 and tables == 0 and create:
                self._db.executescript(f"BEGIN;{_SCHEMA}PRAGMA user_version = {_VERSION};COMMIT;")
            elif version != _VERSION:
                self._db.close()
                raise self._bad("is no gazetteer of this version", "name another file with --gazetteer")
        except (sqlite3.Error, OSError) as error:
            raise self._bad(f"cannot be opened ({error})", "name another file with --gazetteer") from error

    def close(self) -> None:
        self._db.close()

    def add(self, rows: Iterable[Entry | Division]) -> tuple[int, int]:
        """Takes the rows in, all or, where an error ends them, none; gives how many places and divisions it were."""
        places = divisions = 0
        try:
            with self._db:
                batch: list[Entry] = []
                for row in rows:
                    if isinstance(row, Division):
                        self._add_division(row.code, row.name, row.id)
                        divisions += 1
                        continue
                    places += 1
                    batch.append(row)
                    if len(batch) >= _BATCH:
                        self._add_places(batch)
                        batch = []
                self._add_places(batch)
        except sqlite3.Error as error:
            raise self._bad(f"cannot be written ({error})", "see that its folder is yours and has room") from error
        return places, divisions

    def _add_division(self, code: str, name: str, geoname: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO division VALUES (?, ?, ?)", (code, name, geoname))

    def _add_places(self, batch: list[Entry]) -> None:
        self._db.executemany("DELETE FROM name WHERE id = ?", [(e.place.id,) for e in batch])
        self._db.executemany(
            "INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    e.place.id,
                    e.place.name,
                    e.place.feature,
                    e.place.latitude,
                    e.place.longitude,
                    e.place.country,
                    e.place.population,
                    e.admin1_code,
                    e.admin2_code,
                )
                for e in batch
            ],
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO name VALUES (?, ?)",
            [(key, e.place.id) for e in batch for key in _keys(e)],
        )
        for e in batch:
            if e.place.feature == "A.ADM1" and e.admin1_code:
                self._add_division(e.admin1_code, e.place.name, str(e.place.id))
            elif e.place.feature == "A.ADM2" and e.admin2_code:
                self._add_division(e.admin2_code, e.place.name, str(e.place.id))

    def named(self, key: str) -> list[Place]:
        found = self._db.execute(f"{_PLACE} JOIN name n ON n.id = p.id WHERE n.key = ? ORDER BY p.id", (key,))
        return [_place(row) for row in found]

    def has_any(self, keys: Sequence[str]) -> bool:
        """Whether there is a place of any of these keys."""
        asked = f"SELECT 1 FROM name WHERE key IN ({', '.join('?' * len(keys))}) LIMIT 1"
        return self._db.execute(asked, keys).fetchone() is not None

    def count(self) -> int:
        (number,) = self._db.execute("SELECT count(*) FROM place").fetchone()
        return int(number)

    def _bad(self, problem: str, remedy: str) -> InputError:
        return InputError(ref=str(self._path), problem=problem, remedy=remedy)


def _keys(entry: Entry) -> dict[str, None]:
    """The keys of all names; "Région de Kidal" and "Kidal Region" are also Kidal."""
    keys = dict.fromkeys(filter(None, map(fold, (entry.place.name, *entry.names))))
    if entry.place.feature.startswith("A."):
        for key in list(keys):
            for suffix in _SUFFIXES:
                if key.endswith(suffix):
                    keys[key.removesuffix(suffix)] = None
    return keys


_Row = tuple[str, str, str, float, float, str | None, int, str | None, str | None, str | None, str | None]


def _place(row: _Row) -> Place:
    geoname, name, feature, lat, lon, country, population, admin1, admin1_id, admin2, admin2_id = row
    kind, precision = kind_of(feature)
    return Place(
        id=geoname,
        name=name,
        kind=kind,
        feature=feature,
        precision=precision,
        latitude=lat,
        longitude=lon,
        country=country,
        admin1=admin1,
        admin1_id=admin1_id,
        admin2=admin2,
        admin2_id=admin2_id,
        population=population,
    )
