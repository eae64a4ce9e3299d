"""The package's own gazetteer: one file, read in place, in which only the blocks that a name asks for are unpacked.

Layout: eight bytes of magic, the length of the head, the head (JSON, zlib), then blocks (zlib). A block of names holds
sorted lines `key TAB record,record`; a block of records holds fixed rows, then their names. The head lists the blocks
and the first key of each, so that a look-up unpacks one block of names and those of its records.
"""

from __future__ import annotations

import json
import mmap
import struct
import zlib
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from reportedly.errors import InputError
from reportedly.link.gazetteer_place import Place, kind_of

MAGIC = b"REPGAZ01"
_ROW = struct.Struct("<IiiIIIBBHH")  # id, latitude, longitude, population, admin1, admin2, country, feature, name
_NONE = 0xFFFFFFFF
_KEYS, _ROWS = 512, 256  # a block
_KEPT = 256  # unpacked blocks that are kept


class Row(NamedTuple):
    """A place as it is packed: `admin1` and `admin2` are numbers of other rows, None for none."""

    id: int
    name: str
    feature: str
    latitude: float
    longitude: float
    country: str
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None


def write_pack(
    path: Path,
    rows: Sequence[Row],
    names: Mapping[str, Iterable[int]],
    *,
    cues: Mapping[str, str] | None = None,
    notice: str = "",
) -> None:
    """Writes the file: `names` are keys and the numbers of the rows that they name, `cues` as `Pack.cues`.

    The same input gives the same bytes.
    """
    countries = sorted({r.country for r in rows})
    features = sorted({r.feature for r in rows})
    blocks: list[bytes] = []
    at = 0

    def add(raw: bytes) -> tuple[int, int]:
        nonlocal at
        packed = zlib.compress(raw, 9)
        blocks.append(packed)
        at += len(packed)
        return at - len(packed), len(packed)

    keys = sorted(names)
    firsts, key_blocks = [], []
    for i in range(0, len(keys), _KEYS):
        part = keys[i : i + _KEYS]
        lines = "".join(f"\n{k}\t{','.join(map(str, sorted(set(names[k]))))}" for k in part) + "\n"
        firsts.append(part[0])
        key_blocks.append(add(lines.encode()))
    row_blocks = []
    for i in range(0, len(rows), _ROWS):
        part_rows = rows[i : i + _ROWS]
        fixed, text = bytearray(), bytearray()
        for r in part_rows:
            name = r.name.encode()
            fixed += _ROW.pack(
                r.id,
                round(r.latitude * 1e5),
                round(r.longitude * 1e5),
                r.population,
                _NONE if r.admin1 is None else r.admin1,
                _NONE if r.admin2 is None else r.admin2,
                countries.index(r.country),
                features.index(r.feature),
                len(text),
                len(name),
            )
            text += name
        row_blocks.append(add(bytes(fixed) + bytes(text)))
    head = json.dumps(
        {
            "notice": notice,
            "rows": len(rows),
            "nations": {r.country: n for n, r in enumerate(rows) if r.feature == "A.PCLI"},
            "cues": dict(sorted((cues or {}).items())),
            "countries": countries,
            "features": features,
            "firsts": firsts,
            "keys": key_blocks,
            "blocks": row_blocks,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    packed_head = zlib.compress(head, 9)
    path.write_bytes(b"".join([MAGIC, struct.pack("<I", len(packed_head)), packed_head, *blocks]))


class Pack:
    """A packed gazetteer, open for reading. Not for use from several threads at once."""

    def __init__(self, path: Path) -> None:
        """Raises InputError if the file is missing, damaged, or none of ours."""
        self._path = path
        try:
            with path.open("rb") as file:
                self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise InputError(ref=str(path), problem=f"cannot be read ({error})", remedy="install it again") from error
        if self._bytes[:8] != MAGIC:
            raise InputError(ref=str(path), problem="is no gazetteer of this version", remedy="install it again")
        try:
            (length,) = struct.unpack("<I", self._bytes[8:12])
            head = json.loads(zlib.decompress(self._bytes[12 : 12 + length]))
            ends = max((at + size for at, size in (*head["keys"], *head["blocks"])), default=0)
        except (struct.error, zlib.error, ValueError, KeyError, TypeError) as error:
            raise self._damaged() from error
        self._base: int = 12 + length
        if self._base + ends != len(self._bytes):
            raise self._damaged()
        self.notice: str = head["notice"]
        self.size: int = head["rows"]
        # Key -> "ML" for a country, "~ML" for its people, "US:4736286" for a division; only where it means just that.
        self.cues: dict[str, str] = head["cues"]
        self._nations: dict[str, int] = head["nations"]
        self._countries: list[str] = head["countries"]
        self._features: list[str] = head["features"]
        self._firsts: list[str] = head["firsts"]
        self._key_blocks: list[tuple[int, int]] = head["keys"]
        self._row_blocks: list[tuple[int, int]] = head["blocks"]
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self._places: dict[int, Place] = {}

    def _damaged(self) -> InputError:
        return InputError(ref=str(self._path), problem="is damaged", remedy="install it again")

    def named(self, key: str) -> list[Place]:
        """The places of that key, in the order of the file; none for an unknown key."""
        return [self.place(n) for n in self._numbers(key)]

    def after(self, head: str) -> Iterator[str]:
        """The rest of each key that begins with `head`."""
        past = bisect_left(self._firsts, head + "\U0010ffff")
        for where in self._key_blocks[max(0, bisect_right(self._firsts, head) - 1) : past]:
            lines = self._block(where).decode().split("\n")
            yield from (line.partition("\t")[0].removeprefix(head) for line in lines if line.startswith(head))

    def country(self, code: str) -> Place | None:
        number = self._nations.get(code)
        return None if number is None else self.place(number)

    def places(self) -> Iterator[Place]:
        """All of them; for tests and exports."""
        return (self._read(n) for n in range(self.size))

    def place(self, number: int) -> Place:
        found = self._places.get(number)
        if found is None:
            if len(self._places) > 20_000:
                self._places.clear()
            found = self._places[number] = self._read(number)
        return found

    def _numbers(self, key: str) -> list[int]:
        i = bisect_right(self._firsts, key) - 1
        if i < 0 or not key:
            return []
        block = self._block(self._key_blocks[i])
        wanted = b"\n" + key.encode() + b"\t"
        at = block.find(wanted)
        if at < 0:
            return []
        at += len(wanted)
        return [int(n) for n in block[at : block.index(b"\n", at)].split(b",")]

    def _block(self, where: tuple[int, int]) -> bytes:
        start, length = where
        kept = self._kept.get(start)
        if kept is not None:
            self._kept.move_to_end(start)
            return kept
        if len(self._kept) >= _KEPT:
            self._kept.popitem(last=False)
        try:
            raw = zlib.decompress(self._bytes[self._base + start : self._base + start + length])
        except zlib.error as error:
            raise self._damaged() from error
        self._kept[start] = raw
        return raw

    def _row(self, number: int) -> tuple[tuple[int, ...], str]:
        block = self._block(self._row_blocks[number // _ROWS])
        rows = min(_ROWS, self.size - number // _ROWS * _ROWS)
        row = _ROW.unpack_from(block, number % _ROWS * _ROW.size)
        at = rows * _ROW.size + row[8]
        return row, block[at : at + row[9]].decode()

    def _read(self, number: int) -> Place:
        row, name = self._row(number)
        feature = self._features[row[7]]
        kind, precision = kind_of(feature)
        admin1_id, admin1 = self._division(row[4])
        admin2_id, admin2 = self._division(row[5])
        return Place(
            id=str(row[0]) if row[0] else None,
            name=name,
            kind=kind,
            feature=feature,
            precision=precision,
            latitude=row[1] / 1e5,
            longitude=row[2] / 1e5,
            country=self._countries[row[6]] or None,
            admin1=admin1,
            admin1_id=admin1_id,
            admin2=admin2,
            admin2_id=admin2_id,
            population=row[3],
        )

    def _division(self, number: int) -> tuple[str | None, str | None]:
        if number == _NONE:
            return None, None
        row, name = self._row(number)
        return str(row[0]), name
