"""What was sent and what came, as `reportedly watch --warc` kept it: copied into a pack, and checked there.

A document's records are members of `exchanges.warc.gz` as they stand in the archive, byte for byte: a request and a
response for each exchange of its `fetches.jsonl` that the archive has. Address and time, to the microsecond, say which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.evidence.records import folder_name, stamp
from reportedly.evidence.warcs import BrokenRecordError, Record, records
from reportedly.read.addresses import AddressError, target_of
from reportedly.read.bodies import unpacked
from reportedly.store.evidence import DocumentRecord, Fetch

EXCHANGES = "exchanges.warc.gz"
_KINDS = ("request", "response")
_LARGEST = 128 << 20  # bytes of a document's records; what it was fetched with later is left out
_MOST = 64 << 20  # of one record, unpacked
_OF_ROBOTS = 512 * 1024  # a longer robots.txt was kept and hashed so far (RFC 9309, 2.5)
Key = tuple[str, str]


def exchange_files(documents: Iterable[DocumentRecord], folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a pack (names under `data/`) with what the archive in `folder` has of these documents' fetches.

    The archive is read once. Raises InputError where it cannot be read.
    """
    wanted: dict[Key, None] = {}
    keys: dict[str, list[Key]] = {}
    for record in documents:
        mine = [key for fetch in record.fetches if (key := _key(fetch)) is not None]
        if mine:
            keys[str(record.document["id"])] = mine
            wanted |= dict.fromkeys(mine)
    places = _places(folder, wanted)
    for document_id, mine in keys.items():
        content = _copied(place for key in mine for place in places.get(key, ()))
        if content:
            yield f"documents/{folder_name(document_id)}/{EXCHANGES}", content


def _key(fetch: Fetch) -> Key | None:
    """Address and time as the archive writes them."""
    try:
        target = target_of(fetch.url)
    except AddressError:
        return None
    return f"{target.origin}{target.path}", stamp(fetch.at)


def _places(folder: Path, wanted: Mapping[Key, None]) -> dict[Key, list[tuple[Path, int, int]]]:
    """Where in which file the records stand: first byte, and how many."""
    found: dict[Key, list[tuple[Path, int, int]]] = {}
    try:
        if not folder.is_dir():
            raise InputError(
                ref=str(folder), problem="no such folder", remedy="name the one of reportedly watch --warc"
            )
        for path in sorted(folder.glob("*.warc.gz")) if wanted else ():
            with path.open("rb") as file:
                try:
                    for record in records(file, keep=0):
                        if record.kind in _KINDS and record.key in wanted:
                            found.setdefault(record.key, []).append((path, record.start, record.size))
                except BrokenRecordError:  # the last one of a watch that was killed, or a file of another program
                    continue
    except OSError as error:
        raise InputError(ref=str(folder), problem=error.strerror or str(error), remedy="check the folder") from error
    return found


def _copied(places: Iterable[tuple[Path, int, int]]) -> bytes:
    parts, length = [], 0
    for path, start, size in places:
        length += size
        if length > _LARGEST:
            break
        with path.open("rb") as file:
            file.seek(start)
            parts.append(file.read(size))
    return b"".join(parts)


# --- checked again ----------------------------------------------------------------------------------------------------


def check_exchanges(content: bytes, fetches: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """What does not fit in a document's records, in words. `fetches` are the lines of its `fetches.jsonl`."""
    told: dict[Key, list[Mapping[str, Any]]] = {}
    for fetch in fetches:
        try:
            target = target_of(fetch["url"])
        except AddressError:
            continue
        told.setdefault((f"{target.origin}{target.path}", fetch["at"]), []).append(fetch)
    try:
        for record in records(BytesIO(content), keep=_MOST):
            where = f"what {record.key[0]:.200} sent at {record.key[1]:.40}"
            if record.kind not in _KINDS or record.key not in told:
                yield f"{where} is not in fetches.jsonl"
            elif record.kind == "response" and not any(_fits(record, fetch) for fetch in told[record.key]):
                yield f"{where} is not what fetches.jsonl has"
    except BrokenRecordError as error:
        yield str(error)


def _fits(record: Record, fetch: Mapping[str, Any]) -> bool:
    """Whether status and body are those of the line. The body may be packed; of one that says no more than that
    something went wrong the hash is of what came."""
    head, _, body = record.block.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    if status.split(" ")[1:2] != [str(fetch["status"])]:
        return False
    if fetch["sha256"] is None:
        return not body
    named = (line.partition(":") for line in lines)
    codings = ",".join(value for name, _, value in named if name.strip().lower() == "content-encoding")
    bodies = [body]
    if codings:
        try:
            bodies.append(unpacked(body, codings, record.key[0], _MOST))
        except InputError:
            return False
    sums = {sha256(part).hexdigest() for whole in bodies for part in (whole, whole[:_OF_ROBOTS])}
    return fetch["sha256"] in sums
