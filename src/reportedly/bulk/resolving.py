"""Claims in tables to events in tables, in four steps of tasks that any engine does:

1. spread: each table of claims gives each of them to the groups in which it can meet others: by time window (a month)
   and by place (a part of the keys of `resolve.block`, of which a country's or a cell's claims share theirs);
2. pair: each group compares its claims and keeps the pairs that are linked; a pair is a function of its two claims, so
   that every pair is found in the group of any key that the two share, and no group misses one;
3. gather: what links hold together is a component; each table gives its claims to the part of their component;
4. tell: each part clusters its components and makes events of them, as the store does.

The events are the store's for the same documents, told in the order of their days and ids.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reportedly.bulk.engines import Engine
from reportedly.bulk.folder import NOWHERE, Folder
from reportedly.errors import InputError
from reportedly.resolve.linked import linked_of
from reportedly.resolve.model import LinkedClaim, Pair
from reportedly.store import jsons
from reportedly.store.resolution import event_id_of
from reportedly.store.rules import default_rules
from reportedly.store.versions import version_row

_TEXT, _NUMBER = pa.string(), pa.int64()
_GIVEN = pa.schema({"claim_id": _TEXT, "arrival": _TEXT, "component": _TEXT, "linked": _TEXT})
_PAIRS = pa.schema({"a": _TEXT, "b": _TEXT, "score": pa.float64(), "reasons": _TEXT, "barred": pa.bool_()})
_EVENTS = pa.schema({"event_id": _TEXT, "arrival": _TEXT, "claims": pa.list_(_TEXT), "json": _TEXT, "country": _TEXT})
_DOCUMENT = "document|"


@dataclass(frozen=True, slots=True)
class Step:
    """What the tasks of one run share: the folder, and into how many parts places and components are divided."""

    out: str
    parts: int


def resolve_folder(engine: Engine, url: str, *, parts: int, progress: Callable[[str], object] = str) -> int:
    """Resolve the claims of a folder that `bulk` filled; gives the number of events, which are in `events/`."""
    folder = Folder(url)
    step = Step(url, parts)
    folder.clear("work")
    _component_of.cache_clear()  # of a run before, where this process does the tasks itself
    _links_by_claim.cache_clear()
    folder.clear("events")
    tables: dict[str, list[str]] = {}
    for path in folder.tables("claims"):
        tables.setdefault(path.rpartition("/")[2], []).append(path)
    named = sorted(tables.items())
    progress("spreading claims")
    groups = sorted({group for _, made in engine.run(spread, _lost, step, named) for group in made})
    progress(f"comparing claims in {len(groups):,} groups")
    for _ in engine.run(pair, _lost, step, groups):
        pass
    progress("connecting")
    _write(folder, "work/components.parquet", _components(folder), pa.schema({"claim_id": _TEXT, "component": _TEXT}))
    shares = sorted({share for _, made in engine.run(gather, _lost, step, named) for share in made})
    progress("telling events")
    number = sum(made for _, made in engine.run(tell, _lost, step, shares))
    return int(number)


def spread(step: Step, table: tuple[str, Sequence[str]]) -> list[str]:
    """Each claim of one unit's tables to its groups; the pairs of one document's claims are found here and now."""
    folder, rules = Folder(step.out), default_rules()
    name, paths = table
    given: dict[str, list[dict[str, Any]]] = {}
    by_document: dict[str, list[LinkedClaim]] = {}
    for claim, row in _claims(folder, paths):
        reach = {key for key in (*rules.keys(claim), *rules.probes(claim)) if not key.startswith(_DOCUMENT)}
        if rules.keys(claim):
            by_document.setdefault(claim.document_id, []).append(claim)
        for group in sorted({_group(key, step.parts) for key in reach}):
            given.setdefault(group, []).append(row)
    for group, rows in sorted(given.items()):
        _write(folder, f"work/groups/{group}/{name}", rows, _GIVEN)
    pairs = [one for claims in by_document.values() for one in rules.links(claims, ())]
    _write(folder, f"work/pairs/{name}", map(_pair_row, pairs), _PAIRS)
    return sorted(given)


def pair(step: Step, group: str) -> int:
    """The linked pairs of a group."""
    folder = Folder(step.out)
    claims = [claim for claim, _ in _given(folder, f"work/groups/{group}")]
    found = default_rules().links(claims, ())
    _write(folder, f"work/pairs/{group}.parquet", map(_pair_row, found), _PAIRS)
    return len(found)


def gather(step: Step, table: tuple[str, Sequence[str]]) -> list[str]:
    """Each claim of one unit's tables to the share of its component."""
    folder, rules = Folder(step.out), default_rules()
    name, paths = table
    component = _component_of(step.out)
    given: dict[str, list[dict[str, Any]]] = {}
    for claim, row in _claims(folder, paths):
        if rules.keys(claim):
            named = component.get(claim.claim_id, claim.claim_id)
            share = f"{zlib.crc32(named.encode()) % step.parts:05d}"
            given.setdefault(share, []).append({**row, "component": named})
    for share, rows in sorted(given.items()):
        _write(folder, f"work/shares/{share}/{name}", rows, _GIVEN)
    return sorted(given)


def tell(step: Step, share: str) -> int:
    """The events of a share's components."""
    folder, rules = Folder(step.out), default_rules()
    pairs = _links_by_claim(step.out)
    components: dict[str, list[tuple[str, LinkedClaim]]] = {}
    for claim, row in _given(folder, f"work/shares/{share}"):
        components.setdefault(row["component"], []).append((row["arrival"], claim))
    events = []
    for _, members in sorted(components.items()):
        members.sort(key=lambda member: member[0])
        claims = {claim.claim_id: claim for _, claim in members}
        arrival = {claim.claim_id: told for told, claim in members}
        links = {(one.a, one.b): one for claim_id in claims for one in pairs.get(claim_id, ())}
        for cluster in rules.resolve(list(claims.values()), (), [links[key] for key in sorted(links)]):
            first = min(cluster, key=arrival.__getitem__)
            event = rules.event_of(cluster, claims, (), event_id_of(first))
            row = version_row(event)
            events.append(
                {
                    "event_id": event.event_id,
                    "arrival": arrival[first],
                    "claims": [claim.claim_id for claim in event.claims],
                    "json": row["json"],
                    "country": row["country"] or NOWHERE,
                }
            )
    by_country: dict[str, list[dict[str, Any]]] = {}
    for one in sorted(events, key=lambda one: str(one["event_id"])):
        by_country.setdefault(str(one["country"]), []).append(one)
    for country, rows in sorted(by_country.items()):
        _write(folder, f"events/country={country}/{share}.parquet", rows, _EVENTS)
    return len(events)


def linked_pairs(folder: Folder) -> Iterator[Pair]:
    """Every pair that is linked, sorted, each once."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for path in folder.find("work/pairs"):
        rows.update({(row["a"], row["b"]): row for row in _rows(folder, path)})
    for (a, b), row in sorted(rows.items()):
        yield Pair(a, b, row["score"], tuple(jsons.read(row["reasons"])), row["barred"])


def events_of(folder: Folder) -> Iterator[dict[str, Any]]:
    """The rows of every event."""
    for path in folder.find("events"):
        yield from _rows(folder, path)


def arrival_of(claim: LinkedClaim, number: int) -> str:
    """Sorts claims as they would have come: by day of publication, document, and place in its text."""
    day = claim.published.isoformat() if claim.published else "9999"
    return f"{day} {claim.document_id} {number:06d}"


def _lost(_: Step, item: object) -> Any:
    remedy = "try more --parts, or fewer --jobs: each needs memory of its own"
    raise InputError(ref="resolve", problem=f"the process died each time on {item!s:.80}", remedy=remedy)


def _group(key: str, parts: int) -> str:
    """A month and a part of the places."""
    place, _, time = key.rpartition("|")
    month = time.partition(":")[2][:7]
    return f"{month}-{zlib.crc32(place.encode()) % parts:05d}"


def _components(folder: Folder) -> Iterator[dict[str, Any]]:
    """The component of each claim that is linked, named after the least of its claims."""
    above: dict[str, str] = {}

    def top(claim_id: str) -> str:
        while (parent := above.setdefault(claim_id, claim_id)) != claim_id:
            above[claim_id] = above.setdefault(parent, parent)
            claim_id = above[claim_id]
        return claim_id

    for path in folder.find("work/pairs"):
        for row in _rows(folder, path, ["a", "b"]):
            one, other = sorted((top(row["a"]), top(row["b"])))
            above[other] = one
    for claim_id in sorted(above):
        yield {"claim_id": claim_id, "component": top(claim_id)}


@cache
def _component_of(out: str) -> Mapping[str, str]:
    """Loaded once a process."""
    rows = _rows(Folder(out), Folder(out).path("work/components.parquet"))
    return {row["claim_id"]: row["component"] for row in rows}


@cache
def _links_by_claim(out: str) -> Mapping[str, Sequence[Pair]]:
    """Loaded once a process; each pair under its first claim."""
    found: dict[str, list[Pair]] = {}
    for one in linked_pairs(Folder(out)):
        found.setdefault(one.a, []).append(one)
    return found


def _claims(folder: Folder, paths: Iterable[str]) -> Iterator[tuple[LinkedClaim, dict[str, Any]]]:
    for path in paths:
        for row in _rows(folder, path, ["linked", "number"]):
            claim = linked_of(jsons.read(row["linked"]))
            yield (
                claim,
                {
                    "claim_id": claim.claim_id,
                    "arrival": arrival_of(claim, row["number"]),
                    "component": "",
                    "linked": row["linked"],
                },
            )


def _given(folder: Folder, under: str) -> Iterator[tuple[LinkedClaim, dict[str, Any]]]:
    seen: set[str] = set()
    for path in folder.find(under):
        for row in _rows(folder, path):
            if row["claim_id"] not in seen:  # one text in two units
                seen.add(row["claim_id"])
                yield linked_of(jsons.read(row["linked"])), row


def _pair_row(one: Pair) -> dict[str, Any]:
    reasons = jsons.written(list(one.reasons))
    return {"a": one.a, "b": one.b, "score": one.score, "reasons": reasons, "barred": one.barred}


def _rows(folder: Folder, path: str, columns: list[str] | None = None) -> Iterator[dict[str, Any]]:
    with folder.open(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(columns=columns):
            yield from batch.to_pylist()


def _write(folder: Folder, name: str, rows: Iterable[Mapping[str, Any]], schema: pa.Schema) -> None:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), sink, compression="zstd")
    folder.write(name, bytes(sink.getvalue().to_pybytes()))
