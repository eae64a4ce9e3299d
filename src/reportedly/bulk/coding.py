"""One unit from its records to its tables. The same unit gives the same bytes, whoever does it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa

from reportedly.bounds import Bound, counted, noting
from reportedly.bulk.folder import NOWHERE, Done, Folder
from reportedly.bulk.records import documents
from reportedly.bulk.tables import Tables
from reportedly.bulk.units import Unit
from reportedly.contract import claim_json, document_json
from reportedly.errors import InputError
from reportedly.model import Claim, Document
from reportedly.parallel import Fault, attempt
from reportedly.read.options import ReadOptions
from reportedly.remarks import of_reading
from reportedly.resolve.linked import linked_all, linked_json
from reportedly.resolve.model import LinkedClaim
from reportedly.store import jsons
from reportedly.work import Coding

_TEXT, _NUMBER = pa.string(), pa.int64()
DOCUMENTS = pa.schema(
    {
        **dict.fromkeys(("document_id", "ref", "url", "publisher", "published"), _TEXT),
        "fetched": _TEXT,
        "media_type": _TEXT,
        "claims": _NUMBER,
        "json": _TEXT,
        "blocks": _TEXT,
        "bounds": _TEXT,
        "raw": pa.binary(),
    }
)
CLAIMS = pa.schema(
    {
        **dict.fromkeys(("claim_id", "document_id", "event_type", "sub_event", "place_id", "place"), _TEXT),
        **dict.fromkeys(("earliest", "latest", "source", "linked"), _TEXT),
        "number": _NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to do units: small, and the same for all. `raw` keeps the bytes of the pages too."""

    out: str
    coding: Coding
    options: ReadOptions
    raw: bool = False


def do_unit(job: Job, unit: Unit) -> Done:
    """Code the unit and write its tables, its bad records and then that it is done; nothing, where it is done."""
    folder = Folder(job.out)
    if (known := folder.done(unit.name)) is not None:
        return known
    coder, texts, claims = _coder(job.coding), Tables(DOCUMENTS), Tables(CLAIMS)
    documents_made = claims_made = 0
    bad: list[InputError] = []
    bounded: list[InputError] = []
    seen: set[str] = set()
    for found in documents(unit, job.options):
        if isinstance(found, InputError):
            bad.append(found)
            continue
        if found.id in seen:
            continue
        seen.add(found.id)
        with noting() as bounds:
            made = attempt(coder, found)
        if isinstance(made, Fault):
            problem = f"reportedly failed on it ({made.name}: {made.words:.200})"
            bad.append(InputError(ref=found.ref, problem=problem, remedy="please report this with the text"))
        else:
            texts.add(f"documents/{unit.name}.parquet", document_row(found, len(made), bounds, raw=job.raw))
            for place, row in claim_rows(found, made):
                claims.add(f"claims/{place}/{unit.name}.parquet", row)
            documents_made, claims_made = documents_made + 1, claims_made + len(made)
            bounded.extend(
                InputError(ref=found.ref, problem=one.problem, remedy=one.remedy) for one in of_reading(found, bounds)
            )
    for name, content in chain(claims.end(), texts.end()):
        folder.write(name, content)
    _tell(folder, f"bad/{unit.name}", bad)
    _tell(folder, f"bounded/{unit.name}", bounded)
    done = Done(documents_made, claims_made, len(bad), bounded=len({error.ref for error in bounded}))
    folder.mark(unit.name, done)
    return done


def lose_unit(job: Job, unit: Unit) -> Done:
    """The process died on it each time: it is told among the bad records, and the others go on."""
    problem = "the process died on this part of it"
    folder = Folder(job.out)
    error = InputError(ref=f"{unit.path}@{unit.first}", problem=problem, remedy="try it alone, with more memory")
    _tell(folder, f"bad/{unit.name}", [error])
    done = Done(0, 0, 1, lost=True)
    folder.mark(unit.name, done)
    return done


@cache
def _coder(coding: Coding) -> Callable[[Document], tuple[Claim, ...]]:
    """Loaded once a process."""
    return coding.load()


def claim_rows(document: Document, claims: Sequence[Claim]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a document's claims, each with the folder of its partition."""
    linked = linked_all(document_json(document), [claim_json(claim, document.text) for claim in claims])
    for number, claim in enumerate(linked):
        country, month = _partition(claim)
        yield f"country={country}/month={month}", _claim_row(claim, number)


def _tell(folder: Folder, name: str, errors: Sequence[InputError]) -> None:
    if errors:
        lines = [{"ref": error.ref, "problem": error.problem, "remedy": error.remedy} for error in errors]
        folder.write(f"{name}.jsonl", "".join(jsons.written(one) + "\n" for one in lines).encode())


def _partition(claim: LinkedClaim) -> tuple[str, str]:
    """Where and when, as far as that is told: the country of the place, the month of the first day."""
    place, time = claim.claim["place"] or {}, claim.claim["time"] or {}
    day = time.get("earliest") or (claim.published.isoformat() if claim.published else None)
    return place.get("country") or NOWHERE, day[:7] if day else NOWHERE


def _claim_row(claim: LinkedClaim, number: int) -> dict[str, Any]:
    told = claim.claim
    place, time, chain = told["place"] or {}, told["time"] or {}, told["attribution"]
    return {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "event_type": told["event_type"],
        "sub_event": (told["acled"] or {}).get("sub_event_type"),
        "place_id": place.get("place_id"),
        "place": jsons.plain(place.get("name") or place.get("text")),
        "earliest": time.get("earliest"),
        "latest": time.get("latest"),
        "source": jsons.plain((chain[0]["source"]["name"] or chain[0]["source"]["text"]) if chain else claim.publisher),
        "linked": jsons.written(linked_json(claim)),
        "number": number,
    }


def document_row(document: Document, claims: int, bounds: Sequence[Bound], *, raw: bool) -> dict[str, Any]:
    return {
        "document_id": document.id,
        "ref": jsons.plain(document.ref),
        "url": jsons.plain(document.url),
        "publisher": jsons.plain(document.publisher),
        "published": document.published.isoformat() if document.published else None,
        "fetched": document.fetched.isoformat() if document.fetched else None,
        "media_type": document.media_type,
        "claims": claims,
        "json": jsons.written(document_json(document)),
        "blocks": json.dumps(
            {
                "blocks": [[block.start, block.end, block.kind.value] for block in document.blocks],
                "masked": [[span.start, span.end] for span in document.masked],
            },
            separators=(",", ":"),
        ),
        "bounds": json.dumps(counted(bounds)) if bounds else None,
        "raw": document.raw if raw and document.raw else None,
    }


def sha256_of(path: Path | None) -> str | None:
    """Of a user's own file, so that a run is not gone on with another."""
    if path is None:
        return None
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise InputError(ref=str(path), problem=error.strerror or "cannot be read", remedy="check the path") from error
