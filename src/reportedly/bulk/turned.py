"""What newer texts of pages no longer say, found in the tables: the rule of `store.withdrawal`, for many pages.

Documents go by their id to the first part that has them, then by their page to its other versions. Only of pages that
several documents were seen on are texts and claims looked at. A claim is withdrawn once none of the pages that its
document was seen on still makes it: each page that does not gives it a vote.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from reportedly.bulk.folder import Folder
from reportedly.bulk.steps import Step, batches, read
from reportedly.bulk.tables import Tables
from reportedly.resolve.linked import linked_of
from reportedly.store import jsons
from reportedly.store.fulltext import folded
from reportedly.store.pages import page_of, still_made

_TEXT, _NUMBER = pa.string(), pa.int64()
_SEEN = pa.schema(dict.fromkeys(("document_id", "page", "published", "fetched", "unit"), _TEXT))
_ON = pa.schema({**dict.fromkeys(("page", "document_id", "published", "fetched", "unit"), _TEXT), "pages": _NUMBER})
_WANTED = pa.schema({**dict.fromkeys(("bucket", "page", "document_id"), _TEXT), "rank": _NUMBER, "pages": _NUMBER})
_VERSIONS = pa.schema(
    {
        **dict.fromkeys(("page", "document_id", "unit", "text"), _TEXT),
        "rank": _NUMBER,
        "pages": _NUMBER,
        "claims": pa.list_(_TEXT),
    }
)
_DROPPED = pa.schema({"document_id": _TEXT})
_VOTES = pa.schema({"claim_id": _TEXT, "pages": _NUMBER})

_Row = dict[str, Any]


def seen(step: Step, batch: Sequence[str]) -> list[str]:
    """The documents of some parts, each to the bucket of its id."""
    folder, texts = Folder(step.out), Tables(_SEEN)
    found: set[str] = set()
    for path in batch:
        for row in read(folder, path, ["document_id", "url", "published", "fetched"]):
            bucket = _bucket(row["document_id"], step.parts)
            found.add(bucket)
            told = {**row, "page": jsons.plain(page_of(row["url"])), "unit": unit_of(path)}
            name = f"work/texts/{bucket}/{unit_of(batch[0])}.parquet"
            texts.add(name, {column: told[column] for column in _SEEN.names})
    _put(folder, texts)
    return sorted(found)


def first(step: Step, bucket: str) -> list[str]:
    """Each document of the bucket once: other parts that have it leave it out. It goes to the buckets of its pages."""
    folder, dropped, pages = Folder(step.out), Tables(_DROPPED), Tables(_ON)
    found: set[str] = set()
    for document_id, rows in sorted(_by("document_id", folder, f"work/texts/{bucket}").items()):
        kept = min(rows, key=lambda row: (row["published"] or "9999", row["unit"]))
        for row in rows:
            if row is not kept:
                dropped.add(f"work/dropped/{row['unit']}/{bucket}.parquet", {"document_id": document_id})
        on = sorted({row["page"] for row in rows if row["page"]})
        for page in on:
            fetched = max((row["fetched"] or "" for row in rows if row["page"] == page), default="")
            told = {"page": page, "document_id": document_id, "published": kept["published"], "unit": kept["unit"]}
            at = _bucket(page, step.parts)
            found.add(at)
            pages.add(f"work/pages/{at}/{bucket}.parquet", {**told, "fetched": fetched or None, "pages": len(on)})
    _put(folder, dropped, pages)
    return sorted(found)


def crowded(step: Step, bucket: str) -> list[str]:
    """The pages of the bucket that several documents were seen on: gives the parts that have these."""
    folder, wanted = Folder(step.out), Tables(_WANTED)
    found: set[str] = set()
    for page, rows in sorted(_by("page", folder, f"work/pages/{bucket}").items()):
        for rank, row in enumerate(sorted(rows, key=_age) if len(rows) > 1 else ()):
            found.add(row["unit"])
            told = {"bucket": bucket, "page": page, "document_id": row["document_id"], "rank": rank}
            wanted.add(f"work/wanted/{row['unit']}/{bucket}.parquet", {**told, "pages": row["pages"]})
    _put(folder, wanted)
    return sorted(found)


def fetch(step: Step, part: tuple[str, Sequence[str]]) -> int:
    """The texts and claims of a part's documents that have other versions, to the buckets of their pages."""
    unit, tables = part
    folder, versions = Folder(step.out), Tables(_VERSIONS)
    wanted = [row for path in folder.find(f"work/wanted/{unit}") for row in read(folder, path)]
    names = {row["document_id"] for row in wanted}
    documents = folder.path(f"documents/{unit}.parquet")
    texts = {row["document_id"]: jsons.read(row["json"])["text"] for row in _of(folder, documents, names, "json")}
    claims: dict[str, list[str]] = {}
    for row in chain.from_iterable(_of(folder, path, names, "linked") for path in tables):
        claims.setdefault(row["document_id"], []).append(row["linked"])
    for row in wanted:
        bucket, name = row.pop("bucket"), row["document_id"]
        told = {**row, "unit": unit, "text": texts[name], "claims": sorted(claims.get(name, ()))}
        versions.add(f"work/versions/{bucket}/{unit}.parquet", told)
    _put(folder, versions)
    return len(wanted)


def vote(step: Step, bucket: str) -> int:
    """What the newest text of each page of the bucket no longer says."""
    folder, votes, many = Folder(step.out), Tables(_VOTES), 0
    for _, rows in sorted(_by("page", folder, f"work/versions/{bucket}").items()):
        *older, newest = sorted(rows, key=lambda row: int(row["rank"]))
        text, now = folded(newest["text"]), [jsons.read(told)["claim"] for told in newest["claims"]]
        for row in older:
            for claim in (linked_of(jsons.read(told)) for told in row["claims"]):
                if not still_made(claim.claim, claim.evidence, now, text):
                    many += 1
                    told = {"claim_id": claim.claim_id, "pages": row["pages"]}
                    votes.add(f"work/votes/{row['unit']}/{bucket}.parquet", told)
    _put(folder, votes)
    return many


def withdrawn(folder: Folder, unit: str) -> frozenset[str]:
    """The claims of a part that none of their pages still makes."""
    votes: Counter[str] = Counter()
    needed: dict[str, int] = {}
    for path in folder.find(f"work/votes/{unit}"):
        for row in read(folder, path):
            votes[row["claim_id"]] += 1
            needed[row["claim_id"]] = row["pages"]
    return frozenset(claim_id for claim_id, number in votes.items() if number >= needed[claim_id])


def dropped(folder: Folder, unit: str) -> frozenset[str]:
    """The documents of a part that another has."""
    return frozenset(row["document_id"] for path in folder.find(f"work/dropped/{unit}") for row in read(folder, path))


def _age(row: _Row) -> tuple[str, str, str, str]:
    """From old to new, as the store has it: by the day that a version bears, by when it was fetched, or came."""
    day = row["published"]
    return day or "", row["fetched"] or "~", day or "9999", row["document_id"]


def _of(folder: Folder, path: str, names: set[str], column: str) -> Iterator[_Row]:
    """The rows of these documents."""
    wanted = pa.array(sorted(names), _TEXT)
    with folder.open(path) as file:
        for batch in pq.ParquetFile(file).iter_batches(columns=["document_id", column]):
            yield from batch.filter(pc.is_in(batch["document_id"], value_set=wanted)).to_pylist()


def _by(column: str, folder: Folder, under: str) -> Mapping[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for path in folder.find(under):
        for row in read(folder, path):
            found.setdefault(row[column], []).append(row)
    return found


def _put(folder: Folder, *tables: Tables) -> None:
    for path, content in chain.from_iterable(one.end() for one in tables):
        folder.write(path, content)


def _bucket(name: str, parts: int) -> str:
    return f"{zlib.crc32(name.encode()) % parts:05d}"


def unit_of(path: str) -> str:
    """The part to which a table belongs."""
    return path.rpartition("/")[2].removesuffix(".parquet")


Run = Callable[[Callable[[Step, Any], Any], Sequence[Any]], list[Any]]
"""Does a step's tasks, and gives what each gave."""


def turn(run: Run, folder: Folder, tables: Mapping[str, Sequence[str]]) -> None:
    """All of it, before claims are spread. `tables` are the claims of each part."""
    buckets = sorted(set(chain.from_iterable(run(seen, batches(list(folder.tables("documents")))))))
    pages = sorted(set(chain.from_iterable(run(first, buckets))))
    units = sorted(set(chain.from_iterable(run(crowded, pages))))
    run(fetch, [(unit, list(tables.get(unit, ()))) for unit in units])
    run(vote, pages if units else [])
