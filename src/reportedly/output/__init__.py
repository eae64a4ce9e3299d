"""What the command prints: each format a writer that turns one document and its claims into text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from reportedly.model import Claim, Document


class Writer(Protocol):
    """A format. Each method gives the text to print; nothing is kept between documents but what the format needs."""

    def begin(self) -> str: ...

    def document(self, document: Document, claims: Sequence[Claim]) -> str: ...

    def end(self) -> str: ...


def writer_for(name: str, *, many: bool, explain: bool, width: int) -> Writer:
    """The writer of a format: table, json, jsonl or csv.

    `many`: whether more than one result is to come (a JSON array instead of one object).
    `explain`: whether each value is shown with the words and the rule that gave it. `width`: columns of a table.
    """
    if name == "csv":
        from reportedly.output.csv import CsvWriter

        return CsvWriter(explain=explain)
    if name == "json":
        from reportedly.output.jsons import JsonWriter

        return JsonWriter(many=many, explain=explain)
    if name == "jsonl":
        from reportedly.output.jsons import JsonlWriter

        return JsonlWriter(explain=explain)
    from reportedly.output.table import TableWriter

    return TableWriter(explain=explain, width=width)
