"""The kinds of export by the name that `--as` takes; nothing heavy is imported here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of export: the module that writes it, and the extra of the package that it needs beside the rest.

    `folder`: it writes several files, into a folder. `help` says in some words what it is.
    """

    module: str
    help: str
    extra: str | None = None
    folder: bool = False


KINDS = {
    "acled": Kind("reportedly.export.acled", "ACLED's 31 columns, CSV"),
    "ucdp": Kind("reportedly.export.ucdp", "the 49 columns of UCDP's GED, CSV"),
    "plover": Kind("reportedly.export.plover", "POLECAT's 40 columns, CSV"),
    "evidence": Kind("reportedly.export.evidence", "a zip with all that events rest on, to be verified", "evidence"),
    "geojson": Kind("reportedly.export.geojson", "RFC 7946, for maps"),
    "parquet": Kind(
        "reportedly.export.parquet", "GeoParquet, events and claims as two files", extra="parquet", folder=True
    ),
    "jsonl": Kind("reportedly.export.jsonl", "everything, for reportedly import"),
}
