"""GeoNames' own files: a country's dump (.txt or .zip), and the code tables of its divisions. Checked line by line."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from reportedly.errors import InputError
from reportedly.link.gazetteer_place import Place, kind_of

_COLUMNS = 19  # https://download.geonames.org/export/dump/readme.txt, table 'geoname'
_REMEDY = "give a dump of GeoNames with its 19 columns, tabs between them (ML.txt, allCountries.zip), or a code table"
_LONG = 15  # digits of a number of people
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error, IndexError)
_NOT_PLACES = frozenset({"readme.txt"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a dump: the place, its codes (`ML.10`, `ML.10.1234`, None for none) and its other names."""

    place: Place
    admin1_code: str | None
    admin2_code: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A row of a code table: `ML.10`, its name and GeoNames' id."""

    code: str
    name: str
    id: str


def read_dump(path: Path) -> Iterator[Entry | Division]:
    """What the file holds, row by row; four columns are a code table's, nineteen a dump's.

    Raises InputError, which names file and line, at the first row that is neither; rows before it were given already.
    """
    ref, line = str(path), 0
    try:
        with _open(path) as (name, file):
            ref = name
            columns = 0
            for line, text in enumerate(file, 1):
                row = text.rstrip("\r\n")
                if not row or row.startswith("#"):
                    continue
                fields = row.split("\t")
                columns = columns or len(fields)
                if columns not in (4, _COLUMNS) or len(fields) != columns:
                    expected = columns if columns in (4, _COLUMNS) else _COLUMNS
                    raise _bad(ref, line, f"{len(fields)} columns where {expected} are expected")
                yield _division(ref, line, fields) if columns == 4 else _entry(ref, line, fields)
    except UnicodeDecodeError as error:
        raise _bad(ref, line + 1, "is not UTF-8") from error
    except _BROKEN as error:
        raise InputError(ref=ref, problem="the archive is damaged, or locked", remedy="download it again") from error
    except OSError as error:
        problem = error.strerror or str(error)
        raise InputError(ref=ref, problem=f"cannot be read ({problem})", remedy="check its name") from error
    if not columns:
        raise InputError(ref=ref, problem="is empty", remedy=_REMEDY)


@contextmanager
def _open(path: Path) -> Iterator[tuple[str, TextIO]]:
    """The text of the file, and its name; of an archive, that of its one dump."""
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            yield str(path), file
        return
    with zipfile.ZipFile(path) as archive:
        inside = [n for n in archive.namelist() if n.lower().endswith(".txt") and n.lower() not in _NOT_PLACES]
        if len(inside) != 1:
            raise InputError(
                ref=str(path), problem=f"holds {len(inside)} .txt files, not one", remedy="unpack it first"
            )
        with archive.open(inside[0]) as raw:
            yield f"{path}/{inside[0]}", io.TextIOWrapper(raw, encoding="utf-8-sig", newline="\n")


def _bad(ref: str, line: int, problem: str) -> InputError:
    return InputError(ref=f"{ref}:{line}", problem=problem, remedy=_REMEDY)


def _division(ref: str, line: int, fields: list[str]) -> Division:
    code, name, plain, geoname = fields
    if not geoname.isdecimal() or not 2 <= len(code.split(".")) <= 4 or not (name or plain):
        raise _bad(ref, line, f"{'|'.join(fields)!r} is no row of a code table")
    return Division(code, name or plain, geoname)


def _entry(ref: str, line: int, fields: list[str]) -> Entry:
    geoname, name, plain, others, lat, lon, group, code, country, _, first, second = fields[:12]
    if not geoname.isdecimal():
        raise _bad(ref, line, f"the first column is {geoname!r}, no GeoNames id")
    try:
        latitude, longitude = float(lat), float(lon)
    except ValueError:
        raise _bad(ref, line, f"columns 5 and 6 are {lat!r} and {lon!r}, no latitude and longitude") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise _bad(ref, line, f"latitude {lat} and longitude {lon} are not on Earth")
    if not name or len(group) > 1:
        raise _bad(ref, line, f"column 7 is {group!r}, no feature class" if name else "has no name")
    if country and not (len(country) == 2 and country.isalpha() and country.isupper()):
        raise _bad(ref, line, f"column 9 is {country!r}, no country code")
    feature = f"{group}.{code}"
    kind, precision = kind_of(feature)
    place = Place(
        id=geoname,
        name=name,
        kind=kind,
        feature=feature,
        precision=precision,
        latitude=latitude,
        longitude=longitude,
        country=country or None,
        population=int(fields[14]) if fields[14].isdecimal() and len(fields[14]) < _LONG else 0,
    )
    admin1 = f"{country}.{first}" if first and first != "00" else None
    admin2 = f"{admin1}.{second}" if admin1 and second else None
    return Entry(place, admin1, admin2, tuple(n for n in (plain, *others.split(",")) if n))
