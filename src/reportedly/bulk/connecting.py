"""Which linked claims are one component: window by window, then across windows by the claims that reach over an edge.

A component is named after the least of its claims. Within a window it is known by its root, which is that of the part
of it that is linked there; only roots that a claim joins to one of another window have another name in the end.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa

from reportedly.bulk.folder import Folder
from reportedly.bulk.steps import GIVEN, PAIRS, Step, given_rows, read, write
from reportedly.bulk.tables import Tables

_ROOTS = pa.schema(dict.fromkeys(("claim_id", "root"), pa.string()))
_BORDERS = pa.schema(dict.fromkeys(("claim_id", "root", "last"), pa.string()))
_AWAY = pa.schema(dict.fromkeys(("claim_id", "root", "window"), pa.string()))
_TOPS = pa.schema(dict.fromkeys(("root", "top", "window"), pa.string()))


class Union:
    """Sets of names that grow together, each called by the least of them."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._above))

    def top(self, name: str) -> str:
        while (parent := self._above.setdefault(name, name)) != name:
            self._above[name] = self._above.setdefault(parent, parent)
            name = self._above[name]
        return name

    def join(self, one: str, other: str) -> None:
        least, more = sorted((self.top(one), self.top(other)))
        self._above[more] = least


def connect(step: Step, window: str) -> int:
    """The components of a window's links, and those of its claims that are linked here and reach other windows."""
    folder, union = Folder(step.out), Union()
    for path in folder.find(f"work/pairs/{window}"):
        for row in read(folder, path, ["a", "b"]):
            union.join(row["a"], row["b"])
    roots = {claim_id: union.top(claim_id) for claim_id in union}
    if not roots:
        return 0
    write(folder, f"work/roots/{window}.parquet", ({"claim_id": c, "root": r} for c, r in roots.items()), _ROOTS)
    borders: dict[str, dict[str, str]] = {}
    for path in folder.find(f"work/reach/{window}"):
        borders.update({row["claim_id"]: row for row in read(folder, path) if row["claim_id"] in roots})
    told = ({"claim_id": c, "root": roots[c], "last": row["last"]} for c, row in sorted(borders.items()))
    write(folder, f"work/borders/{window}.parquet", told, _BORDERS)
    away = Tables(_AWAY)
    for claim_id, row in sorted(borders.items()):
        if row["home"] != window:
            linked = {"claim_id": claim_id, "root": roots[claim_id], "window": window}
            away.add(f"work/away/{row['home']}/{window}.parquet", linked)
    for path, content in away.end():
        folder.write(path, content)
    return len(roots)


def join(folder: Folder, windows: Sequence[str]) -> int:
    """Joins the components of the windows, one after the other. Held are the claims that reach over the edge at hand,
    and the components that do; gives the number of these."""
    union = Union()
    where: dict[str, set[str]] = {}
    alive: dict[str, tuple[str, str]] = {}
    ending: dict[str, list[str]] = {}
    for window in sorted(windows):
        for path in _if_there(folder, f"work/borders/{window}.parquet"):
            for row in read(folder, path):
                before, at = alive.setdefault(row["claim_id"], (row["root"], window))
                if at == window:
                    ending.setdefault(row["last"], []).append(row["claim_id"])
                    continue
                union.join(before, row["root"])
                where.setdefault(before, set()).add(at)
                where.setdefault(row["root"], set()).add(window)
        for claim_id in ending.pop(window, ()):
            del alive[claim_id]
    first: dict[str, str] = {}
    for root in union:
        top = union.top(root)
        first[top] = min(first.get(top, "~"), *where[root])
    told: dict[str, list[dict[str, str]]] = {}
    for root in union:
        top = union.top(root)
        for window in where[root]:
            told.setdefault(window, []).append({"root": root, "top": top, "window": first[top]})
    for window, rows in sorted(told.items()):
        write(folder, f"work/tops/{window}.parquet", rows, _TOPS)
    return len(first)


def gather(step: Step, window: str) -> list[str]:
    """Each claim that is at home in the window, and each pair that is linked in it, to the share of its component."""
    folder, shares, linked = Folder(step.out), Tables(GIVEN), Tables(PAIRS)
    roots = {row["claim_id"]: row["root"] for row in _rows(folder, f"work/roots/{window}.parquet")}
    at: dict[str, tuple[str, str]] = {claim_id: (root, window) for claim_id, root in roots.items()}
    for path in folder.find(f"work/away/{window}"):
        for row in read(folder, path):
            at.setdefault(row["claim_id"], (row["root"], row["window"]))

    @lru_cache(maxsize=64)  # windows, most of them beside this one
    def tops(of: str) -> Mapping[str, tuple[str, str]]:
        return {row["root"]: (row["top"], row["window"]) for row in _rows(folder, f"work/tops/{of}.parquet")}

    def component(claim_id: str) -> tuple[str, str]:
        root, of = at.get(claim_id, (claim_id, window))
        return tops(of).get(root, (root, of))

    found: set[str] = set()
    for row in given_rows(folder, f"work/homes/{window}"):
        top, of = component(row["claim_id"])
        share = _share(top, of, step.parts)
        found.add(share)
        shares.add(f"work/shares/{share}/{window}.parquet", {**row, "component": top})
    for path in folder.find(f"work/pairs/{window}"):
        for row in read(folder, path):
            linked.add(f"work/links/{_share(*component(row['a']), step.parts)}/{window}.parquet", row)
    for tables in (shares, linked):
        for path, content in tables.end():
            folder.write(path, content)
    return sorted(found)


def _share(top: str, window: str, parts: int) -> str:
    return f"{window}/{zlib.crc32(top.encode()) % parts:05d}"


def _rows(folder: Folder, name: str) -> Iterator[dict[str, Any]]:
    for path in _if_there(folder, name):
        yield from read(folder, path)


def _if_there(folder: Folder, name: str) -> list[str]:
    return [folder.path(name)] if folder.holds(name) else []
