"""A store of about a million events: a year of news added truly, and its rows copied to other years and countries.

Adding a million events would take hours. So one year of `newsroom.py` is added as `reportedly add` does it, by the
real rules, and every row that this left in the store is written again under other ids, days and countries, by COPY in
PostgreSQL. A copy is what adding its news would have left: the same claims, versions and keys by which claims meet.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, event, func, select, text

from newsroom import COUNTRIES, news
from reportedly.store import fulltext, jsons, open_store, tables, tallies
from reportedly.store.engine import engine_for, reading, writing
from reportedly.store.rows import stamp

YEAR = 2021  # of the news that is added; the year of 365 days that all others are made from
YEARS = tuple(range(2014, 2026))
SETS: tuple[tuple[str, ...], ...] = tuple(  # of countries; the first is that of the news
    tuple(re.findall("..", codes))
    for codes in (
        "".join(COUNTRIES),
        "AOBIBJCFCIDZECEGERGHGNGTHNIDILINIRJOKEKH",
        "LALBLKLRMAMGMRMWMYNPPEPGPHPKPSRWSASLSNTD",
        "TGTHTNTRTZUGUZVEXKZAZMZWALAMAZBABDBOBRBY",
    )
)
_APART = 10  # degrees east from the places of one set to those of the next
_TOLD = (1, 1, 1, 2)  # claims of one happening
_A_DAY = 70
_TOPICS = 5000
_MARK = "\x01"
FIRST = datetime(2025, 11, 1, tzinfo=UTC)  # the first entry of the ledger; the others follow each minute

_IDS = re.compile(r'(?<=["|:e])([0-9a-f]{14}|[0-9a-f]{62})[0-9a-f]{2}(?=["|]|$)')
_ID = re.compile(r"^(e?[0-9a-f]{14}|[0-9a-f]{62})[0-9a-f]{2}$")
_COUNTRY = re.compile(r"\b(?:" + "|".join(COUNTRIES) + r")\b")
_FOLDED = re.compile(r"(?:^| of )(" + "|".join(code.lower() for code in COUNTRIES) + r")(?=$|-)")
_EAST = re.compile(r'"longitude":(\d+\.\d+)')
_CELL = re.compile(r"^cell:(-?\d+),(\d+)")
_ORDER = (
    *("entries", "raws", "documents", "sightings", "claims", "meetings", "links", "memberships"),
    *("versions", "names", "glances", "voices"),
)


def make(store: str, base: Path, events: int) -> None:
    """Fill a new store with about so many events; `base` is a file for the year that is added, or one that has it."""
    if not base.exists():
        grow(base)
    with open_store(store):
        pass  # its tables
    source, target = engine_for(base), _quick(engine_for(store))
    with reading(source) as old:
        one = old.scalar(select(func.count(func.distinct(tables.versions.c.event_id)))) or 1
        many, number = min(round(events / one), len(YEARS) * len(SETS)), 0
        for countries in range(len(SETS)):
            world = _World(old, countries)
            for year in YEARS[: -(-(many - number) // (len(SETS) - countries))]:
                with writing(target) as new:
                    world.write(new, number, year)
                number += 1
                print(f"{number * one} events", file=sys.stderr)
    print("how sources fare", file=sys.stderr)
    with writing(target) as new:
        for _ in tallies.fill(new):
            pass
    if target.dialect.name == "postgresql":
        with target.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    target.dispose()


def grow(base: Path, claims: int = 32_000) -> None:
    """A year of news, added as ever."""
    chosen = random.Random(3)
    weights = [1 / n for n in range(1, _TOPICS + 1)]

    def ending(_: random.Random) -> str:
        return "Also: " + " ".join(f"topic{n}" for n in chosen.choices(range(_TOPICS), weights, k=6)) + ".\n"

    with open_store(base) as store:
        stream = news(claims, first_day=date(YEAR, 1, 1), happenings=_A_DAY, told=_TOLD, ending=ending)
        for number, (document, told) in enumerate(stream):
            if document.published is None or document.published.year != YEAR:
                break
            store.add(document, told, tool="benchmark")
            if number % 200 == 0:
                print(f"{number * 10} claims of the year added", file=sys.stderr)


def _quick(engine: Engine) -> Engine:
    """Without checks and syncs that a store's own writers make: the rows are known to fit."""

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        with_sqlite = engine.dialect.name == "sqlite"
        setting = ("PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -1000000")
        for one in setting if with_sqlite else ("SET session_replication_role = replica",):
            connection.execute(one)
        if not with_sqlite:
            connection.commit()

    return engine


@dataclass(frozen=True, slots=True)
class _Rows:
    """The columns of a table's rows; `marked` are those that have a day or an id in them."""

    names: tuple[str, ...]
    columns: list[tuple[Any, ...]]
    marked: frozenset[str]
    last: Mapping[str, int]


class _World:
    """The year's rows as they would be in other countries, each id with a mark in place of its end."""

    def __init__(self, old: Connection, countries: int) -> None:
        self._set = countries
        self._codes = dict(zip(COUNTRIES, SETS[countries], strict=True))
        self.tables = {name: self._read(old, tables.metadata.tables[name]) for name in _ORDER}

    def _read(self, old: Connection, table: Table) -> _Rows:
        names = tuple(column.name for column in table.columns)
        rows = old.execute(select(table).order_by(*table.primary_key)).all()
        columns = [
            tuple(self._elsewhere(name, value) for value in told)
            for name, told in zip(names, zip(*rows, strict=True), strict=True)
        ]
        found = zip(names, columns, strict=True)
        marked = {name for name, told in found if any(_is_marked(value) for value in told)}
        counted = {name: max(told) for name, told in zip(names, columns, strict=True) if name in ("entry", "number")}
        return _Rows(names, columns, frozenset(marked), counted)

    def _elsewhere(self, name: str, value: Any) -> Any:
        if isinstance(value, bytes):
            return self._text(name, value.decode()).encode()
        if name == "longitude" and value is not None:
            return value + _APART * self._set
        return self._text(name, value) if isinstance(value, str) else value

    def _text(self, name: str, value: str) -> str:
        if _ID.match(value):
            return value[:-2] + _MARK
        value = _IDS.sub(rf"\g<1>{_MARK}", value)
        if not self._set:
            return value
        value = _COUNTRY.sub(lambda found: self._codes[found[0]], value)
        if name in ("name", "place", "key"):
            value = _FOLDED.sub(lambda found: found[0].replace(found[1], self._codes[found[1].upper()].lower()), value)
        if name == "key":
            value = _CELL.sub(lambda found: f"cell:{found[1]},{int(found[2]) + _APART * 4 * self._set}", value)
        return _EAST.sub(lambda found: f'"longitude":{float(found[1]) + _APART * self._set}', value)

    def write(self, new: Connection, number: int, year: int) -> None:
        """A copy; `number` makes its ids and the order of its rows."""
        entry = self.tables["entries"].last["entry"] * number
        for name, rows in self.tables.items():
            steps = {"entry": entry, "number": rows.last.get("number", 0) * number}
            columns = [
                [value + steps[column] for value in told]
                if column in steps
                else (_moved(told, number, year) if column in rows.marked else told)
                for column, told in zip(rows.names, rows.columns, strict=True)
            ]
            if name == "entries":
                columns[1] = [stamp(FIRST + timedelta(minutes=n)) for n in columns[0]]
            _insert(new, name, rows.names, list(zip(*columns, strict=True)))
            if name == "documents":
                _index(new, columns[0], columns[-1])


def _is_marked(value: Any) -> bool:
    if isinstance(value, bytes):
        value = value.decode()
    return isinstance(value, str) and (_MARK in value or f"{YEAR}-" in value)


def _moved(values: Sequence[Any], number: int, year: int) -> list[Any]:
    old, new, end = f"{YEAR}-", f"{year}-", f"{number:02x}"
    if isinstance(values[0], bytes):
        return [value.decode().replace(old, new).replace(_MARK, end).encode() for value in values]
    return [value if value is None else value.replace(old, new).replace(_MARK, end) for value in values]


def _insert(new: Connection, table: str, names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    columns = ", ".join(names)
    if new.dialect.name == "sqlite":
        new.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(names))})", list(rows))
        return
    cursor: Any = new.connection.cursor()
    with cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _index(new: Connection, numbers: Sequence[int], documents: Sequence[str]) -> None:
    for number, document in zip(numbers, documents, strict=True):
        told = jsons.read(document)
        fulltext.insert(new, number, title=told["title"], body=told["text"])
